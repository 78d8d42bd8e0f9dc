"""What the editor's command does where there is no display: the loop report, and the picture as files."""

from __future__ import annotations

import os
import re
import socket
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
    return bool(os.environ.get("WAYLAND_DISPLAY")) or x_server_answers(os.environ.get("DISPLAY", ""))


def x_server_answers(display: str, sockets: str = "/tmp/.X11-unix") -> bool:  # noqa: S108 - where X servers listen
    """Whether an X server listens at a display; one that does not would end Qt, and us, without a word of ours.

    A display of another machine is taken at its word.
    """
    local = re.fullmatch(r"(?:unix)?:(\d+)(?:\.\d+)?", display)
    if not local:
        return bool(display)
    path = f"{sockets}/X{local[1]}"
    return any(_listens(address) for address in (path, f"\0{path}"))


def _listens(address: str) -> bool:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as server:
        server.settimeout(1.0)
        try:
            server.connect(address)
        except OSError:
            return False
    return True


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
