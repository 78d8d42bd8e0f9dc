"""The command as a process of its own, as people start it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.conftest import AMAZON
from tests.conftest import ROOT

COMMAND = [sys.executable, "-m", "loopeditor"]
ENVIRONMENT = {
    name: value for name, value in os.environ.items() if name not in {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
} | {"PYTHONPATH": str(ROOT)}


def start(*arguments: str, cwd: Path, stdin: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [*COMMAND, *arguments], cwd=cwd, input=stdin, env=ENVIRONMENT | environment, capture_output=True, timeout=120
    )


def test_a_real_run_reads_finds_and_writes(tmp_path: Path) -> None:
    (tmp_path / "a.cld").write_text(AMAZON)
    loops = start("loops", "a.cld", "--json", cwd=tmp_path)
    assert (loops.returncode, loops.stderr) == (0, b"")
    assert json.loads(loops.stdout)["counts"]["reinforcing"] == 1
    export = start("export", "a.cld", "-o", "a.svg", "-o", "a.pdf", cwd=tmp_path)
    assert (export.returncode, export.stdout, export.stderr) == (0, b"", b"")
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems have a screen")
def test_without_a_display_it_says_so_and_works(tmp_path: Path) -> None:
    run = start("-", cwd=tmp_path, stdin=b"Eggs -> Chickens -> Eggs")
    assert (run.returncode, run.stderr) == (0, b"")
    assert b"no display" in run.stdout.splitlines()[0]
    assert {path.suffix for path in (tmp_path / "out").iterdir()} == {".svg", ".png", ".pdf"}


@pytest.mark.parametrize("arguments", [["loops", "missing.cld"], ["loops", "b\udcff.cld"], ["--bogus"], ["loops"]])
def test_bad_input_is_exit_2_and_one_line(tmp_path: Path, arguments: list[str]) -> None:
    run = start(*arguments, cwd=tmp_path)
    assert (run.returncode, run.stdout) == (2, b"")
    assert len(run.stderr.splitlines()) == 1
    assert run.stderr.startswith(b"loopeditor: ")


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252", "utf-8"])
def test_a_terminal_that_lacks_the_characters_shows_escapes(tmp_path: Path, encoding: str) -> None:
    text = "飞轮 😀 -> عجلة -> 飞轮 😀"
    run = start("loops", "-", cwd=tmp_path, stdin=text.encode(), PYTHONIOENCODING=encoding)
    assert (run.returncode, run.stderr) == (0, b"")
    assert ("飞轮".encode() if encoding == "utf-8" else rb"\u98de\u8f6e") in run.stdout
    found = start("loops", "-", "--json", cwd=tmp_path, stdin=text.encode(), PYTHONIOENCODING=encoding)
    assert json.loads(found.stdout)["loops"][0]["variables"] == ["飞轮 😀", "عجلة"]


def test_a_reader_that_leaves_early_is_no_traceback(tmp_path: Path) -> None:
    text = "\n".join(f"Variable {i} -> Variable {j}" for i in range(8) for j in range(8) if i != j)
    with subprocess.Popen(
        [*COMMAND, "loops", "-"], cwd=tmp_path, env=ENVIRONMENT, stdin=-1, stdout=-1, stderr=-1
    ) as process:
        assert process.stdin
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        process.stdin.write(text.encode())
        process.stdin.close()
        assert process.stderr.read() == b""
        assert process.wait() == 1


@pytest.mark.skipif(sys.platform == "win32", reason="signals work otherwise there")
def test_ctrl_c_is_one_line(tmp_path: Path) -> None:
    with subprocess.Popen(
        [*COMMAND, "loops", "-"], cwd=tmp_path, env=ENVIRONMENT, stdin=-1, stdout=-1, stderr=-1
    ) as process:
        assert process.stderr
        time.sleep(1.5)  # it waits for standard input
        process.send_signal(signal.SIGINT)
        assert process.stderr.read() == b"loopeditor: interrupted\n"
        assert process.wait() == 1


def test_start_loads_nothing_slow(tmp_path: Path) -> None:
    slow = "PySide6", "networkx", "numpy", "PIL", "rich", "pygraphviz", "graphviz", "loopeditor.api"
    for arguments in (["--version"], ["--help"], ["loops", "--help"]):
        run = subprocess.run(
            [sys.executable, "-X", "importtime", "-m", "loopeditor", *arguments],
            cwd=tmp_path,
            env=ENVIRONMENT,
            capture_output=True,
            text=True,
            check=True,
        )
        loaded = {line.split("|")[-1].strip() for line in run.stderr.splitlines()}
        assert "loopeditor.cli" in loaded
        assert not loaded & set(slow)
