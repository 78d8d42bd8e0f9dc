from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

from hypothesis import given, settings
from hypothesis import strategies as st

from loopeditor.engine.process import run
from loopeditor.geometry.drawing import draw
from loopeditor.geometry.text import on_one_line
from loopeditor.model.diagram import Diagram, Link, Variable
from loopeditor.model.polarity import Polarity
from loopeditor.render.dot import to_dot
from loopeditor.render.themes import DARK, PAPER
from tests.builders import HalfEm, named_loops

GOLDEN = Path(__file__).parent / "golden.dot"
SVG = "{http://www.w3.org/2000/svg}"

LENS = Diagram(
    title="Lens",
    variables=(Variable("a", "Cause", (0.0, 0.0)), Variable("b", "Effect & more", (180.0, 60.0))),
    links=(Link("k", "a", "b", Polarity.NEGATIVE, delay=True, bend=0.25), Link("m", "b", "a", bend=0.25)),
)


def test_the_dot_text_is_the_golden_one() -> None:
    """Where a change of the picture is meant, look at it, then write ``dot`` to golden.dot."""
    dot = to_dot(draw(LENS, named_loops(LENS), HalfEm()), PAPER, heading="A <b>lens</b>")
    assert dot == GOLDEN.read_text(encoding="utf-8")


def test_names_never_become_ids_or_markup() -> None:
    wild = Diagram(variables=(Variable('x"; y [image="/etc/passwd"', '<b>"x"</b>\\N', (0.0, 0.0)),))
    dot = to_dot(draw(wild, [], HalfEm()), PAPER)
    assert "passwd" not in dot
    assert "label=<" not in dot


def test_a_theme_colours_signs_and_loops() -> None:
    scene = draw(LENS, named_loops(LENS), HalfEm())
    for theme in (PAPER, DARK):
        dot = to_dot(scene, theme)
        for colour in (theme.background, theme.text, theme.positive, theme.negative, theme.balancing):
            assert colour in dot
    assert "bgcolor=transparent" in to_dot(scene, PAPER, transparent=True)


@settings(max_examples=200)
@given(st.text(min_size=1, max_size=30))
def test_graphviz_draws_every_name_as_it_was_typed(name: str) -> None:
    scene = draw(Diagram(variables=(Variable("v", name, (0.0, 0.0)),)), [], HalfEm())
    svg = ET.fromstring(run(to_dot(scene, PAPER), "nop2", "svg"))
    lines = ["".join(text.itertext()) for text in svg.iter(f"{SVG}text")]
    typed = scene.variables[0].lines
    seen, wanted = ([line.replace("\xa0", " ") for line in each if line.strip()] for each in (lines, typed))
    assert seen == wanted
    assert "".join("".join(typed).split()) == "".join(on_one_line(name).split())
