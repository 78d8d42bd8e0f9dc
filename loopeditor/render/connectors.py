"""Links as the connectors of slides: glued to the names at their ends, so that they follow where these are moved.

Their curves are those that slides know, not the Scene's own.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from loopeditor.geometry.links import ARROW
from loopeditor.geometry.scene import LinkShape
from loopeditor.geometry.shapes import Point, Rect
from loopeditor.render.drawingml import Fit, Ids, about_link, line, named, place
from loopeditor.render.themes import Theme

_OUT = 24.0  # points that a connector swings out where it leaves and arrives on the same side
_FLAT = 1.0
_SIGN_BEHIND, _SIGN_ASIDE, _BARS_APART = 16.0, 9.0, 5.0
_QUARTER = 5_400_000
_SIDES = ((0, -1), (-1, 0), (0, 1), (1, 0))  # as slides count them: top, left, bottom, right


@dataclass(frozen=True)
class _Site:
    """A place where a connector can be glued: its number, where it is, and which way it looks."""

    number: int
    place: Point
    way: Point


def connector(fit: Fit, theme: Theme, ids: Ids, shape: LinkShape, ends: tuple[Rect, Rect]) -> str:
    """A curved connector with its arrowhead at the target; ``ends`` are the boxes of the source and the target."""
    start, end = _site(ends[0], shape.path[0]), _site(ends[1], shape.tip)
    source, target = ids.of_variable[shape.source], ids.of_variable[shape.target]
    glue = (
        f'<p:cNvCxnSpPr><a:stCxn id="{source}" idx="{start.number}"/><a:endCxn id="{target}" idx="{end.number}"/>'
        "</p:cNvCxnSpPr><p:nvPr/>"
    )
    pen = line(fit, theme.of_link(shape.polarity), theme.link_width, ARROW)
    about = named(next(ids.fresh), shape.title, about_link(shape))
    return (
        f"<p:cxnSp><p:nvCxnSpPr>{about}{glue}</p:nvCxnSpPr>"
        f"<p:spPr>{_course(fit, start, end)}<a:noFill/>{pen}</p:spPr></p:cxnSp>"
    )


def with_marks(shape: LinkShape, ends: tuple[Rect, Rect]) -> LinkShape:
    """The link with its sign and its bars where they belong beside such a connector."""
    start, end = _site(ends[0], shape.path[0]), _site(ends[1], shape.tip)
    step = end.place - start.place
    aside = end.way.left if step.x * end.way.left.x + step.y * end.way.left.y < 0 else end.way.left.scaled(-1.0)
    sign = end.place + end.way.scaled(_SIGN_BEHIND) + aside.scaled(_SIGN_ASIDE)
    if not shape.delay:
        return replace(shape, sign=sign)
    middle, along = _middle(start, end)
    half = along.left.scaled((shape.delay[0][0] - shape.delay[0][1]).length / 2)
    middles = (middle - along.scaled(_BARS_APART / 2), middle + along.scaled(_BARS_APART / 2))
    return replace(shape, sign=sign, delay=tuple((at + half, at - half) for at in middles))


def _middle(start: _Site, end: _Site) -> tuple[Point, Point]:
    """The middle of a connector, and which way it runs there."""
    step, sideways = end.place - start.place, start.way.x != 0
    if _turns(start, end):  # about a quarter of an oval
        share = Point(0.69, 0.31) if sideways else Point(0.31, 0.69)
        return start.place + Point(share.x * step.x, share.y * step.y), step.unit
    if sideways:
        return start.place + Point(_reach(start, end, step.x), step.y / 2), Point(0.0, 1.0)
    return start.place + Point(step.x / 2, _reach(start, end, step.y)), Point(1.0, 0.0)


def _turns(start: _Site, end: _Site) -> bool:
    """Whether a connector leaves sideways and arrives upright, or the other way round."""
    return start.way.x * end.way.x == 0 and start.way.y * end.way.y == 0


def _site(box: Rect, near: Point) -> _Site:
    """The middle of the side that is nearest to a point."""
    middle = box.center
    sites = [
        _Site(number, middle + Point(x * box.width / 2, y * box.height / 2), Point(x, y))
        for number, (x, y) in enumerate(_SIDES)
    ]
    return min(sites, key=lambda site: (site.place - near).length)


def _course(fit: Fit, start: _Site, end: _Site) -> str:
    """Place and kind of a curve that leaves one site and arrives at another, each straight ahead.

    Slides draw such a curve from the upper left to the lower right, beginning sideways, and then mirror and turn it.
    """
    step, upright = end.place - start.place, start.way.x == 0
    along, across = (abs(step.y), abs(step.x)) if upright else (abs(step.x), abs(step.y))
    along, across = max(along, _FLAT), max(across, _FLAT)
    ahead = step.y if upright else step.x
    mirrored = f' flipH="{int(ahead < 0)}" flipV="{int(step.x > 0 if upright else step.y < 0)}"'
    turned = f' rot="{_QUARTER}"' if upright else ""
    frame = fit.frame(Rect.around(start.place.to(end.place, 0.5), along, across))
    return place(frame, turned + mirrored) + _kind(start, end, ahead)


def _kind(start: _Site, end: _Site, ahead: float) -> str:
    if _turns(start, end):
        return '<a:prstGeom prst="curvedConnector2"><a:avLst/></a:prstGeom>'
    share = _reach(start, end, ahead) * (-1 if ahead < 0 else 1) / max(abs(ahead), _FLAT)
    swing = round(100_000 * share)
    return f'<a:prstGeom prst="curvedConnector3"><a:avLst><a:gd name="adj1" fmla="val {swing}"/></a:avLst></a:prstGeom>'


def _reach(start: _Site, end: _Site, ahead: float) -> float:
    """How far from the start the middle is: half the way ``ahead``, or beyond both ends where these look alike."""
    if start.way != end.way:
        return ahead / 2
    forward = start.way.x + start.way.y
    return forward * (_OUT + max(0.0, ahead * forward))
