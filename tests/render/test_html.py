"""The page of a diagram, read as a program reads it."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser

import pytest

from loopeditor.geometry.drawing import draw
from loopeditor.geometry.scene import Scene
from loopeditor.model import edits
from loopeditor.model.diagram import Diagram
from loopeditor.model.notation import parse
from loopeditor.render.buildup import tellings
from loopeditor.render.html import to_html
from loopeditor.render.themes import DARK, PAPER
from tests.builders import HalfEm, drawn, named_loops, on_circle

SCENE = drawn("A -> B -> A\nB -> C -> B : - ||\nC -> D")
NAMES = [
    "<b>Price</b> & 'cost'",
    '"quoted" \\N {curly} %s',
    "</script><script>alert(1)</script>",
    "]]> <!-- not a comment",
    "أسعار",
    "成本 上升",
]
_VOID = {"meta", "link"}


class Page(HTMLParser):
    """Elements with their attributes and their own text; complains where tags do not match."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None], list[str]]] = []
        self._open: list[tuple[str, dict[str, str | None], list[str]]] = []
        self.feed(page.decode())
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element: tuple[str, dict[str, str | None], list[str]] = (tag, dict(attrs), [])
        self.elements.append(element)
        if tag not in _VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs), []))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        if self._open:
            self._open[-1][2].append(data)

    def texts(self, tag: str, kind: str = "") -> list[str]:
        return ["".join(text) for name, at, text in self.elements if name == tag and kind in (at.get("class") or "")]


def page_of(scene: Scene, heading: str = "") -> Page:
    return Page(to_html(scene, {}, heading=heading))


def test_the_page_has_a_step_for_each_loop_and_for_the_whole() -> None:
    page = page_of(SCENE)
    assert page.texts("span", "identifier") == ["R1", "B1", "∑"]
    assert page.texts("span", "name") == ["A → B → A", "B → C → B", "The whole diagram"]


def test_the_script_knows_the_parts_of_each_loop_by_ids_that_are_there() -> None:
    page = page_of(SCENE)
    (data,) = [text for tag, at, text in page.elements if tag == "script" and at.get("id") == "loops"]
    loops = json.loads("".join(data))
    assert len(loops) == 2
    assert {"v0", "v1", "l0", "l0_sign", "b0", "b0_turn"} <= set(loops[0])
    parts = {at["id"] for tag, at, _ in page.elements if tag == "g" and "part" in (at.get("class") or "")}
    bars = {f"l{i}_delay" for i, link in enumerate(SCENE.links) if not link.delay}
    assert set(loops[0]) - bars <= parts
    assert {f"l{i}_delay" for i, link in enumerate(SCENE.links) if link.delay} <= parts
    assert "v3" in parts  # a variable that no loop has
    ids = [at["id"] for _, at, _ in page.elements if "id" in at]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("name", NAMES)
def test_a_name_stands_there_as_typed(name: str) -> None:
    diagram = on_circle(parse("== t | T\nA -> B -> A"))
    diagram = edits.rename(diagram, diagram.variables[0].id, name)
    scene = draw(diagram, named_loops(diagram), HalfEm())
    page = Page(to_html(scene, tellings(diagram, scene), heading=name))
    assert page.texts("h1") == [name]
    assert page.texts("title")[0] == name
    assert name in page.texts("title")
    assert page.texts("span", "name")[0] == f"{name} → B → {name}"
    assert f"A rise in {name} brings" in page.texts("p", "story")[0]
    assert len(page.texts("script")) == 2


def test_the_page_refers_to_nothing_outside() -> None:
    page = page_of(SCENE)
    for _, attributes, _ in page.elements:
        assert {"src", "srcset", "action", "data", "poster", "xlink:href"}.isdisjoint(attributes)
        assert attributes.get("href") in (None, "data:,")
    style = "".join(page.texts("style"))
    assert "url(" not in style
    assert "@import" not in style
    (policy,) = [at["content"] for tag, at, _ in page.elements if tag == "meta" and "http-equiv" in at]
    assert policy is not None
    assert policy.startswith("default-src 'none'")


def test_the_title_is_said_once_where_it_stands_on_the_canvas() -> None:
    diagram = on_circle(parse("== t | Wheel of trust\nA -> B -> A"))
    hidden = [at.get("class") for tag, at, _ in page_of(_scene(diagram)).elements if tag == "h1"]
    assert hidden == [None]
    placed = _scene(edits.place_title(diagram, (0.0, -300.0)))
    assert [at.get("class") for tag, at, _ in page_of(placed).elements if tag == "h1"] == ["unseen-title"]
    other = page_of(placed, heading="Another")
    assert [at.get("class") for tag, at, _ in other.elements if tag == "h1"] == [None]


def _scene(diagram: Diagram) -> Scene:
    return draw(diagram, named_loops(diagram), HalfEm())


def test_every_colour_of_the_picture_has_its_dark_one() -> None:
    page = to_html(SCENE, {}).decode()
    used = set(re.findall(r'(?:fill|stroke)="(#\w{6})"', page[page.index("<figure>") :]))
    assert used
    for colour in used:
        assert f'svg [fill="{colour}"]' in page
    assert "prefers-color-scheme: dark" not in to_html(SCENE, {}, DARK).decode()
    assert DARK.background in to_html(SCENE, {}, DARK).decode()
    assert PAPER.background in page
