"""Bytes to and from the disk: reading is bounded, and saving leaves either the old file or the whole new one."""

from __future__ import annotations

import contextlib
import os
import stat
from pathlib import Path

from loopeditor.files.errors import FileError, sentence_of

__all__ = ["LARGEST", "FileError", "load", "save"]

LARGEST = 32 * 2**20
"""Bytes of the largest file that is read. A diagram of 10,000 variables takes about one tenth of it."""


def load(path: Path) -> bytes:
    """All bytes of a file of at most ``LARGEST`` bytes.

    Raises:
        FileError: where it is missing, a folder, empty, too large or closed to us.
    """
    try:
        with path.open("rb") as file:
            _refuse_large(path, os.fstat(file.fileno()).st_size)
            data = file.read(LARGEST + 1)
    except OSError as error:
        message, mend = sentence_of(error)
        raise FileError(path, message, mend=mend) from error
    except ValueError as error:
        raise FileError(path, "this cannot be the name of a file", mend="check the name") from error
    _refuse_large(path, len(data))
    if not data:
        raise FileError(path, "the file is empty", mend="restore it from a copy, or start a new diagram")
    return data


def save(path: Path, data: bytes, *, can_be_made_again: bool = False) -> None:
    """Write a file so that a full disk or a sudden death leaves the old one whole.

    The bytes go to a temporary file in the same folder, are forced to the disk, and then take the name of the target
    in one step; what ``can_be_made_again``, as pictures can, does not wait for the disk. Symbolic links are followed,
    and mode and owner are kept. A device or pipe is written to directly.

    Raises:
        FileError: with the old file untouched and nothing left behind.
    """
    try:
        _save(Path(os.path.realpath(path)), data, forced=not can_be_made_again)
    except OSError as error:
        message, mend = sentence_of(error)
        raise FileError(path, f"cannot be saved: {message}", mend=mend) from error
    except ValueError as error:
        raise FileError(path, "this cannot be the name of a file", mend="choose another") from error


def _refuse_large(path: Path, size: int) -> None:
    if size > LARGEST:
        raise FileError(
            path,
            f"the file is larger than {LARGEST // 2**20} MB, which no diagram needs",
            mend="check that this is the right file",
        )


def _save(target: Path, data: bytes, *, forced: bool) -> None:
    old = _status(target)
    if old and stat.S_ISDIR(old.st_mode):
        raise IsADirectoryError(21, "is a folder")
    if old and not stat.S_ISREG(old.st_mode):
        target.write_bytes(data)
        return
    if old and not os.access(target, os.W_OK):
        raise PermissionError(13, "is read-only")
    temporary = target.with_name(f".loopeditor-{os.urandom(6).hex()}.tmp")
    try:
        _write(temporary, data, old, forced=forced)
        os.replace(temporary, target)  # noqa: PTH105 - the tests make each step of the operating system fail
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise
    if forced:
        _sync_folder(target.parent)


def _status(target: Path) -> os.stat_result | None:
    try:
        return target.stat()
    except FileNotFoundError:
        return None


def _write(temporary: Path, data: bytes, old: os.stat_result | None, *, forced: bool) -> None:
    binary = getattr(os, "O_BINARY", 0)  # Windows would turn line ends into its own
    file = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | binary, 0o666)
    try:
        if old:
            _dress(file, old)
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(file, rest) :]
        if forced:
            os.fsync(file)
    finally:
        os.close(file)


def _dress(file: int, old: os.stat_result) -> None:
    """Give the new file the owner, where we may, and the mode of the old one."""
    if hasattr(os, "fchown"):
        with contextlib.suppress(OSError):
            os.fchown(file, old.st_uid, old.st_gid)
    if hasattr(os, "fchmod"):
        os.fchmod(file, stat.S_IMODE(old.st_mode))


def _sync_folder(folder: Path) -> None:
    """Make the new name last through a power cut, where the operating system can do that for folders."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
