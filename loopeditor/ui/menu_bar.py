"""The titles of the menus: all of them that the first sight of the window needs."""

from __future__ import annotations

from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from loopeditor.language import mark, tr

FILE, EDIT, VIEW = mark("&File"), mark("&Edit"), mark("&View")
DIAGRAM, ARRANGE, SIMULATE = mark("&Diagram"), mark("&Arrange"), mark("&Simulate")
LEARN, HELP = mark("&Learn"), mark("&Help")


class TitledBar(QMenuBar):
    """A menu bar with empty menus, by title in ``menus``."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.menus: dict[str, QMenu] = {}
        for title in (FILE, EDIT, VIEW, DIAGRAM, ARRANGE, SIMULATE, LEARN, HELP):
            self.menus[title] = QMenu(tr(title), self)
            self.addMenu(self.menus[title])
