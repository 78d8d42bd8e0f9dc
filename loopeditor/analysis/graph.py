"""The links as a graph, looked at from afar."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping


def strong_parts(successors: Mapping[str, Iterable[str]]) -> list[set[str]]:
    """The strongly connected parts of a graph given by its successors: no loop leaves one. O(variables + links).

    A depth-first search that merges what it comes back to (Gabow 2000, doi:10.1016/S0020-0190(00)00051-X); parts are
    given in the order in which it leaves them, so that no link leads from a part to a later one.
    """
    parts: list[set[str]] = []
    number: dict[str, int] = {}
    seen = set[str]()  # what is in a part already
    for start in successors:
        if start not in number:
            for part in _parts_from(start, successors, number, seen):
                seen |= part
                parts.append(part)
    return parts


def _parts_from(
    start: str, successors: Mapping[str, Iterable[str]], number: dict[str, int], seen: set[str]
) -> Iterator[set[str]]:
    """The parts that can be reached from a start and have not been ``seen``; numbers what it meets."""
    met: list[str] = []  # not in a part yet, in the order of their numbers
    roots: list[int] = []  # the numbers at which parts may begin
    pending: list[tuple[str, Iterator[str]]] = []
    here: str | None = start
    while here is not None or pending:
        if here is not None:
            number[here] = len(number)
            met.append(here)
            roots.append(number[here])
            pending.append((here, iter(successors.get(here, ()))))
        left, targets = pending[-1]
        here = _unknown(targets, number, roots, seen)
        if here is None:
            pending.pop()
            if roots[-1] == number[left]:
                roots.pop()
                part = {met.pop()}
                while left not in part:
                    part.add(met.pop())
                yield part


def _unknown(targets: Iterator[str], number: Mapping[str, int], roots: list[int], seen: set[str]) -> str | None:
    """The next target that has no number yet; those met before it join their parts to ours."""
    for target in targets:
        if target not in number:
            return target
        if target not in seen:
            while roots[-1] > number[target]:
                roots.pop()
    return None
