"""What stands out where some loops do."""

from __future__ import annotations

from collections.abc import Iterable

from loopeditor.geometry.drawing import draw
from loopeditor.geometry.scene import TITLE, LoopShape, Scene
from loopeditor.model import edits
from loopeditor.model.notation import parse
from loopeditor.render.emphasis import Inks, SceneShape, emphasised, faded, is_lit, lit_by
from loopeditor.render.themes import DARK, PAPER, THEMES
from tests.builders import HalfEm, drawn, named_loops, on_circle

SCENE = drawn("A -> B -> A\nB -> C -> B : -\nC -> D")


def shapes(scene: Scene) -> list[SceneShape]:
    return [*scene.texts, *scene.links, *scene.loops, *scene.variables]


def lit(scene: Scene, inks: Inks) -> set[str]:
    return set(names(shape for shape in shapes(scene) if inks(shape) is PAPER))


def names(chosen: Iterable[SceneShape]) -> Iterable[str]:
    return (shape.identifier if isinstance(shape, LoopShape) else shape.id for shape in chosen)


def test_a_loop_lights_its_links_variables_and_identifier_and_nothing_else() -> None:
    r1, b1 = SCENE.loops
    a, b, c, _ = (shape.id for shape in SCENE.variables)
    assert lit(SCENE, emphasised(PAPER, SCENE, [r1.key])) == {"R1", a, b, "l1", "l2"}
    assert lit(SCENE, emphasised(PAPER, SCENE, [b1.key])) == {"B1", b, c, "l3", "l4"}
    assert lit(SCENE, emphasised(PAPER, SCENE, [])) == set()


def test_without_a_choice_everything_stands_out() -> None:
    inks = emphasised(PAPER, SCENE, None)
    assert all(inks(shape) is PAPER for shape in shapes(SCENE))


def test_a_ghost_stands_out_with_its_variable_the_title_always_a_free_text_never() -> None:
    diagram = on_circle(parse("== t | Title\nA -> B -> A\nC -> D -> C"))
    first = diagram.variables[0].id
    diagram = edits.add_ghost(diagram, first, (300.0, 300.0))
    diagram = edits.add_text(diagram, "Said", (-300.0, 300.0))
    scene = draw(edits.place_title(diagram, (0.0, -300.0)), named_loops(diagram), HalfEm())
    ghost = next(shape for shape in scene.variables if shape.ghost_of)
    one, other = (lit_by(scene, [loop.key]) for loop in scene.loops)
    assert (is_lit(ghost, one), is_lit(ghost, other)) == (True, False)
    assert {shape.id == TITLE for shape in scene.texts if is_lit(shape, one)} == {True}
    assert {shape.id == TITLE for shape in scene.texts if not is_lit(shape, one)} == {False}


def test_a_ghost_at_the_end_of_a_lit_link_lights_the_variable_that_it_stands_for() -> None:
    diagram = on_circle(parse("A -> B -> A"))
    first, second = (variable.id for variable in diagram.variables)
    diagram = edits.add_ghost(diagram, first, (300.0, 300.0))
    diagram = edits.reconnect(diagram, "l1", source=diagram.ghosts[0].id)
    scene = draw(diagram, named_loops(diagram), HalfEm())
    assert lit_by(scene, [scene.loops[0].key]).variables == {first, second}


def test_faded_colours_lie_between_the_colour_and_the_ground() -> None:
    assert faded(PAPER).background == PAPER.background
    assert faded(PAPER).text == "#c6c9cc"
    assert faded(DARK).text != DARK.text
    for theme in THEMES.values():
        assert faded(theme).name == theme.name
        assert len(faded(theme).groups) == len(theme.groups)
