"""The diagram inside the page that was made of it: data in the HTML, which browsers keep but do not show."""

from __future__ import annotations

import re

from loopeditor.files.errors import FileError

_ID = "loopeditor-diagram"
_ELEMENT = re.compile(rf'<script type="application/json" id="{_ID}">(.*?)</script>'.encode(), re.DOTALL)


def into_html(document: str) -> str:
    """The element that holds the text of a native file; nothing in it can end the element that it stands in."""
    harmless = document.replace("<", "\\u003c")  # in JSON, that stands in strings alone
    return f'<script type="application/json" id="{_ID}">{harmless}</script>'


def from_html(data: bytes, path: str) -> str:
    """The text of the native file inside a page; nothing of the page is run or looked up.

    Raises:
        FileError: where it holds none.
    """
    found = _ELEMENT.search(data)
    if not found:
        mend = "open one that loopeditor exported, or the .cld itself"
        raise FileError(path, "there is no diagram in this page", mend=mend)
    try:
        return found[1].decode()
    except UnicodeDecodeError as error:
        raise FileError(path, "the diagram in it is damaged", mend="export it again") from error
