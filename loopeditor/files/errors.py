"""The one error of everything that reads or writes a file."""

from __future__ import annotations

import errno
import os
import re
from pathlib import Path

_NOT_PRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]+")


class FileError(Exception):
    """A file that cannot be read or written; ``str()`` is one line that names file, place and mend.

    Args:
        path: the file as the person named it.
        message: what is wrong, in one sentence without a full stop.
        place: where in the file, such as ``line 3, column 5`` or ``links[3].to``; empty where that means nothing.
        mend: what to do about it.
    """

    def __init__(self, path: Path | str, message: str, *, place: str = "", mend: str = "") -> None:
        self.path, self.message, self.place, self.mend = Path(path), message, place, mend
        parts = [str(path), _short(place), _short(message)]
        line = ": ".join(part for part in parts if part)
        super().__init__(printable_line(f"{line}; {mend}" if mend else line))


def printable_line(text: str) -> str:
    r"""A text as one line that any terminal can show: line breaks and control characters become spaces.

    >>> printable_line("Customer\nvisits")
    'Customer visits'
    """
    return _NOT_PRINTABLE.sub(_visible, text)


def _short(text: str, longest: int = 300) -> str:
    return text if len(text) <= longest else text[:longest] + "..."


def _visible(match: re.Match[str]) -> str:
    return "\N{REPLACEMENT CHARACTER}" if "\ud800" <= match[0][0] <= "\udfff" else " "


def sentence_of(error: OSError) -> tuple[str, str]:
    """What went wrong with a file and its mend, from the operating system's error."""
    known = {
        "ENOSPC": ("the disk is full", "free some space, or save elsewhere"),
        "EDQUOT": ("your share of the disk is full", "free some space, or save elsewhere"),
        "EACCES": ("permission is denied", "change the permissions, or choose another place"),
        "EPERM": ("permission is denied", "change the permissions, or choose another place"),
        "EROFS": ("the disk is read-only", "choose another place"),
        "ENOENT": ("there is no such file or folder", "check the name, or make the folder first"),
        "ENOTDIR": ("a part of the path is a file, not a folder", "check the path"),
        "EISDIR": ("this is a folder", "name a file"),
        "ENAMETOOLONG": ("the name is too long", "choose a shorter one"),
        "ELOOP": ("the symbolic links lead in a circle", "name the file itself"),
    }
    name = errno.errorcode.get(error.errno or 0, "")
    return known.get(name, ((error.strerror or os.strerror(error.errno or 0)).lower(), "try again, or another place"))
