from __future__ import annotations

from pathlib import Path

import pytest

from loopeditor.files.errors import FileError
from loopeditor.render.theme_files import load
from loopeditor.render.themes import DARK, PAPER
from loopeditor.ui.dialogs.export import OwnThemes, name_of


def test_a_file_is_known_again_by_its_name(own: OwnThemes, tmp_path: Path) -> None:
    assert own.paths == []
    path = tmp_path / "paper.toml"
    path.write_text("text = '#123456'")
    taken = own.take(path)
    assert own.paths == [path]
    assert name_of(taken) == "paper.toml", "not the paper of everybody"
    assert own.called("paper.toml") == load(path)
    assert own.called("paper") is PAPER
    assert name_of(DARK) == "dark"
    path.write_text("text = 1")
    assert own.called("paper.toml") is None
    assert own.called("elsewhere.toml") is None


def test_the_newest_few_are_kept(own: OwnThemes, tmp_path: Path) -> None:
    for number in range(9):  # an empty file would be taken for a broken one
        path = tmp_path / f"t{number}.toml"
        path.write_text("# as the base")
        own.take(path)
    own.take(tmp_path / "t5.toml")
    assert [path.stem for path in own.paths] == ["t5", "t8", "t7", "t6", "t4", "t3"]


def test_a_file_with_a_mistake_is_not_kept(own: OwnThemes, tmp_path: Path) -> None:
    path = tmp_path / "x.toml"
    path.write_text("text = [")
    with pytest.raises(FileError, match="this is not TOML"):
        own.take(path)
    assert own.paths == []
