"""A restless person: random gestures through the real window, each as the mouse and the keyboard make them."""

from __future__ import annotations

import gc
import random
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from loopeditor.model.diagram import Diagram
from loopeditor.ui.main_window import MainWindow

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton
_CROWDED = 24
"""Variables from which on more are deleted than added."""


class Restless:
    """Works in one window whose document has a file; ``done`` counts the gestures by name."""

    def __init__(self, window: MainWindow, qtbot: QtBot, seed: int) -> None:
        self._window, self._qtbot, self._random = window, qtbot, random.Random(seed)
        self.done: Counter[str] = Counter()
        self.start = window.document.diagram

    def act(self) -> None:
        """One gesture, whichever comes to mind."""
        crowded = len(self._window.document.diagram.variables) > _CROWDED
        gestures: dict[Callable[[], None], int] = {
            self.add: 2 if crowded else 12,
            self.link: 12,
            self.bend: 8,
            self.move: 12,
            self.delete: 20 if crowded else 5,
            self.undo: 10,
            self.redo: 6,
            self.copy: 3,
            self.paste: 1 if crowded else 3,
            self.sign: 6,
            self.rename: 4,
            self.look_about: 4,
            self.save: 2,
            self.cancel: 3,
        }
        gesture = self._random.choices(list(gestures), list(gestures.values()))[0]
        gesture()
        self.done[gesture.__name__] += 1

    def undo_all(self) -> Diagram:
        """Back to where it began; gives the diagram there."""
        self.cancel()
        stack = self._window.document.undo_stack
        for _ in range(stack.index()):
            before = stack.index()
            self._press(Qt.Key.Key_Z, CONTROL)
            assert stack.index() == before - 1, (self._focused, self._window.canvas.state, stack.undoText())
        return self._window.document.diagram

    def open_again(self, path: Path) -> None:
        """Open the file anew, which begins a new history."""
        self._window.document.undo_stack.setClean()
        with self._qtbot.waitSignal(self._window.filing.opened):
            self._window.filing.open_path(path)
        self.start = self._window.document.diagram
        self.done["open"] += 1
        gc.collect()

    # --- gestures ---

    def add(self) -> None:
        """With a double-click on an empty place, or by key."""
        if self._random.random() < 0.5:
            place = self._anywhere()
            QTest.mouseClick(self._viewport, LEFT, pos=place)
            QTest.mouseDClick(self._viewport, LEFT, pos=place)
        else:
            self._press(Qt.Key.Key_V)
        self._type(f"{self._random.choice(('Price', 'Demand', 'Trust', 'Rain'))} {self._random.randrange(100)}")

    def link(self) -> None:
        """From the edge of one name to another, to itself, or to an empty place."""
        shapes = self._window.canvas.scene_shown.variables
        if not shapes:
            return
        box = self._random.choice(shapes).box
        start = self._pixel(box.right + 4, box.center.y)
        other = self._random.choice(shapes).box
        self._drag(start, self._pixel(*other.center) if self._random.random() < 0.85 else self._anywhere())
        self._type("Dropped here")

    def bend(self) -> None:
        """Drag the middle of a curve."""
        links = self._window.canvas.scene_shown.links
        if links:
            path = self._random.choice(links).path
            middle = self._pixel(*path[len(path) // 2])
            self._drag(middle, middle + self._step(60))

    def move(self) -> None:
        """Drag a name, or nudge what is selected."""
        shapes = self._window.canvas.scene_shown.variables
        if shapes and self._random.random() < 0.7:
            middle = self._pixel(*self._random.choice(shapes).box.center)
            self._drag(middle, middle + self._step(150))
        else:
            self._press(self._random.choice((Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Right, Qt.Key.Key_Down)), SHIFT)

    def delete(self) -> None:
        """Delete whatever lies somewhere."""
        self._click_something()
        self._press(Qt.Key.Key_Delete)

    def undo(self) -> None:
        """Some steps back."""
        for _ in range(self._random.randint(1, 5)):
            self._press(Qt.Key.Key_Z, CONTROL)

    def redo(self) -> None:
        """Some steps forward."""
        for _ in range(self._random.randint(1, 4)):
            self._press(Qt.Key.Key_Z, CONTROL | SHIFT)

    def copy(self) -> None:
        """Copy something, or everything."""
        if self._random.random() < 0.3:
            self._press(Qt.Key.Key_A, CONTROL)
        self._press(Qt.Key.Key_C, CONTROL)

    def paste(self) -> None:
        """Paste what was copied."""
        self._press(Qt.Key.Key_V, CONTROL)

    def sign(self) -> None:
        """Another sign or a delay for a link."""
        links = self._window.canvas.scene_shown.links
        if links:
            path = self._random.choice(links).path
            self._click(self._pixel(*path[len(path) // 2]))
        QTest.keyClicks(self._focused, self._random.choice("+-?d"))

    def rename(self) -> None:
        """With F2, kept or given up."""
        self._click_something()
        self._press(Qt.Key.Key_F2)
        self._type("Renamed", keep=self._random.random() < 0.7)

    def look_about(self) -> None:
        """Zoom, fit, and walk with Tab."""
        for key in self._random.choices((Qt.Key.Key_Plus, Qt.Key.Key_Minus, Qt.Key.Key_9), k=2):
            self._press(key, CONTROL)
        self._window.canvas.fit()

    def save(self) -> None:
        """Into the document's file."""
        self._press(Qt.Key.Key_S, CONTROL)

    def cancel(self) -> None:
        """Esc, twice: out of a name, and out of a selection."""
        for _ in range(2):
            self._press(Qt.Key.Key_Escape)

    # --- hands ---

    @property
    def _viewport(self) -> QWidget:
        return self._window.canvas.viewport()

    @property
    def _focused(self) -> QWidget:
        return QApplication.focusWidget() or self._window.canvas

    def _press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        if not QApplication.activeWindow():  # offscreen nobody gives it back when a tooltip goes
            self._window.activateWindow()
            QApplication.processEvents()
        QTest.keyClick(self._focused, key, modifiers)

    def _type(self, name: str, *, keep: bool = True) -> None:
        """Where a name is being typed."""
        self._qtbot.wait(1)
        editor = QApplication.focusWidget()
        if isinstance(editor, QLineEdit):
            QTest.keyClicks(editor, name)
            QTest.keyClick(editor, Qt.Key.Key_Return if keep else Qt.Key.Key_Escape)

    def _click_something(self) -> None:
        scene = self._window.canvas.scene_shown
        places = [shape.box.center for shape in scene.variables]
        places += [shape.path[len(shape.path) // 2] for shape in scene.links]
        if places:
            self._click(self._pixel(*self._random.choice(places)))

    def _click(self, place: QPoint) -> None:
        QTest.mouseClick(self._viewport, LEFT, pos=place)

    def _drag(self, start: QPoint, end: QPoint) -> None:
        QTest.mousePress(self._viewport, LEFT, pos=start)
        for share in (0.2, 0.6, 1.0):
            QTest.mouseMove(self._viewport, start + (end - start) * share)
        if self._random.random() < 0.1:
            self._press(Qt.Key.Key_Escape)
        QTest.mouseRelease(self._viewport, LEFT, pos=end)

    def _step(self, far: int) -> QPoint:
        return QPoint(self._random.randint(-far, far), self._random.randint(-far, far))

    def _anywhere(self) -> QPoint:
        room = self._window.canvas.viewport().rect()
        return QPoint(self._random.randrange(60, room.width() - 60), self._random.randrange(60, room.height() - 60))

    def _pixel(self, x: float, y: float) -> QPoint:
        return self._window.canvas.mapFromScene(QPointF(x, y))
