from __future__ import annotations

import socket
import sys
from pathlib import Path

import pytest

from loopeditor.cli.headless import has_display, x_server_answers
from tests.cli.conftest import Command


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems have a screen")
@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, False),
        ({"DISPLAY": ""}, False),
        ({"DISPLAY": ":0"}, True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, True),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}, False),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "minimal:enable_fonts"}, False),
        ({"QT_QPA_PLATFORM": "vnc:size=800x600"}, True),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "xcb"}, True),
    ],
)
def test_a_display_is_what_shows_a_window(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], *, expected: bool
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("loopeditor.cli.headless.x_server_answers", bool)
    assert has_display() is expected


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems have a screen")
def test_a_display_that_nobody_serves_is_none(tmp_path: Path) -> None:
    assert not x_server_answers("", str(tmp_path))
    assert not x_server_answers(":7", str(tmp_path))
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as server:
        server.bind(str(tmp_path / "X7"))
        server.listen()
        assert x_server_answers(":7", str(tmp_path))
        assert x_server_answers("unix:7.0", str(tmp_path))
        assert not x_server_answers(":8", str(tmp_path))
    assert x_server_answers("elsewhere:0", str(tmp_path))


@pytest.mark.usefixtures("examples")
@pytest.mark.parametrize(("arguments", "name"), [([], "amazon"), (["epic-games"], "epic-games")])
def test_without_a_display_the_job_is_done_in_files(command: Command, arguments: list[str], name: str) -> None:
    result = command(*arguments)
    assert (result.code, result.err, result.opened) == (0, "", [])
    first, *report = result.out.splitlines()
    assert "no display" in first
    assert any(line.startswith("R1") for line in report)
    assert {path.name for path in Path("out").iterdir()} == {f"{name}.svg", f"{name}.png", f"{name}.pdf"}
    assert command(*arguments).code == 0, "the second time too"


def test_without_a_display_a_file_names_its_pictures(command: Command) -> None:
    Path("folder").mkdir()
    Path("folder/eggs.txt").write_text("Eggs -> Chickens -> Eggs")
    assert command("folder/eggs.txt").code == 0
    assert Path("out/eggs.svg").exists()
    assert command("-", stdin="A -> B -> A").code == 0
    assert Path("out/diagram.pdf").exists()


def test_a_folder_that_cannot_be_made_is_told(command: Command) -> None:
    Path("out").write_text("in the way")
    result = command("-", stdin="A -> B -> A")
    assert result.code == 2
    (line,) = result.err.splitlines()
    assert line.startswith("loopeditor: out: the folder cannot be made")


def test_a_bad_file_is_told_before_anything_is_made(command: Command) -> None:
    Path("bad.cld").write_text("{")
    assert command("bad.cld").error.startswith("bad.cld: line 1")
    assert not Path("out").exists()
