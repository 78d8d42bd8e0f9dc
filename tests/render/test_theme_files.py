from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from loopeditor import api
from loopeditor.engine import fonts
from loopeditor.engine.fonts import FAMILY
from loopeditor.files.errors import FileError
from loopeditor.model.diagram import GROUP_COLOURS
from loopeditor.render import measurer as measuring
from loopeditor.render.html import to_html
from loopeditor.render.measurer import measurer
from loopeditor.render.picture import render
from loopeditor.render.pptx import to_pptx
from loopeditor.render.theme_files import theme_called
from loopeditor.render.themes import DARK, PAPER, THEMES
from tests.builders import drawn


@pytest.mark.parametrize("name", ["paper", "dark", "high-contrast", "grey", "flywheel"])
def test_themes_have_names(name: str) -> None:
    assert theme_called(name) is THEMES[name]


def test_a_file_changes_some_of_a_theme(tmp_path: Path) -> None:
    path = tmp_path / "house.toml"
    path.write_text('base = "dark"\nbackground = "#ABCDEF"\npositive = "#123"\nlink_width = 3\n')
    theme = theme_called(str(path))
    expected = replace(DARK, name="house", background="#abcdef", positive="#112233", link_width=3.0)
    assert theme == expected
    svg = render(drawn("A -> B -> A"), "svg", theme)
    assert b'fill="#abcdef"' in svg
    assert b'stroke="#112233" stroke-width="3"' in svg


def test_an_empty_change_is_paper_and_groups_may_be_changed(tmp_path: Path) -> None:
    path = tmp_path / "x.TOML"
    colours = [f"#0000{number:02d}" for number in range(len(GROUP_COLOURS))]
    path.write_text(f"groups = {colours}")
    assert theme_called(str(path)) == replace(PAPER, name="x", groups=tuple(colours))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("backgruond = '#fff'", "backgruond: a theme has no such field; did you mean background?"),
        ("qqq = 1", "qqq: a theme has no such field; use some of base background"),
        ("background = 'white'", 'background: this is no colour; write it as "#1d4f91"'),
        ("background = '#fff; }'", "background: this is no colour"),
        ("text = 3", "text: this is no colour"),
        ("link_width = 100", "link_width: it must be a number from 0.2 to 12"),
        ("link_width = true", "link_width: it must be a number"),
        ("tint = nan", "tint: it must be a number"),
        ("groups = ['#ffffff']", "groups: groups must be a list of 8 colours"),
        ("base = 'pink'", "base: there is no theme of this name; choose paper"),
        ("base = ", "this is not TOML"),
    ],
)
def test_what_cannot_be_is_told_with_its_field(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "x.toml"
    path.write_text(text)
    with pytest.raises(FileError) as refusal:
        theme_called(str(path))
    assert f"{path}: {message}" in str(refusal.value)


@pytest.mark.parametrize("name", ["pink", "", "none.toml"])
def test_a_theme_that_is_not_there_is_told(name: str) -> None:
    with pytest.raises(FileError, match=r"there is no (theme of this name|such file)"):
        theme_called(name)


@pytest.fixture
def other_font(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The bold style of our font as a family of its own, as what is installed differs from computer to computer."""
    monkeypatch.setattr(fonts, "_faces", lambda: {"house serif": (fonts.font_files()[-1], 0)})
    yield "House Serif"
    measurer.cache_clear()
    measuring._font.cache_clear()


def test_a_font_is_used_for_measuring_and_in_every_format(other_font: str, tmp_path: Path) -> None:
    path = tmp_path / "x.toml"
    path.write_text(f'font = " {other_font} "')
    theme = theme_called(str(path))
    assert theme == replace(PAPER, name="x", font=other_font)
    widths = measurer(other_font).width("Illimitability", 16), measurer().width("Illimitability", 16)
    assert widths[0] > 1.03 * widths[1]
    scene = drawn("Alpha -> Beta -> Alpha")
    assert b"font-family=\"'House Serif', 'Source Sans Pro'" in render(scene, "svg", theme)
    assert b'font-weight="600"' in render(scene, "svg", theme)
    assert b'fontname="House Serif"' in render(scene, "dot", theme)
    assert b"--font: 'House Serif', " in to_html(scene, {}, theme)
    with ZipFile(BytesIO(to_pptx(scene, theme))) as archive:
        slide = archive.read("ppt/slides/slide1.xml").decode()
    assert set(re.findall(r'latin typeface="([^"]*)"', slide)) == {other_font}


def test_names_take_the_room_that_their_font_needs(other_font: str) -> None:
    diagram = api.example("amazon")
    wide, usual = api.drawing(diagram, font=other_font).scene, api.drawing(diagram).scene
    for a, b in zip(wide.variables, usual.variables, strict=True):
        assert a.lines != b.lines or a.box.width > b.box.width


def test_the_usual_font_may_be_named(tmp_path: Path) -> None:
    (tmp_path / "x.toml").write_text('font = "source sans pro"')
    assert theme_called(str(tmp_path / "x.toml")).font == FAMILY


@pytest.mark.usefixtures("other_font")
@pytest.mark.parametrize(
    ("value", "message"),
    [
        ('"No Such Thing"', "font: the font No Such Thing is not installed on this computer; install it"),
        ('"House Serifs"', "did you mean House Serif?"),
        ("3", "font: this is no name of a font"),
        ('" "', "font: this is no name of a font"),
    ],
)
def test_a_font_that_is_not_there_is_told(value: str, message: str, tmp_path: Path) -> None:
    (tmp_path / "x.toml").write_text(f"font = {value}")
    with pytest.raises(FileError) as refusal:
        theme_called(str(tmp_path / "x.toml"))
    assert message in str(refusal.value)


def test_fonts_are_found_by_their_names() -> None:
    found = fonts.installed("Source Sans PRO")
    assert found is not None
    assert found[0].name == "SourceSansPro-Regular.ttf"
    assert fonts.installed("Source Sans Con") is None
