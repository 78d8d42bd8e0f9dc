"""A field that names a variable of the diagram, and completes its name."""

from __future__ import annotations

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QCompleter

from loopeditor.model.diagram import Diagram
from loopeditor.model.naming import folded, one_line
from loopeditor.ui.panels.inspector.fields import LineField


class EndField(LineField):
    """One end of a link; a name that no variable has changes nothing.

    Signals:
        chosen(str id): another variable was named.
    """

    chosen = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._diagram = Diagram()
        self._names = QStringListModel(self)
        completer = QCompleter(self._names, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.activated.connect(lambda _: self._take_completion())
        self.setCompleter(completer)
        self.committed.connect(self._choose)

    def show_end(self, diagram: Diagram, variable: str) -> None:
        """Show which variable it is."""
        self._diagram = diagram
        self.show_text(one_line(diagram.name(variable)))

    def _take_completion(self) -> None:
        self.setModified(True)
        self.settle()

    def _choose(self, name: str) -> None:
        named = (each.id for each in self._diagram.variables if folded(each.name) == folded(name))
        found = next(named, None)
        if found is None:
            self.forget()
        else:
            self.chosen.emit(found)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Have the names at hand."""
        self._names.setStringList([one_line(variable.name) for variable in self._diagram.variables])
        super().focusInEvent(event)
