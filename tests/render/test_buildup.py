"""A diagram built up loop by loop, and the animation of it."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from loopeditor.geometry.drawing import draw
from loopeditor.geometry.shapes import Point
from loopeditor.model import edits
from loopeditor.model.notation import parse
from loopeditor.render.animation import END, STEP, render_step, to_gif
from loopeditor.render.buildup import part, steps, tellings, with_loops
from loopeditor.render.page import Page
from loopeditor.render.themes import DARK
from tests.builders import HalfEm, drawn, named_loops, on_circle

NOTATION = "A -> B -> A\nB -> C -> B : -\nC -> D"
SCENE = drawn(NOTATION)


def test_one_step_a_loop_and_one_for_the_whole() -> None:
    r1, b1 = SCENE.loops
    assert [(step.loop, step.before) for step in steps(SCENE)] == [
        (r1, ()),
        (b1, (r1.key,)),
        (None, (r1.key, b1.key)),
    ]
    assert [step.loop for step in steps(drawn("A -> B"))] == [None]


def test_a_part_has_no_more_than_its_loops_and_everything_where_it_was() -> None:
    r1, b1 = SCENE.loops
    shown = part(SCENE, [b1.key])
    assert [shape.name for shape in shown.variables] == ["B", "C"]
    assert [link.title for link in shown.links] == ["B->C", "C->B"]
    assert shown.loops == (b1,)
    assert shown.bounds == SCENE.bounds
    assert set(shown.links) <= set(SCENE.links)
    assert part(SCENE, [r1.key, b1.key]).loops == (r1, b1)


def test_chosen_loops_alone_make_the_steps() -> None:
    _, b1 = SCENE.loops
    assert [step.loop for step in steps(with_loops(SCENE, [b1.key]))] == [b1, None]
    assert with_loops(SCENE, None) is SCENE


def test_a_loop_is_told_by_its_name_else_by_its_way_and_with_its_story() -> None:
    diagram = edits.name_loop(on_circle(parse(NOTATION)), ("l1", "l2"), "Engine")
    told = tellings(diagram, draw(diagram, named_loops(diagram), HalfEm()))
    assert [each.name for each in told.values()] == ["Engine", "B → C → B"]
    assert told["l1", "l2"].story.startswith("A rise in A brings a rise in B, and so a further rise in A.")


def frames(gif: bytes) -> list[tuple[Image.Image, int]]:
    with Image.open(BytesIO(gif)) as opened:
        assert isinstance(opened.info["loop"], int)
        shown = []
        for i in range(getattr(opened, "n_frames", 1)):
            opened.seek(i)
            shown.append((opened.convert("RGB"), opened.info["duration"]))
        return shown


def colour(image: Image.Image, place: Point) -> tuple[int, ...]:
    scale = image.width / SCENE.bounds.width
    at = (place - (SCENE.bounds.left, SCENE.bounds.top)).scaled(scale)
    found = image.getpixel((round(at.x), round(at.y)))
    assert isinstance(found, tuple)
    return found


def ground(image: Image.Image) -> tuple[int, ...]:
    found = image.getpixel((0, 0))
    assert isinstance(found, tuple)
    return found


def test_the_animation_shows_the_steps_and_stays_at_the_whole() -> None:
    shown = frames(to_gif(SCENE))
    assert [duration for _, duration in shown] == [STEP, STEP, END]
    first, second = (link.path[-1].to(link.tip, 0.4) for link in (SCENE.links[0], SCENE.links[2]))
    last = SCENE.links[-1].path[-1].to(SCENE.links[-1].tip, 0.4)
    blue, paper = pytest.approx((0x2F, 0x6D, 0xB3), abs=24), pytest.approx((255, 255, 255), abs=6)
    pale = pytest.approx((0xCB, 0xDA, 0xEC), abs=16)
    one, two, whole = (image for image, _ in shown)
    assert colour(one, first) == blue
    assert [colour(one, place) for place in (second, last)] == [paper, paper]
    assert colour(two, first) == pale
    assert colour(two, second) != paper
    assert colour(two, last) == paper
    assert [colour(whole, place) for place in (first, last)] == [blue, blue]


def test_the_animation_has_the_size_the_theme_and_the_heading_of_a_png() -> None:
    gif = frames(to_gif(SCENE, DARK, scale=2, heading="Ours", page=Page(shape="square")))
    png = Image.open(BytesIO(render_step(SCENE, steps(SCENE)[-1], DARK, 2, "Ours", Page(shape="square"))))
    assert {image.size for image, _ in gif} == {png.size}
    assert png.width == pytest.approx(png.height, abs=3)
    assert ground(gif[0][0]) == (0x16, 0x1B, 0x22)


def test_a_diagram_without_loops_stands_still() -> None:
    assert len(frames(to_gif(drawn("A -> B")))) == 1


def test_an_animation_that_would_be_too_large_is_refused() -> None:
    with pytest.raises(ValueError, match=r"million pixels; choose a scale of at most \d"):
        to_gif(SCENE, scale=40)
    with pytest.raises(ValueError, match="more than 0"):
        to_gif(SCENE, scale=0)
