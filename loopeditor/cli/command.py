"""The ``loopeditor`` command: its verbs, and the editor where no verb is named."""

from __future__ import annotations

from collections.abc import Callable

import click

from loopeditor import __version__
from loopeditor.cli.archetypes import archetypes
from loopeditor.cli.check import check
from loopeditor.cli.convert import convert
from loopeditor.cli.diff import diff
from loopeditor.cli.examples import examples
from loopeditor.cli.explain import explain
from loopeditor.cli.export import export
from loopeditor.cli.loops import loops
from loopeditor.cli.metrics import metrics
from loopeditor.cli.opening import opening
from loopeditor.cli.simulate import simulate
from loopeditor.cli.walk import walk
from loopeditor.cli.worksheet import worksheet

OPEN = "open"
_HELP = """Draw causal-loop diagrams, find every feedback loop, and export the picture.

Without a verb the editor opens, on FILE or on a built-in EXAMPLE.

\b
  loopeditor                               the editor and its start page
  loopeditor amazon                        the editor on a built-in example
  loopeditor loops amazon                  what goes round in it
  loopeditor explain amazon R1             one loop in words
  loopeditor export amazon -o amazon.svg   its picture

FILE is a diagram (.cld), a text in the notation (.txt) or a graph (.dot).
A folder before a name always means a file: ./amazon
"""


def build(open_editor: Callable[[str | None], int]) -> click.Group:
    """The command; ``open_editor`` opens the window on a file, an example or its start page, and gives the exit code.

    It is passed in because the command line works without a window and knows nothing of one.
    """
    group = _Verbs(
        "loopeditor",
        help=_HELP,
        subcommand_metavar="[FILE|EXAMPLE] | VERB ...",
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    )
    click.version_option(__version__, prog_name="loopeditor")(group)
    group.add_command(opening(open_editor), OPEN)
    told = (examples, archetypes, loops, explain, check, metrics, diff)
    for verb in (*told, walk, simulate, export, convert, worksheet):
        group.add_command(verb)
    return group


class _Verbs(click.Group):
    """Verbs in the order in which one needs them; what is no verb is something to open."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        is_option = bool(args) and args[0].startswith("-") and args[0] != "-"
        if not is_option and not (args and args[0] in self.commands):
            args = [OPEN, *args]
        return super().parse_args(ctx, args)

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(self.commands)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        super().format_commands(ctx, formatter)
        click.Command.format_options(self, ctx, formatter)
