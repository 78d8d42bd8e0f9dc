"""``walk`` and ``simulate`` written as animations and as pages."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from loopeditor.files.native import loads
from loopeditor.files.pages import from_html
from tests.cli.conftest import Command

WHEEL = "Trust -> Sales -> Trust\nSales -> Costs ||\nCosts -> Trust : -\nSales -> Mood : ?"


def data(path: str, name: str) -> dict[str, Any]:
    text = Path(path).read_text(encoding="utf-8")
    found = re.search(rf'<script type="application/json" id="{name}">(.*?)</script>', text)
    assert found
    read: dict[str, Any] = json.loads(found[1])
    return read


def frames(path: str) -> int:
    with Image.open(path) as opened:
        assert opened.format == "GIF"
        return int(getattr(opened, "n_frames", 1))


def test_a_walk_is_written_as_an_animation_and_as_a_page(command: Command) -> None:
    result = command("walk", "-", "sales", "--loop", "R1", "-o", "a.gif", "-o", "A.HTML", stdin=WHEEL)
    assert (result.code, result.err) == (0, "")
    assert result.out == ""
    assert frames("a.gif") > 10
    assert data("A.HTML", "walk")["last"] == 2
    assert "Back at Sales it agrees with the push: reinforcing." in Path("A.HTML").read_text(encoding="utf-8")


def test_a_walk_down_starts_with_a_fall_and_its_page_opens_again(command: Command) -> None:
    assert command("walk", "-", "sales", "--down", "--title", "Down <it>", "-o", "a.html", stdin=WHEEL).code == 0
    html = Path("a.html").read_bytes()
    assert b"A push down on Sales." in html
    assert b"<title>Down &lt;it&gt;</title>" in html
    assert [v.name for v in loads(from_html(html, "a.html")).variables] == ["Trust", "Sales", "Costs", "Mood"]


def test_a_virtuous_run_brings_the_vicious_one_to_its_page(command: Command) -> None:
    assert command("simulate", "-", "--virtuous", "Sales", "-o", "a.html", stdin=WHEEL).code == 0
    first, second = data("a.html", "run")["cases"]
    assert [[-level for level in row] for row in first["levels"]] == second["levels"]
    html = Path("a.html").read_text(encoding="utf-8")
    assert html.index(">Virtuous<") < html.index(">Vicious<")
    assert command("simulate", "-", "--vicious", "Sales", "-o", "b.html", stdin=WHEEL).code == 0
    swapped = data("b.html", "run")["cases"]
    assert [swapped[1], swapped[0]] == [first, second]


def test_a_push_of_ones_own_stands_alone(command: Command) -> None:
    assert command("simulate", "-", "--push", "Sales=+1@0..5", "-o", "a.html", stdin=WHEEL).code == 0
    assert len(data("a.html", "run")["cases"]) == 1


def test_a_run_is_written_as_an_animation_in_a_theme_and_at_a_scale(command: Command) -> None:
    result = command(
        "simulate", "-", "--push", "Sales=-1", "--theme", "dark", "--scale", "0.5", "-o", "a.gif", stdin=WHEEL
    )
    assert (result.code, result.out) == (0, "")
    assert frames("a.gif") == 41
    with Image.open("a.gif") as opened:
        assert opened.convert("RGB").getpixel((1, 1)) == (0x16, 0x1B, 0x22)
        assert 500 <= opened.width <= 620


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["walk", "-", "Sales", "-o", "a.pdf"], "a walk cannot be written to 'a.pdf'; end it with .gif or .html"),
        (["walk", "-", "Sales", "-o", "a.gif", "--scale", "0"], "the scale of a GIF must be more than 0"),
        (["walk", "-", "Sales", "-o", "a.gif", "--scale", "90"], "choose a scale of at most"),
        (["walk", "-", "Sales", "-o", "a.gif", "--theme", "pink"], "pink"),
        (["walk", "-", "Sales", "-o", "no/a.gif"], "no"),
        (["simulate", "-", "-o", "a.gif", "--scale", "90"], "choose a scale of at most"),
        (["simulate", "-", "-o", "a.pdf"], "end it with .csv, .png, .svg, .gif or .html"),
    ],
)
def test_what_cannot_be_written_is_told_in_a_sentence(command: Command, arguments: list[str], said: str) -> None:
    result = command(*arguments, stdin=WHEEL)
    assert result.code == 2
    assert said in result.error
    assert not list(Path().glob("a.*"))


def test_one_variable_alone_moves_too(command: Command) -> None:
    assert command("walk", "-", "A", "-o", "a.gif", "-o", "a.html", stdin="A").code == 0
    assert frames("a.gif") == 1
    assert command("simulate", "-", "-o", "b.gif", "--scale", "0.4", "-o", "b.html", stdin="A").code == 0
    assert frames("b.gif") == 41
