"""Pages and animations by ``export``, from the command line and from Python."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
from PIL import Image

import loopeditor as le
from tests.cli.conftest import AMAZON, Command


@pytest.fixture(autouse=True)
def file(command: Command) -> None:  # noqa: ARG001 - it changes to the test's folder
    Path("a.cld").write_text(AMAZON)


def identifiers(path: str) -> list[str]:
    return re.findall(r'<span class="identifier">([^<]*)</span>', Path(path).read_text())


def frames(path: str) -> int:
    with Image.open(path) as opened:
        assert opened.format == "GIF"
        return int(getattr(opened, "n_frames", 1))


def test_a_page_and_an_animation_have_a_step_for_each_loop(command: Command) -> None:
    result = command("export", "a.cld", "-o", "a.html", "-o", "b.GIF")
    assert (result.code, result.out, result.err) == (0, "", "")
    loops = [loop.id for loop in le.loops(le.open("a.cld"))]
    assert identifiers("a.html") == [*loops, "∑"]
    assert frames("b.GIF") == len(loops) + 1


def test_the_page_tells_the_stories(command: Command) -> None:
    command("export", "a.cld", "-o", "a.html")
    stories = re.findall(r'<p class="story"[^>]*>([^<]*)</p>', unescape(Path("a.html").read_text()))
    assert all(story.startswith("A rise in ") for story in stories[:-1])


def test_chosen_loops_alone_are_built_up(command: Command) -> None:
    assert command("export", "a.cld", "-o", "a.html", "-o", "a.gif", "--loops", "R1").code == 0
    assert identifiers("a.html") == ["R1", "∑"]
    assert frames("a.gif") == 2


def test_theme_and_title_are_those_of_every_picture(command: Command) -> None:
    assert command("export", "a.cld", "-o", "a.html", "--theme", "dark", "--title", "Ours & theirs").code == 0
    page = Path("a.html").read_text()
    assert "<title>Ours &amp; theirs</title>" in page
    assert "color-scheme: only dark" in page


def test_scale_is_that_of_an_animation(command: Command) -> None:
    command("export", "a.cld", "-o", "1.gif")
    command("export", "a.cld", "-o", "2.gif", "--scale", "2")
    with Image.open("1.gif") as one, Image.open("2.gif") as two:
        assert two.width == pytest.approx(2 * one.width, abs=2)
    result = command("export", "a.cld", "-o", "3.gif", "--scale", "60")
    assert result.code == 2
    assert "the GIF would have" in result.err
    assert not Path("3.gif").exists()


def test_from_python(tmp_path: Path) -> None:
    diagram = le.parse("A -> B -> A\nB -> C -> B : -")
    le.export(diagram, tmp_path / "a.html", heading="Ours")
    le.export(diagram, tmp_path / "a.gif")
    assert identifiers(str(tmp_path / "a.html")) == ["R1", "B1", "∑"]
    assert frames(str(tmp_path / "a.gif")) == 3
