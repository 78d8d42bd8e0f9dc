"""A canvas on the screen, and a hand that works it through its real viewport."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QTransform
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from loopeditor.editor.document import Document
from loopeditor.editor.insight import Insight
from loopeditor.editor.selection import Selection
from loopeditor.geometry.shapes import Point, point_on, segments
from loopeditor.model.diagram import Diagram
from loopeditor.ui.canvas.label_editor import NameEditor
from loopeditor.ui.canvas.picture import Picture
from loopeditor.ui.canvas.view import Canvas
from tests.tools.world import TRIANGLE

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier


def painted(
    picture: Picture, *, zoom: float = 1.0, shift: tuple[float, float] = (300, 250), ratio: float = 1.0
) -> QImage:
    """What a view of 600 by 500 pixels shows of a picture, on a screen of so many device pixels for each."""
    image = QImage(QSize(round(600 * ratio), round(500 * ratio)), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.magenta)  # to be seen where nothing is painted
    painter = QPainter(image)
    view = QTransform(zoom, 0, 0, zoom, *shift)
    picture.paint(painter, view, QSize(600, 500), QRect(0, 0, 600, 500))
    painter.end()
    return image


class Desk:
    """An open document on a canvas. Places are scene points."""

    def __init__(self, diagram: Diagram, qtbot: QtBot) -> None:
        self.document = Document(diagram)
        self.selection = Selection(self.document)
        self.insight = Insight(self.document)
        self.canvas = Canvas(self.document, self.selection, self.insight)
        self.said: list[str] = []
        self.canvas.status.connect(self.said.append)
        qtbot.addWidget(self.canvas)
        self.canvas.resize(900, 700)
        self.canvas.show()
        self.canvas.activateWindow()
        qtbot.waitUntil(self.canvas.isActiveWindow)
        self.canvas.setFocus()
        self.settle()

    @property
    def diagram(self) -> Diagram:
        return self.document.diagram

    @property
    def editor(self) -> QLineEdit:
        (found,) = self.canvas.viewport().findChildren(NameEditor)
        return found

    @property
    def steps(self) -> list[str]:
        """The names of all undoable steps."""
        stack = self.document.undo_stack
        return [stack.text(i) for i in range(stack.count())]

    def settle(self) -> None:
        for _ in range(3):
            QApplication.processEvents()

    def pixel(self, x: float, y: float) -> QPoint:
        return self.canvas.mapFromScene(x, y)

    def label(self, variable: str) -> Point:
        return next(shape.box.center for shape in self.canvas.scene_shown.variables if shape.id == variable)

    def edge(self, variable: str) -> Point:
        """A place on the rim from which a link is dragged, clear of the links that end there."""
        box = next(shape.box for shape in self.canvas.scene_shown.variables if shape.id == variable)
        return Point(box.left + 4, box.top - 5)

    def on_link(self, link: str) -> Point:
        shape = next(shape for shape in self.canvas.scene_shown.links if shape.id == link)
        curves = list(segments(shape.path))
        return point_on(curves[len(curves) // 2], 0.5 if len(curves) % 2 else 0.0)

    def badge(self) -> Point:
        return self.canvas.scene_shown.loops[0].center

    def press(self, at: Point, modifier: Qt.KeyboardModifier = NONE, button: Qt.MouseButton = LEFT) -> None:
        QTest.mousePress(self.canvas.viewport(), button, modifier, self.pixel(*at))

    def move(self, at: Point) -> None:
        QTest.mouseMove(self.canvas.viewport(), self.pixel(*at))
        self.settle()

    def release(self, at: Point, modifier: Qt.KeyboardModifier = NONE, button: Qt.MouseButton = LEFT) -> None:
        QTest.mouseRelease(self.canvas.viewport(), button, modifier, self.pixel(*at))
        self.settle()

    def click(self, at: Point, modifier: Qt.KeyboardModifier = NONE) -> None:
        self.press(at, modifier)
        self.release(at, modifier)

    def double_click(self, at: Point) -> None:
        QTest.mouseClick(self.canvas.viewport(), LEFT, NONE, self.pixel(*at))
        QTest.mouseDClick(self.canvas.viewport(), LEFT, NONE, self.pixel(*at))
        self.settle()

    def drag(self, *places: Point, modifier: Qt.KeyboardModifier = NONE) -> None:
        self.press(places[0], modifier)
        for place in places[1:]:
            self.move(place)
        self.release(places[-1], modifier)

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.canvas, key, modifier)
        self.settle()

    def type(self, text: str) -> None:
        QTest.keyClicks(QApplication.focusWidget() or self.canvas, text)
        self.settle()


@pytest.fixture
def desk_of(qtbot: QtBot) -> Iterator[Callable[[Diagram], Desk]]:
    """Lays a diagram on a desk."""
    desks: list[Desk] = []

    def lay(diagram: Diagram) -> Desk:
        desks.append(Desk(diagram, qtbot))
        return desks[-1]

    yield lay
    for desk in desks:
        desk.canvas.close()


@pytest.fixture
def desk(desk_of: Callable[[Diagram], Desk]) -> Desk:
    """A desk with the small wheel."""
    return desk_of(TRIANGLE)
