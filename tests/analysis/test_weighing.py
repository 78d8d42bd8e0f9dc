"""What all loops weigh, against listing them."""

from __future__ import annotations

import random
import time
from math import fsum, prod

import numpy as np
import pytest
from numpy.typing import NDArray

from loopeditor.analysis import weighing
from loopeditor.analysis.counting import count_loops
from loopeditor.analysis.frontier import TooWideError, planned
from loopeditor.analysis.frontier_wide import recorded
from loopeditor.analysis.kernel import reduced
from loopeditor.analysis.tape import taped
from loopeditor.analysis.weighing import scales
from loopeditor.model.diagram import Diagram
from loopeditor.model.polarity import Polarity
from tests.analysis.brute import SIGNED, all_loops, of_links, random_diagram, random_diagrams

Floats = NDArray[np.float64]
MOMENTS = 3


def random_weights(dice: random.Random, links: int, moments: int = MOMENTS) -> Floats:
    """Signed, some of them 0, over eight orders of magnitude."""
    made = [[dice.choice((-1, -1, 1, 1, 0)) * 10 ** dice.uniform(-4, 4) for _ in range(moments)] for _ in range(links)]
    return np.array(made).reshape(links, moments)


def listed(diagram: Diagram, weights: Floats) -> Floats:
    """The same by listing every loop, summed without loss."""
    place = {link.id: k for k, link in enumerate(diagram.links)}
    loops = [[place[link.id] for link in loop] for loop in all_loops(diagram)]
    made = np.zeros((2, weights.shape[1]))
    for moment in range(weights.shape[1]):
        scores = [prod(float(weights[k, moment]) for k in loop) for loop in loops]
        made[0, moment] = fsum(score for score in scores if score > 0)
        made[1, moment] = -fsum(score for score in scores if score < 0)
    return made


def weighed(diagram: Diagram, weights: Floats, deadline: float | None = None) -> Floats:
    """All moments together."""
    pieces = list(scales(diagram, deadline).weighed(weights, deadline))
    return np.concatenate(pieces, axis=1) if pieces else np.zeros((2, 0))


def test_both_sums_are_those_of_all_loops() -> None:
    dice = random.Random(31)
    for diagram in random_diagrams(2_000, seed=32, largest=7):
        weights = random_weights(dice, len(diagram.links))
        assert weighed(diagram, weights) == pytest.approx(listed(diagram, weights), rel=1e-12, abs=0)


def test_crowded_diagrams_too() -> None:
    """Here the frontier is wide, and states are merged."""
    dice = random.Random(33)
    for _ in range(12):
        diagram = random_diagram(dice, 10, 38, SIGNED)
        weights = random_weights(dice, 38)
        assert weighed(diagram, weights) == pytest.approx(listed(diagram, weights), rel=1e-12, abs=0)


def test_weights_of_one_count_the_loops(obesity_part: Diagram) -> None:
    signs = np.array([[1.0 if link.polarity is Polarity.POSITIVE else -1.0] for link in obesity_part.links])
    counts = count_loops(obesity_part)
    assert weighed(obesity_part, signs)[:, 0].tolist() == [counts.reinforcing, counts.balancing]
    assert counts.all > 10_000


@pytest.fixture
def obesity_part(obesity: Diagram) -> Diagram:
    """Most links of a large map."""
    claims = [(link.source, link.target, link.polarity) for k, link in enumerate(obesity.links) if k % 5]
    return of_links(claims)


def test_some_moments_at_a_time_are_all_of_them(monkeypatch: pytest.MonkeyPatch) -> None:
    dice = random.Random(34)
    diagram = random_diagram(dice, 9, 36, SIGNED)
    weights = random_weights(dice, 36, moments=40)
    whole = weighed(diagram, weights)
    monkeypatch.setattr(weighing, "MOMENTS", 7)
    assert [piece.shape[1] for piece in scales(diagram).weighed(weights)] == [7, 7, 7, 7, 7, 5]
    assert weighed(diagram, weights) == pytest.approx(whole, rel=1e-14)


@pytest.mark.alone
def test_what_is_too_much_says_so_and_keeps_what_was_done(monkeypatch: pytest.MonkeyPatch) -> None:
    dice = random.Random(35)
    diagram = random_diagram(dice, 14, 56, SIGNED)
    with pytest.raises(TooWideError):
        weighed(diagram, random_weights(dice, 56), time.monotonic() - 1)
    monkeypatch.setattr(weighing, "NUMBERS", 100)
    with pytest.raises(TooWideError):
        weighed(diagram, random_weights(dice, 56))
    monkeypatch.undo()
    entangled = random_diagram(dice, 150, 900, SIGNED)
    began = time.monotonic()
    with pytest.raises(TooWideError):
        weighed(entangled, np.ones((900, 1)))
    assert time.monotonic() - began < 5


def test_states_that_close_no_loop_have_no_row() -> None:
    diagram = random_diagram(random.Random(36), 12, 48, SIGNED)
    records = recorded(planned(reduced(diagram).parts[0]))
    most = max(len(record.ways) for record in records)
    tape = taped(records)
    assert tape.height < most / 2
    for step in tape.steps:
        for rows in (step.closing, step.taking, step.fresh, *(rows for rows, _ in (*step.merged, *step.into))):
            assert rows.min(initial=0) >= 0
            assert rows.max(initial=0) < tape.height


def test_nothing_weighs_nothing() -> None:
    assert weighed(Diagram(), np.zeros((0, 4))).tolist() == [[0.0] * 4] * 2
    ring = of_links([("A", "B", Polarity.POSITIVE), ("B", "A", Polarity.POSITIVE)])
    assert weighed(ring, np.zeros((2, 0))).shape == (2, 0)
    assert weighed(ring, np.array([[0.0], [3.0]])).tolist() == [[0.0], [0.0]]
