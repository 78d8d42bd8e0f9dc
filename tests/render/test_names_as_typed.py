"""Names with markup, quotes, backslashes, right-to-left and Chinese letters come out of every format as typed."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from html import unescape
from io import BytesIO
from pathlib import Path
from typing import Any
from unicodedata import bidirectional, normalize
from xml.etree import ElementTree as ET

import pytest
from PIL import Image, ImageChops, ImageStat
from pptx import Presentation

from loopeditor import api
from loopeditor.files import formats
from loopeditor.model.diagram import Diagram, Link, Variable
from tests.builders import on_circle
from tests.render.programs import POPPLER, run

SVG = "{http://www.w3.org/2000/svg}"
NAMES = (
    "<b>bold</b> &amp; <i>more</i>",
    "R&D; &lt;",
    """say "hi" or 'ho'""",
    "back\\slash \\N \\n \\\\",
    "\\",
    "${x} %s {0} #1",
    "</text></svg><script>",
    "]]> --> <!--",
    "الثقة في العلامة",
    "אמון במותג",
    "飞轮效应",
    "成本 & <价格>",
    "Größe, naïve café",
)
Shown = Callable[[Diagram, Path], list[str]]


@pytest.fixture
def wild() -> Diagram:
    count = len(NAMES)
    variables = tuple(Variable(f"v{i}", name) for i, name in enumerate(NAMES))
    links = tuple(Link(f"l{i}", f"v{i}", f"v{(i + 1) % count}") for i in range(count))
    return on_circle(Diagram(title=" ".join(NAMES[:4]), variables=variables, links=links), 420.0)


def in_svg(diagram: Diagram, folder: Path) -> list[str]:
    root = ET.fromstring(_exported(diagram, folder / "a.svg"))
    groups = [group for group in root.iter(f"{SVG}g") if group.get("class") == "variable"]
    drawn = ["".join(text.itertext()) for group in groups for text in group.iter(f"{SVG}text")]
    titles = [group.findtext(f"{SVG}title", "") for group in groups]
    assert titles == list(NAMES)
    return drawn


def in_dot(diagram: Diagram, folder: Path) -> list[str]:
    _exported(diagram, folder / "a.dot")
    return [variable.name for variable in formats.read(folder / "a.dot").variables]


def in_pptx(diagram: Diagram, folder: Path) -> list[str]:
    slides: Any = Presentation(BytesIO(_exported(diagram, folder / "a.pptx"))).slides
    return [shape.text_frame.text.replace("\v", " ") for shape in slides[0].shapes if shape.has_text_frame]


def in_html(diagram: Diagram, folder: Path) -> list[str]:
    page = _exported(diagram, folder / "a.html").decode()
    assert page.count("<script") == 3  # the data, the document and the page's own
    return [unescape(text) for text in re.findall(r"<text [^>]*>([^<]*)</text>", page)]


@pytest.mark.parametrize("shown", [in_svg, in_dot, in_pptx, in_html])
def test_every_name_is_there_as_it_was_typed(shown: Shown, wild: Diagram, tmp_path: Path) -> None:
    found = shown(wild, tmp_path)
    lines = " ".join(found).replace("\xa0", " ")
    for name in NAMES:
        assert name in lines, name


@pytest.mark.parametrize("ending", [".svg", ".png", ".pptx", ".html", ".dot", ".cld", ".txt", ".csv"])
def test_every_name_comes_back_when_the_file_is_opened(ending: str, wild: Diagram, tmp_path: Path) -> None:
    path = tmp_path / f"a{ending}"
    (api.export if ending in api.PICTURES else api.save)(wild, path)
    assert {variable.name for variable in api.open(path).variables} == set(NAMES)


@pytest.mark.skipif(not POPPLER, reason="no poppler-utils on this machine")
def test_every_word_can_be_searched_for_in_the_pdf_and_all_fonts_are_inside(wild: Diagram, tmp_path: Path) -> None:
    _exported(wild, tmp_path / "a.pdf")
    found = normalize("NFKC", run(["pdftotext", "-enc", "UTF-8", str(tmp_path / "a.pdf"), "-"]))
    names = [name for name in NAMES if all(map(_has_a_font, name))]
    for name in names:
        if not _from_the_right(name):
            assert set(name.split()) <= set(found.split()), name
    assert _from_the_right(found) == _from_the_right("".join(names))
    fonts = run(["pdffonts", str(tmp_path / "a.pdf")]).splitlines()[2:]
    assert any("SourceSansPro" in line for line in fonts)
    for line in fonts:
        assert line.split()[-5:-2] == ["yes", "yes", "yes"], line  # embedded, in part, with what the letters mean


def _from_the_right(text: str) -> list[str]:
    """The Arabic and Hebrew letters of a text, sorted: programs differ in where they see spaces and in ligatures."""
    return sorted(letter for letter in text if bidirectional(letter) in ("R", "AL"))


def _has_a_font(letter: str) -> bool:
    """Whether this computer can draw a letter at all."""
    if letter < "\u0250":
        return True
    return bool(shutil.which("fc-list") and run(["fc-list", f":charset={ord(letter):x}"]).strip())


def test_the_last_picture_of_the_gif_is_the_png(wild: Diagram, tmp_path: Path) -> None:
    with Image.open(BytesIO(_exported(wild, tmp_path / "a.png"))) as still:
        wanted = still.convert("RGB")
    with Image.open(BytesIO(_exported(wild, tmp_path / "a.gif"))) as moving:
        moving.seek(getattr(moving, "n_frames", 1) - 1)
        last = moving.convert("RGB")
    assert last.size == wanted.size
    assert max(ImageStat.Stat(ImageChops.difference(last, wanted)).mean) < 1.0


def _exported(diagram: Diagram, path: Path) -> bytes:
    api.export(diagram, path)
    return path.read_bytes()
