from __future__ import annotations

import errno
import os

import pytest

from loopeditor.files.errors import FileError, printable_line, sentence_of


def test_an_error_is_file_place_message_and_mend() -> None:
    error = FileError("a.cld", "it is odd", place="links[3].to", mend="mend it")
    assert str(error) == "a.cld: links[3].to: it is odd; mend it"
    assert str(FileError("a.cld", "it is odd")) == "a.cld: it is odd"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a\nb", "a b"),
        ("a\r\n\tb", "a b"),
        ("\x1b[31mred", " [31mred"),
        ("x\ud800y", "x\ufffdy"),
        ("日本 😀", "日本 😀"),
    ],
)
def test_one_line_shows_any_text(text: str, line: str) -> None:
    assert printable_line(text) == line


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EACCES, errno.ENOENT, errno.EIO, 0])
def test_every_error_of_the_system_has_a_sentence_and_a_mend(number: int) -> None:
    message, mend = sentence_of(OSError(number, os.strerror(number)))
    assert message
    assert mend


def test_a_full_disk_is_called_so() -> None:
    assert sentence_of(OSError(errno.ENOSPC, "x"))[0] == "the disk is full"
