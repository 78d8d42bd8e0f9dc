from __future__ import annotations

import pytest

from loopeditor.geometry.labels import TEXT_SIZE, TITLE_SIZE, Labels
from loopeditor.geometry.scene import TITLE
from loopeditor.model import edits
from loopeditor.model.diagram import Diagram
from tests.builders import HalfEm

PRICE = edits.add_variable(edits.retitle(Diagram(), "A market"), "Price", (10.0, 20.0))


def labels(diagram: Diagram) -> Labels:
    made = Labels(HalfEm())
    made.update(diagram)
    return made


def test_a_ghost_bears_the_name_and_colour_of_its_variable_where_it_stands() -> None:
    diagram = edits.set_group(edits.add_ghost(PRICE, "v1", (200.0, 5.0)), {"v1"}, "Money")
    made = labels(edits.colour_group(diagram, "Money", "purple"))
    variable, ghost = made.names.values()
    assert (ghost.id, ghost.ghost_of, ghost.lines) == ("g1", "v1", ("Price",))
    assert ghost.box.center == pytest.approx((200.0, 5.0))
    assert (variable.colour, ghost.colour) == ("purple", "purple")
    assert variable.ghost_of == ""


def test_what_is_drawn_round_a_name_needs_room() -> None:
    bare = labels(PRICE).names["v1"].box
    framed = labels(edits.set_group(PRICE, {"v1"}, "Money")).names["v1"].box
    assert framed.center == pytest.approx(bare.center)
    assert framed.width > bare.width
    assert framed.height > bare.height


def test_a_name_is_in_as_many_lines_as_somebody_chose_and_so_are_its_ghosts() -> None:
    named = edits.add_ghost(edits.rename(PRICE, "v1", "Growth of the market"), "v1", (200.0, 5.0))
    written = {k: labels(edits.set_lines(named, {"v1": k})).names for k in range(4)}
    assert [written[k]["v1"].lines for k in range(4)] == [
        ("Growth of", "the market"),
        ("Growth of the market",),
        ("Growth of", "the market"),
        ("Growth", "of the", "market"),
    ]
    assert all(names["g1"].lines == names["v1"].lines for names in written.values())
    assert written[1]["v1"].box.width > written[2]["v1"].box.width > written[3]["v1"].box.width
    assert written[1]["v1"].box.height < written[2]["v1"].box.height < written[3]["v1"].box.height
    assert {names["v1"].box.center for names in written.values()} == {written[0]["v1"].box.center}


def test_the_group_that_a_variable_names_may_not_be_there() -> None:
    diagram = edits.drop_group(edits.set_group(PRICE, {"v1"}, "Money"), "Money")
    assert labels(diagram).names["v1"].colour == ""


def test_texts_keep_their_line_breaks_and_long_lines_are_broken() -> None:
    diagram = edits.add_text(PRICE, "One\nand " + "more and " * 12, (50.0, 60.0))
    (text,) = labels(diagram).texts.values()
    assert text.lines[0] == "One"
    assert len(text.lines) > 2
    assert (text.id, text.size) == ("t1", TEXT_SIZE)
    assert text.box.center == pytest.approx((50.0, 60.0))


def test_the_title_is_shown_where_it_has_a_place_and_words() -> None:
    assert TITLE not in labels(PRICE).texts
    placed = edits.place_title(PRICE, (0.0, -50.0))
    shape = labels(placed).texts[TITLE]
    assert (shape.lines, shape.size) == (("A market",), TITLE_SIZE)
    assert shape.box.center == pytest.approx((0.0, -50.0))
    assert TITLE not in labels(edits.retitle(placed, "  ")).texts


def test_what_changed_is_told_with_the_boxes_before() -> None:
    made = labels(edits.add_text(PRICE, "Words", (0.0, 0.0)))
    before = made.names["v1"].box
    after = edits.add_variable(
        edits.move(edits.add_text(PRICE, "Words", (0.0, 0.0)), {"v1"}, 5.0, 0.0), "Demand", (9, 9)
    )
    assert made.update(after) == {"v1": before, "v2": None}
    assert made.update(after) == {}
    boxes = made.update(PRICE)
    assert boxes.keys() == {"v1", "v2", "t1"}
    assert None not in boxes.values()
