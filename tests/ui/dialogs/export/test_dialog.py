from __future__ import annotations

import threading
import time
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from loopeditor.layout.styles import Style
from loopeditor.render.emphasis import faded
from loopeditor.render.page import Page
from loopeditor.render.themes import DARK, GREY, PAPER, THEMES
from loopeditor.ui.background import Background
from loopeditor.ui.dialogs import files
from loopeditor.ui.dialogs.export import FORMATS, Choice, ExportDialog, OwnThemes, Source
from loopeditor.ui.dragging_out import DraggingOut
from tests.ui.dialogs.export.conftest import wait_for_picture

KEYS = Qt.Key
LEFT = Qt.MouseButton.LeftButton


def choose(box: QComboBox, value: object) -> None:
    """Walk to a value with the arrow keys, as somebody without a mouse does."""
    box.setFocus()
    QTest.keyClick(box, KEYS.Key_Home)
    while box.currentData() != value:
        before = box.currentIndex()
        QTest.keyClick(box, KEYS.Key_Down)
        assert box.currentIndex() > before, f"{value!r} is not offered"


def test_offers_svg_on_white_without_a_heading(dialog: ExportDialog) -> None:
    assert dialog.choice == Choice("svg", 2.0, transparent=False, heading="", theme=PAPER)
    assert not dialog.fields.scale.isVisible()


def test_what_is_set_is_chosen(dialog: ExportDialog, qtbot: QtBot) -> None:
    fields = dialog.fields
    choose(fields.format, "png")
    assert fields.scale.isVisible()
    choose(fields.scale, 3.0)
    choose(fields.theme.box, "dark")
    choose(fields.shape, "16:9")
    choose(fields.layout_style, Style.WHEEL)
    for box in (fields.transparent, fields.signs, fields.legend, fields.has_heading):
        QTest.keyClick(box, KEYS.Key_Space)
    QTest.keyClicks(fields.heading, "A wheel")
    QTest.keyClicks(fields.footer, "Ours, 2026")
    with qtbot.waitSignal(dialog.chosen) as chosen:
        QTest.keyClick(fields.heading, KEYS.Key_Return)
    page = Page(signs=False, shape="16:9", legend=True, footer="Ours, 2026")
    expected = Choice("png", 3.0, transparent=True, heading="A wheel", theme=DARK, page=page, style=Style.WHEEL)
    assert chosen.args == [expected]
    assert dialog.isVisible(), "it goes when the file is written"


@pytest.mark.parametrize(
    ("kind", "shown"),
    [
        ("svg", {"transparent"}),
        ("png", {"transparent", "scale"}),
        ("pdf", {"transparent"}),
        ("dot", {"transparent"}),
        ("pptx", {"transparent", "story", "glued"}),
        ("html", set()),
        ("gif", {"scale"}),
    ],
)
def test_only_what_means_something_is_offered(dialog: ExportDialog, kind: str, shown: set[str]) -> None:
    fields = dialog.fields
    choose(fields.format, kind)
    some = {name: getattr(fields, name) for name in ("transparent", "scale", "story", "glued")}
    assert {name for name, field in some.items() if field.isVisible()} == shown
    assert fields.has_heading.isEnabled() == (kind not in ("pptx", "html"))
    assert (fields.shape.findData("free") < 0) == (kind == "pptx")
    for always in (fields.theme.box, fields.layout_style, fields.shape, fields.signs, fields.legend, fields.footer):
        assert always.isVisible()


def test_another_kind_and_back_keeps_what_was_chosen(dialog: ExportDialog) -> None:
    before = dialog.choice
    for kind in (*FORMATS, "svg"):
        choose(dialog.fields.format, kind)
    assert dialog.choice == before


def test_the_preview_follows(dialog: ExportDialog, qtbot: QtBot) -> None:
    plain = QImage(dialog.preview.picture)
    assert plain.pixelColor(0, 0).name() == PAPER.background
    QTest.keyClick(dialog.fields.has_heading, KEYS.Key_Space)
    QTest.keyClicks(dialog.fields.heading, "A title")
    wait_for_picture(dialog, qtbot)
    assert dialog.preview.picture.height() > plain.height()
    QTest.keyClick(dialog.fields.transparent, KEYS.Key_Space)
    wait_for_picture(dialog, qtbot)
    assert dialog.preview.picture.pixelColor(0, 0).alpha() == 0


