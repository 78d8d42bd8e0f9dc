"""What is kept from one picture to the next never shows: every Scene is the one that is drawn from nothing."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

import pytest

from loopeditor.analysis.loops import Loop
from loopeditor.geometry.drawing import draw
from loopeditor.geometry.redrawing import Redrawing
from loopeditor.geometry.scene import Scene
from loopeditor.geometry.shapes import Point
from loopeditor.model import edits
from loopeditor.model.diagram import GROUP_COLOURS, Diagram
from loopeditor.model.notation import parse
from loopeditor.model.polarity import Polarity
from tests.builders import HalfEm, named_loops, on_circle

WORDS = ("Price", "Demand for goods", "Number of active customers", "Quality", "A", "Growth of the whole market")
MEASURER = HalfEm()

Change = Callable[[Diagram, Random], Diagram]


def _any(ids: object, random: Random) -> str:
    chosen = sorted(ids)  # type: ignore[call-overload]
    return random.choice(chosen) if chosen else ""


def _place(random: Random) -> tuple[float, float]:
    return random.uniform(-300, 300), random.uniform(-300, 300)


def _places(diagram: Diagram) -> list[str]:
    return [*diagram.variable, *diagram.ghost, *diagram.text]


CHANGES: dict[str, Change] = {
    "move": lambda d, r: edits.move(d, {_any(_places(d), r)}, r.uniform(-40, 40), r.uniform(-40, 40)),
    "nudge": lambda d, r: edits.move(d, {_any(_places(d), r)}, r.choice([1, 0]), r.choice([-1, 0, 1])),
    "move some": lambda d, r: edits.move(d, set(r.sample(_places(d), min(3, len(_places(d))))), r.uniform(-9, 9), 5),
    "move far": lambda d, r: edits.place(d, {_any(_places(d), r): _place(r)}),
    "bend": lambda d, r: edits.bend(d, {_any(d.link, r)}, r.choice([None, 0.0, r.uniform(-1, 1)])),
    "rename": lambda d, r: edits.rename(d, _any(d.variable, r), r.choice(WORDS)),
    "lines": lambda d, r: edits.set_lines(d, {_any(d.variable, r): r.randrange(4)}),
    "add variable": lambda d, r: edits.add_variable(d, r.choice(WORDS), _place(r)),
    "add link": lambda d, r: edits.add_link(
        d,
        _any([*d.variable, *d.ghost], r),
        _any([*d.variable, *d.ghost], r),
        r.choice(list(Polarity)),
        r.random() < 0.3,
    ),
    "add ghost": lambda d, r: edits.add_ghost(d, _any(d.variable, r), _place(r)) if d.variables else d,
    "add text": lambda d, r: edits.add_text(d, r.choice(WORDS), _place(r)),
    "delete": lambda d, r: edits.delete(d, {_any([*_places(d), *d.link], r)}),
    "delete link": lambda d, r: edits.delete(d, {_any(d.link, r)}),
    "sign": lambda d, r: edits.set_polarity(d, {_any(d.link, r)}, r.choice(list(Polarity))),
    "delay": lambda d, r: edits.toggle_delay(d, {_any(d.link, r)}),
    "reverse": lambda d, r: edits.reverse(d, {_any(d.link, r)}),
    "reconnect": lambda d, r: edits.reconnect(d, _any(d.link, r), target=_any([*d.variable, *d.ghost], r)),
    "group": lambda d, r: edits.set_group(d, {_any(d.variable, r)}, r.choice(["", "One", "Two"])),
    "colour": lambda d, r: edits.colour_group(d, "One", r.choice(GROUP_COLOURS)),
    "title": lambda d, r: edits.place_title(edits.retitle(d, r.choice(WORDS)), r.choice([None, _place(r)])),
    "place loop": lambda d, r: (
        edits.place_loop(d, r.choice(loops)[0].key, r.choice([None, _place(r)])) if (loops := named_loops(d)) else d
    ),
    "reorder": lambda d, r: Diagram(
        d.title, "", d.variables, tuple(r.sample(d.links, len(d.links))), d.loop_notes, d.ghosts, d.texts, d.groups
    ),
}


def _start(random: Random) -> Diagram:
    count = random.randint(0, 14)
    claims = [
        f"N{random.randrange(count)} -> N{random.randrange(count)} : {random.choice('+-?')}{random.choice(['', ' ||'])}"
        for _ in range(random.randint(0, 30) if count else 0)
    ]
    diagram = on_circle(parse("\n".join(claims)) if claims else Diagram(), random.uniform(30, 300))
    return edits.add_text(diagram, "Nobody knows", (0.0, 0.0))


@pytest.mark.parametrize("seed", range(16))
def test_every_picture_is_the_one_drawn_from_nothing(seed: int) -> None:
    random = Random(seed)
    diagram = _start(random)
    redrawing, loops = Redrawing(), named_loops(diagram)
    for step in range(20):
        name = random.choice(list(CHANGES))
        diagram = CHANGES[name](diagram, random)
        if random.random() < 0.8:  # else the loops come later, as for a preview
            loops = named_loops(diagram)
        assert redrawing.draw(diagram, loops, MEASURER) == draw(diagram, loops, MEASURER), (step, name)


@pytest.mark.parametrize("seed", range(6))
def test_identifiers_that_were_still_stand_afterwards_as_if_nothing_had_been(seed: int) -> None:
    random = Random(seed)
    diagram = _start(random)
    redrawing, loops = Redrawing(), named_loops(diagram)
    for _ in range(6):
        loops = named_loops(diagram)
        before = {shape.key: shape for shape in redrawing.draw(diagram, loops, MEASURER).loops}
        for _ in range(3):
            diagram = CHANGES[random.choice(["move", "bend"])](diagram, random)
            dragged = redrawing.draw(diagram, loops, MEASURER, still=True, links_still=random.random() < 0.5)
            assert all(shape.center == before[shape.key].center for shape in dragged.loops)
        assert redrawing.draw(diagram, loops, MEASURER) == draw(diagram, loops, MEASURER)


@pytest.mark.parametrize("seed", range(16))
def test_whatever_changed_while_links_were_still_is_drawn_afterwards_as_from_nothing(seed: int) -> None:
    random = Random(seed)
    diagram = _start(random)
    redrawing, loops = Redrawing(), named_loops(diagram)
    for step in range(6):
        names = [random.choice(["move", "move", *CHANGES]) for _ in range(random.randrange(5))]
        for name in names:
            diagram = CHANGES[name](diagram, random)
            shown = redrawing.draw(diagram, loops, MEASURER, still=True, links_still=True)
            assert [shape.id for shape in shown.links] == list(diagram.link)
            assert [shape.id for shape in shown.variables] == [*diagram.variable, *diagram.ghost]
        if random.random() < 0.8:  # else the loops come later
            loops = named_loops(diagram)
        assert redrawing.draw(diagram, loops, MEASURER) == draw(diagram, loops, MEASURER), (step, names)


def test_marks_stay_for_now_as_far_along_and_aside_of_a_link_that_is_dragged() -> None:
    diagram = edits.place(parse("A -> B : - ||"), {"v1": (0.0, 0.0), "v2": (300.0, 0.0)})
    redrawing = Redrawing()
    before = redrawing.draw(diagram, [], MEASURER).links[0]
    moved = edits.move(diagram, ["v1", "v2"], 70.0, 30.0)
    blocked = edits.add_text(moved, "In the way", (before.sign.x + 70.0, before.sign.y + 30.0))
    dragged = redrawing.draw(blocked, [], MEASURER, links_still=True).links[0]
    assert tuple(dragged.sign - before.sign) == pytest.approx((70.0, 30.0))
    assert dragged.delay[0][0] == pytest.approx(before.delay[0][0] + Point(70.0, 30.0))
    after = redrawing.draw(blocked, [], MEASURER).links[0]
    assert after == draw(blocked, [], MEASURER).links[0]
    assert after.sign != dragged.sign


def test_links_far_from_what_moves_are_still_and_bend_along_their_loop_afterwards() -> None:
    diagram = on_circle(parse("A -> B -> C -> D -> A"))
    redrawing, loops = Redrawing(), named_loops(diagram)
    before = _shapes(redrawing.draw(diagram, loops, MEASURER))
    moved = edits.move(diagram, ["v1"], 90, 40)
    dragged = _shapes(redrawing.draw(moved, loops, MEASURER, links_still=True))
    assert {i for i in diagram.link if dragged[i] is before[i]} == {"l2", "l3"}
    after = redrawing.draw(moved, loops, MEASURER)
    assert all(_shapes(after)[i] != before[i] for i in diagram.link)
    assert after == draw(moved, loops, MEASURER)


def _shapes(scene: Scene) -> dict[object, object]:
    return {
        **{shape.id: shape for shape in scene.variables},
        **{shape.id: shape for shape in scene.links},
        **{shape.id: shape for shape in scene.texts},
        **{shape.key: shape for shape in scene.loops},
    }


@pytest.mark.parametrize("seed", range(10))
def test_what_stays_equal_is_the_same_object(seed: int) -> None:
    random = Random(seed)
    diagram = _start(random)
    redrawing, loops = Redrawing(), named_loops(diagram)
    before = redrawing.draw(diagram, loops, MEASURER)
    for _ in range(8):
        diagram = CHANGES["move"](diagram, random)
        after = redrawing.draw(diagram, list(loops), MEASURER)
        old, new = _shapes(before), _shapes(after)
        assert all(new[key] is old[key] for key in new.keys() & old.keys() if new[key] == old[key])
        before = after
    assert redrawing.draw(diagram, loops, MEASURER) is before


def _grid() -> tuple[Diagram, list[tuple[Loop, str]]]:
    """A map that is large enough for a change here not to matter there."""
    claims = [f"N{k} -> N{(k * 7 + 3) % 60}\nN{k} -> N{(k + 1) % 60} : - ||" for k in range(60)]
    diagram = parse("\n".join(claims))
    places = {v.id: (k % 10 * 150.0, k // 10 * 90.0) for k, v in enumerate(diagram.variables)}
    diagram = edits.place(diagram, places)
    return diagram, named_loops(diagram)[:40]


def test_little_is_drawn_anew_where_little_changes() -> None:
    diagram, loops = _grid()
    redrawing = Redrawing()
    before = _shapes(redrawing.draw(diagram, loops, MEASURER))
    moved = edits.move(diagram, {"v1"}, -3.0, -2.0)
    after = _shapes(redrawing.draw(moved, loops, MEASURER))
    other = [key for key in after if after[key] is not before[key]]
    assert 3 <= len(other) < len(after) / 2
    assert redrawing.draw(diagram, loops, MEASURER) == draw(diagram, loops, MEASURER)


def test_a_picture_can_be_drawn_after_one_that_could_not() -> None:
    diagram = on_circle(parse("A -> B -> A"))
    redrawing, loops = Redrawing(), named_loops(diagram)
    redrawing.draw(diagram, loops, MEASURER)
    with pytest.raises(ValueError, match="'C' has no position"):
        redrawing.draw(edits.add_variable(diagram, "C"), loops, MEASURER)
    assert redrawing.draw(diagram, loops, MEASURER) == draw(diagram, loops, MEASURER)


def test_another_measurer_is_another_picture() -> None:
    diagram = on_circle(parse("A word -> B"))

    class Wide(HalfEm):
        def width(self, text: str, size: float) -> float:
            return len(text) * size

    redrawing = Redrawing()
    narrow = redrawing.draw(diagram, [], MEASURER)
    assert redrawing.draw(diagram, [], Wide()).variables[0].box.width > narrow.variables[0].box.width
