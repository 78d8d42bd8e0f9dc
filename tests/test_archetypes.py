"""The classic archetypes that ship: that each tells its story, names its source, and is a picture worth showing."""

from __future__ import annotations

import re
from itertools import combinations
from math import dist

import pytest

from loopeditor import api, resources
from loopeditor.analysis.advice import advise
from loopeditor.files import native
from loopeditor.geometry.shapes import flatten
from loopeditor.model.diagram import Diagram
from loopeditor.model.polarity import LoopPolarity
from tests.conftest import ROOT
from tests.test_examples import _cross, _scene

# variables, links, delays, reinforcing and balancing loops
EXPECTED = {
    "limits-to-growth": (4, 5, 1, 1, 1),
    "shifting-the-burden": (4, 6, 1, 1, 2),
    "fixes-that-fail": (3, 4, 1, 1, 1),
    "eroding-goals": (5, 6, 1, 0, 2),
    "escalation": (4, 6, 0, 1, 2),
    "success-to-the-successful": (5, 6, 0, 2, 0),
    "tragedy-of-the-commons": (7, 10, 1, 2, 2),
    "growth-and-underinvestment": (8, 10, 2, 1, 2),
    "accidental-adversaries": (6, 10, 0, 4, 2),
    "attractiveness-principle": (7, 9, 1, 1, 2),
}
NAMES = list(EXPECTED)


def test_all_of_them_ship_in_order_and_as_they_would_be_saved() -> None:
    assert resources.archetype_names() == list(resources._ARCHETYPES) == NAMES
    assert {path.stem for path in (ROOT / "resources" / "archetypes").glob("*.cld")} == set(NAMES)
    for name in NAMES:
        assert native.dumps(api.archetype(name)) == resources.archetype_text(name)


@pytest.mark.parametrize("name", ["amazon", "", "../archetypes/escalation", "escalation.cld"])
def test_an_archetype_that_is_not_there(name: str) -> None:
    with pytest.raises(KeyError):
        api.archetype(name)


@pytest.mark.parametrize("name", NAMES)
def test_analysis_finds_what_is_there(name: str) -> None:
    diagram = api.archetype(name)
    polarities = [loop.polarity for loop in api.loops(diagram)]
    found = (
        len(diagram.variables),
        len(diagram.links),
        sum(link.delay for link in diagram.links),
        polarities.count(LoopPolarity.REINFORCING),
        polarities.count(LoopPolarity.BALANCING),
    )
    assert found == EXPECTED[name]


@pytest.mark.parametrize("name", NAMES)
def test_each_tells_what_happens_what_to_do_and_where_it_is_from(name: str) -> None:
    diagram = api.archetype(name)
    story = re.fullmatch(r"What happens: (.+) What to do: (.+) Source: (.+\(\d{4}\).+)\.", diagram.description)
    assert story
    assert all(len(part) > 20 for part in story.groups())
    assert diagram.title.startswith(f"{name.replace('-', ' ').capitalize()}: ")
    assert any(variable.wanted for variable in diagram.variables)
    names = [loop.name for loop in api.loops(diagram)]
    assert sum(map(bool, names)) == min(len(names), 4) or name == "accidental-adversaries"


@pytest.mark.parametrize("name", NAMES)
def test_a_careful_colleague_has_little_to_say(name: str) -> None:
    rules = {advice.rule for advice in advise(api.archetype(name))}
    assert rules <= {"no-delay", "no-balancing-loop", "long-name", "similar-name"}


def _plain(name: str) -> Diagram:
    return api.archetype(name)


@pytest.mark.parametrize("name", NAMES)
def test_names_links_and_signs_are_clear_of_each_other(name: str) -> None:
    scene = _scene(_plain(name))
    assert not any(a.box.overlaps(b.box) for a, b in combinations(scene.variables, 2))
    lines = {link.id: [*flatten(link.path), link.tip] for link in scene.links}
    for link in scene.links:
        strangers = [v for v in scene.variables if v.id not in (link.source, link.target)]
        assert not any(shape.box.holds(point) for shape in strangers for point in lines[link.id])
        assert all(shape.box.distance(link.sign) > 3 for shape in scene.variables)
    assert not any(_cross(a, b) for a, b in combinations(lines.values(), 2))
    assert all(dist(a.center, b.center) > a.radius + b.radius for a, b in combinations(scene.loops, 2))
    assert len(scene.loops) == sum(EXPECTED[name][3:])


@pytest.mark.parametrize("name", NAMES)
def test_names_can_be_read_on_a_slide(name: str) -> None:
    bounds = _scene(_plain(name)).bounds
    assert 16 * min(1920 / bounds.width, 1080 / bounds.height) >= 32
