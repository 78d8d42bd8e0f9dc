from __future__ import annotations

import pytest

from loopeditor.model.completing import completions, likeliest, name_typed
from loopeditor.model.notation import parse

SHOP = parse("Prices -> Price competition\nThird-party sellers -> Service price\nEnterprise")


@pytest.mark.parametrize(
    ("text", "names", "meant"),
    [
        ("price", ["Prices", "Price competition", "Service price"], "Prices"),
        ("PRICES", ["Prices"], "Prices"),
        ("price c", ["Price competition"], "Price competition"),
        ("party", ["Third-party sellers"], "Third-party sellers"),
        ("pri", ["Prices", "Price competition", "Service price", "Enterprise"], "Prices"),
        ("rpri", ["Enterprise"], None),
        ("xyz", [], None),
    ],
)
def test_the_likeliest_comes_first(text: str, names: list[str], meant: str | None) -> None:
    assert [SHOP.name(i) for i in completions(SHOP, text)] == names
    found = likeliest(SHOP, text)
    assert (SHOP.name(found) if found else None) == meant


def test_an_empty_text_offers_all() -> None:
    assert len(completions(SHOP, " ")) == 5


@pytest.mark.parametrize(
    ("line", "typed"),
    [
        ("Pri", (0, "Pri")),
        ("  Pri", (2, "Pri")),
        ("Price -> Dem", (9, "Dem")),
        ("A -> B ->C", (9, "C")),
        ("A -> B : ", None),
        ("A -> B || ", None),
        ("A # co", None),
        ('"A -', None),
        ("up: Pri", (4, "Pri")),
        ("down: Price, De", (13, "De")),
        ("== a | T", None),
        ("", (0, "")),
    ],
)
def test_the_name_that_is_being_typed(line: str, typed: tuple[int, str] | None) -> None:
    assert name_typed(line, len(line)) == typed
