"""The window's composition root: makes the application, shows the window, and ends both in order."""

from __future__ import annotations

import contextlib
import gettext
import signal
import socket
import sys
import traceback
from collections.abc import Callable, Iterator
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QLibraryInfo, QLocale, QSocketNotifier, QTranslator
from PySide6.QtGui import QFont, QFontDatabase, QIcon
from PySide6.QtWidgets import QApplication

from loopeditor import __version__, language, resources
from loopeditor.engine.fonts import FAMILY, font_files
from loopeditor.ui import windows
from loopeditor.ui.garbage import Garbage
from loopeditor.ui.windows import open_window

if TYPE_CHECKING:
    from loopeditor.ui.main_window import MainWindow

_FONT_POINTS = 11
_NOBODYS_CHOICE = ("", "Sans", "Sans Serif", "Sans-Serif", "DejaVu Sans")


def run(target: str | None) -> int:
    """Open the window on a file, an example, or the start page, and wait until it is closed.

    Returns:
        The exit status.
    """
    application = make_application()
    Garbage(application)
    window = open_window(target)
    hook = sys.excepthook
    sys.excepthook = reporter(window)
    try:
        with closed_by_signals():
            return application.exec()
    finally:
        sys.excepthook = hook
        for each in {window, *windows.opened()}:
            each.close()
            each.deleteLater()
        application.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # now, and not in whatever order Python ends


def make_application() -> QApplication:
    """The one application of the process, with its name, style, font and icon."""
    running = QApplication.instance()
    application = running if isinstance(running, QApplication) else QApplication(sys.argv[:1])
    application.setOrganizationName("loopeditor")
    application.setApplicationName("loopeditor")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("loopeditor")
    application.setStyle("Fusion")
    _register_font(application)
    speak_as(application, QLocale.system())
    with contextlib.suppress(KeyError):
        application.setWindowIcon(QIcon(str(resources.icon_path("app"))))
    return application


@contextlib.contextmanager
def closed_by_signals() -> Iterator[None]:
    """Let Ctrl+C in the terminal, or a polite kill, close the windows as their own buttons do.

    Python handles no signal while Qt waits for events, so the signal wakes Qt through a socket.
    """
    heard, told = socket.socketpair()
    told.settimeout(0)
    notifier = QSocketNotifier(heard.fileno(), QSocketNotifier.Type.Read)

    def close() -> None:
        heard.recv(64)
        if not QApplication.activeModalWidget():  # a question is open already
            windows.close_all()

    notifier.activated.connect(close)
    before = {number: signal.signal(number, lambda *_: None) for number in (signal.SIGINT, signal.SIGTERM)}
    descriptor = signal.set_wakeup_fd(told.fileno())
    try:
        yield
    finally:
        notifier.setEnabled(False)
        signal.set_wakeup_fd(descriptor)
        for number, handler in before.items():
            signal.signal(number, handler)
        heard.close()
        told.close()


def speak_as(application: QApplication, locale: QLocale) -> None:
    """Say everything in the language of a locale, and the way it reads, where there are translations for it."""
    catalogue = resources.catalogue(locale.name())
    if catalogue is None:
        return
    with catalogue.open("rb") as file:
        language.speak(gettext.GNUTranslations(file).gettext)
    words_of_qt = QTranslator(application)
    if words_of_qt.load(locale, "qtbase", "_", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        application.installTranslator(words_of_qt)
    application.setLayoutDirection(locale.textDirection())


Hook = Callable[[type[BaseException], BaseException, TracebackType | None], None]


def reporter(window: MainWindow) -> Hook:
    """What to do with an exception that nothing has caught: tell it in the window, which goes on."""

    def report(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        traceback.print_exception(kind, error, trace)
        words = str(error) or kind.__name__
        (windows.front() or window).messages.error(
            f"Something went wrong: {words}\nThe diagram is still here; save it to be safe."
        )

    return report


def _register_font(application: QApplication) -> None:
    """The picture's font, for the canvas; the window has it too where no desktop has chosen a font for windows."""
    is_chosen = bool(QFontDatabase.families()) and application.font().family() not in _NOBODYS_CHOICE
    for file in font_files():
        QFontDatabase.addApplicationFont(str(file))
    if not is_chosen and FAMILY in QFontDatabase.families():
        application.setFont(QFont(FAMILY, _FONT_POINTS))
