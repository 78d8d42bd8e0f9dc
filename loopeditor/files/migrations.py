"""Versions of the native file: every one that was ever released opens for ever."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from loopeditor.files.errors import FileError

CURRENT = 1
"""The format that this version writes."""

Document = dict[str, Any]

STEPS: Mapping[int, Callable[[Document], Document]] = {}
"""For each old format the function that turns its document into one of the next format."""


def migrate(document: Document, path: str) -> Document:
    """The document in the current format.

    Raises:
        FileError: where the format is missing, no number, never released or newer than this version.
    """
    version = _version(document, path)
    for old in range(version, CURRENT):
        document = {**STEPS[old](document), "format": old + 1}
    return document


def _version(document: Document, path: str) -> int:
    version = document.get("format")
    if version is None:
        raise FileError(path, "the format is missing", place="format", mend=f'write "format": {CURRENT} at the top')
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise FileError(path, "the format must be a whole number from 1", place="format", mend=f"write {CURRENT}")
    if version > CURRENT:
        message = f"the file has format {str(version)[:20]}, and this loopeditor reads formats up to {CURRENT}"
        raise FileError(path, message, place="format", mend="a newer loopeditor opens it")
    return version
