from __future__ import annotations

from pathlib import Path

import pytest

from loopeditor.render.page import Page
from loopeditor.ui.dialogs.export import Choice
from tests.builders import drawn


def test_a_heading_is_data() -> None:
    choice = Choice(heading='<b>"A\\N"</b> & C')
    svg = choice.draw(drawn("A -> B -> A"))
    assert b"&lt;b&gt;" in svg


@pytest.mark.parametrize(
    ("name", "expected"),
    [("x.PNG", "png"), ("x.pdf", "pdf"), ("x.v2", "svg"), ("x", "svg"), ("x.dot", "dot"), ("x.pptx", "pptx")],
)
def test_an_ending_names_the_format(name: str, expected: str) -> None:
    assert Choice("svg").for_file(Path(name)).picture_format == expected


def test_slides_always_have_a_shape() -> None:
    assert [Choice(kind).shape for kind in ("svg", "pptx")] == ["free", "16:9"]
    assert Choice("pptx", page=Page(shape="square")).shape == "square"
