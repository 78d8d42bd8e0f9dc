"""How long the command line takes to start and to answer."""

from __future__ import annotations

from pathlib import Path

from benchmarks.timing import Comparison, Comparisons, python


def comparisons(folder: Path) -> Comparisons:  # noqa: ARG001 - it makes no files
    """The command as a process, against a Python that does nothing."""
    nothing = python("-c", "pass")
    return [
        Comparison(f"loopeditor {' '.join(words)}", python("-m", "loopeditor", *words), "python -c pass", nothing)
        for words in (["--version"], ["--help"], ["examples"], ["loops", "amazon"])
    ]