@pytest.mark.parametrize("kind", FORMATS)
def test_the_preview_is_the_picture(dialog: ExportDialog, source: Source, qtbot: QtBot, kind: str) -> None:
    choose(dialog.fields.format, kind)
    wait_for_picture(dialog, qtbot)
    assert dialog.sample is not None
    fresh = Source(source.diagram, source.loops).picture(dialog.choice)
    assert source.picture(dialog.choice) is dialog.sample.data, "an export writes these very bytes"
    if kind not in ("pptx", "pdf"):  # these tell when they were made
        assert dialog.sample.data == fresh
    if kind == "png":
        assert dialog.preview.picture == QImage.fromData(fresh).convertToFormat(QImage.Format.Format_RGBA8888)


def test_every_theme_and_shape_can_be_chosen_and_is_previewed(dialog: ExportDialog, qtbot: QtBot) -> None:
    box = dialog.fields.theme.box
    offered = [box.itemData(row) for row in range(box.count())]
    assert offered == list(THEMES)
    assert len({box.itemText(row) for row in range(box.count())}) == len(offered)
    choose(box, "dark")
    choose(dialog.fields.shape, "square")
    wait_for_picture(dialog, qtbot)
    picture = dialog.preview.picture
    assert picture.pixelColor(0, 0).name() == DARK.background
    assert abs(picture.width() - picture.height()) <= 3


def test_a_layout_is_that_of_a_copy(dialog: ExportDialog, source: Source, qtbot: QtBot) -> None:
    before, as_it_stands = source.diagram, QImage(dialog.preview.picture)
    choose(dialog.fields.layout_style, Style.LAYERED)
    wait_for_picture(dialog, qtbot)
    assert dialog.preview.picture != as_it_stands
    assert source.diagram is before
    choose(dialog.fields.layout_style, None)
    wait_for_picture(dialog, qtbot)
    assert dialog.preview.picture == as_it_stands


def test_loops_stand_out(dialog: ExportDialog, source: Source, qtbot: QtBot) -> None:
    loops = dialog.fields.loops
    assert [loops.list.item(row).text() for row in range(2)] == ["B1  Price → Demand", "R1  Demand → Supply"]
    loops.list.setFocus()
    QTest.keyClick(loops.list, KEYS.Key_Home)
    QTest.keyClick(loops.list, KEYS.Key_Space)
    assert loops.all.checkState() is Qt.CheckState.PartiallyChecked
    assert dialog.choice.loops == (source.loops[1][0].key,)
    wait_for_picture(dialog, qtbot)
    assert dialog.sample is not None
    assert faded(PAPER).balancing in dialog.sample.data.decode()
    assert faded(PAPER).reinforcing not in dialog.sample.data.decode()
    QTest.keyClick(loops.all, KEYS.Key_Space)
    assert dialog.choice.loops is None
    QTest.keyClick(loops.all, KEYS.Key_Space)
    assert loops.all.checkState() is Qt.CheckState.Unchecked
    assert dialog.choice.loops is None, "where none stands out, all are alike"


