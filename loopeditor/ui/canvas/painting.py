"""How a Scene is painted: the same strokes for the canvas and for thumbnails."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, fields, replace
from functools import cache
from math import atan, sin

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen, QPolygonF

from loopeditor.analysis.loops import Loop
from loopeditor.geometry.scene import LinkShape, LoopShape, Scene, VariableShape
from loopeditor.geometry.shapes import Path, Point, Rect, segments
from loopeditor.geometry.text import SIZE
from loopeditor.model.polarity import LoopPolarity
from loopeditor.render.dot import LINK_WIDTH, SIGN_SIZE, TURN_WIDTH, inner_radius
from loopeditor.render.themes import Theme
from loopeditor.tools.overlay import Overlay
from loopeditor.ui.canvas.lettering import draw_lines, draw_mark

LIT_WIDTH = 3.6
"""Width of a lit loop's links, in points."""

_FADED = 0.25
_HALO = 5.0  # how far a halo stands out round a label
_UNDERLAY = 9.0  # width of the soft band under a selected link
_SLENDER = 0.35  # half the width of an arrowhead over its length, as Graphviz has it

Shape = VariableShape | LinkShape | LoopShape | Overlay


@dataclass(frozen=True)
class Look:
    """How one shape stands out: ``lit`` is the colour of the lit loop that it is part of.

    A label is ``hidden`` while its name is typed.
    """

    selected: bool = False
    hovered: bool = False
    faded: bool = False
    lit: str | None = None
    hidden: bool = False


PLAIN = Look()


def paint(
    painter: QPainter,
    scene: Scene,
    theme: Theme,
    *,
    selected: Collection[str] = frozenset(),
    lit: Loop | None = None,
) -> None:
    """Paint a whole scene, without its background, at the painter's scale and place."""
    for shape in in_order(scene):
        paint_shape(painter, shape, theme, look_of(shape, theme, selected, lit))


def in_order(scene: Scene) -> Iterator[VariableShape | LinkShape | LoopShape]:
    """The shapes of a scene from the lowest to the topmost."""
    yield from scene.links
    yield from scene.loops
    yield from scene.variables


def look_of(
    shape: VariableShape | LinkShape | LoopShape,
    theme: Theme,
    selected: Collection[str],
    lit: Loop | None,
    hovered: str | tuple[str, ...] | None = None,
) -> Look:
    """How a shape looks, given what is selected (ids), lit, and under the pointer (an id, or a loop's key)."""
    name = shape.key if isinstance(shape, LoopShape) else shape.id
    of_loop = lit is not None and (name == lit.key or name in lit.links or name in lit.variables)
    return Look(
        selected=name in selected,
        hovered=name == hovered,
        faded=lit is not None and not of_loop,
        lit=theme.of_loop(lit.polarity) if lit and of_loop else None,
    )


def paint_shape(painter: QPainter, shape: Shape, theme: Theme, look: Look = PLAIN) -> None:
    """Paint one shape."""
    if look.hidden:
        return
    painter.save()
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    theme = faded(theme) if look.faded else theme
    match shape:
        case VariableShape():
            _paint_variable(painter, shape, theme, look)
        case LinkShape():
            _paint_link(painter, shape, theme, look)
        case LoopShape():
            _paint_loop(painter, shape, theme, look)
        case Overlay():
            _paint_overlay(painter, shape, theme)
    painter.restore()


@cache
def faded(theme: Theme) -> Theme:
    """A theme whose colours have all but gone into its background; opaque, so that strokes may overlap."""
    colours = {field.name: getattr(theme, field.name) for field in fields(theme) if field.name != "name"}
    return replace(theme, **{name: _mixed(theme.background, colour, _FADED) for name, colour in colours.items()})


def extent(shape: Shape) -> QRectF:
    """All that painting a shape may touch, in any look."""
    match shape:
        case VariableShape():
            return _rectangle(shape.box.grown(SIZE))
        case LinkShape():
            bars = (end for bar in shape.delay for end in bar)
            sign = Rect.around(shape.sign, 2 * SIGN_SIZE, 2 * SIGN_SIZE)
            return _rectangle(Rect.bounding((*shape.path, shape.tip, *bars)).grown(_UNDERLAY).united(sign))
        case LoopShape():
            side = 2 * shape.radius + 3 * _HALO
            return _rectangle(Rect.around(shape.center, side, side))
    corners = [*shape.path, *([shape.tip] if shape.tip else [])]
    for box in (shape.target, shape.band):
        corners += box.corners if box else ()
    return _rectangle(Rect.bounding(corners).grown(_UNDERLAY)) if corners else QRectF()


# --- shapes ----------------------------------------------------------------------------------------------------------


def _paint_variable(painter: QPainter, shape: VariableShape, theme: Theme, look: Look) -> None:
    if look.lit:
        _halo(painter, shape.box, look.lit, 46)
    if look.selected:
        _halo(painter, shape.box, theme.selection, 64, border=True)
    elif look.hovered:
        _halo(painter, shape.box, theme.text, 20)
    painter.setPen(QColor(theme.text))
    draw_lines(painter, shape.lines, shape.box, SIZE)


def _halo(painter: QPainter, box: Rect, colour: str, strength: int, *, border: bool = False) -> None:
    painter.setPen(QPen(_tint(colour, 190), 1.4) if border else Qt.PenStyle.NoPen)
    painter.setBrush(_tint(colour, strength))
    painter.drawRoundedRect(_rectangle(box.grown(_HALO)), 9, 9)


