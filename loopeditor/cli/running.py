"""Running the command: whatever goes wrong becomes one line on standard error and an exit code."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Sequence

import click

from loopeditor.files.errors import FileError, printable_line
from loopeditor.model.naming import one_line

DONE, FAILED, BAD_INPUT = 0, 1, 2


def run(command: click.Command, arguments: Sequence[str]) -> int:
    """Run the command and give its exit code: 0 done, 2 bad input or usage, 1 anything else."""
    _accept_every_character()
    try:
        with command.make_context("loopeditor", list(arguments)) as context:
            code = command.invoke(context)
        sys.stdout.flush()
        return code if isinstance(code, int) else DONE
    except click.exceptions.Exit as end:
        return end.exit_code
    except click.UsageError as error:
        verb = error.ctx.command_path if error.ctx else "loopeditor"
        return _fail(f"{error.format_message().rstrip('.')}; see {verb} --help", BAD_INPUT)
    except click.ClickException as error:
        return _fail(error.format_message(), error.exit_code)
    except FileError as error:
        return _fail(str(error), BAD_INPUT)
    except BrokenPipeError:
        return _fall_silent()
    except (KeyboardInterrupt, EOFError, click.Abort):
        return _fail("interrupted", FAILED)
    except Exception as error:  # noqa: BLE001 - nobody who types a command wants a traceback
        return _fail(f"unexpected {type(error).__name__}: {error}; please report what you did", FAILED)


def _fail(message: str, code: int) -> int:
    with contextlib.suppress(OSError):
        print(f"loopeditor: {printable_line(one_line(message))}", file=sys.stderr, flush=True)
    return code


def _fall_silent() -> int:
    """Whoever read our output has left: say nothing more, also not when Python closes the stream."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return FAILED


def _accept_every_character() -> None:
    """Characters that the terminal cannot show come out as escapes instead of stopping us."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError, ValueError):
            stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
