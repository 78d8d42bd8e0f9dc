"""The command line: ``build`` makes the command, ``run`` runs it and turns every failure into one line."""

from loopeditor.cli.command import build
from loopeditor.cli.running import run

__all__ = ["build", "run"]
