from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any

import pytest
from pptx import Presentation

from loopeditor import api
from loopeditor.geometry.drawing import draw
from loopeditor.geometry.scene import Scene
from loopeditor.geometry.shapes import Point
from loopeditor.model import edits
from loopeditor.model.diagram import Diagram, Link, Variable
from loopeditor.model.notation import parse
from loopeditor.render.buildup import tellings
from loopeditor.render.page import Page
from loopeditor.render.pptx import HEIGHT, fitted, to_pptx, width_of
from loopeditor.render.themes import DARK, PAPER
from tests.builders import HalfEm, named_loops, on_circle
from tests.render.programs import OFFICE, converted

A, P = (
    "{http://schemas.openxmlformats.org/drawingml/2006/main}",
    "{http://schemas.openxmlformats.org/presentationml/2006/main}",
)
EMU = 12_700
Part = Any  # python-pptx tells little of its types
WILD = ('<b>"x"</b> & y', "back\\slash \\N", "الثقة في العلامة", "飞轮效应", "it's 100 % _x0041_", "ends with ]]>")


def _wild() -> Diagram:
    names = [*WILD, WILD[0]]
    variables = tuple(Variable(f"v{i}", name) for i, name in enumerate(WILD))
    links = tuple(Link(f"l{i}", f"v{i}", f"v{(i + 1) % len(WILD)}") for i in range(len(names) - 1))
    return on_circle(Diagram(title='<i>T</i> & "co"', variables=variables, links=links), 300)


def _busy() -> Diagram:
    diagram = on_circle(parse("Price -> Demand -> Price : - ||\nDemand -> Profit : ?\nProfit -> Profit"))
    diagram = edits.add_ghost(diagram, diagram.variables[0].id, (400.0, 0.0))
    diagram = edits.set_group(diagram, [diagram.variables[1].id], "Market")
    diagram = edits.add_text(diagram, "A remark", (300.0, 200.0))
    return edits.place_title(diagram, (0.0, -300.0))


def _scene(diagram: Diagram) -> Scene:
    return draw(diagram, named_loops(diagram), HalfEm())


def _slides(data: bytes) -> list[Part]:
    return list(Presentation(BytesIO(data)).slides)


def _each(shapes: Part) -> Iterator[Part]:
    for shape in shapes:
        yield shape
        if shape.shape_type == 6:
            yield from _each(shape.shapes)


def _texts(slide: Part) -> list[str]:
    return [shape.text_frame.text for shape in _each(slide.shapes) if shape.has_text_frame and shape.text_frame.text]


def _middle(shape: Part) -> Point:
    return Point((shape.left + shape.width / 2) / EMU, (shape.top + shape.height / 2) / EMU)


def _named(slide: Part, name: str) -> Part:
    return next(shape for shape in _each(slide.shapes) if shape.name == name)


AMAZON = api.drawing(api.example("amazon"))


@pytest.mark.parametrize("glued", [False, True])
def test_a_slide_has_as_many_shapes_and_texts_as_the_scene(glued: bool) -> None:
    scene = AMAZON.scene
    (slide,) = _slides(to_pptx(scene, page=Page(glued=glued)))
    shapes = list(_each(slide.shapes))
    assert sum(shape.shape_type == 6 for shape in shapes) == len(scene.links) + len(scene.loops)
    texts = sorted([*(s for s in _texts(slide))])
    wanted = ["\v".join(shape.lines) for shape in scene.variables] + [link.polarity.symbol for link in scene.links]
    assert texts == sorted([*wanted, *(loop.identifier for loop in scene.loops), scene.title])
    heads = list(slide.element.iter(f"{A}tailEnd"))
    assert len(heads) == len(scene.links) + len(scene.loops)
    assert sum(1 for _ in slide.element.iter(f"{P}cxnSp")) == (len(scene.links) if glued else 0)
    numbers = [element.get("id") for element in slide.element.iter(f"{P}cNvPr")]
    assert len(set(numbers)) == len(numbers)


def test_all_that_a_scene_can_hold_is_there_and_described() -> None:
    scene = _scene(_busy())
    (slide,) = _slides(to_pptx(scene))
    assert "A remark" in _texts(slide)
    bars = [shape for shape in _each(slide.shapes) if shape.name == "delay"]
    assert len(bars) == 2
    about = {(e.get("name"), e.get("descr")) for e in slide.element.iter(f"{P}cNvPr")}
    assert ("Demand->Price", "Demand->Price: negative, delay") in about
    assert {(loop.identifier, loop.title) for loop in scene.loops} < about
    dashed = [e.getparent().getparent() for e in slide.element.iter(f"{A}prstDash")]
    assert len(dashed) == 1
    plates = [e for e in slide.element.iter(f"{A}prstGeom") if e.get("prst") == "roundRect"]
    assert len(plates) == 3  # a group's, a ghost's and a balancing loop's


