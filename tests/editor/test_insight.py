from __future__ import annotations

import time

import pytest

from loopeditor.analysis.advice import switched
from loopeditor.editor.document import Document
from loopeditor.editor.insight import Insight
from loopeditor.model import edits
from loopeditor.model.diagram import Diagram, Link, Variable
from loopeditor.model.polarity import Polarity
from tests.tools.world import TRIANGLE

pytestmark = pytest.mark.usefixtures("qapp")


def test_loops_follow_every_edit() -> None:
    document = Document(TRIANGLE)
    insight = Insight(document)
    told: list[list[str]] = []
    insight.changed.connect(lambda: told.append([name for _, name in insight.named]))
    document.commit(edits.set_polarity(TRIANGLE, {"l1"}, Polarity.POSITIVE), "Make link positive")
    document.commit(edits.delete(document.diagram, {"l2"}), "Delete link")
    document.undo_stack.undo()
    assert told == [["R1"], [], ["R1"]]
    assert insight.loops.complete


def test_an_identifier_stays_while_something_else_is_edited() -> None:
    document = Document(edits.add_link(TRIANGLE, "v1", "v1", Polarity.NEGATIVE))
    insight = Insight(document)
    assert dict(insight.identifiers) == {("l4",): "B1", ("l1", "l2", "l3"): "B2"}
    document.commit(edits.delete(document.diagram, {"l4"}), "Delete link")
    assert dict(insight.identifiers) == {("l1", "l2", "l3"): "B2"}
    document.replace(TRIANGLE)
    assert dict(insight.identifiers) == {("l1", "l2", "l3"): "B1"}


def test_a_move_leaves_the_loops_alone() -> None:
    document = Document(TRIANGLE)
    insight = Insight(document)
    before = insight.loops
    document.commit(edits.move(TRIANGLE, {"v1"}, 5, 5), "Move Growth")
    assert insight.loops is before


def test_a_loop_is_found_by_its_key() -> None:
    insight = Insight(Document(TRIANGLE))
    loop = insight.loops.found[0]
    assert insight.loop(loop.key) is loop
    assert insight.loop(("l9",)) is None


@pytest.mark.alone
def test_a_thicket_of_loops_does_not_hold_up_an_edit() -> None:
    variables = tuple(Variable(f"v{i}", f"V{i}", (i * 50.0, i % 7 * 60.0)) for i in range(40))
    pairs = [(a.id, b.id) for a in variables for b in variables if a is not b]
    document = Document(Diagram(variables=variables))
    insight = Insight(document)
    links = tuple(Link(f"l{i}", *pair) for i, pair in enumerate(pairs))
    start = time.perf_counter()
    document.commit(Diagram(variables=variables, links=links), "Link everything")
    assert time.perf_counter() - start < 2.0
    assert not insight.loops.complete


def test_numbers_agree_with_those_of_the_command_line_for_named_loops() -> None:
    document = Document(TRIANGLE)
    insight = Insight(document)
    key = insight.loops.found[0].key
    before = dict(insight.identifiers)
    document.commit(edits.name_loop(document.diagram, key, "Growth engine"), "Name loop")
    assert dict(insight.identifiers) == before


def test_switching_advice_off_starts_no_examination() -> None:
    document = Document(TRIANGLE)
    insight = Insight(document)
    examined = insight.examination
    rule = (insight.advice or ())[0].rule
    document.commit(switched(document.diagram, rule, off=True), "Switch off advice")
    assert insight.examination is examined
    assert rule not in {each.rule for each in insight.advice or ()}
