from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from loopeditor.render.page import Page
from loopeditor.render.themes import DARK, GREY, PAPER, THEMES
from loopeditor.ui.background import Background
from loopeditor.ui.dialogs import files
from loopeditor.ui.dialogs.export import Choice, ExportDialog
from tests.builders import drawn


@pytest.fixture
def dialog(parent: QWidget, qtbot: QtBot) -> Iterator[ExportDialog]:
    background = Background()
    scene = drawn("A -> B -> C -> A")
    shown = ExportDialog(lambda: scene, "A wheel", background, parent)
    shown.open()
    qtbot.waitUntil(lambda: not shown.preview.picture.isNull(), timeout=20_000)
    yield shown
    background.close()


def test_offers_svg_on_white_without_a_heading(dialog: ExportDialog) -> None:
    assert dialog.choice == Choice("svg", 2.0, transparent=False, heading="", theme=PAPER)
    assert not dialog.scale.isEnabled()


def test_what_is_set_is_chosen(dialog: ExportDialog, qtbot: QtBot) -> None:
    dialog.format.setCurrentIndex(dialog.format.findData("png"))
    assert dialog.scale.isEnabled()
    dialog.scale.setCurrentIndex(dialog.scale.findData(3.0))
    QTest.keyClick(dialog.transparent, Qt.Key.Key_Space)
    dialog.theme.setCurrentIndex(dialog.theme.findData("dark"))
    dialog.shape.setCurrentIndex(dialog.shape.findData("16:9"))
    QTest.keyClick(dialog.signs, Qt.Key.Key_Space)
    QTest.keyClick(dialog.legend, Qt.Key.Key_Space)
    QTest.keyClick(dialog.has_heading, Qt.Key.Key_Space)
    with qtbot.waitSignal(dialog.chosen) as chosen:
        QTest.keyClick(dialog.heading, Qt.Key.Key_Return)
    page = Page(signs=False, shape="16:9", legend=True)
    assert chosen.args == [Choice("png", 3.0, transparent=True, heading="A wheel", theme=DARK, page=page)]


def test_the_preview_follows(dialog: ExportDialog, qtbot: QtBot) -> None:
    plain = QImage(dialog.preview.picture)
    assert plain.pixelColor(0, 0).name() == PAPER.background
    dialog.has_heading.setChecked(True)
    qtbot.waitUntil(lambda: dialog.preview.picture.height() > plain.height(), timeout=20_000)
    dialog.transparent.setChecked(True)
    qtbot.waitUntil(lambda: dialog.preview.picture.pixelColor(0, 0).alpha() == 0, timeout=20_000)


def test_every_theme_and_shape_can_be_chosen_and_is_previewed(dialog: ExportDialog, qtbot: QtBot) -> None:
    offered = [dialog.theme.itemData(row) for row in range(dialog.theme.count())]
    assert offered == list(THEMES)
    assert len({dialog.theme.itemText(row) for row in range(dialog.theme.count())}) == len(offered)
    dialog.theme.setCurrentIndex(offered.index("dark"))
    dialog.shape.setCurrentIndex(dialog.shape.findData("square"))
    qtbot.waitUntil(lambda: dialog.preview.picture.pixelColor(0, 0).name() == DARK.background, timeout=20_000)
    picture = dialog.preview.picture
    assert abs(picture.width() - picture.height()) <= 3


def test_colours_of_ones_own_come_from_a_file(
    dialog: ExportDialog, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "house <b>.toml"
    monkeypatch.setattr(files, "ask_theme", lambda _: path)
    path.write_text("background = 'reddish'")
    QTest.mouseClick(dialog.own_theme, Qt.MouseButton.LeftButton)
    assert dialog.choice.theme is PAPER
    assert "background: this is no colour" in dialog.preview._words
    path.write_text("background = '#fedcba'")
    QTest.mouseClick(dialog.own_theme, Qt.MouseButton.LeftButton)
    assert dialog.theme.currentText() == "house <b>"
    qtbot.waitUntil(lambda: not dialog.preview.picture.isNull(), timeout=20_000)
    assert dialog.preview.picture.pixelColor(0, 0).name() == "#fedcba"
    assert dialog.choice.theme.background == "#fedcba"


def test_what_was_chosen_last_is_chosen_again(parent: QWidget) -> None:
    background = Background()
    page = Page(signs=False, shape="4:3", legend=True)
    start = Choice("png", 4.0, transparent=True, heading="Ours", theme=GREY, page=page)
    dialog = ExportDialog(lambda: drawn("A -> B -> A"), "", background, parent, start)
    assert dialog.choice == start
    background.close()


def test_a_heading_is_data() -> None:
    choice = Choice(heading='<b>"A\\N"</b> & C')
    svg = choice.draw(drawn("A -> B -> A"))
    assert b"&lt;b&gt;" in svg


@pytest.mark.parametrize(
    ("name", "expected"), [("x.PNG", "png"), ("x.pdf", "pdf"), ("x.v2", "svg"), ("x", "svg"), ("x.dot", "dot")]
)
def test_an_ending_names_the_format(name: str, expected: str) -> None:
    assert Choice("svg").for_file(Path(name)).picture_format == expected
