from __future__ import annotations

from math import dist
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loopeditor.layout.flywheel import Cancelled, tidied
from loopeditor.layout.sight import Viewer
from loopeditor.model import edits
from loopeditor.model.diagram import Diagram
from loopeditor.model.notation import parse
from tests.builders import HalfEm, named_loops, on_circle

MEASURER = HalfEm()
WHEEL = "Alpha -> Beta -> Gamma -> Delta -> Epsilon -> Zeta -> Alpha"


def collisions(diagram: Diagram) -> list[tuple[str, str]]:
    return Viewer([loop for loop, _ in named_loops(diagram)], MEASURER).look(diagram).collisions


def moved(before: Diagram, after: Diagram) -> dict[str, float]:
    """How far each variable went that had a place before."""
    both = zip(before.variables, after.variables, strict=True)
    return {a.id: dist(a.position, b.position or ()) for a, b in both if a.position and a.position != b.position}


def jolted(notation: str, seed: int, radius: float = 160.0, by: float = 70.0) -> Diagram:
    """A circle whose variables were dragged about."""
    random, diagram = Random(seed), on_circle(parse(notation), radius)
    places = {v.id: v.position or (0.0, 0.0) for v in diagram.variables}
    return edits.place(
        diagram, {i: (x + random.uniform(-by, by), y + random.uniform(-by, by)) for i, (x, y) in places.items()}
    )


def named(diagram: Diagram, name: str) -> str:
    return next(v.id for v in diagram.variables if v.name == name)


def test_what_is_tidy_stays_the_very_same() -> None:
    diagram = on_circle(parse(WHEEL))
    assert collisions(diagram) == []
    assert tidied(diagram, MEASURER) is diagram


def test_of_two_names_that_overlap_one_gives_way_and_no_further_than_it_must() -> None:
    wheel = on_circle(parse(f"{WHEEL}\nAlone"))
    x, y = wheel.variable[named(wheel, "Beta")].position or (0.0, 0.0)
    diagram = edits.place(wheel, {named(wheel, "Alone"): (x + 12.0, y + 4.0)})
    assert collisions(diagram)
    after = tidied(diagram, MEASURER)
    assert collisions(after) == []
    assert list(moved(diagram, after)) == [named(diagram, "Alone")]  # it has no links that would go with it
    assert moved(diagram, after)[named(diagram, "Alone")] < 60


def test_a_link_that_nobody_bent_gives_way_to_a_name() -> None:
    diagram = edits.place(
        parse("Left -> Right\nAbove -> Middle -> Below"),
        {"v1": (-300.0, 0.0), "v2": (300.0, 0.0), "v3": (-20.0, -300.0), "v4": (0.0, -84.0), "v5": (10.0, 300.0)},
    )
    through = ("l1", "v4")
    assert through in collisions(diagram)
    after = tidied(diagram, MEASURER)
    assert collisions(after) == []
    assert after.link["l1"].bend is not None or "v4" in moved(diagram, after)
    assert not moved(diagram, after).keys() - {"v4"}


def test_a_bend_that_somebody_gave_is_kept() -> None:
    bent = edits.bend(jolted(f"{WHEEL}\nDelta -> Alpha\nBeta -> Epsilon", 3), ["l7"], 0.31)
    placed = edits.place(bent, {"v2": (bent.variable["v1"].position or (0.0, 0.0))})
    after = tidied(placed, MEASURER)
    assert after is not placed
    assert after.link["l7"].bend == 0.31


def test_what_is_new_gets_a_place_and_the_rest_stays() -> None:
    diagram = parse(f"{WHEEL}\nNew -> Gamma")
    wheel = on_circle(parse(WHEEL))
    placed = edits.place(diagram, {v.id: v.position or (0.0, 0.0) for v in wheel.variables})
    after = tidied(placed, MEASURER)
    assert after.is_placed
    assert moved(placed, after) == {}
    assert collisions(after) == []


def test_texts_and_ghosts_stay_and_names_make_room_for_them() -> None:
    diagram = on_circle(parse(WHEEL))
    x, y = diagram.variable["v3"].position or (0.0, 0.0)
    diagram = edits.add_text(diagram, "A remark", (x, y))
    diagram = edits.add_ghost(diagram, "v1", diagram.variable["v5"].position or (0.0, 0.0))
    after = tidied(diagram, MEASURER)
    assert collisions(after) == []
    assert after.text == diagram.text
    assert after.ghost == diagram.ghost
    assert moved(diagram, after).keys() == {"v3", "v5"}


@pytest.mark.parametrize("seed", range(8))
def test_a_jolted_wheel_is_mended_and_the_same_each_time(seed: int) -> None:
    diagram = jolted(f"{WHEEL}\nDelta -> Alpha\nBeta -> Epsilon\nForce -> Gamma", seed)
    after = tidied(diagram, MEASURER)
    assert collisions(after) == []
    assert tidied(diagram, MEASURER) == after
    assert tidied(after, MEASURER) is after


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from("ABCDEFG"), st.sampled_from("ABCDEFG")), min_size=1, max_size=10),
    st.lists(st.tuples(st.integers(-150, 150), st.integers(-150, 150)), min_size=8, max_size=8),
)
def test_only_what_collided_moves(claims: list[tuple[str, str]], places: list[tuple[int, int]]) -> None:
    bare = parse("\n".join(f"{a} -> {b}" for a, b in claims))
    diagram = edits.place(bare, {v.id: (float(x), float(y)) for v, (x, y) in zip(bare.variables, places, strict=False)})
    after = tidied(diagram, MEASURER)
    before, left = collisions(diagram), collisions(after)
    assert len(left) <= len(before)
    assert (after is diagram) == (len(left) == len(before))
    assert len(moved(diagram, after)) <= len(before) - len(left)
    assert {v.name for v in after.variables} == {v.name for v in diagram.variables}


def test_a_tidying_is_called_off() -> None:
    diagram = edits.place(parse("A -> B"), {"v1": (0.0, 0.0), "v2": (3.0, 3.0)})
    with pytest.raises(Cancelled):
        tidied(diagram, MEASURER, cancelled=lambda: True)


def test_without_time_everything_still_has_a_place() -> None:
    random = Random(5)
    notation = "\n".join(f"N{random.randrange(24)} -> N{random.randrange(24)}" for _ in range(40))
    diagram = jolted(notation, 1, 300.0)
    after = tidied(diagram, MEASURER, seconds=0.0)
    assert after is diagram
    told: list[float] = []
    better = tidied(diagram, MEASURER, seconds=60.0, progress=told.append)
    assert len(collisions(better)) < len(collisions(diagram)) / 2
    assert told == sorted(told)


def test_a_collision_is_told_by_what_is_drawn() -> None:
    diagram = edits.place(parse("A -> B\nC"), {"v1": (-200.0, 0.0), "v2": (200.0, 0.0), "v3": (0.0, -200.0)})
    assert collisions(diagram) == []
    assert collisions(edits.place(diagram, {"v3": (-200.0, 8.0)})) == [("v1", "v3")]
