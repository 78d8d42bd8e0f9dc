from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import AMAZON, Command


@pytest.mark.parametrize("hide", ["signs", "loops", "link", "names"])
@pytest.mark.parametrize("ending", ["pdf", "svg", "png"])
def test_a_sheet_and_its_key(command: Command, hide: str, ending: str) -> None:
    result = command("worksheet", "escalation", "-o", f"a.{ending}", "--key", f"k.{ending}", "--hide", hide)
    assert (result.code, result.out, result.err) == (0, "", "")
    sheet, key = Path(f"a.{ending}").read_bytes(), Path(f"k.{ending}").read_bytes()
    start = {"pdf": b"%PDF", "svg": b"<?xml", "png": b"\x89PNG"}[ending]
    assert sheet.startswith(start)
    assert key.startswith(start)
    assert sheet != key


def test_the_link_that_somebody_chose_is_missing(command: Command) -> None:
    Path("a.cld").write_text(AMAZON)
    link = ("--hide", "link", "--link", "sellers -> selection")
    assert command("worksheet", "a.cld", "-o", "a.svg", "--key", "k.svg", *link).code == 0
    assert "Missing: Sellers → Selection (+), which closes R1" in Path("k.svg").read_text(encoding="utf-8")
    assert "Missing:" not in Path("a.svg").read_text(encoding="utf-8")


def test_one_seed_is_one_sheet(command: Command) -> None:
    sheets = []
    for seed in ("1", "1", "2", "3"):
        assert command("worksheet", "amazon", "-o", "a.svg", "--hide", "names", "--most", "3", "--seed", seed).code == 0
        sheets.append(Path("a.svg").read_text(encoding="utf-8"))
    assert sheets[0] == sheets[1]
    assert len(set(sheets)) > 1


def test_letter_paper(command: Command) -> None:
    assert command("worksheet", "amazon", "-o", "a.svg", "--hide", "loops", "--paper", "letter").code == 0
    assert '<svg width="792pt" height="612pt"' in Path("a.svg").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("-o", "a.pdf"), "Missing option '--hide'"),
        (("-o", "a.pdf", "--hide", "colours"), "is not one of"),
        (("-o", "a.docx", "--hide", "signs"), ".docx is no kind of worksheet; end it in one of .pdf .svg .png"),
        (("-o", "a", "--hide", "signs"), "the name does not tell the kind of worksheet"),
        (("-o", "a.pdf", "--key", "a.pdf", "--hide", "signs"), "the sheet and its key need two names"),
        (("-o", "a.pdf", "--hide", "signs", "--link", "Visits -> Sellers"), "add --hide link"),
        (("-o", "a.pdf", "--hide", "link", "--link", "Visits -> Moon"), "there is no variable or link"),
        (("-o", "a.pdf", "--hide", "link", "--link", "Visits"), "'Visits' is a variable; name a link"),
        (("-o", "a.pdf", "--hide", "names", "--most", "0"), "0 is not in the range"),
    ],
)
def test_what_cannot_be_printed(command: Command, arguments: tuple[str, ...], message: str) -> None:
    Path("a.cld").write_text(AMAZON)
    result = command("worksheet", "a.cld", *arguments)
    assert message in result.error
    assert result.code == 2
    assert not Path("a.pdf").exists()


def test_a_diagram_without_what_is_to_be_hidden(command: Command) -> None:
    result = command("worksheet", "-", "-o", "a.pdf", "--hide", "loops", stdin="A -> B")
    assert "there is no feedback loop whose letter could be hidden" in result.error
    assert result.code == 2


def test_a_file_that_is_not_there(command: Command) -> None:
    result = command("worksheet", "no.cld", "-o", "a.pdf", "--hide", "signs")
    assert "there is no such file" in result.error
    assert result.code == 2


def test_a_folder_that_is_not_there(command: Command) -> None:
    assert command("worksheet", "amazon", "-o", "no/a.pdf", "--hide", "signs").code == 2
