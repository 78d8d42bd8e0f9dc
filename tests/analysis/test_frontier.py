"""The dynamic programme in plain Python and in numpy: state by state the same."""

from __future__ import annotations

import random
import time
from collections.abc import Iterable, Iterator, Sequence

import numpy as np
import pytest

from loopeditor.analysis import frontier, frontier_wide
from loopeditor.analysis.frontier import Finish, Plan, Take, TooWideError, planned
from loopeditor.analysis.kernel import Expressions, reduced
from loopeditor.analysis.signs import NONE, ONE, Signed, plus, times
from loopeditor.model.diagram import Diagram
from loopeditor.model.polarity import Polarity
from tests.analysis.brute import MOSTLY_SIGNED, SIGNED, all_loops, random_diagram, tally

States = dict[tuple[int, ...], Signed]


def parts(
    count: int, seed: int, variables: int = 7, signs: Sequence[Polarity] = MOSTLY_SIGNED
) -> Iterator[tuple[Diagram, Plan, Expressions, Signed]]:
    """Plans of random parts that are all that is left of their diagram, with what was counted before."""
    dice = random.Random(seed)
    while count:
        diagram = random_diagram(dice, variables, 4 * variables, signs)
        kernel = reduced(diagram)
        if len(kernel.parts) == 1:
            count -= 1
            yield diagram, planned(kernel.parts[0]), kernel.expressions, kernel.counted()


@pytest.mark.parametrize("signs", [MOSTLY_SIGNED, SIGNED])
def test_both_count_what_brute_force_counts(signs: Sequence[Polarity]) -> None:
    for diagram, plan, expressions, before in parts(60, seed=9, signs=signs):
        expected = tally(all_loops(diagram))
        assert plus(frontier.count(plan, expressions), before) == expected
        assert plus(frontier_wide.count(plan, expressions)[0], before) == expected


def test_both_have_the_same_states_in_the_same_number_of_ways_after_every_action() -> None:
    for _, plan, expressions, _ in parts(25, seed=10, variables=8):
        for plain, wide in zip(steps_in_python(plan, expressions), steps_in_numpy(plan, expressions), strict=True):
            assert plain == wide


def steps_in_python(plan: Plan, expressions: Expressions) -> Iterator[States]:
    layer: States = {(0,) * plan.width: ONE}
    for action in plan.actions:
        if isinstance(action, Finish):
            layer = frontier._finished(layer, action.slot)
        else:
            taken = ((frontier._taken(state, action, plan.width), ways) for state, ways in layer.items())
            layer = summed(
                [*layer.items(), *((t, times(ways, expressions.value[action.weight])) for t, ways in taken if t)]
            )
        yield layer


def steps_in_numpy(plan: Plan, expressions: Expressions) -> Iterator[States]:
    layer = frontier_wide._Layer(np.zeros((plan.width, 1), np.uint8), np.array([ONE], np.int64))
    for action in plan.actions:
        if isinstance(action, Take):
            frontier_wide._take(layer, action, expressions.value[action.weight])
        else:
            frontier_wide._finish(layer, action)
        states = (tuple(int(code) for code in row) for row in layer.rows.T)
        yield summed(zip(states, ((int(r), int(b), int(u)) for r, b, u in layer.ways), strict=True))


def summed(pairs: Iterable[tuple[tuple[int, ...], Signed]]) -> States:
    layer: States = {}
    for state, ways in pairs:
        layer[state] = plus(layer.get(state, NONE), ways)
    return layer


def test_too_many_states_and_too_little_time_give_up_with_what_is_known() -> None:
    ((_, plan, expressions, _),) = parts(1, seed=11, variables=14)
    truth = frontier.count(plan, expressions, states=10**9)
    for run in (frontier.count, frontier_wide.count):
        for states, deadline in ((20, None), (10**9, time.monotonic() - 1)):
            with pytest.raises(TooWideError) as stopped:
                run(plan, expressions, states, deadline)
            assert all(0 <= known <= true for known, true in zip(stopped.value.counted, truth, strict=True))


def test_what_has_no_key_of_64_bits_is_not_begun() -> None:
    with pytest.raises(TooWideError) as stopped:
        frontier_wide.count(Plan(16, ()), Expressions())
    assert stopped.value.counted == NONE


def test_ways_are_python_integers_before_64_bits_could_wrap() -> None:
    """A complete diagram of four whose arcs stand for 2^61 ways each."""
    expressions = Expressions()
    arc = expressions.link((2**61, 0, 0))
    plan = planned({a: {b: arc for b in "ABCD" if a != b} for a in "ABCD"})
    expected = 6 * 2**122 + 8 * 2**183 + 6 * 2**244
    assert frontier.count(plan, expressions) == (expected, 0, 0)
    found, slopes = frontier_wide.count(plan, expressions, through=True)
    assert found == (expected, 0, 0)
    assert slopes == {arc: (12 * 2**61 + 24 * 2**122 + 24 * 2**183, 0, 0)}


def test_too_much_to_keep_for_the_way_back_leaves_the_count(monkeypatch: pytest.MonkeyPatch) -> None:
    ((_, plan, expressions, _),) = parts(1, seed=12, variables=9)
    monkeypatch.setattr(frontier_wide, "RECORDED", 10)
    assert frontier_wide.count(plan, expressions, through=True) == (frontier.count(plan, expressions), None)
