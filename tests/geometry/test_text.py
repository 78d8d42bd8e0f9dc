from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from loopeditor.geometry.text import on_one_line, wrap
from tests.builders import HalfEm

words = st.lists(st.text("abcdef", min_size=1, max_size=9), min_size=1, max_size=8)


@given(words, st.floats(20, 200))
def test_wrapping_keeps_the_words_and_the_width(words: list[str], widest: float) -> None:
    lines = wrap(" ".join(words), HalfEm(), widest)
    assert " ".join(lines).split() == words
    for line in lines:
        assert HalfEm().width(line, 16) <= widest or " " not in line


def test_lines_are_about_equally_long() -> None:
    assert wrap("one two three four", HalfEm(), 100) == ("one two", "three four")


def test_line_breaks_of_the_name_are_kept() -> None:
    assert wrap("a\nb c", HalfEm(), 100) == ("a", "b c")
    assert wrap("", HalfEm(), 100) == ("",)


def test_what_no_picture_can_hold_is_replaced_and_scripts_are_not() -> None:
    assert on_one_line("a\x00b\ud800c\nd") == "a\ufffdb\ufffdc d"
    family, arabic = "👨\u200d👩\u200d👧", "متغير"
    assert on_one_line(f"{family} {arabic}") == f"{family} {arabic}"
