"""Input that is bad, by every verb that reads: one line that names the file and the mend, and exit code 2."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import AMAZON, Command


def changed(**fields: object) -> bytes:
    return json.dumps(json.loads(AMAZON) | fields).encode()


ODD_LINK = [{"id": "l1", "from": "v1", "to": "v9"}]
ODD_PLACE = [{"id": "v1", "name": "A", "x": float("nan"), "y": 0}]

FILES = {
    "empty.cld": (b"", "the file is empty"),
    "binary.cld": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "not a text file"),
    "latin.cld": (AMAZON.replace("Visits", "Besuche \xfc").encode("latin-1"), "not UTF-8 text"),
    "half.cld": (AMAZON[: len(AMAZON) // 2].encode(), "line "),
    "newer.cld": (changed(format=2), "format: the file has format 2"),
    "link.cld": (changed(links=ODD_LINK), "links[0].to: there is no variable 'v9'"),
    "nan.cld": (changed(variables=ODD_PLACE, links=[]), "variables[0].x: this is not a finite number"),
    "deep.cld": (b"[" * 100_000, "nested deeper"),
    "half.txt": (b"A -> B ->", "line 1, column 10"),
    "sign.txt": (b"A -> B : +-", "line 1"),
    "undirected.dot": (b"graph { a -- b }", "undirected"),
    "half.dot": (b"digraph { a -> ", "line 1"),
}


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize(
    "arguments",
    [
        ["loops"],
        ["loops", "--json"],
        ["explain"],
        ["check"],
        ["metrics"],
        ["simulate"],
        ["simulate", "-o", "o.csv"],
        ["export", "-o", "o.svg"],
        ["convert", "-o", "o.cld"],
    ],
)
def test_a_bad_file(command: Command, name: str, arguments: list[str]) -> None:
    data, message = FILES[name]
    Path(name).write_bytes(data)
    result = command(*arguments, name)
    assert result.error.startswith(f"{name}: ")
    assert message in result.error
    assert "; " in result.error
    assert result.code == 2
    assert not list(Path().glob("o.*"))


@pytest.mark.parametrize("name", FILES)
def test_a_bad_file_of_two(command: Command, name: str) -> None:
    data, message = FILES[name]
    Path(name).write_bytes(data)
    Path("good.cld").write_text(AMAZON)
    for arguments in ((name, "good.cld"), ("good.cld", name)):
        result = command("diff", *arguments)
        assert result.error.startswith(f"{name}: ")
        assert message in result.error
        assert result.code == 2


def test_a_file_of_100_mb_is_refused_unread(command: Command) -> None:
    with Path("huge.cld").open("wb") as file:
        file.truncate(100 * 2**20)
    assert "larger than 32 MB" in command("loops", "huge.cld").error


def test_a_folder_and_a_missing_file(command: Command) -> None:
    Path("folder.cld").mkdir()
    assert command("loops", "folder.cld").error.startswith("folder.cld: this is a folder")
    assert command("loops", "missing.cld").error.startswith("missing.cld: there is no such file")
