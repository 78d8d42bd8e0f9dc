"""Shares of R and B without listing loops, and which loops dominate when."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import pairwise
from math import fsum

import numpy as np
import pytest

from loopeditor.analysis.loops import find_loops
from loopeditor.model.diagram import Diagram
from loopeditor.model.notation import parse
from loopeditor.model.polarity import LoopPolarity
from loopeditor.model.scenario import Force, Scenario
from loopeditor.simulation import driving as module
from loopeditor.simulation.dominance import friction_scores, loop_scores, part_friction, raw_scores
from loopeditor.simulation.driving import Driver, driving
from loopeditor.simulation.flow import Cancelled, run
from loopeditor.simulation.shares import part_of, sampled, shares
from tests.analysis.brute import MOSTLY_SIGNED, SIGNED, of_links, random_diagram
from tests.simulation.test_dominance import Floats, pushed, random_runs


def test_shares_are_those_of_all_loops_listed() -> None:
    told = 0
    for made in random_runs(150, seed=51):
        found = shares(made)
        loops = find_loops(made.diagram, 10**6).found
        mine = [loop for loop in loops if loop.variables[0] in found.part.variables]
        raw = raw_scores(made, mine)[found.rows]
        own = part_friction(made.diagram, found.part, friction_scores(made))[found.rows]
        assert found.exact
        for t in range(0, len(found.rows), 9):
            r, b = (fsum(abs(s) for s in raw[t] if s * sign > 0) for sign in (1, -1))
            total = r + b + own[t]
            if total:
                told += 1
                expected = (r / total, b / total, own[t] / total)
                shown = (found.reinforcing[t], found.balancing[t], found.friction[t])
                assert shown == pytest.approx(expected, rel=1e-12, abs=0)
                assert sum(shown) == pytest.approx(1)
            else:
                assert found.reinforcing[t] == found.balancing[t] == found.friction[t] == 0
    assert told > 1_000


def test_all_loops_listed_leave_nothing_uncovered_and_some_leave_the_rest() -> None:
    dice = random.Random(52)
    for _ in range(10):
        made = pushed(random_diagram(dice, 6, 16, MOSTLY_SIGNED), length=8.0)
        loops = find_loops(made.diagram, 10**6).found
        whole, part = driving(made, loops), driving(made, loops[:2])
        assert not whole.uncovered.any()
        moving = whole.shares.total > 0
        covered = np.abs(part.loops).sum(axis=1) + part.uncovered + part.shares.friction
        assert covered[moving] == pytest.approx(1.0, abs=1e-8)
        inside = [k for k, loop in enumerate(loops) if loop.variables[0] in whole.shares.part.variables]
        expected = loop_scores(made, loops)[whole.shares.rows][:, inside]
        assert whole.loops[:, inside] == pytest.approx(expected, rel=1e-9)


def test_a_reinforcing_loop_drives_until_friction_holds_it() -> None:
    diagram = parse("A -> B -> C -> A")
    made = pushed(diagram, 0.1)
    band = driving(made, find_loops(diagram).found).intervals
    assert [each.driver for each in band] == [Driver.FRICTION, Driver.LOOPS, Driver.FRICTION, Driver.REST]
    assert (band[0].start, band[-1].end) == (0.0, 40.0)
    assert all(a.end == b.start for a, b in pairwise(band))
    assert band[1].loops == (0,)
    assert band[1].share == pytest.approx(band[1].reinforcing)
    assert band[1].share > 0.8
    assert band[1].end - band[1].start > 10


def test_two_loops_drive_together_where_neither_makes_up_half() -> None:
    """Two rings of one length that share a variable are as strong as each other."""
    diagram = parse("A -> B -> C -> A\nA -> D -> E -> A")
    made = pushed(diagram, 1e-5, length=20.0)
    band = driving(made, find_loops(diagram).found).intervals
    last = band[-1]
    assert (last.driver, sorted(last.loops)) == (Driver.LOOPS, [0, 1])
    assert last.share == pytest.approx(last.reinforcing)


def test_unlisted_loops_are_told_as_many() -> None:
    diagram = parse("A -> B -> C -> A")
    found = driving(pushed(diagram, 0.1), ())
    assert Driver.MANY in {each.driver for each in found.intervals}
    assert found.uncovered == pytest.approx(found.shares.reinforcing, abs=1e-9)
    assert not found.carried.any()


def test_flickers_go_to_their_longer_neighbour() -> None:
    times = np.arange(101.0)
    kinds: list[tuple[Driver, tuple[int, ...]]] = [(Driver.LOOPS, (0,)), (Driver.LOOPS, (1,)), (Driver.REST, ())]
    a, b, rest = kinds
    told = [a] * 50 + [b] + [a] * 20 + [b] * 10 + [rest] + [b] * 19
    assert module._steady(times, told) == [(0, 70, a), (71, 100, b)]


def test_what_runs_through_a_link_is_the_share_of_the_loops_on_it() -> None:
    diagram = parse("A -> B -> C -> A\nB -> A : -\nC -> D")
    made = pushed(diagram, 0.3, length=10.0)
    loops = find_loops(diagram).found
    found = driving(made, loops)
    at = {(diagram.name(link.source), diagram.name(link.target)): k for k, link in enumerate(diagram.links)}
    moving = np.abs(found.loops).sum(axis=1) > 0
    assert moving.sum() > 150
    assert found.carried[moving, at["A", "B"]] == pytest.approx(1.0)
    both = found.carried[:, at["B", "C"]] + found.carried[:, at["B", "A"]]
    assert both[moving] == pytest.approx(1.0)
    assert not found.carried[:, at["C", "D"]].any()


def test_one_part_at_a_time() -> None:
    diagram = parse("A -> B -> C -> A\nC -> D\nD -> E -> D : -")
    made = pushed(diagram, length=10.0)
    one = {variable.name: variable.id for variable in diagram.variables}
    loud, quiet = shares(made), shares(made, variable=one["D"])
    assert set(loud.part.variables) == {one[name] for name in "ABC"}
    assert loud.reinforcing.any()
    assert not loud.balancing.any()
    assert quiet.balancing.any()
    assert not quiet.reinforcing.any()
    assert part_of(diagram, one["A"]) == loud.part


@pytest.mark.parametrize("text", ["A", "A -> B", "A -> B : ?\nB -> A", "A -> A : ?"])
def test_where_no_loop_carries_anything_only_friction_is_left(text: str) -> None:
    made = pushed(parse(text), length=5.0)
    found = driving(made, find_loops(made.diagram).found)
    assert found.shares.exact
    assert not found.shares.reinforcing.any()
    assert not found.shares.balancing.any()
    assert {each.driver for each in found.intervals} <= {Driver.FRICTION, Driver.REST}


def entangled() -> Diagram:
    dice = random.Random(53)
    claims = {(dice.randrange(60), dice.randrange(60)) for _ in range(320)}
    return of_links([(a, b, dice.choice(SIGNED)) for a, b in sorted(claims) if a != b], range(60))


def test_an_entangled_diagram_is_told_by_its_shortest_loops() -> None:
    diagram = entangled()
    made = run(diagram, Scenario("push", forces=(Force(diagram.variables[0].id),), length=10.0))
    found = driving(made, find_loops(diagram, 50).found, seconds=1.0)
    assert not found.shares.exact
    assert found.shares.listed == 1_000
    assert {each.driver for each in found.intervals} <= {Driver.MANY, Driver.REST}
    assert not found.uncovered.any()
    moving = found.shares.total > 0
    sums = found.shares.reinforcing + found.shares.balancing + found.shares.friction
    assert sums[moving] == pytest.approx(1.0)
    assert np.abs(found.loops).sum(axis=1).max() <= 1 + 1e-9


def test_times_come_evenly_and_coarse_first_where_time_runs_out(monkeypatch: pytest.MonkeyPatch) -> None:
    from loopeditor.analysis.frontier import TooWideError
    from loopeditor.analysis.signs import NONE
    from loopeditor.analysis.weighing import Scales

    whole = Scales.weighed

    def stopping(self: Scales, weights: Floats, deadline: float | None = None) -> Iterator[Floats]:
        yield from whole(self, weights[:, :16], deadline)
        raise TooWideError(NONE)

    made = pushed(parse("A -> B -> A\nB -> C -> A : -"), length=20.0)
    full = shares(made)
    monkeypatch.setattr(Scales, "weighed", stopping)
    some = shares(made)
    assert some.exact
    assert len(some.times) == 16
    assert np.diff(some.times).max() < 3
    same = np.isin(full.rows, some.rows)
    assert some.reinforcing == pytest.approx(full.reinforcing[same])


def test_samples_reach_from_the_first_to_the_last_row() -> None:
    assert sampled(801)[[0, -1]].tolist() == [0, 800]
    assert len(sampled(801)) == 200
    assert sampled(5).tolist() == [0, 1, 2, 3, 4]


def test_it_can_be_called_off() -> None:
    made = pushed(parse("A -> B -> A"))
    with pytest.raises(Cancelled):
        shares(made, cancelled=lambda: True)


def test_polarity_of_a_score_is_that_of_its_loop() -> None:
    for made in random_runs(25, seed=54):
        loops = find_loops(made.diagram).found
        for loop, scores in zip(loops, loop_scores(made, loops).T, strict=True):
            wrong = {LoopPolarity.REINFORCING: scores < 0, LoopPolarity.BALANCING: scores > 0}
            assert not wrong.get(loop.polarity, scores != 0).any()
