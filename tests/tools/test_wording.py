from __future__ import annotations

from loopeditor.model import edits
from loopeditor.tools import wording
from tests.tools.world import TRIANGLE


def test_long_and_broken_names_fit_a_menu() -> None:
    assert wording.short("Cost\nstructure") == "Cost structure"
    assert wording.short("x" * 50) == "x" * 31 + "…"
    long = edits.rename(TRIANGLE, "v1", "The number of people who come back every single day")
    assert wording.moved(long, {"v1"}) == "Move The number of people who come b…"
