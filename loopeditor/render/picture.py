"""A Scene as the bytes of an SVG, PNG, PDF or DOT file."""

from __future__ import annotations

import re
from html import escape

from loopeditor.engine.fonts import FAMILY
from loopeditor.engine.process import GraphvizError, run
from loopeditor.geometry.scene import Scene
from loopeditor.geometry.text import on_one_line
from loopeditor.render.dot import HEADING_ROOM, titles, to_dot
from loopeditor.render.themes import PAPER, Theme

FORMATS = ("svg", "png", "pdf", "dot")
"""What ``render`` can make."""
PNG_DPI = 96.0
"""Dots per inch of a PNG at scale 1."""
MOST_PIXELS = 100_000_000
"""Pixels that a PNG may have; more would not open in slides and could exhaust the memory."""

_GROUP = re.compile(r'<g id="([^"]+)" class="\w+ ([\w-]+)"([^>]*)>\n<title>[^<]*</title>')
_NOISE = re.compile(r"<!DOCTYPE[^>]*>\n|<!--.*?-->\n", re.DOTALL)
# Quoted, as CSS drops the whole list for a bare word that begins with a digit.
_FONTS = f"'{FAMILY}', 'Source Sans 3', 'Helvetica Neue', Helvetica, Arial, sans-serif"


def render(
    scene: Scene,
    picture_format: str,
    theme: Theme = PAPER,
    *,
    scale: float = 1.0,
    transparent: bool = False,
    heading: str = "",
) -> bytes:
    """The picture of a scene, drawn by Graphviz: the same places as on the screen.

    ``scale`` multiplies a PNG's 96 dots per inch; ``heading`` stands above the picture.

    Raises:
        ValueError: for an unknown format or a PNG of more than MOST_PIXELS.
        GraphvizError: when Graphviz fails.
    """
    if picture_format not in FORMATS:
        raise ValueError(f"{picture_format!r} is not a picture format; choose one of {', '.join(FORMATS)}")
    dpi = PNG_DPI * scale if picture_format == "png" else 72.0
    heading = on_one_line(heading)
    if picture_format == "png":
        _check_size(scene, dpi, heading)
    dot = to_dot(scene, theme, dpi=dpi, transparent=transparent, heading=heading)
    if picture_format == "dot":
        return dot.encode()
    data = run(dot, "nop2", picture_format)
    return _readable(data.decode(), scene, heading).encode() if picture_format == "svg" else data


def _check_size(scene: Scene, dpi: float, heading: str) -> None:
    if not dpi > 0:
        raise ValueError("the scale of a PNG must be more than 0")
    width, height = scene.bounds.width, scene.bounds.height + (HEADING_ROOM if heading else 0.0)
    pixels = width * height * (dpi / 72) ** 2
    if pixels > MOST_PIXELS:
        most = (MOST_PIXELS / pixels) ** 0.5 * dpi / PNG_DPI
        raise ValueError(f"the PNG would have {pixels / 1e6:,.0f} million pixels; choose a scale of at most {most:.1f}")


def _readable(svg: str, scene: Scene, heading: str) -> str:
    """Graphviz's SVG with names for made-up ids in its titles, our words as classes, and fonts to fall back on."""
    named = titles(scene, heading)

    def group(match: re.Match[str]) -> str:
        name, kind, rest = match.groups()
        return f'<g id="{name}" class="{kind}"{rest}>\n<title>{escape(named.get(name, ""))}</title>'

    svg = _GROUP.sub(group, _NOISE.sub("", svg))
    svg = svg.replace(f'font-family="{FAMILY} Semibold"', f'font-family="{_FONTS}" font-weight="600"')
    svg = svg.replace(f'font-family="{FAMILY}"', f'font-family="{_FONTS}"')
    about = f"<title>{escape(scene.title)}</title>\n<desc>{escape(scene.description)}</desc>\n"
    start = svg.index(">", svg.index("<svg")) + 1
    return f'{svg[: start - 1]} role="img">\n{about}{svg[start:].lstrip()}'


__all__ = ["FORMATS", "MOST_PIXELS", "PNG_DPI", "GraphvizError", "render"]
