"""A moment of a run or a walk as marks below and above the picture of a scene: the same in window, film and page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field

from loopeditor.geometry.scene import LinkShape, VariableShape
from loopeditor.render import marks
from loopeditor.render.passing import Arrows, Bead


@dataclass(frozen=True)
class Moment:
    """What is seen of a run: level and rate of each variable, -1 to 1, the drive of links, 0 to 1, and who is cut."""

    levels: Mapping[str, tuple[float, float]]
    drive: Mapping[str, float] = field(default_factory=dict)
    cut: Set[str] = frozenset()


def below(links: Iterable[LinkShape], names: Iterable[VariableShape], moment: Moment) -> Iterator[marks.Mark]:
    """Ribbons along links that drive, and plates behind names."""
    for link in links:
        drive = moment.drive.get(link.id, 0.0)
        if drive > marks.LEAST_DRIVE and link.id not in moment.cut:
            yield marks.ribbon(link, drive)
    for shape in names:
        if known := moment.levels.get(shape.ghost_of or shape.id):
            yield plate(shape, known[0])


def above(
    links: Iterable[LinkShape], names: Iterable[VariableShape], moment: Moment, spots: Mapping[str, marks.Spot]
) -> Iterator[marks.Mark]:
    """What makes links pale that are cut, gauges, and arrows beside them at the spots of their shapes (ids)."""
    if moment.cut:
        for link in links:
            if link.id in moment.cut:
                yield from marks.cut(link)
    for shape in names:
        if known := moment.levels.get(shape.ghost_of or shape.id):
            yield from marks.gauge(shape.box, known[0])
            yield from marks.drift(spots[shape.id], known[1])


def plate(shape: VariableShape, level: float) -> marks.Patch:
    """The plate behind a name; the pale name of a ghost could not be read on a tinted one."""
    return marks.plate(shape.box, level, is_tinted=not shape.ghost_of)


def push_marks(
    links: Iterable[LinkShape], names: Iterable[VariableShape], arrows: Arrows, beads: Iterable[Bead]
) -> Iterator[marks.Mark]:
    """What travels at a moment of a walk, and the arrows that are there by then."""
    for shape in names:
        yield from marks.arrows(shape.box, arrows.get(shape.ghost_of or shape.id, ()))
    shown = {link.id: link for link in links}
    for bead in beads:
        if link := shown.get(bead.link):
            yield from marks.bead(marks.place_on(link, bead.share), bead.share, bead.before, bead.after)
