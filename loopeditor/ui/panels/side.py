"""The dock beside the canvas: loops with their stories, and advice."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QByteArray, QSettings, Qt
from PySide6.QtWidgets import QDockWidget, QSplitter, QTabWidget, QVBoxLayout, QWidget

from loopeditor.language import tr
from loopeditor.ui.panels.advice import AdvicePanel
from loopeditor.ui.panels.loops import LoopsPanel
from loopeditor.ui.panels.story import StoryPanel
from loopeditor.ui.workspace import Workspace

if TYPE_CHECKING:
    from loopeditor.ui.panels.inspector.panel import Inspector

_WIDTH = 320
_SPLIT = [460, 200]


class Side(QDockWidget):
    """Three tabs: the inspector, made when somebody looks at it, the loops above the story of one, and the advice."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        document, selection = workspace.document, workspace.selection
        insight, look = workspace.insight, workspace.look
        self.setObjectName("loops")
        self.setFeatures(QDockWidget.DockWidgetFeature.NoDockWidgetFeatures)
        self.setTitleBarWidget(QWidget())
        self._workspace, self._insight = workspace, insight
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
        self._inspecting = QWidget()
        for page, title in ((self._inspecting, tr("Inspect")), (self.split, tr("Loops")), (self.advice, tr("Advice"))):
            self.tabs.addTab(page, title)
        self.tabs.setCurrentWidget(self.split)
        self.tabs.currentChanged.connect(self._fill)
        self.setWidget(self.tabs)
        for signal in (insight.changed, insight.looked, insight.examined):
            signal.connect(self._count)
        self._count()

    def settle(self) -> None:
        """Take a name that is being typed."""
        self.loops.settle()
        if "inspector" in self.__dict__:
            self.inspector.settle()

    @cached_property
    def inspector(self) -> Inspector:
        """All that can be said of what is selected."""
        from loopeditor.ui.panels.inspector.panel import Inspector

        inspector = Inspector(self._workspace)
        column = QVBoxLayout(self._inspecting)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(inspector)
        return inspector

    def show_inspector(self) -> None:
        """Bring the inspector to the front, with the keyboard on its first field."""
        self.tabs.setCurrentWidget(self._inspecting)
        self.inspector.take_focus()

    def restore(self, settings: QSettings) -> int:
        """Share the room out as it was; gives the width to take, in pixels."""
        if isinstance(sizes := settings.value("loops/split"), QByteArray):
            self.split.restoreState(sizes)
        self.tabs.setCurrentIndex(cast("int", settings.value("loops/tab", self.tabs.currentIndex(), int)))
        return cast("int", settings.value("loops/width", _WIDTH, int))

    def save(self, settings: QSettings) -> None:
        """Keep how the room is shared out."""
        if self.isVisible():
            settings.setValue("loops/width", self.width())
            settings.setValue("loops/split", self.split.saveState())
            settings.setValue("loops/tab", self.tabs.currentIndex())

    def _count(self) -> None:
        advice = self._insight.advice
        if advice is not None:
            title = tr("Advice ({count:,})", count=len(advice)) if advice else tr("Advice")
            self.tabs.setTabText(self.tabs.indexOf(self.advice), title)

    def _fill(self) -> None:
        if self.tabs.currentWidget() is self._inspecting:
            self.inspector.show()
