"""What can be said of links: sign, delay, strength, why, evidence and ends."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton

from loopeditor.language import mark, tr
from loopeditor.model import edits, scenario_edits
from loopeditor.model.polarity import Polarity
from loopeditor.model.scenario import Strength
from loopeditor.tools import wording
from loopeditor.ui import glossary
from loopeditor.ui.panels.inspector.ends import EndField
from loopeditor.ui.panels.inspector.fields import MixedCheck, NoteField
from loopeditor.ui.panels.inspector.section import Section, common
from loopeditor.ui.panels.inspector.sentence import Sentence
from loopeditor.ui.segments import Segments
from loopeditor.ui.words import words
from loopeditor.ui.workspace import Workspace

_STRENGTHS = (Strength.WEAK, Strength.NORMAL, Strength.STRONG)
_CALLED = (mark("weak"), mark("normal"), mark("strong"))
_MADE = {
    Strength.WEAK: mark("Make link weak"),
    Strength.NORMAL: mark("Make link normal"),
    Strength.STRONG: mark("Make link strong"),
}


class LinksSection(Section):
    """One link, or several at once."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.sentence = Sentence()
        self.delay = MixedCheck(tr("The effect comes later (delay)"))
        self.delay.setToolTip(glossary.tip("delay"))
        tip = tr("How much of a change the selected links pass on in a run")
        self.strength = Segments(tr("Strength"), [tr(each) for each in _CALLED], [tip] * len(_CALLED))
        self.note = NoteField(tr("Why the link holds"), tr("Why should that be so?"))
        self.evidence = NoteField(tr("Evidence for the link"), tr("Data, a study, somebody who knows"))
        self.loops = words("", "faint")
        self.loops.setToolTip(glossary.tip("loop"))
        self.source, self.target = EndField(tr("Cause")), EndField(tr("Effect"))
        self.reverse, self.straighten = QPushButton(tr("Reverse")), QPushButton(tr("Reset curve"))
        self._fields = [self.note, self.evidence, self.source, self.target]
        self._lay_out()
        self._connect()

    def show_links(self, ids: tuple[str, ...]) -> None:
        """Show these."""
        self.ids = ids
        diagram = self._diagram
        links = [diagram.link[i] for i in ids]
        polarity, only = common(link.polarity for link in links), links[0] if len(links) == 1 else None
        self.heading.setText(wording.link(diagram, ids[0]) if only else tr("{count} links", count=f"{len(ids):,}"))
        if only:
            self.sentence.show_link(diagram.name(only.source), diagram.name(only.target), only.polarity)
            self.source.show_end(diagram, only.source)
            self.target.show_end(diagram, only.target)
        else:
            self.sentence.show_links(len(ids), polarity)
        for widget in self._ends:
            widget.setVisible(only is not None)
        self.delay.show_state(ticked=common(link.delay for link in links))
        strength = common(link.strength for link in links)
        self.strength.show_choice(None if strength is None else _STRENGTHS.index(strength))
        self.note.show_text(common(link.note for link in links))
        self.evidence.show_text(common(link.evidence for link in links))
        self.straighten.setEnabled(any(link.bend is not None for link in links))
        self._tell_loops(self.loops)

    def _lay_out(self) -> None:
        self.column.addSpacing(8)
        self.column.addWidget(self.sentence)
        self.column.addSpacing(8)
        self.column.addWidget(self.delay)
        self.column.addSpacing(4)
        self.column.addWidget(self.loops)
        self._add(tr("Strength"), self.strength)
        self._add(tr("Why"), self.note)
        self._add(tr("Evidence"), self.evidence)
        from_label, to_label = self._add(tr("From"), self.source), self._add(tr("To"), self.target)
        self._ends = (from_label, self.source, to_label, self.target)
        self._add_buttons(self.reverse, self.straighten)

    def _connect(self) -> None:
        self.sentence.chosen.connect(self._set_sign)
        self.delay.clicked.connect(self._toggle_delay)
        self.strength.chosen.connect(lambda i: self._set_strength(_STRENGTHS[i]))
        self.note.committed.connect(self._set_note)
        self.evidence.committed.connect(self._set_evidence)
        self.source.chosen.connect(lambda end: self._reconnect(source=end))
        self.target.chosen.connect(lambda end: self._reconnect(target=end))
        self.reverse.clicked.connect(self._reverse)
        self.straighten.clicked.connect(self._straighten)

    def _set_sign(self, polarity: Polarity) -> None:
        after = edits.set_polarity(self._diagram, self.ids, polarity)
        self._commit(after, wording.signed(len(self.ids), polarity), "sign")

    def _toggle_delay(self) -> None:
        after = edits.toggle_delay(self._diagram, self.ids)
        self._commit(after, wording.delayed(len(self.ids), after.link[self.ids[0]].delay))

    def _set_strength(self, strength: Strength) -> None:
        after = scenario_edits.set_strength(self._diagram, self.ids, strength)
        self._commit(after, tr(_MADE[strength]), "strength")

    def _set_note(self, text: str) -> None:
        self._commit(edits.annotate_link(self._diagram, self.ids, note=text), tr("Say why"), "why")

    def _set_evidence(self, text: str) -> None:
        self._commit(edits.annotate_link(self._diagram, self.ids, evidence=text), tr("Give evidence"), "evidence")

    def _reconnect(self, *, source: str | None = None, target: str | None = None) -> None:
        after = edits.reconnect(self._diagram, self.ids[0], source=source, target=target)
        self._commit(after, tr("Reconnect link"))

    def _reverse(self) -> None:
        self._commit(edits.reverse(self._diagram, self.ids), tr("Reverse link"))

    def _straighten(self) -> None:
        self._commit(edits.bend(self._diagram, self.ids, None), tr("Reset curve"))
