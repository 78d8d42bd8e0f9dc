from __future__ import annotations

import gc
import multiprocessing
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from loopeditor.analysis.counting import Counts, count_through
from loopeditor.analysis.examination import examine, first_look
from loopeditor.editor.document import Document
from loopeditor.editor.insight import Insight
from loopeditor.model import edits
from loopeditor.model.diagram import Diagram
from loopeditor.model.notation import parse
from loopeditor.model.polarity import Polarity
from tests.builders import on_circle

pytestmark = pytest.mark.usefixtures("qapp")

SIX = "ABCDEF"
LARGE = on_circle(parse("\n".join(f"{a} -> {b}" for a in SIX for b in SIX if a != b) + "\nF -> G -> F : -"))
"""More loops than are read off a list at once: 409 in the clique of six, and one."""


@pytest.fixture
def document() -> Document:
    return Document(LARGE)


@pytest.fixture
def insight(document: Document) -> Iterator[Insight]:
    insight = Insight(document)
    yield insight
    insight.close()


def children() -> set[int | None]:
    return {child.pid for child in multiprocessing.active_children()}


def test_a_small_diagram_is_examined_at_once() -> None:
    before = children()
    diagram = parse("A -> B -> A : -\nB -> C -> A : ?\nC -> C")
    insight = Insight(Document(diagram))
    placed = insight.examination
    assert placed is not None
    assert not insight.is_counting
    assert placed.counts == Counts(1, 1, 1)
    slow = examine(placed.diagram)
    assert (placed.basis, placed.facts, placed.advice) == (slow.basis, slow.facts, slow.advice)
    assert (placed.loops, placed.counts) == (slow.loops, slow.counts)
    through = count_through(diagram)
    assert through is not None
    assert placed.through is not None
    assert (placed.through.link, placed.through.variable) == (through.link, through.variable)
    assert children() == before, "no process is needed for it"


def test_a_list_cut_short_gives_lower_bounds() -> None:
    look = first_look(LARGE)
    assert look.counts == Counts(409, 1, 0)
    short = first_look(LARGE, type(look.loops)(look.loops.found[:5], complete=False))
    assert short.counts == Counts(5, 0, 0, exact=False)
    assert short.through is None


def test_a_large_one_is_examined_when_edits_pause(document: Document, insight: Insight, qtbot: QtBot) -> None:
    assert insight.examination is None
    assert insight.is_counting
    with qtbot.waitSignals([insight.looked, insight.examined], timeout=30_000):
        pass
    assert not insight.is_counting
    assert insight.examination is not None
    assert insight.counts == Counts(409, 1, 0)
    assert insight.through("v7") == Counts(0, 1, 0)
    assert insight.through("l31") == Counts(0, 1, 0)
    assert all(loop.key in insight.identifiers for loop in insight.basis or ())
    examined = insight.examination
    document.commit(edits.move(document.diagram, ["v1"], 5, 5), "Move A")
    document.commit(edits.want(document.diagram, ["v1"], None), "No view")
    assert insight.examination is examined, "a mere move changes nothing"


def test_an_answer_of_yesterday_never_comes_to_light(document: Document, insight: Insight, qtbot: QtBot) -> None:
    told: list[Diagram | None] = []
    insight.examined.connect(lambda: told.append(insight.examination.diagram if insight.examination else None))
    with qtbot.waitSignal(insight.looked, timeout=30_000):
        pass
    document.commit(edits.set_polarity(document.diagram, ["l1"], Polarity.NEGATIVE), "Make link negative")
    assert insight.examination is None
    assert insight.basis is None
    assert insight.advice is None
    document.commit(edits.set_polarity(document.diagram, ["l1"], Polarity.UNKNOWN), "Make link unknown")
    with qtbot.waitSignal(insight.examined, timeout=30_000):
        pass
    qtbot.wait(300)
    assert told == [document.diagram]
    assert insight.counts.undetermined > 0


def test_the_advice_knows_new_names(document: Document, insight: Insight, qtbot: QtBot) -> None:
    document.commit(edits.rename(document.diagram, "v1", "Improve sales"), "Rename A")
    with qtbot.waitSignal(insight.looked, timeout=30_000):
        pass
    assert "verb-name" in {each.rule for each in insight.advice or ()}


def test_closing_ends_the_process(document: Document, qtbot: QtBot) -> None:
    before = children()
    insight = Insight(document)
    qtbot.waitUntil(lambda: children() > before)
    insight.close()
    assert children() == before
    document.commit(edits.delete(document.diagram, ["v7"]), "Delete G")
    qtbot.wait(250)
    assert children() == before, "nothing is examined any more"


def test_a_forgotten_one_ends_its_process(qtbot: QtBot) -> None:
    before = children()
    insight = Insight(Document(LARGE))
    qtbot.waitUntil(lambda: children() > before)
    del insight
    gc.collect()
    qtbot.waitUntil(lambda: children() == before)
