"""What pip would install."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.conftest import ROOT


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout, unpacked; built without a network by the hatchling that is installed here."""
    pytest.importorskip("hatchling", reason="the wheel is built with hatchling, of the dev extra")
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    (built,) = folder.glob("*.whl")
    with ZipFile(built) as archive:
        archive.extractall(folder / "unpacked")
    return folder / "unpacked"


def run(code: str, wheel: Path) -> str:
    """What code prints that can see the wheel and, of the checkout, nothing."""
    command = [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(wheel)!r}); {code}"]
    done = subprocess.run(command, cwd=wheel.parent, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_the_door_to_the_resources_opens_in_the_wheel(wheel: Path) -> None:
    from loopeditor import resources

    code = "from loopeditor import resources as r; print(r.__file__, r.icon_path('app'), *r.example_names())"
    module, icon, *names = run(code, wheel).split()
    assert Path(module).is_relative_to(wheel)
    assert Path(icon).is_relative_to(wheel)
    assert names == resources.example_names()


def test_every_resource_is_in_the_wheel(wheel: Path) -> None:
    shipped = {path.relative_to(ROOT / "resources") for path in (ROOT / "resources").rglob("*") if path.is_file()}
    inside = wheel / "loopeditor" / "_resources"
    assert shipped
    assert {path.relative_to(inside) for path in inside.rglob("*") if path.is_file()} == shipped


def test_types_and_the_command_are_declared(wheel: Path) -> None:
    (points,) = wheel.glob("*.dist-info/entry_points.txt")
    assert "loopeditor = loopeditor.__main__:main" in points.read_text(encoding="utf-8")
    assert (wheel / "loopeditor" / "py.typed").exists()


def test_the_command_runs_from_the_wheel(wheel: Path) -> None:
    from loopeditor import __version__

    code = "sys.argv = ['loopeditor', '--version']; from loopeditor.__main__ import main; main()"
    assert __version__ in run(code, wheel)


def test_nothing_but_the_program_is_in_the_wheel(wheel: Path) -> None:
    tops = {path.name for path in wheel.iterdir()}
    assert {name for name in tops if not name.endswith(".dist-info")} == {"loopeditor"}
