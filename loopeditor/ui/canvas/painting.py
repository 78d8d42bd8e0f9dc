"""How a Scene is painted: the same strokes for the canvas and for thumbnails."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from loopeditor.analysis.loops import Loop
from loopeditor.geometry.scene import TITLE, LinkShape, LoopShape, Scene, TextShape, VariableShape
from loopeditor.geometry.shapes import Rect
from loopeditor.geometry.text import SIZE
from loopeditor.render.dot import PLATE_WIDTH
from loopeditor.render.emphasis import faded
from loopeditor.render.themes import LINK_WIDTH, Theme
from loopeditor.tools.overlay import Overlay
from loopeditor.ui.canvas import guides
from loopeditor.ui.canvas.ink import HALO, LinkInk, LoopInk
from loopeditor.ui.canvas.lettering import draw_lines
from loopeditor.ui.canvas.look import PLAIN, Look, SceneShape, look_of
from loopeditor.ui.canvas.strokes import arrowhead, curve, rectangle, solid, tint

_ROOM = 9.0  # round what a gesture draws
_DASHES = (4.2, 2.5)  # of a ghost's border, in widths of it

Shape = SceneShape | Overlay


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


def in_order(scene: Scene) -> Iterator[SceneShape]:
    """The shapes of a scene from the lowest to the topmost."""
    yield from scene.texts
    yield from scene.links
    yield from scene.loops
    yield from scene.variables


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
            LinkInk(shape).paint(painter, theme, look)
        case LoopShape():
            LoopInk(shape).paint(painter, theme, look)
        case TextShape():
            _paint_text(painter, shape, theme, look)
        case Overlay():
            _paint_overlay(painter, shape, theme)
    painter.restore()


def extent(shape: Shape) -> QRectF:
    """All that painting a shape may touch, in any look."""
    match shape:
        case VariableShape() | TextShape():
            return rectangle(shape.box.grown(SIZE))
        case LinkShape():
            return LinkInk(shape).extent
        case LoopShape():
            side = 2 * shape.radius + 3 * HALO
            return rectangle(Rect.around(shape.center, side, side))
    corners = [*shape.path, *([shape.tip] if shape.tip else []), *guides.corners(shape)]
    for box in (shape.target, shape.band):
        corners += box.corners if box else ()
    return rectangle(Rect.bounding(corners).grown(_ROOM)) if corners else QRectF()


# --- shapes ----------------------------------------------------------------------------------------------------------


def _paint_variable(painter: QPainter, shape: VariableShape, theme: Theme, look: Look) -> None:
    if look.lit:
        _halo(painter, shape.box, look.lit, 46)
    if look.selected:
        _halo(painter, shape.box, theme.selection, 64, border=True)
    elif look.hovered:
        _halo(painter, shape.box, theme.text, 20)
    if shape.colour or shape.ghost_of:
        _plate(painter, shape, theme)
    painter.setPen(solid(theme.faint if shape.ghost_of else theme.text))
    draw_lines(painter, shape.lines, shape.box, SIZE)


def _plate(painter: QPainter, shape: VariableShape, theme: Theme) -> None:
    """The ground of a group's colour behind a name, with a dashed border round a ghost; both as Graphviz has them."""
    border = theme.of_group(shape.colour) if shape.colour else theme.faint
    pen = QPen(QColor(border), PLATE_WIDTH)
    if shape.ghost_of:
        pen.setDashPattern(list(_DASHES))
    painter.setPen(pen)
    painter.setBrush(QColor(theme.ground_of_group(shape.colour)) if shape.colour else Qt.BrushStyle.NoBrush)
    radius = min(12.0, shape.box.height / 3, shape.box.width / 3)
    painter.drawRoundedRect(rectangle(shape.box), radius, radius)


def _paint_text(painter: QPainter, shape: TextShape, theme: Theme, look: Look) -> None:
    if look.selected:
        _halo(painter, shape.box, theme.selection, 64, border=True)
    elif look.hovered:
        _halo(painter, shape.box, theme.text, 20)
    is_title = shape.id == TITLE
    painter.setPen(QColor(theme.text if is_title else theme.faint))
    draw_lines(painter, shape.lines, shape.box, shape.size, semibold=is_title)


def _halo(painter: QPainter, box: Rect, colour: str, strength: int, *, border: bool = False) -> None:
    painter.setPen(QPen(tint(colour, 190), 1.4) if border else Qt.PenStyle.NoPen)
    painter.setBrush(tint(colour, strength))
    painter.drawRoundedRect(rectangle(box.grown(HALO)), 9, 9)


def _paint_overlay(painter: QPainter, shape: Overlay, theme: Theme) -> None:
    if shape.target:
        _halo(painter, shape.target, theme.selection, 70, border=True)
    if shape.tip:
        pen = QPen(QColor(theme.text), LINK_WIDTH, Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([4, 3])
        painter.strokePath(curve(shape.path), pen)
        arrowhead(painter, shape.path[-1], shape.tip, theme.text, LINK_WIDTH)
    if shape.band:
        pen = QPen(QColor(theme.selection), 1)
        pen.setCosmetic(True)
        painter.setPen(pen)
        painter.setBrush(tint(theme.selection, 36))
        painter.drawRect(rectangle(shape.band))
    guides.paint_guides(painter, shape, theme)
