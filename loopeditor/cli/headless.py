"""What the editor's command does where there is no display: the loop report, and the picture as files."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

FOLDER = Path("out")
EXAMPLE = "amazon"
_FORMATS = (".svg", ".png", ".pdf")
_SCREENLESS = {"offscreen", "minimal"}


def has_display() -> bool:
    """Whether a window could be seen."""
    platform = os.environ.get("QT_QPA_PLATFORM", "").split(":")[0]
    if platform:
        return platform not in _SCREENLESS
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def work(argument: str | None) -> int:
    """Print the loop report of a file or example and write its picture into ``out/``; gives the exit code."""
    from loopeditor.cli.drawing import write_pictures
    from loopeditor.cli.report import print_report
    from loopeditor.cli.source import read

    source = read(argument or EXAMPLE)
    outputs = [FOLDER / f"{source.name}{extension}" for extension in _FORMATS]
    click.echo(f"There is no display here, so this is the loop report, and the picture goes to {FOLDER}{os.sep}")
    print_report(source.diagram)
    write_pictures(source.diagram, outputs, make_folder=True)
    for output in outputs:
        click.echo(f"wrote {output}")
    return 0
