from __future__ import annotations

import io
import re
from dataclasses import replace
from itertools import pairwise
from xml.etree import ElementTree as ET

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from loopeditor.model.diagram import Diagram, Variable
from loopeditor.model.notation import parse
from loopeditor.model.scenario import Cut, Force, Scenario
from loopeditor.render.chart import MOST_NAMED, ChartLook, chart, most_moved
from loopeditor.render.chart_labels import Ending, spread
from loopeditor.render.themes import DARK, PAPER, THEMES
from loopeditor.simulation.flow import run

WHEEL = parse("Trust -> Sales -> Trust\nSales -> Costs : -")
PUSH = Scenario("Push & <go>", (Force("v1", 1.0, 0.0, 10.0), Force("v1", -2.0, 20.0)), (Cut("l1", 30.0),))
MADE = run(WHEEL, PUSH)


def words(picture: bytes) -> list[str]:
    return ["".join(each.itertext()).strip() for each in ET.fromstring(picture).iter() if each.tag[-4:] == "text"]


def test_a_chart_names_its_lines_and_what_is_done() -> None:
    said = words(chart(MADE, "svg", ChartLook(turning=10.5)))
    for text in ("Trust", "Sales", "Costs", "Push & <go>", "push ↑ Trust", "push ↓ Trust", "off: Trust → Sales"):
        assert text in said
    assert "traction becomes flywheel" in said
    assert "as usual" in said
    assert "nothing here is a forecast" in " ".join(said)
    assert not [text for text in said if re.fullmatch(r"-?0\.\d+|-\d+", text)]  # levels have no scale


@pytest.mark.parametrize("form", ["svg", "png"])
def test_the_same_run_gives_the_same_bytes(form: str) -> None:
    assert chart(MADE, form) == chart(MADE, form)


def test_a_png_is_a_slide_times_its_scale_in_the_colours_of_the_theme() -> None:
    for scale, theme in ((1.0, PAPER), (2.0, DARK)):
        picture = Image.open(io.BytesIO(chart(MADE, "png", ChartLook(theme=theme, scale=scale)))).convert("RGB")
        assert picture.size == (960 * scale, 540 * scale)
        red, green, blue = picture.getpixel((2, 2))  # type: ignore[misc]
        assert f"#{red:02x}{green:02x}{blue:02x}" == theme.background


@pytest.mark.parametrize(
    "name", ["$x_1$", "100 %", "飞轮", "عجلة", "<b>", "two\nlines", "", "a" * 300, "\\alpha", "{x}"]
)
def test_any_name_is_text(name: str) -> None:
    diagram = replace(WHEEL, variables=(Variable("v1", name), *WHEEL.variables[1:]))
    made = run(diagram, replace(PUSH, name=name))
    assert chart(made, "png").startswith(b"\x89PNG")
    if name and len(name) < 20 and "\n" not in name:
        assert name in words(chart(made, "svg"))


def test_a_run_in_which_nothing_happens_is_a_flat_line() -> None:
    for diagram in (WHEEL, parse("A"), Diagram()):
        assert "as usual" in words(chart(run(diagram, Scenario("Calm")), "svg"))


def test_every_theme_has_enough_colours() -> None:
    wide = parse("\n".join(f"A -> B{k} -> A" for k in range(12)))
    made = run(wide, Scenario("x", (Force("v1"),)))
    for theme in THEMES.values():
        chart(made, "svg", ChartLook(theme=theme, variables=made.variables))


def test_the_lines_that_are_named_move_most_and_what_is_pushed_is_among_them() -> None:
    diagram = parse("A -> B : ?\n" + "\n".join(f"C -> D{k}" for k in range(12)))
    made = run(diagram, Scenario("x", (Force("v1", 0.001), Force("v3", 5.0))))
    named = most_moved(made)
    assert len(named) == MOST_NAMED
    assert {"v1", "v3"} <= set(named)
    assert "v2" not in named


@pytest.mark.parametrize(
    ("form", "scale", "said"), [("gif", 1, "svg png"), ("png", 0, "0.1 to 10"), ("png", 1e9, "to 10")]
)
def test_what_cannot_be_drawn_is_told(form: str, scale: float, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        chart(MADE, form, ChartLook(scale=scale))


endings = st.lists(st.builds(Ending, st.floats(0, 300), st.floats(5, 30)), max_size=8)


@given(endings)
def test_names_beside_lines_never_lie_on_each_other(ends: list[Ending]) -> None:
    places = spread(ends, 0.0, 300.0)
    order = sorted(range(len(ends)), key=lambda k: (ends[k].at, k))
    for below, above in pairwise(order):
        gap = places[above] - places[below] - (ends[above].height + ends[below].height) / 2
        assert gap > -1e-6
    for place, end in zip(places, ends, strict=True):
        assert place - end.height / 2 >= -1e-6
        assert place + end.height / 2 <= 300 + 1e-6


def test_names_with_room_stay_at_their_lines() -> None:
    assert spread([Ending(50, 10), Ending(200, 10), Ending(100, 10)], 0, 300) == [50, 200, 100]
    assert np.isclose(spread([Ending(50, 10), Ending(50, 10)], 0, 300), [45, 55]).all()
