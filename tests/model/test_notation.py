"""The text notation reads what it writes, and says where a text is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loopeditor.model.diagram import Diagram, DiagramError, Direction, Link, Variable
from loopeditor.model.notation import NotationError, parse, slug, write
from loopeditor.model.polarity import Polarity
from tests.builders import flywheels
from tests.model.strategies import any_text, diagrams, hard_names

Claim = tuple[str, str, Polarity, bool]

PLUS, MINUS, UNKNOWN = Polarity.POSITIVE, Polarity.NEGATIVE, Polarity.UNKNOWN


def claims(diagram: Diagram) -> list[Claim]:
    """The links by the names of their ends."""
    return [(diagram.name(k.source), diagram.name(k.target), k.polarity, k.delay) for k in diagram.links]


def wants(diagram: Diagram) -> dict[str, Direction | None]:
    return {variable.name: variable.wanted for variable in diagram.variables}


def said_once(diagram: Diagram) -> Iterator[Link]:
    """The links without those that state a claim again."""
    seen: set[Claim] = set()
    for claim, link in zip(claims(diagram), diagram.links, strict=True):
        if claim not in seen:
            seen.add(claim)
            yield link


# --- round trips -----------------------------------------------------------------------------------------------------


@given(diagrams(hard_names))
def test_parsing_what_was_written_gives_the_same_claims(diagram: Diagram) -> None:
    diagram = Diagram(diagram.title, "", diagram.variables, tuple(said_once(diagram)))
    if not diagram.variables and not diagram.title.split():
        return
    again = parse(write(diagram))
    assert again.title == " ".join(diagram.title.split())
    assert wants(again) == wants(diagram)
    assert claims(again) == claims(diagram)


@given(diagrams(hard_names))
def test_writing_is_stable(diagram: Diagram) -> None:
    diagram = Diagram(diagram.title.strip() or "T", "", diagram.variables, tuple(said_once(diagram)))
    once = write(diagram)
    assert claims(parse(write(parse(once)))) == claims(diagram)


@given(hard_names)
def test_any_name_survives(name: str) -> None:
    diagram = Diagram("", "", (Variable("a", name), Variable("b", f"{name}!")), (Link("l1", "a", "b", MINUS, True),))
    assert claims(parse(write(diagram))) == [(name, f"{name}!", MINUS, True)]


@given(st.lists(st.sampled_from(["->", ":", "||", '"', "#", "==", "up:", "a", "b c", "+", "-", " ", "\n"]) | any_text))
def test_any_text_is_read_or_refused_with_a_place(parts: list[str]) -> None:
    text = "".join(parts)
    lines = text.split("\n")
    try:
        diagram = parse(text)
    except NotationError as error:
        refused = error
    else:
        assert claims(diagram) == (claims(parse(write(diagram))) if diagram.title or diagram.variables else [])
        return
    assert 1 <= refused.line <= len(lines)
    assert 1 <= refused.column <= len(lines[refused.line - 1]) + 1
    assert "\n" not in str(refused)


# --- reading ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A -> B", [("A", "B", PLUS, False)]),
        ("A->B->A", [("A", "B", PLUS, False), ("B", "A", PLUS, False)]),
        ("A -> B -> C : -", [("A", "B", PLUS, False), ("B", "C", MINUS, False)]),
        ("A -> B : \N{MINUS SIGN}", [("A", "B", MINUS, False)]),
        ("A -> B : ?", [("A", "B", UNKNOWN, False)]),
        ("A -> B : ? ||", [("A", "B", UNKNOWN, True)]),
        ("A -> B : || -", [("A", "B", MINUS, True)]),
        ("A -> B ||", [("A", "B", PLUS, True)]),
        ("A -> B || -", [("A", "B", MINUS, True)]),
        ("A -> B :", [("A", "B", PLUS, False)]),
        ("A -> A", [("A", "A", PLUS, False)]),
        ("A -> B\nA -> B", [("A", "B", PLUS, False)]),
        ("A -> B\nA -> B : -", [("A", "B", PLUS, False), ("A", "B", MINUS, False)]),
        ("A -> B # why", [("A", "B", PLUS, False)]),
        ("A -> B : - # why", [("A", "B", MINUS, False)]),
        ("# only\n\n  A -> B  \r\n", [("A", "B", PLUS, False)]),
        ("Third-party # 1\nThird-party -> C#", [("Third-party", "C#", PLUS, False)]),
        ('"A -> B" -> "x : y" : -', [("A -> B", "x : y", MINUS, False)]),
        (r'"say \"hi\"" -> "a\\b\nc"', [('say "hi"', "a\\b\nc", PLUS, False)]),
        ('"" -> B', [("", "B", PLUS, False)]),
        ('6" pipe -> B', [('6" pipe', "B", PLUS, False)]),
        ("ratio a:b -> c||d", [("ratio a:b", "c||d", PLUS, False)]),
        ("价格 -> السعر : -", [("价格", "السعر", MINUS, False)]),
        ("<b>A</b> -> 🚀", [("<b>A</b>", "🚀", PLUS, False)]),
        ("\N{ZERO WIDTH NO-BREAK SPACE}A -> B", [("A", "B", PLUS, False)]),
    ],
)
def test_reading(text: str, expected: list[Claim]) -> None:
    assert claims(parse(text)) == expected


def test_variables_come_in_the_order_in_which_they_are_named() -> None:
    diagram = parse("Weather\nB -> A -> Weather")
    assert [variable.name for variable in diagram.variables] == ["Weather", "B", "A"]
    assert not diagram.is_placed


def test_wanted_directions() -> None:
    diagram = parse('up: A, "B, C"  # both\nDown: D\nA -> "B, C" -> D -> E')
    assert wants(diagram) == {"A": Direction.UP, "B, C": Direction.UP, "D": Direction.DOWN, "E": None}


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("== key | A title | kind", "A title"),
        ("  == key | A title  ", "A title"),
        ("==Only", "Only"),
        ("== k |", ""),
        ('== k | "A | B" | kind', "A | B"),
        ("== k | Growth # 1 -> 2 : up", "Growth # 1 -> 2 : up"),
    ],
)
def test_headings(heading: str, title: str) -> None:
    assert parse(f"{heading}\nA -> B").title == title


# --- refusing --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "line", "column", "words"),
    [
        ("", 1, 1, "no diagram"),
        ("# nothing\n\n", 1, 1, "no diagram"),
        ("-> B", 1, 1, "name is missing"),
        ("  -> B", 1, 3, "name is missing"),
        ("A ->", 1, 5, "name is missing"),
        ("A -> B\nA -> -> B", 2, 6, "name is missing"),
        ("A -> # B", 1, 6, "name is missing"),
        ("A -> : -", 1, 6, "name is missing"),
        ("A -> B : *", 1, 8, "'*' is no sign"),
        ("A -> B : -> C", 1, 8, "'->' is no sign"),
        ("A -> B || C", 1, 8, "'C' is no sign"),
        ("A : -", 1, 3, "belongs to a link"),
        ("A ||", 1, 3, "belongs to a link"),
        ('"A -> B', 1, 1, "never closed"),
        ('A -> "B', 1, 6, "never closed"),
        ('"A" B -> C', 1, 4, "after a closing quote"),
        ('== a | "A\nA -> B', 1, 8, "never closed"),
        ("A -> B\nup: a", 2, 5, "'a', which no link has"),
        ("up: A, C\nA -> B", 1, 8, "'C', which no link has"),
        ("== a | A\nA -> B\n== b | B\nA -> B", 3, 1, "second diagram"),
        ("A -> B\n== b | B\nA -> B", 2, 1, "second diagram"),
    ],
)
def test_refusing(text: str, line: int, column: int, words: str) -> None:
    with pytest.raises(NotationError) as caught:
        parse(text)
    error = caught.value
    assert (error.line, error.column) == (line, column)
    assert words in error.message
    assert str(error) == f"line {line}, column {column}: {error.message}"


# --- writing ---------------------------------------------------------------------------------------------------------


def test_writing_joins_links_into_chains() -> None:
    text = "== loop | Loop\nup: A\nAlone\nA -> B -> C : - ||\nC -> A\n"
    assert write(parse(text)) == text


def test_a_heading_has_one_line_and_keeps_its_title() -> None:
    title = "Growth | or\n\n== not"
    assert parse(write(Diagram(title))).title == "Growth | or == not"


def test_two_variables_of_one_name_cannot_be_written() -> None:
    twins = Diagram(variables=(Variable("a", "Price"), Variable("b", "Price")))
    with pytest.raises(DiagramError, match="two variables are called 'Price'"):
        write(twins)


def test_two_links_that_are_alike_cannot_be_written() -> None:
    pair = (Variable("a", "A"), Variable("b", "B"))
    with pytest.raises(DiagramError, match="two links from 'A' to 'B' are alike"):
        write(Diagram("", "", pair, (Link("x", "a", "b"), Link("y", "a", "b"))))


@pytest.mark.parametrize(
    ("title", "key"),
    [("Amazon flywheel", "amazon-flywheel"), ("  What?! ", "what"), ("", "diagram"), ("Прибыль / год", "прибыль-год")],
)
def test_slug(title: str, key: str) -> None:
    assert slug(title) == key


def test_the_given_list_of_flywheels(shared: Path) -> None:
    found = flywheels(shared)
    assert len(found) == 23
    for diagram in found.values():
        assert claims(parse(write(diagram))) == claims(diagram)
