"""A diagram that can be made is sound."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, replace
from functools import cached_property
from itertools import chain
from math import inf, nan
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loopeditor.model import diagram as module
from loopeditor.model.diagram import (
    Diagram,
    DiagramError,
    FreeText,
    Ghost,
    Link,
    LoopNote,
    Variable,
    fresh_id,
    loop_key,
    show_diagrams_with,
)
from tests.model.strategies import finite, places, whole_diagrams

A, B = Variable("a", "A"), Variable("b", "B")


@pytest.mark.parametrize(
    ("variables", "links", "words"),
    [
        ((A, A), (), "two variables have the id 'a'"),
        ((A, B), (Link("k", "a", "b"), Link("k", "b", "a")), "two links have the id 'k'"),
        ((A,), (Link("k", "a", "b"),), "link 'k' names the variable 'b', which is not there"),
        ((A,), (Link("k", "b", "a"),), "link 'k' names the variable 'b', which is not there"),
        ((Variable("a", "A", (nan, 0.0)),), (), "the position of variable 'A' is not a finite number"),
        ((Variable("a", "A", (0.0, -inf)),), (), "the position of variable 'A' is not a finite number"),
        ((A, B), (Link("k", "a", "b", bend=inf),), "the bend of link 'k' is not a finite number"),
    ],
)
def test_what_cannot_be(variables: tuple[Variable, ...], links: tuple[Link, ...], words: str) -> None:
    with pytest.raises(DiagramError, match=words):
        Diagram(variables=variables, links=links)


@pytest.mark.parametrize(
    ("notes", "words"),
    [
        ((LoopNote(("k", "l"), "One"), LoopNote(("k", "l"), "Two")), "the loop k l has two notes"),
        ((LoopNote(("l", "k"), "One"),), "the note 'One' is for no loop"),
        ((LoopNote((), "One"),), "the note 'One' is for no loop"),
    ],
)
def test_a_loop_has_one_note_and_a_note_one_loop(notes: tuple[LoopNote, ...], words: str) -> None:
    with pytest.raises(DiagramError, match=words):
        Diagram(loop_notes=notes)


def test_a_note_may_be_on_a_loop_that_is_gone() -> None:
    note = LoopNote(("k", "l"), "Engine")
    assert Diagram(loop_notes=(note,)).loop_note == {("k", "l"): note}


def test_the_key_of_a_loop_is_the_same_wherever_it_starts() -> None:
    assert loop_key(["c", "a", "b"]) == loop_key(["a", "b", "c"]) == loop_key(["b", "c", "a"]) == ("a", "b", "c")
    assert loop_key(["c", "b", "a"]) == ("a", "c", "b")
    assert loop_key([]) == ()


def test_what_can_be() -> None:
    twins = Diagram(variables=(A, Variable("b", "A")), links=(Link("x", "a", "a"), Link("y", "a", "b")))
    again = replace(twins, links=(*twins.links, Link("z", "a", "b")))
    assert [link.id for link in again.links] == ["x", "y", "z"]
    assert again.name("b") == "A"


def _worked_out(diagram: Diagram) -> dict[str, list[tuple[object, object]]]:
    """All that a diagram keeps once it was asked for, in its order."""
    kept = [name for name, each in vars(Diagram).items() if isinstance(each, cached_property)]
    assert {"variable", "link", "ghost", "text"} <= {*kept}
    return {name: list(getattr(diagram, name).items()) for name in kept}


@given(whole_diagrams(), st.data())
def test_with_things_exchanged_it_is_the_diagram_that_would_be_made_anew(diagram: Diagram, data: st.DataObject) -> None:
    before, was_asked = replace(diagram), data.draw(st.booleans())
    if was_asked:
        _worked_out(diagram)
    moved = {
        kind: [replace(each, position=data.draw(places)) for each in getattr(diagram, kind) if data.draw(st.booleans())]
        for kind in ("variables", "ghosts", "texts")
    }
    bent = [replace(link, bend=data.draw(finite)) for link in diagram.links if data.draw(st.booleans())]
    after = diagram.exchanging(**moved, links=bent)
    new = {each.id: each for each in (*chain.from_iterable(moved.values()), *bent)}
    kinds: dict[str, Any] = {
        kind: tuple(new.get(e.id, e) for e in getattr(diagram, kind)) for kind in (*moved, "links")
    }
    anew = replace(diagram, **kinds)
    assert after == anew
    assert _worked_out(after) == _worked_out(anew)
    assert diagram == before
    assert _worked_out(diagram) == _worked_out(before)


GHOSTLY = Diagram(variables=(A, B), links=(Link("k", "a", "b", source_ghost="g"),), ghosts=(Ghost("g", "a", (0, 0)),))


@pytest.mark.parametrize(
    ("others", "words"),
    [
        ({"variables": [Variable("b", "B", (0.0, nan))]}, "the position of variable 'B' is not a finite number"),
        ({"variables": [Variable("b", "B", lines=9)]}, "the name of variable 'B' cannot be in 9 lines"),
        ({"links": [Link("k", "a", "b", bend=inf)]}, "the bend of link 'k' is not a finite number"),
        ({"links": [Link("k", "a", "c")]}, "link 'k' names the variable 'c', which is not there"),
        ({"links": [Link("k", "b", "b", source_ghost="g")]}, "link 'k' is drawn at 'g', no ghost of its end"),
        ({"ghosts": [Ghost("g", "b", (0.0, 0.0))]}, "link 'k' is drawn at 'g', no ghost of its end"),
        ({"ghosts": [Ghost("g", "c", (0.0, 0.0))]}, "ghost 'g' is of 'c', which is not there"),
        ({"ghosts": [Ghost("g", "a", (inf, 0.0))]}, "the position of 'g' is not a finite number"),
        ({"texts": [FreeText("t", "Words", (inf, 0.0))]}, "the position of 't' is not a finite number"),
    ],
)
def test_what_cannot_be_is_not_exchanged_either(others: dict[str, Any], words: str) -> None:
    diagram = replace(GHOSTLY, texts=(FreeText("t", "Words", (0.0, 0.0)),))
    with pytest.raises(DiagramError, match=words):
        diagram.exchanging(**others)


def test_what_is_not_there_is_passed_over() -> None:
    assert GHOSTLY.exchanging(variables=[Variable("c", "C")], links=[Link("z", "gone", "gone")]) == GHOSTLY


def test_it_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        A.name = "C"  # type: ignore[misc]


@given(whole_diagrams())
def test_equal_diagrams_have_equal_hashes(diagram: Diagram) -> None:
    twin = replace(diagram, extra={"a": [1]})
    assert hash(twin) == hash(replace(diagram, extra={"a": [1]}))
    assert twin != diagram


@given(whole_diagrams())
def test_a_fresh_id_is_free_and_no_note_remembers_it(diagram: Diagram) -> None:
    remembered = {i for note in diagram.loop_notes for i in note.key}
    for prefix in ("v", "l"):
        assert fresh_id(diagram, prefix) not in {*diagram.variable, *diagram.link, *remembered}


def test_fresh_ids_step_over_foreign_ones() -> None:
    ids = ("v7", "v03", "vx", "v", "w9", "v\N{SUPERSCRIPT TWO}")
    assert fresh_id(Diagram(variables=tuple(Variable(i, i) for i in ids)), "v") == "v8"
    assert fresh_id(Diagram(), "l") == "l1"


def test_is_placed() -> None:
    assert Diagram().is_placed
    assert Diagram(variables=(replace(A, position=(0.0, 0.0)),)).is_placed
    assert not Diagram(variables=(replace(A, position=(0.0, 0.0)), B)).is_placed


def test_a_notebook_shows_what_draws(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_draw", None)
    assert Diagram("T")._repr_svg_() is None
    show_diagrams_with(lambda diagram: f"<svg>{diagram.title}</svg>")
    assert Diagram("T")._repr_svg_() == "<svg>T</svg>"
