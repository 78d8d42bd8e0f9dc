"""The window: lays out its parts, nothing else."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget

from loopeditor import resources
from loopeditor.editor.document import Document
from loopeditor.model.diagram import Diagram
from loopeditor.ui.background import Background
from loopeditor.ui.dropping import Dropping
from loopeditor.ui.filing import Filing
from loopeditor.ui.gallery import FIRST_PAINT
from loopeditor.ui.menu_bar import TitledBar
from loopeditor.ui.message_bar import MessageBar
from loopeditor.ui.recent import RecentFiles
from loopeditor.ui.start_page import StartPage
from loopeditor.ui.theme import Look

if TYPE_CHECKING:
    from loopeditor.editor.insight import Insight
    from loopeditor.editor.selection import Selection
    from loopeditor.ui.canvas.view import Canvas
    from loopeditor.ui.menus import Menus
    from loopeditor.ui.panels.outline import Outline
    from loopeditor.ui.panels.side import Side
    from loopeditor.ui.pictures import Pictures
    from loopeditor.ui.workspace import Workspace


class MainWindow(QMainWindow):
    """One document with everything that shows it. The actions work on its public parts.

    The start page needs little, so that it is there at once; ``workspace`` makes the rest when a document is shown.
    A window ``beside`` another looks as that one does and lists the same recent files.

    Signals:
        closed(MainWindow): the window is closed for good.
    """

    closed = Signal(object)

    settings: QSettings
    document: Document
    look: Look
    recent: RecentFiles
    filing: Filing

    def __init__(self, settings: QSettings | None = None, beside: MainWindow | None = None) -> None:
        super().__init__()
        self.settings = settings or QSettings()
        self.look = beside.look if beside else Look(self.settings, self)
        self.recent = beside.recent if beside else RecentFiles(self.settings, self)
        self.document = Document(parent=self)
        self.background = Background(self)
        Dropping(self)
        self.start_page = StartPage(resources.example_names(), self.recent, self.look)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.start_page)
        self.setCentralWidget(self._pages)
        self.statusBar().setSizeGripEnabled(False)
        self.messages = MessageBar(self._pages)
        self.filing = Filing(self, self.document, self.recent, self.messages, self.background, self._settle)
        self._bar = TitledBar(self)
        self.setMenuBar(self._bar)
        self._soon = QTimer(self, singleShot=True, interval=FIRST_PAINT)
        self._soon.timeout.connect(lambda: self.menus)
        self._connect()
        self.resize(1280, 800)
        if geometry := self.settings.value("window/geometry"):
            self.restoreGeometry(geometry)
        self.show_start()

    @cached_property
    def menus(self) -> Menus:
        """What fills the menus; made soon after the window is seen, or when it is first needed."""
        from loopeditor.ui.menus import Menus

        self._soon.stop()
        return Menus(self, self._bar)

    @cached_property
    def workspace(self) -> Workspace:
        """All that works on the document."""
        from loopeditor.ui.workspace import Workspace

        return Workspace(self, self.document, self.look, self.settings, self.background, self.messages)

    @cached_property
    def pictures(self) -> Pictures:
        """What exports and copies."""
        from loopeditor.ui.pictures import Pictures

        return Pictures(self.filing, self.document, self.insight, self.messages, self.background, self.settings)

    @cached_property
    def side(self) -> Side:
        """The dock on the right."""
        from loopeditor.ui.panels.side import Side

        return Side(self.workspace)

    @cached_property
    def outline(self) -> Outline:
        """The dock on the left."""
        from loopeditor.ui.panels.outline import Outline

        return Outline(self.workspace)

    @property
    def selection(self) -> Selection:
        """What is selected."""
        return self.workspace.selection

    @property
    def insight(self) -> Insight:
        """What the document's loops are."""
        return self.workspace.insight

    @property
    def canvas(self) -> Canvas:
        """Where the document is drawn."""
        return self.workspace.canvas

    @property
    def is_ready(self) -> bool:
        """Whether the workspace has been made."""
        return self._pages.count() > 1

    def get_ready(self) -> None:
        """Make the workspace, unless it is there."""
        from loopeditor.ui.context_menu import ContextMenu
        from loopeditor.ui.overlays.tour import Tour

        if self.is_ready:
            return
        self._pages.addWidget(self.canvas)
        self.addToolBar(self.menus.tool_bar)
        self.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self.side)
        self.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, self.outline)
        widths = [self.side.restore(self.settings), self.outline.restore(self.settings)]
        self.resizeDocks([self.side, self.outline], widths, Qt.Orientation.Horizontal)
        self.menus.listen_on(self.canvas)
        for signal in (self.selection.changed, self.selection.lit_changed):
            signal.connect(self._refresh)
        ContextMenu(self)
        Tour(self)
        self.insight.changed.connect(self._refresh)
        self.canvas.status.connect(self.statusBar().showMessage)
        self.canvas.describe_wanted.connect(self.menus.actions["inspect"].trigger)
        self._dress()
        self._arrange_parts()

    def _connect(self) -> None:
        self.document.changed.connect(self._show_title)
        self.document.path_changed.connect(self._show_title)
        self.document.modified_changed.connect(self.setWindowModified)
        self.document.undo_stack.indexChanged.connect(self._refresh)
        self.look.changed.connect(self._dress)
        self.recent.changed.connect(self._list_recent)
        self.filing.found.connect(lambda ready: self.workspace.expect(ready))  # noqa: PLW0108 - it is made only then
        self.filing.opened.connect(self.show_canvas)
        start = self.start_page
        start.new_wanted.connect(self.filing.new)
        start.open_wanted.connect(self.filing.open)
        start.file_wanted.connect(self.filing.open_path)
        start.example_wanted.connect(self.filing.open_example)
        start.lessons_wanted.connect(lambda: self.menus.actions["next-lesson"].trigger())  # noqa: PLW0108 - made only then

    @property
    def is_editing(self) -> bool:
        """Whether the canvas is shown, not the start page."""
        return self._pages.currentWidget() is not self.start_page

    @property
    def shows_loops(self) -> bool:
        """Whether the person wants the loops panel beside the canvas."""
        return bool(self.settings.value("loops/shown", True, bool))  # noqa: FBT003 - Qt's own signature

    @property
    def shows_outline(self) -> bool:
        """Whether the person wants the dock on the left."""
        return bool(self.settings.value("outline/shown", False, bool))  # noqa: FBT003 - Qt's own signature

    def open_target(self, target: str | None) -> None:
        """Open a file or, where there is none of that name, an example; None stays on the start page."""
        if target is None:
            return
        if not self.is_editing:
            self.show_canvas()  # no start page on the way
            self.filing.refused.connect(self._welcome, Qt.ConnectionType.SingleShotConnection)
        if not Path(target).exists() and target in resources.example_names():
            self.filing.open_example(target)
        else:
            self.filing.open_path(Path(target))

    def show_canvas(self) -> None:
        """Show the document."""
        self.get_ready()
        self._pages.setCurrentWidget(self.canvas)
        self._arrange_parts()
        self.canvas.fit()
        self.canvas.setFocus()
        self._show_title()

    def show_start(self) -> None:
        """Show the start page; the document stays."""
        self._pages.setCurrentWidget(self.start_page)
        self._arrange_parts()
        self.start_page.setFocus()
        self._show_title()

    def toggle_loops(self) -> None:
        """Show or hide the loops panel."""
        self.settings.setValue("loops/shown", not self.shows_loops)
        self._arrange_parts()

    def show_outline(self, tab: str) -> None:
        """Show a tab of the outline, or hide the outline where that tab is in front."""
        shown = self.outline.shown != tab
        self.settings.setValue("outline/shown", shown)
        if shown:
            self.outline.show_tab(tab)
        self._arrange_parts()

    def _refresh(self) -> None:
        if "menus" in self.__dict__:
            self.menus.refresh()

    def _list_recent(self) -> None:
        if "menus" in self.__dict__:
            self.menus.list_recent()

    def _settle(self) -> None:
        """Take what is being typed."""
        if self.is_ready:
            self.canvas.settle()
            self.side.settle()
            self.outline.settle()

    def _welcome(self) -> None:
        """Show the start page, unless something has been begun meanwhile."""
        if self.document.diagram == Diagram():
            self.show_start()

    def _arrange_parts(self) -> None:
        editing = self.is_editing
        self.statusBar().setVisible(editing)
        if self.is_ready:
            self.menus.tool_bar.setVisible(editing)
            self.side.setVisible(editing and self.shows_loops)
            self.outline.setVisible(editing and self.shows_outline)
        self._refresh()

    def _show_title(self) -> None:
        name = self.filing.name.replace("[*]", "[*][*]")  # how Qt is told that it is no placeholder
        self.setWindowTitle(f"{name}[*] – loopeditor" if self.is_editing else "loopeditor")
        self.setWindowModified(self.is_editing and self.document.is_modified)

    def _dress(self) -> None:
        if self.is_ready:
            self.canvas.set_theme(self.look.colours.canvas)
            self.menus.draw_icons()
        self._refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Fill the menus once the window has been seen."""
        super().showEvent(event)
        self._soon.start()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask before work is lost; then end what runs beside the window."""
        if not self.filing.may_leave():
            event.ignore()
            return
        self.settings.setValue("window/geometry", self.saveGeometry())
        self.start_page.gallery.close_pictures()
        self.background.close()
        if self.is_ready:
            self.side.save(self.settings)
            self.outline.save(self.settings)
            self.insight.close()
        self.document.forget()
        event.accept()
        self.closed.emit(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes from the start page back to the document, if there is one."""
        if event.key() == Qt.Key.Key_Escape and not self.is_editing and self.document.diagram.variables:
            self.show_canvas()
        else:
            super().keyPressEvent(event)
