from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loopeditor.files.cells import looks_like_cells, parse, write
from loopeditor.model.diagram import Diagram, DiagramError, Link, Variable
from loopeditor.model.polarity import Polarity
from loopeditor.model.scenario import Strength
from tests.model.strategies import diagrams

Said = tuple[str, str, str, bool]


def said(diagram: Diagram) -> list[Said]:
    return [(diagram.name(k.source), diagram.name(k.target), k.polarity.value, k.delay) for k in diagram.links]


def links(text: str) -> list[Said]:
    read = parse(text)
    assert read.problems == ()
    return said(read.diagram)


@pytest.mark.parametrize("divider", ["\t", ";", ","])
def test_a_link_a_row(divider: str) -> None:
    rows = [("Price", "Demand", "-"), ("Demand", "Price", "+", "yes")]
    text = "\n".join(divider.join(row) for row in rows)
    assert links(text) == [("Price", "Demand", "-", False), ("Demand", "Price", "+", True)]


@pytest.mark.parametrize(
    ("cell", "sign"),
    [
        *((word, "+") for word in ("+", "Positive", "reinforcing", "S", "1", "0.7", "0,7", "'+", "++")),
        *((word, "-") for word in ("-", "−", "–", "NEGATIVE", "balancing", "o", "-1", "-0.2", "'-")),
        *((word, "?") for word in ("?", "unknown", "±")),
    ],
)
def test_the_signs_that_people_write(cell: str, sign: str) -> None:
    assert links(f"A\tB\t{cell}") == [("A", "B", sign, False)]


def test_a_heading_tells_the_columns_apart() -> None:
    text = "Polarity,Effect,Why,Cause,Delay\n-,Demand,they can do without,Price,yes\n"
    read = parse(text).diagram
    assert said(read) == [("Price", "Demand", "-", True)]
    assert read.links[0].note == "they can do without"


def test_a_heading_in_other_words_is_told_by_the_column_of_signs() -> None:
    assert links("Ursache;Effekt;Vorzeichen\nPreis;Absatz;-\n") == [("Preis", "Absatz", "-", False)]
    assert links("A;B\nC;D") == [("A", "B", "+", False), ("C", "D", "+", False)], "no signs, no heading"


def test_without_a_column_of_signs_links_are_positive_and_with_one_an_empty_cell_is_unknown() -> None:
    assert links("A\tB") == [("A", "B", "+", False)]
    assert links("A\tB\t\nB\tA\t-") == [("A", "B", "?", False), ("B", "A", "-", False)]


def test_what_cannot_be_read_is_told_by_its_row_and_the_rest_is_kept() -> None:
    read = parse("from\tto\tsign\tdelay\nA\tB\tmaybe\n\n\tB\t+\nB\t\t-\nB\tA\t+\toften\nC")
    assert [(problem.row, problem.message.partition(" ")[0]) for problem in read.problems] == [
        (2, "“maybe”"),
        (4, "the"),
        (5, "the"),
        (6, "“often”"),
    ]
    assert said(read.diagram) == [("A", "B", "?", False), ("B", "A", "+", False)]
    assert [variable.name for variable in read.diagram.variables] == ["A", "B", "C"]


def test_the_same_row_twice_is_one_link_and_a_contradiction_is_two() -> None:
    assert len(links("A,B,+\nA,B,+\nA,B,-")) == 2


def test_a_matrix() -> None:
    text = "\tPrice\tDemand\tWeather\nPrice\t\t-1\t\nDemand\t+\t0\t\nWeather\t\t?\t"
    assert links(text) == [
        ("Price", "Demand", "-", False),
        ("Demand", "Price", "+", False),
        ("Weather", "Demand", "?", False),
    ]
    assert links("acts on,A,B\nA,,-\nB,+,") == [("A", "B", "-", False), ("B", "A", "+", False)]


def test_a_sign_under_no_name_is_told() -> None:
    read = parse(",A,B,\nA,,-,+\nB,+,,")
    assert [(problem.row, "column 4" in problem.message) for problem in read.problems] == [(2, True)]


def test_quoted_cells_and_stray_quotes() -> None:
    assert links('"Price, all\nin";Demand;-') == [("Price, all\nin", "Demand", "-", False)]
    assert links('6" nails\tPrice\t-\n"Never closed\tPrice\t-') == [
        ('6" nails', "Price", "-", False),
        ('"Never closed', "Price", "-", False),
    ]


@pytest.mark.parametrize(
    ("text", "is_table"),
    [
        ("A\tB\nB\tA", True),
        ("A,B,+\nB,A,-\n", True),
        ("Visits -> Sellers, and more\nB -> C", False),
        ("Weather", False),
        ("up: Growth, Profit\nGrowth\nProfit", False),
        ("", False),
    ],
)
def test_what_looks_like_cells(text: str, is_table: bool) -> None:
    assert looks_like_cells(text) is is_table


@given(st.text(alphabet='AB,;\t\n"+-? \r0', max_size=60))
def test_any_text_is_read_or_told(text: str) -> None:
    read = parse(text)
    assert all(variable.name for variable in read.diagram.variables)


@given(diagrams())
def test_what_is_written_is_read(diagram: Diagram) -> None:
    try:
        text = write(diagram)
    except DiagramError:
        return
    again = parse(text)
    if all(variable.name == variable.name.strip() != "" for variable in diagram.variables):
        assert again.problems == ()
        assert set(said(again.diagram)) == set(said(diagram))
        assert {variable.name for variable in again.diagram.variables} == {v.name for v in diagram.variables}


def test_strengths_have_a_column_where_there_are_any() -> None:
    plain = parse("A;B;+\nB;A;-").diagram
    assert "strength" not in write(plain)
    strong = replace(plain, links=(replace(plain.links[0], strength=Strength.STRONG), plain.links[1]))
    assert [link.strength for link in parse(write(strong)).diagram.links] == [Strength.STRONG, Strength.NORMAL]


def test_strengths_in_others_words_are_passed_over() -> None:
    read = parse("from,to,sign,strength\nA,B,+,0.8\nB,A,-,rather strong")
    assert [link.strength for link in read.diagram.links] == [Strength.NORMAL] * 2
    assert read.problems == ()


def test_a_slip_among_our_strengths_is_told_by_its_row() -> None:
    read = parse("from,to,sign,strength\nA,B,+,Weak\nB,A,-,stong\nA,C,+,")
    assert [link.strength for link in read.diagram.links] == [Strength.WEAK, Strength.NORMAL, Strength.NORMAL]
    assert [(problem.row, problem.message[:7]) for problem in read.problems] == [(3, "“stong”")]


def test_links_of_two_strengths_are_two() -> None:
    diagram = parse("A;B;+").diagram
    two = replace(diagram, links=(*diagram.links, replace(diagram.links[0], id="l2", strength=Strength.WEAK)))
    assert [link.strength for link in parse(write(two)).diagram.links] == [Strength.NORMAL, Strength.WEAK]


def test_no_cell_is_written_as_a_formula() -> None:
    names = ("=1+1", "-5 %", "'@x", "'til")
    variables = tuple(Variable(f"v{k}", name) for k, name in enumerate(names))
    diagram = Diagram(variables=variables, links=(Link("l1", "v0", "v1", Polarity.NEGATIVE),))
    text = write(diagram)
    assert not any(cell.startswith(("=", "-", "+", "@")) for row in text.splitlines() for cell in row.split(","))
    assert {variable.name for variable in parse(text).diagram.variables} == set(names)
