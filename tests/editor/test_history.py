"""All edits in any order, with undo, redo and saving, against the list of diagrams that they should have been."""

from __future__ import annotations

from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from loopeditor.editor.document import Document
from loopeditor.editor.insight import Insight
from loopeditor.editor.selection import Selection
from loopeditor.model import edits
from loopeditor.model.diagram import Diagram, Direction
from loopeditor.model.polarity import Polarity

numbers = st.floats(-1e4, 1e4)


class Editing(RuleBasedStateMachine):
    """``steps`` are the diagrams that the history should hold, ``at`` is the one that is shown."""

    @initialize()
    def open(self) -> None:
        self.document = Document()
        self.selection = Selection(self.document)
        self.insight = Insight(self.document)
        self.steps: list[Diagram] = [self.document.diagram]
        self.at = 0
        self.saved: int | None = 0

    def commit(self, after: Diagram, merge: str = "") -> None:
        before = self.document.diagram
        count = self.document.undo_stack.count()
        top = self.at
        self.document.commit(after, "Edit", merge)
        if after == before:
            assert self.document.diagram is before
            return
        merged = self.document.undo_stack.index() == top
        self.steps = self.steps[: self.at + 1]
        if self.saved is not None and self.saved > self.at:
            self.saved = None
        if merged:
            assert merge
            assert count
            assert self.saved != self.at
            self.steps[-1] = after
        else:
            self.steps.append(after)
            self.at += 1

    def some(self, data: st.DataObject) -> list[str]:
        diagram = self.document.diagram
        known = [*diagram.variable, *diagram.link, "gone"]
        return data.draw(st.lists(st.sampled_from(known), max_size=4))

    @rule(name=st.text(max_size=5), x=numbers, y=numbers)
    def add_variable(self, name: str, x: float, y: float) -> None:
        self.commit(edits.add_variable(self.document.diagram, name, (x, y)))

    @rule(data=st.data(), polarity=st.sampled_from(Polarity), delay=st.booleans())
    def add_link(self, data: st.DataObject, polarity: Polarity, delay: bool) -> None:
        ends = [*self.document.diagram.variable, "gone"]
        source, target = data.draw(st.sampled_from(ends)), data.draw(st.sampled_from(ends))
        self.commit(edits.add_link(self.document.diagram, source, target, polarity, delay))

    @precondition(lambda self: self.document.diagram.variables)
    @rule(data=st.data(), name=st.text(max_size=5), x=numbers, y=numbers)
    def add_linked_variable(self, data: st.DataObject, name: str, x: float, y: float) -> None:
        source = data.draw(st.sampled_from([*self.document.diagram.variable]))
        self.commit(edits.add_linked_variable(self.document.diagram, source, name, (x, y)))

    @rule(data=st.data())
    def delete(self, data: st.DataObject) -> None:
        self.commit(edits.delete(self.document.diagram, self.some(data)))

    @rule(data=st.data(), name=st.text(max_size=5))
    def rename(self, data: st.DataObject, name: str) -> None:
        self.commit(edits.rename(self.document.diagram, next(iter(self.some(data)), "gone"), name))

    @rule(data=st.data(), dx=numbers, dy=numbers)
    def move(self, data: st.DataObject, dx: float, dy: float) -> None:
        self.commit(edits.move(self.document.diagram, self.some(data), dx, dy))

    @rule(dx=st.sampled_from([-1.0, 1.0]))
    def nudge_all(self, dx: float) -> None:
        self.commit(edits.move(self.document.diagram, self.document.diagram.variable, dx, 0), "nudge")

    @rule(data=st.data(), polarity=st.sampled_from(Polarity))
    def set_polarity(self, data: st.DataObject, polarity: Polarity) -> None:
        self.commit(edits.set_polarity(self.document.diagram, self.some(data), polarity))

    @rule(data=st.data())
    def toggle_delay(self, data: st.DataObject) -> None:
        self.commit(edits.toggle_delay(self.document.diagram, self.some(data)))

    @rule(data=st.data(), amount=st.none() | st.floats(-1.2, 1.2))
    def bend(self, data: st.DataObject, amount: float | None) -> None:
        self.commit(edits.bend(self.document.diagram, self.some(data), amount))

    @rule(data=st.data())
    def reverse(self, data: st.DataObject) -> None:
        self.commit(edits.reverse(self.document.diagram, self.some(data)))

    @rule(data=st.data(), direction=st.none() | st.sampled_from(Direction))
    def want(self, data: st.DataObject, direction: Direction | None) -> None:
        self.commit(edits.want(self.document.diagram, self.some(data), direction))

    @rule(text=st.text(max_size=5))
    def tell(self, text: str) -> None:
        self.commit(edits.describe(edits.retitle(self.document.diagram, text), text))

    @rule()
    def undo(self) -> None:
        self.document.undo_stack.undo()
        self.at = max(0, self.at - 1)

    @rule()
    def redo(self) -> None:
        self.document.undo_stack.redo()
        self.at = min(len(self.steps) - 1, self.at + 1)

    @rule()
    def save(self) -> None:
        self.document.mark_saved(Path("a.cld"))
        self.saved = self.at

    @rule(data=st.data())
    def select(self, data: st.DataObject) -> None:
        self.selection.select(self.some(data))

    @invariant()
    def shows_the_step_it_should(self) -> None:
        assert self.document.diagram is self.steps[self.at]

    @invariant()
    def no_link_dangles(self) -> None:
        diagram = self.document.diagram
        assert all(link.source in diagram.variable and link.target in diagram.variable for link in diagram.links)

    @invariant()
    def the_saved_mark_is_exact(self) -> None:
        assert self.document.is_modified == (self.saved != self.at)

    @invariant()
    def what_is_derived_is_about_this_diagram(self) -> None:
        diagram = self.document.diagram
        assert self.selection.ids <= diagram.variable.keys() | diagram.link.keys()
        assert all(link in diagram.link for loop in self.insight.loops.found for link in loop.links)

    def teardown(self) -> None:
        if not hasattr(self, "document"):
            return
        stack = self.document.undo_stack
        while stack.canRedo():
            stack.redo()
        assert self.document.diagram is self.steps[-1]
        while stack.canUndo():
            stack.undo()
        assert self.document.diagram is self.steps[0]


Editing.TestCase.settings = settings(max_examples=40, stateful_step_count=40, deadline=None)
TestEditing = Editing.TestCase
