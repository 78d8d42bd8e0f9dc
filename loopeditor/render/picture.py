"""A Scene as the bytes of an SVG, PNG, PDF or DOT file."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from html import escape

from loopeditor.engine.fonts import FAMILY
from loopeditor.engine.process import GraphvizError, run
from loopeditor.files import pictures
from loopeditor.geometry.scene import Scene
from loopeditor.geometry.shapes import Rect
from loopeditor.render.dot import titles, to_dot
from loopeditor.render.emphasis import Key
from loopeditor.render.page import PLAIN, Page, frame, shown_heading
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
    lit: Collection[Key] | None = None,
    page: Page = PLAIN,
    document: str = "",
) -> bytes:
    """The picture of a scene, drawn by Graphviz: the same places as on the screen.

    ``scale`` multiplies a PNG's 96 dots per inch; ``heading`` stands above the picture, unless the scene's own title
    says the same; where ``lit`` says which loops stand out, the rest is faded. ``document`` is the text of the native
    file, which an SVG and a PNG carry along.

    Raises:
        ValueError: for an unknown format or a PNG of more than MOST_PIXELS.
        GraphvizError: when Graphviz fails.
    """
    if picture_format not in FORMATS:
        raise ValueError(f"{picture_format!r} is not a picture format; choose one of {', '.join(FORMATS)}")
    dpi = PNG_DPI * scale if picture_format == "png" else 72.0
    heading = shown_heading(scene, heading)
    if picture_format == "png":
        _check_size(frame(scene, heading, page), dpi)
    dot = to_dot(scene, theme, dpi=dpi, transparent=transparent, heading=heading, lit=lit, page=page)
    if picture_format == "dot":
        return dot.encode()
    data = run(dot, "nop2", picture_format)
    if picture_format == "png":
        return pictures.into_png(data, document, dpi)
    if picture_format == "svg":
        svg = _readable(data.decode(), scene, titles(scene, heading, page))
        return (pictures.into_svg(svg, document) if document else svg).encode()
    return data


def _check_size(box: Rect, dpi: float) -> None:
    if not dpi > 0:
        raise ValueError("the scale of a PNG must be more than 0")
    pixels = box.width * box.height * (dpi / 72) ** 2
    if pixels > MOST_PIXELS:
        most = (MOST_PIXELS / pixels) ** 0.5 * dpi / PNG_DPI
        raise ValueError(f"the PNG would have {pixels / 1e6:,.0f} million pixels; choose a scale of at most {most:.1f}")


def _readable(svg: str, scene: Scene, named: Mapping[str, str]) -> str:
    """Graphviz's SVG with names for made-up ids in its titles, our words as classes, and fonts to fall back on."""

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
