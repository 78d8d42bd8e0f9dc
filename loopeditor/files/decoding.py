"""Bytes of a file as text."""

from __future__ import annotations

from loopeditor.files.errors import FileError


def text_of(data: bytes, path: str) -> str:
    """The text of a UTF-8 file, with or without a byte order mark, and with every line end as a line feed.

    Raises:
        FileError: where the bytes are not UTF-8 text.
    """
    if b"\0" in data:
        raise FileError(path, "this is not a text file", mend="open a .cld, .txt or .dot file")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise FileError(
            path, "this is not UTF-8 text", place=f"line {line}", mend="save it as UTF-8, or open another file"
        ) from error
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise FileError(path, "the file is empty", mend="restore it from a copy, or start a new diagram")
    return text


def bytes_of(text: str) -> bytes:
    """A text as UTF-8; half surrogates and NUL, which no text file holds, become the replacement character."""
    text = text.replace("\0", "\N{REPLACEMENT CHARACTER}")
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").encode()
