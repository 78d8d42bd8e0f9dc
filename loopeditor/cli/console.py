"""Where text for people goes, each paragraph on one line where nobody's screen is the limit."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from loopeditor.files.errors import printable_line
from loopeditor.model.polarity import LoopPolarity

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

COLOURS = {
    LoopPolarity.REINFORCING: "green",
    LoopPolarity.BALANCING: "red",
    LoopPolarity.UNDETERMINED: "yellow",
}


def console() -> Console:
    """Standard output; as wide as the terminal, or endless where it goes elsewhere."""
    from rich.console import Console

    return Console(highlight=False, width=None if sys.stdout.isatty() else 1_000_000)


def headed(title: str) -> Console:
    """Standard output, with the title of a diagram on it already, where it has one."""
    out = console()
    if title:
        out.print(text(title, "bold"))
    return out


def text(content: str, style: str = "") -> Text:
    """A line as it stands, in which nothing is markup."""
    from rich.text import Text

    return Text(printable_line(content), style=style)


def table(**columns: str) -> Table:
    """An empty table without lines; for each column its heading, and whether it is ``left``, ``right`` or ``fold``."""
    from rich.table import Table

    made = Table(box=None, pad_edge=False, padding=(0, 3, 0, 0), header_style="dim")
    for heading, kind in columns.items():
        made.add_column(
            heading.replace("_", " "),
            justify="right" if kind == "right" else "left",
            no_wrap=kind != "fold",
            overflow="fold",
        )
    return made


def many(number: int, what: str) -> str:
    """A number of things: 1 link, 2,000 links."""
    return f"{number:,} {what}{'' if number == 1 else 's'}"
