"""A few choices side by side, of which one holds."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QSizePolicy, QWidget


class Segments(QWidget):
    """Buttons in one frame; the arrow keys walk from one to the next.

    Signals:
        chosen(int): the person chose this one.
    """

    chosen = Signal(int)

    def __init__(self, name: str, choices: Sequence[str], tips: Sequence[str] = ()) -> None:
        super().__init__()
        self.setObjectName("segments")
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for i, text in enumerate(choices):
            button = QPushButton(text)
            button.setCheckable(True)
            button.setProperty("segment", "first" if i == 0 else "last" if i == len(choices) - 1 else "middle")
            button.setToolTip(tips[i] if tips else "")
            button.setAccessibleName(f"{name}: {text}")
            self._group.addButton(button, i)
            row.addWidget(button, len(text))
        self._group.button(0).setChecked(True)
        self._group.idToggled.connect(lambda i, on: self.chosen.emit(i) if on else None)

    @property
    def buttons(self) -> list[QPushButton]:
        """The buttons from left to right."""
        return [button for button in self._group.buttons() if isinstance(button, QPushButton)]

    @property
    def current(self) -> int:
        """Which one holds."""
        return self._group.checkedId()

    def show_choice(self, choice: int | None) -> None:
        """Let another one hold, or with None none of them; nobody is told."""
        with QSignalBlocker(self._group):
            if choice is not None:
                self._group.button(choice).setChecked(True)
            elif checked := self._group.checkedButton():
                self._group.setExclusive(False)
                checked.setChecked(False)
                self._group.setExclusive(True)
