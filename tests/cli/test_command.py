from __future__ import annotations

from pathlib import Path

import pytest

from loopeditor import __version__
from tests.cli.conftest import AMAZON, Command

VERBS = ["examples", "loops", "explain", "walk", "simulate", "check", "metrics", "diff", "export", "convert"]

pytestmark = pytest.mark.usefixtures("examples")


@pytest.fixture
def display(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    monkeypatch.delenv("QT_QPA_PLATFORM")


@pytest.mark.usefixtures("display")
def test_without_a_verb_the_editor_opens(command: Command) -> None:
    Path("a.cld").write_text(AMAZON)
    assert command().opened == [None]
    assert command("amazon").opened == ["amazon"]
    opened = command("a.cld")
    assert (opened.opened, opened.code, opened.out, opened.err) == (["a.cld"], 0, "", "")


@pytest.mark.usefixtures("display")
def test_what_cannot_be_opened_is_told_before_there_is_a_window(command: Command) -> None:
    Path("a.cld").write_text(AMAZON[:50])
    for argument, message in (("a.cld", "a.cld: line"), ("amazn", "did you mean amazon?"), ("-", "standard input")):
        result = command(argument)
        assert message in result.error
        assert (result.code, result.opened) == (2, [])


def test_help_names_every_verb_and_the_editor(command: Command) -> None:
    for option in ("--help", "-h"):
        result = command(option)
        assert result.code == 0
        for text in ("[FILE|EXAMPLE]", *VERBS, "Without a verb the editor opens"):
            assert text in result.out
        assert "\n  open" not in result.out


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_has_help(command: Command, verb: str) -> None:
    result = command(verb, "--help")
    assert result.code == 0
    assert f"Usage: loopeditor {verb}" in result.out
    assert "\\b" not in result.out


def test_version(command: Command) -> None:
    assert __version__ in command("--version").out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["loops"], "Missing argument 'FILE|EXAMPLE'; see loopeditor loops --help"),
        (["loops", "a", "b"], "unexpected extra argument"),
        (["export", "amazon"], "Missing option '-o'"),
        (["export", "amazon", "-o", "a.svg", "--scale", "big"], "'big' is not a valid float"),
        (["convert", "amazon"], "Missing option '-o'"),
        (["--bogus"], "No such option"),
        (["loops", "amazon", "--jsn"], "No such option"),
        (["lops"], "did you mean loops?"),
        (["explian"], "did you mean explain?"),
        (["diff", "amazon"], "Missing argument 'B'"),
        (["epic"], "did you mean epic-games?"),
        (["qqqqq"], "there is no file and no example of this name; check the name, or see loopeditor examples"),
        (["loops", "amazon.cld"], "there is no such file; did you mean amazon?"),
        (["loops", "no/where.cld"], "no/where.cld: there is no such file"),
    ],
)
def test_bad_usage_is_one_line_that_tells_the_mend(command: Command, arguments: list[str], message: str) -> None:
    result = command(*arguments)
    assert message in result.error
    assert result.code == 2


def test_examples_are_listed_with_their_titles(command: Command) -> None:
    assert command("examples").out == "amazon      Small flywheel\nepic-games  Epic  flywheel\n"


def test_an_example_goes_before_a_file_of_its_name_and_a_folder_makes_it_a_file(command: Command) -> None:
    Path("amazon").write_text(AMAZON)
    assert "Small flywheel" in command("loops", "amazon").out
    assert "does not tell the kind" in command("loops", "./amazon").error
