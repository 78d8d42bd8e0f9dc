"""One's own files of colours, as this machine remembers them."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QSettings

from loopeditor.files.errors import FileError
from loopeditor.render.theme_files import ENDING, load
from loopeditor.render.themes import THEMES, Theme
from loopeditor.ui.recent import kept_paths

_KEPT = "export/themes"
_MOST = 6


class OwnThemes:
    """The files that were used last, the newest first; documents know them by their names alone."""

    def __init__(self, settings: QSettings) -> None:
        self._settings = settings

    @property
    def paths(self) -> list[Path]:
        """The files, whether they are still there or not."""
        return kept_paths(self._settings, _KEPT)[:_MOST]

    def take(self, path: Path) -> Theme:
        """The theme in a file, which is remembered.

        Raises:
            FileError: naming the field and the mend; the file is not remembered then.
        """
        theme = load(path)
        paths = [path, *(other for other in self.paths if other.name != path.name)][:_MOST]
        self._settings.setValue(_KEPT, [str(each) for each in paths])
        return theme

    def called(self, name: str) -> Theme | None:
        """The theme that a document names, if there is such a one here."""
        if name in THEMES:
            return THEMES[name]
        for path in self.paths:
            if path.name == name:
                with suppress(FileError):
                    return load(path)
        return None


def name_of(theme: Theme) -> str:
    """The name under which a document remembers a theme; one's own has the ending of its file."""
    return theme.name if THEMES.get(theme.name) == theme else f"{theme.name}{ENDING}"
