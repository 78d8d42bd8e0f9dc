from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from loopeditor.geometry.drawing import draw
from loopeditor.geometry.scene import Scene
from loopeditor.model import edits
from loopeditor.model.notation import parse
from loopeditor.render.emphasis import faded
from loopeditor.render.page import Page, checked_shape, frame, shown_heading
from loopeditor.render.picture import render
from loopeditor.render.themes import FLYWHEEL, PAPER, Theme
from tests.builders import HalfEm, drawn, named_loops, on_circle

SVG = "{http://www.w3.org/2000/svg}"
TWO_LOOPS = drawn("A -> B -> C -> A\nC -> D -> C : -")


def groups(
    scene: Scene, theme: Theme = PAPER, *, lit: tuple[str, ...] | None = None, page: Page | None = None
) -> dict[str, ET.Element]:
    keys = None if lit is None else [loop.key for loop in scene.loops if loop.identifier in lit]
    root = ET.fromstring(render(scene, "svg", theme, lit=keys, page=page or Page()))
    return {group.get("id", ""): group for group in root.iter(f"{SVG}g")}


def _colour(group: ET.Element) -> str | None:
    path, text = group.find(f"{SVG}path"), group.find(f"{SVG}text")
    if path is not None:
        return path.get("stroke")
    return None if text is None else text.get("fill")


def test_only_the_chosen_loops_stand_out() -> None:
    shown = groups(TWO_LOOPS, lit=("B1",))
    faint = faded(PAPER)
    on_loop = {link for loop in TWO_LOOPS.loops if loop.identifier == "B1" for link in loop.key}
    for i, link in enumerate(TWO_LOOPS.links):
        inks = PAPER if link.id in on_loop else faint
        assert _colour(shown[f"l{i}"]) == inks.of_link(link.polarity)
        assert _colour(shown[f"l{i}_sign"]) == inks.of_link(link.polarity)
    names = {shape.name: _colour(shown[f"v{i}"]) for i, shape in enumerate(TWO_LOOPS.variables)}
    assert names == {"A": faint.text, "B": faint.text, "C": PAPER.text, "D": PAPER.text}


def test_signs_can_be_hidden_and_nothing_moves() -> None:
    with_signs, without = groups(TWO_LOOPS), groups(TWO_LOOPS, page=Page(signs=False))
    assert {name for name in with_signs if name not in without} == {f"l{i}_sign" for i in range(len(TWO_LOOPS.links))}
    for name, group in without.items():
        assert ET.tostring(group) == ET.tostring(with_signs[name]) or name == "diagram"


@pytest.mark.parametrize(("shape", "ratio"), [("16:9", 16 / 9), ("4:3", 4 / 3), ("square", 1.0)])
@pytest.mark.parametrize("heading", ["", "A heading"])
def test_the_page_has_its_shape_with_the_scene_in_the_middle(shape: str, ratio: float, heading: str) -> None:
    page, bounds = Page(shape=shape, legend=True), TWO_LOOPS.bounds
    box, tight = frame(TWO_LOOPS, heading, page), frame(TWO_LOOPS, heading, Page(legend=True))
    assert box.width / box.height == pytest.approx(ratio)
    assert box.center.x == pytest.approx(bounds.center.x)
    assert box.center.y == pytest.approx(tight.center.y)
    assert box.width >= tight.width - 1e-9
    assert box.height >= tight.height - 1e-9
    assert min(box.width - tight.width, box.height - tight.height) == pytest.approx(0.0)
    view = [
        float(n) for n in ET.fromstring(render(TWO_LOOPS, "svg", heading=heading, page=page)).get("viewBox", "").split()
    ]
    assert view[2] / view[3] == pytest.approx(ratio, rel=0.02)


def test_an_unknown_shape_is_told() -> None:
    assert checked_shape("square") == "square"
    with pytest.raises(ValueError, match="'wide' is no shape of a page; choose one of 16:9, 4:3, square, free"):
        checked_shape("wide")


def test_legend_and_footer_stand_beneath_the_picture_as_they_were_typed() -> None:
    footer = 'Source: <b>"us" & \\N</b>\nand 飞轮'
    shown = groups(TWO_LOOPS, page=Page(legend=True, footer=footer))
    feet = [group for group in shown.values() if group.get("class") == "footer"]
    assert feet[0].findtext(f"{SVG}title") == 'Source: <b>"us" & \\N</b> and 飞轮'
    lowest = max(float(t.get("y", "")) for name in shown if name[0] == "v" for t in shown[name].iter(f"{SVG}text"))
    heights = [float(text.get("y", "")) for group in feet for text in group.iter(f"{SVG}text")]
    assert len(heights) == 2
    assert heights[0] > heights[1] > lowest
    words = ["".join(text.itertext()).replace("\xa0", " ") for group in feet for text in group.iter(f"{SVG}text")]
    assert words[0] == 'Source: <b>"us" & \\N</b> and 飞轮'
    assert "opposite direction" in words[1]


def test_a_heading_is_not_repeated_where_the_title_stands_on_the_canvas() -> None:
    diagram = edits.place_title(edits.retitle(on_circle(parse("A -> B -> A")), "A wheel"), (0.0, -260.0))
    scene = draw(diagram, named_loops(diagram), HalfEm())
    assert shown_heading(scene, "A wheel") == ""
    assert render(scene, "svg", heading="A wheel").count(b">A wheel</text>") == 1
    assert shown_heading(scene, "Another") == "Another"
    assert shown_heading(TWO_LOOPS, "A\nwheel") == "A wheel"


def test_the_flywheel_is_bold() -> None:
    plain, bold = (groups(TWO_LOOPS, theme)["l0"].find(f"{SVG}path") for theme in (PAPER, FLYWHEEL))
    assert plain is not None
    assert bold is not None
    assert float(bold.get("stroke-width", "1")) > 1.5 * float(plain.get("stroke-width", "1"))
    assert bold.get("d") == plain.get("d")


def test_the_legend_tells_of_the_unknown_only_where_there_is_some() -> None:
    plain, unknown = Page(legend=True).feet(TWO_LOOPS), Page(legend=True).feet(drawn("A -> B -> A : ?"))
    assert "?" not in plain[0]
    assert "undetermined" not in plain[0]
    assert unknown[0].startswith(plain[0])
    assert unknown[0].endswith("? direction not known    U undetermined loop")
    assert Page(legend=True).feet(drawn("A -> B -> A\nB -> C : ?"))[0].endswith("? direction not known")
    assert Page().feet(drawn("A -> B -> A : ?")) == ()


@pytest.mark.parametrize("identifier", ["R1", "B1"])
def test_lit_links_are_painted_above_faded_ones(identifier: str) -> None:
    shown = groups(TWO_LOOPS, lit=(identifier,))
    on_loop = {link for loop in TWO_LOOPS.loops if loop.identifier == identifier for link in loop.key}
    order = [name for name, group in shown.items() if group.get("class") == "link"]
    lit = [TWO_LOOPS.links[int(name[1:])].id in on_loop for name in order]
    assert lit == sorted(lit)
    assert 0 < sum(lit) < len(lit)
    plain = groups(TWO_LOOPS)
    assert [name for name in plain if plain[name].get("class") == "link"] == ["l0", "l1", "l2", "l3", "l4"]
