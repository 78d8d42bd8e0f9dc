"""Diagrams for Hypothesis: parallel links, self-links, unknown signs, and names that are hard on a text format."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from loopeditor.model.diagram import (
    GROUP_COLOURS,
    MOST_LINES,
    Diagram,
    Direction,
    FreeText,
    Ghost,
    Group,
    Link,
    LoopNote,
    Variable,
    loop_key,
)
from loopeditor.model.polarity import Polarity
from loopeditor.model.scenario import Cut, Force, Scenario, Strength

MARKS = ["->", ":", "||", "#", '"', "\\", "==", "up:", "down:", ",", "+", "-", "?", "|", " ", "\n", "\r", "\t", "\xa0"]

plain_names = st.text(alphabet="abcdefgh", min_size=1, max_size=6)
any_text = st.text(st.characters(codec="utf-8"), max_size=8)
hard_names = st.lists(st.sampled_from(MARKS) | any_text, max_size=6).map("".join)

finite = st.floats(-1e6, 1e6)
places = st.tuples(finite, finite)
positions = st.none() | places


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
    """Any diagram with names, notes and places of loops, some of which it does not have."""
    diagram = draw(diagrams(names))
    link_ids = st.sampled_from([*diagram.link, "l98", "l99"])
    keys = st.lists(link_ids, min_size=1, max_size=4, unique=True).map(loop_key)
    notes = draw(st.dictionaries(keys, st.tuples(any_text, any_text, positions), max_size=4))
    return replace(diagram, loop_notes=tuple(LoopNote(key, *said) for key, said in notes.items()))


@st.composite
def described(draw: st.DrawFn, bare: st.SearchStrategy[Diagram], texts: st.SearchStrategy[str] = any_text) -> Diagram:
    """A diagram with groups, and with units, notes and evidence; some groups that variables name are not there."""
    diagram = draw(bare)
    groups = draw(st.dictionaries(texts.filter(bool), st.sampled_from(GROUP_COLOURS), max_size=3))
    of = st.sampled_from(["", "elsewhere", *groups])
    counts = st.integers(0, MOST_LINES)
    said: st.SearchStrategy[dict[str, Any]] = st.builds(dict, unit=texts, note=texts, group=of, lines=counts)
    why: st.SearchStrategy[dict[str, Any]] = st.builds(dict, note=texts, evidence=texts)
    return replace(
        diagram,
        variables=tuple(replace(variable, **draw(said)) for variable in diagram.variables),
        links=tuple(replace(link, **draw(why)) for link in diagram.links),
        groups=tuple(Group(name, colour) for name, colour in groups.items()),
    )


@st.composite
def scenarios(draw: st.DrawFn, diagram: Diagram) -> tuple[Scenario, ...]:
    """Some scenarios of a diagram, with any numbers."""
    forces = st.builds(Force, st.sampled_from([*diagram.variable] or ["none"]), finite, finite, st.none() | finite)
    cuts = st.builds(Cut, st.sampled_from([*diagram.link] or ["none"]), finite)
    made = []
    for name in draw(st.lists(any_text.filter(str.strip), max_size=2, unique=True)):
        said = draw(st.lists(forces, max_size=2 if diagram.variables else 0))
        off = draw(st.lists(cuts, max_size=2 if diagram.links else 0))
        frictions = {force.variable: force.amount for force in said[:1]}
        made.append(Scenario(name, tuple(said), tuple(off), draw(finite), frictions, draw(finite), draw(finite)))
    return tuple(made)


@st.composite
def whole_diagrams(draw: st.DrawFn, names: st.SearchStrategy[str] = plain_names) -> Diagram:
    """A diagram with all that it can have: notes, groups, ghosts, texts, its title, strengths, scenarios."""
    diagram = draw(described(diagrams_with_notes(names)))
    variables = st.sampled_from([*diagram.variable] or ["none"])
    stated = draw(st.lists(st.tuples(variables, places), max_size=3 if diagram.variables else 0))
    ghosts = tuple(Ghost(f"g{i}", *ghost) for i, ghost in enumerate(stated, start=1))
    texts = tuple(FreeText(f"t{i}", *said) for i, said in enumerate(draw(st.lists(st.tuples(any_text, places))), 1))

    def end(variable: str) -> str:
        return draw(st.sampled_from(["", *(ghost.id for ghost in ghosts if ghost.variable == variable)]))

    strengths = st.sampled_from(Strength)
    return replace(
        diagram,
        links=tuple(
            replace(k, source_ghost=end(k.source), target_ghost=end(k.target), strength=draw(strengths))
            for k in diagram.links
        ),
        scenarios=draw(scenarios(diagram)),
        ghosts=ghosts,
        texts=texts,
        title_place=draw(positions),
    )
