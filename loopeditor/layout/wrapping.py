"""Names in more lines or in fewer, where the picture becomes better by it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from loopeditor.geometry.labels import WIDEST, name_lines
from loopeditor.geometry.shapes import Floats
from loopeditor.geometry.text import SIZE, TextMeasurer
from loopeditor.layout.patience import Patience
from loopeditor.layout.quality import Judge
from loopeditor.model.diagram import MOST_LINES, Variable

_WORTH = 1.0  # by how much a picture must become better for one name to be written otherwise
_BROADEST = 1.4 * WIDEST  # of a name that is written in fewer lines


def wrapped(judge: Judge, centers: Floats, bent: Floats, names: Iterable[int], most: int, patience: Patience) -> Judge:
    """The judge of the same diagram with some names in other lines, where the picture of these places is better by it.

    The ``names``, given as rows, are tried one after the other, long ones first, in ``most`` tries at most.
    """
    best, least = judge, judge.cost(centers, bent)
    for row in sorted(names, key=lambda row: -float(judge.half[row].prod())):
        before, enough = best, least - _WORTH
        for lines in _others(judge.diagram.variables[row], judge.measurer):
            most -= 1
            if most < 0 or not patience.check():
                return best
            tried = before.written({judge.ids[row]: lines})
            cost = tried.cost(centers, bent)
            if cost < min(least, enough):
                best, least = tried, cost
    return best


def _others(variable: Variable, measurer: TextMeasurer) -> Iterator[int]:
    """The numbers of lines in which a name looks otherwise than it does, none of them very wide."""
    seen = {name_lines(variable, measurer)}
    for lines in range(MOST_LINES + 1):
        written = name_lines(replace(variable, lines=lines), measurer)
        if written not in seen and max(measurer.width(line, SIZE) for line in written) <= _BROADEST:
            seen.add(written)
            yield lines