def test_colours_of_ones_own_come_from_a_file(
    dialog: ExportDialog, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, theme = tmp_path / "house <b>.toml", dialog.fields.theme
    monkeypatch.setattr(files, "ask_theme", lambda _: path)
    path.write_text("background = 'reddish'")
    QTest.mouseClick(theme.own, LEFT)
    assert dialog.choice.theme is PAPER
    assert "background: this is no colour" in dialog.messages.text
    assert dialog.messages.text.count("\n") == 0
    assert QApplication.activeModalWidget() is dialog
    path.write_text("background = '#fedcba'")
    QTest.mouseClick(theme.own, LEFT)
    assert theme.box.currentText() == "house <b>"
    wait_for_picture(dialog, qtbot)
    assert dialog.preview.picture.pixelColor(0, 0).name() == "#fedcba"
    assert dialog.choice.theme.background == "#fedcba"


def test_colours_of_ones_own_that_are_gone_leave_the_others(
    parent: QWidget, source: Source, own: OwnThemes, background: Background, tmp_path: Path
) -> None:
    path = tmp_path / "house.toml"
    path.write_text("background = '#fedcba'")
    own.take(path)
    path.unlink()
    dialog = ExportDialog(source, "market", background, parent, own)
    dialog.show()
    box = dialog.fields.theme.box
    box.setFocus()
    QTest.keyClick(box, KEYS.Key_End)
    assert str(path) in dialog.messages.text
    assert box.currentData() == "paper"
    assert dialog.choice.theme is PAPER


def test_what_was_chosen_last_is_chosen_again(
    parent: QWidget, source: Source, own: OwnThemes, background: Background
) -> None:
    page = Page(signs=False, shape="4:3", legend=True, footer="Ours", story=True, glued=True)
    keys = (source.loops[1][0].key,)
    start = Choice("png", 4.0, transparent=True, heading="Us", theme=GREY, page=page, style=Style.COMPACT, loops=keys)
    for kind in FORMATS:
        wanted = replace(start, picture_format=kind)
        assert ExportDialog(source, "market", background, parent, own, wanted).choice == wanted
    gone = replace(start, loops=(("l77",),))
    assert ExportDialog(source, "market", background, parent, own, gone).choice.loops is None


def test_slides_and_steps_are_looked_at_one_by_one(dialog: ExportDialog, qtbot: QtBot) -> None:
    choose(dialog.fields.format, "pptx")
    QTest.keyClick(dialog.fields.story, KEYS.Key_Space)
    wait_for_picture(dialog, qtbot)
    stepper = dialog.stepper
    assert "3 slides" in dialog.about.text()
    assert not stepper.play.isVisible()
    whole = QImage(dialog.preview.picture)
    stepper.next.setFocus()
    for _ in range(2):
        QTest.keyClick(stepper.next, KEYS.Key_Space)
    assert "3 of 3" in stepper.caption.text()
    assert "R1" in stepper.caption.text()
    assert dialog.preview.picture != whole
    assert not stepper.next.isEnabled()
    assert stepper.back.hasFocus(), "the keyboard is not left in nowhere"
    choose(dialog.fields.theme.box, "dark")
    wait_for_picture(dialog, qtbot)
    assert stepper.current == 2, "it keeps its place"


@pytest.mark.parametrize("kind", ["gif", "html"])
def test_what_plays_is_played(dialog: ExportDialog, qtbot: QtBot, kind: str) -> None:
    choose(dialog.fields.format, kind)
    wait_for_picture(dialog, qtbot)
    assert dialog.sample is not None
    frames = dialog.sample.frames
    assert [frame.caption[:2] for frame in frames] == ["B1", "R1", "Th"]
    assert dialog.stepper.current == 0
    dialog.stepper.show_frames([replace(frame, milliseconds=20) for frame in frames], plays=True)
    QTest.keyClick(dialog.stepper.play, KEYS.Key_Space)
    qtbot.waitUntil(lambda: dialog.stepper.current == 2)
    qtbot.waitUntil(lambda: dialog.stepper.current == 0)
    QTest.keyClick(dialog.stepper.next, KEYS.Key_Space)
    assert not dialog.stepper.play.isChecked(), "who steps wants to look"


@pytest.mark.alone
def test_a_stale_picture_is_dropped_and_nothing_waits(
    dialog: ExportDialog, background: Background, qtbot: QtBot
) -> None:
    held = threading.Event()
    background.run(lambda: held.wait(20), lambda _: None, lambda _: None)
    shown: list[object] = []
    dialog.stepper.stepped.connect(shown.append)
    for theme in ("dark", "grey"):
        began = time.perf_counter()
        choose(dialog.fields.theme.box, theme)
        assert time.perf_counter() - began < 0.1
        qtbot.wait(200)  # long enough for the drawing to be asked for
    assert dialog.sample is None
    held.set()
    wait_for_picture(dialog, qtbot)
    assert dialog.choice.theme is GREY
    assert len(shown) == 1, "the dark one was never shown"


def test_a_picture_that_cannot_be_drawn_is_told_in_its_place(
    dialog: ExportDialog, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def too_large(*_: object) -> bytes:
        raise ValueError("the PNG would have 900 million pixels; choose a scale of at most 1.2")

    monkeypatch.setattr(Source, "picture", too_large)
    choose(dialog.fields.format, "png")
    qtbot.waitUntil(lambda: "900 million" in dialog.preview.words, timeout=20_000)
    assert dialog.sample is None


@pytest.mark.parametrize("kind", FORMATS)
def test_the_copy_is_of_that_kind(dialog: ExportDialog, qtbot: QtBot, kind: str) -> None:
    clipboard = QGuiApplication.clipboard()
    clipboard.clear()
    choose(dialog.fields.format, kind)
    QTest.keyClick(dialog.copy, KEYS.Key_Space)  # before it is drawn
    qtbot.waitUntil(lambda: "Copied" in dialog.messages.text, timeout=30_000)
    data = clipboard.mimeData()
    assert dialog.sample is not None
    assert data.hasImage()
    assert data.hasUrls() == (kind not in ("svg", "png", "dot"))
    if data.hasUrls():
        path = Path(data.urls()[0].toLocalFile())
        assert path.name == f"market.{kind}"
        assert path.read_bytes() == dialog.sample.data
    else:
        assert bytes(data.data(dialog.choice.kind.mime).data()) == dialog.sample.data
    assert not data.hasFormat("text/html")


def test_the_preview_is_dragged_as_the_file(dialog: ExportDialog, qtbot: QtBot) -> None:
    found: list[tuple[QMimeData, QPixmap]] = []
    (handle,) = dialog.preview.findChildren(DraggingOut)
    handle._start = lambda data, picture: found.append((data, picture))
    choose(dialog.fields.format, "pptx")
    wait_for_picture(dialog, qtbot)
    QTest.mousePress(dialog.preview, LEFT, pos=QPoint(100, 100))
    QTest.mouseMove(dialog.preview, QPoint(160, 160))
    (data, picture) = found[0]
    path = Path(data.urls()[0].toLocalFile())
    assert dialog.sample is not None
    assert (path.name, path.read_bytes()) == ("market.pptx", dialog.sample.data)
    assert 0 < picture.width() <= 220
    QTest.mouseRelease(dialog.preview, LEFT, pos=QPoint(160, 160))


def test_tab_reaches_everything_in_reading_order(dialog: ExportDialog) -> None:
    fields = dialog.fields
    fields.format.setFocus()
    order, seen = [], fields.format
    dialog.activateWindow()
    for _ in range(40):
        order.append(seen)
        QTest.keyClick(seen, KEYS.Key_Tab)
        seen = QApplication.focusWidget()  # type: ignore[assignment]
        if seen is fields.format:
            break
    expected: list[QWidget] = [fields.format, fields.theme.box, fields.theme.own, fields.layout_style, fields.shape]
    expected += [fields.has_heading, fields.footer, fields.signs, fields.legend, fields.transparent]
    expected += [fields.loops.all, fields.loops.list, dialog.copy, dialog.cancel, dialog.export]
    assert order == expected


def test_every_control_says_what_it_is(dialog: ExportDialog) -> None:
    for control in (*dialog.findChildren(QComboBox), *dialog.findChildren(QLineEdit)):
        assert control.accessibleName(), control
    labels = [label.text() for label in dialog.findChildren(QLabel)]
    buttons = [button.text() for button in dialog.findChildren(QAbstractButton)]
    texts = [text for text in (*labels, *buttons) if "&" in text]
    letters = [text[text.index("&") + 1].lower() for text in texts]
    assert len(letters) > 12
    assert len(letters) == len({*letters}), "each letter is the key of one control"


def test_escape_leaves(dialog: ExportDialog, qtbot: QtBot) -> None:
    choose(dialog.fields.format, "gif")
    with qtbot.waitSignal(dialog.rejected):
        QTest.keyClick(dialog.fields.format, KEYS.Key_Escape)
    assert not dialog.isVisible()
