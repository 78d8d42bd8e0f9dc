"""A diagram after its text was edited, and a text after its diagram was: each keeps what stays."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from loopeditor.model import edits
from loopeditor.model.diagram import Diagram, DiagramError, Direction, Ghost, Link, Variable
from loopeditor.model.notation import NotationError, parse, write
from loopeditor.model.polarity import Polarity
from loopeditor.model.retelling import retold
from loopeditor.model.rewording import reworded
from tests.model.strategies import diagrams

SHOP = Diagram(
    title="Shop",
    description="Of prices.",
    variables=(
        Variable("v3", "Price", (1, 2), Direction.DOWN, note="in euros"),
        Variable("v7", "Demand", (3, 4)),
        Variable("v9", "Supply", (5, 6), unit="t"),
        Variable("v10", "Weather", (7, 8)),
    ),
    links=(
        Link("l2", "v3", "v7", Polarity.NEGATIVE, bend=0.3, note="they look elsewhere"),
        Link("l5", "v7", "v3", delay=True),
        Link("l8", "v3", "v9", source_ghost="g1"),
    ),
    ghosts=(Ghost("g1", "v3", (9, 9)),),
)


def edited(old: str, new: str, before: Diagram = SHOP) -> Diagram:
    text = write(before)
    assert old in text
    return reworded(before, text.replace(old, new))


def test_a_text_that_says_the_same_changes_nothing() -> None:
    assert reworded(SHOP, write(SHOP)) == SHOP
    assert reworded(SHOP, "# of my own\n\n" + write(SHOP)) == SHOP


def test_another_sign_keeps_the_link() -> None:
    after = edited("Demand : -", "Demand : ? ||")
    assert after.link["l2"] == replace(SHOP.link["l2"], polarity=Polarity.UNKNOWN, delay=True)
    assert after.variables == SHOP.variables


def test_a_name_changed_everywhere_keeps_its_variable() -> None:
    after = edited("Price", "Cost")
    assert after.variable["v3"] == replace(SHOP.variable["v3"], name="Cost")
    assert after.links == SHOP.links
    assert after.ghosts == SHOP.ghosts


def test_a_name_changed_line_by_line_keeps_its_variable_at_the_end() -> None:
    text = write(SHOP)
    latest = SHOP
    while "Price" in text:
        text = text.replace("Price", "Cost", 1)
        try:
            latest = reworded(SHOP, text, latest)
        except NotationError:
            continue  # a wish for a name that no link has yet
    assert latest.variable["v3"].note == "in euros"
    assert latest.name("v3") == "Cost"
    assert latest.links == SHOP.links


def test_a_name_keeps_its_lines_until_it_is_another() -> None:
    two = edits.set_lines(SHOP, {"v3": 2, "v7": 3})
    assert edited("Weather", "Climate", two).variable["v3"].lines == 2
    after = edited("Price", "Price of all the goods", two)
    assert (after.variable["v3"].lines, after.variable["v7"].lines) == (0, 3)
    assert after.variable["v3"].note == "in euros"


def test_names_that_are_all_changed_are_told_by_their_place() -> None:
    before = edits.place(parse("A -> B -> C"), {"v1": (1, 1), "v2": (2, 2), "v3": (3, 3)})
    after = reworded(before, "X -> Y -> Z")
    assert [(v.id, v.name, v.position) for v in after.variables] == [
        ("v1", "X", (1, 1)),
        ("v2", "Y", (2, 2)),
        ("v3", "Z", (3, 3)),
    ]
    assert [link.id for link in after.links] == ["l1", "l2"]


def test_new_names_are_new_and_have_no_place() -> None:
    after = reworded(SHOP, write(SHOP) + "Weather -> Harvest -> Supply\n")
    assert [(v.name, v.position) for v in after.variables[4:]] == [("Harvest", None)]
    assert [link.id for link in after.links] == ["l2", "l5", "l8", "l9", "l10"]


def test_a_line_that_is_gone_takes_its_links_and_names_along() -> None:
    after = edited("\nPrice -> Supply", "")
    assert "v9" not in after.variable
    assert [link.id for link in after.links] == ["l2", "l5"]
    after = edited("Weather\n", "")
    assert "v10" not in after.variable


def test_what_was_typed_before_keeps_its_place_while_more_is_typed() -> None:
    first = reworded(SHOP, write(SHOP) + "Tax -> Price")
    placed = edits.place(first, {first.variables[-1].id: (50.0, 60.0)})
    second = reworded(SHOP, write(SHOP) + "State -> Taxes\nTaxes -> Price", placed)
    taxes = next(v for v in second.variables if v.name == "Taxes")
    assert (taxes.id, taxes.position) == (first.variables[-1].id, (50.0, 60.0))
    assert len({v.id for v in second.variables}) == 6


def test_an_empty_text_is_an_empty_diagram_and_its_return_brings_all_back() -> None:
    emptied = reworded(SHOP, "\n # nothing\n")
    assert (emptied.variables, emptied.links, emptied.title) == ((), (), "")
    assert reworded(SHOP, write(SHOP), emptied) == SHOP


def test_a_text_that_is_not_the_notation_says_where() -> None:
    with pytest.raises(NotationError) as wrong:
        reworded(SHOP, "Price -> Demand\nPrice ->")
    assert (wrong.value.line, wrong.value.column) == (2, 9)


@given(diagrams())
def test_the_text_of_any_diagram_gives_it_back(diagram: Diagram) -> None:
    try:
        text = write(diagram)
    except DiagramError:
        return
    assert reworded(diagram, text) == diagram


# --- the way back ----------------------------------------------------------------------------------------------------

TEXT = """# about prices
== shop | Shop
down: Price

  Price -> Demand : -     # they look elsewhere
