"""Placement round the loops: the main loop becomes a wheel, the rest finds its place inside and beside it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from loopeditor.analysis.loops import Loop, find_loops
from loopeditor.geometry.drawing import GUIDES
from loopeditor.geometry.shapes import Floats
from loopeditor.geometry.text import TextMeasurer
from loopeditor.layout.arranging import Arranging, Placed
from loopeditor.layout.patience import Cancel, Cancelled, Patience, Progress
from loopeditor.layout.quality import Judge
from loopeditor.layout.starts import SPACING, beside, layered, main_wheel, starts
from loopeditor.layout.styles import Style, Wishes, wishes
from loopeditor.layout.tidying import Tidying
from loopeditor.layout.web import Rows
from loopeditor.model import edits
from loopeditor.model.diagram import Diagram

LARGE = 60
"""Variables up to which SECONDS are enough; a larger diagram gets SECONDS_LARGE."""
SECONDS, SECONDS_LARGE = 1.6, 7.8
"""For how long a placement is cut out, on a plain machine and with a good half of it to spare."""

_BUSY = 5.0  # times the time that is planned a busy machine may take
_FINISHING = 0.1  # of its time that a placement may take in addition where something still collides
_LOOSE = (Style.LOBES, Style.COMPACT)  # styles in which any variable may stand anywhere
_SAME = 0.02  # difference of bend that nobody sees


def arrange(
    diagram: Diagram,
    measurer: TextMeasurer,
    *,
    style: Style = Style.LOBES,
    aspect: str = "16:9",
    seconds: float | None = None,
    progress: Progress | None = None,
    cancelled: Cancel | None = None,
) -> Diagram:
    """The diagram with a place for each variable; those that have one keep it. Deterministic; see ``rearrange``.

    Raises:
        Cancelled: when ``cancelled`` says so.
        KeyError: for an unknown shape.
    """
    if diagram.is_placed:
        return diagram
    if all(variable.position is None for variable in diagram.variables):
        return rearrange(
            diagram,
            measurer,
            style=style,
            aspect=aspect,
            seconds=seconds,
            progress=progress,
            cancelled=cancelled,
        )
    patience = _patience(diagram, seconds, progress, cancelled)
    chosen = wishes(style, aspect)
    judge = Judge(diagram, _loops(diagram), measurer, chosen.aspect)
    free = np.array([variable.position is None for variable in diagram.variables])
    known = {k: np.array(v.position) for k, v in enumerate(diagram.variables) if v.position is not None}
    touched = free[judge.source] | free[judge.target]
    own = np.array([link.bend is not None for link in judge.links], bool)
    movable, loose = np.flatnonzero(free), np.flatnonzero(touched & ~own)
    start = beside(judge.web, known)
    placed = Arranging(judge, chosen, movable, loose, patience).best([start])
    return _with(diagram, judge, placed, movable, loose)


def rearrange(
    diagram: Diagram,
    measurer: TextMeasurer,
    *,
    style: Style = Style.LOBES,
    aspect: str = "16:9",
    seconds: float | None = None,
    progress: Progress | None = None,
    cancelled: Cancel | None = None,
) -> Diagram:
    """The diagram with all its variables placed anew about the origin, and without the bends that it had.

    A link gets a bend where the geometry's own would cross something or run through a label, and a name that is better
    written in more or fewer lines gets these. With time enough the same diagram gets the same places.

    Args:
        diagram: what to place; positions that it has are one of the starts.
        measurer: knows the font.
        style: how.
        aspect: a key of ``styles.SHAPES``, the shape to fit to.
        seconds: the most that it may take, else SECONDS, of which a busy machine may take more.
        progress: is told the share that is done.
        cancelled: is asked all the time whether to give up.

    Raises:
        Cancelled: when ``cancelled`` says so.
        KeyError: for an unknown shape.
    """
    if not diagram.variables:
        return diagram
    patience, free = _patience(diagram, seconds, progress, cancelled), _unbent(diagram)
    chosen = wishes(style, aspect, many=len(diagram.variables) > LARGE)
    judge = Judge(free, _loops(free), measurer, chosen.aspect)
    every, links = np.arange(len(judge.ids)), np.arange(len(judge.links))
    begun, movable = _begun(judge, style, chosen, patience)
    arranging = Arranging(judge, chosen, movable, links, patience, range(len(every) if len(every) <= LARGE else 0))
    best, judge = arranging.best(begun), arranging.judge
    placed = _upright(judge, best, mirrored=style is not Style.LAYERED)
    arranged = _with(edits.set_lines(free, judge.lines_of_names), judge, placed, every, links)
    return _finished(arranged, judge, placed, measurer, patience) if style in _LOOSE else arranged


def _unbent(diagram: Diagram) -> Diagram:
    return replace(diagram, links=tuple(replace(link, bend=None) for link in diagram.links))


def _finished(diagram: Diagram, judge: Judge, placed: Placed, measurer: TextMeasurer, patience: Patience) -> Diagram:
    """Without what still collides when the time for the search was over, as far as that is quickly done."""
    faults = judge.faults(placed.centers, placed.bends)
    if not (faults.overlaps or faults.through):
        return diagram
    return Tidying(judge.loops, measurer, judge.ids, patience.more(_FINISHING)).tidied(diagram)


def tidied(
    diagram: Diagram,
    measurer: TextMeasurer,
    *,
    seconds: float | None = None,
    progress: Progress | None = None,
    cancelled: Cancel | None = None,
) -> Diagram:
    """The diagram in order with as little moved as can be, and the same one where nothing is to be done.

    Variables without a place get one. Of those that have one, only some of these move that overlap or that links run
    through, each no further than it must; a link that nobody has bent may bend around a name instead. Ghosts and texts
    stay. Deterministic wherever there is time enough.

    Raises:
        Cancelled: when ``cancelled`` says so.
    """
    patience = _patience(diagram, seconds, progress, cancelled)
    new = [variable.id for variable in diagram.variables if variable.position is None]
    placed = arrange(diagram, measurer, seconds=seconds, cancelled=cancelled)
    return Tidying(_loops(placed), measurer, new, patience).tidied(placed)


def _patience(diagram: Diagram, seconds: float | None, progress: Progress | None, cancelled: Cancel | None) -> Patience:
    """Where nobody says how long it may take, a busy machine gets more time, so that the result stays the same."""
    if seconds is not None:
        return Patience(seconds / (1 + _FINISHING), progress, cancelled)
    if len(diagram.variables) > LARGE:
        return Patience(SECONDS_LARGE, progress, cancelled)
    return Patience(_BUSY * SECONDS, progress, cancelled, planned=SECONDS)


def _begun(judge: Judge, style: Style, chosen: Wishes, patience: Patience) -> tuple[list[Floats], Rows]:
    """Where a style starts from, and the variables that it moves from there."""
    every = np.arange(len(judge.ids))
    if style is Style.LAYERED:
        return [layered(judge.web)], every
    if style is Style.WHEEL:
        start, rim = main_wheel(judge, chosen, patience)
        return [start], np.setdiff1d(every, rim)
    return starts(judge, chosen, patience), every


def _loops(diagram: Diagram) -> list[Loop]:
    return list(find_loops(diagram, limit=GUIDES, seconds=0.3).found)


def _upright(judge: Judge, placed: Placed, *, mirrored: bool) -> Placed:
    """About the origin, the main loop clockwise where that may be ``mirrored``."""
    centers, bends = placed.centers, placed.bends
    if mirrored and judge.faults(centers, bends).backwards:
        centers, bends = centers * (-1.0, 1.0), -bends
    return Placed(centers - (centers.min(axis=0) + centers.max(axis=0)) / 2, bends, placed.cost)


def _with(diagram: Diagram, judge: Judge, placed: Placed, movable: Rows, loose: Rows) -> Diagram:
    """The diagram with these places, and these bends where they are not what the geometry does anyway."""
    centers = placed.centers.round(1)
    places = {judge.ids[k]: (float(centers[k, 0]), float(centers[k, 1])) for k in movable.tolist()}
    usual = judge.usual(centers)
    own = {k for k in loose.tolist() if abs(placed.bends[k] - usual[k]) > _SAME}
    own |= {twin for k in own for twin in judge.web.twins[k]} & set(loose.tolist())
    bends = {judge.links[k].id: round(float(placed.bends[k]), 3) for k in own}
    links = tuple(replace(link, bend=bends[link.id]) if link.id in bends else link for link in diagram.links)
    return edits.place(replace(diagram, links=links), places)


__all__ = ["LARGE", "SECONDS", "SECONDS_LARGE", "SPACING", "Cancelled", "arrange", "rearrange", "tidied"]
