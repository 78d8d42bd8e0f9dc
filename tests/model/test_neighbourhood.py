from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from loopeditor.model import edits
from loopeditor.model.diagram import Diagram
from loopeditor.model.neighbourhood import Way, branches, within
from loopeditor.model.notation import parse
from tests.model.strategies import diagrams

CHAIN = parse("A -> B -> C -> D\nE -> B\nD -> B")
"""v1 to v5 are A to E; l1 to l5 in the order of the text."""


def names(diagram: Diagram, ids: frozenset[str]) -> str:
    return "".join(sorted(diagram.name(i) for i in ids if i in diagram.variable))


def test_steps_are_links_and_only_those_that_were_followed_are_near() -> None:
    near = within(CHAIN, ["v2"], 1)
    assert names(CHAIN, near) == "ABCDE"
    assert {i for i in near if i in CHAIN.link} == {"l1", "l2", "l4", "l5"}
    assert names(CHAIN, within(CHAIN, ["v1"], 2)) == "ABCDE"
    assert names(CHAIN, within(CHAIN, ["v1"], 1)) == "AB"


def test_ways() -> None:
    assert names(CHAIN, within(CHAIN, ["v2"], 1, Way.CAUSES)) == "ABDE"
    assert names(CHAIN, within(CHAIN, ["v2"], 1, Way.USES)) == "BC"
    assert names(CHAIN, within(CHAIN, ["v2"], 2, Way.USES)) == "BCD"
    assert names(CHAIN, within(CHAIN, ["v1", "v4"], 1, Way.CAUSES)) == "ACD"


def test_what_is_not_there_has_no_neighbours() -> None:
    assert within(CHAIN, ["gone", "l1"], 3) == frozenset()
    assert within(CHAIN, ["v1"], 0) == {"v1"}


def test_ghosts_of_what_is_near_are_near() -> None:
    diagram = edits.add_ghost(CHAIN, "v2", (0.0, 0.0))
    ghost = diagram.ghosts[-1].id
    assert ghost in within(diagram, ["v1"], 1)
    assert ghost not in within(diagram, ["v4"], 0)


@given(diagrams(), st.integers(0, 4), st.sampled_from(Way))
def test_more_steps_reach_at_least_as_far(diagram: Diagram, steps: int, way: Way) -> None:
    starts = list(diagram.variable)[:1]
    assert within(diagram, starts, steps, way) <= within(diagram, starts, steps + 1, way)
    assert within(diagram, starts, steps, way) <= within(diagram, starts, steps, Way.BOTH)


def test_branches_are_in_the_order_of_the_links() -> None:
    assert [(link.id, end) for link, end in branches(CHAIN.links, "v2", Way.CAUSES)] == [
        ("l1", "v1"),
        ("l4", "v5"),
        ("l5", "v4"),
    ]
    assert [(link.id, end) for link, end in branches(CHAIN.links, "v2", Way.USES)] == [("l2", "v3")]
    assert len(branches(CHAIN.links, "v2", Way.BOTH)) == 4
