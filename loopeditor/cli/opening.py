"""The editor, which opens where no verb is named; without a display its job is done without a window."""

from __future__ import annotations

from collections.abc import Callable

import click

from loopeditor.cli import headless


def opening(open_editor: Callable[[str | None], int]) -> click.Command:
    """The hidden verb that opens the editor."""

    @click.command(hidden=True, options_metavar="")
    @click.argument("source", metavar="[FILE|EXAMPLE]", required=False)
    def command(source: str | None) -> int:
        """Open the editor on FILE, on a built-in EXAMPLE, or on its start page."""
        if not headless.has_display():
            return headless.work(source)
        from loopeditor.cli.source import STANDARD_INPUT, read

        if source == STANDARD_INPUT:
            raise click.UsageError("the editor cannot read standard input; name a FILE or an EXAMPLE")
        if source is not None:
            read(source)  # a file that cannot be read is told here, where the person typed its name
        return open_editor(source)

    return command
