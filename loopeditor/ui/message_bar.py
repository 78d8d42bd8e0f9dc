"""What the window has to say without stopping anybody."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

from loopeditor.language import tr

_SECONDS = 6
_WIDEST = 640
_MARGIN = 16


class Level(Enum):
    """How much a message matters; only the first kind goes by itself."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


class MessageBar(QFrame):
    """A slim bar that lies over the top of its parent and shows one message at a time, as plain text."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._ground = parent
        self.setObjectName("message")
        self._text = QLabel()
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._dismiss = QToolButton()
        self._dismiss.setObjectName("dismiss")
        self._dismiss.setText("✕")
        self._dismiss.setAccessibleName(tr("Dismiss this message"))
        self._dismiss.clicked.connect(self.hide)
        dot = QLabel()
        dot.setObjectName("level")
        dot.setFixedSize(8, 8)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 8, 8)
        row.setSpacing(10)
        row.addWidget(dot)
        row.addWidget(self._text, 1)
        row.addWidget(self._dismiss, 0, Qt.AlignmentFlag.AlignTop)
        self._timer = QTimer(self, singleShot=True, interval=_SECONDS * 1000)
        self._timer.timeout.connect(self.hide)
        parent.installEventFilter(self)
        self.hide()

    @property
    def text(self) -> str:
        """What is said; empty when nothing is."""
        return self._text.text() if not self.isHidden() else ""

    def info(self, text: str) -> None:
        """Say something that goes by itself."""
        self._say(text, Level.INFO)

    def warn(self, text: str) -> None:
        """Say something that stays until it is dismissed or followed."""
        self._say(text, Level.WARNING)

    def error(self, text: str) -> None:
        """Say that something did not work; stays likewise."""
        self._say(text, Level.ERROR)

    def _say(self, text: str, level: Level) -> None:
        self._text.setText(text)
        self.setProperty("level", level.value)
        self.setStyleSheet(self.styleSheet())  # makes the style look at the level again, here and in the dot
        self.setAccessibleName(text)
        self._place()
        self.show()
        self.raise_()
        self._timer.start() if level is Level.INFO else self._timer.stop()

    def _place(self) -> None:
        room = self._ground.rect()
        width = min(_WIDEST, room.width() - 2 * _MARGIN)
        self.resize(width, self.heightForWidth(width))
        self.move((room.width() - width) // 2, _MARGIN)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the middle of the parent."""
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self._place()
        return super().eventFilter(watched, event)
