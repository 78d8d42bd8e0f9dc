"""Pictures into files, for every verb that makes some."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from loopeditor import api
from loopeditor.engine.process import GraphvizError
from loopeditor.files import store
from loopeditor.files.errors import FileError, sentence_of
from loopeditor.model.diagram import Diagram


def write_pictures(
    diagram: Diagram,
    outputs: Sequence[Path],
    *,
    scale: float = 1.0,
    transparent: bool = False,
    heading: str = "",
    make_folder: bool = False,
) -> None:
    """Draw a diagram once and write each of the files, all drawn before the first is written.

    Raises:
        FileError: for an unknown extension, or the first file that cannot be written.
        click.UsageError: for a PNG that would be too large.
        click.ClickException: where Graphviz fails.
    """
    extensions = [api.picture_extension(path) for path in outputs]
    try:
        drawn = api.scene(diagram)
        pictures = {
            extension: api.picture(drawn, extension, scale=scale, transparent=transparent, heading=heading)
            for extension in dict.fromkeys(extensions)
        }
    except GraphvizError as error:
        raise click.ClickException(str(error)) from error
    except ValueError as error:
        raise click.UsageError(str(error)) from error
    for path, extension in zip(outputs, extensions, strict=True):
        if make_folder:
            _make_folder(path.parent)
        store.save(path, pictures[extension])


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message, mend = sentence_of(error)
        raise FileError(folder, f"the folder cannot be made: {message}", mend=mend) from error
