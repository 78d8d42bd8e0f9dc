"""The diagram inside the slides that were made of it: a part of custom XML that presentation programs keep."""

from __future__ import annotations

from io import BytesIO
from zipfile import BadZipFile, ZipFile
from zlib import error as ZlibError  # noqa: N812 - an error by its name

from loopeditor.files.errors import FileError
from loopeditor.files.pictures import NAMESPACE, from_svg
from loopeditor.files.store import LARGEST

_FOLDER = "customXml/"


def from_pptx(data: bytes, path: str) -> str:
    """The text of the native file inside a presentation.

    Raises:
        FileError: where it holds none, or is no presentation.
    """
    try:
        with ZipFile(BytesIO(data)) as archive:
            part = _part(archive)
    except (BadZipFile, ZlibError, NotImplementedError, RuntimeError, OSError, EOFError, ValueError) as error:
        raise FileError(path, "this is not a whole presentation", mend="export it again") from error
    if not part:
        mend = "open one that loopeditor exported, or the .cld itself"
        raise FileError(path, "there is no diagram in this presentation", mend=mend)
    return from_svg(part, path)


def _part(archive: ZipFile) -> bytes:
    """The part that holds the document; empty where none does. No part is unpacked beyond what a file may have."""
    for info in archive.infolist():
        if info.filename.startswith(_FOLDER) and info.filename.endswith(".xml") and info.file_size <= LARGEST:
            with archive.open(info) as file:
                part = file.read(LARGEST)
            if f'<diagram xmlns="{NAMESPACE}"'.encode() in part:
                return part
    return b""
