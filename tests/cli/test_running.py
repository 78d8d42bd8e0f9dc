from __future__ import annotations

import click
import pytest

from loopeditor.cli.running import run
from loopeditor.files.errors import FileError


def failing(error: BaseException) -> click.Command:
    @click.command()
    def command() -> None:
        raise error

    return command


@pytest.mark.parametrize(
    ("error", "code", "line"),
    [
        (FileError("a.cld", "it is odd", mend="mend it"), 2, "a.cld: it is odd; mend it"),
        (click.UsageError("no such\nthing."), 2, "no such thing; see loopeditor --help"),
        (click.ClickException("Graphviz broke off"), 1, "Graphviz broke off"),
        (KeyboardInterrupt(), 1, "interrupted"),
        (click.Abort(), 1, "interrupted"),
        (ZeroDivisionError("by\nzero"), 1, "unexpected ZeroDivisionError: by zero; please report what you did"),
        (RecursionError("too deep"), 1, "unexpected RecursionError: too deep; please report what you did"),
    ],
)
def test_every_failure_is_one_line(
    capsys: pytest.CaptureFixture[str], error: BaseException, code: int, line: str
) -> None:
    assert run(failing(error), []) == code
    assert capsys.readouterr() == ("", f"loopeditor: {line}\n")


@pytest.mark.parametrize(("given", "code"), [(None, 0), (0, 0), (3, 3)])
def test_the_exit_code_is_what_the_command_gives(given: int | None, code: int) -> None:
    @click.command()
    def command() -> int | None:
        return given

    assert run(command, []) == code


def test_a_reader_that_left_is_no_drama(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    silenced: list[int] = []
    monkeypatch.setattr("os.dup2", lambda _from, to: silenced.append(to))
    assert run(failing(BrokenPipeError()), []) == 1
    assert capfd.readouterr().err == ""
