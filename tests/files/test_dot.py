from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loopeditor import api
from loopeditor.engine.process import stop
from loopeditor.files.dot import read, write
from loopeditor.files.errors import FileError
from loopeditor.model import edits, notation, scenario_edits
from loopeditor.model.diagram import Diagram, Direction, Link, Variable
from loopeditor.model.polarity import Polarity
from loopeditor.model.scenario import Strength
from tests.model.strategies import described, diagrams

NASTY = [
    'say "hi"',
    "<b>bold</b>",
    "back\\slash\\",
    "two\nlines",
    "\U0001f600 飞轮 عجلة",
    "\\N",
    "R&D &amp; &copy",
    "twice",
    "twice",
    "n1",
    "",
    "{a|b}",
    "a tab\tin it",
    "->",
]


def claims(diagram: Diagram) -> list[tuple[str, str, Polarity, bool]]:
    return [(diagram.name(k.source), diagram.name(k.target), k.polarity, k.delay) for k in diagram.links]


def nasty() -> Diagram:
    variables = tuple(Variable(f"v{i}", name, (i * 90.5, -3.25 * i)) for i, name in enumerate(NASTY, start=1))
    links = tuple(
        Link(
            f"l{i}", f"v{i}", f"v{1 + i * 5 % len(NASTY)}", list(Polarity)[i % 3], i % 2 == 0, None if i % 3 else i / 7
        )
        for i in range(1, len(NASTY) + 1)
    )
    return Diagram('A "title" <b> \\G', "First line.\nSecond \\ &lt; line.", variables, links[::-1])


def renumbered(diagram: Diagram) -> Diagram:
    links = (replace(link, id=f"l{number}") for number, link in enumerate(diagram.links, start=1))
    return replace(diagram, links=tuple(links))


def test_the_text_is_plain() -> None:
    diagram = notation.parse("up: Eggs\nEggs -> Chickens -> Eggs : - ||")
    assert write(replace(diagram, title="Chickens")) == (
        "digraph {\n"
        '  graph [inputscale="72", label="Chickens"];\n'
        '  "Eggs" [wanted="up"];\n'
        '  "Chickens";\n'
        '  "Eggs" -> "Chickens" [label="+", order="1"];\n'
        '  "Chickens" -> "Eggs" [label="-", delay="true", order="2"];\n'
        "}\n"
    )


def test_nasty_names_places_and_the_order_of_links_come_back() -> None:
    assert read(write(nasty())) == renumbered(nasty())


names = st.text(st.characters(codec="utf-8", exclude_characters="\r\0"), max_size=6)


@settings(max_examples=40)
@given(described(diagrams(names=names), names))
def test_every_diagram_comes_back(diagram: Diagram) -> None:
    diagram = replace(diagram, title="", description="")
    back = read(write(diagram))
    assert back.links == diagram.links
    members = {variable.group for variable in diagram.variables}
    assert {g.name: g for g in back.groups} == {g.name: g for g in diagram.groups if g.name in members}
    for one, other in zip(diagram.variables, back.variables, strict=True):
        assert replace(one, position=None) == replace(other, position=None)
        assert (one.position is None) == (other.position is None)
        if one.position and other.position:
            assert other.position == pytest.approx(one.position, rel=1e-9, abs=1e-9)


def test_strengths_come_back_and_those_of_strangers_are_normal() -> None:
    strong = scenario_edits.set_strength(notation.parse("A -> B -> A"), ["l2"], Strength.STRONG)
    assert [link.strength for link in read(write(strong)).links] == [Strength.NORMAL, Strength.STRONG]
    assert read('digraph { a -> b [strength="7"] }').links[0].strength is Strength.NORMAL


def test_a_picture_is_read_as_the_diagram_that_it_shows() -> None:
    diagram = nasty()
    picture = api.picture(api.scene(diagram), ".dot", heading="The heading & more").decode()
    back = read(picture)
    assert back.title == "The heading & more"
    assert [v.name for v in back.variables] == [api.scene(diagram).variables[i].name for i in range(len(NASTY))]
    assert [k[2:] for k in claims(back)] == [k[2:] for k in claims(diagram)]
    ends = [(k.source, k.target) for k in diagram.links]
    assert [(k.source, k.target) for k in back.links] == ends
    first, last = back.variables[0].position, back.variables[-1].position
    assert first
    assert last
    far = (len(NASTY) - 1) * 90.5, -3.25 * (len(NASTY) - 1)
    assert (last[0] - first[0], last[1] - first[1]) == pytest.approx(far, abs=0.01)


def test_a_link_at_a_ghost_of_a_picture_is_one_of_its_variable() -> None:
    diagram = edits.add_ghost(notation.parse("Price -> Demand -> Price : -"), "v1", (90.0, 200.0))
    diagram = edits.place(diagram, {"v1": (0.0, 0.0), "v2": (180.0, 0.0)})
    diagram = edits.place_title(edits.retitle(diagram, "A market"), (90.0, -60.0))
    drawn_at_ghost = edits.reconnect(diagram, "l2", target="g1")
    back = read(api.picture(api.scene(drawn_at_ghost), ".dot").decode())
    assert claims(back) == claims(diagram)
    assert back.title == "A market"


