from __future__ import annotations

from pathlib import Path

import pytest

from loopeditor.files import formats
from tests.cli.conftest import AMAZON, Command


@pytest.mark.usefixtures("examples")
@pytest.mark.parametrize("extension", ["cld", "txt", "dot", "gv"])
def test_every_format_and_back(command: Command, extension: str) -> None:
    Path("a.cld").write_text(AMAZON)
    assert command("convert", "a.cld", "-o", f"b.{extension}").code == 0
    assert command("convert", f"b.{extension}", "-o", "c.cld").code == 0
    assert formats.read(Path("c.cld")) == formats.read(Path("a.cld"))


@pytest.mark.parametrize("extension", ["csv", "tsv"])
def test_cells_of_a_spreadsheet(command: Command, extension: str) -> None:
    divider = {"csv": ",", "tsv": "\t"}[extension]
    Path(f"a.{extension}").write_text(divider.join(("Eggs", "Chickens", "-", "yes")))
    assert command("convert", f"a.{extension}", "-o", "b.txt").code == 0
    assert Path("b.txt").read_text() == "Eggs -> Chickens : - ||\n"
    assert command("convert", "b.txt", "-o", f"c.{extension}").code == 0
    assert Path(f"c.{extension}").read_text().splitlines()[1] == divider.join(
        ("Eggs", "Chickens", "negative", "yes", "", "")
    )


def test_native_to_native_is_the_same_text(command: Command) -> None:
    Path("a.cld").write_text(AMAZON)
    command("convert", "a.cld", "-o", "b.cld")
    assert Path("b.cld").read_text() == AMAZON


@pytest.mark.usefixtures("examples")
def test_an_example_and_standard_input_are_converted(command: Command) -> None:
    assert command("convert", "amazon", "-o", "a.cld").code == 0
    assert Path("a.cld").read_text() == AMAZON
    assert command("convert", "-", "-o", "b.txt", stdin="A->B->A : -").code == 0
    assert Path("b.txt").read_text() == "A -> B -> A : -\n"


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("a.svg", "a.svg: .svg is not a kind of diagram; use a .cld, .txt or .dot file"),
        ("no/a.cld", "no/a.cld: cannot be saved: there is no such file or folder"),
        ("", "does not tell the kind"),
    ],
)
def test_what_cannot_be_written_is_one_line(command: Command, name: str, message: str) -> None:
    result = command("convert", "-", "-o", name, stdin="A -> B")
    assert message in result.error
    assert result.code == 2
