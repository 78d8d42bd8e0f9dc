"""The kernel is smaller and stands for the same loops."""

from __future__ import annotations

import random

import pytest

from loopeditor.analysis.graph import strong_parts
from loopeditor.analysis.kernel import Arcs, Expressions, Kernel, ordered, reduced, weights
from loopeditor.analysis.signs import NONE, ONE, Signed, plus, times, total
from loopeditor.model.notation import parse
from tests.analysis.brute import PLUS, all_loops, of_links, random_diagram, random_diagrams, tally


def counted_in(kernel: Kernel) -> Signed:
    """The loops of a kernel: each ring of arcs stands for the product of its arcs."""
    found = kernel.counted()
    for part in kernel.parts:
        for ring in rings_of(part):
            ways = ONE
            for arc in ring:
                ways = times(ways, kernel.expressions.value[arc])
            found = plus(found, ways)
    return found


def rings_of(part: Arcs) -> list[list[int]]:
    """The expressions along each ring of a part, by way of a diagram of the same shape."""
    ends = [(u, v) for u, out in part.items() for v in out]
    diagram = of_links([(u, v, PLUS) for u, v in ends])
    arc = {link.id: part[u][v] for link, (u, v) in zip(diagram.links, ends, strict=True)}
    return [[arc[link.id] for link in loop] for loop in all_loops(diagram)]


def test_the_loops_of_a_kernel_are_those_of_the_diagram() -> None:
    for diagram in random_diagrams(1_500, seed=4):
        assert counted_in(reduced(diagram)) == tally(all_loops(diagram)), diagram


def test_what_is_left_has_no_variable_that_could_be_taken_out() -> None:
    for diagram in random_diagrams(500, seed=5, largest=12):
        for part in reduced(diagram).parts:
            assert strong_parts(part) == [set(part)]
            for v in part:
                into = [u for u in part if v in part[u]]
                assert len(part[v]) >= 2
                assert len(into) >= 2
                assert v not in part[v]


@pytest.mark.parametrize("text", ["A", "A -> B", "A -> B -> C -> A", "A -> B -> A\nA -> B -> C -> A\nC -> C : -"])
def test_a_diagram_with_few_ways_has_no_kernel_left(text: str) -> None:
    kernel = reduced(parse(text))
    assert kernel.parts == []
    assert kernel.counted() == tally(all_loops(parse(text)))


def test_a_ring_of_any_length_is_taken_in_one_go() -> None:
    kernel = reduced(of_links([(k, (k + 1) % 3_000, PLUS) for k in range(3_000)]))
    assert (kernel.counted(), kernel.parts) == ((1, 0, 0), [])


def test_parallel_links_are_one_arc_of_many_ways() -> None:
    kernel = reduced(parse("A -> B -> A : -\nA -> B : ?\nB -> A"))
    assert kernel.counted() == (1, 1, 2)


def test_an_expression_traces_back_to_every_link_in_it() -> None:
    """With a = +, b = -, c = ? the value of a(b + c) grows by b + c with a, and by a with b or c."""
    expressions = Expressions()
    a, b, c = (expressions.link(value) for value in ((1, 0, 0), (0, 1, 0), (0, 0, 1)))
    both = expressions.sum(b, c)
    product = expressions.product(a, both)
    assert expressions.value[product] == (0, 1, 1)
    slopes = expressions.traced_back({product: ONE})
    assert [slopes[each] for each in (a, b, c)] == [(0, 1, 1), (1, 0, 0), (1, 0, 0)]
    assert expressions.traced_back({}) == [NONE] * 5


def test_loops_met_while_reducing_trace_back_to_their_links() -> None:
    for diagram in random_diagrams(500, seed=6, largest=5):
        kernel = reduced(diagram)
        if kernel.parts:
            continue
        slopes = [kernel.expressions.traced_back({ring: ONE}) for ring in kernel.rings]
        for link in diagram.links:
            leaf = kernel.leaf[link.id]
            through = total(times(kernel.expressions.value[leaf], slope[leaf]) for slope in slopes)
            assert through == tally(loop for loop in all_loops(diagram) if link in loop), diagram


# --- orders -----------------------------------------------------------------------------------------------------------


def parts_of_some_size() -> list[Arcs]:
    dice = random.Random(7)
    diagrams = [random_diagram(dice, 12, 40) for _ in range(40)]
    return [part for diagram in diagrams for part in reduced(diagram).parts]


def test_an_order_has_every_variable_once_and_is_as_wide_as_it_says() -> None:
    parts = parts_of_some_size()
    assert parts
    for part in parts:
        found = ordered(part)
        assert found
        order, width = found
        assert sorted(order) == sorted(part)
        assert width == widest(part, order)


def widest(part: Arcs, order: list[str]) -> int:
    """The most variables that are open at a time: they, or one tied to them, came, and not all tied to them did."""
    tied = {v: {*part[v], *(u for u in part if v in part[u])} for v in part}
    done: set[str] = set()
    seen: set[str] = set()
    most = 0
    for v in order:
        seen |= {v, *tied[v]}
        most = max(most, len(seen - done))
        done.add(v)
    return most


def test_every_arc_is_met_once_with_the_first_of_its_ends() -> None:
    for part in parts_of_some_size():
        found = ordered(part)
        assert found
        order = found[0]
        met = [(v, arc) for v, arcs in zip(order, weights(part, order), strict=True) for arc in arcs]
        assert sorted(arc for _, arc in met) == sorted((u, v, w) for u, out in part.items() for v, w in out.items())
        for v, (source, target, _) in met:
            assert v == min(source, target, key=order.index)


def test_an_order_wider_than_asked_for_is_none() -> None:
    (part,) = reduced(random_diagram(random.Random(8), 30, 200)).parts
    assert ordered(part, widest=5) is None
