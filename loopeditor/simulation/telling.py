"""A run in words: what was done, what one variable did, and what drove it; without a unit and never a forecast."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

import numpy as np

from loopeditor.model.diagram import Diagram, Direction
from loopeditor.model.naming import in_words
from loopeditor.model.polarity import Polarity
from loopeditor.model.scenario import Force, Scenario, Strength
from loopeditor.simulation.flow import Run
from loopeditor.simulation.momentum import loop_links, turning_point
from loopeditor.simulation.pulse import DOWN, UP, walk
from loopeditor.simulation.shape import Shape, shape
from loopeditor.simulation.system import STEP, step_at
from loopeditor.simulation.takeoff import GAINS, turning_gain

PUSHED = 10.0
"""How long a virtuous or vicious push lasts; after that the wheel turns by itself or does not."""

Cancel = Callable[[], bool] | None
_NAMED = 3  # links that are named one by one
_WISHES = {Direction.UP: UP, Direction.DOWN: DOWN}


def wanted_way(diagram: Diagram, variable: str) -> int:
    """Which way to push a variable (its id) so that things go as wanted: up is 1 and down -1.

    Its own wish counts first; without one the way in which a push first moves more of the wanted variables as wished,
    and up where that is a draw.

    Raises:
        ValueError: where there is no such variable.
    """
    first: dict[str, int] = {}
    for arrivals in walk(diagram, variable).steps:
        for arrival in arrivals:
            first.setdefault(arrival.variable, arrival.direction)
    own = diagram.variable[variable].wanted
    if own is not None:
        return _WISHES[own]
    met = sum(_WISHES[v.wanted] * first.get(v.id, 0) for v in diagram.variables if v.wanted)
    return DOWN if met < 0 else UP


def virtuous(diagram: Diagram, variable: str, cancelled: Cancel = None) -> Scenario:
    """A push on a variable (its id) the wanted way, which later stops, at a gain at which its loops can take off.

    ``vicious`` is its exact mirror image.

    Raises:
        Cancelled: when ``cancelled`` says so.
    """
    return _push(diagram, variable, "Virtuous", wanted_way(diagram, variable), cancelled)


def vicious(diagram: Diagram, variable: str, cancelled: Cancel = None) -> Scenario:
    """The same push the other way."""
    return _push(diagram, variable, "Vicious", -wanted_way(diagram, variable), cancelled)


def _push(diagram: Diagram, variable: str, called: str, way: int, cancelled: Cancel) -> Scenario:
    force = Force(variable, float(way), 0.0, PUSHED)
    gain = turning_gain(diagram, variable, cancelled)
    return Scenario(f"{called}, from {in_words(diagram, variable)}", (force,), gain=gain)


def told(run: Run, variable: str, cancelled: Cancel = None) -> tuple[str, ...]:
    """A run in plain sentences, with one variable (its id) in view.

    Raises:
        ValueError: where there is no such variable.
        Cancelled: when ``cancelled`` says so.
    """
    return (*_done(run), *_seen(run, variable, cancelled), *_silent(run.diagram))


def assumptions(diagram: Diagram, scenario: Scenario, cancelled: Cancel = None) -> str:
    """What a run takes for granted, in one line."""
    counts = Counter(link.strength for link in diagram.links)
    others = [f"{counts[s]} {s.value}" for s in (Strength.WEAK, Strength.STRONG) if counts[s]]
    links = f"links are equally strong{', but for ' + ' and '.join(others) if others else ''}"
    friction = f"friction is {scenario.friction:g}{', other on some' if scenario.frictions else ''}"
    delays = "a delay mark is a lag of 3; " if any(link.delay for link in diagram.links) else ""
    chosen = ", chosen so that a push can take off" if _is_chosen(diagram, scenario, cancelled) else ""
    return (
        f"Assumed: {links}, and those into one variable share a gain of {scenario.gain:g}{chosen}; {friction}; {delays}"
        "0 is as usual. Levels and times have no unit, and nothing here is a forecast."
    )


def _is_chosen(diagram: Diagram, scenario: Scenario, cancelled: Cancel) -> bool:
    """Whether the gain is not the usual one but that of ``virtuous`` and ``vicious``."""
    pushed = {force.variable for force in scenario.forces}
    return scenario.gain > GAINS[0] and any(turning_gain(diagram, i, cancelled) == scenario.gain for i in pushed)


# --- what was done ---------------------------------------------------------------------------------------------------


def _done(run: Run) -> Iterator[str]:
    diagram, scenario = run.diagram, run.scenario
    pushes = [force for force in scenario.forces if force.amount and _lasts(run, force)]
    if not pushes:
        yield "Nothing is pushed, so everything stays as usual."
    for force in pushes:
        way = "up" if force.amount > 0 else "down"
        yield f"There is a steady push {way} on {in_words(diagram, force.variable)} from outside, {_while(run, force)}."
    for cut in scenario.cuts:
        link = diagram.link[cut.link]
        when = f"from time {cut.time:g} on" if cut.time > 0 else "all the time"
        yield f"The link {in_words(diagram, link.source)} -> {in_words(diagram, link.target)} is switched off {when}."


def _lasts(run: Run, force: Force) -> bool:
    """Whether there is a step of the run in which it pushes."""
    last = len(run.times) - 1
    return step_at(force.start) < (last if force.end is None else min(last, step_at(force.end)))


def _while(run: Run, force: Force) -> str:
    start = max(0.0, force.start)
    if force.end is None or force.end >= run.times[-1]:
        return f"from time {start:g} on" if start else "all the time"
    return f"from time {start:g} to time {force.end:g}"


# --- what was seen ---------------------------------------------------------------------------------------------------

_SHAPES = {
    Shape.STILL: "stays as usual",
    Shape.GROWS: "goes {way} and has not come to rest",
    Shape.STAYS: "goes {way} and stays there",
    Shape.FADES: "goes {way} and is on its way back",
    Shape.RETURNS: "goes {way} and comes back to what is usual",
    Shape.TURNS: "first goes {first} and ends {way}",
    Shape.SETTLES: "swings up and down, less and less",
    Shape.SWINGS: "swings up and down and does not come to rest",
}


def _seen(run: Run, variable: str, cancelled: Cancel) -> Iterator[str]:
    name, levels = in_words(run.diagram, variable), run.level(variable)
    kind = shape(levels)
    peak, end = levels[int(np.abs(levels).argmax())], levels[-1]
    way = "up" if (peak if kind is Shape.RETURNS else end) > 0 else "down"
    seen = _SHAPES[kind].format(way=way, first="down" if way == "up" else "up")
    yield f"The level of {name} {seen}{_wish(run, variable, kind)}."
    if kind is Shape.STILL:
        return
    if not loop_links(run.diagram, variable):
        yield f"No loop passes {name}: it only follows what acts on it."
        return
    yield _turned(run, variable, cancelled, lasts=kind in (Shape.GROWS, Shape.STAYS, Shape.TURNS))


def _wish(run: Run, variable: str, kind: Shape) -> str:
    wish = run.diagram.variable[variable].wanted
    if wish is None or kind not in (Shape.GROWS, Shape.STAYS, Shape.TURNS):
        return ""
    return ", as wanted" if _WISHES[wish] * run.level(variable)[-1] > 0 else ", which is not wanted"


def _turned(run: Run, variable: str, cancelled: Cancel, *, lasts: bool) -> str:
    name, turning = in_words(run.diagram, variable), turning_point(run, variable, cancelled)
    if turning is None and lasts:
        return (
            f"Less than half of what happens to {name} comes from the loops through it: "
            "the rest reaches it from elsewhere."
        )
    if turning is None:
        return (
            f"At this gain and friction the loops through {name} do not come to carry it by themselves: "
            "what is gained needs the push."
        )
    still_pushed = bool(run.forces[min(round(turning / STEP), len(run.times) - 1)].any())
    beside = "" if still_pushed else ", the push over by then"
    return (
        f"At time {turning:.3g} traction becomes flywheel{beside}: "
        f"from then on more than half of what happens to {name} comes from the loops through it."
    )


def _silent(diagram: Diagram) -> Iterator[str]:
    unknown = [link for link in diagram.links if link.polarity is Polarity.UNKNOWN]
    if not unknown:
        return
    named = [f"{in_words(diagram, link.source)} -> {in_words(diagram, link.target)}" for link in unknown[:_NAMED]]
    more = f" and {len(unknown) - _NAMED} more" if len(unknown) > _NAMED else ""
    links, signs = ("link carries", "its sign") if len(unknown) == 1 else ("links carry", "their signs")
    yield f"{len(unknown)} {links} nothing, because nobody has said {signs}: {', '.join(named)}{more}."