def _paint_link(painter: QPainter, shape: LinkShape, theme: Theme, look: Look) -> None:
    colour = look.lit or theme.of_link(shape.polarity)
    curve = _curve(shape.path)
    if look.selected or look.hovered:
        underlay = _tint(theme.selection, 130) if look.selected else _tint(colour, 48)
        whole = QPainterPath(curve)
        whole.lineTo(QPointF(*shape.tip))
        _stroke(painter, whole, underlay, _UNDERLAY)
    width = LIT_WIDTH if look.lit else LINK_WIDTH
    _stroke(painter, curve, QColor(colour), width, Qt.PenCapStyle.FlatCap)
    _arrowhead(painter, shape.path[-1], shape.tip, colour, (width + LINK_WIDTH) / 2)
    for start, end in shape.delay:
        painter.setPen(QPen(QColor(colour), LINK_WIDTH))
        painter.drawLine(QPointF(*start), QPointF(*end))
    painter.setPen(QColor(colour))
    draw_mark(painter, shape.polarity.symbol, shape.sign, SIGN_SIZE)


def _paint_loop(painter: QPainter, shape: LoopShape, theme: Theme, look: Look) -> None:
    colour = theme.of_loop(shape.polarity)
    if look.hovered or look.lit:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_tint(colour, 60 if look.lit else 40))
        painter.drawEllipse(QPointF(*shape.center), shape.radius + _HALO, shape.radius + _HALO)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawPath(_badge(shape))
    painter.setPen(QColor(theme.text if look.faded else theme.background))
    draw_mark(painter, shape.identifier, shape.center, shape.radius * 0.8)
    _stroke(painter, _curve(shape.turn), QColor(colour), TURN_WIDTH, Qt.PenCapStyle.FlatCap)
    _arrowhead(painter, shape.turn[-1], shape.tip, colour, TURN_WIDTH)


def _badge(shape: LoopShape) -> QPainterPath:
    """A disc, a rounded square or a hexagon: the kind of loop without its colour."""
    x, y = shape.center
    r = inner_radius(shape)
    path = QPainterPath()
    if shape.polarity is LoopPolarity.REINFORCING:
        path.addEllipse(QPointF(x, y), r, r)
    elif shape.polarity is LoopPolarity.BALANCING:
        path.addRoundedRect(QRectF(x - r, y - r, 2 * r, 2 * r), r / 3, r / 3)
    else:
        low = r * 0.87
        corners = ((r, 0), (r / 2, low), (-r / 2, low), (-r, 0), (-r / 2, -low), (r / 2, -low))
        path.addPolygon(QPolygonF([QPointF(x + dx, y + dy) for dx, dy in corners]))
        path.closeSubpath()
    return path


def _paint_overlay(painter: QPainter, shape: Overlay, theme: Theme) -> None:
    if shape.target:
        _halo(painter, shape.target, theme.selection, 70, border=True)
    if shape.tip:
        pen = QPen(QColor(theme.text), LINK_WIDTH, Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([4, 3])
        painter.strokePath(_curve(shape.path), pen)
        _arrowhead(painter, shape.path[-1], shape.tip, theme.text, LINK_WIDTH)
    if shape.band:
        pen = QPen(QColor(theme.selection), 1)
        pen.setCosmetic(True)
        painter.setPen(pen)
        painter.setBrush(_tint(theme.selection, 36))
        painter.drawRect(_rectangle(shape.band))


# --- strokes ---------------------------------------------------------------------------------------------------------


def _curve(path: Path) -> QPainterPath:
    drawn = QPainterPath(QPointF(*path[0]))
    for _, first, second, end in segments(path):
        drawn.cubicTo(QPointF(*first), QPointF(*second), QPointF(*end))
    return drawn


def _stroke(
    painter: QPainter,
    path: QPainterPath,
    colour: QColor,
    width: float,
    cap: Qt.PenCapStyle = Qt.PenCapStyle.RoundCap,
) -> None:
    painter.strokePath(path, QPen(QBrush(colour), width, Qt.PenStyle.SolidLine, cap, Qt.PenJoinStyle.RoundJoin))


def _arrowhead(painter: QPainter, base: Point, tip: Point, colour: str, width: float) -> None:
    """Graphviz's arrowhead: a triangle as long as from base to tip, with an outline whose sharp corner is the tip."""
    way = tip - base
    ahead = way.unit
    corner = tip - ahead.scaled(width / 2 / sin(atan(_SLENDER)))
    back = corner - way
    side = ahead.left.scaled(_SLENDER * way.length)
    pen = QPen(QColor(colour), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap, Qt.PenJoinStyle.MiterJoin)
    pen.setMiterLimit(4)
    painter.setPen(pen)
    painter.setBrush(QColor(colour))
    painter.drawPolygon(QPolygonF([QPointF(*(back + side)), QPointF(*corner), QPointF(*(back - side))]))


def _mixed(ground: str, colour: str, share: float) -> str:
    """So much of a colour on a ground."""
    pairs = zip(QColor(ground).getRgb()[:3], QColor(colour).getRgb()[:3], strict=True)  # type: ignore[index]
    return QColor(*(round(a + (b - a) * share) for a, b in pairs)).name()


def _tint(colour: str, strength: int) -> QColor:
    tinted = QColor(colour)
    tinted.setAlpha(strength)
    return tinted


def _rectangle(box: Rect) -> QRectF:
    return QRectF(box.left, box.top, box.width, box.height)
