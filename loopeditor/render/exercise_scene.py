"""The diagram of an exercise as a scene: with what is hidden, without it, and with circles to write in."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from math import ceil

import numpy as np

from loopeditor.analysis.exercise import Exercise
from loopeditor.analysis.naming import loop_with
from loopeditor.geometry.drawing import draw
from loopeditor.geometry.labels import WIDEST
from loopeditor.geometry.scene import LinkShape, Scene, VariableShape
from loopeditor.geometry.shapes import Floats, Path, Point, Rect, flatten
from loopeditor.geometry.text import SIZE, TextMeasurer, on_one_line, wrap
from loopeditor.model.diagram import Group, Link
from loopeditor.model.polarity import Polarity

RADIUS = 10.0
"""That of a circle for a sign, in points."""
_WRITTEN = 80.0  # points that a word written by hand needs
_BOX = "grey"


@dataclass(frozen=True)
class Ring:
    """A circle to write in; on the key it holds the sign of a link, which elsewhere is unknown.

    ``about`` holds the id of its link or, for the letter of a loop, the loop's key; such a circle has round it the
    arrow that turns the loop's way.
    """

    center: Point
    radius: float
    sign: Polarity = Polarity.UNKNOWN
    turn: Path = ()
    tip: Point | None = None
    about: tuple[str, ...] = ()

    @property
    def box(self) -> Rect:
        """The room that it takes."""
        return Rect.around(self.center, 2 * self.radius, 2 * self.radius)


def drawn(whole: Exercise, widths: TextMeasurer) -> Scene:
    """The whole diagram with its loops; names that are hidden have a box, none of them too small to write in."""
    loops = [(loop, name) for key, name in whole.identifiers if (loop := loop_with(whole.diagram, key))]
    named = {i: _roomy(whole.diagram.name(i), widths) for i in whole.names}
    room = replace(
        whole.diagram,
        variables=tuple(
            replace(v, name=named.get(v.id, v.name), group=_BOX if v.id in named else "")
            for v in whole.diagram.variables
        ),
        groups=(Group(_BOX, _BOX),),
        ghosts=tuple(ghost for ghost in whole.diagram.ghosts if ghost.variable not in named),
        links=tuple(_at_variables(link, named) for link in whole.diagram.links),
    )
    scene = draw(room, loops, widths)
    return replace(
        scene,
        variables=tuple(_named(shape, whole, widths) for shape in scene.variables),
        links=_with_circles(scene, whole) if whole.signs else scene.links,
        title=on_one_line(whole.diagram.title),
    )


def _at_variables(link: Link, named: Collection[str]) -> Link:
    """A link drawn at the variables themselves where their names are hidden: a ghost would say them."""
    source_ghost = "" if link.source in named else link.source_ghost
    return replace(link, source_ghost=source_ghost, target_ghost="" if link.target in named else link.target_ghost)


def _roomy(name: str, widths: TextMeasurer) -> str:
    """Something as wide as a name, or as a word written by hand where that is wider."""
    missing = _WRITTEN - widths.width(name, SIZE)
    return name + "n" * max(0, ceil(missing / widths.width("n", SIZE)))


def _named(shape: VariableShape, whole: Exercise, widths: TextMeasurer) -> VariableShape:
    if shape.id not in whole.names:
        return shape
    name = whole.diagram.name(shape.id)
    return replace(shape, name=on_one_line(name), lines=wrap(name, widths, WIDEST))


def _with_circles(scene: Scene, whole: Exercise) -> tuple[LinkShape, ...]:
    """The links with hidden signs amid their lines, where nobody can doubt to which link a circle belongs."""
    lines = [flatten(link.path) for link in scene.links]
    points = np.array([point for line in lines for point in line]).reshape(-1, 2)
    owner = np.repeat(np.arange(len(lines)), [len(line) for line in lines])
    taken = [(*loop.center, loop.radius) for loop in scene.loops]
    links = list(scene.links)
    for k, link in enumerate(scene.links):
        if link.id in whole.signs:
            bars = [point for bar in link.delay for point in bar]
            others = np.concatenate([points[owner != k], np.array(bars).reshape(-1, 2)])
            spot = _free_spot(lines[k], scene.variable_boxes, others, np.array(taken).reshape(-1, 3))
            taken.append((*spot, RADIUS))
            links[k] = replace(link, sign=spot)
    return tuple(links)


def _free_spot(line: Sequence[Point], names: Floats, others: Floats, taken: Floats) -> Point:
    """The point of a line, amid it if possible, at which a circle touches nothing else.

    ``names`` are boxes, ``others`` places, ``taken`` circles: their middles and radii. O(points * things).
    """
    here = np.array(line)
    gaps = [np.full(len(line), np.inf)]
    if len(names):
        beside = np.maximum(names[None, :, :2] - here[:, None], here[:, None] - names[None, :, 2:]).clip(0.0)
        gaps.append(np.hypot(beside[..., 0], beside[..., 1]).min(axis=1))
    for things, radius in ((others, 0.0), (taken[:, :2], taken[:, 2])):
        if len(things):
            away = here[:, None] - things[None]
            gaps.append((np.hypot(away[..., 0], away[..., 1]) - radius).min(axis=1))
    cramped = (RADIUS + 4.0 - np.min(gaps, axis=0)).clip(0.0)
    off_middle = np.abs(np.linspace(-0.5, 0.5, len(line)))
    return line[int(np.argmin(cramped + off_middle * RADIUS))]


def hidden(scene: Scene, whole: Exercise) -> Scene:
    """The ``drawn`` scene without what is to be found out.

    For what is found out by now, give an exercise that hides less than the one that was drawn.
    """
    unsigned = {*whole.signs}
    return replace(
        scene,
        variables=tuple(replace(v, lines=("",), name="") if v.id in whole.names else v for v in scene.variables),
        links=tuple(
            replace(k, polarity=Polarity.UNKNOWN) if k.id in unsigned else k
            for k in scene.links
            if k.id != whole.missing
        ),
        loops=tuple(loop for loop in scene.loops if loop.key not in whole.loops),
    )


def rings(scene: Scene, whole: Exercise, *, key: bool) -> Iterator[Ring]:
    """Where something is to be written; on the key, round the missing link's sign too."""
    for link in scene.links:
        if link.id in whole.signs:
            yield Ring(link.sign, RADIUS, link.polarity if key else Polarity.UNKNOWN, about=(link.id,))
        elif key and link.id == whole.missing:
            yield Ring(link.sign, RADIUS, link.polarity, about=(link.id,))
    if not key:
        asked = (loop for loop in scene.loops if loop.key in whole.loops)
        yield from (Ring(b.center, b.radius - 3.5, Polarity.UNKNOWN, b.turn, b.tip, b.key) for b in asked)
