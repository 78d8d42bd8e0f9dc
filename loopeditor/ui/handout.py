"""A picture handed to other programs: dragged to them, or through the clipboard."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from PySide6.QtCore import QMimeData, QSize, Qt, QTemporaryDir, QUrl
from PySide6.QtGui import QImage, QPixmap

_THUMBNAIL = QSize(220, 160)
_PASTED_ALONE = {".svg", ".png", ".dot"}  # what programs take from the clipboard without a file


@dataclass(frozen=True)
class Handout:
    """A picture as the file that it would be.

    ``name`` is the file's, ``mime`` what clipboards call its kind, ``picture`` what is seen of it, and ``others`` holds
    the same picture in other kinds, by what clipboards call these.
    """

    name: str
    mime: str
    data: bytes
    picture: QImage
    others: Mapping[str, bytes] = field(default_factory=dict)


def dragged(handout: Handout) -> QMimeData:
    """The picture in all forms that programs ask for, with a file of it for those that take only files."""
    data = _data(handout)
    data.setUrls([_file(handout)])
    return data


def copied(handout: Handout) -> QMimeData:
    """The picture for the clipboard, as a file too where nobody takes it otherwise."""
    data = _data(handout)
    ending = Path(handout.name).suffix
    if ending not in _PASTED_ALONE:
        data.setUrls([_file(handout)])
    if ending == ".dot":
        data.setText(handout.data.decode())
    return data


def thumbnail(handout: Handout) -> QPixmap:
    """What hangs on the pointer."""
    if handout.picture.isNull():
        return QPixmap()
    smooth, keep = Qt.TransformationMode.SmoothTransformation, Qt.AspectRatioMode.KeepAspectRatio
    return QPixmap.fromImage(handout.picture.scaled(_THUMBNAIL, keep, smooth))


def _data(handout: Handout) -> QMimeData:
    data = QMimeData()
    data.setImageData(handout.picture)
    for mime, content in {**handout.others, handout.mime: handout.data}.items():
        if mime != "text/html":  # a program that takes it would spill the page's code over a document
            data.setData(mime, content)
    return data


def _file(handout: Handout) -> QUrl:
    path = Path(_folder().path()) / handout.name
    path.write_bytes(handout.data)
    return QUrl.fromLocalFile(str(path))


@cache
def _folder() -> QTemporaryDir:
    """Where the files are that go along; it is gone when the program ends."""
    return QTemporaryDir()
