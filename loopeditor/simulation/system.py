"""The equations of a diagram and a scenario as arrays, checked so that no run can leave the numbers behind."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from math import isfinite

import numpy as np
from numpy.typing import NDArray

from loopeditor.model.diagram import Diagram
from loopeditor.model.polarity import Polarity
from loopeditor.model.scenario import Scenario

Floats = NDArray[np.float64]
Rows = NDArray[np.intp]

STEP = 1 / 20
"""The step in time; a variable without links takes 1 to follow what acts on it."""
STAGES = 3
"""Extra lags of 1 that a delay mark puts on a link, one after the other."""
LARGEST_FRICTION = 20.0  # at 50 the step would be too long
LARGEST_GAIN = 20.0
LARGEST_FORCE = 1000.0
LONGEST = 1000.0

_SIGNS = {Polarity.POSITIVE: 1.0, Polarity.NEGATIVE: -1.0, Polarity.UNKNOWN: 0.0}


@dataclass(frozen=True)
class System:
    """Arrays over variables (n), links (L), and variables that a delayed link leaves (d), in the diagram's order.

    ``late`` are rows of variables, ``columns`` where each link reads among the n present and the d delayed signals.
    ``strengths`` are signed and hold until a cut, which is the number of the step from which a link carries nothing.
    """

    sources: Rows
    targets: Rows
    columns: Rows
    late: Rows
    strengths: Floats
    frictions: Floats
    cuts: dict[int, int]

    @property
    def size(self) -> int:
        """How many variables there are."""
        return len(self.frictions)


def system(diagram: Diagram, scenario: Scenario) -> System:
    """The equations of a scenario.

    Raises:
        ValueError: with a sentence for people, where a number is out of bounds or names something that is not there.
    """
    check(diagram, scenario)
    row = diagram.place
    sources = np.array([row[link.source] for link in diagram.links], dtype=np.intp)
    targets = np.array([row[link.target] for link in diagram.links], dtype=np.intp)
    late = sorted({row[link.source] for link in diagram.links if link.delay})
    after = {k: len(row) + place for place, k in enumerate(late)}
    columns = [after[row[k.source]] if k.delay else row[k.source] for k in diagram.links]
    number = {link.id: k for k, link in enumerate(diagram.links)}
    cuts: dict[int, int] = {}
    for cut in scenario.cuts:
        k = number[cut.link]
        cuts[k] = min(cuts.get(k, step_at(cut.time)), step_at(cut.time))
    return System(
        sources,
        targets,
        np.array(columns, dtype=np.intp),
        np.array(late, dtype=np.intp),
        strengths(diagram, scenario.gain),
        np.array([scenario.frictions.get(i, scenario.friction) for i in row], dtype=float),
        cuts,
    )


def strengths(diagram: Diagram, gain: float) -> Floats:
    """What each link passes on, signed, in the diagram's order; a ``?`` link passes on nothing.

    The links into a variable share ``gain`` evenly; a weak one has half its share and a strong one twice, and where
    that makes them more than ``gain`` together all of them are scaled to it.
    """
    into: dict[str, list[float]] = defaultdict(list)
    for link in diagram.links:
        if link.polarity is not Polarity.UNKNOWN:
            into[link.target].append(link.strength.factor)
    share = {target: gain / max(len(factors), sum(factors)) for target, factors in into.items()}
    return np.array(
        [_SIGNS[k.polarity] * k.strength.factor * share.get(k.target, 0.0) for k in diagram.links], dtype=float
    )


def step_at(time: float) -> int:
    """The number of the step that begins nearest to a time; a time before the run is its first."""
    return max(0, round(min(time, 2 * LONGEST) / STEP))


def check(diagram: Diagram, scenario: Scenario) -> None:
    """Whether a scenario can be run on a diagram.

    Raises:
        ValueError: with a sentence for people, where it cannot.
    """
    named = [*(force.variable for force in scenario.forces), *scenario.frictions]
    strangers = [i for i in named if i not in diagram.variable]
    strangers += [cut.link for cut in scenario.cuts if cut.link not in diagram.link]
    if strangers:
        raise ValueError(f"the scenario names {strangers[0]!r}, which is not in the diagram; remove that")
    if not all(map(isfinite, scenario.numbers)):
        raise ValueError("a number of the scenario is not finite; mend or remove it")
    for what, value, least, most in _bounds(diagram, scenario):
        if not least <= value <= most:
            raise ValueError(f"{what} is {value:g}; choose one from {least:g} to {most:g}")


def _bounds(diagram: Diagram, scenario: Scenario) -> list[tuple[str, float, float, float]]:
    of = diagram.name
    return [
        ("the friction", scenario.friction, 0.0, LARGEST_FRICTION),
        *((f"the friction of {of(i)}", each, 0.0, LARGEST_FRICTION) for i, each in scenario.frictions.items()),
        ("the gain", scenario.gain, 0.0, LARGEST_GAIN),
        ("the length", scenario.length, STEP, LONGEST),
        *((f"the force on {of(f.variable)}", f.amount, -LARGEST_FORCE, LARGEST_FORCE) for f in scenario.forces),
    ]
