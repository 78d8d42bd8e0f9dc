from __future__ import annotations

import struct
import zlib
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from loopeditor import api
from loopeditor.files import formats, native, pictures
from loopeditor.files.errors import FileError
from loopeditor.files.store import LARGEST
from loopeditor.model import edits
from loopeditor.model.diagram import Diagram, Variable
from loopeditor.model.notation import parse

NASTY = [
    'say "hi" & <b>',
    "]]></diagram></metadata>",
    "\\N \\",
    "two\nlines",
    "\x1b\0",
    "😀 飞轮",
    "عجلة",
    "half \ud800",
    "\ufffe\x85",
]
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="1"><g id="a"></g></svg>'


def with_document(document: str) -> str:
    return SVG.replace("<g", pictures.metadata(document) + "<g")


def nasty() -> Diagram:
    variables = tuple(Variable(f"v{i}", name, (i * 150.0, (i % 2) * 90.0)) for i, name in enumerate(NASTY))
    diagram = Diagram(NASTY[1], NASTY[0], variables, extra={"theirs": [1, "</metadata>"]})
    return edits.add_text(edits.add_link(diagram, "v0", "v1"), NASTY[1], (0.0, 300.0))


@pytest.mark.parametrize("extension", [".svg", ".png", ".SVG"])
def test_opening_a_picture_gives_the_diagram_back(tmp_path: Path, extension: str) -> None:
    path = tmp_path / f"a{extension}"
    api.export(nasty(), path, heading="x", theme="dark", legend=True)
    assert api.open(path) == nasty()


def test_what_was_placed_for_the_picture_is_where_the_picture_has_it(tmp_path: Path) -> None:
    api.export(parse("A -> B -> A : - ||"), tmp_path / "a.png")
    back = api.open(tmp_path / "a.png")
    assert back.is_placed
    assert api.scene(back) == api.drawing(parse("A -> B -> A : - ||")).scene


def test_the_svg_stays_well_formed_and_draws_the_names_once(tmp_path: Path) -> None:
    api.export(nasty(), tmp_path / "a.svg")
    root = ET.fromstring((tmp_path / "a.svg").read_bytes())
    (held,) = root.iter(f"{{{pictures.NAMESPACE}}}diagram")
    assert held.text
    assert native.loads(held.text) == nasty()
    assert root.find("{http://www.w3.org/2000/svg}metadata") is not None


@given(st.text())
def test_any_name_survives_both(name: str) -> None:
    document = native.dumps(Diagram(title=name))
    assert native.loads(pictures.from_svg(with_document(document).encode(), "a.svg")).title == name
    png = BytesIO()
    Image.new("RGB", (1, 1)).save(png, "png")
    assert native.loads(pictures.from_png(pictures.into_png(png.getvalue(), document, 96), "a.png")).title == name


@pytest.mark.parametrize("scale", [1.0, 2.0, 3.0, 4.0])
def test_a_png_has_its_dots_per_inch_once_and_is_whole(scale: float) -> None:
    png = api.picture(api.scene(parse("A -> B -> A")), ".png", scale=scale, document=parse("A -> B"))
    kinds = [kind for kind, _, _ in pictures.chunks(png)]
    assert (kinds[0], kinds[-1]) == (b"IHDR", b"IEND")
    assert (kinds.count(b"pHYs"), kinds.count(b"iTXt")) == (1, 1)
    for kind, body, whole in pictures.chunks(png):
        assert struct.unpack(">I", whole[-4:])[0] == zlib.crc32(kind + body)
    with Image.open(BytesIO(png)) as image:
        image.load()
        assert image.info["dpi"] == pytest.approx((96 * scale, 96 * scale), abs=0.1)


def test_a_picture_of_a_scene_alone_holds_no_diagram() -> None:
    scene = api.scene(parse("A -> B -> A"))
    assert b"<metadata" not in api.picture(scene, ".svg")
    assert b"iTXt" not in api.picture(scene, ".png")


PLAIN_PNG = BytesIO()
Image.new("RGB", (2, 2)).save(PLAIN_PNG, "png")
BOMB = b"loopeditor diagram\0\1\0\0\0" + zlib.compress(b" " * (LARGEST + 1), 9)
ENTITIES = b'<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><svg>&b;</svg>'


def _with_text(body: bytes) -> bytes:
    chunk = struct.pack(">I", len(body)) + b"iTXt" + body + struct.pack(">I", zlib.crc32(b"iTXt" + body))
    return PLAIN_PNG.getvalue()[:33] + chunk + PLAIN_PNG.getvalue()[33:]


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.svg", SVG.encode(), "there is no diagram in this picture; open one that loopeditor exported"),
        ("a.svg", b"<svg><g>", "this is not a whole SVG"),
        ("a.svg", b"\0\1", "this is not a whole SVG"),
        ("a.svg", ENTITIES, "this is not a whole SVG"),
        ("a.svg", with_document("{").encode(), "the file ends in the middle"),
        ("a.png", PLAIN_PNG.getvalue(), "there is no diagram in this picture"),
        ("a.png", b"\x89PNG\r\n\x1a\n\0\0\0\xffIDAT", "there is no diagram in this picture"),
        ("a.png", b"GIF89a", "this is not a PNG"),
        ("a.png", _with_text(BOMB), "the diagram in it is too large"),
        ("a.png", _with_text(b"loopeditor diagram\0\1\0\0\0zz"), "the diagram in it is damaged"),
        ("a.png", _with_text(b"loopeditor diagram\0\0\0\0\0\xff"), "the diagram in it is damaged"),
        ("a.png", _with_text(b"loopeditor diagram\0"), "there is no diagram in this picture"),
    ],
)
def test_pictures_without_a_diagram_are_told(tmp_path: Path, name: str, data: bytes, message: str) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(FileError, match=message):
        formats.read(tmp_path / name)


def test_text_that_is_not_packed_is_read_too(tmp_path: Path) -> None:
    diagram = replace(parse("A -> B"), title="plain")
    (tmp_path / "a.png").write_bytes(_with_text(b"loopeditor diagram\0\0\0\0\0" + native.dumps(diagram).encode()))
    assert formats.read(tmp_path / "a.png") == diagram


@pytest.mark.parametrize("name", ["a.svg", "a.png"])
def test_a_diagram_is_not_written_as_a_picture_by_accident(tmp_path: Path, name: str) -> None:
    with pytest.raises(FileError, match="not a kind of diagram"):
        formats.write(parse("A"), tmp_path / name)
