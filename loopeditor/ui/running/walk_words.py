"""What is said while a push walks through the diagram."""

from __future__ import annotations

from loopeditor.language import mark, tr
from loopeditor.model.diagram import Diagram
from loopeditor.simulation.pulse import Arrival, Verdict, Walk

_GOES = {
    1: mark("a rise in {name}"),
    -1: mark("a fall in {name}"),
    0: mark("a change in {name}, nobody knows which way"),
}
_PUSHED = {1: mark("A push up on {name}."), -1: mark("A push down on {name}.")}
_VERDICTS = {
    Verdict.AGREES: mark("Back at {name} it agrees with the push: reinforcing."),
    Verdict.OPPOSES: mark("Back at {name} it opposes the push: balancing."),
    Verdict.NOT_KNOWN: mark("Back at {name} nobody knows: a link on the way has no sign."),
}
_NAMED = 3  # so many variables are named at once
_LONGEST = 36


def sentence(diagram: Diagram, walk: Walk, place: float) -> str:
    """What happened last when ``place`` steps have been walked."""
    done, start = int(place), _short(diagram, walk.start)
    if done == 0:
        return tr(_PUSHED[walk.direction], name=start)
    if not walk.steps:
        return tr("{name} acts on nothing: the push ends here.", name=start)
    if done >= len(walk.steps):
        if walk.verdict:
            return tr(_VERDICTS[walk.verdict], name=start)
        return tr("{moved}. The push has been everywhere it goes.", moved=_moved(diagram, walk.steps[-1]))
    arrivals = walk.steps[done - 1]
    if not arrivals:
        return tr("A delay: it takes a while.")
    return tr("{moved}.", moved=_moved(diagram, arrivals))


def counter(walk: Walk, place: float) -> str:
    """How far the walk is."""
    return tr("{done} of {all}", done=min(int(place), len(walk.steps)), all=len(walk.steps))


def _moved(diagram: Diagram, arrivals: tuple[Arrival, ...]) -> str:
    ways: dict[str, set[int]] = {}
    for arrival in arrivals:
        ways.setdefault(arrival.variable, set()).add(arrival.direction)
    if len(ways) > _NAMED:
        return tr("A change in {n} variables", n=len(ways))
    told = (tr(_GOES[each.pop() if len(each) == 1 else 0], name=_short(diagram, i)) for i, each in ways.items())
    sentence = ", ".join(told)
    return sentence[:1].upper() + sentence[1:]


def _short(diagram: Diagram, variable: str) -> str:
    name = " ".join(diagram.name(variable).split())
    return name if len(name) <= _LONGEST else name[: _LONGEST - 1].rstrip() + "…"
