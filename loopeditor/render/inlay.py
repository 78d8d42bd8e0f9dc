"""What moves, as SVG that a page lays below and above the picture of a scene."""

from __future__ import annotations

from collections.abc import Iterable

from loopeditor.geometry.scene import LinkShape, Scene
from loopeditor.geometry.shapes import Point
from loopeditor.render import marks, web
from loopeditor.render.marks import Letter, Mark
from loopeditor.render.page import PLAIN, frame
from loopeditor.render.themes import Theme

_START, _END = '<g id="diagram"', "</g>\n</svg>"


def with_layers(scene: Scene, theme: Theme, below: str, above: str) -> str:
    """The picture of a scene as SVG inside a page, with a layer below it and one above in the scene's own places.

    Raises:
        GraphvizError: when Graphviz fails.
    """
    svg = web.picture(scene, theme, PLAIN)
    box = frame(scene, "", PLAIN)
    shift = f"translate({-box.left:.2f} {-box.bottom:.2f})"
    start = svg.index("\n", svg.index(_START)) + 1
    end = svg.rindex(_END)
    low, high = (f'<g class="{name}" transform="{shift}">\n{layer}</g>\n' for name, layer in
                 (("below", below), ("above", above)))  # fmt: skip
    return svg[:start] + low + svg[start:end] + high + svg[end:]


def svg_of(these: Iterable[Mark], kind: str = "") -> str:
    """Marks as SVG; colours are those of the page. ``kind`` is a class for each of them."""
    return "".join(_svg(mark, f' class="{kind}"' if kind else "") for mark in these)


def pair(point: Point) -> str:
    """A place as SVG writes it."""
    return f"{point.x:.2f},{point.y:.2f}"


def track(link: LinkShape) -> str:
    """The way of a push through a link, which nobody sees."""
    return f'<path class="track" d="{_curve(link)} L{pair(link.tip)}"/>\n'


def ribbon(link: LinkShape) -> str:
    """The band along a link that drives, which has no breadth yet."""
    ink = marks.ink_of(link.polarity).value
    style = f"stroke:var(--{ink});stroke-opacity:{marks.SHEER:g}"
    return f'<path class="ribbon" d="{_curve(link)}" style="{style}"/>\n'


def _curve(link: LinkShape) -> str:
    first, *others = link.path
    return f"M{pair(first)} C{' '.join(map(pair, others))}"


def discs() -> str:
    """The discs of pushes and the signs on them, to be used by the ids disc1, sign1, disc0, disc-1 and so on."""
    parts = []
    for direction in (1, 0, -1):
        ground, sign = marks.disc(Point(0, 0), direction)
        parts.append(f'<g id="disc{direction}">{svg_of([ground])}</g><g id="sign{direction}">{svg_of([sign])}</g>')
    return f"<defs>{''.join(parts)}</defs>\n"


def _svg(mark: Mark, kind: str) -> str:
    if isinstance(mark, Letter):
        style = f"fill:var(--{mark.ink.value});font:600 {mark.size:.1f}px var(--font)"
        x, y = mark.center.x, mark.center.y + 0.34 * mark.size
        return f'<text{kind} x="{x:.2f}" y="{y:.2f}" text-anchor="middle" style="{style}">{mark.text}</text>\n'
    fill = f"var(--{mark.fill.value})" if mark.fill else "none"
    fill += f";fill-opacity:{mark.opacity:g}" if mark.opacity < 1 else ""
    rim = f";stroke:var(--{mark.rim.value});stroke-width:{mark.width:g}" if mark.rim else ""
    return f'<polygon{kind} points="{" ".join(map(pair, mark.outline))}" style="fill:{fill}{rim}"/>\n'
