from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from loopeditor.files import formats
from loopeditor.files.decoding import bytes_of, text_of
from loopeditor.files.errors import FileError
from loopeditor.model import notation
from loopeditor.model.diagram import Diagram, Link, Variable

DIAGRAM = replace(notation.parse("== k | Chickens\nEggs -> Chickens -> Eggs : - ||"), title="Chickens")


@pytest.mark.parametrize("extension", [".cld", ".txt", ".dot", ".gv", ".CLD"])
def test_each_format_gives_the_diagram_back(tmp_path: Path, extension: str) -> None:
    path = tmp_path / f"a{extension}"
    formats.write(DIAGRAM, path)
    assert formats.read(path) == DIAGRAM


@pytest.mark.parametrize("extension", [".csv", ".tsv"])
def test_cells_give_names_and_links_back(tmp_path: Path, extension: str) -> None:
    path = tmp_path / f"a{extension}"
    formats.write(DIAGRAM, path)
    assert formats.read(path) == replace(DIAGRAM, title="")


def test_a_cell_that_cannot_be_read_refuses_the_file_with_its_row(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("from,to,sign\nEggs,Chickens,+\nChickens,Eggs,maybe\n")
    with pytest.raises(FileError, match="row 3: “maybe” is no sign"):
        formats.read(path)


def test_text_files_are_utf_8_with_line_feeds(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    formats.write(notation.parse("飞轮 -> عجلة"), path)
    assert path.read_bytes() == "飞轮 -> عجلة\n".encode()


@pytest.mark.parametrize("name", ["a.xyz", "a", ".cld", "a.cld.bak"])
def test_an_unknown_ending_is_refused_both_ways(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text("A -> B")
    with pytest.raises(FileError, match=r"kind of diagram; use a \.cld, \.txt or \.dot file"):
        formats.read(path)
    with pytest.raises(FileError, match="kind of diagram"):
        formats.write(DIAGRAM, path)
    assert path.read_text() == "A -> B"


def test_an_error_in_the_notation_has_its_place(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("A -> B\nB ->\n")
    with pytest.raises(FileError) as refusal:
        formats.read(path)
    assert refusal.value.place == "line 2, column 5"
    assert str(refusal.value).startswith(f"{path}: line 2, column 5: ")


def test_what_the_notation_cannot_hold_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("old")
    twins = Diagram(variables=(Variable("v1", "A"), Variable("v2", "A")))
    with pytest.raises(FileError, match="two variables are called 'A'"):
        formats.write(twins, path)
    assert path.read_text() == "old"


@pytest.mark.parametrize("extension", [".cld", ".txt", ".dot"])
def test_a_name_that_no_text_can_hold_is_saved_and_opens_again(tmp_path: Path, extension: str) -> None:
    path = tmp_path / f"a{extension}"
    diagram = Diagram(variables=(Variable("v1", "half \ud800 and \0 nothing"),), links=(Link("l1", "v1", "v1"),))
    formats.write(diagram, path)
    (variable,) = formats.read(path).variables
    assert variable.name == (diagram.variables[0].name if extension == ".cld" else "half \ufffd and \ufffd nothing")


@pytest.mark.parametrize(
    ("data", "place", "message"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0", "", "not a text file"),
        (b"\xff\xfe\x00\x01", "", "not a text file"),
        (b"one\ntwo \xe9\n", "line 2", "not UTF-8"),
        (b" \n\n", "", "the file is empty"),
    ],
)
def test_bytes_that_are_no_text_are_refused(data: bytes, place: str, message: str) -> None:
    with pytest.raises(FileError, match=message) as refusal:
        text_of(data, "a.txt")
    assert refusal.value.place == place


def test_text_becomes_bytes_and_back() -> None:
    assert text_of(b"\xef\xbb\xbfa\r\nb\rc", "a.txt") == "a\nb\nc"
    assert bytes_of("\U0001f600\ud83d") == "\U0001f600\ufffd".encode()
