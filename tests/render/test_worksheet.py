"""Worksheets: what is hidden is nowhere on the sheet, the key has every answer, and circles touch nothing."""

from __future__ import annotations

import re
from html import unescape
from itertools import combinations
from math import dist

import pytest

from loopeditor import api
from loopeditor.analysis.exercise import Exercise, Hide, exercise
from loopeditor.geometry.shapes import flatten
from loopeditor.layout.flywheel import arrange
from loopeditor.model.diagram import Diagram
from loopeditor.model.notation import parse
from loopeditor.model.polarity import Polarity
from loopeditor.render.measurer import measurer
from loopeditor.render.worksheet import PAPERS, Sheet, _sheet, worksheet

NAMES = [*api.examples(), *api.archetypes()]


def _diagram(name: str) -> Diagram:
    return api.example(name) if name in api.examples() else api.archetype(name)


def _made(name: str, *hide: Hide, key: bool = False) -> Sheet:
    return _sheet(exercise(_diagram(name), hide), PAPERS["a4"], measurer(), key=key)


def _words(whole: Exercise, *, key: bool = False) -> str:
    svg = worksheet(whole, "svg", key=key).decode()
    return "\n".join(map(unescape, re.findall(r"<text[^>]*>([^<]*)</text>", svg)))


@pytest.mark.parametrize("name", NAMES)
def test_circles_for_signs_touch_neither_names_nor_each_other(name: str) -> None:
    sheet = _made(name, Hide.SIGNS)
    assert len(sheet.rings) == len(sheet.scene.links)
    for ring in sheet.rings:
        assert all(shape.box.distance(ring.center) >= ring.radius for shape in sheet.scene.variables)
        assert all(dist(ring.center, loop.center) > ring.radius + loop.radius for loop in sheet.scene.loops)
    assert all(dist(a.center, b.center) > a.radius + b.radius for a, b in combinations(sheet.rings, 2))


@pytest.mark.parametrize("name", NAMES)
def test_a_circle_is_on_its_own_link_and_on_no_other(name: str) -> None:
    sheet = _made(name, Hide.SIGNS)
    lines = {link.id: flatten(link.path) for link in sheet.scene.links}
    for ring, link in zip(sheet.rings, sheet.scene.links, strict=True):
        assert min(dist(ring.center, point) for point in lines[link.id]) < 1.0
        assert dist(ring.center, link.tip) > ring.radius
        others = [point for i, line in lines.items() if i != link.id for point in line]
        assert min((dist(ring.center, point) for point in others), default=99.0) > ring.radius


@pytest.mark.parametrize("name", NAMES)
def test_everything_is_on_the_page(name: str) -> None:
    for key in (False, True):
        sheet = _made(name, *Hide, key=key)
        page = sheet.scene.bounds
        assert page.width / page.height == pytest.approx(PAPERS["a4"][0] / PAPERS["a4"][1])
        boxes = [line.box for line in sheet.lines] + [shape.box for shape in sheet.scene.variables]
        boxes += [ring.box for ring in sheet.rings] + [link.box for link in sheet.scene.links]
        for box in boxes:
            assert page.left < box.left < box.right < page.right
            assert page.top < box.top < box.bottom < page.bottom
        upper = max(line.box.bottom for line in sheet.lines if line.side != "n")
        lower = min((line.box.top for line in sheet.lines if line.side == "n"), default=page.bottom)
        assert all(upper < shape.box.top and shape.box.bottom < lower for shape in sheet.scene.variables)


def test_neither_signs_nor_colours_tell_what_is_hidden() -> None:
    whole = exercise(_diagram("amazon"), [Hide.SIGNS])
    sheet, key = worksheet(whole, "svg").decode(), worksheet(whole, "svg", key=True).decode()
    scene = _made("amazon", Hide.SIGNS).scene
    assert {link.polarity for link in scene.links} == {Polarity.UNKNOWN}
    paths = re.findall(r'class="edge link">.*?<path[^>]* stroke="([^"]+)"', sheet, re.DOTALL)
    assert len(paths) == 12
    assert len(set(paths)) == 1
    circled = re.findall(r'class="node blank">.*?</g>', key, re.DOTALL)
    assert len(circled) == 12
    assert [">+<" in each for each in circled].count(True) == 9
    assert [">−<" in each for each in circled].count(True) == 3


