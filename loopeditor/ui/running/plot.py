"""The chart's paper: axes and lines, drawn by pyqtgraph into one picture. It is loaded beside the window."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPixmap
from PySide6.QtWidgets import QWidget

from loopeditor.editor.playing_work import Floats
from loopeditor.language import tr
from loopeditor.ui.running.lines import Line
from loopeditor.ui.theme import Colours

LEFT = 88
_RIGHT = 168
_NARROW = 640  # pixels of a chart below which names have less room


def names_room(width: int) -> int:
    """Pixels right of the lines, in a chart of this width, for what is written there."""
    return _RIGHT if width >= _NARROW else max(80, round(_RIGHT * width / _NARROW))


_ROOM = 1.12  # of the highest level that is shown
_FAINT, _USUAL, _MAIN = 1.4, 1.8, 3.0


class Plot:
    """A plot widget that nobody sees: it is asked for a picture whenever something changed, and goes with its owner."""

    def __init__(self, owner: QWidget) -> None:
        import pyqtgraph

        self._pg: Any = pyqtgraph
        self._widget: Any = pyqtgraph.PlotWidget(enableMenu=False)  # a menu nobody sees takes its time
        owner.destroyed.connect(self._widget.deleteLater)
        self._item: Any = self._widget.getPlotItem()
        self._item.hideButtons()
        self._item.setMouseEnabled(x=False, y=False)
        self._widget.getAxis("left").setWidth(LEFT)
        self._widget.getAxis("bottom").setHeight(24)

    def draw(
        self,
        size: QSize,
        shown: Sequence[Line],
        length: float,
        scale: float,
        colours: Colours,
        band: tuple[Floats, Floats, Floats] | None,
    ) -> QPixmap:
        """A picture of this size; ``band`` is times, lows and highs between which most runs stay."""
        self._widget.resize(size)
        self._item.layout.setContentsMargins(0, 6, names_room(size.width()), 0)
        self._dress(colours, length, scale)
        self._item.clear()
        zero = self._pg.InfiniteLine(0.0, angle=0, pen=self._pen(colours.line, 1.0))
        self._item.addItem(zero)
        if band:
            self._draw_band(band, shown)
        for line in shown:
            self._draw_line(line)
        return QPixmap(self._widget.grab())

    def place(self, time: float, level: float) -> QPointF:
        """Where a level at a time is in that picture."""
        found = self._item.vb.mapViewToScene(QPointF(time, level))
        return QPointF(self._widget.mapFromScene(found))

    def time_at(self, x: float) -> float:
        """The time at a pixel from the left."""
        scene = self._widget.mapToScene(round(x), 0)
        return float(self._item.vb.mapSceneToView(QPointF(scene)).x())

    @property
    def box(self) -> QRectF:
        """Where the lines are."""
        view = self._item.vb.sceneBoundingRect()
        return QRectF(self._widget.mapFromScene(view.topLeft()), self._widget.mapFromScene(view.bottomRight()))

    def _dress(self, colours: Colours, length: float, scale: float) -> None:
        self._widget.setBackground(colours.surface)
        high = scale * _ROOM
        left, bottom = self._widget.getAxis("left"), self._widget.getAxis("bottom")
        left.setTicks([[(0.0, tr("as usual")), (scale * 0.9, tr("more")), (-scale * 0.9, tr("less"))]])
        font = QFont(self._widget.font())
        for axis in (left, bottom):
            axis.setPen(self._pen(colours.line, 1.0))
            axis.setTextPen(colours.faint)
            axis.setStyle(tickFont=font, tickLength=-4)
        most = max(2, (self._widget.width() - LEFT - names_room(self._widget.width())) // 40)
        step = next((each for each in (1, 2, 5, 10, 20, 50, 100) if length / each <= min(10, most)), 200)
        ticks = [float(t) for t in range(0, int(length) + 1, step)]
        bottom.setTicks([[(t, f"{t:g}") for t in ticks]])
        self._item.vb.setRange(xRange=(0.0, length), yRange=(-high, high), padding=0.0)

    def _draw_line(self, line: Line) -> None:
        width = _FAINT if line.title else _MAIN if line.is_main else _USUAL
        style = Qt.PenStyle.DashLine if line.title else Qt.PenStyle.SolidLine
        colour = QColor(line.colour)
        colour.setAlpha(150 if line.title else 255)
        curve = self._pg.PlotCurveItem(
            line.times, line.levels, pen=self._pg.mkPen(colour, width=width, style=style), antialias=True
        )
        self._item.addItem(curve)

    def _draw_band(self, band: tuple[Floats, Floats, Floats], shown: Sequence[Line]) -> None:
        times, low, high = band
        colour = QColor(next((line.colour for line in shown if line.is_main), "#888888"))
        colour.setAlpha(40)
        edges = [self._pg.PlotCurveItem(times, each, pen=None) for each in (low, high)]
        self._item.addItem(self._pg.FillBetweenItem(*edges, brush=colour))

    def _pen(self, colour: str, width: float) -> object:
        return self._pg.mkPen(QColor(colour), width=width)
