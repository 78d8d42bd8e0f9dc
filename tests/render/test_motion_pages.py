"""The pages of walks and runs, read as a program reads them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import pytest

from loopeditor.model import edits
from loopeditor.model.diagram import Diagram
from loopeditor.render.run_page import run_html
from loopeditor.render.themes import DARK
from loopeditor.render.walk_page import walk_html
from loopeditor.simulation.pulse import walk
from tests.render.moving import HOSTILE, UNCLEAR, WHEEL, placed, pushed
from tests.render.test_html import Page

DIAGRAM, DRAWN = placed("Reach -> Trust : -\nTrust -> Reach : -\nTrust -> Costs : ?")
LOOP = tuple(link.id for link in DIAGRAM.links[:2])
WALK = walk(DIAGRAM, DIAGRAM.variables[0].id, 1, LOOP)


def data(page: Page, name: str) -> dict[str, Any]:
    (text,) = [text for tag, at, text in page.elements if tag == "script" and at.get("id") == name]
    found: dict[str, Any] = json.loads("".join(text))
    return found


def walk_page(diagram: Diagram = DIAGRAM, heading: str = "") -> Page:
    return Page(walk_html(diagram, DRAWN.scene, WALK, heading=heading))


def run_page(diagram: Diagram = DIAGRAM, heading: str = "") -> Page:
    cases = [pushed(diagram, 1.0, "Up"), pushed(diagram, -1.0, "Down")]
    return Page(run_html(DRAWN.scene, cases, focus=diagram.variables[0].id, heading=heading))


def test_the_walk_has_a_step_for_each_sentence() -> None:
    page = walk_page()
    assert page.texts("span", "name") == [
        "A push up on Reach.",
        "A fall in Trust.",
        "Back at Reach it agrees with the push: reinforcing.",
    ]
    assert page.texts("span", "identifier") == ["▲", "▼", "▲"]


def test_the_script_of_a_walk_knows_each_passage() -> None:
    known = data(walk_page(), "walk")
    assert known["last"] == 2
    assert known["ways"] == [[0, 0, 1, 1, -1], [1, 1, 2, -1, 1]]
    page = walk_page()
    kinds = [at.get("class") for tag, at, _ in page.elements]
    assert kinds.count("bead") == 2
    assert kinds.count("track") == len(DRAWN.scene.links)


def test_arrows_are_there_from_the_step_of_their_arrival() -> None:
    arrows = [at for tag, at, _ in walk_page().elements if "arrows" in (at.get("class") or "").split()]
    assert [(at["data-from"], at["data-to"], "last" in (at["class"] or "")) for at in arrows] == [
        ("0", "2", False),
        ("2", "3", True),
        ("1", "3", True),
    ]


def test_the_run_has_both_runs_with_charts_stories_and_what_is_assumed() -> None:
    page = run_page()
    assert page.texts("button")[:2] == ["Up", "Down"]
    kinds = [at.get("class") for _, at, _ in page.elements]
    assert (kinds.count("chart case"), kinds.count("told case")) == (2, 2)
    assumed = page.texts("p", "assumed")
    assert ["nothing here is a forecast" in each for each in assumed] == [True, True]
    told = page.texts("p")
    assert any("carry nothing" in sentence or "carries nothing" in sentence for sentence in told)


def test_the_levels_of_two_mirrored_runs_are_mirrored() -> None:
    known = data(run_page(), "run")
    up, down = known["cases"]
    assert up["times"] == down["times"]
    assert [[-level for level in row] for row in up["levels"]] == down["levels"]
    assert max(max(map(abs, row)) for row in up["levels"]) == known["parts"]
    assert up["turning"] == down["turning"] is not None


def test_the_chart_names_its_lines_and_the_turning_point() -> None:
    texts = run_page().texts("text")
    for name in ("Reach", "Trust", "traction becomes flywheel", "as usual", "time, in no unit"):
        assert texts.count(name) >= 2, name


@pytest.mark.parametrize("name", ["<b>Price</b> & 'cost'", HOSTILE, "أسعار", "]]> <!-- not a comment"])
def test_a_name_stands_there_as_typed(name: str) -> None:
    diagram = edits.rename(DIAGRAM, DIAGRAM.variables[0].id, name)
    walked, ran = walk_page(diagram, name), run_page(diagram, name)
    assert walked.texts("h1") == ran.texts("h1") == [name]
    assert walked.texts("span", "name")[0] == f"A push up on {name}."
    assert f"There is a steady push up on {name} from outside, from time 0 to time 10." in ran.texts("p")
    assert len(walked.texts("script")) == len(ran.texts("script")) == 2
    for page in (walked, ran):
        assert "img" not in {tag for tag, _, _ in page.elements}


@pytest.mark.parametrize("made", [walk_page, run_page])
def test_the_page_refers_to_nothing_outside(made: Callable[[], Page]) -> None:
    page = made()
    for _, attributes, _ in page.elements:
        assert {"src", "srcset", "action", "data", "poster", "xlink:href"}.isdisjoint(attributes)
        href = attributes.get("href")
        assert href is None or href == "data:," or href.startswith("#")
        assert "url(" not in (attributes.get("style") or "")
    style = "".join(page.texts("style"))
    assert "url(" not in style
    (policy,) = [at["content"] for tag, at, _ in page.elements if tag == "meta" and "http-equiv" in at]
    assert policy is not None
    assert policy.startswith("default-src 'none'")
    ids = [at["id"] for _, at, _ in page.elements if "id" in at]
    assert len(ids) == len(set(ids))


def test_every_colour_of_picture_and_chart_has_its_dark_one() -> None:
    html = run_html(DRAWN.scene, [pushed(DIAGRAM, 1.0)]).decode()
    used = set(re.findall(r'(?:fill|stroke)="(#\w{6})"', html[html.index("<figure") :]))
    assert len(used) > 4
    for colour in used:
        assert f'svg [fill="{colour}"]' in html, colour
    dark = run_html(DRAWN.scene, [pushed(DIAGRAM, 1.0)], DARK).decode()
    assert "prefers-color-scheme: dark" not in dark
    assert DARK.background in dark


@pytest.mark.parametrize("notation", ["Lonely", WHEEL, UNCLEAR, "A -> B\nC -> B : -"])
def test_every_diagram_has_its_pages(notation: str) -> None:
    diagram, drawn = placed(notation)
    walked = Page(walk_html(diagram, drawn.scene, walk(diagram, diagram.variables[0].id)))
    ran = Page(run_html(drawn.scene, [pushed(diagram, 1.0)]))
    assert walked.texts("h1") == ["Walk"]
    assert ran.texts("h1") == ["Run"]
    assert len(data(ran, "run")["gauges"]) == len(drawn.scene.variables)
    assert ran.texts("button") == ["Play"]


def test_a_page_carries_the_diagram_along() -> None:
    from loopeditor.files import native
    from loopeditor.files.pages import from_html

    text = native.dumps(DIAGRAM)
    for html in (
        walk_html(DIAGRAM, DRAWN.scene, WALK, document=text),
        run_html(DRAWN.scene, [pushed(DIAGRAM, 1.0)], document=text),
    ):
        assert native.loads(from_html(html, "a.html")) == DIAGRAM


def test_a_page_without_a_run_is_refused() -> None:
    with pytest.raises(ValueError, match="there is no run"):
        run_html(DRAWN.scene, [])
