"""A Scene's shapes as DrawingML, the XML of slides: every one native and editable, at its place in EMU.

Names are data here: each text goes through ``escape``, and no shape names a file or an address.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from itertools import count
from unicodedata import bidirectional

from loopeditor.engine.fonts import FAMILY
from loopeditor.geometry.links import ARROW
from loopeditor.geometry.scene import TITLE, LinkShape, LoopShape, TextShape, VariableShape
from loopeditor.geometry.shapes import Path, Point, Rect
from loopeditor.geometry.text import LINE_HEIGHT, SIZE, on_one_line
from loopeditor.model.polarity import LoopPolarity
from loopeditor.render.dot import PLATE_WIDTH, SIGN_SIZE, TURN_WIDTH, inner_radius
from loopeditor.render.themes import Theme

EMU = 12_700
"""English metric units in a point."""

_NAMESPACES = (
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)
_INNER = {
    LoopPolarity.REINFORCING: "ellipse",
    LoopPolarity.BALANCING: "roundRect",
    LoopPolarity.UNDETERMINED: "hexagon",
}
_SHAPE = "<p:cNvSpPr/><p:nvPr/>"
TEXT_BOX = '<p:cNvSpPr txBox="1"/><p:nvPr/>'
HEADING = '<p:cNvSpPr/><p:nvPr><p:ph type="title"/></p:nvPr>'
_SIGN = 12.0
_TURN_ARROW = 6.0
_SLENDER = 0.7  # an arrowhead's width over its length
_HEADS = (("sm", 2), ("med", 3), ("lg", 5))  # sizes of arrowheads, in widths of their line
_SMALLEST_TEXT, _LARGEST_TEXT = 100, 400_000  # hundredths of a point


@dataclass(frozen=True)
class Fit:
    """How the points of a scene become places on a slide: moved by ``left`` and ``top``, then made larger."""

    left: float
    top: float
    scale: float

    def at(self, point: Point) -> tuple[int, int]:
        """The place of a point, in EMU."""
        return round((point.x - self.left) * self.scale * EMU), round((point.y - self.top) * self.scale * EMU)

    def long(self, points: float) -> int:
        """A length in points, in EMU."""
        return round(points * self.scale * EMU)

    def frame(self, box: Rect) -> tuple[int, int, int, int]:
        """Left, top, width and height of a box; nothing is quite flat, as nobody could click on it."""
        (left, top), (right, bottom) = self.at(box.corners[0]), self.at(box.corners[2])
        return left, top, max(1, right - left), max(1, bottom - top)


@dataclass(frozen=True)
class Lettering:
    """How a text is set; ``size`` in points of the scene."""

    colour: str
    size: float = SIZE
    bold: bool = False


class Ids:
    """Numbers for the shapes of one slide; the variables have theirs from the start, so that links can name them."""

    def __init__(self, variables: Iterable[VariableShape]) -> None:
        self.fresh = count(2)
        self.of_variable = {shape.id: next(self.fresh) for shape in variables}


def variable(fit: Fit, theme: Theme, ids: Ids, shape: VariableShape) -> str:
    """A name in its box, on the ground of its group; a ghost has a dashed border."""
    about = f"Ghost of {shape.name}" if shape.ghost_of else ""
    colour = theme.faint if shape.ghost_of else theme.text
    written = text_body(fit, theme, shape.lines, Lettering(colour))
    number = ids.of_variable[shape.id]
    return _shape(fit, number, shape.name, about, shape.box, _plate(fit, theme, shape), written, kind=TEXT_BOX)


def free_text(fit: Fit, theme: Theme, ids: Ids, shape: TextShape, *, is_heading: bool = False) -> str:
    """Free words on the canvas, or the title among them, which can be the heading of the slide."""
    is_title = shape.id == TITLE
    lettering = Lettering(theme.text if is_title else theme.faint, shape.size, is_title)
    written = text_body(fit, theme, shape.lines, lettering)
    name, kind = " ".join(shape.lines), HEADING if is_heading else TEXT_BOX
    return _shape(fit, next(ids.fresh), name, "", shape.box, _plain("rect"), written, kind=kind)


def heading(fit: Fit, theme: Theme, ids: Ids, text: str, box: Rect, size: float) -> str:
    """The heading of a slide, as wide as its box."""
    written = text_body(fit, theme, [text], Lettering(theme.text, size, bold=True))
    written = written.replace('wrap="none"', 'wrap="square"', 1)
    return _shape(fit, next(ids.fresh), text, "", box, _plain("rect"), written, kind=HEADING)


def link(fit: Fit, theme: Theme, ids: Ids, shape: LinkShape, connector: str = "", *, signs: bool = True) -> str:
    """A link's curve, bars and sign as one group; a ``connector`` in place of the curve stands before it."""
    colour, width = theme.of_link(shape.polarity), theme.link_width
    drawn, boxes = [], [Rect.bounding(bar) for bar in shape.delay]
    if not connector:
        drawn.append(curve(fit, next(ids.fresh), shape.title, shape.path, shape.tip, (colour, width, ARROW)))
        boxes.append(shape.box)
    for a, b in shape.delay:
        path = (a, a.to(b, 1 / 3), a.to(b, 2 / 3), b)
        drawn.append(curve(fit, next(ids.fresh), "delay", path, None, (colour, width, 0.0)))
    if signs:
        written = text_body(fit, theme, [shape.polarity.symbol], Lettering(colour, SIGN_SIZE, bold=True))
        boxes.append(Rect.around(shape.sign, _SIGN, _SIGN))
        drawn.append(_shape(fit, next(ids.fresh), "polarity", "", boxes[-1], _plain("rect"), written, kind=TEXT_BOX))
    return connector + (_group(fit, ids, shape.title, about_link(shape), boxes, drawn) if drawn else "")


