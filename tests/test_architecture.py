"""The house rules that a machine can check."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT

PACKAGE = ROOT / "loopeditor"
LINES_OF_FILE = 400
LINES_OF_FUNCTION = 40
WITHOUT_QT = [
    "model",
    "analysis",
    "geometry",
    "layout",
    "engine",
    "files",
    "render",
    "tools",
    "resources",
    "api",
    "cli",
]


def sources() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def functions(path: Path) -> Iterator[tuple[str, int]]:
    """The name of each function or method of a file, and its lines."""
    for item in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(item, ast.FunctionDef | ast.AsyncFunctionDef):
            assert item.end_lineno is not None
            yield item.name, item.end_lineno - item.lineno + 1


def modules(package: str) -> list[str]:
    """A module of the program and, if it is a package, all modules in it, by their dotted names."""
    single = PACKAGE / f"{package}.py"
    paths = [single] if single.exists() else sorted((PACKAGE / package).rglob("*.py"))
    return [".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__") for path in paths]


def test_imports_point_down() -> None:
    done = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-logo"], cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_no_file_is_long() -> None:
    lengths = {path.name: len(path.read_text(encoding="utf-8").splitlines()) for path in sources()}
    assert lengths
    assert {name: n for name, n in lengths.items() if n > LINES_OF_FILE} == {}


def test_no_function_is_long() -> None:
    lengths = {f"{path.name}:{name}": n for path in sources() for name, n in functions(path)}
    assert lengths
    assert {name: n for name, n in lengths.items() if n > LINES_OF_FUNCTION} == {}


@pytest.mark.parametrize("package", WITHOUT_QT)
def test_loads_without_qt(package: str) -> None:
    """In a fresh process, as a test before this one has loaded Qt here."""
    names = modules(package)
    assert names
    code = f"import sys, {', '.join(names)}; print(sorted(m for m in sys.modules if m.startswith('PySide6')))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert (done.stdout.strip(), done.stderr) == ("[]", "")


def test_the_command_line_starts_without_slow_libraries() -> None:
    slow = ("PySide6", "networkx", "numpy", "PIL", "pygraphviz")
    code = f"import sys, loopeditor.__main__; print([m for m in {slow} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert (done.stdout.strip(), done.stderr) == ("[]", "")


def test_every_folder_of_tests_has_a_counterpart() -> None:
    folders = [path.parent.relative_to(ROOT / "tests") for path in (ROOT / "tests").rglob("__init__.py")]
    strays = [str(folder) for folder in folders if str(folder) != "stories" and not (PACKAGE / folder).is_dir()]
    assert strays == []
