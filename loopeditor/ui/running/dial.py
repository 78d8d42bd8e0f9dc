"""A number that is set with a slider, by keys or by typing it."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QDoubleSpinBox, QHBoxLayout, QLabel, QSlider, QWidget

from loopeditor.ui.canvas.tips import as_tooltip

_PARTS = 20  # of the unit, on the slider


class Number(QDoubleSpinBox):
    """A field for one number of a scenario."""

    def __init__(self, name: str, bounds: tuple[float, float], step: float = 0.1, prefix: str = "") -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setToolTip(as_tooltip(name))
        self.setRange(*bounds)
        self.setSingleStep(step)
        self.setDecimals(1)
        self.setLocale(QLocale.c())  # a point, as everywhere in the file
        self.setPrefix(prefix)
        self.setKeyboardTracking(False)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)

    def textFromValue(self, value: float) -> str:
        """As short as it can be: 10 and not 10.0."""
        return f"{round(value, 1):g}"

    def show_value(self, value: float) -> None:
        """Show a number; nobody is told."""
        with QSignalBlocker(self):
            self.setValue(value)


class Dial(QWidget):
    """A title, a slider and its number.

    Signals:
        changed(float): the person set another number.
    """

    changed = Signal(float)

    def __init__(self, title: str, bounds: tuple[float, float], tip: str) -> None:
        super().__init__()
        self.title = QLabel(title)
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.title.setMinimumWidth(56)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(round(bounds[0] * _PARTS), round(bounds[1] * _PARTS))
        self.slider.setAccessibleName(title)
        self.value = QLabel()
        self.value.setObjectName("faint")
        self.value.setMinimumWidth(32)
        self.value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        for widget in (self.title, self.slider):
            widget.setToolTip(tip)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.title)
        row.addWidget(self.slider, 1)
        row.addWidget(self.value)
        self.slider.valueChanged.connect(self._tell)

    def show_value(self, value: float) -> None:
        """Show a number; nobody is told."""
        low, high = self.slider.minimum() / _PARTS, self.slider.maximum() / _PARTS
        with QSignalBlocker(self.slider):
            self.slider.setValue(round(min(high, max(low, value)) * _PARTS))
        self.value.setText(f"{value:.4g}")

    def _tell(self, parts: int) -> None:
        self.value.setText(f"{parts / _PARTS:.1f}")
        self.changed.emit(parts / _PARTS)
