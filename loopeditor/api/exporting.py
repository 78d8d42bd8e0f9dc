"""A diagram, or a scene of it, as the bytes of every kind of picture."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack

from loopeditor.api.drawing import Drawing, drawing
from loopeditor.files import formats, native, store
from loopeditor.files.errors import FileError
from loopeditor.model.diagram import Diagram

if TYPE_CHECKING:
    from loopeditor.geometry.scene import Scene
    from loopeditor.model.diagram import LoopKey
    from loopeditor.render.page import Page
    from loopeditor.render.themes import Theme

PICTURES = (".svg", ".png", ".pdf", ".dot", ".html", ".gif", ".pptx")
"""Extensions of the pictures that ``export`` makes."""

_BUILD_UPS = (".html", ".gif")
"""Those of them that show the diagram loop by loop."""


class _Shared(TypedDict):
    """What every picture that stands still is made with."""

    transparent: bool
    heading: str
    lit: tuple[LoopKey, ...] | None
    page: Page


class Options(TypedDict, total=False):
    """How ``export`` makes a picture; whatever is left out is as usual."""

    scale: float
    """Multiplies the size of a PNG in pixels."""
    transparent: bool
    """Leaves the background out."""
    heading: str
    """A line above the picture, unless the title stands on the canvas and says the same."""
    theme: str
    """``paper``, ``dark``, ``high-contrast``, ``grey``, ``flywheel``, or a ``.toml`` file with colours."""
    loops: Iterable[str]
    """Identifiers of the loops that stand out while the rest fades, such as R1; all where none is named."""
    signs: bool
    """Whether links bear their signs."""
    layout: str
    """Places everything anew: ``lobes``, ``wheel``, ``layered`` or ``compact``."""
    size: str
    """Fits the page to ``16:9``, ``4:3`` or ``square``."""
    legend: bool
    """Explains the signs beneath the picture."""
    footer: str
    """A line beneath the picture."""
    story: bool
    """Slides get one more for each loop, with its story in the notes."""
    glued: bool
    """Links on slides follow the names when these are moved, instead of being curved as they are here."""


def export(diagram: Diagram, path: str | PathLike[str], **options: Unpack[Options]) -> None:
    """Draw a diagram as one of ``PICTURES``, by the extension; a file that is there is replaced.

    Variables without a position are placed first. An SVG, a PNG and a page carry the diagram along, so that ``open``
    gives it back. An ``.html`` page and an animated ``.gif`` build it up loop by loop. Slides (``.pptx``) have shapes
    of their own, which can be edited, and the diagram too.

    Raises:
        FileError: for another extension, or where a file cannot be read or written.
        ValueError: for a PNG that would be too large, or an unknown loop, layout or size.
        GraphvizError: where Graphviz fails.
    """
    from loopeditor.layout.styles import Style
    from loopeditor.render.theme_files import theme_called

    path, layout, size = Path(path), options.get("layout", ""), options.get("size", "")
    extension, theme, page = picture_extension(path), theme_called(options.get("theme", "paper")), _page(options)
    drawn = drawing(diagram, style=Style(layout) if layout else None, shape=size or "16:9", font=theme.font)
    data = picture(
        drawn.scene,
        extension,
        scale=options.get("scale", 1.0),
        transparent=options.get("transparent", False),
        heading=options.get("heading", ""),
        theme=theme,
        lit=keys_of(drawn, options.get("loops", ())),
        page=page,
        document=drawn.diagram,
    )
    store.save(path, data, can_be_made_again=True)


def _page(options: Options) -> Page:
    from loopeditor.render.page import Page, checked_shape

    return Page(
        signs=options.get("signs", True),
        shape=checked_shape(options.get("size") or "free"),
        legend=options.get("legend", False),
        footer=options.get("footer", ""),
        story=options.get("story", False),
        glued=options.get("glued", False),
    )


def keys_of(drawn: Drawing, identifiers: Iterable[str]) -> tuple[LoopKey, ...] | None:
    """The keys of the loops with these identifiers; None where none is named.

    Raises:
        ValueError: where there is no such loop.
    """
    wanted = [identifier.strip().upper() for identifier in identifiers]
    keys = {identifier: loop.key for loop, identifier in drawn.loops} if wanted else {}
    for identifier in wanted:
        if identifier not in keys:
            raise ValueError(f"there is no loop {identifier!r}")
    return tuple(keys[identifier] for identifier in wanted) or None


def picture(
    drawn: Scene,
    extension: str,
    *,
    scale: float = 1.0,
    transparent: bool = False,
    heading: str = "",
    theme: Theme | None = None,
    lit: Iterable[LoopKey] | None = None,
    page: Page | None = None,
    document: Diagram | None = None,
) -> bytes:
    """The bytes of a picture; ``extension`` is one of ``PICTURES``.

    ``lit`` holds the keys of the loops that stand out, ``document`` is what the picture carries along; for the rest see
    ``export``.
    """
    from loopeditor.render.page import PLAIN
    from loopeditor.render.picture import render
    from loopeditor.render.themes import PAPER

    if extension in _BUILD_UPS:
        chosen = None if lit is None else tuple(lit)
        return _build_up(drawn, extension, document, chosen, theme or PAPER, page or PLAIN, scale, heading)
    shared: _Shared = {
        "transparent": transparent,
        "heading": heading,
        "lit": None if lit is None else tuple(lit),
        "page": page or PLAIN,
    }
    carried = partial(_text_of, document) if document and extension in formats.PICTURES else str
    if extension == ".pptx":
        from loopeditor.render.buildup import tellings
        from loopeditor.render.pptx import to_pptx

        return to_pptx(
            drawn, theme or PAPER, tellings(document, drawn) if document else None, **shared, document=carried()
        )
    return render(drawn, extension.removeprefix("."), theme or PAPER, scale=scale, **shared, document=carried)


def _build_up(
    drawn: Scene,
    extension: str,
    document: Diagram | None,
    chosen: tuple[LoopKey, ...] | None,
    theme: Theme,
    page: Page,
    scale: float,
    heading: str,
) -> bytes:
    """The scene loop by loop, or no more than the chosen ones of them, as a page or as an animation."""
    from loopeditor.render.animation import to_gif
    from loopeditor.render.buildup import tellings, with_loops
    from loopeditor.render.html import to_html

    shown = with_loops(drawn, chosen)
    if extension == ".gif":
        return to_gif(shown, theme, scale=scale, heading=heading, page=page)
    told, text = (tellings(document, shown), _text_of(document)) if document else ({}, "")
    return to_html(shown, told, theme, heading=heading, page=page, document=text)


_written: tuple[Diagram, str] | None = None


def _text_of(document: Diagram) -> str:
    """The native file; the same again costs nothing, as where one diagram becomes pictures of several kinds."""
    global _written
    if not (_written and _written[0] is document):
        _written = document, native.dumps(document)
    return _written[1]


def picture_extension(path: Path) -> str:
    """The extension of a picture's file, in small letters.

    Raises:
        FileError: where it is none of ``PICTURES``.
    """
    extension = path.suffix.lower()
    if extension not in PICTURES:
        what = f"{extension} is not a kind of picture" if extension else "the name does not tell the kind of picture"
        raise FileError(path, what, mend=f"end it in one of {' '.join(PICTURES)}")
    return extension
