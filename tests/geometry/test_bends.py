from __future__ import annotations

from itertools import pairwise
from random import Random

import pytest

from loopeditor.geometry.bends import Bends, bends
from loopeditor.geometry.shapes import Point
from loopeditor.model import edits
from loopeditor.model.diagram import Diagram
from loopeditor.model.notation import parse
from tests.builders import named_loops, on_circle


def _centers(diagram: Diagram) -> dict[str, Point]:
    ghosts = {ghost.id: Point(*ghost.position) for ghost in diagram.ghosts}
    return {each.id: Point(*each.position) for each in diagram.variables if each.position} | ghosts


def _bends(notation: str) -> tuple[Diagram, dict[str, float]]:
    diagram = on_circle(parse(notation))
    return diagram, bends(diagram, [loop for loop, _ in named_loops(diagram)], _centers(diagram))


def test_the_links_of_a_wheel_follow_its_circle() -> None:
    _, bend = _bends("A -> B -> C -> D -> A")
    assert list(bend.values()) == pytest.approx([0.2071] * 4, abs=1e-3)  # tan(90 degrees / 4) / 2, clockwise: left
    _, bend = _bends("A -> D -> C -> B -> A")
    assert min(bend.values()) > 0  # the first at the top, then clockwise again, as names take their places in turn


def test_links_of_one_pair_never_lie_on_each_other() -> None:
    diagram, bend = _bends("A -> B -> C -> A\nB -> A\nA -> B : -\nB -> A : -")
    way = {
        link.id: 1 if link.source == "v1" else -1
        for link in diagram.links
        if {link.source, link.target} == {"v1", "v2"}
    }
    seen = sorted(bend[i] * side for i, side in way.items())
    assert all(b - a > 0.1 for a, b in pairwise(seen))


def test_the_bend_that_a_person_gave_is_kept() -> None:
    diagram = edits.bend(on_circle(parse("A -> B -> A")), ["l1"], -0.7)
    assert bends(diagram, [], _centers(diagram))["l1"] == -0.7


def test_a_link_to_a_ghost_does_not_bend_as_one_to_its_variable() -> None:
    wheel = on_circle(parse("A -> B -> C -> D -> A"))
    diagram = edits.reconnect(edits.add_ghost(wheel, "v2", (400.0, -300.0)), "l1", target="g1")
    loops = [loop for loop, _ in named_loops(diagram)]
    bend = bends(diagram, loops, _centers(diagram))
    assert bend["l1"] != bends(wheel, loops, _centers(wheel))["l1"]
    back = edits.add_link(diagram, "g1", "v2")
    assert "l5" in bends(back, [], _centers(back))  # from a ghost to its own variable there is a way


@pytest.mark.parametrize("seed", range(12))
def test_bends_that_are_kept_are_those_chosen_anew(seed: int) -> None:
    random = Random(seed)
    claims = "\n".join(f"N{random.randrange(9)} -> N{random.randrange(9)} : +" for _ in range(24))
    diagram = on_circle(parse(claims))
    loops = [loop for loop, _ in named_loops(diagram)]
    kept = Bends(diagram, loops, _centers(diagram))
    for _ in range(12):
        before = dict(kept.bend)
        changed, moved = set[str](), set[str]()
        if random.random() < 0.4:
            changed = {random.choice(list(diagram.link))}
            diagram = edits.bend(diagram, changed, random.choice([None, random.uniform(-1, 1)]))
        else:
            moved = {random.choice(list(diagram.variable))}
            diagram = edits.move(diagram, moved, random.uniform(-90, 90), random.uniform(-90, 90))
        told = kept.update([diagram.link[i] for i in changed], _centers(diagram), moved)
        assert kept.bend == bends(diagram, loops, _centers(diagram))
        assert set(told) == {i for i, bend in kept.bend.items() if before[i] != bend}
