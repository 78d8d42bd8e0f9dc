"""The child process: draws one DOT after another until its input ends.

A request is a line of JSON (``layout``, ``format``, ``size``, ``deadline`` in seconds) and ``size`` bytes of DOT; an
answer is a line of JSON (``size`` and, where it failed, ``error``) and ``size`` bytes of picture. Graphviz's own words
go to standard error. Whoever asks ends a picture that takes too long; should that program be gone, the system does.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Callable
from contextlib import ExitStack
from functools import partial
from tempfile import TemporaryFile
from typing import Any

Draw = Callable[[bytes, str, str, ExitStack], bytes]
"""Makes a picture of a DOT text with a layout and in a format; what is to be tidied up can wait for its end."""

_GRACE = 1.0


def main() -> None:
    """Serve requests from standard input; what Graphviz prints cannot get between the answers."""
    requests = sys.stdin.buffer
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    draw = _drawer()
    while header := requests.readline():
        request = json.loads(header)
        dot = requests.read(request["size"])
        _ends_after(request["deadline"] + _GRACE)
        with ExitStack() as afterwards:  # whoever asked need not wait for it
            answer, data = _answer(draw, dot, request, afterwards)
            answers.write(json.dumps(answer | {"size": len(data)}).encode() + b"\n" + data)
            answers.flush()
        _ends_after(0)


def _ends_after(seconds: float) -> None:
    """Let the system end this process then, whatever Graphviz is at; 0 takes that back."""
    if hasattr(signal, "setitimer"):
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_REAL, seconds)


def _answer(draw: Draw, dot: bytes, request: dict[str, Any], afterwards: ExitStack) -> tuple[dict[str, str], bytes]:
    try:
        return {}, draw(dot, request["layout"], request["format"], afterwards)
    except Exception as error:  # noqa: BLE001 - whatever goes wrong here is for the parent to tell
        sys.stderr.flush()
        return {"error": str(error) or type(error).__name__}, b""


def _drawer() -> Draw:
    """Graphviz from the wheel, or a ``dot`` on the PATH where there is no wheel or the user prefers it."""
    if os.environ.get("LOOPEDITOR_GRAPHVIZ") == "system":
        return _draw_by_system
    try:
        from pygraphviz import graphviz
    except ImportError as error:
        return partial(_draw_by_system, missing=str(error))
    context, file = graphviz.gvContextWithBuiltins(), TemporaryFile(buffering=0)  # noqa: SIM115 - for every picture

    def draw_by_wheel(dot: bytes, layout: str, picture_format: str, afterwards: ExitStack) -> bytes:
        file.seek(0)
        file.truncate()
        if file.write(dot) < len(dot):
            raise OSError("there is no room for the drawing on the disk")
        file.seek(0)
        graph = graphviz.agread(file, None)
        afterwards.callback(graphviz.agclose, graph)
        if graphviz.gvLayout(context, graph, layout.encode()):
            raise ValueError(f"the layout {layout!r} failed")
        afterwards.callback(graphviz.gvFreeLayout, context, graph)
        failed, data = graphviz.gvRenderData(context, graph, picture_format.encode())
        if failed:
            raise ValueError(f"the format {picture_format!r} failed")
        return data if isinstance(data, bytes) else data.encode()

    return draw_by_wheel


def _draw_by_system(dot: bytes, layout: str, picture_format: str, _: ExitStack, missing: str = "") -> bytes:
    import graphviz

    program, no_op = {"nop": ("neato", 1), "nop2": ("neato", 2)}.get(layout, (layout, None))
    try:
        picture: bytes = graphviz.pipe(program, picture_format, dot, neato_no_op=no_op)
    except graphviz.ExecutableNotFound:
        why = f" ({missing})" if missing else ""
        raise ValueError(f"pygraphviz cannot be loaded{why} and there is no dot on the PATH; install either") from None
    return picture


if __name__ == "__main__":
    main()
