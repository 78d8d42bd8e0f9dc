from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loopeditor.files.dot_strings import escaped, quoted, unescaped


@given(st.text(st.characters(exclude_characters="\r\0")))
def test_what_is_escaped_reads_the_same(text: str) -> None:
    assert unescaped(escaped(text)) == text


@pytest.mark.parametrize(
    ("label", "shown"),
    [
        (r"a\nb", "a\nb"),
        (r"a\lb\r", "a\nb\n"),
        (r"C:\\new", r"C:\new"),
        (r"\N of \G", "n1 of G"),
        ("R&amp;D &lt;1", "R&D <1"),
        ("&#20026; &#x1F600;", "为 \U0001f600"),
        ("AT&T &copy &nosuch; &#x110000;", "AT&T &copy &nosuch; &#x110000;"),
        ("tail\\", "tail"),
    ],
)
def test_labels_show_what_graphviz_shows(label: str, shown: str) -> None:
    assert unescaped(label, {"N": "n1"}) == shown


def test_a_readable_name_stays_readable() -> None:
    assert escaped("R&D <b> 日本") == "R&D <b> 日本"
    assert escaped("\\N &amp;") == "\\\\N &amp;amp;"
    assert quoted('say "hi"') == r'"say \"hi\""'
