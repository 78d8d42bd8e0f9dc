"""``loopeditor export``: the pictures of diagrams."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from loopeditor.cli.sharing import Worker

_OWN = "\0"  # no title that one can type
_BY_GRAPHVIZ = (".svg", ".png", ".pdf")
_LAYOUTS = ("wheel", "lobes", "layered", "compact")
_SIZES = ("16:9", "4:3", "square")


@click.command(short_help="Draw diagrams as SVG, PNG, PDF, DOT, HTML or GIF.")
@click.argument("sources", metavar="FILE|EXAMPLE...", nargs=-1, required=True)
@click.option(
    "-o",
    "--output",
    "outputs",
    metavar="OUT",
    multiple=True,
    required=True,
    help="File to write: .svg .png .pdf .dot .html .gif .pptx. {name} in it is that of each FILE. Give it again for "
    "more files.",
)
@click.option("--scale", type=float, default=1.0, show_default=True, help="Size of a PNG or GIF; 2 doubles its pixels.")
@click.option("--transparent", is_flag=True, help="Leave out the background.")
@click.option(
    "--title", metavar="[TEXT]", is_flag=False, flag_value=_OWN, help="Write a heading: TEXT, else the diagram's title."
)
@click.option(
    "--theme",
    metavar="THEME",
    default="paper",
    show_default=True,
    help="paper, dark, high-contrast, grey, flywheel, or a .toml file with colours of your own.",
)
@click.option("--layout", type=click.Choice(_LAYOUTS), help="Place everything anew, in this style.")
@click.option("--size", type=click.Choice(_SIZES), help="Fit the page, and what is placed, to this shape.")
@click.option("--loops", metavar="R1,B2", default="", help="Loops that stand out; the rest fades.")
@click.option("--hide-signs", is_flag=True, help="Leave out the signs of the links.")
@click.option("--legend", is_flag=True, help="Explain the signs beneath the picture.")
@click.option("--footer", metavar="TEXT", default="", help="Write a line beneath the picture.")
@click.option("--story", is_flag=True, help="Slides: one more for each loop, with its story in the notes.")
@click.option("--glued", is_flag=True, help="Slides: links that follow the names when these are moved.")
def export(sources: tuple[str, ...], outputs: tuple[str, ...], title: str | None, **options: Any) -> int:  # noqa: ANN401 - click hands over what the options above say
    """Draw diagrams; every file of one shows the same picture, and opening an SVG or PNG gives it back.

    \b
      loopeditor export amazon -o amazon.svg -o amazon.png --scale 2 --title
      loopeditor export a.cld b.cld -o out/{name}.svg --theme flywheel --size 16:9
    """  # noqa: D301 - \b is click's mark for lines that stay as they are
    _check_slides(outputs, **options)
    start_engine(outputs)
    with _workers(sources) as ready:
        from loopeditor.cli.batch import export_all
        from loopeditor.cli.drawing import Wanted

        return export_all(sources, outputs, Wanted.of(options), None if title == _OWN else title or "", ready)


def _workers(sources: Sequence[str]) -> AbstractContextManager[list[Worker]]:
    """Processes that help where there are many diagrams, starting up while we get ready too."""
    if len(sources) == 1:
        return nullcontext([])
    from loopeditor.cli.sharing import workers_for
    from loopeditor.cli.source import STANDARD_INPUT

    if STANDARD_INPUT in sources:
        return nullcontext([])
    return workers_for(len(sources), "loopeditor.cli.batch")


def start_engine(outputs: Iterable[str]) -> None:
    """Let Graphviz start, where these are pictures that it draws, while we get ready too."""
    if any(output.lower().endswith(_BY_GRAPHVIZ) for output in outputs):
        from loopeditor.engine import process

        process.start()


def _check_slides(outputs: tuple[str, ...], *, story: bool, glued: bool, **_: Any) -> None:  # noqa: ANN401 - as above
    endings = {output.rpartition(".")[2].lower() for output in outputs}
    if (story and not endings & {"pptx", "html", "gif"}) or (glued and "pptx" not in endings):
        raise click.UsageError(f"--{'story' if story else 'glued'} is for slides; add -o OUT.pptx")
