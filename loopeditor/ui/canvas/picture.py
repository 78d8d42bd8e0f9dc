"""What the canvas shows: a Scene as items, painted so that a frame costs no more than what changed in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QRegion, QTransform

from loopeditor.geometry.scene import Scene
from loopeditor.geometry.shapes import Rect
from loopeditor.geometry.text import SIZE
from loopeditor.render.themes import Theme
from loopeditor.tools.overlay import Overlay
from loopeditor.ui.canvas.afar import paint_labels_afar
from loopeditor.ui.canvas.items import ShapeItem
from loopeditor.ui.canvas.layer import Layer
from loopeditor.ui.canvas.look import Key, Looks, SceneShape, key_of
from loopeditor.ui.canvas.painting import extent, paint_shape
from loopeditor.ui.canvas.rows import Rows
from loopeditor.ui.canvas.sheet import Seen, Sheet
from loopeditor.ui.canvas.strokes import rectangle

LEGIBLE = 4.0
"""Pixels: where letters would be smaller, names are bars, links have no signs or heads, and identifiers no letters."""

_NOTHING = Scene("", "", (), (), (), Rect(0, 0, 0, 0))
_MOST_RAISED = 60  # texts and links that may be painted each time, however few there are
_ROOM = 20.0  # points by which strokes may stand out of the bounds of a scene


class Picture:
    """Texts and links lie on a sheet that is kept; those that change lie over it as long as they do, then sink in.

    Above them come loops, what a gesture draws, and names, which are painted each time.
    """

    def __init__(self, theme: Theme) -> None:
        self._scene, self._looks = _NOTHING, Looks(theme)
        self._items: dict[Key, ShapeItem] = {}
        self._raised: dict[Key, None] = {}  # keys of texts and links that are not on the sheet
        self._late: dict[Key, ShapeItem] = {}  # links on the sheet whose marks stand elsewhere by now
        self._sheet = Sheet()
        self._overlay, self._overlay_extent = Overlay(), QRectF()
        self._names: Rows | None = None  # once they are needed
        self._dirty: QRectF | None = QRectF()
        self._changes = True
        self.layer: Layer | None = None

    @property
    def items(self) -> Mapping[Key, ShapeItem]:
        """The items by what they show."""
        return self._items

    @property
    def is_rough(self) -> bool:
        """Whether something is shown for now that comes out better after ``settle``."""
        return self._sheet.is_blurred or (bool(self._raised or self._late) and not self._changes)

    def show(self, scene: Scene, looks: Looks, overlay: Overlay, *, changes: bool = False) -> None:
        """Show a scene; an item whose shape and look stay is left alone. ``changes`` tells that more will follow."""
        self._changes = changes
        others = looks.otherwise(self._looks)
        self._looks = looks
        self._take(scene)
        if others is None:
            self._restyle_all()
        else:
            for key in others & self._items.keys():
                self._replace(key, self._items[key].styled(looks.of(self._items[key].shape_shown)))
        if overlay != self._overlay:
            self._touch(self._overlay_extent)
            self._overlay, self._overlay_extent = overlay, extent(overlay)
            self._touch(self._overlay_extent)

    def settle(self) -> None:
        """Let what was raised sink into the sheet, unless it is still changing, and make the sheet sharp."""
        if self._sheet.is_blurred:
            self._sheet.sharpen()
            self._touch_all()
        if not self._changes:
            for key in self._raised:
                self._spoil(self._items[key])
            self._raised.clear()
            for key in tuple(self._late):
                self._mark_anew(key)

    def take_dirty(self) -> QRectF | None:
        """What must be painted again since the last call, in points; None for everything."""
        dirty, self._dirty = self._dirty, QRectF()
        return dirty

    def paint(self, painter: QPainter, view: QTransform, size: QSize, exposed: QRect) -> None:
        """Paint what is ``exposed``, in pixels, of a view of this size that maps points to its pixels."""
        ratio = painter.device().devicePixelRatioF()
        self._paint_sheet(painter, view, size, exposed, ratio)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        painter.setTransform(view, combine=True)
        box, _ = view.inverted()
        part = box.mapRect(QRectF(exposed).adjusted(-1, -1, 1, 1))
        is_legible = view.m11() * SIZE >= LEGIBLE
        for item in self._over_the_sheet():
            if item.extent.intersects(part):
                item.paint(painter, self._looks.theme, item.look, fine=is_legible)
        if self.layer:
            self.layer.paint_below(painter, self._scene, self._looks.theme, part)
        self._paint_above(painter, part, is_legible=is_legible)
        if self.layer:
            self.layer.paint_above(painter, self._scene, self._looks.theme, part)

    # --- what changed ---

    def _take(self, scene: Scene) -> None:
        if scene is self._scene:
            return
        before, self._scene = self._scene, scene
        pairs = (
            (before.texts, scene.texts),
            (before.links, scene.links),
            (before.loops, scene.loops),
            (before.variables, scene.variables),
        )
        changes = [_differing(old, new) for old, new in pairs]
        for gone, come in changes:
            self._exchange(gone, come)
        if self._sheet.is_blank or len(self._raised) > max(_MOST_RAISED, (len(scene.links) + len(scene.texts)) / 4):
            self._sink_all()

    def _exchange(self, gone: Sequence[SceneShape], come: Sequence[SceneShape]) -> None:
        kept = {key_of(shape) for shape in come}
        for shape in gone:
            if key_of(shape) not in kept:
                self._remove(key_of(shape))
        for shape in come:
            key = key_of(shape)
            if key not in self._items or self._items[key].shape_shown != shape:
                self._replace(key, ShapeItem(shape, self._looks.of(shape)))

    def _remove(self, key: Key) -> None:
        item = self._items.pop(key)
        if item.is_name:
            self._names = None
        self._touch(item.extent)
        if item.lies_low and key not in self._raised:
            self._spoil(self._late.pop(key, item))
        self._raised.pop(key, None)

    def _replace(self, key: Key, item: ShapeItem) -> None:
        """Show another item under a key."""
        before = self._items.get(key)
        self._items[key] = item
        if item.is_name and not (before and self._names and self._names.exchange(before, item)):
            self._names = None
        self._touch(item.extent)
        if before:
            self._touch(before.extent)
        if item.lies_low and key not in self._raised:
            self._raise(key, before, item)

    def _raise(self, key: Key, before: ShapeItem | None, item: ShapeItem) -> None:
        if before:
            before = self._late.get(key, before)
            if before.shape_shown is item.shape_shown and before.on_sheet == item.on_sheet:
                self._late.pop(key, None)
                return
            if before.differs_in_marks(item):
                self._late[key] = before
                return
            self._spoil(self._late.pop(key, before))
        self._raised[key] = None

    def _mark_anew(self, key: Key) -> None:
        """Paint the marks of a link where they are now: while something moves, those of others had better stay."""
        for item in (self._late.pop(key), self._items[key]):
            if item.ink:
                self._sheet.spoil(item.ink.marks.toAlignedRect())
                self._touch(item.ink.marks)

    def _restyle_all(self) -> None:
        self._items = {key: item.styled(self._looks.of(item.shape_shown)) for key, item in self._items.items()}
        self._names = None
        self._sink_all()

    def _sink_all(self) -> None:
        """Paint the whole sheet anew: that is less work than to raise so much."""
        self._raised.clear()
        self._late.clear()
        self._sheet.drop()
        self._touch_all()

    def _spoil(self, item: ShapeItem) -> None:
        for box in item.boxes:
            self._sheet.spoil(box)
        self._touch(item.extent)

    def _touch(self, box: QRectF) -> None:
        if self._dirty is not None:
            self._dirty = self._dirty.united(box)

    def _touch_all(self) -> None:
        self._dirty = None

    # --- painting ---

    def _paint_sheet(self, painter: QPainter, view: QTransform, size: QSize, exposed: QRect, ratio: float) -> None:
        device = QRectF(exposed.x() * ratio, exposed.y() * ratio, exposed.width() * ratio, exposed.height() * ratio)
        seen = Seen(view.m11() * ratio, view.dx() * ratio, view.dy() * ratio, _scaled(size, ratio))
        is_legible = view.m11() * SIZE >= LEGIBLE

        def ink(on: QPainter, region: QRegion) -> None:
            around = QRectF(region.boundingRect())
            for item in self._on_the_sheet():
                if item.extent.intersects(around) and any(map(region.intersects, item.boxes)):
                    item.paint(on, self._looks.theme, item.on_sheet, fine=is_legible)

        painter.save()
        painter.scale(1 / ratio, 1 / ratio)
        background = QColor(self._looks.theme.background)
        self._sheet.draw(painter, seen, device.toAlignedRect(), self._content(), background, ink)
        painter.restore()

    def _content(self) -> QRectF:
        return rectangle(self._scene.bounds.grown(_ROOM))

    def _on_the_sheet(self) -> Iterator[ShapeItem]:
        low = chain((text.id for text in self._scene.texts), (link.id for link in self._scene.links))
        yield from _lit_last(self._late.get(key) or self._items[key] for key in low if key not in self._raised)

    def _over_the_sheet(self) -> Iterator[ShapeItem]:
        yield from _lit_last(self._items[key] for key in self._raised)
        pointed = self._looks.hovered
        if pointed is not None and pointed not in self._raised:
            item = self._items.get(pointed)
            if item and item.lies_low:
                yield item

    def _paint_above(self, painter: QPainter, part: QRectF, *, is_legible: bool) -> None:
        theme = self._looks.theme
        loops = _lit_last(self._items[loop.key] for loop in self._scene.loops)
        for item in loops:
            if item.extent.intersects(part):
                item.paint(painter, theme, item.look, fine=is_legible)
        if self._overlay_extent.intersects(part):
            paint_shape(painter, self._overlay, theme)
        if self._names is None:
            self._names = Rows(_lit_last(self._items[variable.id] for variable in self._scene.variables))
        seen = self._names.within(part)
        if not is_legible:
            paint_labels_afar(painter, seen, theme)
            return
        for item in seen:
            item.paint(painter, theme, item.look, fine=True)


def _differing(old: Sequence[SceneShape], new: Sequence[SceneShape]) -> tuple[list[SceneShape], list[SceneShape]]:
    """What only the old ones have, and what only the new ones."""
    if len(old) == len(new):
        pairs = [(a, b) for a, b in zip(old, new, strict=True) if a is not b]
        return [a for a, _ in pairs], [b for _, b in pairs]
    before, after = set(map(id, old)), set(map(id, new))
    return [a for a in old if id(a) not in after], [b for b in new if id(b) not in before]


def _lit_last(items: Iterable[ShapeItem]) -> Iterator[ShapeItem]:
    """Links of a lit loop lie above the others, and so do its names and its identifier."""
    lit = []
    for item in items:
        if item.look.lit:
            lit.append(item)
        else:
            yield item
    yield from lit


def _scaled(size: QSize, ratio: float) -> QSize:
    return QSize(round(size.width() * ratio), round(size.height() * ratio))