Demand -> Price : ||
Price -> Supply
Weather

# the end
"""


def test_the_text_says_what_the_diagram_is() -> None:
    assert reworded(SHOP, TEXT) == SHOP
    assert retold(TEXT, SHOP, SHOP) == TEXT


def test_lines_that_hold_stay_as_they_were_written() -> None:
    after = edits.set_polarity(SHOP, {"l8"}, Polarity.NEGATIVE)
    assert retold(TEXT, SHOP, after) == TEXT.replace("Supply", "Supply : -")
    after = edits.rename(SHOP, "v7", "a -> b")
    assert retold(TEXT, SHOP, after) == TEXT.replace("  Price -> Demand : -  ", 'Price -> "a -> b" : -').replace(
        "Demand ->", '"a -> b" ->'
    ).replace("   # they", " # they")


def test_what_is_new_comes_last_and_what_is_gone_goes() -> None:
    after = edits.add_linked_variable(edits.delete(SHOP, {"v9", "v10"}), "v7", "Staff", (0, 0))
    assert retold(TEXT, SHOP, after) == TEXT.replace("Price -> Supply\nWeather\n", "").replace(
        "# the end\n", "# the end\nDemand -> Staff\n"
    )


def test_title_and_wishes_follow() -> None:
    after = edits.want(edits.retitle(SHOP, "Market"), {"v7"}, Direction.UP)
    assert retold(TEXT, SHOP, after).startswith("# about prices\n== market | Market\nup: Demand\ndown: Price\n")
    assert retold("Price", parse("Price"), edits.retitle(parse("Price"), "T")) == "== t | T\nPrice"


def test_a_line_that_somebody_is_about_to_mend_stays_and_its_links_are_not_told_twice() -> None:
    broken = TEXT.replace("Price -> Supply", "Price -> Supply : x")
    after = edits.add_variable(SHOP, "Tax", (0, 0))
    assert retold(broken, SHOP, after, TEXT) == broken.replace("# the end\n", "# the end\nTax\n")


def test_a_chain_in_which_a_sign_changes_is_cut_there() -> None:
    before = parse("A -> B -> C -> D")
    after = edits.set_polarity(before, {"l2"}, Polarity.NEGATIVE)
    assert retold("A -> B -> C -> D # d", before, after) == "A -> B -> C : - # d\nC -> D"


@given(diagrams(), diagrams())
def test_the_text_follows_from_any_diagram_to_any_other(before: Diagram, after: Diagram) -> None:
    try:
        text = write(before)
        write(after)
    except DiagramError:
        return
    new = retold(text, before, after)
    assert not after.variables or write(_sorted(reworded(after, new))) == write(_sorted(after))


def _sorted(diagram: Diagram) -> Diagram:
    links = sorted(diagram.links, key=lambda k: (k.source, k.target, k.polarity.value, k.delay))
    return replace(diagram, links=tuple(links))


def test_lines_that_somebody_has_typed_since_stay() -> None:
    typed = TEXT.replace("Price -> Supply", "Price -> Supply : -\nTax -> Price")
    after = edits.rename(SHOP, "v7", "Sales")
    assert retold(typed, SHOP, after, TEXT) == retold(TEXT, SHOP, after).replace(
        "Price -> Supply", "Price -> Supply : -\nTax -> Price"
    )
