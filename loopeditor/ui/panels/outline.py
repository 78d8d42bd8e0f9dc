"""The dock on the left, which shows the whole diagram in other ways: as text, as tables, as trees; and lessons."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QSettings
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDockWidget, QTabWidget, QVBoxLayout, QWidget

from loopeditor.language import mark, tr
from loopeditor.ui.workspace import Workspace

Make = Callable[[Workspace], QWidget]


@runtime_checkable
class Settling(Protocol):
    """A tab in which something is typed that the document does not have yet."""

    def settle(self) -> None:
        """Take it."""


_WIDTH = 340


def _text(workspace: Workspace) -> QWidget:
    from loopeditor.ui.panels.text_pane import TextPane

    return TextPane(workspace)


def _trees(workspace: Workspace) -> QWidget:
    from loopeditor.ui.panels.trees import TreesPanel

    return TreesPanel(workspace)


def _tables(workspace: Workspace) -> QWidget:
    from loopeditor.ui.panels.tables.panel import TablesPanel

    return TablesPanel(workspace)


def _learn(workspace: Workspace) -> QWidget:
    from loopeditor.ui.learning.panel import LearnPanel

    return LearnPanel(workspace)


TABS: tuple[tuple[str, str, Make], ...] = (
    ("text", mark("Text"), _text),
    ("tables", mark("Tables"), _tables),
    ("trees", mark("Trees"), _trees),
    ("learn", mark("Learn"), _learn),
)
"""Of each tab its id, its title, and what makes its widget when it is first shown."""


class Outline(QDockWidget):
    """Tabs that are filled when somebody looks at them."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.setObjectName("outline")
        self.setFeatures(QDockWidget.DockWidgetFeature.NoDockWidgetFeatures)
        self.setTitleBarWidget(QWidget())
        self._workspace = workspace
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self._filled: dict[int, QWidget] = {}
        self._pages: list[QVBoxLayout] = []
        for _, title, _ in TABS:
            page = QWidget()
            self._pages.append(QVBoxLayout(page))
            self._pages[-1].setContentsMargins(0, 0, 0, 0)
            self.tabs.addTab(page, tr(title))
        self.setWidget(self.tabs)
        self.tabs.currentChanged.connect(self._fill)
        self.hide()

    @property
    def shown(self) -> str:
        """The id of the tab that is seen; empty where the dock is hidden."""
        return TABS[self.tabs.currentIndex()][0] if TABS and not self.isHidden() else ""

    def show_tab(self, name: str) -> QWidget:
        """Show the dock with this tab in front, and give its widget."""
        index = [each for each, _, _ in TABS].index(name)
        self.tabs.setCurrentIndex(index)
        self.show()
        return self._fill(index)

    def settle(self) -> None:
        """Take what is being typed in any of them."""
        for widget in self._filled.values():
            if isinstance(widget, Settling):
                widget.settle()

    def restore(self, settings: QSettings) -> int:
        """Show the tab that was shown; gives the width to take, in pixels."""
        name = str(settings.value("outline/tab", ""))
        if name in [each for each, _, _ in TABS]:
            self.tabs.setCurrentIndex([each for each, _, _ in TABS].index(name))
        return int(str(settings.value("outline/width", _WIDTH)))

    def save(self, settings: QSettings) -> None:
        """Keep which tab is shown and how wide."""
        if self.isVisible():
            settings.setValue("outline/width", self.width())
            settings.setValue("outline/tab", self.shown)

    def _fill(self, index: int) -> QWidget:
        if index not in self._filled:
            self._filled[index] = TABS[index][2](self._workspace)
            self._pages[index].addWidget(self._filled[index])
            self._filled[index].show()  # now, so that it can take the keyboard
        return self._filled[index]

    def showEvent(self, event: QShowEvent) -> None:
        """Fill the tab that is in front."""
        super().showEvent(event)
        if TABS:
            self._fill(self.tabs.currentIndex())
