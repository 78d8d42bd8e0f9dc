"""How long a picture takes in a running process, and many pictures in one call."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from itertools import count
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

import loopeditor as le
from benchmarks.timing import Absent, Comparison, Comparisons, Result, Trial, Work, compare
from loopeditor import api
from loopeditor.engine.fonts import fontconfig_file
from loopeditor.render.picture import dot_of

EXAMPLE = "amazon"
COUNT = 100
_FORMATS = ("svg", "png", "pdf")
_ROUNDS = 40  # a picture takes a few milliseconds, as much as anything else that the computer does now and then


def comparisons(folder: Path) -> Comparisons:
    """Diagram to file against Graphviz on the same DOT, here and as a process; and many in one call.

    A diagram that is drawn already, as in the window or for a picture of another kind, and one that is read and drawn
    anew each time. Both sides write each picture to a new file: to replace one takes as long as the disk likes.
    """
    diagram, numbers = le.example(EXAMPLE), count()

    def export(extension: str, *, anew: bool = False) -> None:
        le.export(le.example(EXAMPLE) if anew else diagram, folder / f"{next(numbers)}.{extension}")

    made: Comparisons = []
    for extension in _FORMATS:
        name = f"export {EXAMPLE}.{extension}"
        theirs = partial(_by_graphviz_alone, folder, extension, [EXAMPLE])
        made.append(_against_graphviz(name, partial(export, extension), theirs))
        made.append(_against_graphviz(f"{name} anew", partial(export, extension, anew=True), theirs))
    return [*made, *(_many(folder, extension) for extension in _FORMATS)]


def _against_graphviz(name: str, ours: Work, theirs: Callable[[], Work]) -> Trial | Absent:
    try:
        comparison = Comparison(name, ours, "Graphviz alone", theirs())
    except ImportError as error:
        return Absent(name, str(error))
    return Trial(name, partial(compare, comparison, _ROUNDS), comparison.baseline)


def _by_graphviz_alone(folder: Path, extension: str, examples: Sequence[str]) -> Work:
    """The very Graphviz that draws ours, in this process, with our fonts, from the same DOT in memory to files."""
    os.environ["FONTCONFIG_FILE"] = str(fontconfig_file())
    from pygraphviz import graphviz

    context, numbers = graphviz.gvContextWithBuiltins(), count()
    files = [TemporaryFile(buffering=0) for _ in examples]  # noqa: SIM115 - drawn again in every round
    for file, example in zip(files, examples, strict=True):
        file.write(dot_of(api.scene(le.example(example)), extension))

    def draw_one(file: IO[bytes]) -> None:
        file.seek(0)
        graph = graphviz.agread(file, None)
        graphviz.gvLayout(context, graph, b"nop2")
        _, data = graphviz.gvRenderData(context, graph, extension.encode())
        (folder / f"graphviz{next(numbers)}.{extension}").write_bytes(
            data if isinstance(data, bytes) else data.encode()
        )
        graphviz.gvFreeLayout(context, graph)
        graphviz.agclose(graph)

    def draw() -> None:
        for file in files:
            draw_one(file)

    return draw


def _many(folder: Path, extension: str) -> Trial | Absent:
    """The diagrams in one call of the command line, from its start to its end, against a ``dot`` for each.

    That lays the same diagrams out by itself, with its own fonts, and writes them without signs, bars or identifiers.
    What Graphviz alone takes for the DOT of all of ours, where it is loaded already, is the least that there can be on
    one processor.
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
        targets = [str(folder / f"theirs{i}.{extension}") for i in range(COUNT)]
        runs = [[program, f"-T{extension}", f"{cases / str(i)}.dot", "-o", targets[i]] for i in range(COUNT)]
        theirs = _seconds(*runs)
        least = _least(folder, extension, [examples[i % len(examples)] for i in range(COUNT)])
        return Result(ours, theirs, f"{os.cpu_count()} processors; {least / theirs:.2f} x by Graphviz alone")

    return Trial(name, run, f"{COUNT} runs of dot")


def _least(folder: Path, extension: str, examples: Sequence[str]) -> float:
    draw = _by_graphviz_alone(folder, extension, examples)
    began = time.perf_counter()
    draw()
    return time.perf_counter() - began


def _seconds(*commands: list[str]) -> float:
    began = time.perf_counter()
    for command in commands:
        subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - began
