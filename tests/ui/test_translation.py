"""Every text of the window comes through ``tr``: in a made-up language all of them look made up."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest
from PySide6.QtCore import QLocale, QObject, QSettings, Qt, QTranslator
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QDockWidget,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTabWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from loopeditor import language, resources
from loopeditor.app import make_application, speak_as
from loopeditor.model.diagram import Diagram
from loopeditor.model.notation import parse
from loopeditor.ui.main_window import MainWindow
from loopeditor.ui.panels.advice import AdvicePanel
from loopeditor.ui.panels.inspector.loop import LoopSection
from loopeditor.ui.panels.story import StoryPanel
from loopeditor.ui.windows import open_window
from tests.builders import on_circle

NAMES = ("Xylo", "Yoga", "Zebra")
"""What the diagram says itself."""
SAME = {"loopeditor", "SVG", "PNG", "PDF", "DOT", "OK", "Cancel"}
"""What is called so in every language, or translated by Qt."""


PIECES = {"⟦More", "causes"}
"""What stands between the fields of one sentence, which is translated whole."""


def pseudo(text: str) -> str:
    """A text as a translator might return it: longer, and with its placeholders in it."""
    fields = {name for _, name, _, _ in Formatter().parse(text) if name}
    translated = f"⟦{text}⟧"
    assert {name for _, name, _, _ in Formatter().parse(translated) if name} == fields
    return translated


@pytest.fixture
def elsewhere(qtbot: QtBot, settings: QSettings) -> Iterator[MainWindow]:
    """A window where people speak another language, with a diagram in it."""
    make_application()
    language.speak(pseudo)
    window = open_window(None, settings)
    qtbot.addWidget(window, before_close_func=lambda _: window.document.replace(Diagram()))
    assert window.menus.actions
    yield window
    language.speak(None)


def texts_of(thing: QObject) -> Iterator[str]:
    """What can be read of a widget or action, or heard of it."""
    if isinstance(thing, QLabel | QAbstractButton | QAction):
        yield thing.text()
    if isinstance(thing, QLineEdit | QPlainTextEdit):
        yield thing.placeholderText()
    if isinstance(thing, QTabWidget):
        yield from (thing.tabText(i) for i in range(thing.count()))
    if isinstance(thing, QDialog):
        yield thing.windowTitle()
    if isinstance(thing, QWidget):
        yield from (thing.toolTip(), thing.accessibleName())
    if isinstance(thing, QAction):
        yield from (thing.toolTip(), thing.statusTip())


def untranslated(root: QWidget) -> set[str]:
    """Texts below a widget that did not come through ``tr``."""
    found = set()
    for thing in (root, *root.findChildren(QWidget), *root.findChildren(QAction)):
        if isinstance(thing, QDockWidget) or thing.objectName().startswith(("qt_", "key")):
            continue
        if isinstance(thing, QWidget) and (not thing.isVisibleTo(root) or _says_what_analysis_says(thing)):
            continue
        for text in texts_of(thing):
            if text in PIECES:
                continue
            bare = re.sub(r"⟦.*⟧|<[^>]*>|\(.*\)", "", text, flags=re.DOTALL)
            for known in (*NAMES, *SAME):
                bare = bare.replace(known, "")
            if re.search(r"[A-Za-z]{2}", bare.partition("\t")[0]):
                found.add(text)
    return found


def _says_what_analysis_says(widget: QWidget) -> bool:
    """Advice and stories are sentences of the analysis, which are English so far."""
    parent: QObject | None = widget
    while parent and not isinstance(parent, AdvicePanel | StoryPanel | LoopSection):
        parent = parent.parent()
    return parent is not None


def test_the_start_page_is_translated(elsewhere: MainWindow) -> None:
    for card in elsewhere.start_page.gallery.cards.values():
        card.setAccessibleName("")  # titles of examples are theirs
        card.setToolTip("")
    assert untranslated(elsewhere) == set()


def test_the_workspace_is_translated(elsewhere: MainWindow, qtbot: QtBot) -> None:
    elsewhere.document.replace(on_circle(parse("Xylo -> Yoga : -\nYoga -> Zebra : ?\nZebra -> Xylo -> Zebra")))
    elsewhere.show_canvas()
    qtbot.waitUntil(lambda: elsewhere.insight.examination is not None)
    for tab in ("text", "tables", "trees"):
        elsewhere.show_outline(tab)
    elsewhere.side.show_inspector()
    diagram = elsewhere.document.diagram
    for chosen in ({"v1"}, {"l1"}, {"v1", "v2", "l1"}, set()):
        elsewhere.selection.select(chosen)
        qtbot.wait(10)
        assert untranslated(elsewhere) == set(), chosen
    elsewhere.selection.light(elsewhere.insight.loops.found[0])
    qtbot.wait(10)
    assert untranslated(elsewhere) == set()
    elsewhere.menus.actions["want-more"].trigger()
    elsewhere.selection.select({"v1"})
    elsewhere.canvas.delete_selected()
    assert elsewhere.document.diagram != diagram
    assert elsewhere.document.undo_stack.undoText().startswith("⟦")
    assert "⟦" in elsewhere.statusBar().currentMessage()


@pytest.mark.parametrize("name", ["export", "shortcuts", "story", "glossary", "keys", "palette", "find"])
def test_dialogs_and_overlays_are_translated(elsewhere: MainWindow, qtbot: QtBot, name: str) -> None:
    elsewhere.document.replace(
        on_circle(
            parse(
                "Xylo -> Yoga : -\nYoga -> Xylo",
            )
        )
    )
    elsewhere.show_canvas()
    action = elsewhere.menus.actions.get(name)
    if action is None:
        pytest.fail(f"there is no action {name}; there are {sorted(elsewhere.menus.actions)}")
    action.trigger()
    qtbot.wait(300)
    shown = [each for each in QApplication.topLevelWidgets() if isinstance(each, QDialog) and each.isVisible()]
    for widget in (*shown, elsewhere):
        assert untranslated(widget) == set()
    for dialog in shown:
        dialog.close()


def compiled(words: dict[str, str]) -> bytes:
    """A catalogue as ``msgfmt`` writes it."""
    pairs = sorted({"": "Content-Type: text/plain; charset=UTF-8\n", **words}.items())
    texts = [[text.encode() for text in column] for column in zip(*pairs, strict=True)]
    start = 28 + 16 * len(pairs)
    tables, data = b"", b""
    for column in texts:
        for text in column:
            tables += struct.pack("<2I", len(text), start + len(data))
            data += text + b"\0"
    return struct.pack("<7I", 0x950412DE, 0, len(pairs), 28, 28 + 8 * len(pairs), 0, 0) + tables + data


def test_a_catalogue_speaks_the_language_of_the_system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "locale").mkdir()
    (tmp_path / "locale" / "ar.mo").write_bytes(compiled({"Move {name}": "انقل {name}"}))
    monkeypatch.setattr(resources, "_root", lambda: tmp_path)
    application = make_application()
    try:
        speak_as(application, QLocale("ar_EG"))
        assert language.tr("Move {name}", name="Trust") == "انقل Trust"
        assert application.layoutDirection() is Qt.LayoutDirection.RightToLeft
        speak_as(application, QLocale("de_DE"))
        assert language.tr("Move {name}", name="Trust") == "انقل Trust", "no catalogue changes nothing"
    finally:
        language.speak(None)
        for words_of_qt in application.findChildren(QTranslator):
            application.removeTranslator(words_of_qt)
        application.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_the_window_turns_round_where_people_read_from_the_right(window: MainWindow, qtbot: QtBot) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    window.show_canvas()
    try:
        application.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        bar = window.menus.tool_bar
        qtbot.wait(10)
        first = bar.widgetForAction(window.menus.actions["new"])
        assert first.x() > bar.width() / 2
        assert window.canvas.layoutDirection() is Qt.LayoutDirection.LeftToRight
    finally:
        application.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