def test_a_picture_without_heading_has_no_title() -> None:
    picture = api.picture(api.scene(notation.parse("== k | Title\nA -> B -> A")), ".dot").decode()
    assert read(picture).title == ""


SIGNS = {
    "": "+",
    'label="+"': "+",
    'label="-"': "-",
    "label=<->": "-",
    'label="\N{MINUS SIGN}"': "-",
    'label="(-)"': "-",
    'label="?"': "?",
    "label=causes": "+",
    'headlabel="-"': "-",
    'label=slowly, headlabel="-"': "-",
    'polarity="-", label="+"': "-",
    "sign=negative": "-",
    'sign="?"': "?",
    "label=o": "-",
    "label=S": "+",
    "arrowhead=tee": "-",
    'arrowhead=tee, label="+"': "+",
    "style=dashed": "+",
}


@pytest.mark.parametrize("attributes", SIGNS)
def test_a_stranger_may_state_the_sign_in_many_ways(attributes: str) -> None:
    (link,) = read(f"digraph {{ a -> b [{attributes}] }}").links
    assert link.polarity.value == SIGNS[attributes]
    assert not link.delay


@pytest.mark.parametrize("attributes", ["delay=true", 'delay="1"', 'label="- ||"', 'label="||"', 'label="-||"'])
def test_a_stranger_may_state_the_delay(attributes: str) -> None:
    (link,) = read(f"digraph {{ a -> b [{attributes}] }}").links
    assert link.delay
    assert link.polarity is (Polarity.NEGATIVE if "-" in attributes else Polarity.POSITIVE)


def test_a_strangers_clusters_chains_ports_defaults_and_parallel_links() -> None:
    diagram = read("""
        digraph "Market" {
            node [shape=box]; edge [label="-"];
            subgraph cluster_a { label=Inside; demand -> {price supply} }
            price:n -> demand:s [label="+"]
            price -> demand -> price
            alone [label="All\\nalone", wanted=down]
        }""")
    assert diagram.title == "Market"
    assert [variable.name for variable in diagram.variables] == ["demand", "price", "supply", "All\nalone"]
    assert diagram.variables[3].wanted is Direction.DOWN
    assert sorted((s, t, p.value) for s, t, p, _ in claims(diagram)) == [
        ("demand", "price", "-"),
        ("demand", "price", "-"),
        ("demand", "supply", "-"),
        ("price", "demand", "+"),
        ("price", "demand", "-"),
    ]
    assert not any(variable.position for variable in diagram.variables)


def test_y_grows_upwards_in_dot_and_inches_are_told_from_points() -> None:
    for text, expected in (
        ('digraph { a [pos="10,20"]; b [pos="110,220!"] }', [(10, -20), (110, -220)]),
        ('digraph { a [pos="1,2!"]; b [pos="3,4,0!"] }', [(72, -144), (216, -288)]),
        ('digraph { graph [inputscale=72]; a [pos="1,2"]; b [pos="3,4"] }', [(1, -2), (3, -4)]),
        ('digraph { a [pos="1e999,2"]; b [pos=middle] }', [None, None]),
    ):
        assert [variable.position for variable in read(text).variables] == expected


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("graph { a -- b }", "", "undirected.*write digraph"),
        ("digraph {\n a -> -> b }", "line 2", "not DOT .syntax error"),
        ("digraph {", "line 1", "not DOT"),
        ("hello", "line 1", "not DOT"),
        ("/* nothing */", "", "not DOT"),
    ],
)
def test_what_is_no_digraph_is_refused(text: str, place: str, message: str) -> None:
    with pytest.raises(FileError, match=message) as refusal:
        read(text, "x.dot")
    assert refusal.value.place == place


def test_the_empty_digraph_is_the_empty_diagram() -> None:
    assert read("digraph {}") == Diagram()
    assert read(write(Diagram())) == Diagram()


def test_a_name_of_line_breaks_alone_does_not_crash_graphviz() -> None:
    names = ("a", "\n", "\n\n", "", " ", "b")
    diagram = Diagram(variables=tuple(Variable(f"v{k}", name) for k, name in enumerate(names, start=1)))
    assert [variable.name for variable in read(write(diagram)).variables] == list(names)


def test_a_name_that_begins_with_a_line_break_comes_back() -> None:
    """Graphviz 14.1.5 crashes on such a label, after another one."""
    diagram = Diagram("\n\nT", variables=(Variable("v1", "0"), Variable("v2", "\n0"), Variable("v3", "\n\n")))
    stop()
    assert read(write(diagram)) == diagram
