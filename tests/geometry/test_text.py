from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from loopeditor.geometry.text import in_lines, on_one_line, wrap
from tests.builders import HalfEm

words = st.lists(st.text("abcdef", min_size=1, max_size=9), min_size=1, max_size=8)


@given(words, st.floats(20, 200))
def test_wrapping_keeps_the_words_and_the_width(words: list[str], widest: float) -> None:
    lines = wrap(" ".join(words), HalfEm(), widest)
    assert " ".join(lines).split() == words
    for line in lines:
        assert HalfEm().width(line, 16) <= widest or " " not in line


@given(words, st.integers(1, 3))
def test_a_chosen_number_of_lines_is_the_narrowest_of_its_kind(words: list[str], count: int) -> None:
    lines = in_lines(" ".join(words), HalfEm(), count, 80.0)
    assert " ".join(lines).split(" ") == words
    assert len(lines) == min(count, len(words))
    widest = max(HalfEm().width(line, 16) for line in lines)
    assert len(wrap(" ".join(words), HalfEm(), widest)) <= len(lines)
    if widest > max(HalfEm().width(word, 16) for word in words):  # greedy lines are as few as a width allows
        assert _greedy_lines(words, widest - 8.0) > len(lines)


def _greedy_lines(words: list[str], widest: float) -> int:
    line, count = words[0], 1
    for word in words[1:]:
        longer = f"{line} {word}"
        line, count = (longer, count) if len(longer) * 8.0 <= widest else (word, count + 1)
    return count


def test_line_breaks_that_were_typed_and_very_long_names_are_wrapped_as_ever() -> None:
    assert in_lines("a\nb c", HalfEm(), 1, 100) == wrap("a\nb c", HalfEm(), 100)
    endless = "word " * 5_000
    assert in_lines(endless, HalfEm(), 3, 100) == wrap(endless, HalfEm(), 100)
    assert in_lines("", HalfEm(), 3, 100) == ("",)
    assert in_lines("one two three four", HalfEm(), 0, 100) == wrap("one two three four", HalfEm(), 100)


def test_lines_are_about_equally_long() -> None:
    assert wrap("one two three four", HalfEm(), 100) == ("one two", "three four")


def test_line_breaks_of_the_name_are_kept() -> None:
    assert wrap("a\nb c", HalfEm(), 100) == ("a", "b c")
    assert wrap("", HalfEm(), 100) == ("",)


def test_what_no_picture_can_hold_is_replaced_and_scripts_are_not() -> None:
    assert on_one_line("a\x00b\ud800c\nd") == "a\ufffdb\ufffdc d"
    family, arabic = "👨\u200d👩\u200d👧", "متغير"
    assert on_one_line(f"{family} {arabic}") == f"{family} {arabic}"
