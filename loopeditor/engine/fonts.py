"""The one font of the screen and of every picture."""

from __future__ import annotations

import tempfile
from functools import cache
from html import escape
from pathlib import Path

FAMILY = "Source Sans Pro"

_STYLES = ("Regular", "Semibold", "Bold")


def font_files() -> list[Path]:
    """The font's TrueType files, regular first; empty where its package is missing."""
    try:
        from font_source_sans_pro import font_directory
    except ImportError:
        return []
    files = [Path(font_directory) / f"SourceSansPro-{style}.ttf" for style in _STYLES]
    return [file for file in files if file.is_file()]


@cache
def fontconfig_file() -> Path:
    """A fontconfig file that adds the font to the system's own, which serve other scripts."""
    folders = {file.parent for file in font_files()}
    text = (
        '<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n<fontconfig>\n'
        + "".join(f"<dir>{escape(str(folder))}</dir>\n" for folder in folders)
        + '<dir prefix="xdg">fonts</dir>\n<dir>/usr/share/fonts</dir>\n<dir>/usr/local/share/fonts</dir>\n'
        + '<include ignore_missing="yes">/etc/fonts/conf.d</include>\n'
        + '<cachedir prefix="xdg">fontconfig</cachedir>\n</fontconfig>\n'
    )
    file = Path(tempfile.mkdtemp(prefix="loopeditor-")) / "fonts.conf"
    file.write_text(text, encoding="utf-8")
    return file
