"""What ``import loopeditor`` offers: a diagram from a file, an example or a text; its loops; its picture."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack

from loopeditor import resources
from loopeditor.files import formats, native, store
from loopeditor.files.errors import FileError
from loopeditor.model import notation
from loopeditor.model.diagram import Diagram, DiagramError, Direction, Link, Variable, show_diagrams_with
from loopeditor.model.notation import NotationError
from loopeditor.model.polarity import LoopPolarity, Polarity

if TYPE_CHECKING:
    from loopeditor.analysis.loops import Loop
    from loopeditor.geometry.scene import Scene
    from loopeditor.layout.styles import Style
    from loopeditor.model.diagram import LoopKey
    from loopeditor.render.page import Page
    from loopeditor.render.themes import Theme

PICTURES = (".svg", ".png", ".pdf", ".dot", ".html", ".gif", ".pptx")
"""Extensions of the pictures that ``export`` makes."""

_BUILD_UPS = (".html", ".gif")
"""Those of them that show the diagram loop by loop."""

PATIENCE = 10.0
"""Seconds that loops are searched for a picture; a picture shows only a few of them."""


class _Shared(TypedDict):
    """What every picture that stands still is made with."""

    transparent: bool
    heading: str
    lit: tuple[LoopKey, ...] | None
    page: Page
    document: str


@dataclass(frozen=True)
class NamedLoop:
    """A feedback loop with its identifier, such as R1, and the name that people gave it, if any.

    ``links`` are ids, ``variables`` names in causal order.
    """

    id: str
    polarity: LoopPolarity
    variables: tuple[str, ...]
    links: tuple[str, ...]
    delays: int
    name: str = ""

    @property
    def length(self) -> int:
        """How many links the loop has."""
        return len(self.links)


@dataclass(frozen=True)
class Drawing:
    """A diagram in which everything has its place, its loops with their identifiers, and the scene of both."""

    diagram: Diagram
    loops: tuple[tuple[Loop, str], ...]
    scene: Scene


def open(path: str | PathLike[str]) -> Diagram:  # noqa: A001 - le.open reads as what it does
    """The diagram in a ``.cld``, ``.txt``, ``.dot`` or ``.csv`` file, or in a picture that loopeditor exported.

    Raises:
        FileError: one line that names the file, the place in it and the mend.
    """
    return formats.read(Path(path))


def save(diagram: Diagram, path: str | PathLike[str]) -> None:
    """Save a diagram as ``.cld``, ``.txt`` or ``.dot``, by the extension.

    Raises:
        FileError: one line that names the file and the mend; an older file is then untouched.
    """
    formats.write(diagram, Path(path))


def examples() -> list[str]:
    """The names of the built-in diagrams."""
    return resources.example_names()


def example(name: str) -> Diagram:
    """A built-in diagram.

    Raises:
        KeyError: where there is none of that name.
    """
    return native.loads(resources.example_text(name), f"{name}.cld")


def parse(text: str) -> Diagram:
    """The diagram that a text in the notation describes, such as ``"Visits -> Sellers -> Selection -> Visits"``.

    Raises:
        NotationError: with line and column.
    """
    return notation.parse(text)


def loops(diagram: Diagram, limit: int = 1_000) -> list[NamedLoop]:
    """The feedback loops of a diagram, shortest first, at most ``limit`` of them."""
    from loopeditor.analysis.loops import find_loops

    return [named(diagram, loop, name) for loop, name in identified(find_loops(diagram, limit).found)]


def named(diagram: Diagram, loop: Loop, identifier: str) -> NamedLoop:
    """A loop as people read it: with its identifier, its own name and those of its variables."""
    names = tuple(diagram.name(variable) for variable in loop.variables)
    note = diagram.loop_note.get(loop.key)
    return NamedLoop(identifier, loop.polarity, names, loop.links, loop.delays, note.name if note else "")


def identified(found: Iterable[Loop]) -> list[tuple[Loop, str]]:
    """Loops with their identifiers, in the same order."""
    from loopeditor.analysis.identity import identify

    found = list(found)
    identifiers = identify(found)
    return [(loop, identifiers[loop.key]) for loop in found]


def scene(diagram: Diagram) -> Scene:
    """The drawn diagram as data; variables without a position are placed first."""
    return drawing(diagram).scene


def drawing(diagram: Diagram, *, style: Style | None = None, shape: str = "16:9") -> Drawing:
    """A diagram as it is drawn.

    Args:
        diagram: what to draw; variables without a position are placed first.
        style: places all of them anew, in this style.
        shape: one of ``styles.SHAPES``, which what is placed is fitted to.
    """
    from loopeditor.analysis.loops import find_loops
    from loopeditor.geometry.drawing import draw
    from loopeditor.layout.flywheel import arrange, rearrange
    from loopeditor.render.measurer import measurer

    if style is None:
        placed = arrange(diagram, measurer(), aspect=shape)
    else:
        placed = rearrange(diagram, measurer(), style=style, aspect=shape)
    found = tuple(identified(find_loops(placed, seconds=PATIENCE).found))
    return Drawing(placed, found, draw(placed, found, measurer()))


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

    Variables without a position are placed first. An SVG and a PNG carry the diagram along, so that ``open`` gives it
    back. An ``.html`` page and an animated ``.gif`` build it up loop by loop. Slides (``.pptx``) have shapes of their
    own, which can be edited, and the diagram too.

    Raises:
        FileError: for another extension, or where a file cannot be read or written.
        ValueError: for a PNG that would be too large, or an unknown loop, layout or size.
        GraphvizError: where Graphviz fails.
    """
    from loopeditor.layout.styles import Style
    from loopeditor.render.theme_files import theme_called

    path, layout, size = Path(path), options.get("layout", ""), options.get("size", "")
    extension, theme, page = picture_extension(path), theme_called(options.get("theme", "paper")), _page(options)
    drawn = drawing(diagram, style=Style(layout) if layout else None, shape=size or "16:9")
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
    store.save(path, data)


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
    keys = {identifier: loop.key for loop, identifier in drawn.loops}
    wanted = [identifier.strip().upper() for identifier in identifiers]
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
        "document": native.dumps(document) if document else "",
    }
    if extension == ".pptx":
        from loopeditor.render.buildup import tellings
        from loopeditor.render.pptx import to_pptx

        return to_pptx(drawn, theme or PAPER, tellings(document, drawn) if document else None, **shared)
    return render(drawn, extension.removeprefix("."), theme or PAPER, scale=scale, **shared)


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
    return to_html(shown, tellings(document, shown) if document else {}, theme, heading=heading, page=page)


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


def _svg(diagram: Diagram) -> str:
    return picture(scene(diagram), ".svg").decode()


show_diagrams_with(_svg)

__all__ = [
    "Diagram",
    "DiagramError",
    "Direction",
    "FileError",
    "Link",
    "LoopPolarity",
    "NamedLoop",
    "NotationError",
    "Polarity",
    "Variable",
    "example",
    "examples",
    "export",
    "loops",
    "open",
    "parse",
    "save",
    "scene",
]
