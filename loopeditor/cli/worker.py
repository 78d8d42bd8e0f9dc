"""A process that helps with a list of work until its input ends: a pickled function, then items; see ``sharing.py``.

Each answer is a tuple that holds what the function gives, or None where it fails. Its arguments are modules to load
first.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import signal
import sys
from collections.abc import Callable
from importlib import import_module
from typing import Any, NoReturn


def main() -> None:
    """Answer until the input ends or nobody listens any more; asked to terminate, leave no file behind."""
    signal.signal(signal.SIGTERM, _leave)
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what anything prints cannot get between the answers
    for module in sys.argv[1:]:
        import_module(module)
    with contextlib.suppress(EOFError, BrokenPipeError):
        function = pickle.load(sys.stdin.buffer)  # noqa: S301 - the process says it that started us
        while True:
            item = pickle.load(sys.stdin.buffer)  # noqa: S301 - as above
            pickle.dump(_answer(function, item), answers)
            answers.flush()


def _leave(*_: object) -> NoReturn:
    sys.exit(0)


def _answer(function: Callable[[Any], object], item: object) -> tuple[object] | None:
    try:
        return (function(item),)
    except Exception:  # noqa: BLE001 - whoever asked does it again, and it fails there
        return None


if __name__ == "__main__":
    main()
