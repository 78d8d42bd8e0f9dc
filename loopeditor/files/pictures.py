"""The diagram inside its own picture: in the ``<metadata>`` of an SVG, and in a text chunk of a PNG."""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator
from html import escape
from typing import Any
from xml.parsers import expat

from loopeditor.files.errors import FileError
from loopeditor.files.store import LARGEST

NAMESPACE = "urn:loopeditor:diagram"
"""The XML namespace of the element that holds the text of the native file."""
KEYWORD = b"loopeditor diagram"
"""The keyword of the PNG's text chunk (iTXt) that holds it."""

_PNG = b"\x89PNG\r\n\x1a\n"
_HEADER_ENDS = len(_PNG) + 25
_INCHES_A_METRE = 1 / 0.0254
_NOT_XML = re.compile("[\x7f-\x9f\ufffe\uffff]")


def metadata(document: str) -> str:
    """The ``<metadata>`` element that holds a document; what XML cannot hold is escaped as JSON does it."""
    legal = _NOT_XML.sub(lambda match: f"\\u{ord(match[0]):04x}", document)
    return f'<metadata><diagram xmlns="{NAMESPACE}">{escape(legal, quote=False)}</diagram></metadata>'


def from_svg(data: bytes, path: str) -> str:
    """The text of the native file inside an SVG; nothing that the SVG names is looked up.

    Raises:
        FileError: where it holds none, or is no XML.
    """
    finder = _Finder()
    try:
        finder.parser.Parse(data, True)  # noqa: FBT003 - the parser takes it by place alone
    except (expat.ExpatError, ValueError) as error:
        if not finder.ended:
            raise FileError(path, "this is not a whole SVG", mend="export it again") from error
    return _found("".join(finder.parts), path)


def into_png(png: bytes, document: str, dpi: float) -> bytes:
    """A PNG with the text of a native file in it, and its dots per inch."""
    dots = round(dpi * _INCHES_A_METRE)
    size = _chunk(b"pHYs", struct.pack(">IIB", dots, dots, 1))
    packed = zlib.compress(document.encode("utf-8", "replace"), 9)
    text = _chunk(b"iTXt", KEYWORD + b"\0\1\0\0\0" + packed)
    rest = b"".join(whole for kind, _, whole in chunks(png) if kind not in (b"IHDR", b"pHYs"))
    return png[:_HEADER_ENDS] + size + (text if document else b"") + rest


def from_png(data: bytes, path: str) -> str:
    """The text of the native file inside a PNG.

    Raises:
        FileError: where it holds none, or is no PNG.
    """
    if not data.startswith(_PNG):
        raise FileError(path, "this is not a PNG", mend="export it again")
    texts = (body for kind, body, _ in chunks(data) if kind == b"iTXt" and body.startswith(KEYWORD + b"\0"))
    return _found(_unpacked(next(texts, b""), path), path)


def chunks(png: bytes) -> Iterator[tuple[bytes, bytes, bytes]]:
    """The chunks of a PNG: kind, content, and the whole of each as it stands; one that is cut off is left out."""
    at = len(_PNG)
    while at + 12 <= len(png):
        (size,) = struct.unpack_from(">I", png, at)
        end = at + 12 + size
        if end > len(png):
            return
        yield png[at + 4 : at + 8], png[at + 8 : end - 4], png[at:end]
        at = end


def _unpacked(body: bytes, path: str) -> str:
    """The text of an iTXt chunk, which may be packed; one that would unpack to more than any file has is refused."""
    rest = body[len(KEYWORD) + 1 :]
    flags, (_, _, text) = rest[:2], (rest[2:].split(b"\0", 2) + [b""] * 3)[:3]
    try:
        if flags[:1] == b"\1":
            unpacking = zlib.decompressobj()
            text = unpacking.decompress(text, LARGEST)
            if unpacking.unconsumed_tail:
                raise FileError(path, "the diagram in it is too large", mend="check that this is the right file")
        return text.decode()
    except (zlib.error, UnicodeDecodeError) as error:
        raise FileError(path, "the diagram in it is damaged", mend="export it again") from error


def _found(text: str, path: str) -> str:
    if not text.strip():
        raise FileError(
            path, "there is no diagram in this picture", mend="open one that loopeditor exported, or the .cld itself"
        )
    return text


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


class _Finder:
    """Collects the text of the first element of ours, and refuses declarations of types and entities."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.ended = self._inside = False
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.EntityDeclHandler = self._refuse

    def _start(self, name: str, _: dict[str, str]) -> None:
        self._inside = not self.ended and name == f"{NAMESPACE} diagram"

    def _end(self, _: str) -> None:
        self.ended = self.ended or self._inside
        self._inside = False

    def _text(self, text: str) -> None:
        if self._inside:
            self.parts.append(text)

    def _refuse(self, *_: Any) -> None:  # noqa: ANN401 - the parser tells much about an entity
        raise ValueError("entities are declared")
