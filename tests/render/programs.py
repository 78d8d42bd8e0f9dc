"""The programs that people open pictures with, for tests that look at what these show; None where one is missing."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from loopeditor.engine.fonts import fontconfig_file

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
POPPLER = all(map(shutil.which, ("pdftoppm", "pdftotext", "pdffonts")))
_PATIENCE = 300.0


def converted(path: Path, ending: str) -> Path:
    """What LibreOffice makes of a presentation: a file beside it, in the picture's font."""
    folder = path.parent / "out"
    profile = (path.parent / "profile").as_uri()
    command = [str(OFFICE), f"-env:UserInstallation={profile}", "--headless", "--convert-to", ending]
    run([*command, "--outdir", str(folder), str(path)])
    return folder / f"{path.stem}.{ending}"


def run(command: Sequence[str]) -> str:
    """What a program prints; it has our font, and it has to succeed."""
    environment = {**os.environ, "FONTCONFIG_FILE": str(fontconfig_file())}
    done = subprocess.run(command, capture_output=True, text=True, timeout=_PATIENCE, env=environment)
    assert done.returncode == 0, done.stderr
    return done.stdout
