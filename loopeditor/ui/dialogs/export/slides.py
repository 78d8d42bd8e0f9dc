"""Slides painted from their own file: what a presentation program will show of the shapes that it holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from math import atan2, cos, sin
from typing import Any

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPainterPath, QPen, QPolygonF

_EMU = 12_700.0  # in a point
_HEADS = {"sm": 2.0, "med": 3.0, "lg": 5.0}  # widths of the line that an arrowhead has
_ROUNDED, _POINTED, _BENT = 0.16667, 0.25, 0.5  # what the outlines are drawn with where nothing else is said


def paint_slides(data: bytes, pixels: float = 1.5) -> list[QImage]:
    """Every slide of a presentation that ``render.pptx`` made, with so many pixels for each point."""
    from pptx import Presentation

    slides = Presentation(BytesIO(data))
    width, height = (int(side or 0) / _EMU for side in (slides.slide_width, slides.slide_height))
    return [_painted(slide.element, width, height, pixels) for slide in slides.slides]


def _painted(slide: Any, width: float, height: float, pixels: float) -> QImage:  # noqa: ANN401 - an element of lxml
    image = QImage(round(width * pixels), round(height * pixels), QImage.Format.Format_ARGB32_Premultiplied)
    ground = slide.find("{*}cSld/{*}bg//{*}srgbClr")
    image.fill(Qt.GlobalColor.transparent if ground is None else _colour_of(ground))
    painter = QPainter(image)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    painter.scale(pixels, pixels)
    for shape in slide.iter("{*}sp", "{*}cxnSp"):
        _paint(painter, shape)
    painter.end()
    return image


def _paint(painter: QPainter, shape: Any) -> None:  # noqa: ANN401 - an element of lxml
    look = shape.find("{*}spPr")
    box = _box(look)
    path = _outline(look, box)
    line = look.find("{*}ln")
    pen = _pen(line)
    painter.setPen(pen or Qt.PenStyle.NoPen)
    fill = look.find("{*}solidFill/{*}srgbClr")
    painter.setBrush(Qt.BrushStyle.NoBrush if fill is None else _colour_of(fill))
    head = None if line is None else line.find("{*}tailEnd")
    if head is not None and pen:
        _paint_arrow(painter, path, pen, _HEADS[head.get("len", "med")], _HEADS[head.get("w", "med")])
    else:
        painter.drawPath(path)
    written = shape.find("{*}txBody")
    if written is not None:
        _write(painter, written, box)


def _paint_arrow(painter: QPainter, path: QPainterPath, pen: QPen, long: float, wide: float) -> None:
    """A line that ends where its head begins, and the head with its point at the end of the path."""
    tip, size = path.currentPosition(), long * pen.widthF()
    before = path.pointAtPercent(max(0.0, 1.0 - size / max(path.length(), size)))
    angle = atan2(tip.y() - before.y(), tip.x() - before.x())
    along, aside = QPointF(cos(angle), sin(angle)) * size, QPointF(-sin(angle), cos(angle)) * (wide * pen.widthF() / 2)
    shortened = max(0.0, path.length() - size * 0.9)
    clipped = QPen(pen)
    clipped.setCapStyle(Qt.PenCapStyle.FlatCap)
    clipped.setDashPattern([shortened / pen.widthF() or 0.01, 2 * path.length() / pen.widthF()])
    painter.setPen(clipped)
    painter.drawPath(path)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(pen.color())
    painter.drawPolygon(QPolygonF([tip, tip - along + aside, tip - along - aside]))


def _box(look: Any) -> QRectF:  # noqa: ANN401 - an element of lxml
    place, size = look.find("{*}xfrm/{*}off"), look.find("{*}xfrm/{*}ext")
    return QRectF(
        int(place.get("x")) / _EMU, int(place.get("y")) / _EMU, int(size.get("cx")) / _EMU, int(size.get("cy")) / _EMU
    )


def _outline(look: Any, box: QRectF) -> QPainterPath:  # noqa: ANN401 - an element of lxml
    own = look.find("{*}custGeom/{*}pathLst/{*}path")
    if own is not None:
        return _own_path(own, box.topLeft())
    preset = look.find("{*}prstGeom")
    kind = preset.get("prst")
    if kind.startswith("curvedConnector"):
        swing = preset.find("{*}avLst/{*}gd")
        share = _BENT if swing is None else float(swing.get("fmla").split()[1]) / 100_000
        return _placed(_connector(kind, box.width(), box.height(), share), look.find("{*}xfrm"), box)
    return _preset(kind, box)


def _own_path(element: Any, corner: QPointF) -> QPainterPath:  # noqa: ANN401 - an element of lxml
    path = QPainterPath()
    for part in element:
        places = [QPointF(int(at.get("x")) / _EMU, int(at.get("y")) / _EMU) + corner for at in part.iter("{*}pt")]
        kind = part.tag.rpartition("}")[2]
        if kind == "moveTo":
            path.moveTo(places[0])
        elif kind == "lnTo":
            path.lineTo(places[0])
        else:
            path.cubicTo(*places)
    return path


def _preset(kind: str, box: QRectF) -> QPainterPath:
    path, side = QPainterPath(), min(box.width(), box.height())
    if kind == "ellipse":
        path.addEllipse(box)
    elif kind == "roundRect":
        path.addRoundedRect(box, side * _ROUNDED, side * _ROUNDED)
    elif kind == "hexagon":
        inset, middle = side * _POINTED, box.center().y()
        left, right, top, bottom = box.left(), box.right(), box.top(), box.bottom()
        corners = [(left, middle), (left + inset, top), (right - inset, top), (right, middle)]
        corners += [(right - inset, bottom), (left + inset, bottom)]
        path.addPolygon(QPolygonF([QPointF(x, y) for x, y in corners]))
        path.closeSubpath()
    else:
        path.addRect(box)
    return path


def _connector(kind: str, width: float, height: float, share: float) -> QPainterPath:
    """A curve from the upper left to the lower right of its box, as slides define it (ECMA-376, presetShapes)."""
    path = QPainterPath()
    if kind == "curvedConnector2":
        path.cubicTo(width / 2, 0, width, height / 2, width, height)
        return path
    middle = width * share
    path.cubicTo(middle / 2, 0, middle, height / 4, middle, height / 2)
    path.cubicTo(middle, height * 3 / 4, (width + middle) / 2, height, width, height)
    return path


def _placed(path: QPainterPath, frame: Any, box: QRectF) -> QPainterPath:  # noqa: ANN401 - an element of lxml
    """A path in its box: mirrored first, then turned about the middle."""
    from PySide6.QtGui import QTransform

    turn = QTransform().translate(box.center().x(), box.center().y()).rotate(int(frame.get("rot", 0)) / 60_000)
    turn.scale(-1 if frame.get("flipH") == "1" else 1, -1 if frame.get("flipV") == "1" else 1)
    return turn.translate(-box.width() / 2, -box.height() / 2).map(path)


def _pen(line: Any) -> QPen | None:  # noqa: ANN401 - an element of lxml
    colour = None if line is None else line.find("{*}solidFill/{*}srgbClr")
    if colour is None:
        return None
    pen = QPen(_colour_of(colour), int(line.get("w", 12_700)) / _EMU)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if line.find("{*}prstDash") is not None:
        pen.setDashPattern([4, 3])
    return pen


def _colour_of(element: Any) -> QColor:  # noqa: ANN401 - an element of lxml
    return QColor(f"#{element.get('val')}")


@dataclass(frozen=True)
class _Line:
    text: str
    font: QFont
    colour: QColor


def _write(painter: QPainter, body: Any, box: QRectF) -> None:  # noqa: ANN401 - an element of lxml
    """The lines of a text, centred in their box, broken where they are to fit into it."""
    lines = list(_lines(body, box.width() if body.find("{*}bodyPr").get("wrap") == "square" else 0.0))
    spacing = body.find("{*}p/{*}pPr/{*}lnSpc/{*}spcPts")
    if not lines or spacing is None:
        return
    high = int(spacing.get("val")) / 100
    top = box.center().y() - high * len(lines) / 2
    for number, line in enumerate(lines):
        measured = QFontMetricsF(line.font)
        left = box.center().x() - measured.horizontalAdvance(line.text) / 2
        painter.setFont(line.font)
        painter.setPen(line.colour)
        down = high / 2 + measured.ascent() - measured.height() / 2
        painter.drawText(QPointF(left, top + number * high + down), line.text)


def _lines(body: Any, room: float) -> Iterator[_Line]:  # noqa: ANN401 - an element of lxml
    for run in body.iter("{*}r"):
        look, text = run.find("{*}rPr"), run.find("{*}t").text or ""
        font = _font(look)
        for line in _broken(text, QFontMetricsF(font), room) if room else [text]:
            yield _Line(line, font, _colour_of(look.find("{*}solidFill/{*}srgbClr")))


def _broken(text: str, measured: QFontMetricsF, room: float) -> list[str]:
    """A text in lines that fit, broken at its spaces."""
    lines: list[str] = []
    for word in text.split(" "):
        if lines and measured.horizontalAdvance(f"{lines[-1]} {word}") <= room:
            lines[-1] = f"{lines[-1]} {word}"
        else:
            lines.append(word)
    return lines


def _font(look: Any) -> QFont:  # noqa: ANN401 - an element of lxml
    font = QFont(look.find("{*}latin").get("typeface"))
    font.setPixelSize(max(1, round(int(look.get("sz")) / 100)))
    font.setBold(look.get("b") == "1")
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font
