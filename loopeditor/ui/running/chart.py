"""The chart of a run: every line with its name at its end, and a cursor for the time that is looked at."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from loopeditor.editor.playing_work import Floats, Outcome
from loopeditor.language import tr
from loopeditor.ui.running.lines import Line
from loopeditor.ui.running.plot import Plot, names_room
from loopeditor.ui.theme import Colours

_DOT = 3.5
_GAP = 6


@dataclass(frozen=True, eq=False)
class Sheet:
    """What is on the chart; ``turning`` is when traction becomes flywheel."""

    lines: list[Line]
    length: float
    scale: float
    turning: float | None
    band: tuple[Floats, Floats, Floats] | None


class Chart(QWidget):
    """Lines are painted once into a picture; over it only the cursor moves, so that it follows at any speed.

    Signals:
        seek_wanted(float): the person wants to look at this time.
        laid_out(): times are at other places.
    """

    seek_wanted = Signal(float)
    laid_out = Signal()

    def __init__(self, colours: Colours) -> None:
        super().__init__()
        self._colours = colours
        self._plot: Plot | None = None
        self._sheet: Sheet | None = None
        self._outcome: Outcome | None = None
        self._picture: QPixmap | None = None
        self._time = 0.0
        self._says = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(200, 96)
        self.setAccessibleName(tr("Chart of the run"))

    def take(self, plot: Plot) -> None:
        """Draw with this from now on."""
        self._plot = plot
        self._spoil()

    def dress(self, colours: Colours) -> None:
        """Other colours."""
        self._colours = colours
        self._spoil()

    def show_sheet(self, sheet: Sheet | None, outcome: Outcome | None, says: str = "") -> None:
        """Show lines, or where there are none a sentence."""
        self._sheet, self._outcome, self._says = sheet, outcome, says
        self._spoil()

    def show_time(self, time: float) -> None:
        """Put the cursor at a time; nothing but the places where it was and is painted."""
        before, self._time = self._cursor(), time
        for box in (before, self._cursor()):
            if box:
                self.update(box.toAlignedRect())

    @property
    def plot(self) -> Plot | None:
        """What draws, once it is loaded."""
        return self._plot

    def _cursor(self) -> QRectF | None:
        if not self._plot or not self._sheet:
            return None
        box, x = self._plot.box, self._plot.place(self._time, 0.0).x()
        return QRectF(x - _GAP, box.top(), 2 * _GAP, box.height())

    def _spoil(self) -> None:
        self._picture = None
        self.update()
        self.laid_out.emit()

    def _drawn(self) -> QPixmap | None:
        sheet, plot = self._sheet, self._plot
        if self._picture is None and sheet and plot and not self.size().isEmpty():
            self._picture = plot.draw(self.size(), sheet.lines, sheet.length, sheet.scale, self._colours, sheet.band)
            painter = QPainter(self._picture)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setFont(self.font())
            self._write_names(painter, sheet, plot)
            self._mark_turning(painter, sheet, plot)
            painter.end()
            self.laid_out.emit()
        return self._picture

    def _write_names(self, painter: QPainter, sheet: Sheet, plot: Plot) -> None:
        height = painter.fontMetrics().height()
        room = int(plot.box.height() // height)
        shown = [line for line in reversed(sheet.lines) if len(line.levels)][: max(1, room)]
        ends = sorted((plot.place(sheet.length, float(line.levels[-1])).y(), i) for i, line in enumerate(shown))
        places = _apart([y for y, _ in ends], height, plot.box.top() + height / 2, plot.box.bottom() - height / 2)
        left = plot.box.right()
        for (end, i), y in zip(ends, places, strict=True):
            line = shown[i]
            painter.setPen(QPen(QColor(line.colour), 1.2))
            painter.drawLine(QPointF(left + 2, end), QPointF(left + 12, y))
            bold = painter.font()
            bold.setBold(line.is_main)
            painter.setFont(bold)
            painter.setPen(QColor(self._colours.faint if line.title else self._colours.text))
            width = names_room(self.width()) - 18
            text = painter.fontMetrics().elidedText(line.title or line.name, Qt.TextElideMode.ElideRight, width)
            place = QRectF(left + 16, y - height / 2, width, height)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, text)

    def _mark_turning(self, painter: QPainter, sheet: Sheet, plot: Plot) -> None:
        if sheet.turning is None:
            return
        x, box = plot.place(sheet.turning, 0.0).x(), plot.box
        painter.setPen(QPen(QColor(self._colours.accent), 1.4, Qt.PenStyle.DotLine))
        painter.drawLine(QPointF(x, box.top()), QPointF(x, box.bottom()))
        text = tr("traction becomes flywheel")
        width = painter.fontMetrics().horizontalAdvance(text) + 2 * _GAP
        left = x + 2 if x + 2 + width < box.right() else x - 2 - width
        if left < box.left():  # room on neither side
            left = max(box.left(), box.right() - width)
        room = QRectF(
            left, box.bottom() - painter.fontMetrics().height() - 4, width, painter.fontMetrics().height() + 2
        )
        ground = QColor(self._colours.surface)
        ground.setAlpha(210)
        painter.fillRect(room, ground)
        painter.setPen(QColor(self._colours.accent))
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, text)

    def sizeHint(self) -> QSize:
        """Room for a few lines."""
        return QSize(560, 180)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Drawn anew."""
        super().resizeEvent(event)
        self._spoil()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture, and the cursor over it."""
        painter = QPainter(self)
        picture = self._drawn()
        if picture is None or self._plot is None or self._sheet is None or self._outcome is None:
            painter.fillRect(event.rect(), QColor(self._colours.surface))
            painter.setPen(QColor(self._colours.faint))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.rect().adjusted(24, 8, -24, -8), flags, self._says)
            painter.end()
            return
        painter.drawPixmap(0, 0, picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_cursor(painter, self._plot, self._outcome)
        painter.end()

    def _paint_cursor(self, painter: QPainter, plot: Plot, outcome: Outcome) -> None:
        row = outcome.at(self._time)
        x, box = plot.place(self._time, 0.0).x(), plot.box
        painter.setPen(QPen(QColor(self._colours.text), 1.2))
        painter.drawLine(QPointF(x, box.top()), QPointF(x, box.bottom()))
        painter.setPen(QPen(QColor(self._colours.surface), 1.0))
        for line in self._sheet.lines if self._sheet else ():
            if not line.title:
                level = float(outcome.run.levels[row, outcome.run.variables.index(line.variable)])
                painter.setBrush(QColor(line.colour))
                painter.drawEllipse(plot.place(self._time, level), _DOT, _DOT)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Look at the time under the pointer."""
        self._seek(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Scrub."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._seek(event)

    def _seek(self, event: QMouseEvent) -> None:
        if self._plot and self._sheet and self._picture is not None:
            self.seek_wanted.emit(self._plot.time_at(event.position().x()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys go on and back."""
        by = {Qt.Key.Key_Left: -1.0, Qt.Key.Key_Right: 1.0}.get(Qt.Key(event.key()))
        if by is None:
            super().keyPressEvent(event)
        else:
            self.seek_wanted.emit(self._time + by)


def _apart(places: list[float], height: float, top: float, bottom: float) -> list[float]:
    """Places in ascending order moved as little as keeps lines of text of this height apart, between two bounds."""
    moved: list[float] = []
    for place in places:
        moved.append(max(place, top, moved[-1] + height) if moved else max(place, top))
    limit = bottom
    for i in range(len(moved) - 1, -1, -1):
        moved[i] = min(moved[i], limit)
        limit = moved[i] - height
    return moved
