from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from loopeditor.files.errors import FileError
from loopeditor.model.diagram import GROUP_COLOURS
from loopeditor.render.picture import render
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
