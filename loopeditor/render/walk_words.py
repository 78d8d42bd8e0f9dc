"""What is said at each step of a walk, in the window as in films and on pages."""

from __future__ import annotations

from loopeditor.geometry.text import on_one_line
from loopeditor.language import mark, tr
from loopeditor.model.diagram import Diagram
from loopeditor.model.naming import in_words, shortened
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


def sentences(diagram: Diagram, walk: Walk, longest: int | None = None) -> tuple[str, ...]:
    """One sentence for the push and one for each step; the last of them says what came of it.

    Names are cut to so many letters where ``longest`` says so.
    """
    words = _Names(diagram, longest)
    start = words.of(walk.start)
    pushed = tr(_PUSHED[walk.direction], name=start)
    if not walk.steps:
        return (" ".join((pushed, tr("{name} acts on nothing: the push ends here.", name=start))),)
    moved = [_step(words, arrivals) for arrivals in walk.steps]
    if walk.verdict:
        moved[-1] = tr(_VERDICTS[walk.verdict], name=start)
    else:
        moved[-1] = " ".join((moved[-1], tr("The push has been everywhere it goes.")))
    return (pushed, *moved)


class _Names:
    """What variables are called in a sentence."""

    def __init__(self, diagram: Diagram, longest: int | None) -> None:
        self._diagram, self._longest = diagram, longest

    def of(self, variable: str) -> str:
        """The name on one line, cut short where it is too long."""
        name, longest = on_one_line(in_words(self._diagram, variable)), self._longest
        return name if longest is None else shortened(name, longest)


def _step(words: _Names, arrivals: tuple[Arrival, ...]) -> str:
    if not arrivals:
        return tr("A delay: it takes a while.")
    ways: dict[str, set[int]] = {}
    for arrival in arrivals:
        ways.setdefault(arrival.variable, set()).add(arrival.direction)
    if len(ways) > _NAMED:
        return tr("A change in {n} variables.", n=len(ways))
    told = (tr(_GOES[each.pop() if len(each) == 1 else 0], name=words.of(i)) for i, each in ways.items())
    sentence = tr("{moved}.", moved=", ".join(told))
    return sentence[:1].upper() + sentence[1:]
