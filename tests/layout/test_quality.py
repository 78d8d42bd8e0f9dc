from __future__ import annotations

import numpy as np
import pytest

from loopeditor.layout.quality import Judge
from loopeditor.model.diagram import Diagram
from loopeditor.model.notation import parse
from tests.builders import HalfEm, named_loops, on_circle


def judge_of(diagram: Diagram) -> Judge:
    return Judge(diagram, [loop for loop, _ in named_loops(diagram)], HalfEm())


def _judged(notation: str, places: dict[str, tuple[float, float]]) -> tuple[Judge, np.ndarray]:
    diagram = parse(notation)
    judge = judge_of(diagram)
    return judge, np.array([places[v.name] for v in diagram.variables], float)


def test_a_round_wheel_has_no_faults() -> None:
    diagram = on_circle(parse("A -> B -> C -> D -> A"), 120)
    judge = judge_of(diagram)
    faults = judge.faults(judge.centers({v.id: v.position for v in diagram.variables if v.position}))
    assert (faults.overlaps, faults.through, faults.crossings, faults.backwards) == (0, 0, 0, 0)
    assert faults.roundness == pytest.approx(1, abs=0.01)
    assert faults.uneven == pytest.approx(0, abs=0.01)


def test_a_wheel_that_turns_the_other_way_is_told() -> None:
    diagram = on_circle(parse("A -> B -> C -> D -> A"), 120)
    judge = judge_of(diagram)
    centers = judge.centers({v.id: v.position for v in diagram.variables if v.position})
    assert judge.faults(centers * (-1, 1)).backwards == 1


def test_crossing_links_are_counted() -> None:
    places = {"A": (0.0, 0.0), "B": (300.0, 300.0), "C": (300.0, 0.0), "D": (0.0, 300.0)}
    judge, centers = _judged("A -> B\nC -> D", places)
    assert judge.faults(centers).crossings == 1
    judge, centers = _judged("A -> C\nD -> B", places)
    assert judge.faults(centers).crossings == 0


def test_links_that_meet_at_a_variable_do_not_cross() -> None:
    judge, centers = _judged("A -> B\nC -> B\nB -> D", {"A": (0, 0), "B": (150, 150), "C": (300, 0), "D": (150, 350)})
    assert judge.faults(centers).crossings == 0


def test_a_link_through_a_label_is_counted() -> None:
    places = {"A": (0.0, 0.0), "B": (400.0, 0.0), "Middle": (200.0, -55.0)}  # the link bends upwards, to its left
    judge, centers = _judged("A -> B\nMiddle", places)
    assert judge.faults(centers).through == 1
    judge, centers = _judged("A -> B\nMiddle", places | {"Middle": (200.0, 60.0)})
    assert judge.faults(centers).through == 0


def test_labels_that_overlap_cost_more_than_any_crossing() -> None:
    judge, centers = _judged("A\nB", {"A": (0, 0), "B": (2, 2)})
    assert judge.faults(centers).overlaps > 0
    apart, far = _judged("A\nB", {"A": (0, 0), "B": (200, 100)})
    assert judge.cost(centers) > apart.cost(far) + 45


def test_names_too_small_to_read_on_a_slide_cost_more_than_crossings() -> None:
    """A map that is strung out crosses less, and nobody can read it."""
    crossing = {"A": (0.0, 0.0), "B": (300.0, 300.0), "C": (300.0, 0.0), "D": (0.0, 300.0)}
    compact, near = _judged("A -> B\nC -> D", crossing)
    strung, wide = _judged("A -> B\nC -> D", {"A": (0, 0), "B": (1200, 0), "C": (0, 60), "D": (1200, 60)})
    assert strung.faults(wide).crossings < compact.faults(near).crossings
    assert strung.cost(wide) > compact.cost(near)
