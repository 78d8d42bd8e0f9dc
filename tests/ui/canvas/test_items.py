"""Items follow the scene, whatever is done to it and however often."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from PySide6.QtWidgets import QApplication

from loopeditor.editor.document import Document
from loopeditor.editor.insight import Insight
from loopeditor.editor.selection import Selection
from loopeditor.geometry.picking import pick
from loopeditor.geometry.scene import Scene, VariableShape
from loopeditor.geometry.shapes import Point, Rect
from loopeditor.model import edits
from loopeditor.model.polarity import Polarity
from loopeditor.render.themes import PAPER
from loopeditor.tools import events as do
from loopeditor.tools.overlay import Overlay
from loopeditor.tools.states import Idle
from loopeditor.ui.canvas.look import Looks, key_of
from loopeditor.ui.canvas.painting import in_order
from loopeditor.ui.canvas.picture import Picture
from loopeditor.ui.canvas.view import Canvas
from tests.tools.world import TRIANGLE, scene_of
from tests.ui.canvas.conftest import painted

pytestmark = pytest.mark.usefixtures("qapp")


def show(picture: Picture, scene: Scene, looks: Looks | None = None) -> None:
    picture.show(scene, looks or Looks(PAPER), Overlay())


def test_an_item_is_kept_where_its_shape_is() -> None:
    picture = Picture(PAPER)
    show(picture, scene_of(TRIANGLE))
    before = dict(picture.items)
    moved = scene_of(edits.delete(TRIANGLE, {"v3"}))
    show(picture, moved)
    assert set(picture.items) == {"v1", "v2", "l1"}
    assert picture.items["v1"] is before["v1"]
    assert {item.shape_shown for item in picture.items.values()} == set(in_order(moved))


def test_under_the_pointer_only_two_items_change() -> None:
    picture = Picture(PAPER)
    scene = scene_of(TRIANGLE)
    show(picture, scene, Looks(PAPER, hovered="l1"))
    before = dict(picture.items)
    show(picture, scene, Looks(PAPER, hovered="v2"))
    assert {key for key, item in picture.items.items() if item is not before[key]} == {"l1", "v2"}
    assert picture.items["v2"].look.hovered
    assert not picture.items["l1"].look.hovered


def test_two_thousand_changes_do_not_crash() -> None:
    random = Random(3)
    picture = Picture(PAPER)
    shapes: dict[str, VariableShape] = {}
    for i in range(2_000):
        what = random.random()
        if what < 0.4 or not shapes:
            box = Rect.around(Point(random.uniform(-300, 300), random.uniform(-300, 300)), 40, 20)
            shapes[f"v{i}"] = VariableShape(f"v{i}", "Name", ("Name",), box)
        elif what < 0.7:
            key = random.choice(list(shapes))
            box = shapes[key].box.grown(random.uniform(-5, 40))
            shapes[key] = VariableShape(key, "Name", ("Name",), box)
        else:
            del shapes[random.choice(list(shapes))]
        show(picture, Scene("", "", tuple(shapes.values()), (), (), Rect(0, 0, 1, 1)))
        if i % 20 == 0:
            painted(picture)
    assert {item.shape_shown for item in picture.items.values()} == set(shapes.values())


class Drawing(RuleBasedStateMachine):
    """Keys and gestures in any order on a canvas, with undo and redo."""

    @initialize()
    def open(self) -> None:
        self.document = Document(TRIANGLE)
        self.selection = Selection(self.document)
        self.insight = Insight(self.document)
        self.canvas = Canvas(self.document, self.selection, self.insight)
        self.canvas.resize(500, 400)

    def near(self, data: st.DataObject) -> Point:
        places = [shape.box.center for shape in self.canvas.scene_shown.variables]
        places += [Point(p.x - 4, p.y - 16) for p in places] + [link.path[0] for link in self.canvas.scene_shown.links]
        anywhere = st.builds(Point, st.integers(-300, 300), st.integers(-300, 300))
        return data.draw(st.sampled_from(places) | anywhere if places else anywhere)

    @rule(data=st.data(), extend=st.booleans())
    def press(self, data: st.DataObject, extend: bool) -> None:
        point = self.near(data)
        self.canvas.send(do.Press(point, pick(self.canvas.scene_shown, point, 7.0), extend))

    @rule(data=st.data())
    def move(self, data: st.DataObject) -> None:
        point = self.near(data)
        self.canvas.send(do.Move(point, pick(self.canvas.scene_shown, point, 7.0)))

    @rule(data=st.data())
    def release(self, data: st.DataObject) -> None:
        point = self.near(data)
        self.canvas.send(do.Release(point, pick(self.canvas.scene_shown, point, 7.0)))

    @rule(data=st.data())
    def double_press(self, data: st.DataObject) -> None:
        point = self.near(data)
        self.canvas.send(do.DoublePress(point, pick(self.canvas.scene_shown, point, 7.0)))

    @rule(
        event=st.sampled_from(
            [
                do.Cancel(),
                do.Accept(),
                do.Delete(),
                do.SelectAll(),
                do.StartLink(),
                do.ToggleDelay(),
                do.SetPolarity(Polarity.NEGATIVE),
                do.Walk(1),
                do.Walk(-1),
                do.Arrow(10, 0),
                do.Arrow(0, -1),
                do.Rename(),
                do.Typed("Word"),
                do.Named("Word two"),
                do.Named(""),
            ]
        )
    )
    def key(self, event: do.Event) -> None:
        self.canvas.send(event)

    @rule()
    def undo(self) -> None:
        self.document.undo_stack.undo()

    @rule()
    def redo(self) -> None:
        self.document.undo_stack.redo()

    @rule()
    def light(self) -> None:
        self.selection.light(next(iter(self.insight.loops.found), None))

    @invariant()
    def items_are_the_shapes_of_the_scene(self) -> None:
        QApplication.processEvents()
        shapes = {key_of(shape): shape for shape in in_order(self.canvas.scene_shown)}
        assert {key: item.shape_shown for key, item in self.canvas.items_shown.items()} == shapes

    @invariant()
    def an_idle_canvas_shows_the_document(self) -> None:
        if isinstance(self.canvas.state, Idle):
            diagram, scene = self.document.diagram, self.canvas.scene_shown
            assert [shape.id for shape in scene.variables] == list(diagram.variable)
            for shape, variable in zip(scene.variables, diagram.variables, strict=True):
                assert shape.box.center == pytest.approx(variable.position)
            assert [(shape.id, shape.polarity) for shape in scene.links] == [(k.id, k.polarity) for k in diagram.links]

    def teardown(self) -> None:
        if hasattr(self, "document"):
            while self.document.undo_stack.canUndo():
                self.document.undo_stack.undo()
            assert self.document.diagram is TRIANGLE
            self.canvas.deleteLater()


Drawing.TestCase.settings = settings(max_examples=25, stateful_step_count=40, deadline=None)
TestDrawing = Drawing.TestCase
