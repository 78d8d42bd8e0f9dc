"""How long a picture takes in a running process."""

from __future__ import annotations

import shutil
import subprocess
from functools import partial
from pathlib import Path

import loopeditor as le
from benchmarks.timing import Absent, Comparison, Comparisons, Work

EXAMPLE = "amazon"


def comparisons(folder: Path) -> Comparisons:
    """Diagram to file, against ``dot`` as a process and against Graphviz alone, all on the same drawing."""
    diagram = le.example(EXAMPLE)
    drawing = folder / "drawing.dot"
    le.export(diagram, drawing)
    made: Comparisons = []
    for extension in ("svg", "png", "pdf"):
        name = f"export {EXAMPLE}.{extension}"
        ours = partial(le.export, diagram, folder / f"picture.{extension}")
        made += [_against_process(name, ours, drawing, extension), _against_graphviz(name, ours, drawing, extension)]
    return made


def _against_process(name: str, ours: Work, drawing: Path, extension: str) -> Comparison | Absent:
    """Against ``neato -n2``, the command that draws what has its places, as one would type it."""
    program = shutil.which("neato")
    if not program:
        return Absent(f"{name} against dot -T{extension}", "no Graphviz is installed on this system")
    command = [program, "-n2", f"-T{extension}", str(drawing)]
    return Comparison(name, ours, f"dot -T{extension} as a process", partial(subprocess.check_output, command))


def _against_graphviz(name: str, ours: Work, drawing: Path, extension: str) -> Comparison:
    from loopeditor.engine.process import run

    return Comparison(
        name, ours, "Graphviz alone", partial(run, drawing.read_text(encoding="utf-8"), "nop2", extension)
    )
