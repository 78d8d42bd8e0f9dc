"""Lines of notation added to a diagram."""

from __future__ import annotations

import pytest

from loopeditor.model import edits
from loopeditor.model.diagram import Diagram, Direction, Variable
from loopeditor.model.merging import merge, variable_called
from loopeditor.model.notation import NotationError, parse, write

SHOP = edits.place(parse("Price -> Demand\nSupply -> Price"), {"v1": (0, 0), "v2": (1, 1), "v3": (2, 2)})


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("Demand -> Supply : ||", "Price -> Demand\nSupply -> Price\nDemand -> Supply : ||\n"),
        ("price  -> DEMAND : -", "Price -> Demand : -\nSupply -> Price\n"),
        ("Price -> Demand : ? ||", "Price -> Demand : ? ||\nSupply -> Price\n"),
        ("Price -> Demand", "Price -> Demand\nSupply -> Price\n"),
        ("Demand -> Staff -> Price : -", "Price -> Demand\nSupply -> Price\nDemand -> Staff -> Price : -\n"),
        ("Demand -> Demand", "Price -> Demand\nSupply -> Price\nDemand -> Demand\n"),
        ("Weather", "Weather\nPrice -> Demand\nSupply -> Price\n"),
        ("down: price", "down: Price\nPrice -> Demand\nSupply -> Price\n"),
        ("== a | Shop", "== shop | Shop\nPrice -> Demand\nSupply -> Price\n"),
        ("Price -> Demand -> Price -> Demand : -", "Price -> Demand\nSupply -> Price\nDemand -> Price -> Demand : -\n"),
        ("# nothing", "Price -> Demand\nSupply -> Price\n"),
    ],
)
def test_a_line_says_one_thing_more(line: str, text: str) -> None:
    after = merge(SHOP, line)
    assert write(after) == text
    assert after.variables[0].id == "v1"
    assert [v.position for v in after.variables[:3]] == [(0, 0), (1, 1), (2, 2)]
    assert all(v.position is None for v in after.variables[3:])


def test_a_chain_that_comes_back_to_a_new_name_makes_one_variable() -> None:
    assert [v.name for v in merge(Diagram(), "A -> B -> a").variables] == ["A", "B"]


@pytest.mark.parametrize(
    ("line", "column"), [("Price -> ", 10), ("Price -> Demand : x", 17), ('"Price', 1), ("up: Rain", 5)]
)
def test_what_is_wrong_is_said_with_its_place(line: str, column: int) -> None:
    with pytest.raises(NotationError) as wrong:
        merge(SHOP, line)
    assert (wrong.value.line, wrong.value.column) == (1, column)


def test_the_spelling_counts_before_capitals_do() -> None:
    diagram = Diagram(variables=(Variable("v1", "PRICE"), Variable("v2", "Price")))
    assert [variable_called(diagram, name) for name in ("Price", "PRICE", "price", " price ", "Rice")] == [
        "v2",
        "v1",
        "v1",
        "v1",
        None,
    ]
    assert merge(diagram, "up: Price").variable["v2"].wanted is Direction.UP