@pytest.mark.parametrize("page", [Page(), Page(shape="4:3"), Page(shape="square", legend=True, footer="mine")])
def test_places_agree_with_the_scene(page: Page) -> None:
    scene = AMAZON.scene
    data = to_pptx(scene, page=page)
    (slide,) = _slides(data)
    width = width_of(page)
    assert Presentation(BytesIO(data)).slide_width == width * EMU
    fit = fitted(scene, page, has_heading=True)
    for shape in scene.variables:
        x, y = fit.at(shape.box.center)
        assert (_middle(_named(slide, shape.name)) - (x / EMU, y / EMU)).length < width / 1_000
    for shape in _each(slide.shapes):
        assert shape.left >= 0
        assert shape.top >= 0
        assert shape.left + shape.width <= width * EMU
        assert shape.top + shape.height <= HEIGHT * EMU


def test_arrows_end_at_the_tip_with_the_scenes_own_curves() -> None:
    scene = AMAZON.scene
    (slide,) = _slides(to_pptx(scene))
    fit = fitted(scene, Page(), has_heading=True)
    curves = [e for e in slide.element.iter(f"{P}sp") if e.find(f".//{A}custGeom") is not None]
    by_name = {e.find(f".//{P}cNvPr").get("name"): e for e in curves}
    for link in scene.links:
        curve = by_name[link.title]
        off = curve.find(f".//{A}off")
        left, top = int(off.get("x")), int(off.get("y"))
        points = [(left + int(p.get("x")), top + int(p.get("y"))) for p in curve.iter(f"{A}pt")]
        assert points == [fit.at(point) for point in (*link.path, link.tip)]
        assert len(list(curve.iter(f"{A}cubicBezTo"))) == (len(link.path) - 1) // 3
        assert curve.find(f".//{A}headEnd") is None
        assert curve.find(f".//{A}tailEnd").get("type") == "triangle"
        ext, path = curve.find(f".//{A}ext"), curve.find(f".//{A}path")
        assert (ext.get("cx"), ext.get("cy")) == (path.get("w"), path.get("h"))


def test_glued_connectors_name_the_shapes_at_their_ends() -> None:
    scene = _scene(_busy())
    (slide,) = _slides(to_pptx(scene, page=Page(glued=True)))
    number = {shape.shape_id: shape.name for shape in slide.shapes}
    glued = {}
    for connector in slide.element.iter(f"{P}cxnSp"):
        start, end = connector.find(f".//{A}stCxn"), connector.find(f".//{A}endCxn")
        name = connector.find(f".//{P}cNvPr").get("name")
        glued[name] = f"{number[int(start.get('id'))]}->{number[int(end.get('id'))]}"
    assert glued == {link.title: link.title for link in scene.links if link.source != link.target}
    assert len(glued) == 3


def test_names_are_as_they_were_typed() -> None:
    diagram = _wild()
    scene = _scene(diagram)
    data = to_pptx(scene, tellings=tellings(diagram, scene), page=Page(story=True))
    whole, part = _slides(data)
    for slide in (whole, part):
        said = {text.replace("\v", " ") for text in _texts(slide)}
        assert set(WILD) <= said
    assert whole.shapes.title.text_frame.text == diagram.title
    assert WILD[0] in part.notes_slide.notes_text_frame.text
    from_the_right = [p for p in whole.element.iter(f"{A}pPr") if p.get("rtl") == "1"]
    assert len(from_the_right) == 1


@pytest.mark.parametrize("name", ["\x00\x1b\x85", "\ud800", "\ufffe", "a\nb\n", "", "   ", "\v"])
def test_what_xml_cannot_hold_is_drawn_as_a_sign(name: str) -> None:
    diagram = Diagram(title=name, description=name, variables=(Variable("v", name, (0.0, 0.0)),))
    scene = _scene(diagram)
    (slide,) = _slides(to_pptx(scene, document="{}"))
    assert "\v".join(scene.variables[0].lines) in [shape.text_frame.text for shape in slide.shapes]


def test_the_story_of_amazon_has_a_slide_for_each_loop() -> None:
    scene, told = AMAZON.scene, tellings(AMAZON.diagram, AMAZON.scene)
    slides = _slides(to_pptx(scene, tellings=told, page=Page(story=True)))
    assert len(slides) == 1 + len(scene.loops) == 5
    assert slides[0].shapes.title.text_frame.text == scene.title
    for loop, slide in zip(scene.loops, slides[1:], strict=True):
        assert slide.shapes.title.text_frame.text == f"{loop.identifier}: {told[loop.key].name}"
        assert slide.notes_slide.notes_text_frame.text == told[loop.key].story
        assert told[loop.key].story in slides[0].notes_slide.notes_text_frame.text
        assert len(list(_each(slide.shapes))) == len(list(_each(slides[0].shapes)))
        inks = {PAPER.positive[1:].upper(), PAPER.negative[1:].upper()}
        bright = {group.name for group in slide.shapes if group.shape_type == 6 and inks & _colours(group)}
        assert bright == {link.title for link in scene.links if link.id in loop.key}


