"""The advice panel: what a careful colleague would remark."""

from __future__ import annotations

from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from loopeditor.analysis.advice import Advice, switched, switched_off
from loopeditor.editor.document import Document
from loopeditor.editor.insight import Insight
from loopeditor.editor.selection import Selection
from loopeditor.language import mark, tr
from loopeditor.ui.panels.remark import Remark
from loopeditor.ui.scrolling import fill, scrolled
from loopeditor.ui.theme import Look
from loopeditor.ui.words import words

_MOST = 6
"""Remarks of one rule that are shown before somebody asks for the rest: advice is never a wall."""
_NOTHING = mark("Nothing to remark.")
_CHECKING = mark("Checking …")


class AdvicePanel(QWidget):
    """Remarks by rule, each with the reason for it; to click one selects what it is about."""

    def __init__(self, document: Document, selection: Selection, insight: Insight, look: Look) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._document, self._selection, self._insight, self._look = document, selection, insight, look
        self._advice: tuple[Advice, ...] | None = None
        self._unfolded: set[str] = set()
        self.state = words("", "faint")
        self.groups: list[RuleGroup] = []
        self.off_line = QPushButton()
        self.off_line.setObjectName("quiet")
        self._box = QVBoxLayout()
        self._lay_out()
        self.off_line.clicked.connect(self._switch_all_on)
        for signal in (insight.changed, insight.looked, insight.examined):
            signal.connect(self._follow)
        document.replaced.connect(self._unfolded.clear)
        look.changed.connect(self._dress)
        self._follow()

    def _lay_out(self) -> None:
        sheet = QWidget()
        sheet.setObjectName("panel")
        self._box.setSpacing(16)
        column = QVBoxLayout(sheet)
        column.setContentsMargins(8, 12, 8, 16)
        column.setSpacing(16)
        self.state.setContentsMargins(8, 0, 8, 0)
        column.addWidget(self.state)
        column.addLayout(self._box)
        column.addWidget(self.off_line, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        fill(self, scrolled(sheet))

    def _follow(self) -> None:
        advice = self._insight.advice
        if advice is not None and advice != self._advice:
            self._advice = advice
            self._list()
        self.state.setText(tr(_CHECKING) if advice is None else "" if advice else tr(_NOTHING))
        self.state.setVisible(not advice)
        off = len(switched_off(self._document.diagram))
        one, several = tr("1 rule is off – show again"), tr("{n} rules are off – show again", n=off)
        self.off_line.setText(one if off == 1 else several)
        self.off_line.setVisible(bool(off))

    def _list(self) -> None:
        for group in self.groups:
            self._box.removeWidget(group)
            group.hide()
            group.deleteLater()
        by_rule = groupby(self._advice or (), key=lambda each: each.rule)
        self.groups = [self._group(rule, list(remarks)) for rule, remarks in by_rule]
        for group in self.groups:
            self._box.addWidget(group)

    def _group(self, rule: str, remarks: list[Advice]) -> RuleGroup:
        group = RuleGroup(rule, remarks, self._look, whole=rule in self._unfolded)
        group.off.clicked.connect(lambda: self._switch_off(rule))
        group.more.clicked.connect(lambda: self._unfold(rule))
        for remark in group.remarks:
            remark.clicked.connect(lambda _=False, about=remark.advice.about: self._selection.select(about))
        return group

    def _unfold(self, rule: str) -> None:
        self._unfolded.add(rule)
        self._list()

    def _switch_off(self, rule: str) -> None:
        after = switched(self._document.diagram, rule, off=True)
        self._document.commit(after, tr("Switch off advice: {rule_name}", rule_name=rule_name(rule)))

    def _switch_all_on(self) -> None:
        after = self._document.diagram
        for rule in switched_off(after):
            after = switched(after, rule, off=False)
        self._document.commit(after, tr("Show all advice"))

    def _dress(self) -> None:
        for group in self.groups:
            group.update()


class RuleGroup(QWidget):
    """One rule with its remarks and the reason for it."""

    def __init__(self, rule: str, remarks: list[Advice], look: Look, *, whole: bool) -> None:
        super().__init__()
        self.rule = rule
        self.off = _quiet(tr("Switch off"), tr("Switch off for this diagram: {rule_name}", rule_name=rule_name(rule)))
        shown = remarks if whole or len(remarks) <= _MOST + 1 else remarks[:_MOST]
        self.remarks = [Remark(each, look) for each in shown]
        self.more = _quiet(
            tr("{what:,} more", what=len(remarks) - len(shown)), tr("Show all: {rule_name}", rule_name=rule_name(rule))
        )
        self.more.setVisible(len(shown) < len(remarks))
        why = words(remarks[0].why, "faint")
        why.setContentsMargins(8, 0, 8, 0)
        title = words(rule_name(rule), "section")
        head = QHBoxLayout()
        head.setContentsMargins(8, 0, 0, 0)
        head.addWidget(title, 1)
        head.addWidget(self.off)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        for remark in self.remarks:
            column.addWidget(remark)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(4)
        column.addWidget(why)


def rule_name(rule: str) -> str:
    """What people call a rule, from its id."""
    return rule.replace("-", " ").capitalize()


def _quiet(text: str, tip: str) -> QPushButton:
    button = QPushButton(text)
    button.setObjectName("quiet")
    button.setToolTip(tip)
    button.setAccessibleName(tip)
    return button
