"""What every test stands on: no screen, no settings of the person who runs it, no dependence on the clock."""

from __future__ import annotations

import gc
import itertools
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from PySide6.QtCore import QCoreApplication, QEvent, QSettings
from PySide6.QtGui import QGuiApplication

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before anything starts Qt

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"

settings.register_profile("here", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A window that has to answer within a tenth of a second is felt while nothing else runs."""
    for item in items:
        if isinstance(item, pytest.Function) and hasattr(item.module, "assert_never_away"):
            item.add_marker("alone")


@pytest.fixture(scope="session")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder for each test; pytest's own numbers would look through all earlier ones each time."""
    folder = tmp_path_factory.mktemp("homes")
    return (folder / str(number) for number in itertools.count())


@pytest.fixture(autouse=True)
def own_settings(homes: Iterator[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings, recent files and caches of a test go to a folder of its own."""
    home = next(homes)
    for kind in ("CONFIG", "DATA", "CACHE", "STATE"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(home / kind.lower()))
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    for file_format in (QSettings.Format.IniFormat, QSettings.Format.NativeFormat):
        QSettings.setPath(file_format, QSettings.Scope.UserScope, str(home / "config"))


@pytest.fixture(autouse=True)
def own_clipboard() -> Iterator[None]:
    """What a test copied is gone after it; offscreen Qt would free it when Python has ended already, and crash."""
    yield
    if isinstance(QCoreApplication.instance(), QGuiApplication):
        QGuiApplication.clipboard().clear()


@pytest.fixture(autouse=True)
def own_widgets() -> Iterator[None]:
    """Widgets that a test closed are gone after it, and are not dressed anew with those of the next."""
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def collected_here() -> Iterator[None]:
    """No garbage collection in another thread, as in the program (``ui.garbage``): it would destroy widgets there."""
    gc.disable()
    yield
    gc.enable()


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of facts and real files beside the checkout; its tests are skipped where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("there is no folder ../shared with the real files that this test reads")
    return SHARED
