"""Lines, grounds and words on a page of their own, drawn by Graphviz, which finds a font for every script."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape
from io import BytesIO
from itertools import pairwise
from typing import TYPE_CHECKING

from loopeditor.engine.process import run
from loopeditor.geometry.shapes import Point, Rect
from loopeditor.render.dot_text import DotText, escaped
from loopeditor.render.picture import font_list
from loopeditor.render.themes import Theme

if TYPE_CHECKING:
    from PIL.Image import Image

_POINTS_AN_INCH = 72
_FINER = 3
_NOISE = re.compile(r'<\?xml.*?\?>\n|<!DOCTYPE[^>]*>\n|<!--.*?-->\n|<title>[^<]*</title>\n| id="[^"]*"', re.DOTALL)
_SIZE = re.compile(r'<svg width="[^"]*" height="[^"]*"')


class Sketch:
    """A page of ``width`` by ``height`` points; its places count from the upper left corner."""

    def __init__(self, width: float, height: float, theme: Theme) -> None:
        self.width, self.height, self._theme = width, height, theme
        graph = {
            "bgcolor": "transparent",
            "dpi": f"{_POINTS_AN_INCH}",
            "layout": "nop2",
            "margin": "0",
            "outputorder": "nodesfirst",
            "pad": "0",
        }
        self._dot = DotText("sketch", graph, {"fixedsize": "true", "fontname": theme.font}, {"arrowhead": "none"})
        self._count = 0
        for name, corner in (("c0", Point(0, 0)), ("c1", Point(width, height))):
            place = {"shape": "point", "width": "0", "height": "0", "style": "invis"}
            self._dot.node(name, "", {**place, "pos": self._place(corner)})

    def write(
        self, lines: Sequence[str], box: Rect, size: float, colour: str, *, side: str = "l", strong: bool = False
    ) -> None:
        """Lines of text in the middle of a box's height, from its left side (l), its right (r), or between (n)."""
        shown = [line or " " for line in lines]  # Graphviz crashes where the first line is empty
        if any(map(str.strip, shown)):
            style = {"fontname": self._theme.strong_font if strong else self._theme.font, "fontcolor": colour}
            label = "".join(f"{escaped(line)}\\{side}" for line in shown)
            self._node(label, box, {**style, "fontsize": f"{size:.2f}", "margin": "0", "shape": "none"})

    def ground(self, box: Rect, colour: str) -> None:
        """A box full of a colour."""
        self._node("", box, {"shape": "box", "style": "filled", "color": colour, "fillcolor": colour, "penwidth": "0"})

    def line(self, points: Sequence[Point], colour: str, width: float, *, dashed: bool = False) -> None:
        """A line from point to point."""
        spline = [points[0]]
        for a, b in pairwise(points):
            spline += [a.to(b, 1 / 3), a.to(b, 2 / 3), b]
        pos = " ".join(map(self._pair, spline))
        look = {"color": colour, "penwidth": f"{width:.2f}", "style": "dashed" if dashed else "solid"}
        self._dot.edge("c0", "c1", {**look, "pos": pos})

    def image(self, zoom: float) -> Image:
        """The page on nothing, its points ``zoom`` pixels each.

        Graphviz puts every letter on a whole pixel, so small words stand evenly only where pixels are finer.

        Raises:
            GraphvizError: when Graphviz fails.
        """
        from PIL import Image

        dpi = f"dpi={_POINTS_AN_INCH * zoom * _FINER:.4f}"
        source = self._dot.source.replace(f"dpi={_POINTS_AN_INCH}", dpi, 1)  # which stands before all that people wrote
        with Image.open(BytesIO(run(source, "nop2", "png"))) as finer:
            return finer.convert("RGBa").reduce(_FINER).convert("RGBA")

    def svg(self, said: str) -> str:
        """An SVG element for a page, which people who do not see it are told about.

        Raises:
            GraphvizError: when Graphviz fails.
        """
        svg = _NOISE.sub("", run(self._dot.source, "nop2", "svg").decode())
        svg = _SIZE.sub(lambda _: f'<svg role="img" aria-label="{escape(said)}"', svg, count=1)
        fonts = font_list(self._theme.font)
        svg = svg.replace(f'font-family="{self._theme.strong_font}"', f'font-family="{fonts}" font-weight="600"')
        return svg.replace(f'font-family="{self._theme.font}"', f'font-family="{fonts}"')

    def _node(self, label: str, box: Rect, look: dict[str, str]) -> None:
        self._count += 1
        size = {
            "width": f"{box.width / _POINTS_AN_INCH:.4f}",
            "height": f"{box.height / _POINTS_AN_INCH:.4f}",
            "pos": self._place(box.center),
        }
        self._dot.node(f"n{self._count}", label, {**size, **look})

    def _place(self, point: Point) -> str:
        return f"{self._pair(point)}!"

    def _pair(self, point: Point) -> str:
        """DOT counts from the lower left corner, y upwards."""
        return f"{point.x:.2f},{self.height - point.y:.2f}"
