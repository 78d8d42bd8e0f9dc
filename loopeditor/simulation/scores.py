"""Loops That Matter: how much each link, path and loop has to do with what changes now. Formulas for any model.

Schoenberg, Davidsen & Eberlein 2020, System Dynamics Review 36:158-190, doi:10.1002/sdr.1658; for links between flows
and stocks Schoenberg, Hayward & Eberlein 2023, 39:140-151, doi:10.1002/sdr.1728.

**When a score holds.** A series of scores belongs to moments 0, 1, 2, ... of a run, and score k tells of the interval
that *ends* at moment k: every change in it is "moment k less moment k - 1", of causes, of flows and of net flows alike.
Nothing is known at moment 0, where scores are 0. The papers and Stella label the same interval by its beginning, so
that their score "at time t" is ours at t + dt; other programs that label the end may let the change of a flow lag one
interval behind. Where every stock has one flow the three agree but for the label. The link scores of 2020 between
flows and stocks take the flows that act over the interval, which in Euler's method are those of moment k - 1.

Polarity is structural: a score has the sign of the link, a relative score that of the loop. In equilibrium, where
nothing changes, all scores are 0.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]


def changes(series: ArrayLike) -> Floats:
    """The change of every series (first axis: moments) over the interval that ends at each moment; 0 at the first."""
    values = np.asarray(series, float)
    made: Floats = np.zeros_like(values)
    made[1:] = np.diff(values, axis=0)
    return made


def link_score(alone: ArrayLike, change: ArrayLike, cause: ArrayLike) -> Floats:
    """The score of a link x -> z where z follows at once: abs(alone / change), with the sign of alone / cause.

    ``alone`` is how z would have changed had only x changed, ``change`` how it did, and ``cause`` how x did; 0 where
    x or z did not change.
    """
    size = _ratio(np.abs(np.asarray(alone, float)), np.abs(np.asarray(change, float)))
    return np.asarray(size * np.sign(alone) * np.sign(cause), float)


def link_scores(effect: Callable[[Floats], float], before: ArrayLike, after: ArrayLike) -> Floats:
    """The scores of all links into a variable, which is a function of its causes, over one interval.

    >>> link_scores(lambda x: 2 * x[0] + x[1], before=[5, 4], after=[7, 5]).tolist()
    [0.8, 0.2]
    """
    old, new = np.asarray(before, float), np.asarray(after, float)
    start = effect(old)
    alone = [effect(np.where(np.arange(len(old)) == k, new, old)) - start for k in range(len(old))]
    return link_score(alone, effect(new) - start, new - old)


def flow_scores(inflows: ArrayLike, outflows: ArrayLike) -> tuple[Floats, Floats]:
    """The scores of links from flows to their stock (2023), from the *changes* of the flows; last axis: flows.

    Each is the change of the flow as a share of that of the net flow, positive for inflows and negative for outflows.
    Given the flows themselves, these are the scores as they were defined until then (2020).

    >>> [score.tolist() for score in flow_scores(inflows=[10 - 5], outflows=[5 - 4])]
    [[1.25], [-0.25]]
    """
    into, out = np.asarray(inflows, float), np.asarray(outflows, float)
    net = into.sum(axis=-1, keepdims=True) - out.sum(axis=-1, keepdims=True)
    return _ratio(np.abs(into), np.abs(net)), -_ratio(np.abs(out), np.abs(net))


def path_score(scores: Sequence[ArrayLike]) -> Floats:
    """The score of a path, or of a loop: the product of those of its links.

    >>> path_score([[2.0, 1.0], [-3.0, 0.0]]).tolist()
    [-6.0, 0.0]
    """
    each = np.broadcast_arrays(*[np.asarray(score, float) for score in scores])
    return np.asarray(np.prod(each, axis=0), float)


def strongest(paths: ArrayLike) -> Floats:
    """Of the scores of paths (last axis) that one drawn link stands for the one of largest magnitude: the link's."""
    scores = np.asarray(paths, float)
    chosen = np.abs(scores).argmax(axis=-1)[..., None]
    return np.asarray(np.take_along_axis(scores, chosen, axis=-1)[..., 0], float)


def relative(scores: ArrayLike, parts: Sequence[int] | None = None) -> Floats:
    """Loop scores (last axis: loops) as shares of all loops of the same part of the diagram; -1 to 1, 0 where all rest.

    ``parts`` numbers the part, or cycle partition, of each loop: loops that share no variable even by way of others are
    not to be compared. ``scores`` must hold all the loops of a part.

    >>> relative([3.0, -1.0, 8.0], parts=[0, 0, 1]).tolist()
    [0.75, -0.25, 1.0]
    """
    values = np.asarray(scores, float)
    number = np.zeros(values.shape[-1], int) if parts is None else np.asarray(parts, int)
    made = np.zeros_like(values)
    for part in np.unique(number):
        mine = number == part
        sizes = np.abs(values[..., mine])
        made[..., mine] = np.sign(values[..., mine]) * _ratio(sizes, sizes.sum(axis=-1, keepdims=True))
    return made


def _ratio(a: Floats, b: Floats) -> Floats:
    """One over the other, and 0 where that is 0."""
    a, b = np.broadcast_arrays(a, b)
    return np.divide(a, b, out=np.zeros(a.shape), where=b != 0)
