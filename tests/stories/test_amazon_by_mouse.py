"""The Amazon flywheel, built with the mouse alone; only the names are typed."""

from __future__ import annotations

import os
from collections.abc import Iterable
from math import cos, pi, sin
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from loopeditor import resources
from loopeditor.analysis.identity import identify
from loopeditor.analysis.loops import find_loops
from loopeditor.files.native import loads
from loopeditor.geometry.shapes import Point
from loopeditor.model.diagram import Diagram
from loopeditor.ui.main_window import MainWindow
from tests.stories.hands import LEFT, Hands

PLACES = {
    "Customer experience": (-38, -42),
    "Customer visits": (-44, 62),
    "Third-party sellers": (-202, 84),
    "Selection": (-176, -44),
    "Growth": (60, 165),
    "Cost structure": (230, 140),
    "Prices": (-47, -165),
    "Price competition": (-216, -150),
    "Service improvement": (175, -32),
}


class Builder:
    """Draws links as a person does: from a label's edge, straight, in an arc, or by two clicks."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self._window, self._qtbot = window, qtbot
        self.hands = Hands(window.canvas, qtbot)

    def place(self, name: str) -> QPoint:
        return self._window.canvas.mapFromScene(QPointF(*PLACES[name]))

    def edge(self, name: str, toward: QPoint) -> QPoint:
        """A place on the edge of a label, on the side where another place is."""
        canvas = self._window.canvas
        box = next(shape.box for shape in canvas.scene_shown.variables if shape.name == name)
        there = canvas.point_at(QPointF(toward))
        for share in range(1000):
            at = box.center.to(there, share / 1000)
            if box.distance(at) > 3:
                return canvas.mapFromScene(QPointF(*at))
        raise AssertionError(name)

    def arc(self, start: QPoint, end: QPoint, height: float) -> Iterable[QPoint]:
        """A stroke from start to end, so much of its chord high to the left."""
        a, b = Point(start.x(), start.y()), Point(end.x(), end.y())
        left = (b - a).left
        for k in range(1, 13):
            share = k / 12
            at = a.to(b, (1 - cos(pi * share)) / 2) + left.scaled(height * sin(pi * share))
            yield QPoint(round(at.x), round(at.y))

    def stroke(self, source: str, target: str, height: float) -> None:
        """Draw a link in an arc."""
        view, end = self._window.canvas.viewport(), self.hands.middle(target)
        start = self.edge(source, end)
        QTest.mouseMove(view, start)
        QTest.mousePress(view, LEFT, pos=start)
        for place in self.arc(start, end, height):
            QTest.mouseMove(view, place)
        QTest.mouseRelease(view, LEFT, pos=end)
        self._qtbot.wait(20)

    def straight(self, source: str, target: str) -> None:
        self.hands.drag(self.edge(source, self.hands.middle(target)), self.hands.middle(target))

    def clicks(self, source: str, target: str) -> None:
        """Link two variables by a click on the edge of the one and a click on the other."""
        self.hands.click(self.edge(source, self.hands.middle(target)))
        QTest.mouseMove(self._window.canvas.viewport(), self.hands.middle(target))
        self.hands.click(self.hands.middle(target))

    def grow(self, source: str, name: str) -> None:
        """A new variable at the end of a link from another one."""
        self.hands.drag(self.edge(source, self.place(name)), self.place(name))
        self.hands.type_name(name)

    def tool(self, name: str) -> None:
        """Click a button of the tool bar."""
        action = self._window.menus.actions[name]
        button = self._window.menus.tool_bar.widgetForAction(action)
        assert isinstance(button, QToolButton)
        QTest.mouseClick(button, LEFT)
        self._qtbot.wait(20)


def loops_by_names(diagram: Diagram) -> dict[str, tuple[str, ...]]:
    """The loops of a diagram by identifier, each by its variables, the first in the alphabet first."""
    found = find_loops(diagram).found
    names = identify(found)
    told = {}
    for loop in found:
        around = [diagram.name(i) for i in loop.variables]
        first = around.index(min(around))
        told[names[loop.key]] = (*around[first:], *around[:first])
    return told


@pytest.fixture
def built(window: MainWindow, qtbot: QtBot) -> MainWindow:
    """A window in which somebody has just drawn the wheel."""
    window.resize(1280, 860)
    QTest.mouseClick(window.start_page.new, LEFT)
    draw = Builder(window, qtbot)
    hands = draw.hands
    hands.double_click(draw.place("Customer experience"))
    hands.type_name("Customer experience")
    draw.grow("Customer experience", "Customer visits")
    draw.grow("Customer visits", "Third-party sellers")
    draw.grow("Third-party sellers", "Selection")
    draw.stroke("Selection", "Customer experience", 0.3)
    draw.grow("Customer visits", "Growth")
    draw.grow("Growth", "Cost structure")
    hands.click(hands.link(5))
    draw.tool("negative")
    hands.double_click(draw.place("Prices"))
    hands.type_name("Prices")
    draw.stroke("Cost structure", "Prices", -0.42)
    draw.clicks("Prices", "Customer experience")
    draw.tool("negative")
    draw.grow("Third-party sellers", "Price competition")
    draw.straight("Price competition", "Prices")
    draw.tool("negative")
    draw.grow("Growth", "Service improvement")
    draw.straight("Service improvement", "Customer experience")
    return window


def test_the_amazon_flywheel_by_mouse(built: MainWindow) -> None:
    diagram = built.document.diagram
    wanted = loads(resources.example_text("amazon"))
    assert {v.name for v in diagram.variables} == {v.name for v in wanted.variables}
    assert loops_by_names(diagram) == loops_by_names(wanted)
    assert set(loops_by_names(diagram)) == {"R1", "R2", "R3", "R4"}
    assert {loop.identifier for loop in built.canvas.scene_shown.loops} == {"R1", "R2", "R3", "R4"}


def test_strokes_gave_their_links_their_bends(built: MainWindow) -> None:
    diagram = built.document.diagram
    bends = {(diagram.name(k.source), diagram.name(k.target)): k.bend for k in diagram.links}
    assert bends.pop(("Selection", "Customer experience")) == pytest.approx(0.3, abs=0.1)
    assert bends.pop(("Cost structure", "Prices")) == pytest.approx(-0.4, abs=0.1)
    assert set(bends.values()) == {None}


def test_a_step_each_and_nothing_else(built: MainWindow) -> None:
    stack = built.document.undo_stack
    assert stack.count() == 9 + 5 + 3  # variables, most of them with a link; further links; signs
    if folder := os.environ.get("LOOPEDITOR_CAPTURES"):
        built.grab().save(str(Path(folder) / "amazon_by_mouse.png"))
    while stack.canUndo():
        QTest.keyClick(built, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert built.document.diagram == Diagram()
