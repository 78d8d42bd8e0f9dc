"""The page of a diagram in a real browser: every step forward and back, hovering, and no request."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from loopeditor import api
from loopeditor.geometry.drawing import draw
from loopeditor.geometry.text import SIZE
from loopeditor.model import edits
from loopeditor.model.notation import parse
from loopeditor.render.buildup import tellings
from loopeditor.render.html import to_html
from loopeditor.render.measurer import measurer
from tests.builders import HalfEm, drawn, named_loops, on_circle
from tests.render.browser import CHROMIUM, Browser

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no chromium on this machine")

NOTATION = "A -> B -> A\nB -> C -> B : -\nC -> D"
SCENE = drawn(NOTATION)
R1 = {"A", "B", "A->B", "B->A"}
B1 = {"B", "C", "B->C", "C->B"}
ALL = R1 | B1 | {"D", "C->D"}


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with Browser(tmp_path_factory.mktemp("profile")) as opened:
        yield opened


def shown(browser: Browser, folder: Path, html: bytes, *, calm: bool = False) -> None:
    """Open a page as if the browser had just been started: the pointer is away, and nothing has been asked for."""
    (folder / "a.html").write_bytes(html)
    motion = {"name": "prefers-reduced-motion", "value": "reduce" if calm else ""}
    browser.call("Emulation.setEmulatedMedia", media="", features=[motion])
    browser.away()
    browser.complaints.clear()
    browser.addresses.clear()
    browser.open(folder / "a.html")


@pytest.fixture
def page(browser: Browser, tmp_path: Path) -> Browser:
    told = tellings(on_circle(parse(NOTATION)), SCENE)
    shown(browser, tmp_path, to_html(SCENE, told), calm=True)
    return browser


def seen(page: Browser) -> tuple[set[str], set[str]]:
    """Titles of the variables and links that stand out, and of those that are faded, as the browser paints them."""
    found = page.value(
        """[...document.querySelectorAll("figure g.variable, figure g.link")].map(g => {
          const style = getComputedStyle(g);
          return [g.querySelector("title").textContent, style.visibility === "hidden" ? 0 : Number(style.opacity)];
        })"""
    )
    lit = {title for title, opacity in found if opacity == 1}
    return lit, {title for title, opacity in found if 0 < opacity < 1}


STEPS: list[tuple[set[str], set[str]]] = [(R1, set()), (B1, R1 - B1), (ALL, set())]


def test_every_step_forward_and_back_by_keys_and_by_buttons(page: Browser) -> None:
    def place() -> str:
        return str(page.value("document.getElementById('place').textContent"))

    assert (seen(page), place()) == (STEPS[0], "1 / 3")
    ways: list[tuple[Callable[[], None], Callable[[], None]]] = [
        (lambda: page.press("ArrowRight"), lambda: page.press("ArrowLeft")),
        (lambda: page.press("PageDown"), lambda: page.press("PageUp")),
        (lambda: page.click("#on"), lambda: page.click("#back")),
    ]
    for on, back in ways:
        for step in (1, 2):
            on()
            assert (seen(page), place()) == (STEPS[step], f"{step + 1} / 3")
        on()  # there is nothing after the last
        assert (seen(page), place()) == (STEPS[2], "3 / 3")
        for step in (1, 0):
            back()
            assert (seen(page), place()) == (STEPS[step], f"{step + 1} / 3")
        back()
        assert (seen(page), place()) == (STEPS[0], "1 / 3")
    page.press("End")
    assert seen(page) == STEPS[2]
    page.press("Home")
    assert seen(page) == STEPS[0]


def test_signs_and_identifiers_come_with_their_loop(page: Browser) -> None:
    shown = """[...document.querySelectorAll("figure g.loop")]
      .map(g => [g.querySelector("text").textContent, getComputedStyle(g).visibility])"""
    assert page.value(shown) == [["R1", "visible"], ["B1", "hidden"]]
    signs = """[...document.querySelectorAll("figure g.polarity")]
      .filter(g => getComputedStyle(g).visibility === "visible").length"""
    assert page.value(signs) == 2
    page.press("ArrowRight")
    assert page.value(shown) == [["R1", "visible"], ["B1", "visible"]]
    assert page.value(signs) == 4


def test_hovering_a_loop_shows_it_in_the_whole_and_leaving_it_goes_back(page: Browser) -> None:
    page.point(".step button", 1)
    page.wait_for("document.querySelectorAll('figure .absent').length === 0")
    assert seen(page) == (B1, ALL - B1)
    page.point(".step button", 2)
    assert seen(page) == (ALL, set())
    page.away()
    assert seen(page) == STEPS[0]


def test_links_that_stand_out_run_above_the_faded_ones_once_these_are_faded(page: Browser) -> None:
    links = range(len(SCENE.links))
    on = [[int(link.id in loop.key) for link in SCENE.links] for loop in SCENE.loops]
    order = "[...document.querySelectorAll('figure g.link')].map(g => g.id).join()"
    for step, button in ((1, "#on"), (0, "#back")):
        page.click(button)
        above = sorted(links, key=lambda i: on[step][i])
        page.wait_for(f"{order} === '{','.join(f'l{i}' for i in above)}'")
    names = page.value("[...document.querySelectorAll('figure svg g')].map(g => g.id)")
    assert max(names.index(f"l{i}") for i in links) < min(names.index(f"v{i}") for i in range(len(SCENE.variables)))


def test_a_click_on_a_loop_goes_there_and_tells_its_story(page: Browser) -> None:
    told = "[...document.querySelectorAll('.story')].filter(p => p.offsetHeight > 0).map(p => p.textContent)"
    assert [story[:28] for story in page.value(told)] == ["A rise in A brings a rise in"]
    page.click(".step button", 1)
    page.away()
    assert seen(page) == STEPS[1]
    (story,) = page.value(told)
    assert "balances" in story


def test_nothing_is_asked_for_but_the_page_itself(page: Browser, tmp_path: Path) -> None:
    for _ in range(3):
        page.press("ArrowRight")
    page.point(".step button", 0)
    asked = [address for address in page.addresses if not address.startswith("data:")]
    assert asked == [(tmp_path / "a.html").resolve().as_uri()]
    assert page.complaints == []


def test_colours_follow_the_system(page: Browser) -> None:
    ground = "getComputedStyle(document.body).backgroundColor"
    ink = "getComputedStyle(document.querySelector('figure g.variable text')).fill"
    assert (page.value(ground), page.value(ink)) == ("rgb(255, 255, 255)", "rgb(29, 39, 51)")
    page.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": "dark"}])
    assert (page.value(ground), page.value(ink)) == ("rgb(22, 27, 34)", "rgb(232, 237, 243)")
    page.call("Emulation.setEmulatedMedia", media="print")
    assert page.value(ink) == "rgb(29, 39, 51)"


def test_printed_it_shows_all_of_it_with_every_story(page: Browser) -> None:
    page.call("Emulation.setEmulatedMedia", media="print")
    assert seen(page)[0] == ALL
    assert page.value("[...document.querySelectorAll('.story')].every(p => getComputedStyle(p).display !== 'none')")
    assert page.value("getComputedStyle(document.querySelector('nav')).display") == "none"


def test_labels_are_as_wide_as_in_the_scene_in_any_font(browser: Browser, tmp_path: Path) -> None:
    scene = api.scene(parse("Customer experience -> Illimitability -> Customer experience"))
    widths = """[...document.querySelectorAll("figure g.variable text")]
      .map(t => [t.textContent, t.getBBox().width])"""
    shown(browser, tmp_path, to_html(scene, {}))
    found = browser.value(widths)
    assert {line for line, _ in found} == {line for shape in scene.variables for line in shape.lines}
    for line, width in found:
        assert width == pytest.approx(measurer().width(line, SIZE), rel=0.02)


def test_names_with_markup_do_nothing(browser: Browser, tmp_path: Path) -> None:
    name = '</script><img src=x onerror=alert(1)>&amp; "it\'s" \\N שלום 中文'
    diagram = on_circle(parse("A -> B -> A"))
    diagram = edits.rename(diagram, diagram.variables[0].id, name)
    scene = draw(diagram, named_loops(diagram), HalfEm())
    shown(browser, tmp_path, to_html(scene, tellings(diagram, scene), heading=name))
    assert browser.value("document.images.length") == 0
    assert browser.value("document.title") == name
    assert browser.value("document.querySelector('figure g.variable title').textContent") == name
    assert name in browser.value("document.querySelector('.story').textContent")
    assert browser.complaints == []
    browser.press("ArrowRight")
    assert browser.value("document.getElementById('place').textContent") == "2 / 2"
