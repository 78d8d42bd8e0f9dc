"""The three tables, kept true to the document and to what is selected."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from loopeditor.language import tr
from loopeditor.model import edits
from loopeditor.tools import wording
from loopeditor.ui.panels.tables.columns import (
    LINK_COLUMNS,
    LOOP_COLUMNS,
    VARIABLE_COLUMNS,
    Cell,
    key_of,
    key_text,
    link_rows,
    loop_rows,
    variable_rows,
)
from loopeditor.ui.panels.tables.view import Table
from loopeditor.ui.segments import Segments
from loopeditor.ui.workspace import Workspace


class TablesPanel(QWidget):
    """One table at a time; what is chosen there is selected, and what is selected elsewhere is chosen there."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._workspace = workspace
        self.switch = Segments(tr("Table"), (tr("Variables"), tr("Links"), tr("Loops")))
        self.variables = Table(tr("Variables"), VARIABLE_COLUMNS, lambda: workspace.document.diagram)
        self.links = Table(tr("Links"), LINK_COLUMNS, lambda: workspace.document.diagram)
        self.loops = Table(tr("Loops"), LOOP_COLUMNS, lambda: workspace.document.diagram)
        self._tables = (self.variables, self.links, self.loops)
        self._pages = QStackedWidget()
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._lay_out()
        self._connect()

    @property
    def table(self) -> Table:
        """The one that is shown."""
        return self._tables[self.switch.current]

    def settle(self) -> None:
        """Take what is being typed."""
        for table in self._tables:
            table.settle()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(12)
        head = QVBoxLayout()
        head.setContentsMargins(16, 0, 16, 0)
        head.addWidget(self.switch)
        column.addLayout(head)
        column.addWidget(self._pages, 1)
        for table in self._tables:
            self._pages.addWidget(table)
        self.setFocusProxy(self.variables)

    def _connect(self) -> None:
        workspace = self._workspace
        self.switch.chosen.connect(self._turn)
        self._soon.timeout.connect(self._follow)
        for signal in (workspace.insight.changed, workspace.insight.looked, workspace.insight.examined):
            signal.connect(self._follow_soon)
        for signal in (workspace.selection.changed, workspace.selection.lit_changed):
            signal.connect(self._follow_soon)
        for table in (self.variables, self.links):
            table.chosen.connect(workspace.selection.select)
            table.delete_wanted.connect(self._delete)
        self.loops.chosen.connect(self._light)
        for table in self._tables:
            table.rows.modelReset.connect(self._follow_soon)
            table.rows.written.connect(lambda row, column, value, table=table: self._write(table, row, column, value))

    def _turn(self, choice: int) -> None:
        self._pages.setCurrentIndex(choice)
        self.setFocusProxy(self.table)
        self._follow()

    def _follow_soon(self) -> None:
        if self.isVisible():
            self._soon.start()

    def _follow(self) -> None:
        """Bring the table that is shown in line; the others follow when they are."""
        self._soon.stop()
        diagram, insight = self._workspace.document.diagram, self._workspace.insight
        if self.table is self.variables:
            self.table.rows.show_rows(variable_rows(diagram, insight))
        elif self.table is self.links:
            self.table.rows.show_rows(link_rows(diagram, insight))
        else:
            self.table.rows.show_rows(loop_rows(diagram, insight.listed.found, insight.identifiers))
        lit = self._workspace.selection.lit
        lit_rows = {key_text(lit.key)} if lit else set[str]()
        self.table.follow(lit_rows if self.table is self.loops else self._workspace.selection.ids)

    def _light(self, rows: frozenset[str]) -> None:
        key = key_of(next(iter(rows))) if len(rows) == 1 else None
        self._workspace.selection.light(self._workspace.insight.loop(key) if key else None)

    def _write(self, table: Table, row: str, column: int, value: Cell) -> None:
        write = table.rows.columns[column].write
        if write:
            diagram, text = write(self._workspace.document.diagram, row, value)
            self._workspace.document.commit(diagram, text)

    def _delete(self) -> None:
        diagram, ids = self._workspace.document.diagram, self.table.chosen_ids
        if ids:
            self._workspace.document.commit(edits.delete(diagram, ids), wording.deleted(diagram, ids))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the canvas."""
        if event.key() == Qt.Key.Key_Escape:
            self._workspace.canvas.setFocus()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed unseen."""
        super().showEvent(event)
        self._follow()
