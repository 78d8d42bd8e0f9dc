"""The dock beside the canvas: loops with their stories, and advice."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QByteArray, QSettings, Qt
from PySide6.QtWidgets import QDockWidget, QSplitter, QTabWidget, QWidget

from loopeditor.ui.panels.advice import AdvicePanel
from loopeditor.ui.panels.loops import LoopsPanel
from loopeditor.ui.panels.story import StoryPanel
from loopeditor.ui.workspace import Workspace

_WIDTH = 320
_SPLIT = [460, 200]


class Side(QDockWidget):
    """Two tabs; in the first one the story stands below the list and can be folded away."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        document, selection = workspace.document, workspace.selection
        insight, look = workspace.insight, workspace.look
        self.setObjectName("loops")
        self.setFeatures(QDockWidget.DockWidgetFeature.NoDockWidgetFeatures)
        self.setTitleBarWidget(QWidget())
        self._insight = insight
        self.loops = LoopsPanel(document, selection, insight, look)
        self.story = StoryPanel(document, selection, insight)
        self.advice = AdvicePanel(document, selection, insight, look)
        self.split = QSplitter(Qt.Orientation.Vertical)
        self.split.addWidget(self.loops)
        self.split.addWidget(self.story)
        self.split.setCollapsible(0, False)  # noqa: FBT003 - Qt's own signature
        self.split.setStretchFactor(0, 1)
        self.split.setSizes(_SPLIT)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.split, "Loops")
        self.tabs.addTab(self.advice, "Advice")
        self.setWidget(self.tabs)
        for signal in (insight.changed, insight.looked, insight.examined):
            signal.connect(self._count)
        self._count()

    def settle(self) -> None:
        """Take a name that is being typed."""
        self.loops.settle()

    def restore(self, settings: QSettings) -> int:
        """Share the room out as it was; gives the width to take, in pixels."""
        if isinstance(sizes := settings.value("loops/split"), QByteArray):
            self.split.restoreState(sizes)
        return cast("int", settings.value("loops/width", _WIDTH, int))

    def save(self, settings: QSettings) -> None:
        """Keep how the room is shared out."""
        if self.isVisible():
            settings.setValue("loops/width", self.width())
            settings.setValue("loops/split", self.split.saveState())

    def _count(self) -> None:
        advice = self._insight.advice
        if advice is not None:
            self.tabs.setTabText(1, f"Advice ({len(advice):,})" if advice else "Advice")
