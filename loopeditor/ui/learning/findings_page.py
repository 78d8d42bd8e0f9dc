"""Which archetypes the diagram has the shape of; choosing one shows where."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout

from loopeditor.analysis.archetypes import Finding, Findings
from loopeditor.language import tr
from loopeditor.model.naming import one_line
from loopeditor.ui.canvas.announcing import announce
from loopeditor.ui.learning.page import Page
from loopeditor.ui.learning.recognising import Recognising
from loopeditor.ui.words import words
from loopeditor.ui.workspace import Workspace

_WIDTH = 300


class FindingsPage(Page):
    """A card for each archetype; what it says of the diagram is a sentence of the analysis, in English so far."""

    def __init__(self, workspace: Workspace, recognising: Recognising) -> None:
        super().__init__(workspace.look)
        self._workspace, self._recognising = workspace, recognising
        self.caption.setText(tr("Archetypes here"))
        self.title, self.about = words("", "title"), words("", "faint")
        self.cards: list[FindingCard] = []
        self._told: Findings | None = None
        self._cards = QVBoxLayout()
        self._cards.setSpacing(8)
        self.column.addWidget(self.title)
        self.column.addWidget(self.about)
        self.column.addSpacing(8)
        self.column.addLayout(self._cards)
        self.column.addStretch(1)
        recognising.changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        recognising = self._recognising
        if not recognising.is_on:
            return
        if not recognising.is_working and self._told is recognising.findings and self.cards:
            self._tick()
        elif recognising.is_working:
            self.title.setText(tr("Looking…"))
            self.about.setText("")
        else:
            self._told = recognising.findings
            found = recognising.findings.found if recognising.findings else ()
            self._fill(found)
            self.title.setText(_headline(len(found)))
            self.about.setText(" ".join(self._remarks()))
            announce(self._workspace.canvas, self.title.text())
        self.about.setVisible(bool(self.about.text()))

    def _remarks(self) -> Iterator[str]:
        findings = self._recognising.findings
        if findings and findings.found:
            yield tr("A shape is no diagnosis yet: whether it tells your story is for you to say.")
        elif findings and findings.complete:
            yield tr("No loops of this diagram meet as those of one of the ten archetypes do.")
        if not findings or not findings.complete:
            yield tr("There may be more than these: not everything could be looked at, or told.")

    def _fill(self, found: tuple[Finding, ...]) -> None:
        for card in self.cards:
            self._cards.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = [FindingCard(finding, _cast(self._workspace, finding)) for finding in found]
        for card in self.cards:
            card.clicked.connect(lambda _=False, card=card: self._choose(card))
            self._cards.addWidget(card)

    def _choose(self, card: FindingCard) -> None:
        self._recognising.show(None if self._recognising.shown == card.finding else card.finding)
        self._tick()  # also where nothing has changed: Qt has ticked it by itself

    def _tick(self) -> None:
        for card in self.cards:
            card.setChecked(self._recognising.shown == card.finding)


class FindingCard(QPushButton):
    """One archetype: its name, its sentence, and who plays which part."""

    def __init__(self, finding: Finding, cast: str) -> None:
        super().__init__()
        self.finding = finding
        self.setObjectName("finding")
        self.setCheckable(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(tr(finding.title))
        self.setAccessibleDescription(f"{finding.sentence} {cast}")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(4)
        labels = [words(tr(finding.title), "strong"), words(finding.sentence), words(cast, "faint")]
        labels += [words(finding.kin, "faint")] if finding.kin else []
        for label in labels:
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            column.addWidget(label)

    def sizeHint(self) -> QSize:
        """A column of usual width."""
        return QSize(_WIDTH, self.heightForWidth(_WIDTH))

    def minimumSizeHint(self) -> QSize:
        """As narrow as the panel."""
        return QSize(160, 40)

    def hasHeightForWidth(self) -> bool:
        """More lines where it is narrow."""
        return True

    def heightForWidth(self, width: int) -> int:
        """What its words need."""
        layout = self.layout()
        return layout.heightForWidth(width) if layout else 0


def _cast(workspace: Workspace, finding: Finding) -> str:
    """Each role with who plays it, a line each."""
    diagram = workspace.document.diagram
    parts: dict[str, list[str]] = {}
    for role, variable in finding.roles:
        if variable in diagram.variable:
            parts.setdefault(role, []).append(one_line(diagram.name(variable)))
    return "\n".join(f"{role.capitalize()}: {', '.join(names)}" for role, names in parts.items())


def _headline(number: int) -> str:
    if not number:
        return tr("None of the archetypes found")
    return tr("One archetype") if number == 1 else tr("{n} archetypes", n=number)
