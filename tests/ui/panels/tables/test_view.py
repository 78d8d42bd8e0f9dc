"""Large tables, without a window round them."""

from __future__ import annotations

from dataclasses import replace
from time import perf_counter

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from loopeditor.analysis.counting import Counts
from loopeditor.model import edits
from loopeditor.model.diagram import Diagram, Link, Variable
from loopeditor.ui.panels.tables.columns import LINK_COLUMNS, link_rows
from loopeditor.ui.panels.tables.view import Table

VARIABLES, LINKS = 1_000, 3_000


class NothingKnown:
    """Stands for what counts loops, which is not asked here."""

    def through(self, _element: str) -> Counts | None:
        return None


def large() -> Diagram:
    names = [Variable(f"v{i}", f"Variable {i * 37 % VARIABLES}", (0.0, 0.0)) for i in range(VARIABLES)]
    links = [Link(f"l{k}", f"v{k % VARIABLES}", f"v{k * 7 % VARIABLES}") for k in range(LINKS)]
    return Diagram(variables=tuple(names), links=tuple(links))


class Follower:
    """One table of links that is told another diagram; ``slowest`` is what that took at most, in seconds."""

    def __init__(self, table: Table, diagram: Diagram) -> None:
        self.table, self.diagram = table, diagram
        self.slowest = 0.0
        self.show(diagram)
        self.slowest = 0.0

    def show(self, diagram: Diagram, selected: frozenset[str] = frozenset()) -> None:
        started = perf_counter()
        self.diagram = diagram
        self.table.rows.show_rows(link_rows(diagram, NothingKnown()))
        self.table.follow(selected)
        self.slowest = max(self.slowest, perf_counter() - started)


@pytest.fixture
def follower(qtbot: QtBot) -> Follower:
    diagram = large()
    table = Table("Links", LINK_COLUMNS, lambda: diagram)
    qtbot.addWidget(table)
    table.resize(600, 800)
    table.show()
    table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    return Follower(table, diagram)


@pytest.mark.alone
def test_edits_and_selections_of_a_large_map_are_followed_without_a_stall(follower: Follower) -> None:
    everything = frozenset(follower.diagram.link)
    follower.show(edits.rename(follower.diagram, "v7", "Zeal"))
    follower.show(edits.delete(follower.diagram, ["v500"]))
    follower.show(edits.set_polarity(follower.diagram, everything, follower.diagram.links[0].polarity), everything)
    left = frozenset(follower.diagram.link)
    assert follower.table.chosen_ids == left
    follower.show(edits.rename(follower.diagram, "v8", "Zest"), left)
    assert follower.table.chosen_ids == left
    assert follower.slowest < 0.1


def test_the_rows_are_those_of_the_diagram_in_order_after_any_of_it(follower: Follower) -> None:
    diagram = edits.delete(edits.rename(follower.diagram, "v3", "Aaa"), [f"v{i}" for i in range(100, 200)])
    follower.show(replace(diagram, links=(*diagram.links, Link("new", "v3", "v4"))))
    names = [follower.diagram.name(follower.diagram.link[i].source) for i in follower.table.rows.ids]
    assert names == sorted(names, key=str.casefold)
    assert set(follower.table.rows.ids) == follower.diagram.link.keys()
    assert all(follower.table.rows.row_of(i) == row for row, i in enumerate(follower.table.rows.ids))
