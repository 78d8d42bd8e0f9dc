from __future__ import annotations

import pytest

from loopeditor.analysis.loops import Loop
from loopeditor.editor.document import Document
from loopeditor.editor.findable import findables, known_loops
from loopeditor.editor.finding import find
from loopeditor.editor.insight import Insight
from loopeditor.model import edits
from loopeditor.model.notation import parse
from tests.builders import on_circle

pytestmark = pytest.mark.usefixtures("qapp")


def test_variables_loops_links_and_texts_are_found_by_what_they_are_called() -> None:
    diagram = on_circle(parse("Price -> Demand : -\nDemand -> Price : ||"))
    diagram = edits.name_loop(diagram, ("l1", "l2"), "Market")
    diagram = edits.add_text(diagram, "Source:\nour books", (0.0, 0.0))
    text = diagram.texts[-1].id
    insight = Insight(Document(diagram))
    rows = findables(diagram, insight)

    def first(query: str) -> object:
        return find(rows, query)[0].what

    assert first("price") == "v1"
    assert first("dem pri") in {"l1", "l2"}
    assert first("our books") == text
    for query in ("b1", "market"):
        loop = first(query)
        assert isinstance(loop, Loop)
        assert loop.key == ("l1", "l2")
    assert [row.rank for row in find(rows, "price")] == [0, 2, 2, 1]  # a loop is not called so, it runs through it
    assert [row.title for row in find(rows, "price demand") if row.rank == 2] == ["Price → Demand", "Demand → Price"]
    insight.close()


def test_a_loop_that_is_named_and_listed_is_there_once() -> None:
    diagram = edits.name_loop(on_circle(parse("A -> B -> A\nB -> C -> B")), ("l1", "l2"), "First")
    insight = Insight(Document(diagram))
    assert [loop.key for loop in known_loops(diagram, insight)] == [("l1", "l2"), ("l3", "l4")]
    insight.close()
