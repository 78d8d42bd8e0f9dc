from __future__ import annotations

import struct
from xml.etree import ElementTree as ET

import pytest

from loopeditor.geometry.drawing import draw
from loopeditor.geometry.shapes import Point
from loopeditor.model import edits
from loopeditor.model.diagram import Diagram, Variable
from loopeditor.model.notation import parse
from loopeditor.render.picture import MOST_PIXELS, render
from loopeditor.render.themes import PAPER
from tests.builders import HalfEm, drawn, on_circle

SVG = "{http://www.w3.org/2000/svg}"
SCENE = drawn("Price & cost -> Demand -> Price & cost : - ||\nDemand -> Profit : ?")


def _groups(svg: bytes) -> list[tuple[str, str]]:
    root = ET.fromstring(svg)
    return [(group.get("class", ""), group.findtext(f"{SVG}title", "")) for group in root.iter(f"{SVG}g")]


def test_svg_groups_have_the_words_of_the_field_and_names_for_titles() -> None:
    groups = _groups(render(SCENE, "svg"))
    assert [title for kind, title in groups if kind == "variable"] == ["Price & cost", "Demand", "Profit"]
    assert sorted(title for kind, title in groups if kind == "link") == [
        "Demand->Price & cost",
        "Demand->Profit",
        "Price & cost->Demand",
    ]
    assert [title for kind, title in groups if kind == "delay"] == ["Demand->Price & cost: delay"]
    assert {title for kind, title in groups if kind == "polarity"} == {
        "Demand->Price & cost: negative",
        "Demand->Profit: unknown",
        "Price & cost->Demand: positive",
    }
    assert [title for kind, title in groups if kind == "loop"] == [
        "B1 (balancing): Price & cost -> Demand -> Price & cost"
    ]


@pytest.mark.parametrize(
    "name", ['<g id="v1" class="x y">', "</title>", "<!-- remark -->", 'font-family="Source Sans Pro"']
)
def test_names_that_read_like_the_svg_itself_stay_names(name: str) -> None:
    variables = (Variable("v1", name, (0.0, 0.0)), Variable("v2", "Other", (300.0, 0.0)))
    scene = draw(Diagram(title=name, variables=variables), [], HalfEm())
    svg = render(scene, "svg", document=lambda: name)
    root = ET.fromstring(svg)
    assert _groups(svg) == [("diagram", name), ("variable", name), ("variable", "Other")]
    assert root.findtext(f"{SVG}title") == name
    assert [child.text for child in root.find(f"{SVG}metadata") or ()] == [name]
    words = "".join(text.text or "" for text in root.iter(f"{SVG}text"))
    assert words.replace(" ", "") == f"{name}Other".replace(" ", "")


def test_signs_are_real_signs() -> None:
    root = ET.fromstring(render(SCENE, "svg"))
    signs = ["".join(g.itertext()).split("\n")[2] for g in root.iter(f"{SVG}g") if g.get("class") == "polarity"]
    assert sorted(signs) == sorted(["+", "\N{MINUS SIGN}", "?"])


def test_svg_positions_are_those_of_the_scene() -> None:
    root = ET.fromstring(render(SCENE, "svg"))
    box = SCENE.bounds
    page = [float(part) for part in root.get("viewBox", "").split()]
    assert page[2] == pytest.approx(box.width, abs=2)  # Graphviz rounds its page up
    assert page[3] == pytest.approx(box.height, abs=2)
    drawn_at = {
        g.findtext(f"{SVG}title"): g.find(f"{SVG}path") for g in root.iter(f"{SVG}g") if g.get("class") == "link"
    }
    for link in SCENE.links:
        path = drawn_at[link.title]
        assert path is not None
        x, y = map(float, path.get("d", "").removeprefix("M").split("C")[0].split(","))
        assert Point(x, y + box.height) == pytest.approx(link.path[0] - (box.left, box.top), abs=0.5)


def test_svg_is_well_described_and_asks_for_nothing_from_outside() -> None:
    scene = draw(on_circle(parse("== t | Wheel <of> trust\nA -> B -> A")), [], HalfEm())
    svg = render(scene, "svg")
    root = ET.fromstring(svg)
    assert root.findtext(f"{SVG}title") == "Wheel <of> trust"
    assert root.get("role") == "img"
    assert b"DOCTYPE" not in svg
    assert b"href" not in svg


def test_fonts_fall_back_in_a_list_that_css_takes() -> None:
    root = ET.fromstring(render(SCENE, "svg"))
    for text in root.iter(f"{SVG}text"):
        families = [family.strip() for family in text.get("font-family", "").split(",")]
        assert families[0] == "'Source Sans Pro'"
        assert families[-1] == "sans-serif"
        assert all(family[0] == family[-1] == "'" or family.replace("-", "").isalpha() for family in families)


def _size(png: bytes) -> tuple[int, int]:
    width, height = struct.unpack(">II", png[16:24])
    return width, height


