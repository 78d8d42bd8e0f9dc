"""A person's hands: what is done on the canvas with mouse and keyboard, through the real viewport."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from loopeditor.geometry.scene import VariableShape
from loopeditor.ui.canvas.view import Canvas

LEFT = Qt.MouseButton.LeftButton
_OUTSIDE = 5.0  # points beyond a label's border, on the rim from which links are drawn


class Hands:
    """Works on one canvas; places are in its viewport, in pixels."""

    def __init__(self, canvas: Canvas, qtbot: QtBot) -> None:
        self._canvas, self._qtbot = canvas, qtbot

    def double_click(self, place: QPoint) -> None:
        QTest.mouseClick(self._canvas.viewport(), LEFT, pos=place)
        QTest.mouseDClick(self._canvas.viewport(), LEFT, pos=place)

    def type_name(self, name: str) -> None:
        """Into whatever has the keyboard, and Enter."""
        self._qtbot.wait(20)
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClicks(focused, name)
        QTest.keyClick(focused, Qt.Key.Key_Return)
        self._qtbot.wait(20)

    def press(self, key: Qt.Key | str) -> None:
        focused = QApplication.focusWidget() or self._canvas
        if isinstance(key, str):
            QTest.keyClicks(focused, key)
        else:
            QTest.keyClick(focused, key)
        self._qtbot.wait(20)

    def drag(self, start: QPoint, end: QPoint) -> None:
        viewport = self._canvas.viewport()
        QTest.mouseMove(viewport, start)
        QTest.mousePress(viewport, LEFT, pos=start)
        for step in range(1, 6):
            QTest.mouseMove(viewport, start + (end - start) * step / 5)
        QTest.mouseRelease(viewport, LEFT, pos=end)
        self._qtbot.wait(20)

    def middle(self, name: str) -> QPoint:
        """The middle of a variable's label."""
        box = self._shape(name).box
        return self._canvas.mapFromScene(QPointF(box.center.x, box.center.y))

    def rim(self, name: str) -> QPoint:
        """Just right of a variable's label."""
        box = self._shape(name).box
        return self._canvas.mapFromScene(QPointF(box.right + _OUTSIDE, box.center.y))

    def link(self, number: int) -> QPoint:
        """The middle of a link's curve, counted from 0."""
        path = self._canvas.scene_shown.links[number].path
        middle = path[len(path) // 6 * 3] if len(path) > 4 else _middle(path)
        return self._canvas.mapFromScene(QPointF(*middle))

    def click(self, place: QPoint) -> None:
        QTest.mouseClick(self._canvas.viewport(), LEFT, pos=place)
        self._qtbot.wait(20)

    def _shape(self, name: str) -> VariableShape:
        return next(shape for shape in self._canvas.scene_shown.variables if shape.name == name)


def _middle(path: tuple[tuple[float, float], ...]) -> tuple[float, float]:
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = path
    return (ax + 3 * bx + 3 * cx + dx) / 8, (ay + 3 * by + 3 * cy + dy) / 8
