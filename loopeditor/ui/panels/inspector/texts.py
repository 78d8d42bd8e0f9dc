"""What can be said of a free text: its words."""

from __future__ import annotations

from loopeditor.language import tr
from loopeditor.model import edits
from loopeditor.tools import wording
from loopeditor.ui.panels.inspector.fields import NoteField
from loopeditor.ui.panels.inspector.section import Section, common
from loopeditor.ui.workspace import Workspace


class TextsSection(Section):
    """One text, or several at once."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.words = NoteField(tr("Words of the text"))
        self._fields = [self.words]
        self._add(tr("Words"), self.words)
        self.words.committed.connect(self._rewrite)

    def show_texts(self, ids: tuple[str, ...]) -> None:
        """Show these."""
        self.ids = ids
        self.heading.setText(tr("Text") if len(ids) == 1 else tr("{count} texts", count=f"{len(ids):,}"))
        self.words.show_text(common(self._diagram.text[i].text for i in ids))

    def _rewrite(self, text: str) -> None:
        after = self._diagram
        if not text:
            self._commit(edits.delete(after, self.ids), wording.deleted(after, self.ids))
            return
        for text_id in self.ids:
            after = edits.rewrite(after, text_id, text)
        self._commit(after, tr("Change text"), "words")
