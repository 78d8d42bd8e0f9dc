"""What all feedback loops weigh together, by polarity, without listing them: counting, with real weights.

Each link has a weight with a sign at each of many moments, a loop weighs the product of its links, and sought are the
sums over all loops of positive and of negative weight. It is the programme of ``counting`` in another algebra: pairs
of sums of real numbers, which add up component by component and multiply as (p, n)(q, k) = (pq + nk, pk + nq). Nothing
is ever subtracted, so the sums are as precise as the weights are, in spite of millions of loops.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from loopeditor.analysis.frontier import TooWideError, planned
from loopeditor.analysis.frontier_wide import recorded
from loopeditor.analysis.kernel import Expressions, reduced
from loopeditor.analysis.signs import NONE
from loopeditor.analysis.tape import Tape, product, taped
from loopeditor.model.diagram import Diagram

Reals = NDArray[np.float64]

NUMBERS = 16_000_000
"""Real numbers at a time; they take about 128 MB."""
MOMENTS = 40
"""Moments that are weighed together at most, for some to be done by a deadline."""


@dataclass(frozen=True)
class Scales:
    """A diagram made ready for weighing, whatever its links weigh; only the numbers change from time to time.

    ``links`` are the places of the links in the diagram, by their expression.
    """

    expressions: Expressions
    links: dict[int, int]
    rings: tuple[int, ...]
    tapes: tuple[Tape, ...]

    def weighed(self, weights: Reals, deadline: float | None = None) -> Iterator[Reals]:
        """The weights of all positive and all negative loops, shape (2, moments), from those of links (links, moments).

        They come some moments at a time, so that what is done by the deadline is kept. A loop weighs the product of
        its links, whose polarities do not matter here. Relative error: about 1e-16 times the number of links.

        >>> from loopeditor.model.notation import parse
        >>> loop = scales(parse("A -> B -> A : -"))
        >>> [some.tolist() for some in loop.weighed(np.array([[2.0, 2.0], [-3.0, 0.5]]))]
        [[[0.0, 1.0], [6.0, 0.0]]]

        Raises:
            TooWideError: past ``deadline`` (``time.monotonic``).
        """
        height = max((tape.height for tape in self.tapes), default=1)
        size = min(MOMENTS, max(1, NUMBERS // (2 * height))) if self.tapes else max(1, weights.shape[1])
        for begin in range(0, weights.shape[1], size):
            yield self._weigh(weights[:, begin : begin + size], deadline)

    def _weigh(self, weights: Reals, deadline: float | None) -> Reals:
        pairs = np.stack([np.maximum(weights, 0), np.maximum(-weights, 0)], axis=1)
        leaves = {leaf: pairs[k] for leaf, k in self.links.items()}
        values = self.expressions.valued(leaves, np.add, product)
        found = sum((values[ring] for ring in self.rings), np.zeros((2, weights.shape[1])))
        return sum((tape.run(values, deadline) for tape in self.tapes), found)


def scales(diagram: Diagram, deadline: float | None = None) -> Scales:
    """The diagram made ready for weighing its loops.

    Raises:
        TooWideError: where it is too entangled, or past ``deadline`` (``time.monotonic``).
    """
    kernel = reduced(diagram)
    places = {kernel.leaf[link.id]: k for k, link in enumerate(diagram.links)}
    tapes = tuple(taped(recorded(planned(part), deadline=deadline)) for part in kernel.parts)
    if any(2 * tape.height > NUMBERS for tape in tapes):
        raise TooWideError(NONE)
    return Scales(kernel.expressions, places, tuple(kernel.rings), tapes)
