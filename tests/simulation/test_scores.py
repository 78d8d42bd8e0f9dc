"""Published numbers of Loops That Matter, from the models themselves."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from numpy.typing import NDArray

from loopeditor.simulation.scores import (
    changes,
    flow_scores,
    link_score,
    link_scores,
    path_score,
    relative,
    strongest,
)

Floats = NDArray[np.float64]


def test_table_1_of_2020() -> None:
    """z = 2x + y."""
    assert link_scores(lambda c: 2 * c[0] + c[1], [5, 4], [7, 5]) == pytest.approx([0.8, 0.2])


def test_table_2_of_2020() -> None:
    """z = (w + x) / y: a cause may score more than 1, and more of y is less of z."""
    scores = link_scores(lambda c: (c[0] + c[1]) / c[2], [7, 2, 3], [10, 4, 5])
    assert scores == pytest.approx([5, 10 / 3, -6])


def test_flows_to_a_stock_as_of_2023_and_before() -> None:
    into, out = flow_scores(np.diff([5, 10]), np.diff([4, 5]))
    assert (into[0], out[0]) == pytest.approx((1.25, -0.25))
    into, out = flow_scores([10], [5])
    assert (into[0], out[0]) == pytest.approx((2, -1))


def test_nothing_that_rests_scores() -> None:
    assert link_scores(lambda c: c[0] * c[1], [1, 2], [1, 2]).tolist() == [0, 0]
    assert link_scores(lambda c: c[0] - c[1], [1, 2], [2, 3]).tolist() == [0, 0]
    assert [score.tolist() for score in flow_scores([3.0, 0.0], [3.0])] == [[0, 0], [0]]
    assert relative([[0.0, 0.0], [1.0, -3.0]]).tolist() == [[0, 0], [0.25, -0.75]]
    assert not np.any(relative(np.zeros((4, 3)), [0, 1, 0]))


def test_the_strongest_path_is_what_a_drawn_link_scores() -> None:
    assert strongest([[0.5, -2.0, 1.0], [3.0, 1.0, -1.0]]).tolist() == [-2.0, 3.0]


# --- innovation diffusion (Bass): table 3 of 2020 --------------------------------------------------------------------


def bass() -> tuple[Floats, Floats]:
    """Balancing and reinforcing loop, one score for each step of 1/16 with Euler's method."""
    dt, market, contacts, fraction = 1 / 16, 1e6, 100.0, 0.015
    potential, adopters = [market - 1], [1.0]
    for _ in range(int(15 / dt)):
        adoption = adopters[-1] * contacts * fraction * potential[-1] / market
        potential.append(potential[-1] - dt * adoption)
        adopters.append(adopters[-1] + dt * adoption)
    p, a = np.array(potential), np.array(adopters)
    probability, contact = p / market, contacts * a
    met = probability * contact  # contacts of adopters with potential ones
    steps = range(1, len(p))
    of_met = np.array(
        [
            [0, 0],
            *(
                link_scores(lambda c: c[0] * c[1], [contact[k - 1], probability[k - 1]], [contact[k], probability[k]])
                for k in steps
            ),
        ]
    )
    adoption_of_met = link_score(changes(met * fraction), changes(met * fraction), changes(met))
    into, _ = flow_scores(changes(met)[:, None], np.zeros((len(p), 0)))
    _, out = flow_scores(np.zeros((len(p), 0)), changes(met)[:, None])
    of_stocks = [link_score(changes(x), changes(x), changes(x)) for x in (p, a)]
    balancing = path_score([out[:, 0], of_stocks[0], of_met[:, 1], adoption_of_met])
    reinforcing = path_score([into[:, 0], of_stocks[1], of_met[:, 0], adoption_of_met])
    return balancing, reinforcing


@pytest.mark.parametrize(
    ("time", "raw", "shares"),
    [
        (9.5, (-9.958, 11.46), (-0.465, 0.535)),
        (9.5625, (-9358, 9806), (-0.488, 0.512)),
        (9.625, (-10.91, 10.41), (-0.512, 0.488)),
    ],
)
def test_bass(time: float, raw: tuple[float, float], shares: tuple[float, float]) -> None:
    balancing, reinforcing = bass()
    k = round(time * 16) + 1  # the paper's time is the beginning of the interval, ours its end
    assert (balancing[k], reinforcing[k]) == pytest.approx(raw, rel=6e-4)
    assert relative([balancing[k], reinforcing[k]]) == pytest.approx(shares, abs=6e-4)


