"""The files opened last."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QSettings, Signal

_KEY = "recent"
_MOST = 10


class RecentFiles(QObject):
    """Paths of the files opened or saved last, the latest first; kept in the settings at each change.

    Signals:
        changed: after ``paths`` has become another list.
    """

    changed = Signal()

    def __init__(self, settings: QSettings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings

    @property
    def paths(self) -> list[Path]:
        """At most ten."""
        return kept_paths(self._settings, _KEY)[:_MOST]

    def add(self, path: Path) -> None:
        """Put a file first."""
        path = path.absolute()
        self._keep([path, *(other for other in self.paths if other != path)])

    def remove(self, path: Path) -> None:
        """Forget a file, one that is no longer there for example."""
        self._keep([other for other in self.paths if other != path.absolute()])

    def clear(self) -> None:
        """Forget all of them."""
        self._keep([])

    def _keep(self, paths: list[Path]) -> None:
        self._settings.setValue(_KEY, [str(path) for path in paths[:_MOST]])
        self.changed.emit()


def kept_paths(settings: QSettings, key: str) -> list[Path]:
    """The files that the settings hold; Qt gives back a list of one as that one."""
    kept = settings.value(key, [])
    texts = [kept] if isinstance(kept, str) else kept if isinstance(kept, list) else []
    return [Path(str(text)) for text in texts if text]
