"""The diagrams that ship with the program: what analysis must find in them, and that they are worth a slide."""

from __future__ import annotations

from itertools import combinations, pairwise
from math import dist

import pytest

from loopeditor import resources
from loopeditor.files import native
from loopeditor.geometry.drawing import draw
from loopeditor.geometry.scene import Scene
from loopeditor.geometry.shapes import Point, flatten
from loopeditor.model.diagram import Diagram
from loopeditor.model.polarity import LoopPolarity, Polarity
from loopeditor.render.measurer import measurer
from tests.builders import named_loops
from tests.geometry.test_drawing import winds_round

# variables, links, links with a minus, reinforcing and balancing loops, from the facts that each story tells
EXPECTED = {
    "amazon": (9, 12, 3, 4, 0),
    "epic-games": (6, 7, 0, 2, 0),
    "etsy": (5, 6, 1, 1, 1),
    "uber": (6, 9, 3, 2, 2),
    "doordash": (8, 10, 2, 2, 1),
    "ethereum": (9, 12, 3, 3, 2),
    "wordpress": (4, 4, 0, 1, 0),
    "netflix": (6, 7, 0, 2, 0),
    "google": (6, 6, 0, 1, 0),
    "meta": (8, 10, 1, 2, 1),
    "twitter": (6, 7, 0, 2, 0),
    "spotify": (7, 7, 0, 1, 0),
    "microsoft": (6, 7, 0, 2, 0),
    "economic-growth": (4, 4, 0, 1, 0),
    "health-and-fitness": (6, 7, 1, 1, 1),
    "customer-service": (7, 9, 1, 2, 1),
    "attract-engage-delight": (6, 7, 2, 1, 0),
    "acquire-engage-satisfy-advocate": (5, 6, 2, 2, 0),
    "content-marketing": (5, 6, 0, 2, 0),
    "traction-to-flywheel": (8, 10, 3, 2, 1),
    "virtuous-to-vicious": (6, 6, 1, 1, 0),
    "aarrr": (6, 7, 0, 2, 0),
    "engines-of-growth": (6, 8, 1, 2, 1),
}


def _example(name: str) -> Diagram:
    return native.loads(resources.example_text(name))


def _scene(diagram: Diagram) -> Scene:
    return draw(diagram, named_loops(diagram), measurer())


def test_all_of_them_ship_in_order() -> None:
    assert resources.example_names() == list(EXPECTED)


@pytest.mark.parametrize("name", EXPECTED)
def test_analysis_finds_what_is_there(name: str) -> None:
    diagram = _example(name)
    loops = [loop for loop, _ in named_loops(diagram)]
    found = (
        len(diagram.variables),
        len(diagram.links),
        sum(link.polarity is Polarity.NEGATIVE for link in diagram.links),
        sum(loop.polarity is LoopPolarity.REINFORCING for loop in loops),
        sum(loop.polarity is LoopPolarity.BALANCING for loop in loops),
    )
    assert found == EXPECTED[name]
    assert len(loops) == found[3] + found[4]


@pytest.mark.parametrize("name", EXPECTED)
def test_each_tells_its_story_and_what_is_wanted(name: str) -> None:
    diagram = _example(name)
    assert diagram.title
    assert 2 <= diagram.description.count(".") <= 4
    assert any(variable.wanted for variable in diagram.variables)
    assert diagram.is_placed


@pytest.mark.parametrize("name", EXPECTED)
def test_names_links_and_signs_are_clear_of_each_other(name: str) -> None:
    scene = _scene(_example(name))
    assert not any(a.box.overlaps(b.box) for a, b in combinations(scene.variables, 2))
    lines = {link.id: [*flatten(link.path), link.tip] for link in scene.links}
    for link in scene.links:
        strangers = [v for v in scene.variables if v.id not in (link.source, link.target)]
        assert not any(shape.box.holds(point) for shape in strangers for point in lines[link.id])
        assert dist(link.sign, link.tip) < 35
        assert all(shape.box.distance(link.sign) > 3 for shape in scene.variables)
    for a, b in combinations(lines.values(), 2):
        assert not _cross(a, b)


@pytest.mark.parametrize("name", EXPECTED)
def test_identifiers_sit_in_their_loops(name: str) -> None:
    scene = _scene(_example(name))
    lines = {link.id: [*flatten(link.path), link.tip] for link in scene.links}
    for loop in scene.loops:
        assert winds_round([point for link in loop.key for point in lines[link]], loop.center)
        assert min(dist(loop.center, point) for line in lines.values() for point in line) > loop.radius
    assert all(dist(a.center, b.center) > a.radius + b.radius for a, b in combinations(scene.loops, 2))


@pytest.mark.parametrize("name", EXPECTED)
def test_names_can_be_read_on_a_slide(name: str) -> None:
    bounds = _scene(_example(name)).bounds
    assert 16 * min(1920 / bounds.width, 1080 / bounds.height) >= 32  # pixels of a label on a full-HD slide


def _cross(a: list[Point], b: list[Point]) -> bool:
    return any(_apart(p, q, r, s) for p, q in pairwise(a) for r, s in pairwise(b))


def _apart(p: Point, q: Point, r: Point, s: Point) -> bool:
    return _turn(p, q, r) * _turn(p, q, s) < 0 and _turn(r, s, p) * _turn(r, s, q) < 0


def _turn(a: Point, b: Point, c: Point) -> float:
    return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
