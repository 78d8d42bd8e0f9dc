"""Each field of the inspector, with real keys and clicks."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from loopeditor.model import edits
from loopeditor.model.diagram import Direction
from loopeditor.model.polarity import Polarity
from loopeditor.model.scenario import Strength
from loopeditor.ui.main_window import MainWindow
from loopeditor.ui.panels.inspector.panel import Inspector
from tests.ui.panels.inspector.conftest import Type

LEFT = Qt.MouseButton.LeftButton


def select(window: MainWindow, qtbot: QtBot, *ids: str) -> None:
    window.selection.select(ids)
    qtbot.wait(5)


def sign(window: MainWindow) -> Polarity:
    return window.document.diagram.link["l1"].polarity


# --- links -----------------------------------------------------------------------------------------------------------


def test_the_sentence_sets_the_sign_by_keyboard(editing: MainWindow, inspector: Inspector, qtbot: QtBot) -> None:
    select(editing, qtbot, "l1")
    sentence = inspector.links.sentence
    assert sentence.text == "More Price causes less Demand"
    editing.side.show_inspector()
    assert sentence.sign.hasFocus()
    QTest.keyClick(sentence.sign, Qt.Key.Key_Down)
    qtbot.wait(5)
    assert sign(editing) is Polarity.UNKNOWN
    assert sentence.text == "More Price causes it depends Demand"
    QTest.keyClick(sentence.sign, Qt.Key.Key_Up)
    QTest.keyClick(sentence.sign, Qt.Key.Key_Up)
    assert sign(editing) is Polarity.POSITIVE
    editing.document.undo_stack.undo()
    assert sign(editing) is Polarity.NEGATIVE  # one step for all of it


def test_names_in_the_sentence_are_plain_text(editing: MainWindow, inspector: Inspector, qtbot: QtBot) -> None:
    editing.document.commit(edits.rename(editing.document.diagram, "v1", "<b>{sign}</b> & x"), "Rename")
    select(editing, qtbot, "l1")
    assert inspector.links.sentence.text == "More <b>{sign}</b> & x causes less Demand"


def test_delay_of_several_links_is_mixed_and_one_click_sets_all(
    editing: MainWindow, inspector: Inspector, qtbot: QtBot
) -> None:
    select(editing, qtbot, "l1", "l2")
    box = inspector.links.delay
    assert box.checkState() is Qt.CheckState.PartiallyChecked
    assert inspector.links.sentence.sign.currentIndex() == -1
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Space)
    assert [link.delay for link in editing.document.diagram.links] == [True, True]
    qtbot.wait(5)
    assert box.checkState() is Qt.CheckState.Checked
    editing.document.undo_stack.undo()
    assert [link.delay for link in editing.document.diagram.links] == [False, True]


def test_the_strength_of_several_links_is_one_click_and_one_step(
    editing: MainWindow, inspector: Inspector, qtbot: QtBot
) -> None:
    def strengths() -> list[Strength]:
        return [link.strength for link in editing.document.diagram.links]

    field = inspector.links.strength
    weak, normal, strong = field.buttons
    select(editing, qtbot, "l1")
    assert normal.isChecked()
    QTest.mouseClick(strong, LEFT)
    assert strengths() == [Strength.STRONG, Strength.NORMAL]
    assert editing.document.undo_stack.undoText() == "Make link strong"
    select(editing, qtbot, "l1", "l2")
    assert field.current == -1, "they differ, so none holds"
    QTest.mouseClick(weak, LEFT)
    assert strengths() == [Strength.WEAK, Strength.WEAK]
    qtbot.wait(5)
    assert weak.isChecked()
    editing.document.undo_stack.undo()
    assert strengths() == [Strength.STRONG, Strength.NORMAL]
    qtbot.wait(5)
    assert field.current == -1
    weak.setFocus()
    QTest.keyClick(weak, Qt.Key.Key_Space)
    QTest.keyClick(weak, Qt.Key.Key_Right)
    assert strengths() == [Strength.NORMAL, Strength.NORMAL]


def test_a_note_takes_several_lines_and_ctrl_enter_keeps_it(
    editing: MainWindow, inspector: Inspector, type_over: Type, qtbot: QtBot
) -> None:
    select(editing, qtbot, "l1")
    note = inspector.links.note
    type_over(note, "First")
    QTest.keyClick(note, Qt.Key.Key_Return)
    QTest.keyClicks(note, "second")
    assert editing.document.diagram.link["l1"].note == ""
    QTest.keyClick(note, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert editing.document.diagram.link["l1"].note == "First\nsecond"
    QTest.keyClick(note, Qt.Key.Key_Tab)
    assert inspector.links.evidence.hasFocus()


def test_notes_that_differ_are_several_until_one_is_typed_for_all(
    editing: MainWindow, inspector: Inspector, type_over: Type, qtbot: QtBot
) -> None:
    editing.document.commit(edits.annotate_link(editing.document.diagram, ["l1"], note="One"), "Note")
    select(editing, qtbot, "l1", "l2")
    note = inspector.links.note
    assert (note.toPlainText(), note.placeholderText()) == ("", "Several")
    type_over(note, "x")
    QTest.keyClick(note, Qt.Key.Key_Backspace)
    inspector.links.evidence.setFocus()
    assert editing.document.diagram.link["l1"].note == "One"  # nothing typed over several changes none
    type_over(note, "Both")
    inspector.links.evidence.setFocus()
    assert [link.note for link in editing.document.diagram.links] == ["Both", "Both"]
    editing.document.undo_stack.undo()
    assert [link.note for link in editing.document.diagram.links] == ["One", ""]


def test_naming_another_variable_reconnects(
    editing: MainWindow, inspector: Inspector, type_over: Type, qtbot: QtBot
) -> None:
    editing.document.commit(edits.add_variable(editing.document.diagram, "Trust", (0, 0)), "Add")
    select(editing, qtbot, "l1")
    target = inspector.links.target
    assert target.text() == "Demand"
    type_over(target, "trust")
    QTest.keyClick(target, Qt.Key.Key_Return)
    assert editing.document.diagram.link["l1"].target == "v3"
    qtbot.wait(5)
    type_over(target, "Nobody")
    QTest.keyClick(target, Qt.Key.Key_Return)
    assert target.text() == "Trust"
    assert editing.document.diagram.link["l1"].target == "v3"


def test_reverse_and_reset_curve(editing: MainWindow, inspector: Inspector, qtbot: QtBot) -> None:
    select(editing, qtbot, "l1")
    assert not inspector.links.straighten.isEnabled()
    editing.document.commit(edits.bend(editing.document.diagram, ["l1"], 0.4), "Bend")
    qtbot.wait(5)
    QTest.mouseClick(inspector.links.straighten, LEFT)
    assert editing.document.diagram.link["l1"].bend is None
    QTest.mouseClick(inspector.links.reverse, LEFT)
    assert editing.document.diagram.link["l1"].source == "v2"
    assert editing.document.undo_stack.undoText() == "Reverse link"


# --- variables -------------------------------------------------------------------------------------------------------


def test_a_variable_is_told_in_full(editing: MainWindow, inspector: Inspector, qtbot: QtBot) -> None:
    select(editing, qtbot, "v1")
    section = inspector.variables
    assert section.loops.text() == "It lies on 1 balancing loop"
    assert [line.sentence for line in section.causes.lines] == ["More Demand causes more of it, later"]
    assert [line.sentence for line in section.uses.lines] == ["More of it causes less Demand"]
    QTest.mouseClick(section.uses.lines[0], LEFT)
    assert editing.selection.ids == {"l1"}


def test_name_unit_note_and_wish_are_set(
    editing: MainWindow, inspector: Inspector, type_over: Type, qtbot: QtBot
) -> None:
    select(editing, qtbot, "v1")
    section = inspector.variables
    type_over(section.name, "Fee")
    QTest.keyClick(section.name, Qt.Key.Key_Tab)
    assert editing.document.diagram.name("v1") == "Fee"
    type_over(section.unit, "EUR")
    QTest.mouseClick(section.wanted.buttons[2], LEFT)
    variable = editing.document.diagram.variable["v1"]
    assert (variable.unit, variable.wanted) == ("EUR", Direction.DOWN)
    type_over(section.name, "   ")
    QTest.keyClick(section.name, Qt.Key.Key_Return)
    assert editing.document.diagram.name("v1") == "Fee"
    assert section.name.text() == "Fee"


def test_the_lines_of_a_name_are_chosen_and_undone(editing: MainWindow, inspector: Inspector, qtbot: QtBot) -> None:
    editing.document.commit(edits.rename(editing.document.diagram, "v1", "Price of eggs"), "Rename")
    select(editing, qtbot, "v1")
    lines = inspector.variables.lines
    assert lines.current == 0
    QTest.mouseClick(lines.buttons[3], LEFT)
    assert editing.document.diagram.variable["v1"].lines == 3
    QTest.keyClick(lines.buttons[3], Qt.Key.Key_Left)
    assert editing.document.diagram.variable["v1"].lines == 2
    editing.document.undo_stack.undo()
    qtbot.wait(5)
    assert editing.document.diagram.variable["v1"].lines == 0  # one step for all of it
    assert lines.buttons[0].isChecked()
    editing.document.undo_stack.redo()
    select(editing, qtbot, "v1", "v2")
    assert not any(button.isChecked() for button in lines.buttons)
    QTest.mouseClick(lines.buttons[1], LEFT)
    assert [each.lines for each in editing.document.diagram.variables] == [1, 1]


def test_wishes_of_several_that_differ_hold_none_of_the_segments(
    editing: MainWindow, inspector: Inspector, qtbot: QtBot
) -> None:
    editing.document.commit(edits.want(editing.document.diagram, ["v1"], Direction.UP), "Want")
    select(editing, qtbot, "v1", "v2")
    wanted = inspector.variables.wanted
    assert [button.isChecked() for button in wanted.buttons] == [False, False, False]
    QTest.mouseClick(wanted.buttons[0], LEFT)
    assert [each.wanted for each in editing.document.diagram.variables] == [Direction.UP, Direction.UP]
    select(editing, qtbot, "v2")
    assert [button.isChecked() for button in wanted.buttons] == [True, False, False]


def test_a_new_group_is_made_chosen_and_recoloured(editing: MainWindow, inspector: Inspector, qtbot: QtBot) -> None:
    select(editing, qtbot, "v1", "v2")
    field = inspector.variables.group
    field.choice.setFocus()
    QTest.keyClick(field.choice, Qt.Key.Key_End)
    assert field.new_name.hasFocus()
    QTest.keyClicks(field.new_name, "Money")
    QTest.keyClick(field.new_name, Qt.Key.Key_Return)
    diagram = editing.document.diagram
    assert [variable.group for variable in diagram.variables] == ["Money", "Money"]
    qtbot.wait(5)
    assert field.choice.currentText() == "Money"
    assert field.new_name.isHidden()
    QTest.mouseClick(field.swatches.buttons["green"], LEFT)
    assert editing.document.diagram.group["Money"].colour == "green"
    QTest.keyClick(field.choice, Qt.Key.Key_Home)
    assert [variable.group for variable in editing.document.diagram.variables] == ["", ""]


def test_a_ghost_is_added_and_shows_its_variable(editing: MainWindow, inspector: Inspector, qtbot: QtBot) -> None:
    select(editing, qtbot, "v1")
    QTest.mouseClick(inspector.variables.ghost, LEFT)
    qtbot.wait(5)
    assert [ghost.variable for ghost in editing.document.diagram.ghosts] == ["v1"]
    assert editing.selection.ids == {"g1"}
    assert inspector.variables.heading.text() == "Price"


# --- the rest --------------------------------------------------------------------------------------------------------


def test_the_words_of_a_text_are_changed_and_none_deletes_it(
    editing: MainWindow, inspector: Inspector, type_over: Type, qtbot: QtBot
) -> None:
    editing.document.commit(edits.add_text(editing.document.diagram, "Old", (0, 0)), "Add")
    select(editing, qtbot, "t1")
    words = inspector.texts.words
    type_over(words, "New")
    QTest.keyClick(words, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert editing.document.diagram.text["t1"].text == "New"
    words.setFocus()
    QTest.keyClick(words, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(words, Qt.Key.Key_Delete)
    QTest.keyClick(words, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not editing.document.diagram.texts


def test_a_loop_is_named_and_annotated(
    editing: MainWindow, inspector: Inspector, type_over: Type, qtbot: QtBot
) -> None:
    loop = editing.insight.loops.found[0]
    editing.selection.light(loop)
    qtbot.wait(5)
    assert inspector.loop.kind.text() == "Balancing loop, 2 links"
    assert inspector.loop.story.text().startswith("A rise in Price brings")
    type_over(inspector.loop.name, "Haggling")
    QTest.keyClick(inspector.loop.name, Qt.Key.Key_Return)
    type_over(inspector.loop.note, "Seen every spring")
    inspector.loop.name.setFocus()
    note = editing.document.diagram.loop_note[loop.key]
    assert (note.name, note.note) == ("Haggling", "Seen every spring")
    assert editing.document.undo_stack.undoText() == "Note on loop B1"


def test_the_diagram_has_a_title_on_the_canvas_a_story_and_groups(
    editing: MainWindow, inspector: Inspector, type_over: Type, qtbot: QtBot
) -> None:
    document = editing.document
    document.commit(edits.set_group(document.diagram, ["v1"], "Money"), "Group")
    qtbot.wait(5)
    whole = inspector.whole
    type_over(whole.title, "Market")
    QTest.keyClick(whole.title, Qt.Key.Key_Return)
    QTest.mouseClick(whole.on_canvas, LEFT)
    assert document.diagram.title_place is not None
    assert [text.lines for text in editing.canvas.scene_shown.texts] == [("Market",)]
    (row,) = whole.groups.rows
    assert (row.name.text(), row.count.text()) == ("Money", "1")
    type_over(row.name, "Cash")
    QTest.keyClick(row.name, Qt.Key.Key_Return)
    assert document.diagram.variable["v1"].group == "Cash"
    row.colour.menu().aboutToShow.emit()
    row.colour.menu().actions()[2].trigger()
    assert document.diagram.group["Cash"].colour == "green"
    QTest.mouseClick(row.remove, LEFT)
    qtbot.wait(5)
    assert not document.diagram.groups
    assert not whole.groups.rows
    assert not whole.groups.none.isHidden()
