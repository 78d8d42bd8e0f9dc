"""The menu that opens on the canvas: what can be done with what is under the pointer, or is selected."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QPointF
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtWidgets import QMenu

from loopeditor.geometry.aligning import rooms
from loopeditor.geometry.picking import Hit
from loopeditor.geometry.shapes import Point
from loopeditor.language import mark, tr
from loopeditor.tools.events import Add, AddText, Aim, Event

if TYPE_CHECKING:
    from loopeditor.ui.main_window import MainWindow

Entry = str | tuple[str, tuple[str, ...]]
"""Id of an action, empty for a line, or a submenu's title with its ids."""

_CLIPBOARD: tuple[Entry, ...] = ("cut", "copy", "duplicate", "delete")
_WANTED: Entry = (mark("&Wanted"), ("want-more", "want-less", "want-none"))
_PLAY: tuple[Entry, ...] = ("walk-up", "walk-down", "run-push")
_GROUP: Entry = (
    mark("&Group"),
    (
        *("group-none", "", "group-orange", "group-sky", "group-green", "group-yellow"),
        *("group-blue", "group-red", "group-purple", "group-grey"),
    ),
)
_ALIGN: Entry = (
    mark("Arran&ge"),
    (
        *("align-left", "align-center", "align-right", "", "align-top", "align-middle", "align-bottom"),
        *("", "distribute-across", "distribute-down"),
    ),
)
_STRENGTH: Entry = (mark("Stren&gth"), ("strength-weak", "strength-normal", "strength-strong"))
_SIGNS: tuple[Entry, ...] = ("positive", "negative", "unknown", "delay", _STRENGTH)
_ENTRIES: Mapping[str, tuple[Entry, ...]] = {
    "variable": ("rename", "link", "", _WANTED, _GROUP, "ghost", "focus", "inspect", "", *_PLAY, "", *_CLIPBOARD),
    "link": (*_SIGNS, "run-cut", "", "reverse", "straighten", "inspect", "", "delete"),
    "text": _CLIPBOARD,
    "loop": ("loop-circle", "loop-place"),
    "several": (*_SIGNS, "", _WANTED, _GROUP, _ALIGN, "", *_CLIPBOARD),
    "canvas": ("paste", "select-all", "", "arrange", "fit"),
}


class ContextMenu(QObject):
    """Opens the menu for a window's canvas, made of the window's own actions."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        window.canvas.menu_wanted.connect(self._open)

    def _open(self, event: QContextMenuEvent) -> None:
        canvas = self._window.canvas
        canvas.settle()
        canvas.setFocus()
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            menu = self._filled(self._kind(None), canvas.middle())
            menu.popup(canvas.viewport().mapToGlobal(self._beside_selection()))
            return
        point = canvas.point_at(QPointF(event.pos()))
        hit = canvas.hit(point)
        canvas.send(Aim(hit))
        self._filled(self._kind(hit), point).popup(event.globalPos())

    def _kind(self, hit: Hit | None) -> str:
        selected, diagram = self._window.selection.ids, self._window.document.diagram
        if hit and hit.kind == "loop":
            return "loop"
        if len(selected) != 1:
            return "several" if selected else "canvas"
        (only,) = selected
        if only in diagram.link:
            return "link"
        return "text" if only in diagram.text else "variable"

    def _filled(self, kind: str, point: Point) -> QMenu:
        menu = QMenu(self._window.canvas)
        menu.aboutToHide.connect(menu.deleteLater)
        if kind == "canvas":
            self._offer(menu, tr("Add &Variable Here"), Add(point))
            self._offer(menu, tr("Add &Text Here"), AddText(point))
            menu.addSeparator()
        self._fill(menu, _ENTRIES[kind])
        return menu

    def _fill(self, menu: QMenu, entries: tuple[Entry, ...]) -> None:
        for entry in entries:
            if isinstance(entry, tuple):
                self._fill(menu.addMenu(tr(entry[0])), entry[1])
            elif not entry:
                menu.addSeparator()
            elif entry in self._window.menus.actions:
                menu.addAction(self._window.menus.actions[entry])

    def _offer(self, menu: QMenu, text: str, event: Event) -> None:
        offered = QAction(text, menu)
        offered.triggered.connect(lambda: self._window.canvas.send(event))
        menu.addAction(offered)

    def _beside_selection(self) -> QPoint:
        """Under what is selected, or in the middle, in pixels of the viewport."""
        canvas, selected = self._window.canvas, self._window.selection.ids
        boxes = [box for shown, box in rooms(canvas.scene_shown).items() if shown in selected]
        place = Point(boxes[0].left, boxes[0].bottom) if boxes else canvas.middle()
        return canvas.viewportTransform().map(QPointF(*place)).toPoint()
