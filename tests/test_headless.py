"""``make run`` in a clean checkout on a machine without a display."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

MADE_HERE = shutil.ignore_patterns(".git", ".venv", "__pycache__", "out", "build", "dist", ".*_cache", ".hypothesis")
OF_THIS_RUN = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "MAKEFLAGS", "MAKELEVEL", "MFLAGS")


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return shutil.copytree(ROOT, tmp_path_factory.mktemp("clean") / "checkout", ignore=MADE_HERE)


@pytest.fixture(scope="module")
def done(checkout: Path) -> subprocess.CompletedProcess[str]:
    """The run, in the environment of these tests: ``-o`` tells make that it is installed already."""
    if not shutil.which("make"):
        pytest.skip("there is no make here")
    if sys.platform != "linux":
        pytest.skip("a machine without a display is a Linux machine")
    stamps = [f"-o{sys.prefix}/{stamp}" for stamp in (".installed", ".run-libraries")]
    environment = {name: value for name, value in os.environ.items() if name not in OF_THIS_RUN}
    return subprocess.run(
        ["make", *stamps, f"VENV={sys.prefix}", "run"],
        cwd=checkout,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )


def test_it_ends_well_and_says_in_one_line_that_there_is_no_display(done: subprocess.CompletedProcess[str]) -> None:
    assert done.returncode == 0, done.stdout + done.stderr
    assert sum("display" in line for line in (done.stdout + done.stderr).splitlines()) == 1


def test_it_reports_the_loops(done: subprocess.CompletedProcess[str]) -> None:
    for expected in ("Amazon", "R1", "R4", "reinforcing", "Customer experience"):
        assert expected in done.stdout
    assert "B1" not in done.stdout


@pytest.mark.parametrize(("extension", "start"), [("svg", b"<?xml"), ("png", b"\x89PNG"), ("pdf", b"%PDF")])
def test_it_writes_the_pictures(
    done: subprocess.CompletedProcess[str], checkout: Path, extension: str, start: bytes
) -> None:
    assert done.returncode == 0
    (picture,) = (checkout / "out").glob(f"*.{extension}")
    content = picture.read_bytes()
    assert content.startswith(start)
    assert len(content) > 3000
