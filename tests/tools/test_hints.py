from __future__ import annotations

import pytest

from loopeditor.geometry.picking import Hit
from loopeditor.tools.hints import Pointer, hint
from loopeditor.tools.states import Choosing, Idle, Linking
from tests.tools.world import COST, EMPTY, LOOP, TRIANGLE, context, edge, link, variable


@pytest.mark.parametrize(
    ("hit", "pointer", "said"),
    [
        (None, Pointer.ARROW, "Double-click to add a variable"),
        (variable("v1"), Pointer.GRAB, "Growth: drag to move"),
        (edge("v1"), Pointer.LINK, "Drag to link Growth"),
        (link("l1"), Pointer.BEND, "Growth → Cost: click to select, drag to bend"),
        (LOOP, Pointer.CLICK, "B1 (balancing): Growth → Cost → Price → Growth. Click to light it"),
        (Hit("variable", "gone"), Pointer.ARROW, "Double-click to add a variable"),
    ],
)
def test_what_a_click_would_do(hit: Hit | None, pointer: Pointer, said: str) -> None:
    found = hint(Idle(hit), context())
    assert found.pointer is pointer
    assert found.text.startswith(said)


def test_while_linking_the_sentence_names_both_ends() -> None:
    assert hint(Linking("v1", COST, "v2"), context()).text == "Release: Link Growth to Cost"
    assert hint(Linking("v1", EMPTY), context()).text.startswith("Release to add a new variable that Growth acts on")
    assert hint(Choosing("v1", "v1"), context()).text.startswith("Enter: link Growth to itself.")


@pytest.mark.parametrize(
    ("selected", "said"),
    [
        (("l1",), "Growth → Cost: + − ? set the sign"),
        (("v1",), "Growth: Tab adds what it acts on, L links, Enter renames"),
        (("v2", "l1"), "Growth → Cost: + − ? set the sign, D the delay; Tab adds the next"),
        (("v1", "l1"), "2 selected: arrows move"),
    ],
)
def test_what_keys_would_do_with_the_selection(selected: tuple[str, ...], said: str) -> None:
    assert hint(Idle(), context(TRIANGLE, *selected)).text.startswith(said)
