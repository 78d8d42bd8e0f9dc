from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path

import pytest
from PIL import Image

from loopeditor import api
from loopeditor.engine.process import GraphvizError
from tests.cli.conftest import AMAZON, Command


@pytest.fixture(autouse=True)
def file(command: Command) -> None:  # noqa: ARG001 - it changes to the test's folder
    Path("a.cld").write_text(AMAZON)


def test_every_kind_of_picture_is_written_at_once(command: Command) -> None:
    result = command("export", "a.cld", "-o", "a.svg", "-o", "b.PNG", "--output", "c.pdf", "-o", "d.dot", "-o", "e.svg")
    assert (result.code, result.out, result.err) == (0, "", "")
    starts = {"a.svg": b"<?xml", "b.PNG": b"\x89PNG", "c.pdf": b"%PDF", "d.dot": b"digraph"}
    for name, start in starts.items():
        assert Path(name).read_bytes().startswith(start)
    assert Path("a.svg").read_bytes() == Path("e.svg").read_bytes()
    assert ">Selection<" in Path("a.svg").read_text()


def image(path: str) -> Image.Image:
    with Image.open(path) as opened:
        return opened.convert("RGBA")


def test_scale_multiplies_the_pixels(command: Command) -> None:
    assert command("export", "a.cld", "-o", "1.png").code == 0
    assert command("export", "a.cld", "-o", "2.png", "--scale", "2").code == 0
    one, two = image("1.png"), image("2.png")
    assert two.width == pytest.approx(2 * one.width, abs=2)
    assert two.height == pytest.approx(2 * one.height, abs=2)


def test_transparent_leaves_out_the_background(command: Command) -> None:
    command("export", "a.cld", "-o", "paper.png")
    command("export", "a.cld", "-o", "clear.png", "--transparent")
    assert image("paper.png").getpixel((0, 0)) == (255, 255, 255, 255)
    assert image("clear.png").getpixel((0, 0))[3] == 0  # type: ignore[index]


def texts(path: str) -> list[str]:
    return re.findall(r"<text[^>]*>([^<]*)</text>", Path(path).read_text())


def test_the_title_is_a_heading_on_demand_the_diagrams_own_or_another(command: Command) -> None:
    command("export", "a.cld", "-o", "none.svg")
    command("export", "a.cld", "--title", "-o", "own.svg")
    command("export", "a.cld", "-o", "other.svg", "--title", "Ours & theirs")
    assert "Small flywheel" not in texts("none.svg")
    assert "Small flywheel" in texts("own.svg")
    assert "Ours &amp; theirs" in texts("other.svg")
    assert "Small flywheel" not in texts("other.svg")


def test_notation_from_standard_input_is_laid_out_and_drawn(command: Command) -> None:
    assert command("export", "-", "-o", "a.svg", stdin="Eggs -> Chickens -> Eggs").code == 0
    assert {"Eggs", "Chickens"} <= set(texts("a.svg"))


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["-o", "a.bmp"], "a.bmp: .bmp is not a kind of picture; end it in one of .svg .png .pdf .dot"),
        (["-o", "a.svg", "-o", "b.cld"], "b.cld: .cld is not a kind of picture"),
        (["-o", "a"], "the name does not tell the kind of picture"),
        (["-o", "no/a.svg"], "no/a.svg: cannot be saved: there is no such file or folder"),
        (["-o", "a.png", "--scale", "1000"], "choose a scale of at most"),
        (["-o", "a.png", "--scale", "0"], "scale"),
        (["-o", "a.png", "--scale", "nan"], "scale"),
    ],
)
def test_what_cannot_be_written_is_one_line(command: Command, arguments: list[str], message: str) -> None:
    result = command("export", "a.cld", *arguments)
    assert message in result.error
    assert result.code == 2
    assert {path.name for path in Path().iterdir()} == {"a.cld"}


def test_the_first_failing_output_is_told_and_those_before_it_are_there(command: Command) -> None:
    Path("folder.svg").mkdir()
    result = command("export", "a.cld", "-o", "a.svg", "-o", "folder.svg", "-o", "b.svg")
    assert result.error.startswith("folder.svg: cannot be saved: this is a folder")
    assert result.code == 2
    assert Path("a.svg").exists()


def test_a_failing_graphviz_is_one_line_and_exit_1(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> bytes:
        raise GraphvizError("Graphviz did not finish within 20 seconds and was stopped")

    monkeypatch.setattr(api, "picture", fail)
    result = command("export", "a.cld", "-o", "a.svg")
    assert "did not finish within 20 seconds" in result.error
    assert result.code == 1
    assert not Path("a.svg").exists()


NAMES = [
    'say "hi"',
    "<b>x</b>",
    "</text>&",
    "\\N \\",
    "two\nlines",
    "\x1b\0",
    "😀 飞轮",
    "عجلة",
    "half \ud800",
    "",
    " ",
]


def test_any_name_is_drawn(command: Command) -> None:
    variables = [{"id": str(number), "name": name} for number, name in enumerate(NAMES)]
    ends = [{"id": f"l{i}", "from": str(i), "to": str((i + 1) % len(NAMES))} for i in range(len(NAMES))]
    names = {"format": 1, "title": "".join(NAMES), "variables": variables, "links": ends}
    Path("a.cld").write_text(json.dumps(names))
    result = command("export", "a.cld", "--title", *(f"-oo.{kind}" for kind in ("svg", "png", "pdf", "dot")))
    assert (result.code, result.err) == (0, "")
    shown = [unescape(text).replace("\xa0", " ") for text in texts("o.svg")]
    for name in ('say "hi"', "<b>x</b>", "</text>&", "\\N \\", "😀 飞轮", "عجلة", "two"):
        assert name in shown
    assert command("loops", "o.dot").code == 0
