"""How long a picture takes in a running process, and many pictures in one call."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from tempfile import TemporaryFile

import loopeditor as le
from benchmarks.timing import Absent, Comparison, Comparisons, Result, Trial
from loopeditor import api
from loopeditor.render.picture import dot_of

EXAMPLE = "amazon"
COUNT = 100
_FORMATS = ("svg", "png", "pdf")


def comparisons(folder: Path) -> Comparisons:
    """Diagram to file against Graphviz on the same DOT, here and as a process; and many in one call."""
    diagram = le.example(EXAMPLE)
    scene = api.scene(diagram)
    made: Comparisons = []
    for extension in _FORMATS:
        drawing = folder / f"{extension}.dot"
        drawing.write_bytes(dot_of(scene, extension))
        ours = partial(le.export, diagram, folder / f"picture.{extension}")
        made.append(_against_graphviz(f"export {EXAMPLE}.{extension}", ours, drawing, extension))
    return [*made, *(_many(folder, extension) for extension in _FORMATS)]


def _against_graphviz(name: str, ours: Callable[[], None], drawing: Path, extension: str) -> Comparison | Absent:
    """Against the very Graphviz that draws ours, in this process and with the file already in memory."""
    try:
        from pygraphviz import graphviz
    except ImportError as error:
        return Absent(name, str(error))
    context, dot = graphviz.gvContextWithBuiltins(), drawing.read_bytes()

    def draw() -> bytes:
        with TemporaryFile() as file:
            file.write(dot)
            file.seek(0)
            graph = graphviz.agread(file, None)
        graphviz.gvLayout(context, graph, b"nop2")
        _, data = graphviz.gvRenderData(context, graph, extension.encode())
        graphviz.gvFreeLayout(context, graph)
        graphviz.agclose(graph)
        return data if isinstance(data, bytes) else bytes(data, "utf-8")

    return Comparison(name, ours, "Graphviz alone", draw)


def _many(folder: Path, extension: str) -> Trial | Absent:
    """The diagrams in one call of the command line, from its start to its end, against a ``dot`` for each.

    That lays the same diagrams out by itself, with its own fonts, and writes them without signs, bars or identifiers.
    """
    name = f"{COUNT} diagrams as {extension}"
    program = shutil.which("dot")
    if not program:
        return Absent(name, "no Graphviz is installed on this system")

    def run() -> Result:
        cases = folder / "many"
        cases.mkdir(exist_ok=True)
        examples = le.examples()
        for i in range(COUNT):
            diagram = le.example(examples[i % len(examples)])
            for ending in ("cld", "dot"):
                le.save(diagram, cases / f"{i}.{ending}")
        sources = [str(cases / f"{i}.cld") for i in range(COUNT)]
        output = str(folder / "out" / f"{{name}}.{extension}")
        ours = _seconds([sys.executable, "-m", "loopeditor", "export", *sources, "-o", output])
        target = str(folder / f"theirs.{extension}")
        theirs = _seconds(*[[program, f"-T{extension}", f"{cases / str(i)}.dot", "-o", target] for i in range(COUNT)])
        return Result(ours, theirs, f"{os.cpu_count()} processors")

    return Trial(name, run, f"{COUNT} runs of dot")


def _seconds(*commands: list[str]) -> float:
    began = time.perf_counter()
    for command in commands:
        subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - began
