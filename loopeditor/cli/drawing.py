"""Pictures into files, for every verb that makes some."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from loopeditor import api
from loopeditor.cli.elements import loop_called
from loopeditor.engine.process import GraphvizError
from loopeditor.files import store
from loopeditor.files.errors import FileError, sentence_of
from loopeditor.layout.styles import Style
from loopeditor.model.diagram import Diagram
from loopeditor.render.page import PLAIN, Page
from loopeditor.render.theme_files import theme_called
from loopeditor.render.themes import PAPER, Theme


@dataclass(frozen=True)
class Wanted:
    """How pictures are to be made; the fields are those of ``api.export``."""

    scale: float = 1.0
    transparent: bool = False
    heading: str = ""
    theme: Theme = PAPER
    page: Page = PLAIN
    style: Style | None = None
    loops: tuple[str, ...] = ()

    @classmethod
    def of(cls, options: Mapping[str, Any]) -> Wanted:
        """What the options of the command line ask for.

        Raises:
            FileError: for an unknown theme.
        """
        layout, size = options["layout"], options["size"]
        return cls(
            scale=options["scale"],
            transparent=options["transparent"],
            theme=theme_called(options["theme"]),
            page=Page(
                signs=not options["hide_signs"],
                shape=size or "free",
                legend=options["legend"],
                footer=options["footer"],
                story=options["story"],
                glued=options["glued"],
            ),
            style=Style(layout) if layout else None,
            loops=tuple(filter(None, map(str.strip, options["loops"].split(",")))),
        )


USUAL = Wanted()


def write_pictures(
    diagram: Diagram, outputs: Sequence[Path], wanted: Wanted = USUAL, *, make_folder: bool = False
) -> None:
    """Draw a diagram once and write each of the files, all drawn before the first is written.

    Raises:
        FileError: for an unknown extension, or the first file that cannot be written.
        click.UsageError: for a PNG that would be too large, or an unknown loop.
        click.ClickException: where Graphviz fails.
    """
    extensions = [api.picture_extension(path) for path in outputs]
    try:
        pictures = _pictures(diagram, dict.fromkeys(extensions), wanted)
    except GraphvizError as error:
        raise click.ClickException(str(error)) from error
    except ValueError as error:
        raise click.UsageError(str(error)) from error
    for path, extension in zip(outputs, extensions, strict=True):
        if make_folder:
            _make_folder(path.parent)
        store.save(path, pictures[extension], can_be_made_again=True)


def _pictures(diagram: Diagram, extensions: Iterable[str], wanted: Wanted) -> dict[str, bytes]:
    """The picture of each kind, by its extension."""
    shape = wanted.page.shape
    shape = "16:9" if shape == "free" else shape
    drawn = api.drawing(diagram, style=wanted.style, shape=shape, font=wanted.theme.font)
    lit = [loop_called(drawn.diagram, label, drawn.loops)[0].key for label in wanted.loops]
    return {
        extension: api.picture(
            drawn.scene,
            extension,
            scale=wanted.scale,
            transparent=wanted.transparent,
            heading=wanted.heading,
            theme=wanted.theme,
            lit=lit or None,
            page=wanted.page,
            document=drawn.diagram,
        )
        for extension in extensions
    }


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message, mend = sentence_of(error)
        raise FileError(folder, f"the folder cannot be made: {message}", mend=mend) from error
