"""Under the chart, on the same scale of time: what R and B loops drive together, and which loop drives most."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from loopeditor.analysis.loops import Loop
from loopeditor.editor.playing_work import Reading
from loopeditor.language import mark, tr
from loopeditor.model.diagram import LoopKey
from loopeditor.render.themes import mixed
from loopeditor.simulation.driving import Driver, Interval
from loopeditor.ui.running.chart import Chart
from loopeditor.ui.theme import Colours

_SHARES, _LOOPS, _GAP = 14, 20, 2  # heights in pixels
_OTHERWISE = {
    Driver.FRICTION: mark("friction"),
    Driver.MANY: mark("many loops"),
    Driver.NONE: mark("no loop"),
    Driver.REST: mark("at rest"),
}


class DriveBand(QWidget):
    """Two strips; what they show is also told in words beside the chart."""

    def __init__(self, chart: Chart, colours: Colours) -> None:
        super().__init__()
        self._chart, self._colours = chart, colours
        self._reading: Reading | None = None
        self._identifiers: Mapping[LoopKey, str] = {}
        self._length, self._time = 1.0, 0.0
        self._picture: QPixmap | None = None
        self._shown: tuple[object, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("What drives"))
        chart.laid_out.connect(self.update)

    def dress(self, colours: Colours) -> None:
        """Other colours."""
        self._colours = colours
        self.update()

    def show_reading(self, reading: Reading | None, identifiers: Mapping[LoopKey, str], length: float) -> None:
        """Show what drives, and when."""
        self._reading, self._identifiers, self._length = reading, identifiers, length
        spans = reading.driving.intervals if reading and reading.driving else ()
        told = (f"{self._title(each)}: {each.start:.0f} – {each.end:.0f}" for each in spans)
        self.setAccessibleDescription(", ".join(told))
        self.update()

    def show_time(self, time: float) -> None:
        """Look at another time."""
        self._time = time
        self.update()

    def _loops(self, interval: Interval) -> list[Loop]:
        known = self._reading.loops if self._reading else ()
        return [known[i] for i in interval.loops if i < len(known)]

    def _title(self, interval: Interval) -> str:
        if interval.driver in _OTHERWISE:
            return tr(_OTHERWISE[interval.driver])
        names = [self._identifiers.get(loop.key, loop.polarity.value) for loop in self._loops(interval)]
        return " + ".join(names) if names else tr("loops not listed")

    def sizeHint(self) -> QSize:
        """As high as the strips."""
        return QSize(320, _SHARES + _LOOPS + _GAP + 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Both strips, between the edges of the chart."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(self._colours.surface))
        plot = self._chart.plot
        if plot and self._reading and self._reading.driving:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            left, width = plot.box.left(), plot.box.width()
            painter.drawPixmap(0, 0, self._drawn(left, width))
            self._paint_now(painter, left + width, left + width * self._time / self._length)
        painter.end()

    def _drawn(self, left: float, width: float) -> QPixmap:
        """Both strips without the cursor; they stay while that moves."""
        shown = (self.size(), self._reading, self._colours, self._length, left, width)
        if self._picture is None or shown != self._shown:
            ratio = self.devicePixelRatioF()
            self._picture, self._shown = QPixmap(self.size() * ratio), shown
            self._picture.setDevicePixelRatio(ratio)
            self._picture.fill(QColor(self._colours.surface))
            painter = QPainter(self._picture)
            painter.setFont(self.font())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_captions(painter, left)
            self._paint_shares(painter, QRectF(left, 0, width, _SHARES))
            self._paint_spans(painter, QRectF(left, _SHARES + _GAP, width, _LOOPS))
            painter.end()
        return self._picture

    def _paint_captions(self, painter: QPainter, left: float) -> None:
        painter.setPen(QColor(self._colours.faint))
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(0, 0, left - 8, _SHARES), flags, tr("shares"))
        painter.drawText(QRectF(0, _SHARES + _GAP, left - 8, _LOOPS), flags, tr("drives most"))

    def _paint_shares(self, painter: QPainter, box: QRectF) -> None:
        """R from below, B above it; what is left above is friction, or rest."""
        if not self._reading or not self._reading.driving:
            return
        shares, theme = self._reading.driving.shares, self._colours.canvas
        painter.fillRect(box, QColor(self._colours.window))
        across = box.left() + shares.times / self._length * box.width()
        low = np.full(len(across), box.bottom())
        for part, colour in ((shares.reinforcing, theme.reinforcing), (shares.balancing, theme.balancing)):
            high = low - part * box.height()
            edge = [QPointF(x, y) for x, y in zip(across.tolist(), high.tolist(), strict=True)]
            back = [QPointF(x, y) for x, y in zip(across[::-1].tolist(), low[::-1].tolist(), strict=True)]
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colour))
            painter.drawPolygon(QPolygonF([*edge, *back]))
            low = high

    def _paint_spans(self, painter: QPainter, box: QRectF) -> None:
        driving = self._reading.driving if self._reading else None
        for interval in driving.intervals if driving else ():
            left = box.left() + interval.start / self._length * box.width()
            right = box.left() + interval.end / self._length * box.width()
            room = QRectF(left, box.top(), max(1.0, right - left - 1), box.height())
            loops, ground = self._loops(interval), self._colours.window
            if loops and interval.driver not in _OTHERWISE:
                ground = mixed(self._colours.surface, self._colours.canvas.of_loop(loops[0].polarity), 0.3)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(ground))
            painter.drawRoundedRect(room, 3, 3)
            text = self._title(interval)
            painter.setPen(QColor(self._colours.text if loops else self._colours.faint))
            shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, max(0, int(room.width()) - 6))
            if len(shown) > 1:
                painter.drawText(room, Qt.AlignmentFlag.AlignCenter, shown)

    def _paint_now(self, painter: QPainter, right: float, x: float) -> None:
        """The shares at the time that is looked at, in figures."""
        painter.setPen(QPen(QColor(self._colours.text), 1.2))
        painter.drawLine(QPointF(x, 0), QPointF(x, _SHARES + _GAP + _LOOPS))
        driving = self._reading.driving if self._reading else None
        row = driving.row_at(self._time) if driving else None
        if driving is None or row is None:
            return
        shares = driving.shares
        reinforcing, balancing = float(shares.reinforcing[row]), float(shares.balancing[row])
        text = tr("R {r:.0%}   B {b:.0%}", r=reinforcing, b=balancing) if shares.total[row] > 0 else tr("at rest")
        if not shares.exact:
            text = tr("about {shares}", shares=text)
        painter.drawText(QRectF(right + 16, 0, 150, _SHARES), Qt.AlignmentFlag.AlignVCenter, text)
        painter.setPen(QColor(self._colours.faint))
        rest = tr("friction {f:.0%}", f=float(shares.friction[row])) if shares.total[row] > 0 else ""
        painter.drawText(QRectF(right + 16, _SHARES + _GAP, 150, _LOOPS), Qt.AlignmentFlag.AlignVCenter, rest)
