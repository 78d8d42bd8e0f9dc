from __future__ import annotations

from pathlib import Path

import pytest

from loopeditor import api
from loopeditor.files import pages
from loopeditor.files.errors import FileError
from loopeditor.model import edits


def test_opening_a_page_gives_the_diagram_back(tmp_path: Path) -> None:
    diagram = api.example("amazon")
    diagram = edits.rename(diagram, diagram.variables[0].id, "</script><!-- \\u003c \\ \u2028 飞轮")
    api.export(diagram, tmp_path / "a.html")
    assert api.open(tmp_path / "a.html") == diagram
    (tmp_path / "b.HTML").write_bytes((tmp_path / "a.html").read_bytes())
    assert api.open(tmp_path / "b.HTML") == diagram


def test_what_stands_in_a_page_cannot_end_its_element() -> None:
    element = pages.into_html('{"a": "</script><script>alert(1)</script><!--"}')
    assert element.count("<") == 2
    assert (
        pages.from_html(element.encode(), "a.html")
        == '{"a": "\\u003c/script>\\u003cscript>alert(1)\\u003c/script>\\u003c!--"}'
    )


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"<html></html>", "there is no diagram in this page; open one that loopeditor exported"),
        (pages.into_html("x").encode()[:-10], "there is no diagram in this page"),
        (pages.into_html("x").encode().replace(b"x", b"\xff"), "the diagram in it is damaged"),
        (pages.into_html("{}").encode(), "a.html: "),
    ],
)
def test_what_cannot_be_read_is_told(data: bytes, message: str, tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(data)
    with pytest.raises(FileError) as refusal:
        api.open(path)
    assert message in str(refusal.value)