def test_png_sizes_follow_the_scale() -> None:
    one, two = _size(render(SCENE, "png")), _size(render(SCENE, "png", scale=2))
    assert one[0] == pytest.approx(SCENE.bounds.width * 96 / 72, abs=2)
    assert two[0] == pytest.approx(2 * one[0], abs=2)
    assert two[1] == pytest.approx(2 * one[1], abs=2)


def _corner(png: bytes) -> tuple[int, ...]:
    from io import BytesIO

    from PIL import Image

    pixel = Image.open(BytesIO(png)).convert("RGBA").getpixel((1, 1))
    assert isinstance(pixel, tuple)
    return pixel


def test_the_ground_is_white_or_transparent() -> None:
    assert _corner(render(SCENE, "png")) == (255, 255, 255, 255)
    assert _corner(render(SCENE, "png", transparent=True))[3] == 0
    assert PAPER.background.encode() not in render(SCENE, "svg", transparent=True).split(b'class="loop"')[0]


def test_a_heading_stands_above_the_picture() -> None:
    svg = render(SCENE, "svg", heading='Trust & <b>"more"</b>')
    assert ("heading", 'Trust & <b>"more"</b>') in _groups(svg)
    plain, headed = (ET.fromstring(render(SCENE, "svg", heading=h)).get("viewBox", "") for h in ("", "x"))
    assert float(headed.split()[3]) > float(plain.split()[3]) + 30


def test_pdf_and_dot_begin_as_they_should() -> None:
    assert render(SCENE, "pdf").startswith(b"%PDF")
    assert render(SCENE, "dot").startswith(b"digraph diagram {")


def test_what_cannot_be_made_is_told() -> None:
    with pytest.raises(ValueError, match="choose one of svg, png, pdf, dot"):
        render(SCENE, "gif")
    with pytest.raises(ValueError, match="choose a scale of at most"):
        render(SCENE, "png", scale=1000)
    with pytest.raises(ValueError, match="more than 0"):
        render(SCENE, "png", scale=0)
    assert MOST_PIXELS >= 7680 * 4320


def test_names_of_line_breaks_alone_are_drawn_as_nothing() -> None:
    diagram = Diagram(variables=(Variable("a", "Cause", (0.0, 0.0)), Variable("b", "\n\n", (90.0, 0.0))))
    assert len([kind for kind, _ in _groups(render(draw(diagram, [], HalfEm()), "svg")) if kind == "variable"]) == 2


def _everything() -> Diagram:
    diagram = edits.place(parse("Price -> Demand -> Price : -"), {"v1": (0.0, 0.0), "v2": (260.0, 0.0)})
    diagram = edits.reconnect(edits.add_ghost(diagram, "v1", (260.0, 160.0)), "l2", target="g1")
    diagram = edits.set_group(diagram, {"v2"}, "People")
    diagram = edits.add_text(diagram, "As told\nby <b>", (0.0, 160.0))
    return edits.place_title(edits.retitle(diagram, "A \\N market"), (130.0, -80.0))


def test_ghosts_texts_and_the_title_are_told_apart_in_the_svg() -> None:
    groups = _groups(render(draw(_everything(), [], HalfEm()), "svg"))
    assert [title for kind, title in groups if kind == "variable"] == ["Price", "Demand"]
    assert [title for kind, title in groups if kind == "ghost"] == ["Price"]
    assert [title for kind, title in groups if kind == "text"] == ["As told by <b>"]
    assert [title for kind, title in groups if kind == "title"] == ["A \\N market"]


def test_words_of_texts_are_drawn_as_they_were_typed() -> None:
    svg = ET.fromstring(render(draw(_everything(), [], HalfEm()), "svg"))
    lines = {text.text: text for text in svg.iter(f"{SVG}text")}
    assert {"As told", "by <b>", "A \\N market"} <= lines.keys()
    assert lines["A \\N market"].get("font-weight") == "600"
    assert lines["As told"].get("fill") == PAPER.faint


def test_a_group_is_a_tinted_ground_and_a_ghost_a_dashed_border() -> None:
    svg = ET.fromstring(render(draw(_everything(), [], HalfEm()), "svg"))
    grounds = {g.findtext(f"{SVG}title"): g.find(f"{SVG}path") for g in svg.iter(f"{SVG}g") if g.get("class") != "link"}
    (group,) = (path for path in grounds.values() if path is not None and path.get("fill") != "none")
    assert group.get("fill") == PAPER.ground_of_group("orange")
    assert group.get("stroke") == PAPER.of_group("orange")
    (ghost,) = (path for path in svg.iter(f"{SVG}path") if path.get("stroke-dasharray"))
    assert (ghost.get("stroke"), ghost.get("fill")) == (PAPER.faint, "none")


def test_everything_can_be_a_pdf_and_a_png() -> None:
    scene = draw(_everything(), [], HalfEm())
    assert render(scene, "pdf").startswith(b"%PDF")
    assert render(scene, "png").startswith(b"\x89PNG")
