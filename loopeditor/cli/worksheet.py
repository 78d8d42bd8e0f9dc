"""``loopeditor worksheet``: a diagram as a sheet for a class, and its key."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from loopeditor.analysis.exercise import Exercise
    from loopeditor.model.diagram import Diagram

_HIDE = ("signs", "loops", "link", "names")
_PAPERS = ("a4", "letter")


@click.command(short_help="Print a diagram as a worksheet for a class, and its key.")
@click.argument("source", metavar="FILE|EXAMPLE")
@click.option("-o", "--output", metavar="OUT", required=True, help="Sheet to write: .pdf .svg .png")
@click.option("--hide", type=click.Choice(_HIDE), multiple=True, required=True, help="What is left out; give it again.")
@click.option("--key", metavar="OUT", help="Write the same sheet with the answers.")
@click.option("--link", metavar="'A -> B'", default="", help="The link that is left out; it needs  --hide link.")
@click.option("--most", metavar="N", type=click.IntRange(min=1), help="Leave out at most N of each kind.")
@click.option("--seed", metavar="N", type=int, help="Make another choice of what is left out for each number.")
@click.option("--paper", type=click.Choice(_PAPERS), default="a4", show_default=True, help="Size of the page.")
def worksheet(
    source: str,
    output: str,
    hide: tuple[str, ...],
    key: str | None,
    link: str,
    most: int | None,
    seed: int | None,
    paper: str,
) -> None:
    """Draw a diagram with something left to fill in: signs, the letters of loops, a link, or names.

    \b
      loopeditor worksheet amazon -o sheet.pdf --hide signs --key key.pdf
      loopeditor worksheet limits-to-growth -o sheet.pdf --hide names --hide loops
    """  # noqa: D301 - \b is click's mark for lines that stay as they are
    from loopeditor import api
    from loopeditor.cli.source import read

    if link and "link" not in hide:
        raise click.UsageError("--link says which link is left out; add --hide link")
    outputs = {Path(output): False} | ({Path(key): True} if key else {})
    if key and Path(key) == Path(output):
        raise click.UsageError("the sheet and its key need two names")
    formats = {path: _format(path) for path in outputs}
    whole = _exercise(api.drawing(read(source).diagram).diagram, hide, link, most, seed)
    _write(whole, outputs, formats, paper)


def _exercise(diagram: Diagram, hide: tuple[str, ...], link: str, most: int | None, seed: int | None) -> Exercise:
    from loopeditor.analysis.exercise import Hide, exercise
    from loopeditor.cli.elements import element_called

    missing = element_called(diagram, link) if link else ""
    if missing and missing not in diagram.link:
        raise click.UsageError(f"{link!r} is a variable; name a link, such as 'A -> B'")
    try:
        return exercise(diagram, map(Hide, hide), link=missing, most=most, seed=seed)
    except ValueError as error:
        raise click.UsageError(str(error)) from error


def _write(whole: Exercise, outputs: dict[Path, bool], formats: dict[Path, str], paper: str) -> None:
    from loopeditor.engine.process import GraphvizError
    from loopeditor.files import store
    from loopeditor.render import worksheet as sheets

    try:
        drawn = {
            path: sheets.worksheet(whole, formats[path], key=is_key, paper=paper) for path, is_key in outputs.items()
        }
    except GraphvizError as error:
        raise click.ClickException(str(error)) from error
    for path, data in drawn.items():
        store.save(path, data)


def _format(path: Path) -> str:
    from loopeditor.files.errors import FileError
    from loopeditor.render.worksheet import FORMATS

    ending = path.suffix.lower().removeprefix(".")
    if ending not in FORMATS:
        what = f".{ending} is no kind of worksheet" if ending else "the name does not tell the kind of worksheet"
        raise FileError(path, what, mend=f"end it in one of {' '.join('.' + each for each in FORMATS)}")
    return ending
