from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loopeditor.editor.finding import Findable, find, folded, letters_found

NAMES = ("Market price", "Price", "Price of oil", "Unit cost", "Supplier inventory", "Enterprise", "Café noir")


def titles(query: str, names: tuple[str, ...] = NAMES) -> list[str]:
    return [found.title for found in find([Findable(name, name) for name in names], query)]


def test_words_come_before_parts_of_words_and_those_before_letters() -> None:
    assert titles("pri") == ["Price", "Price of oil", "Market price", "Enterprise"]
    assert titles("rise") == ["Enterprise"]
    assert titles("uct") == ["Unit cost"]
    assert titles("st", ("Big set", "Cost", "Staff", "Tax on sales")) == ["Staff", "Cost", "Big set"]


def test_what_is_called_exactly_so_comes_first() -> None:
    assert titles("r1", ("R10", "R11", "R1", "My R1 loop")) == ["R1", "R10", "R11", "My R1 loop"]


def test_several_words_fit_in_any_order() -> None:
    assert titles("oil pri") == ["Price of oil"]
    assert titles("price -> oil") == ["Price of oil"]


@pytest.mark.parametrize("query", ["cafe", "CAFÉ", "Cafe\N{COMBINING ACUTE ACCENT}", "café-noir"])
def test_case_accents_and_punctuation_do_not_matter(query: str) -> None:
    assert titles(query) == ["Café noir"]


def test_a_blank_query_finds_everything_and_mere_punctuation_nothing() -> None:
    assert titles("  ") == list(NAMES)
    assert titles("->") == []
    assert titles("zebra") == []


def test_letters_alone_begin_at_a_word() -> None:
    """Or three letters would find almost everything."""
    assert titles("nco") == []
    assert titles("unc") == ["Unit cost"]


def test_ranks_decide_among_equal_fits_only() -> None:
    rows = [Findable("Price → Demand", "link", rank=2), Findable("Price", "variable"), Findable("Low price", "other")]
    assert [row.what for row in find(rows, "pri")] == ["variable", "other", "link"]
    assert [row.what for row in find(rows, "price demand")] == ["link"]


def test_aliases_count_as_much_as_the_title_and_the_rest_less() -> None:
    named = Findable("Growth engine", "loop", aliases=("R1",), also="Price → Demand → Price")
    assert [row.what for row in find([named], "r1")] == ["loop"]
    assert [row.what for row in find([named, Findable("Demand", "variable")], "demand")] == ["variable", "loop"]
    assert find([named], "prd") == []


@given(st.lists(st.text(max_size=12), max_size=8), st.text(max_size=6))
def test_all_that_is_found_is_found_once_and_everything_finds_itself(names: list[str], query: str) -> None:
    rows = [Findable(name, i) for i, name in enumerate(names)]
    found = [row.what for row in find(rows, query)]
    assert len(set(found)) == len(found) <= len(rows)
    for row in rows:
        if folded(row.title).strip():
            assert row.what in [each.what for each in find(rows, row.title)]


@given(st.text(max_size=20), st.text(min_size=1, max_size=6))
def test_letters_found_are_letters_of_the_text(text: str, query: str) -> None:
    places = letters_found(text, query)
    assert places == sorted(set(places))
    assert all(0 <= place < len(text) for place in places)
    assert bool(places) == bool(query.strip() and find([Findable(text, 1)], query))


def test_letters_found_are_those_that_were_typed() -> None:
    assert letters_found("Café–Price (old)", "pric") == [5, 6, 7, 8]
    assert letters_found("Unit cost", "uco") == [0, 5, 6]
    assert letters_found("Enterprise", "rise") == [6, 7, 8, 9]
    assert letters_found("Price", "xy") == []


@pytest.mark.alone
def test_thousands_are_searched_in_a_moment() -> None:
    route = " → ".join(f"Quantity number {i}" for i in range(20))
    rows = [Findable(f"Quantity number {i}", i) for i in range(1000)]
    rows += [Findable(f"R{i}", i, also=route) for i in range(1000)]
    find(rows, "q")
    start = time.process_time()
    assert len(find(rows, "quantity number")) == 2000
    find(rows, "qn")
    assert time.process_time() - start < 0.2
