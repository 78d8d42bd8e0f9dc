"""The causes or the uses of a variable, each a short sentence that leads to its link."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from loopeditor.language import mark, tr
from loopeditor.model.diagram import Diagram, Link
from loopeditor.model.naming import one_line
from loopeditor.model.polarity import Polarity
from loopeditor.tools.events import Cancel
from loopeditor.ui import glossary
from loopeditor.ui.sentence_button import SentenceButton
from loopeditor.ui.words import words
from loopeditor.ui.workspace import Workspace

_MOST = 12
_CAUSE = {
    Polarity.POSITIVE: mark("More {name} causes more of it"),
    Polarity.NEGATIVE: mark("More {name} causes less of it"),
    Polarity.UNKNOWN: mark("{name} changes it, it depends how"),
}
_USE = {
    Polarity.POSITIVE: mark("More of it causes more {name}"),
    Polarity.NEGATIVE: mark("More of it causes less {name}"),
    Polarity.UNKNOWN: mark("It changes {name}, it depends how"),
}


class Neighbours(QWidget):
    """A caption, and a sentence for each link into or out of a variable, as many as there is room for."""

    def __init__(self, workspace: Workspace, caption: str, *, of_causes: bool) -> None:
        super().__init__()
        self._workspace, self._of_causes = workspace, of_causes
        self._shown: tuple[tuple[str, str], ...] = ()
        self.lines: list[SentenceButton] = []
        self.caption = words(caption, "caption")
        self.more = words("", "faint")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.caption)
        self._column.addWidget(self.more)

    def show_variable(self, variable: str) -> None:
        """Show what acts on this variable, or what it acts on."""
        diagram = self._workspace.document.diagram
        links = [link for link in diagram.links if (link.target if self._of_causes else link.source) == variable]
        self.setVisible(bool(links))
        shown = tuple((link.id, sentence(diagram, link, of_cause=self._of_causes)) for link in links[:_MOST])
        if shown != self._shown:
            self._shown = shown
            self._list(diagram)
        self.more.setText(tr("and {count:,} more", count=len(links) - _MOST))
        self.more.setVisible(len(links) > _MOST)

    def _list(self, diagram: Diagram) -> None:
        for line in self.lines:
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        self.lines = [SentenceButton(said, self._workspace.look) for _, said in self._shown]
        for i, (line, (link, _)) in enumerate(zip(self.lines, self._shown, strict=True)):
            line.setToolTip(glossary.tip(glossary.OF_LINK[diagram.link[link].polarity]))
            line.clicked.connect(lambda _=False, link=link: self._choose(link))
            self._column.insertWidget(1 + i, line)

    def _choose(self, link: str) -> None:
        self._workspace.canvas.send(Cancel())
        self._workspace.selection.select({link})


def sentence(diagram: Diagram, link: Link, *, of_cause: bool) -> str:
    """A link as one of its ends sees it, such as "More Price causes less of it, later"."""
    name = one_line(diagram.name(link.source if of_cause else link.target))
    said = tr((_CAUSE if of_cause else _USE)[link.polarity], name=name)
    return tr("{sentence}, later", sentence=said) if link.delay else said