def _colours(shape: Part) -> set[str]:
    return {e.get("val") for e in shape.element.iter(f"{A}srgbClr")}


def test_only_loops_that_were_chosen_have_slides() -> None:
    chosen = (AMAZON.scene.loops[1].key,)
    assert len(_slides(to_pptx(AMAZON.scene, page=Page(story=True), lit=chosen))) == 2


def test_theme_ground_and_signs() -> None:
    (slide,) = _slides(to_pptx(AMAZON.scene, DARK, page=Page(signs=False)))
    assert slide.element.find(f".//{P}bg//{A}srgbClr").get("val") == DARK.background[1:].upper()
    assert not {"+", "\N{MINUS SIGN}"} & set(_texts(slide))
    (clear,) = _slides(to_pptx(AMAZON.scene, DARK, transparent=True))
    assert clear.element.find(f".//{P}bg") is None


def test_a_title_on_the_canvas_is_the_heading_of_the_slide() -> None:
    scene = _scene(edits.place_title(edits.retitle(on_circle(parse("A -> B -> A")), "Here"), (0.0, -260.0)))
    (slide,) = _slides(to_pptx(scene))
    assert _texts(slide).count("Here") == 1
    assert slide.shapes.title.text_frame.text == "Here"


def test_nothing_at_all_is_a_slide() -> None:
    (slide,) = _slides(to_pptx(_scene(Diagram())))
    assert not list(slide.shapes)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Callable[[bytes, str], bytes]:
    """What LibreOffice makes of slides, in another format."""
    if not OFFICE:
        pytest.skip("LibreOffice is not installed: no soffice on the path")
    folder = tmp_path_factory.mktemp("office")

    def convert(data: bytes, ending: str) -> bytes:
        (folder / "a.pptx").write_bytes(data)
        return converted(folder / "a.pptx", ending).read_bytes()

    return convert


def test_libreoffice_draws_identifiers_and_arrows_where_the_scene_has_them(
    office: Callable[[bytes, str], bytes],
) -> None:
    from PIL import Image

    scene = AMAZON.scene
    with Image.open(BytesIO(office(to_pptx(scene), "png"))) as picture:
        drawn = picture.convert("RGB")
    fit, (width, height) = fitted(scene, Page(), has_heading=True), drawn.size
    assert abs(width / height - 16 / 9) < 0.01

    def colour(point: Point) -> tuple[int, ...]:
        x, y = fit.at(point)
        found = drawn.getpixel((round(x / EMU / width_of(Page()) * width), round(y / EMU / HEIGHT * height)))
        assert isinstance(found, tuple)
        return found

    for loop in scene.loops:  # the ground of an identifier, left of its letters
        assert _alike(colour(loop.center - (0.55 * loop.radius, 0.0)), PAPER.of_loop(loop.polarity)), loop.identifier
    for link in scene.links:  # beside the line of the arrowhead's middle, where no line would reach
        along = (link.tip - link.path[-1]).unit
        aside = link.tip - along.scaled(6.0) + along.left.scaled(1.6)
        assert _alike(colour(aside), PAPER.of_link(link.polarity)), link.title
        assert _alike(colour(link.tip + along.scaled(2.5)), PAPER.background), link.title


def _alike(found: tuple[int, ...], wanted: str) -> bool:
    return max(abs(a - b) for a, b in zip(found, bytes.fromhex(wanted[1:]), strict=True)) < 90


def test_libreoffice_keeps_every_shape_and_text_of_a_story(office: Callable[[bytes, str], bytes]) -> None:
    diagram, scene = AMAZON.diagram, AMAZON.scene
    ours = to_pptx(scene, tellings=tellings(diagram, scene), page=Page(story=True))
    theirs = _slides(office(ours, "pptx"))
    assert len(theirs) == 1 + len(scene.loops)
    for mine, slide in zip(_slides(ours), theirs, strict=True):
        assert sorted(_texts(slide)) == sorted(_texts(mine))
        assert len(list(_each(slide.shapes))) == len(list(_each(mine.shapes)))
        assert len(list(slide.element.iter(f"{A}tailEnd"))) >= len(scene.links) + len(scene.loops)
        assert slide.notes_slide.notes_text_frame.text == mine.notes_slide.notes_text_frame.text


def test_links_that_stand_out_lie_above_the_others() -> None:
    loop = AMAZON.scene.loops[0]
    (slide,) = _slides(to_pptx(AMAZON.scene, lit=[loop.key]))
    order = [group.name for group in slide.shapes if group.shape_type == 6]
    lit = {link.title for link in AMAZON.scene.links if link.id in loop.key}
    links = [name in lit for name in order if "->" in name]
    assert links == sorted(links)
    assert sum(links) == len(lit)