def about_link(shape: LinkShape) -> str:
    """What somebody hears who cannot see a link."""
    return f"{shape.title}: {shape.polarity.name.lower()}{', delay' if shape.delay else ''}"


def loop(fit: Fit, theme: Theme, ids: Ids, shape: LoopShape) -> str:
    """A loop identifier: letter and number in their shape, and the arrow that turns about them, as one group."""
    colour, side = theme.of_loop(shape.polarity), 2 * inner_radius(shape)
    inner = Rect.around(shape.center, side, side)
    ground = f"{_geometry(_INNER[shape.polarity])}{_fill(colour)}<a:ln><a:noFill/></a:ln>"
    written = text_body(fit, theme, [shape.identifier], Lettering(theme.background, shape.radius * 0.8, bold=True))
    badge = _shape(fit, next(ids.fresh), shape.identifier, "", inner, ground, written)
    turn = curve(fit, next(ids.fresh), "turn", shape.turn, shape.tip, (colour, TURN_WIDTH, _TURN_ARROW))
    boxes = [inner, Rect.bounding((*shape.turn, shape.tip))]
    return _group(fit, ids, shape.identifier, shape.title, boxes, [badge, turn])


def curve(fit: Fit, number: int, name: str, path: Path, tip: Point | None, pen: tuple[str, float, float]) -> str:
    """A freeform along a path, with an arrowhead at ``tip``; ``pen`` is colour, width and length of the head."""
    box = Rect.bounding([*path, *([tip] if tip else [])])
    left, top, width, height = fit.frame(box)

    def at(point: Point) -> str:
        x, y = fit.at(point)
        return f'<a:pt x="{x - left}" y="{y - top}"/>'

    curves = "".join(
        f"<a:cubicBezTo>{''.join(map(at, path[i : i + 3]))}</a:cubicBezTo>" for i in range(1, len(path) - 1, 3)
    )
    last = f"<a:lnTo>{at(tip)}</a:lnTo>" if tip else ""
    geometry = (
        '<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/><a:pathLst>'
        f'<a:path w="{width}" h="{height}" fill="none"><a:moveTo>{at(path[0])}</a:moveTo>{curves}{last}</a:path>'
        "</a:pathLst></a:custGeom><a:noFill/>"
    )
    return _shape(fit, number, name, "", box, geometry + line(fit, *pen), "")


def line(fit: Fit, colour: str, width: float, head: float) -> str:
    """How a line is drawn, with the arrowhead at its end that is nearest to a length in points; none for 0."""
    end = ""
    if head:
        end = f'<a:tailEnd type="triangle" w="{_head(head * _SLENDER, width)}" len="{_head(head, width)}"/>'
    return f'<a:ln w="{fit.long(width)}" cap="flat">{_fill(colour)}<a:round/>{end}</a:ln>'


