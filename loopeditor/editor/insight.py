"""What the document's diagram says: its loops and their identifiers after every edit, and soon all the rest."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from PySide6.QtCore import QObject, Signal

from loopeditor.analysis.advice import Advice, switched_off
from loopeditor.analysis.counting import Counts
from loopeditor.analysis.examination import Examination
from loopeditor.analysis.identity import Identifiers, identify
from loopeditor.analysis.loops import LIMIT, Loop, Loops, find_loops
from loopeditor.analysis.naming import loop_with, noted
from loopeditor.editor.document import Document
from loopeditor.editor.examining import Examining
from loopeditor.model.diagram import Diagram, LoopKey
from loopeditor.model.polarity import LoopPolarity

_QUICK = 60
"""Links up to which it is worth looking for loops at once again, after there was no time once."""
_SECONDS = 0.03
"""Longest time that an edit waits for its loops; the window stays well under a tenth of a second."""


class Insight(QObject):
    """The feedback loops of the document, up to a limit and for a moment at most; ``loops.complete`` tells.

    The exact counts, a short set of loops and the advice follow from a process beside the window.

    Signals:
        changed(): the diagram changed, and the loops are those of the new one.
        looked(): the short set and the advice are those of the diagram, too.
        examined(): there is an examination of the diagram, or none will come.
    """

    changed = Signal()
    looked = Signal()
    examined = Signal()

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._loops = Loops((), complete=True)
        self._identifiers: Identifiers = {}
        self._named: tuple[Loops, Identifiers, list[tuple[Loop, str]]] = (self._loops, self._identifiers, [])
        self._known: dict[LoopKey, Loop] = {}
        self._claims: tuple[object, ...] | None = None
        self._is_slow = False
        self._expected: tuple[Diagram, Loops] | None = None
        self._notes = document.diagram.loop_notes
        self._examining = Examining(self)
        self._examining.looked.connect(self._take_look)
        self._examining.examined.connect(self._take_examination)
        self._read(document.diagram)
        self._number({})
        document.changed.connect(self._update)
        document.replacing.connect(self._start_anew)

    @property
    def loops(self) -> Loops:
        """The loops of the diagram as it stands, shortest first."""
        return self._loops

    @property
    def identifiers(self) -> Identifiers:
        """R1, B2, ... by ``Loop.key``; a loop keeps its identifier while the diagram is edited elsewhere."""
        return self._identifiers

    @property
    def named(self) -> list[tuple[Loop, str]]:
        """The loops with their identifiers; asked for with every picture, so kept while both are the same."""
        loops, identifiers, named = self._named
        if loops is not self._loops or identifiers is not self._identifiers:
            named = [(loop, self._identifiers[loop.key]) for loop in self._loops.found]
            self._named = self._loops, self._identifiers, named
        return named

    @property
    def examination(self) -> Examination | None:
        """All that is to be said of the diagram as it stands; None while that is not known."""
        return self._examining.examination

    @property
    def is_counting(self) -> bool:
        """Whether an examination is still to come."""
        return self._examining.is_working

    @property
    def counts(self) -> Counts:
        """How many loops there are; lower bounds while they are being counted, and where they cannot be."""
        known = self._examining.examination or self._examining.look
        if known:
            return known.counts
        reinforcing, balancing, undetermined = (self._loops.count(polarity) for polarity in LoopPolarity)
        return Counts(reinforcing, balancing, undetermined, exact=self._loops.complete)

    @property
    def listed(self) -> Loops:
        """As many of the loops, shortest first, as are known by now."""
        look = self._examining.look
        return look.loops if look else self._loops

    @property
    def basis(self) -> tuple[Loop, ...] | None:
        """One short set of loops of which all others are made; None while it is not known."""
        look = self._examining.look
        return look.basis if look else None

    @property
    def advice(self) -> tuple[Advice, ...] | None:
        """Remarks on the diagram, without those that are switched off in it; None while they are not known."""
        look, silent = self._examining.look, switched_off(self._document.diagram)
        return tuple(each for each in look.advice if each.rule not in silent) if look else None

    def through(self, element: str) -> Counts | None:
        """How many loops run through a variable or link; None where that is not known."""
        examination = self.examination
        if not examination or not examination.through:
            return None
        return examination.through.variable.get(element) or examination.through.link.get(element)

    def loop(self, key: LoopKey) -> Loop | None:
        """The loop with this key, listed or not, if the diagram has it."""
        listed = next((loop for loop in self._loops.found if loop.key == key), None)
        return listed or loop_with(self._document.diagram, key)

    def expect(self, diagram: Diagram, loops: Loops) -> None:
        """Take these for the loops of a diagram that is about to be opened: they need not be looked for again."""
        self._expected = (diagram, loops)

    def close(self) -> None:
        """End the process beside the window; nothing is examined any more."""
        self._examining.close()

    def _read(self, diagram: Diagram) -> bool:
        """Find the loops of another diagram; whether it was examined at once, too."""
        claims = _claims(diagram)
        if claims != self._claims:
            self._claims = claims
            self._loops = self._found(diagram)
        return self._examining.tell(diagram, self._loops)

    def _found(self, diagram: Diagram) -> Loops:
        """The loops that are found at once; where time runs out, with those known before that are still there.

        Then the list does not depend on how fast the machine was, and nothing jumps from edit to edit.
        """
        if self._expected and self._expected[0] is diagram:
            return self._expected[1]
        found = Loops((), complete=False)
        if not self._is_slow or len(diagram.links) <= _QUICK:
            found = find_loops(diagram, LIMIT, _SECONDS)
            self._is_slow = not found.complete and len(found.found) < LIMIT
        if not self._is_slow:
            return found
        still = (loop_with(diagram, loop.key) for loop in self._survivors(diagram))
        known = {loop.key: loop for loop in (*found.found, *filter(None, still))}
        return Loops(tuple(sorted(known.values(), key=lambda loop: len(loop.links)))[:LIMIT], complete=False)

    def _update(self, diagram: Diagram) -> None:
        loops, notes = self._loops, self._notes
        examined = self._read(diagram)
        self._notes = diagram.loop_notes
        if examined or self._loops is not loops or self._notes != notes:
            self._number(self._identifiers)
        self.changed.emit()
        if examined:
            self.examined.emit()

    def _take_look(self) -> None:
        look = self._examining.look
        is_new = self._is_slow and look is not None and look.loops.found != self._loops.found
        if is_new and look:
            self._loops = look.loops
        self._number(self._identifiers)
        if is_new:
            self.changed.emit()
        self.looked.emit()

    def _take_examination(self) -> None:
        self._number(self._identifiers)
        self.examined.emit()

    def _start_anew(self) -> None:
        """Forget the loops, so that those of the next diagram are numbered from one."""
        self._known, self._identifiers, self._claims, self._is_slow = {}, {}, None, False

    def _number(self, before: Identifiers) -> None:
        """Number the listed loops, those of the short set, and those that bear a name, in this order."""
        diagram, look = self._document.diagram, self._examining.look
        more = look.basis if look else () if self._loops.complete else self._survivors(diagram)
        named = (loop for loop, _ in noted(diagram))
        self._known = {loop.key: loop for loop in chain(self.listed.found, self._loops.found, more, named)}
        self._identifiers = identify(self._known.values(), before)

    def _survivors(self, diagram: Diagram) -> Iterable[Loop]:
        """Loops known before, while the list is cut short: their numbers must not go to others meanwhile."""
        return [loop for loop in self._known.values() if all(link in diagram.link for link in loop.links)]


def _claims(diagram: Diagram) -> tuple[object, ...]:
    """All that loops depend on: to move or rename a variable changes none."""
    links = ((link.id, link.source, link.target, link.polarity, link.delay) for link in diagram.links)
    return (tuple(diagram.variable), *links)
