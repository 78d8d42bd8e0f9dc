"""How a map looks that is placed from nothing: ours beside Graphviz's engines, each measured on its own SVG.

``crossings`` and ``round`` (1 for loops that are circles) are ours, then those of dot, neato, circo, twopi, fdp and
sfdp with labels that do not overlap; a dash stands for an engine that was not done in time. The time of the baseline is
that of the engine with the fewest crossings. Of our picture are told overlapping labels, links through labels, links of
loops that are drawn straight, the height of the smallest label on a slide, and the seconds of the processor that it
took, which other programs on the machine do not add to.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import loopeditor as le
from benchmarks.corpus import FOLDER, Map, maps
from benchmarks.timing import Absent, Comparisons, Result, Trial
from loopeditor.analysis.loops import find_loops
from loopeditor.engine.process import GraphvizError, run
from loopeditor.geometry.drawing import draw
from loopeditor.geometry.shapes import Point, flatten
from loopeditor.layout.flywheel import rearrange
from loopeditor.model.diagram import Diagram
from loopeditor.render.measurer import measurer

ENGINES = ("dot", "neato", "circo", "twopi", "fdp", "sfdp")
MOST = 60
"""Variables up to which every map is measured; of the larger ones only LARGE is."""
LARGE = "csv_obesity_foresight_edges.csv"

_PATIENCE, _PATIENCE_LARGE = 5.0, 12.0  # seconds that an engine has
_CURVED = 0.04  # as the measuring tool has it
_TOOL = FOLDER.parent / "tools" / "picture.py"

Measured = Mapping[str, Any]
Measure = Callable[[Path], Measured]


@dataclass(frozen=True)
class Drawn:
    """What is told of one picture, and the seconds that it took to place."""

    measured: Measured
    seconds: float
    of_processor: float = 0.0
    straight: int = 0


def comparisons(folder: Path) -> Comparisons:
    """The built-in flywheels, the maps of the corpus, and the large one."""
    if not _TOOL.is_file():
        return [Absent("layout", f"there is no {_TOOL.name} to measure pictures with beside this checkout")]
    flywheels = [(name, le.example(name)) for name in le.examples()]
    read = [each for each in maps() if isinstance(each, Map)]
    fitting = [(each.name, each.diagram) for each in read if len(each.diagram.variables) <= MOST or each.name == LARGE]
    fitting.sort(key=lambda each: len(each[1].links))
    rearrange(le.parse("A -> B -> A"), measurer())  # what is loaded once is loaded
    return [_trial(name, diagram, folder) for name, diagram in (*flywheels, *fitting)]


def _trial(name: str, diagram: Diagram, folder: Path) -> Trial:
    size = f"{len(diagram.variables)}/{len(diagram.links)}"
    return Trial(f"{name[:20]} {size}", partial(_compared, diagram, folder), "the best engine")


def _compared(diagram: Diagram, folder: Path) -> Result:
    measure = _measure()
    ours = _ours(diagram, folder / "ours.svg", measure)
    theirs = {engine: _theirs(diagram, engine, folder / f"{engine}.svg", measure) for engine in ENGINES}
    done = [each for each in theirs.values() if each]
    best = min(done, key=lambda each: (each.measured["crossings"], each.seconds), default=ours)
    told = ours.measured
    note = (
        f"crossings {told['crossings']} | {_row(theirs, 'crossings')}; round {_told(told['round'])} | "
        f"{_row(theirs, 'round')}; overlaps {told['overlaps']}, through {told['through']}, straight {ours.straight}, "
        f"{told['px']} px, {ours.of_processor:.1f} s of the processor"
    )
    return Result(ours.seconds, best.seconds, note)


def _row(drawn: Mapping[str, Drawn | None], what: str) -> str:
    return " ".join(_told(each.measured[what]) if each else "-" for each in drawn.values())


def _told(value: float | None) -> str:
    return "none" if value is None else f"{value:g}"


def _ours(diagram: Diagram, path: Path, measure: Measure) -> Drawn:
    bare = replace(
        diagram,
        variables=tuple(replace(variable, position=None) for variable in diagram.variables),
        links=tuple(replace(link, bend=None) for link in diagram.links),
    )
    began, worked = time.perf_counter(), time.process_time()
    placed = rearrange(bare, measurer())
    seconds, of_processor = time.perf_counter() - began, time.process_time() - worked
    le.export(placed, path)
    return Drawn(measure(path), seconds, of_processor, _straight(placed))


def _straight(diagram: Diagram) -> int:
    """Links of loops that bend by less than a twenty-fifth of their length."""
    loops = find_loops(diagram, seconds=5.0).found
    on_loops = {link for loop in loops for link in loop.links}
    scene = draw(diagram, [(loop, "") for loop in loops], measurer())
    return sum(_sagitta(link.path) < _CURVED for link in scene.links if link.id in on_loops)


def _sagitta(path: Sequence[Point]) -> float:
    """How far a curve strays from the straight line between its ends, over the length of that."""
    along = path[-1] - path[0]
    off = max(abs(along.x * (point - path[0]).y - along.y * (point - path[0]).x) for point in flatten(tuple(path)))
    return off / max(along.length**2, 1.0)


def _theirs(diagram: Diagram, engine: str, path: Path, measure: Measure) -> Drawn | None:
    """The engine's own picture of the same names and links."""
    lines = [_quoted(variable.name) for variable in diagram.variables]
    lines += [f"{_quoted(diagram.name(k.source))} -> {_quoted(diagram.name(k.target))}" for k in diagram.links]
    dot = "\n".join(["digraph {", "overlap=false", *lines, "}"])
    patience = _PATIENCE if len(diagram.variables) <= MOST else _PATIENCE_LARGE
    began = time.perf_counter()
    try:
        path.write_bytes(run(dot, engine, "svg", patience))
    except GraphvizError:
        return None
    return Drawn(measure(path), time.perf_counter() - began)


def _quoted(name: str) -> str:
    escaped = name.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _measure() -> Measure:
    spec = spec_from_file_location("picture", _TOOL)
    if spec is None or spec.loader is None:
        raise ImportError(f"{_TOOL} is no Python module")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    measure: Measure = module.measure
    return measure
