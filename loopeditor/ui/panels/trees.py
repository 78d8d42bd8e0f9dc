"""Causes tree and uses tree: what leads to a variable, or follows from it, link by link."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QShowEvent
from PySide6.QtWidgets import QHeaderView, QStackedWidget, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from loopeditor.language import tr
from loopeditor.model.diagram import Diagram, loop_key
from loopeditor.model.neighbourhood import Way, branches
from loopeditor.model.polarity import loop_polarity
from loopeditor.ui.panels.branch import Step, closing, line, said_of
from loopeditor.ui.segments import Segments
from loopeditor.ui.words import words
from loopeditor.ui.workspace import Workspace

_STEP = Qt.ItemDataRole.UserRole
_WAYS = (Way.CAUSES, Way.USES)
_MOST_ROOTS = 12
_MOST_ROWS = 2_000  # a key opens all below a row, and in a dense diagram that has no end


class TreesPanel(QWidget):
    """Begins at the selected variable. A row shows its variable on the canvas; Enter, or a double-click, begins there.

    A variable that stands above in the same branch already closes a loop: it says which one, and goes no further.
    """

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._workspace = workspace
        self._roots: tuple[str, ...] = ()
        self._shown: object = None
        self._is_showing = False
        self._grown = 0
        self.ways = Segments(
            tr("Tree"),
            (tr("Causes"), tr("Uses")),
            (tr("What leads to the variable"), tr("What follows from the variable")),
        )
        self.tree = QTreeWidget()
        self._empty = words(tr("Select a variable to see what leads to it and what follows from it."), "faint")
        self._pages = QStackedWidget()
        self._lay_out()
        self._connect()
        self._follow_selection()

    def _lay_out(self) -> None:
        self.tree.setAccessibleName(tr("Causes and uses"))
        self.tree.setColumnCount(1)
        self.tree.setHeaderHidden(True)
        self.tree.setUniformRowHeights(True)
        self.tree.setExpandsOnDoubleClick(False)
        self.tree.setIndentation(16)
        self.tree.header().setStretchLastSection(False)
        self.tree.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._empty.setContentsMargins(16, 8, 16, 16)
        self._pages.addWidget(self._empty)
        self._pages.addWidget(self.tree)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.ways.setContentsMargins(16, 16, 16, 0)
        column.addWidget(self.ways)
        column.addWidget(self._pages, 1)

    def _connect(self) -> None:
        work = self._workspace
        self.ways.chosen.connect(self._follow)
        work.selection.changed.connect(self._follow_selection)
        for signal in (work.insight.changed, work.insight.looked, work.insight.examined, work.look.changed):
            signal.connect(self._follow)
        self.tree.itemExpanded.connect(self._grow)
        self.tree.currentItemChanged.connect(self._show_on_canvas)
        self.tree.itemActivated.connect(self._begin_at)

    @property
    def way(self) -> Way:
        """Which tree it is."""
        return _WAYS[self.ways.current]

    # --- what is shown ---

    def _follow_selection(self) -> None:
        """Begin at what is selected, unless a row of the tree selected it."""
        diagram, chosen = self._workspace.document.diagram, self._workspace.selection.ids
        roots = tuple(variable.id for variable in diagram.variables if variable.id in chosen)[:_MOST_ROOTS]
        if roots and not self._is_showing:
            self._roots = roots
            self._follow()

    def _follow(self) -> None:
        """Show the trees as things are now, with what was open still open."""
        diagram = self._workspace.document.diagram
        self._roots = tuple(root for root in self._roots if root in diagram.variable)
        if not self.isVisible():
            return
        insight, look = self._workspace.insight, self._workspace.look
        shown = (self._roots, self.way, said_of(diagram), insight.identifiers, look.colours)
        if shown == self._shown:
            return
        is_same_tree = isinstance(self._shown, tuple) and self._shown[:2] == shown[:2]
        self._shown = shown
        opened = {step for item in self._items() if item.isExpanded() and (step := _step(item))}
        current = _step(self.tree.currentItem())
        self._is_showing = True
        self._fill(diagram, opened if is_same_tree else set(), current)
        self._is_showing = False
        self._pages.setCurrentIndex(1 if self._roots else 0)

    def _fill(self, diagram: Diagram, opened: set[Step], current: Step | None) -> None:
        self.tree.clear()
        self._grown = 0
        for root in self._roots:
            item = QTreeWidgetItem(self.tree, [line(diagram, root)])
            item.setData(0, _STEP, Step(root, (), root))
            face = item.font(0)
            face.setBold(True)
            item.setFont(0, face)
            self._show_indicator(item)
            item.setExpanded(True)
        for item in self._items():  # grows while it goes on
            if (step := _step(item)) in opened:
                item.setExpanded(True)
            if step is not None and step == current:
                self.tree.setCurrentItem(item)

    def _items(self) -> Iterator[QTreeWidgetItem]:
        waiting = [self.tree.topLevelItem(i) for i in range(self.tree.topLevelItemCount())]
        while waiting:
            if item := waiting.pop(0):
                yield item
                waiting += [item.child(i) for i in range(item.childCount())]

    def _grow(self, item: QTreeWidgetItem) -> None:
        """Make the rows below a row when it is opened for the first time."""
        step = _step(item)
        if item.childCount() or step is None:
            return
        diagram = self._workspace.document.diagram
        if step.is_closed(diagram) or self._grown > _MOST_ROWS:
            return
        for link, variable in branches(diagram.links, step.variable, self.way):
            self._grown += 1
            row, below = QTreeWidgetItem(item, [line(diagram, variable, link)]), step.along(link, variable)
            row.setData(0, _STEP, below)
            if below.is_closed(diagram):
                self._close_loop(row, diagram, below)
            else:
                self._show_indicator(row)

    def _show_indicator(self, item: QTreeWidgetItem) -> None:
        step = _step(item)
        if step and branches(self._workspace.document.diagram.links, step.variable, self.way):
            item.setChildIndicatorPolicy(QTreeWidgetItem.ChildIndicatorPolicy.ShowIndicator)

    def _close_loop(self, row: QTreeWidgetItem, diagram: Diagram, step: Step) -> None:
        """Say which loop a row closes."""
        links = step.loop(diagram, self.way)
        polarity = loop_polarity(diagram.link[i].polarity for i in links)
        identifier = self._workspace.insight.identifiers.get(loop_key(links), polarity.letter)
        row.setText(0, f"{row.text(0)}   ↻ {identifier}")
        row.setForeground(0, QColor(self._workspace.look.colours.canvas.of_loop(polarity)))
        row.setToolTip(0, closing(polarity))

    # --- what the person does ---

    def _show_on_canvas(self, item: QTreeWidgetItem | None) -> None:
        step = _step(item)
        if step is None or self._is_showing:
            return
        from loopeditor.ui.overlays.revealing import reveal

        self._is_showing = True
        self._workspace.selection.select([step.variable])
        reveal(self._workspace.canvas, {step.variable})
        self._is_showing = False

    def _begin_at(self, item: QTreeWidgetItem) -> None:
        if step := _step(item):
            self._roots = (step.variable,)
            self._follow()
            if first := self.tree.topLevelItem(0):
                self.tree.setCurrentItem(first)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what happened while nobody looked."""
        super().showEvent(event)
        self._follow_selection()
        self._follow()


def _step(item: QTreeWidgetItem | None) -> Step | None:
    return item.data(0, _STEP) if item else None
