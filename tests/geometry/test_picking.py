from __future__ import annotations

from loopeditor.geometry.picking import Hit, pick
from loopeditor.geometry.shapes import Point, point_on
from tests.builders import drawn

SCENE = drawn("A -> B -> C -> A")


def test_a_name_its_rim_and_empty_canvas() -> None:
    box = SCENE.variables[1].box
    assert pick(SCENE, box.center, 5) == Hit("variable", "v2")
    assert pick(SCENE, Point(box.right + 5, box.center.y), 5) == Hit("edge_of_variable", "v2")
    assert pick(SCENE, Point(box.right + 300, box.center.y), 5) is None


def test_a_link_within_reach() -> None:
    link = SCENE.links[1]
    middle = point_on(link.path[:4], 0.5)
    assert pick(SCENE, middle, 5) == Hit("link", "l2")
    aside = Point(middle.x, middle.y + 8)
    assert pick(SCENE, aside, 10) == Hit("link", "l2")
    assert pick(SCENE, aside, 3) is None


def test_a_loop_identifier() -> None:
    loop = SCENE.loops[0]
    assert pick(SCENE, loop.center, 5) == Hit("loop", "R1", loop.key)


def test_the_end_of_a_link_is_still_the_link_right_on_its_line() -> None:
    link = SCENE.links[0]
    assert pick(SCENE, link.path[-1].to(link.tip, 0.5), 5) == Hit("link", "l1")
