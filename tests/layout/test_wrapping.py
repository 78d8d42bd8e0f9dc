from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from loopeditor.layout.flywheel import arrange, rearrange, tidied
from loopeditor.layout.patience import Patience
from loopeditor.layout.wrapping import wrapped
from loopeditor.model import edits
from loopeditor.model.diagram import Diagram
from loopeditor.model.notation import parse
from tests.builders import HalfEm, on_circle
from tests.layout.test_quality import judge_of

LONG = "Number of active customers"
RING = "Growth of the whole market -> Number of active customers -> Price of goods -> Growth of the whole market"


def chosen(diagram: Diagram, most: int = 100) -> dict[str, int]:
    """In how many lines each name is better written where it stands."""
    judge = judge_of(diagram)
    centers = judge.centers({v.id: v.position for v in diagram.variables if v.position})
    every = range(len(judge.ids))
    return dict(wrapped(judge, centers, judge.usual(centers), every, most, Patience(9.0)).lines_of_names)


def cost(diagram: Diagram) -> float:
    judge = judge_of(diagram)
    return judge.cost(judge.centers({v.id: v.position for v in diagram.variables if v.position}))


def in_a_row(dx: float, dy: float) -> Diagram:
    names = [f"Profit margin growt{letter}" for letter in "ABCDE"]  # two lines of 104, or three of 48
    return edits.place(parse("\n".join(names)), {f"v{k + 1}": (dx * k, dy * k) for k in range(5)})


def test_names_that_crowd_side_by_side_get_more_lines_and_in_a_pile_fewer() -> None:
    crowded = in_a_row(100.0, 0.0)
    assert 3 in chosen(crowded).values()
    assert cost(edits.set_lines(crowded, chosen(crowded))) < cost(crowded) - 100
    piled = edits.set_lines(in_a_row(0.0, 50.0), dict.fromkeys(("v1", "v2", "v3", "v4", "v5"), 3))
    assert 1 in chosen(piled).values()
    assert cost(edits.set_lines(piled, chosen(piled))) < cost(piled) - 100


def test_names_with_room_enough_stay_as_they_are() -> None:
    roomy = in_a_row(130.0, 70.0)
    assert set(chosen(roomy).values()) == {0}


@pytest.mark.parametrize("radius", [60.0, 90.0, 140.0])
def test_no_other_lines_of_a_single_name_are_better(radius: float) -> None:
    """Against every way to write it; the others are kept as they are."""
    diagram = on_circle(parse(RING), radius)
    judge = judge_of(diagram)
    centers = judge.centers({v.id: v.position for v in diagram.variables if v.position})
    bends = judge.usual(centers)
    for row, i in enumerate(judge.ids):
        found = wrapped(judge, centers, bends, [row], 100, Patience(9.0))
        narrow = [k for k in range(4) if judge_of(edits.set_lines(diagram, {i: k})).half[row, 0] <= 1.4 * 118 / 2 + 2]
        costs = {k: judge_of(edits.set_lines(diagram, {i: k})).cost(centers, bends) for k in narrow}
        best = min(costs.values())
        assert found.cost(centers, bends) == pytest.approx(best if best < costs[0] - 1.0 else costs[0])


def test_a_judge_of_other_lines_is_the_judge_of_the_diagram_that_has_them() -> None:
    diagram = edits.set_group(on_circle(parse(f"{RING}\nPrice of goods -> Price of goods"), 90.0), {"v2"}, "One")
    judge = judge_of(diagram)
    centers = judge.centers({v.id: v.position for v in diagram.variables if v.position})
    before = judge.faults(centers)
    for counts in product(range(4), repeat=3):
        lines = dict(zip(judge.ids, counts, strict=True))
        other, anew = judge.written(lines), judge_of(edits.set_lines(diagram, lines))
        assert other.faults(centers) == anew.faults(centers)
        assert np.array_equal(other.web.room, anew.web.room)
        assert other.lines_of_names == lines
    assert judge.faults(centers) == before


def test_only_so_many_tries_are_made() -> None:
    assert set(chosen(in_a_row(100.0, 0.0), most=0).values()) == {0}
    assert sum(k > 0 for k in chosen(in_a_row(100.0, 0.0), most=2).values()) <= 1


def test_an_arrangement_is_no_worse_for_the_lines_that_it_chose_and_the_same_every_time() -> None:
    ring = [f"{word} {LONG.lower()}" for word in ("Old", "New", "Paid", "Lost", "Kept")]
    diagram = parse("\n".join(f"{a} -> {b}" for a, b in zip(ring, [*ring[1:], ring[0]], strict=True)))
    placed = rearrange(diagram, HalfEm())
    lines = {variable.id: variable.lines for variable in placed.variables}
    assert cost(placed) <= cost(edits.set_lines(placed, dict.fromkeys(lines, 0))) + 1e-6
    assert [v.name for v in placed.variables] == [v.name for v in diagram.variables]
    assert rearrange(diagram, HalfEm()) == placed


def test_putting_in_order_and_placing_what_is_new_leave_the_lines_of_names() -> None:
    crowded = in_a_row(100.0, 0.0)
    assert tidied(crowded, HalfEm()) != crowded
    assert {v.lines for v in tidied(crowded, HalfEm()).variables} == {0}
    wider = edits.add_variable(edits.set_lines(crowded, {"v2": 1}), "Profit margin growtF")
    assert [v.lines for v in arrange(wider, HalfEm()).variables] == [0, 1, 0, 0, 0, 0]


def test_what_somebody_chose_stays_where_nothing_gets_better() -> None:
    wheel = edits.set_lines(parse("Price of goods -> Demand -> Supply -> Price of goods"), {"v1": 2})
    assert [v.lines for v in rearrange(wheel, HalfEm()).variables] == [2, 0, 0]
