from __future__ import annotations

from loopeditor.model import edits
from loopeditor.model.duplicating import duplicate
from tests.tools.world import TRIANGLE


def test_copies_stand_beside_with_the_links_among_them() -> None:
    after, new = duplicate(TRIANGLE, {"v1", "v2"}, 24, 10)
    assert [(after.variable[i].name, after.variable[i].position) for i in ("v4", "v5")] == [
        ("Growth", (24, 10)),
        ("Cost", (224, 10)),
    ]
    assert new == {"v4", "v5", "l4"}
    copied = after.link["l4"]
    assert (copied.source, copied.target, copied.polarity, copied.bend) == (
        "v4",
        "v5",
        TRIANGLE.link["l1"].polarity,
        0.2,
    )
    assert after.variables[:3] == TRIANGLE.variables
    assert after.links[:3] == TRIANGLE.links


def test_copies_have_their_names_in_as_many_lines() -> None:
    after, new = duplicate(edits.set_lines(TRIANGLE, {"v1": 2}), {"v1", "v2"}, 24, 10)
    assert sorted(after.variable[i].lines for i in new if i in after.variable) == [0, 2]


def test_a_link_brings_its_ends_and_texts_come_along() -> None:
    diagram = edits.add_text(TRIANGLE, "Note", (0, 0))
    after, new = duplicate(diagram, {"l2", "t1"}, 0, 0)
    assert new == {"v4", "v5", "l4", "t2"}
    assert after.text["t2"].text == "Note"


def test_nothing_and_what_is_not_there_change_nothing() -> None:
    assert duplicate(TRIANGLE, (), 5, 5) == (TRIANGLE, frozenset())
    assert duplicate(TRIANGLE, {"v99"}, 5, 5) == (TRIANGLE, frozenset())
