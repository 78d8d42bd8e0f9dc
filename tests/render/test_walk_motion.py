"""A walk as an animated GIF: its pictures, and in their pixels where the push is."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from loopeditor.geometry.shapes import Point, Rect
from loopeditor.render import marks
from loopeditor.render.film import Stage
from loopeditor.render.spots import with_discs
from loopeditor.render.themes import DARK, PAPER
from loopeditor.render.walk_motion import END, MOMENT, STEP, moments, walk_gif
from loopeditor.simulation.pulse import walk
from tests.render.moving import HOSTILE, UNCLEAR, WHEEL, frames, placed

DIAGRAM, DRAWN = placed("Reach -> Trust : -\nTrust -> Reach : -")
LOOP = tuple(link.id for link in DIAGRAM.links)
WALK = walk(DIAGRAM, DIAGRAM.variables[0].id, 1, LOOP)


def ink(pixels: NDArray[np.int16], colour: str) -> int:
    wanted = np.array(list(bytes.fromhex(colour[1:])))
    return int((np.abs(pixels - wanted).max(axis=-1) < 24).sum())


def part(image: object, stage: Stage, box: Rect) -> NDArray[np.int16]:
    (left, top), (right, bottom) = stage.at(box.corners[0]), stage.at(box.corners[2])
    return np.asarray(image, dtype=np.int16)[round(top) : round(bottom), round(left) : round(right)]


def stage() -> Stage:
    from loopeditor.render.walk_motion import _FOOT

    return Stage(with_discs(DRAWN.scene), PAPER, heading="", foot=_FOOT, pictures=len(moments(2)), scale=1.0)


def test_a_walk_rests_at_each_name_and_longest_at_the_end() -> None:
    shown = frames(walk_gif(DIAGRAM, DRAWN.scene, WALK))
    durations = [duration for _, duration in shown]
    assert len(shown) == len(moments(2)) == 17
    assert [durations[k] for k in (0, 8, 16)] == [STEP, STEP, END]
    assert set(durations) == {STEP, MOMENT, END}
    assert {image.size for image, _ in shown} == {stage().size}
    assert shown[0][0].getpixel((0, 0)) == (255, 255, 255)


def test_arrows_appear_above_the_names_as_the_push_arrives() -> None:
    shown = [image for image, _ in frames(walk_gif(DIAGRAM, DRAWN.scene, WALK))]
    scale = stage()

    def discs(picture: int, name: int, colour: str) -> int:
        box = DRAWN.scene.variables[name].box
        above = Rect(box.center.x - 22, box.top - 2 * marks.DISC - 3, box.center.x + 22, box.top - 3)
        return ink(part(shown[picture], scale, above), colour)

    assert discs(0, 0, PAPER.positive) > 100
    assert discs(0, 1, PAPER.negative) < discs(8, 1, PAPER.negative) - 100
    assert discs(16, 0, PAPER.positive) > 1.7 * discs(8, 0, PAPER.positive)


def test_the_push_turns_over_on_a_minus_link() -> None:
    shown = [image for image, _ in frames(walk_gif(DIAGRAM, DRAWN.scene, WALK))]
    link, scale = DRAWN.scene.links[0], stage()

    def at(share: float) -> Rect:
        return Rect.around(marks.place_on(link, share), 14, 14)

    assert ink(part(shown[2], scale, at(2 / 8)), PAPER.positive) > 60
    assert ink(part(shown[6], scale, at(6 / 8)), PAPER.positive) == 0
    assert ink(part(shown[6], scale, at(6 / 8)), PAPER.negative) > 100


def test_the_picture_lies_where_the_stage_says() -> None:
    scale = stage()
    pixels = np.asarray(scale.picture(), dtype=np.int16)
    for shape in DRAWN.scene.variables:
        (left, top), (right, bottom) = scale.at(shape.box.corners[0]), scale.at(shape.box.corners[2])
        inside = pixels[round(top) : round(bottom), round(left) : round(right)].min(axis=-1) < 128
        across = np.flatnonzero(inside.any(axis=0))
        assert (across[0] + across[-1] + 1) / 2 == pytest.approx(inside.shape[1] / 2, abs=1.5 * scale.zoom)
    marked = np.asarray(scale.picture(below=[marks.plate(DRAWN.scene.variables[0].box, 0.0)]), dtype=np.int16)
    changed = np.argwhere((marked != pixels).any(axis=-1))
    plate = marks.plate_of(DRAWN.scene.variables[0].box)
    x, y = scale.at(plate.center)
    assert changed.mean(axis=0) == pytest.approx([y, x], abs=4)


def test_the_verdict_stands_beneath_the_last_picture() -> None:
    shown = [np.asarray(image, dtype=np.int16) for image, _ in frames(walk_gif(DIAGRAM, DRAWN.scene, WALK, DARK))]
    high = shown[0].shape[0]
    feet = [image[high * 3 // 4 :] for image in shown]
    assert tuple(shown[0][0, 0]) == (0x16, 0x1B, 0x22)
    assert ink(feet[-1], DARK.text) > ink(feet[0], DARK.text) > 100


@pytest.mark.parametrize("notation", ["Lonely", WHEEL, UNCLEAR])
def test_every_diagram_can_be_walked(notation: str) -> None:
    diagram, drawn = placed(notation)
    made = walk(diagram, diagram.variables[0].id)
    shown = frames(walk_gif(diagram, drawn.scene, made))
    assert len(shown) == len(moments(len(made.steps)))


def test_any_name_can_be_walked_through() -> None:
    from loopeditor.model import edits

    diagram = edits.rename(DIAGRAM, DIAGRAM.variables[0].id, HOSTILE)
    assert frames(walk_gif(diagram, DRAWN.scene, WALK, scale=0.4))


def test_long_walks_have_fewer_pictures_between_two_steps() -> None:
    assert len(moments(0)) == 1
    assert moments(1)[-1] == 1.0
    assert max(len(moments(steps)) for steps in range(1, 70)) <= 71
    assert moments(300) == [float(k) for k in range(301)]


def test_a_scale_that_makes_no_picture_is_refused() -> None:
    with pytest.raises(ValueError, match="more than 0"):
        walk_gif(DIAGRAM, DRAWN.scene, WALK, scale=0)
    with pytest.raises(ValueError, match=r"million pixels; choose a scale of at most \d"):
        walk_gif(DIAGRAM, DRAWN.scene, WALK, scale=40)


def test_twice_the_scale_has_twice_the_pixels() -> None:
    (one, _), *_ = frames(walk_gif(DIAGRAM, DRAWN.scene, WALK, scale=0.3))
    (two, _), *_ = frames(walk_gif(DIAGRAM, DRAWN.scene, WALK, scale=0.6))
    assert two.width == pytest.approx(2 * one.width, abs=2)
    assert Point(*two.size).x > 600
