"""A diagram that can be made is sound."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, replace
from math import inf, nan

import pytest
from hypothesis import given

from loopeditor.model import diagram as module
from loopeditor.model.diagram import (
    Diagram,
    DiagramError,
    Link,
    LoopNote,
    Variable,
    fresh_id,
    loop_key,
    show_diagrams_with,
)
from tests.model.strategies import whole_diagrams

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
