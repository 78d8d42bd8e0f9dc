"""The pages of walks and runs in a real browser: keys, buttons, playing, scrubbing, and no request."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from loopeditor.model import edits
from loopeditor.model.scenario import Cut
from loopeditor.render import marks
from loopeditor.render.run_chart import Case
from loopeditor.render.run_page import run_html
from loopeditor.render.walk_page import walk_html
from loopeditor.simulation.flow import run
from loopeditor.simulation.pulse import walk
from tests.render.browser import CHROMIUM, Browser
from tests.render.moving import HOSTILE, placed, pushed

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no chromium on this machine")

DIAGRAM, DRAWN = placed("Reach -> Trust : -\nTrust -> Reach : -\nTrust -> Costs")
FIRST = DIAGRAM.variables[0].id
WALK = walk(DIAGRAM, FIRST, 1, tuple(link.id for link in DIAGRAM.links[:2]))


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with Browser(tmp_path_factory.mktemp("profile")) as opened:
        yield opened


def shown(browser: Browser, folder: Path, html: bytes, *, calm: bool = False) -> Path:
    path = folder / "a.html"
    path.write_bytes(html)
    motion = {"name": "prefers-reduced-motion", "value": "reduce" if calm else ""}
    browser.call("Emulation.setEmulatedMedia", media="", features=[motion])
    browser.complaints.clear()
    browser.addresses.clear()
    browser.open(path)
    return path


def look(browser: Browser) -> dict[str, Any]:
    """What of a walk can be seen."""
    found: dict[str, Any] = json.loads(
        browser.value(
            """JSON.stringify({
              place: document.getElementById("place").textContent,
              current: document.querySelector(".step.current .name").textContent,
              arrows: [...document.querySelectorAll(".arrows")]
                .filter(g => getComputedStyle(g).display !== "none")
                .map(g => [...g.querySelectorAll("use")].map(u => u.getAttribute("href")).join(" ")),
              beads: document.querySelectorAll(".bead.now").length,
              thick: [...document.querySelectorAll("g.link.passed title")].map(t => t.textContent),
            })"""
        )
    )
    return found


UP, DOWN = "#disc1 #sign1", "#disc-1 #sign-1"


def test_a_walk_goes_step_by_step_by_keys_and_by_buttons(browser: Browser, tmp_path: Path) -> None:
    shown(browser, tmp_path, walk_html(DIAGRAM, DRAWN.scene, WALK))
    start = look(browser)
    assert (start["place"], start["arrows"], start["thick"]) == ("1 / 3", [UP], [])
    browser.press("ArrowRight")
    second = look(browser)
    assert second["arrows"] == [UP, DOWN]
    assert second["thick"] == ["Reach->Trust"]
    browser.click("#on")
    last = look(browser)
    assert last["arrows"] == [f"{UP} {UP}", DOWN]
    assert last["current"] == "Back at Reach it agrees with the push: reinforcing."
    assert browser.value("document.getElementById('on').disabled")
    browser.click("#back")
    assert look(browser) == second
    browser.press("Home")
    assert look(browser) == start
    browser.press("End")
    assert look(browser) == last
    browser.click(".step button", 1)
    assert look(browser) == second


def test_a_walk_that_is_played_glides_turns_over_and_comes_to_rest(browser: Browser, tmp_path: Path) -> None:
    shown(browser, tmp_path, walk_html(DIAGRAM, DRAWN.scene, WALK))
    browser.value("document.getElementById('speed').value = '0.5'")
    browser.click("#play")
    assert browser.value("document.getElementById('play').textContent") == "Pause"
    sign = "document.querySelector('.bead.now .disc')?.getAttribute('href')"
    browser.wait_for(f"{sign} === '#disc1'")
    browser.wait_for(f"{sign} === '#disc-1'")
    bead = "document.querySelector('.bead.now').getBoundingClientRect()"
    track = "document.querySelectorAll('.track')[0].getBoundingClientRect()"
    x, y = browser.value(f"(b => [b.x + b.width / 2, b.y + b.height / 2])({bead})")
    left, top, right, bottom = browser.value(f"(b => [b.left, b.top, b.right, b.bottom])({track})")
    assert left - 2 <= x <= right + 2
    assert top - 2 <= y <= bottom + 2
    browser.value("document.getElementById('speed').value = '2'")
    browser.wait_for("document.getElementById('place').textContent === '3 / 3'")
    browser.wait_for("document.getElementById('play').textContent === 'Play'")
    assert look(browser)["beads"] == 0
    assert browser.complaints == []


def test_who_wants_no_motion_sees_no_bead(browser: Browser, tmp_path: Path) -> None:
    shown(browser, tmp_path, walk_html(DIAGRAM, DRAWN.scene, WALK), calm=True)
    browser.value(
        "window.seen = 0; new MutationObserver(() => { window.seen += document.querySelectorAll('.bead.now').length; })"
        ".observe(document.body, {subtree: true, attributes: true}); 0"
    )
    browser.value("document.getElementById('speed').value = '2'")
    browser.click("#play")
    browser.wait_for("document.getElementById('place').textContent === '3 / 3'")
    assert browser.value("window.seen") == 0


def levels(browser: Browser) -> list[float]:
    """Height of each filling, negative where it is below the middle of its plate."""
    found: list[float] = browser.value(
        """[...document.querySelectorAll(".level")].map(level => {
          const fill = level.querySelector(".fill").getBBox(), ground = level.querySelector(".ground").getBBox();
          return fill.y + fill.height / 2 < ground.y + ground.height / 2 ? fill.height : -fill.height;
        })"""
    )
    return found


def run_shown(browser: Browser, folder: Path, *, calm: bool = False) -> Path:
    cases = [pushed(DIAGRAM, 1.0, "Virtuous", None), pushed(DIAGRAM, -1.0, "Vicious", None)]
    return shown(browser, folder, run_html(DRAWN.scene, cases, focus=FIRST), calm=calm)


def seek(browser: Browser, time: float) -> None:
    browser.value(
        f"(s => {{ s.value = {time}; s.dispatchEvent(new Event('input', {{bubbles: true}})); }})"
        "(document.getElementById('time')); 0"
    )


def test_levels_and_cursor_follow_the_slider(browser: Browser, tmp_path: Path) -> None:
    run_shown(browser, tmp_path)
    assert levels(browser) == [0, 0, 0]
    cursor = "Number(document.querySelector('.chart.shown .cursor').getAttribute('x1'))"
    start = browser.value(cursor)
    seek(browser, 2)
    early = levels(browser)
    seek(browser, 20)
    late, end = levels(browser), browser.value(cursor)
    assert late[0] > early[0] > 1
    assert late[1] < early[1] < 0
    assert early[1] < 0
    seek(browser, 10)
    assert browser.value(cursor) == pytest.approx((start + end) / 2)
    assert browser.value("document.getElementById('place').textContent").startswith("time 10.0")


def test_the_other_run_is_the_mirror_and_has_its_own_words(browser: Browser, tmp_path: Path) -> None:
    run_shown(browser, tmp_path)
    seek(browser, 20)
    virtuous = levels(browser)
    visible = "[...document.querySelectorAll('.told')].filter(t => t.offsetHeight > 0).map(t => t.textContent)"
    (before,) = browser.value(visible)
    browser.click(".cases button", 1)
    assert levels(browser) == pytest.approx([-level for level in virtuous], abs=0.2)
    (after,) = browser.value(visible)
    assert ("push up" in before, "push down" in after) == (True, True)
    pressed = "[...document.querySelectorAll('.cases button')].map(b => b.getAttribute('aria-pressed'))"
    assert browser.value(pressed) == ["false", "true"]
    assert browser.value("[...document.querySelectorAll('.chart')].filter(c => c.offsetHeight > 0).length") == 1


def test_a_run_is_played_to_its_end_and_rests_where_somebody_steps(browser: Browser, tmp_path: Path) -> None:
    run_shown(browser, tmp_path)
    browser.value("document.getElementById('speed').value = '2'")
    browser.click("#play")
    browser.wait_for("Number(document.getElementById('time').value) > 3")
    browser.press("ArrowLeft")
    here = browser.value("document.getElementById('time').value")
    assert browser.value("document.getElementById('play').textContent") == "Play"
    browser.press("End")
    assert levels(browser)[0] > 1
    assert browser.value("document.getElementById('time').value") == "20"
    assert here != "20"
    browser.press("Home")
    assert levels(browser) == [0, 0, 0]


def test_a_click_on_the_chart_goes_to_that_time(browser: Browser, tmp_path: Path) -> None:
    run_shown(browser, tmp_path)
    browser.click(".chart.shown .cursor")
    assert browser.value("Number(document.getElementById('time').value)") == pytest.approx(0, abs=0.2)
    browser.click(".chart.shown svg")
    assert 5 < browser.value("Number(document.getElementById('time').value)") < 16


def test_plates_are_tinted_and_links_are_as_broad_as_they_drive(browser: Browser, tmp_path: Path) -> None:
    run_shown(browser, tmp_path)
    shades = "[...document.querySelectorAll('.plate')].map(p => p.style.fill)"
    breadths = "[...document.querySelectorAll('.ribbon')].map(r => parseFloat(getComputedStyle(r).strokeWidth))"
    assert browser.value(shades) == ["var(--background)"] * 3
    seek(browser, 20)
    case = pushed(DIAGRAM, 1.0, "Virtuous", None)
    ends = case.run.levels[-1] / abs(case.run.levels).max()
    assert browser.value(shades) == [f"var(--{marks.shade_of(level).value})" for level in ends]
    seek(browser, 5)
    wheel, other, third = browser.value(breadths)
    assert wheel == other == pytest.approx(marks.RIBBON[1], abs=0.1), "one wheel drives all that happens"
    assert third == 0


def test_a_link_is_crossed_from_the_time_at_which_it_is_switched_off(browser: Browser, tmp_path: Path) -> None:
    plain = pushed(DIAGRAM, 1.0)
    scenario = replace(plain.run.scenario, cuts=(Cut(DIAGRAM.links[0].id, 5.0),))
    cases = [Case("Cut", run(DIAGRAM, scenario)), plain]
    shown(browser, tmp_path, run_html(DRAWN.scene, cases, focus=FIRST))
    crosses = "[...document.querySelectorAll('.cut')].filter(g => getComputedStyle(g).display !== 'none').length"
    seen = []
    for time in (4.9, 5.0):
        seek(browser, time)
        seen.append(browser.value(crosses))
    browser.click(".cases button", 1)
    assert [*seen, browser.value(crosses)] == [0, 1, 0]


def test_without_motion_a_played_run_shows_whole_times_alone(browser: Browser, tmp_path: Path) -> None:
    run_shown(browser, tmp_path, calm=True)
    browser.value("document.getElementById('speed').value = '2'")
    browser.click("#play")
    seen = set()
    for _ in range(12):
        seen.add(browser.value("Number(document.getElementById('time').value)"))
        browser.wait_for("true")
    browser.wait_for("Number(document.getElementById('time').value) > 2")
    seen.add(browser.value("Number(document.getElementById('time').value)"))
    assert all(time == int(time) for time in seen)


@pytest.mark.parametrize("kind", ["walk", "run"])
def test_the_space_bar_plays_and_pauses_but_not_twice_on_the_button(
    kind: str, browser: Browser, tmp_path: Path
) -> None:
    if kind == "walk":
        shown(browser, tmp_path, walk_html(DIAGRAM, DRAWN.scene, WALK))
    else:
        run_shown(browser, tmp_path)
    said = "document.getElementById('play').textContent"
    assert browser.value(said) == "Play"
    browser.press(" ")
    assert browser.value(said) == "Pause"
    browser.press(" ")
    assert browser.value(said) == "Play"
    browser.value("document.getElementById('play').focus()")
    browser.press(" ")
    assert browser.value(said) == "Pause"


def test_a_run_that_is_paused_without_motion_stays_at_a_whole_time(browser: Browser, tmp_path: Path) -> None:
    run_shown(browser, tmp_path, calm=True)
    browser.click("#play")
    browser.wait_for("Number(document.getElementById('time').value) >= 2")
    browser.click("#play")
    time = browser.value("Number(document.getElementById('time').value)")
    assert time == int(time) < 20
    browser.press("ArrowRight")
    assert browser.value("Number(document.getElementById('time').value)") == pytest.approx(time + 0.5)


@pytest.mark.parametrize("kind", ["walk", "run"])
def test_nothing_is_asked_for_and_names_do_nothing(kind: str, browser: Browser, tmp_path: Path) -> None:
    diagram = edits.rename(DIAGRAM, FIRST, HOSTILE)
    html = (
        walk_html(diagram, DRAWN.scene, WALK, heading=HOSTILE)
        if kind == "walk"
        else run_html(DRAWN.scene, [pushed(diagram, 1.0, HOSTILE)], focus=FIRST, heading=HOSTILE)
    )
    path = shown(browser, tmp_path, html)
    browser.press("ArrowRight")
    browser.click("#play")
    assert browser.value("document.images.length") == 0
    assert browser.value("document.title") == HOSTILE
    assert browser.value("document.querySelector('h1').textContent") == HOSTILE
    asked = [address for address in browser.addresses if not address.startswith("data:")]
    assert asked == [path.resolve().as_uri()]
    assert browser.complaints == []


def test_printed_a_walk_shows_its_last_arrows(browser: Browser, tmp_path: Path) -> None:
    shown(browser, tmp_path, walk_html(DIAGRAM, DRAWN.scene, WALK))
    browser.call("Emulation.setEmulatedMedia", media="print")
    assert look(browser)["arrows"] == [f"{UP} {UP}", DOWN]


def test_colours_follow_the_system(browser: Browser, tmp_path: Path) -> None:
    run_shown(browser, tmp_path)
    seek(browser, 20)
    fill = "getComputedStyle(document.querySelector('.fill')).fill"
    light = browser.value(fill)
    browser.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": "dark"}])
    assert browser.value(fill) != light
    assert browser.value("getComputedStyle(document.body).backgroundColor") == "rgb(22, 27, 34)"