def text_body(fit: Fit, theme: Theme, lines: Sequence[str], lettering: Lettering) -> str:
    """Centred lines as one paragraph, which reads the way its first letter does."""
    size = min(_LARGEST_TEXT, max(_SMALLEST_TEXT, round(lettering.size * fit.scale * 100)))
    kind = ' panose="020B0503030403020204" pitchFamily="34" charset="0"' if theme.font == FAMILY else ""
    font = f'<a:latin typeface="{_attribute(theme.font)}"{kind}/>'
    look = f'sz="{size}" b="{int(lettering.bold)}" dirty="0"'
    style = f"{_fill(lettering.colour)}{font}"
    runs = f"<a:br><a:rPr {look}>{style}</a:rPr></a:br>".join(
        f"<a:r><a:rPr {look}>{style}</a:rPr><a:t>{escape(line, quote=False)}</a:t></a:r>" for line in lines
    )
    way, high = int(_reads_from_the_right(lines)), round(size * LINE_HEIGHT)
    return (
        '<p:txBody><a:bodyPr wrap="none" lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr" rtlCol="0"><a:noAutofit/>'
        f'</a:bodyPr><a:lstStyle/><a:p><a:pPr algn="ctr" rtl="{way}" marL="0" indent="0">'
        f'<a:lnSpc><a:spcPts val="{high}"/></a:lnSpc><a:spcBef><a:spcPts val="0"/></a:spcBef><a:buNone/></a:pPr>'
        f"{runs}</a:p></p:txBody>"
    )


def ground(theme: Theme) -> str:
    """The background of a slide."""
    return f"<p:bgPr>{_fill(theme.background)}<a:effectLst/></p:bgPr>"


def named(number: int, name: str, about: str = "") -> str:
    """The number, name and alternative text of a shape."""
    described = f' descr="{_attribute(about)}"' if about else ""
    return f'<p:cNvPr id="{number}" name="{_attribute(name)}"{described}/>'


def place(frame: tuple[int, int, int, int], turned: str = "") -> str:
    """Where a shape stands."""
    left, top, width, height = frame
    return f'<a:xfrm{turned}><a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'


def element(tag: str, inside: str) -> str:
    """A whole element with the namespaces that it needs."""
    return f"<{tag} {_NAMESPACES}>{inside}</{tag}>"


def _shape(
    fit: Fit, number: int, name: str, about: str, box: Rect, look: str, written: str, *, kind: str = _SHAPE
) -> str:
    return (
        f"<p:sp><p:nvSpPr>{named(number, name, about)}{kind}</p:nvSpPr>"
        f"<p:spPr>{place(fit.frame(box))}{look}</p:spPr>{written}</p:sp>"
    )


def _group(fit: Fit, ids: Ids, name: str, about: str, boxes: Iterable[Rect], shapes: Iterable[str]) -> str:
    """Shapes as one group whose own measure is that of the slide."""
    first, *rest = boxes
    for box in rest:
        first = first.united(box)
    left, top, width, height = fit.frame(first)
    inner = f'<a:chOff x="{left}" y="{top}"/><a:chExt cx="{width}" cy="{height}"/>'
    frame = place((left, top, width, height)).replace("</a:xfrm>", f"{inner}</a:xfrm>")
    return (
        f"<p:grpSp><p:nvGrpSpPr>{named(next(ids.fresh), name, about)}<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>"
        f"<p:grpSpPr>{frame}</p:grpSpPr>{''.join(shapes)}</p:grpSp>"
    )


def _plate(fit: Fit, theme: Theme, shape: VariableShape) -> str:
    if not (shape.colour or shape.ghost_of):
        return _plain("rect")
    border = theme.of_group(shape.colour) if shape.colour else theme.faint
    dash = '<a:prstDash val="dash"/>' if shape.ghost_of else ""
    ground = _fill(theme.ground_of_group(shape.colour)) if shape.colour else "<a:noFill/>"
    drawn = f'<a:ln w="{fit.long(PLATE_WIDTH)}">{_fill(border)}{dash}</a:ln>'
    return f"{_geometry('roundRect')}{ground}{drawn}"


def _plain(kind: str) -> str:
    return f"{_geometry(kind)}<a:noFill/><a:ln><a:noFill/></a:ln>"


def _geometry(kind: str) -> str:
    return f'<a:prstGeom prst="{kind}"><a:avLst/></a:prstGeom>'


def _fill(colour: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{colour[1:].upper()}"/></a:solidFill>'


def _head(length: float, width: float) -> str:
    """The size of arrowhead nearest to one that has this length without the outline."""
    return min(_HEADS, key=lambda head: abs(head[1] * width - length - width))[0]


def _reads_from_the_right(lines: Iterable[str]) -> bool:
    ways = (bidirectional(character) for line in lines for character in line)
    return next((way for way in ways if way in ("L", "R", "AL")), "L") != "L"


def _attribute(text: str) -> str:
    return escape(on_one_line(text))
