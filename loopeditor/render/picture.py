"""A Scene as the bytes of an SVG, PNG, PDF or DOT file."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import cache, partial
from html import escape, unescape
from typing import TypedDict

from loopeditor.engine.fonts import FAMILY
from loopeditor.engine.process import GraphvizError, run
from loopeditor.files import pictures
from loopeditor.geometry.scene import Scene
from loopeditor.geometry.shapes import Rect
from loopeditor.render.dot import titles, to_dot
from loopeditor.render.emphasis import Key
from loopeditor.render.measurer import drawn_width
from loopeditor.render.page import PLAIN, Page, frame, shown_heading
from loopeditor.render.themes import PAPER, Theme

FORMATS = ("svg", "png", "pdf", "dot")
"""What ``render`` can make."""
PNG_DPI = 96.0
"""Dots per inch of a PNG at scale 1."""
MOST_PIXELS = 100_000_000
"""Pixels that a PNG may have; more would not open in slides and could exhaust the memory."""

_GROUP, _REMARK = '<g id="', "<!--"
_TEXT = re.compile(r'(<text [^>]*font-size="([\d.]+)")([^>]*)>([^<]+)</text>')
# Where Graphviz sets the letters, it sets each at a whole dot of 96 an inch; of larger letters, that widens names less.
_SET_BY_GRAPHVIZ = ("png", "pdf")
_ZOOM = 2.0
_WIDEST = 4.0  # Graphviz draws wider arrowheads at lines that are wider than that
_LONG = 3  # letters that make a width worth keeping
_FALLBACKS = "'Source Sans 3', 'Helvetica Neue', Helvetica, Arial, sans-serif"


class _Way(TypedDict):
    """What pictures and their text share."""

    transparent: bool
    heading: str
    lit: Collection[Key] | None
    page: Page


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
    document: Callable[[], str] = str,
) -> bytes:
    """The picture of a scene, drawn by Graphviz: the same places as on the screen.

    ``scale`` multiplies a PNG's 96 dots per inch; ``heading`` stands above the picture, unless the scene's own title
    says the same; where ``lit`` says which loops stand out, the rest is faded. ``document`` gives the text of the
    native file, which an SVG and a PNG carry along; it is asked for while Graphviz draws.

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
    way: _Way = {"transparent": transparent, "heading": heading, "lit": lit, "page": page}
    if picture_format == "dot":
        return to_dot(scene, theme, **way).encode()
    drawing = _dot(scene, picture_format, theme, dpi, way)
    if picture_format == "png":
        carried = cache(document)
        return pictures.into_png(run(drawing, "nop2", "png", meanwhile=carried), carried(), dpi)
    if picture_format == "svg":
        words = cache(partial(_words, scene, heading, page, document))
        return _readable(run(drawing, "nop2", "svg", meanwhile=words).decode(), theme, words()).encode()
    return run(drawing, "nop2", picture_format)


def dot_of(scene: Scene, picture_format: str, theme: Theme = PAPER) -> bytes:
    """The DOT that Graphviz makes one of its formats of, at the usual size."""
    dpi = PNG_DPI if picture_format == "png" else 72.0
    way: _Way = {"transparent": False, "heading": "", "lit": None, "page": PLAIN}
    return _dot(scene, picture_format, theme, dpi, way).encode()


def _dot(scene: Scene, picture_format: str, theme: Theme, dpi: float, way: _Way) -> str:
    zoom = _zoom(theme) if picture_format in _SET_BY_GRAPHVIZ else 1.0
    return to_dot(scene, theme, dpi=dpi, to_look_at=True, zoom=zoom, **way)


def _as_wide(theme: Theme, text: re.Match[str]) -> str:
    """A text as wide as the scene has it, whichever font its reader has in place of ours."""
    start, size, rest, written = text.groups()
    shown, strong = unescape(written), f'"{theme.strong_font}"' in start
    if not shown.isascii() or len(shown) < _LONG or (strong and theme.font != FAMILY):
        return text[0]
    width = drawn_width(shown, float(size), theme.font, strong=strong)
    return f'{start}{rest} textLength="{width:.1f}" lengthAdjust="spacingAndGlyphs">{written}</text>'


def font_list(font: str) -> str:
    """A font and those that take its place where it is missing; quoted, as CSS drops a list with a bare digit in it."""
    own = "" if font == FAMILY else f"'{escape(font)}', "
    return f"{own}'{FAMILY}', {_FALLBACKS}"


def _zoom(theme: Theme) -> float:
    return max(1.0, min(_ZOOM, _WIDEST / theme.link_width))


def _check_size(box: Rect, dpi: float) -> None:
    if not dpi > 0:
        raise ValueError("the scale of a PNG must be more than 0")
    pixels = box.width * box.height * (dpi / 72) ** 2
    if pixels > MOST_PIXELS:
        most = (MOST_PIXELS / pixels) ** 0.5 * dpi / PNG_DPI
        raise ValueError(f"the PNG would have {pixels / 1e6:,.0f} million pixels; choose a scale of at most {most:.1f}")


@dataclass(frozen=True)
class _Words:
    """What an SVG says beside Graphviz's part of it: elements at its start, and the title of each group by its id."""

    start: str
    titles: Mapping[str, str]


def _words(scene: Scene, heading: str, page: Page, document: Callable[[], str]) -> _Words:
    about = f"<title>{escape(scene.title)}</title>\n<desc>{escape(scene.description)}</desc>\n"
    text = document()
    named = {name: escape(title) for name, title in titles(scene, heading, page).items()}
    return _Words(f"{about}{pictures.metadata(text)}\n" if text else about, named)


def _readable(svg: str, theme: Theme, words: _Words) -> str:
    """Graphviz's SVG with our words: also as classes, in titles instead of made-up ids, and fonts to fall back on."""
    xml, _, rest = svg.partition("\n")
    page, *groups = rest[rest.index("<svg") :].split(_GROUP)
    drawn = _GROUP.join(["", *[_group(group, theme, words.titles) for group in groups]])
    fonts = font_list(theme.font)
    drawn = drawn.replace(f'font-family="{theme.strong_font}"', f'font-family="{fonts}" font-weight="600"')
    drawn = drawn.replace(f'font-family="{theme.font}"', f'font-family="{fonts}"')
    return f'{xml}\n{page.rstrip()[:-1]} role="img">\n{words.start}{drawn}'


def _group(group: str, theme: Theme, named: Mapping[str, str]) -> str:
    """A group from its id on to the next one, without what Graphviz remarks about that."""
    name, _, rest = group.partition('" class="')
    classes, _, rest = rest.partition('"')
    others, _, rest = rest.partition("\n<title>")
    content = rest[rest.index("</title>") :].partition(_REMARK)[0]
    if "<text" in content:
        content = _TEXT.sub(partial(_as_wide, theme), content)
    return f'{name}" class="{classes.rpartition(" ")[2]}"{others}\n<title>{named.get(name, "")}{content}'


__all__ = ["FORMATS", "MOST_PIXELS", "PNG_DPI", "GraphvizError", "dot_of", "font_list", "render"]
