from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from loopeditor.analysis.advice import switched, switched_off
from loopeditor.files.native import dumps, loads
from loopeditor.model import edits
from loopeditor.model.diagram import Diagram
from loopeditor.model.notation import parse
from loopeditor.ui.main_window import MainWindow
from loopeditor.ui.panels.advice import AdvicePanel
from tests.builders import on_circle


@pytest.fixture
def advice(editing: MainWindow) -> AdvicePanel:
    editing.document.replace(
        on_circle(parse("Improve trust -> Sales -> Improve trust : || -\nSales -> Load : ?\nLonely"))
    )
    editing.side.tabs.setCurrentWidget(editing.side.advice)
    return editing.side.advice


def told(panel: AdvicePanel) -> dict[str, list[str]]:
    return {group.rule: [remark.sentence for remark in group.remarks] for group in panel.groups}


def test_remarks_stand_by_rule(advice: AdvicePanel, editing: MainWindow) -> None:
    assert told(advice) == {
        "verb-name": ["'Improve trust' begins with a verb; name what can rise or fall instead"],
        "missing-sign": ["The link Sales -> Load has no sign yet"],
        "tied-to-nothing": ["'Lonely' is tied to nothing"],
    }
    assert editing.side.tabs.tabText(2) == "Advice (3)"
    assert all(group.isVisible() for group in advice.groups)


def test_a_click_selects_what_it_is_about(advice: AdvicePanel, editing: MainWindow) -> None:
    _, missing, lonely = advice.groups
    QTest.mouseClick(lonely.remarks[0], Qt.MouseButton.LeftButton)
    assert editing.selection.ids == {"v4"}
    missing.remarks[0].setFocus()
    QTest.keyClick(missing.remarks[0], Qt.Key.Key_Space)
    assert editing.selection.ids == {"l3"}


def test_it_follows_edits(advice: AdvicePanel, editing: MainWindow) -> None:
    editing.document.commit(edits.rename(editing.document.diagram, "v1", "Trust"), "Rename Improve trust")
    assert list(told(advice)) == ["missing-sign", "tied-to-nothing"]
    editing.document.replace(on_circle(parse("A -> B -> A : || -")))
    assert told(advice) == {}
    assert advice.state.text() == "Nothing to remark."
    assert editing.side.tabs.tabText(2) == "Advice"


def test_a_rule_is_switched_off_in_the_file(advice: AdvicePanel, editing: MainWindow) -> None:
    QTest.mouseClick(advice.groups[1].off, Qt.MouseButton.LeftButton)
    assert list(told(advice)) == ["verb-name", "tied-to-nothing"]
    assert editing.document.undo_stack.undoText() == "Switch off advice: Missing sign"
    saved = loads(dumps(editing.document.diagram))
    editing.document.replace(Diagram())
    editing.document.replace(saved)
    assert list(told(advice)) == ["verb-name", "tied-to-nothing"]
    assert advice.off_line.text() == "1 rule is off – show again"
    QTest.mouseClick(advice.off_line, Qt.MouseButton.LeftButton)
    assert list(told(advice)) == ["verb-name", "missing-sign", "tied-to-nothing"]
    assert not advice.off_line.isVisible()
    editing.document.undo_stack.undo()
    assert list(told(advice)) == ["verb-name", "tied-to-nothing"]


def test_many_remarks_of_one_rule_are_no_wall(advice: AdvicePanel, editing: MainWindow) -> None:
    editing.document.replace(on_circle(parse("\n".join(f"Thing {'x' * n * 3}" for n in range(1, 12)))))
    (group,) = advice.groups
    assert len(group.remarks) == 6
    assert group.more.text() == "5 more"
    QTest.mouseClick(group.more, Qt.MouseButton.LeftButton)
    (group,) = advice.groups
    assert len(group.remarks) == 11
    assert not group.more.isVisible()


def test_switching_leaves_the_rest_of_the_file_alone() -> None:
    diagram = Diagram(extra={"advice_off": ["one", 7], "other": True})
    off = switched(diagram, "two", off=True)
    assert off.extra == {"advice_off": ["one", 7, "two"], "other": True}
    assert switched(off, "two", off=True) == off
    assert switched(off, "two", off=False) == diagram
    assert switched(Diagram(extra={"advice_off": "junk"}), "one", off=False).extra == {}
    assert switched_off(off) == {"one", "two"}
