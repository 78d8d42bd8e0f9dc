"""Typing words on the canvas: free texts and the title."""

from __future__ import annotations

import pytest

from loopeditor.geometry.picking import Hit
from loopeditor.geometry.scene import TITLE
from loopeditor.geometry.shapes import Point
from loopeditor.model import edits
from loopeditor.tools import events as do
from loopeditor.tools.effects import Commit, Describe, Discard, EditText, Preview, Reveal, Select
from loopeditor.tools.gestures import step
from loopeditor.tools.states import Idle, Rewriting, WritingNew
from tests.tools.world import EMPTY, TRIANGLE, context, link

WITH_TEXT = edits.add_text(TRIANGLE, "Old words", (300.0, 300.0))
TITLED = edits.place_title(TRIANGLE, (0.0, -100.0))


def text(text_id: str) -> Hit:
    return Hit("text", text_id)


def test_a_new_text_is_shown_at_once_and_typed() -> None:
    state, effects = step(Idle(), do.AddText(EMPTY), context(TRIANGLE))
    assert isinstance(state, WritingNew)
    assert EditText("t1", "") in effects
    (preview,) = (effect for effect in effects if isinstance(effect, Preview))
    assert preview.diagram.text["t1"].text == "Text"
    assert preview.diagram.text["t1"].position == EMPTY


def test_a_new_text_is_committed_with_its_words_and_selected() -> None:
    state, _ = step(Idle(), do.AddText(EMPTY), context(TRIANGLE))
    state, _ = step(state, do.Typed("Two\nlines "), context(TRIANGLE))
    state, effects = step(state, do.Accept(), context(TRIANGLE))
    assert isinstance(state, Idle)
    (commit,) = (effect for effect in effects if isinstance(effect, Commit))
    assert (commit.diagram.text["t1"].text, commit.text) == ("Two\nlines", "Add text")
    assert Select(frozenset({"t1"})) in effects


@pytest.mark.parametrize("event", [do.Named("  \n"), do.Cancel()])
def test_a_new_text_without_words_never_was(event: do.Event) -> None:
    state, _ = step(Idle(), do.AddText(EMPTY), context(TRIANGLE))
    assert step(state, event, context(TRIANGLE)) == (Idle(), (Discard(),))


@pytest.mark.parametrize("event", [do.DoublePress(Point(300, 300), text("t1")), do.Rename("t1")])
def test_a_text_is_given_other_words(event: do.Event) -> None:
    now = context(WITH_TEXT)
    state, effects = step(Idle(), event, now)
    assert state == Rewriting("t1", "Old words")
    assert EditText("t1", "Old words") in effects
    _, effects = step(state, do.Named("New words"), now)
    assert isinstance(commit := effects[0], Commit)
    assert (commit.diagram.text["t1"].text, commit.text) == ("New words", "Change text")


def test_enter_on_a_selected_text_edits_it() -> None:
    state, _ = step(Idle(), do.Accept(), context(WITH_TEXT, "t1"))
    assert state == Rewriting("t1", "Old words")


def test_a_text_without_words_is_deleted() -> None:
    _, effects = step(Rewriting("t1", "Old words"), do.Named(" "), context(WITH_TEXT))
    assert isinstance(commit := effects[0], Commit)
    assert (commit.diagram.texts, commit.text) == ((), "Delete text")


def test_the_same_words_make_no_step() -> None:
    assert step(Rewriting("t1", "x"), do.Named("Old words"), context(WITH_TEXT)) == (Idle(), (Discard(),))


def test_the_title_is_edited_in_its_place_and_keeps_to_one_line() -> None:
    now = context(TITLED)
    state, _ = step(Idle(), do.DoublePress(Point(0, -100), text(TITLE)), now)
    assert state == Rewriting(TITLE, "Wheel")
    _, effects = step(state, do.Named("Fly\nwheel"), now)
    assert isinstance(commit := effects[0], Commit)
    assert (commit.diagram.title, commit.text) == ("Fly wheel", "Change title")
    assert step(state, do.Named(""), now) == (Idle(), (Discard(),))


def test_a_double_click_on_a_ghost_goes_to_its_variable() -> None:
    haunted = edits.add_ghost(TRIANGLE, "v2", (400.0, 0.0))
    state, effects = step(Idle(), do.DoublePress(Point(400, 0), Hit("variable", "g1")), context(haunted))
    assert isinstance(state, Idle)
    assert effects == (Select(frozenset({"v2"})), Reveal("v2"))


def test_a_double_click_on_a_link_describes_it() -> None:
    assert step(Idle(), do.DoublePress(EMPTY, link("l1")), context(TRIANGLE))[1] == (Describe(),)


def test_deleting_a_ghost_keeps_its_variable() -> None:
    haunted = edits.add_ghost(TRIANGLE, "v2", (400.0, 0.0))
    _, effects = step(Idle(), do.Delete(), context(haunted, "g1"))
    assert isinstance(commit := effects[0], Commit)
    assert commit.text == "Delete ghost of Cost"
    assert (commit.diagram.ghosts, commit.diagram.variables) == ((), TRIANGLE.variables)
