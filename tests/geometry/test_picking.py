from __future__ import annotations

from random import Random

import pytest

from loopeditor.geometry.drawing import draw
from loopeditor.geometry.picking import Hit, pick
from loopeditor.geometry.scene import TITLE
from loopeditor.geometry.shapes import Point, flatten, point_on
from loopeditor.model.diagram import Diagram, FreeText, Ghost, Link, Variable
from tests.builders import HalfEm, distance_to_line, drawn

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


def test_many_links_are_measured_as_each_one_is() -> None:
    random = Random(4)
    variables = [Variable(f"v{i}", "V", (random.uniform(0, 500), random.uniform(0, 500))) for i in range(12)]
    links = [Link(f"l{k}", f"v{random.randrange(12)}", f"v{random.randrange(12)}") for k in range(60)]
    scene = draw(Diagram(variables=tuple(variables), links=tuple(links)), [], HalfEm())
    for _ in range(200):
        point = Point(random.uniform(-50, 550), random.uniform(-50, 550))
        hit = pick(scene, point, 7.0)
        away = {link.id: distance_to_line([*flatten(link.path), link.tip], point) for link in scene.links}
        if hit is None:
            assert min(away.values()) > 7.0
        elif hit.kind == "link":
            assert away[hit.id] == pytest.approx(min(away.values()))


def test_texts_lie_under_everything_and_ghosts_are_as_variables() -> None:
    diagram = Diagram(
        "Title",
        variables=(Variable("v1", "A", (0.0, 0.0)), Variable("v2", "B", (300.0, 0.0))),
        links=(Link("l1", "v1", "v2", bend=0.0),),
        ghosts=(Ghost("g1", "v1", (0.0, 200.0)),),
        texts=(FreeText("t1", "words that lie under a link", (150.0, 0.0)),),
        title_place=(0.0, -100.0),
    )
    scene = draw(diagram, [], HalfEm())
    assert pick(scene, Point(150.0, 6.0), 3) == Hit("text", "t1")
    assert pick(scene, Point(150.0, 1.0), 3) == Hit("link", "l1")
    assert pick(scene, Point(0.0, -100.0), 3) == Hit("text", TITLE)
    assert pick(scene, Point(0.0, 200.0), 3) == Hit("variable", "g1")
    assert pick(scene, Point(scene.variables[2].box.right + 5, 200.0), 3) == Hit("edge_of_variable", "g1")
