from __future__ import annotations

from dataclasses import replace

from loopeditor.layout.room import make_room
from loopeditor.model import edits
from loopeditor.model.diagram import Diagram, FreeText, Position
from loopeditor.model.notation import parse
from loopeditor.render.measurer import measurer
from tests.builders import on_circle


def position(diagram: Diagram, name: str) -> Position:
    found = next(variable.position for variable in diagram.variables if variable.name == name)
    assert found is not None
    return found


def apart(one: Position, other: Position) -> float:
    return float(((one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2) ** 0.5)


def test_what_has_a_place_keeps_it_and_the_new_one_stands_near_its_neighbour() -> None:
    before = on_circle(parse("A -> B -> C -> D -> E -> F -> A"), 250)
    wider = edits.add_link(edits.add_variable(before, "New"), "v2", "v7")
    after = make_room(wider, measurer())
    assert after.variables[:6] == before.variables
    distances = {name: apart(position(after, "New"), position(after, name)) for name in "ABCDEF"}
    assert min(distances, key=distances.__getitem__) == "B"
    assert 40 < distances["B"] < 140


def test_a_map_that_is_linked_to_nothing_here_is_arranged_at_the_right() -> None:
    before = on_circle(parse("A -> B -> C -> A"), 200)
    before = replace(before, texts=(FreeText("t1", "a remark in the way", (350, 0)),))
    wider = before
    for name in ("X", "Y", "Z", "Alone"):
        wider = edits.add_variable(wider, name)
    for source, target in (("v4", "v5"), ("v5", "v6"), ("v6", "v4")):
        wider = edits.add_link(wider, source, target)
    after = make_room(wider, measurer())
    assert after.is_placed
    assert after.variables[:3] == before.variables
    places = [position(after, name) for name in ("X", "Y", "Z")]
    assert min(x for x, _ in places) > 450
    assert max(apart(places[0], other) for other in places[1:]) < 300
    assert min(apart(position(after, "Alone"), other) for other in places) > 40
    assert make_room(wider, measurer()) == after


def test_many_loose_ones_do_not_lie_on_each_other() -> None:
    wider = on_circle(parse("A -> B -> A"))
    for k in range(40):
        wider = edits.add_variable(wider, f"Loose {k}")
    places = [v.position for v in make_room(wider, measurer()).variables if v.position]
    assert len(places) == 42
    assert min(apart(a, b) for i, a in enumerate(places) for b in places[:i]) > 30


def test_an_empty_sheet_is_arranged() -> None:
    diagram = parse("A -> B -> A")
    assert make_room(diagram, measurer()).is_placed
    assert make_room(Diagram(), measurer()) == Diagram()
