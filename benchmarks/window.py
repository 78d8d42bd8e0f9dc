"""How long the window takes from the start of its process to its first picture."""

from __future__ import annotations

from pathlib import Path

from benchmarks.timing import Comparison, Comparisons, python

BARE = """
import os
from PySide6.QtWidgets import QApplication, QMainWindow
application = QApplication([])
window = QMainWindow()
window.show()
window.grab()
os._exit(0)
"""

OURS = """
import os
from PySide6.QtCore import QSettings
from loopeditor.app import make_application, open_window
application = make_application()
window = open_window({target!r}, QSettings({settings!r}, QSettings.Format.IniFormat))
application.processEvents()
window.grab()
os._exit(0)
"""


def comparisons(folder: Path) -> Comparisons:
    """The editor, with nothing and with a diagram open, against an empty window of Qt's."""
    settings = str(folder / "settings.ini")
    bare = python("-c", BARE)
    return [
        Comparison(name, python("-c", OURS.format(target=target, settings=settings)), "bare QMainWindow", bare)
        for name, target in (("start page", None), ("window on amazon", "amazon"))
    ]