# --- logistic growth -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("label", "expected"), [(1, (99.4, -0.56)), (45, (53.1, -46.9)), (60, (15.3, -84.7))])
def test_logistic_growth(label: int, expected: tuple[float, float]) -> None:
    """Population 5, growth 0.12 of it less what is crowded out, of 1,000, in steps of 1."""
    population = [5.0]
    for _ in range(label + 2):
        population.append(population[-1] * (1 + 0.12 * (1 - population[-1] / 1000)))
    k = label + 1  # a label is the beginning of its interval
    causes = [(x, 0.12 * (1 - x / 1000)) for x in population[k - 1 : k + 1]]
    by_number, by_rate = link_scores(lambda c: c[0] * c[1], *causes)
    rate_by_number = link_scores(lambda c: 0.12 * (1 - c[0] / 1000), population[k - 1 : k], population[k : k + 1])[0]
    shares = relative([by_number, path_score([rate_by_number, by_rate])])
    assert 100 * shares == pytest.approx(expected, abs=0.05)


# --- yeast alcohol: the dominant loop changes three times ------------------------------------------------------------


def yeast_phases(flows_as_of: int) -> list[tuple[float, str]]:
    """When which loop becomes the strongest, by the beginning of its interval; Euler's method with steps of 1/2."""
    dt, count = 0.5, 200
    cells, alcohol = [1.0], [0.0]
    for _ in range(count):
        born, died = _yeast_births(cells[-1], alcohol[-1]), _yeast_deaths(cells[-1], alcohol[-1])
        cells.append(cells[-1] + dt * (born - died))
        alcohol.append(alcohol[-1] + dt * 0.01 * cells[-2])
    moments = list(zip(cells, alcohol, strict=True))
    births, deaths = (np.array([each(*m) for m in moments]) for each in (_yeast_births, _yeast_deaths))
    strongest_at = ["R"]
    for k in range(1, count + 1):
        cells_born, alcohol_born = link_scores(lambda m: _yeast_births(*m), moments[k - 1], moments[k])
        cells_died, alcohol_died = link_scores(lambda m: _yeast_deaths(*m), moments[k - 1], moments[k])
        if flows_as_of == 2020:
            into, out = flow_scores(births[k - 1 : k], deaths[k - 1 : k])
        else:
            into, out = flow_scores(np.diff(births[k - 1 : k + 1]), np.diff(deaths[k - 1 : k + 1]))
        loops = {
            "R": cells_born * into[0],
            "B1": cells_died * out[0],
            "B2": alcohol_born * into[0],
            "B3": alcohol_died * out[0],
        }
        strongest_at.append(max(loops, key=lambda name: abs(loops[name])))
    turns = [k for k in range(1, count) if strongest_at[k] != strongest_at[k + 1]]
    return [(k * dt, strongest_at[k + 1]) for k in turns]


def _yeast_births(cells: float, alcohol: float) -> float:
    return cells * (1.1 - 0.1 * alcohol) / 15


def _yeast_deaths(cells: float, alcohol: float) -> float:
    return cells * float(np.exp(alcohol - 11)) / 30


def test_yeast() -> None:
    assert yeast_phases(flows_as_of=2020) == [(52, "B2"), (66.5, "B3"), (75.5, "B1")]
    assert yeast_phases(flows_as_of=2023) == [(52, "B2"), (65.5, "B3"), (75.5, "B1")]


# --- three-party arms race -------------------------------------------------------------------------------------------

WISHES = np.array([[0, 1, 0.9], [1, 0, 1.1], [1.1, 0.9, 0]])
PARTIES = {"A": 0, "B": 1, "C": 2}
RACES = ("A", "B", "C", "AB", "AC", "BC", "ABC", "ACB")


def arms_race(k: int) -> dict[str, float]:
    """The relative scores of the eight loops over the interval that ends at moment k, by the parties in their order."""
    levels = [np.array([50.0, 100.0, 150.0])]
    for _ in range(k):
        levels.append(levels[-1] + (WISHES @ levels[-1] - levels[-1]) / 10)
    before, after = levels[k - 1], levels[k]
    links = [link_scores(((WISHES[i] - np.eye(3)[i]) / 10).dot, before, after) for i in range(3)]

    def score(loop: str) -> float:
        if len(loop) == 1:
            return float(links[PARTIES[loop]][PARTIES[loop]])
        return float(path_score([links[PARTIES[b]][PARTIES[a]] for a, b in pairwise(loop + loop[0])]))

    return dict(zip(RACES, relative([score(loop) for loop in RACES]).tolist(), strict=True))


def test_arms_race_at_first() -> None:
    expected = (-0.2784, -0.1999, -0.0018, 0.4963, 0.0044, 0.0032, 0.0064, 0.0096)
    found = arms_race(1)
    assert tuple(found[loop] for loop in RACES) == pytest.approx(expected, abs=6e-5)


def test_arms_race_in_the_end() -> None:
    expected = (-0.1248, -0.1248, -0.1248, 0.1250, 0.1238, 0.1238, 0.1015, 0.1516)
    found = arms_race(100)
    assert tuple(found[loop] for loop in RACES) == pytest.approx(expected, abs=6e-5)