def test_letters_are_on_the_key_alone_with_their_reasons() -> None:
    whole = exercise(_diagram("limits-to-growth"), [Hide.LOOPS])
    words, key = _words(whole), _words(whole, key=True)
    assert not re.search(r"\b[RB]1\b", words)
    assert {"R1", "B1"} <= set(key.split())
    assert "B1: It has one minus link, an odd number: balancing, B." in key.replace("\u00a0", " ")


def test_names_are_in_the_bank_alone() -> None:
    whole = exercise(_diagram("fixes-that-fail"), [Hide.NAMES])
    words, key = _words(whole).replace("\u00a0", " "), _words(whole, key=True).replace("\u00a0", " ")
    (stays,) = {v.name for v in whole.diagram.variables} - set(whole.bank)
    assert words.splitlines().count(stays) == 1
    for name in whole.bank:
        assert name not in words.splitlines()
        assert name in key.splitlines() or all(part in key for part in name.split())
    assert [line for line in words.splitlines() if "·" in line] == ["   ·   ".join(whole.bank)]


def test_boxes_leave_room_to_write() -> None:
    sheet = _made("growth-and-underinvestment", Hide.NAMES)
    boxed = [shape for shape in sheet.scene.variables if shape.colour]
    assert len(boxed) == 7
    assert all(shape.box.width > 80 or shape.box.height > 40 for shape in boxed)
    assert all(shape.lines == ("",) and not shape.name for shape in boxed)


def test_the_missing_link_is_on_the_key_alone() -> None:
    whole = exercise(_diagram("amazon"), [Hide.LINK])
    sheet, key = (_made("amazon", Hide.LINK, key=each) for each in (False, True))
    assert whole.missing not in {link.id for link in sheet.scene.links}
    assert len(key.scene.links) == len(sheet.scene.links) + 1
    assert len(key.rings) == 1
    assert "Missing: Customer experience → Customer visits (+), which closes R1, R2, R3, R4" in _words(whole, key=True)


def test_places_for_name_and_date_are_on_the_sheet_alone() -> None:
    whole = exercise(_diagram("uber"), [Hide.SIGNS])
    assert "Date" in _words(whole)
    assert "Date" not in _words(whole, key=True)
    assert "Uber flywheel · Key" in _words(whole, key=True).replace("\u00a0", " ")


def test_titles_and_names_are_no_markup() -> None:
    diagram = arrange(parse('<b>&"\\N -> "100 %" -> <b>&"\\N'), measurer())
    whole = exercise(diagram, [Hide.NAMES])
    assert any(name in _words(whole) for name in whole.bank)
    assert worksheet(whole, "pdf").startswith(b"%PDF")


@pytest.mark.parametrize(("paper", "size"), [("a4", "842pt"), ("letter", "792pt")])
def test_the_page_has_the_size_of_the_paper(paper: str, size: str) -> None:
    whole = exercise(_diagram("uber"), [Hide.SIGNS])
    assert f'<svg width="{size}"' in worksheet(whole, "svg", paper=paper).decode()


def test_what_cannot_be_made() -> None:
    whole = exercise(_diagram("uber"), [Hide.SIGNS])
    with pytest.raises(ValueError, match="choose one of pdf, svg, png"):
        worksheet(whole, "gif")
    with pytest.raises(ValueError, match="choose one of a4, letter"):
        worksheet(whole, paper="a0")
    with pytest.raises(ValueError, match="has no position"):
        worksheet(exercise(parse("A -> B"), [Hide.SIGNS]))


def test_where_a_sign_is_not_known_u_is_an_answer() -> None:
    diagram = arrange(parse("A -> B : ?\nB -> A"), measurer())
    assert "B or, where a sign is not known, U" in _words(exercise(diagram, [Hide.LOOPS])).replace("\u00a0", " ")
    assert "U1: It has a link whose sign" in _words(exercise(diagram, [Hide.LOOPS]), key=True).replace("\u00a0", " ")
