from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loopeditor.layout.flywheel import arrange, rearrange
from loopeditor.model import edits
from loopeditor.model.diagram import Diagram
from loopeditor.model.notation import parse
from tests.builders import HalfEm
from tests.layout.test_quality import judge_of

FLYWHEELS = {
    "a wheel": "A -> B -> C -> D -> A",
    "two lobes": "A -> B -> C -> A\nA -> D -> E -> A : -",
    "a wheel with a short cut": "A -> B -> C -> D -> E -> F -> A\nC -> A\nF -> D : -",
    "a wheel with spokes": "A -> B -> C -> D -> A\nForce -> A\nFriction -> C : -",
    "a chain": "A -> B -> C -> D -> E",
    "alone": "A",
}


def _faults(diagram: Diagram) -> tuple[float, float, float]:
    judge = judge_of(diagram)
    faults = judge.faults(judge.centers({v.id: v.position for v in diagram.variables if v.position}))
    return faults.overlaps, faults.through, faults.crossings


@pytest.mark.parametrize("notation", FLYWHEELS.values(), ids=FLYWHEELS.keys())
def test_a_small_diagram_is_placed_without_a_fault(notation: str) -> None:
    placed = arrange(parse(notation), HalfEm())
    assert placed.is_placed
    assert _faults(placed) == (0, 0, 0)


def test_the_main_loop_is_a_round_wheel() -> None:
    diagram = arrange(parse("A -> B -> C -> D -> E -> A"), HalfEm())
    judge = judge_of(diagram)
    assert judge.faults(judge.centers({v.id: v.position for v in diagram.variables if v.position})).roundness > 0.9


def test_the_same_diagram_gets_the_same_places() -> None:
    diagram = parse(FLYWHEELS["two lobes"])
    assert arrange(diagram, HalfEm()) == arrange(diagram, HalfEm())


def test_what_a_person_placed_stays_where_it_is() -> None:
    diagram = edits.place(parse(FLYWHEELS["a wheel"]), {"v1": (1000.0, 500.0), "v2": (1200.0, 640.0)})
    arranged = arrange(diagram, HalfEm())
    assert arranged.variable["v1"].position == (1000.0, 500.0)
    assert arranged.variable["v2"].position == (1200.0, 640.0)
    assert _faults(arranged)[0] == 0
    assert arrange(arranged, HalfEm()) is arranged


def test_placing_anew_forgets_bends_but_nothing_else() -> None:
    diagram = edits.bend(parse("A -> B -> A : - ||"), ["l1"], 0.9)
    placed = rearrange(diagram, HalfEm())
    assert placed.link["l1"].bend is None
    assert [(k.source, k.target, k.polarity, k.delay) for k in placed.links] == [
        (k.source, k.target, k.polarity, k.delay) for k in diagram.links
    ]


def test_a_large_map_is_placed_too() -> None:
    names = [f"Variable {k}" for k in range(60)]
    lines = [f"{a} -> {b}" for a, b in zip(names, [*names[1:], names[0]], strict=True)]
    lines += [f"{names[k]} -> {names[(7 * k) % 60]}" for k in range(2, 40)]
    placed = arrange(parse("\n".join(lines)), HalfEm())
    assert placed.is_placed
    assert _faults(placed)[0] == 0


@settings(max_examples=15)
@given(st.lists(st.tuples(st.sampled_from("ABCDE"), st.sampled_from("ABCDE"), st.sampled_from("+-?")), max_size=9))
def test_anything_can_be_placed(claims: list[tuple[str, str, str]]) -> None:
    diagram = parse("\n".join(["Alone", *(f"{a} -> {b} : {sign}" for a, b, sign in claims)]))
    assert rearrange(diagram, HalfEm(), seconds=0.1).is_placed
