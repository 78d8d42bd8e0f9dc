from __future__ import annotations

import time
from collections.abc import Callable
from itertools import pairwise

import pytest

from loopeditor.layout.flywheel import arrange, rearrange
from loopeditor.layout.patience import Cancelled
from loopeditor.layout.styles import SHAPES, Style
from loopeditor.model import edits
from loopeditor.model.diagram import Diagram
from loopeditor.model.notation import parse
from tests.builders import HalfEm
from tests.layout.test_quality import judge_of

WHEEL = "A -> B -> C -> D -> E -> A\nC -> F -> A\nForce -> B\nD -> G -> D : -"


def large(count: int = 100, links: int = 290) -> Diagram:
    names = [f"Variable {k}" for k in range(count)]
    ends = [(k, (k + 1) % count) for k in range(count)]
    ends += [(k % count, (k * k + 7 * k + 3) % count) for k in range(links - count)]
    return parse("\n".join(f"{names[a]} -> {names[b]}" for a, b in ends if a != b))


def _positions(diagram: Diagram) -> dict[str, tuple[float, float]]:
    return {v.name: v.position for v in diagram.variables if v.position}


def _counts(diagram: Diagram) -> tuple[float, float, float]:
    judge = judge_of(diagram)
    faults = judge.faults(judge.centers({v.id: v.position for v in diagram.variables if v.position}))
    return faults.overlaps, faults.through, faults.crossings


def _after(seconds: float) -> Callable[[], bool]:
    began = time.monotonic()
    return lambda: time.monotonic() - began > seconds


@pytest.mark.alone
@pytest.mark.parametrize("when", [0.02, 0.4, 0.9, 1.6])
def test_a_placement_is_called_off_at_once(when: float) -> None:
    asked: list[float] = []
    over = _after(when)

    def cancelled() -> bool:
        asked.append(time.thread_time())
        return over()

    with pytest.raises(Cancelled):
        rearrange(large(), HalfEm(), cancelled=cancelled)
    gaps = [b - a for a, b in pairwise(asked)]
    assert max(gaps, default=0.0) < 0.1


@pytest.mark.alone
@pytest.mark.parametrize("seconds", [0.3, 1.0])
def test_a_placement_obeys_its_deadline(seconds: float) -> None:
    began = time.thread_time()
    placed = rearrange(large(), HalfEm(), seconds=seconds)
    assert placed.is_placed
    assert time.thread_time() - began < seconds + 0.5


def test_progress_only_grows_and_ends_at_one() -> None:
    told: list[float] = []
    rearrange(parse(WHEEL), HalfEm(), seconds=0.3, progress=told.append)
    assert told == sorted(told)
    assert told[-1] == 1.0
    assert len(told) > 3


@pytest.mark.parametrize("style", Style)
def test_every_style_keeps_names_apart_and_links_off_them(style: Style) -> None:
    overlaps, through, _ = _counts(rearrange(parse(WHEEL), HalfEm(), style=style))
    assert (overlaps, through) == (0, 0)


def test_a_wheel_is_a_perfect_one() -> None:
    placed = _positions(rearrange(parse(WHEEL), HalfEm(), style=Style.WHEEL))
    xs, ys = [placed[name][0] for name in "ABCDE"], [placed[name][1] for name in "ABCDE"]
    middle = sum(xs) / 5, sum(ys) / 5
    far = [((x - middle[0]) ** 2 / 1.69 + (y - middle[1]) ** 2) ** 0.5 for x, y in zip(xs, ys, strict=True)]
    assert max(far) - min(far) < 0.5


def test_layers_run_from_left_to_right() -> None:
    placed = _positions(rearrange(parse("A -> B -> C -> D\nA -> D\nX -> C -> Y"), HalfEm(), style=Style.LAYERED))
    assert placed["A"][0] < placed["B"][0] < placed["C"][0] < placed["D"][0]
    assert placed["X"][0] < placed["C"][0] < placed["Y"][0]


def test_a_shape_is_fitted_to() -> None:
    chain = parse("\n".join(f"V{k} -> V{k + 1}" for k in range(12)))

    def wide_over_high(shape: str) -> float:
        places = _positions(rearrange(chain, HalfEm(), aspect=shape)).values()
        xs, ys = [x for x, _ in places], [y for _, y in places]
        return (max(xs) - min(xs)) / (max(ys) - min(ys))

    assert wide_over_high("16:9") > 1.2 * wide_over_high("square")
    assert set(SHAPES) == {"16:9", "4:3", "square", "free"}


def test_an_unknown_shape_is_refused() -> None:
    with pytest.raises(KeyError):
        rearrange(parse("A -> B"), HalfEm(), aspect="7:5")


def test_a_link_that_would_cross_is_bent_otherwise() -> None:
    planar = "A -> B -> C -> A\nB -> D -> C\nD -> E -> B\nE -> A : -\nC -> E\nA -> D"
    placed = rearrange(parse(planar), HalfEm())
    assert _counts(placed)[0:2] == (0, 0)
    assert _counts(placed)[2] <= 1


def test_bends_that_somebody_made_stay_when_only_new_ones_are_placed() -> None:
    diagram = edits.place(parse("A -> B -> A\nB -> New"), {"v1": (0.0, 0.0), "v2": (200.0, 0.0)})
    diagram = edits.bend(diagram, ["l1"], 0.7)
    placed = arrange(diagram, HalfEm())
    assert placed.link["l1"].bend == 0.7
    assert placed.link["l2"].bend is None
    assert placed.variable["v2"].position == (200.0, 0.0)
    assert placed.is_placed
