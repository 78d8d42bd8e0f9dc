"""Random diagrams by the thousand, and their loops found in the plainest way there is, to compare with."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence

from loopeditor.analysis.signs import Signed
from loopeditor.model.diagram import Diagram, Link, Variable
from loopeditor.model.polarity import LoopPolarity, Polarity, loop_polarity

PLUS, MINUS, UNKNOWN = Polarity
SIGNED = (PLUS, MINUS)
MOSTLY_SIGNED = (PLUS, PLUS, PLUS, MINUS, MINUS, MINUS, UNKNOWN)


def of_links(claims: Iterable[tuple[object, object, Polarity]], order: Iterable[object] = ()) -> Diagram:
    """A diagram of links; its variables come in the order given, then as they are met."""
    claims = list(claims)
    names = dict.fromkeys([*order, *(end for source, target, _ in claims for end in (source, target))])
    variables = tuple(Variable(f"v{name}", str(name)) for name in names)
    links = (Link(f"l{k}", f"v{source}", f"v{target}", sign) for k, (source, target, sign) in enumerate(claims))
    return Diagram(variables=variables, links=tuple(links))


def random_diagram(
    dice: random.Random, variables: int, links: int, signs: Sequence[Polarity] = MOSTLY_SIGNED
) -> Diagram:
    """Links thrown at random: self-links, parallel links and unknown signs come by themselves."""
    ends = range(variables)
    return of_links(((dice.choice(ends), dice.choice(ends), dice.choice(signs)) for _ in range(links)), ends)


def random_diagrams(
    count: int, seed: int, largest: int = 8, signs: Sequence[Polarity] = MOSTLY_SIGNED
) -> Iterator[Diagram]:
    """Small ones, some of them crowded."""
    dice = random.Random(seed)
    for _ in range(count):
        variables = dice.randint(1, largest)
        yield random_diagram(dice, variables, dice.randint(0, 3 * variables + 2), signs)


def all_loops(diagram: Diagram) -> list[list[Link]]:
    """Every loop once, from its first variable: all paths are walked to their end."""
    place = {variable.id: k for k, variable in enumerate(diagram.variables)}
    leaving: dict[str, list[Link]] = {i: [] for i in place}
    for link in diagram.links:
        leaving[link.source].append(link)
    found: list[list[Link]] = []

    def walk(path: list[Link], visited: set[str], start: str, here: str) -> None:
        for link in leaving[here]:
            if link.target == start:
                found.append([*path, link])
            elif place[link.target] > place[start] and link.target not in visited:
                walk([*path, link], visited | {link.target}, start, link.target)

    for i in place:
        walk([], {i}, i, i)
    return found


def polarity_of(loop: Iterable[Link]) -> LoopPolarity:
    return loop_polarity(link.polarity for link in loop)


def tally(loops: Iterable[Iterable[Link]]) -> Signed:
    """How many loops are reinforcing, balancing and undetermined."""
    kinds = [polarity_of(loop) for loop in loops]
    r, b, u = (kinds.count(polarity) for polarity in LoopPolarity)
    return r, b, u
