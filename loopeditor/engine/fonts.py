"""The font of the screen and of every picture, and those that are installed on this computer."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from functools import cache
from html import escape
from pathlib import Path

FAMILY = "Source Sans Pro"

_STYLES = ("Regular", "Semibold", "Bold")
_ENDINGS = (".ttf", ".otf", ".ttc", ".otc")
_MOST_FACES = 32  # in one file


def font_files() -> list[Path]:
    """The font's TrueType files, regular first; empty where its package is missing."""
    try:
        from font_source_sans_pro import font_directory
    except ImportError:
        return []
    files = [Path(font_directory) / f"SourceSansPro-{style}.ttf" for style in _STYLES]
    return [file for file in files if file.is_file()]


def installed(family: str) -> tuple[Path, int] | None:
    """The file of a family's regular style and its place in that file; None where no such family is installed.

    A name counts in capital or small letters. O(files) once: each is opened for its name.
    """
    return _faces().get(family.casefold())


def families() -> list[str]:
    """The names of all families that are installed, in small letters."""
    return sorted(_faces())


@cache
def _faces() -> dict[str, tuple[Path, int]]:
    """Regular where a family has that, any style of it otherwise."""
    found: dict[str, tuple[Path, int]] = {}
    for file in (*font_files(), *_files()):
        for number, (family, style) in enumerate(_names(file)):
            if style in ("Regular", "Book", "Roman", "Normal"):
                found[family.casefold()] = file, number
            else:
                found.setdefault(family.casefold(), (file, number))
    return found


def _files() -> Iterator[Path]:
    for folder in _folders():
        yield from sorted(file for file in folder.rglob("*") if file.suffix.lower() in _ENDINGS)


def _names(file: Path) -> Iterator[tuple[str, str]]:
    """Family and style of each face in a file, as far as it can be read."""
    from PIL import ImageFont

    for number in range(_MOST_FACES if file.suffix.lower().endswith("c") else 1):
        try:
            family, style = ImageFont.truetype(file, 10, index=number).getname()
        except OSError:
            return
        yield family or "", style or ""


def _folders() -> list[Path]:
    """Where this kind of system keeps its fonts."""
    home = Path.home()
    if sys.platform == "darwin":
        return [Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library/Fonts"]
    if sys.platform == "win32":
        own = Path(os.environ.get("LOCALAPPDATA", home)) / "Microsoft/Windows/Fonts"
        return [Path(os.environ.get("WINDIR", "C:/Windows")) / "Fonts", own]
    own = Path(os.environ.get("XDG_DATA_HOME") or home / ".local/share") / "fonts"
    return [Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), own, home / ".fonts"]


@cache
def fontconfig_file() -> Path:
    """A fontconfig file that adds the font to the system's own, which serve other scripts."""
    folders = [*dict.fromkeys(file.parent for file in font_files()), *_folders()]
    text = (
        '<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n<fontconfig>\n'
        + "".join(f"<dir>{escape(str(folder))}</dir>\n" for folder in folders)
        + '<include ignore_missing="yes">/etc/fonts/conf.d</include>\n'
        + '<cachedir prefix="xdg">fontconfig</cachedir>\n</fontconfig>\n'
    )
    file = Path(tempfile.mkdtemp(prefix="loopeditor-")) / "fonts.conf"
    file.write_text(text, encoding="utf-8")
    return file
