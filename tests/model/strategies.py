"""Diagrams for Hypothesis: parallel links, self-links, unknown signs, and names that are hard on a text format."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from loopeditor.model.diagram import Diagram, Direction, Link, LoopNote, Variable, loop_key
from loopeditor.model.polarity import Polarity

MARKS = ["->", ":", "||", "#", '"', "\\", "==", "up:", "down:", ",", "+", "-", "?", "|", " ", "\n", "\r", "\t", "\xa0"]

plain_names = st.text(alphabet="abcdefgh", min_size=1, max_size=6)
any_text = st.text(st.characters(codec="utf-8"), max_size=8)
hard_names = st.lists(st.sampled_from(MARKS) | any_text, max_size=6).map("".join)

finite = st.floats(-1e6, 1e6)
positions = st.none() | st.tuples(finite, finite)


@st.composite
def diagrams(
    draw: st.DrawFn, names: st.SearchStrategy[str] = plain_names, max_variables: int = 6, max_links: int = 12
) -> Diagram:
    """Any diagram: names are unique, links need not be."""
    unique = draw(st.lists(names, max_size=max_variables, unique=True))
    variables = tuple(
        Variable(f"v{i}", name, draw(positions), draw(st.none() | st.sampled_from(Direction)))
        for i, name in enumerate(unique, start=1)
    )
    ids = [variable.id for variable in variables]
    ends = st.sampled_from(ids or ["none"])
    claims = st.tuples(ends, ends, st.sampled_from(Polarity), st.booleans(), st.none() | finite)
    stated = draw(st.lists(claims, max_size=max_links if ids else 0))
    links = tuple(Link(f"l{i}", *claim) for i, claim in enumerate(stated, start=1))
    return Diagram(draw(any_text), draw(any_text), variables, links)


@st.composite
def diagrams_with_notes(draw: st.DrawFn, names: st.SearchStrategy[str] = plain_names) -> Diagram:
    """Any diagram with names and notes on loops, some of which it does not have."""
    diagram = draw(diagrams(names))
    link_ids = st.sampled_from([*diagram.link, "l98", "l99"])
    keys = st.lists(link_ids, min_size=1, max_size=4, unique=True).map(loop_key)
    notes = draw(st.dictionaries(keys, st.tuples(any_text, any_text), max_size=4))
    return replace(diagram, loop_notes=tuple(LoopNote(key, *texts) for key, texts in notes.items()))
