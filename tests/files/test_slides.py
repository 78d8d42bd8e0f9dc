from __future__ import annotations

from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from loopeditor import api
from loopeditor.files import formats
from loopeditor.files.errors import FileError
from loopeditor.files.slides import from_pptx
from loopeditor.model.diagram import Diagram, Variable


def _zip(parts: dict[str, bytes]) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


@pytest.mark.parametrize("name", api.examples())
def test_slides_give_the_diagram_back(tmp_path: Path, name: str) -> None:
    diagram = api.drawing(api.example(name)).diagram
    api.export(diagram, tmp_path / "a.PPTX", story=True)
    assert api.open(tmp_path / "a.PPTX") == diagram


@pytest.mark.parametrize("name", ["<b> & ]]> \"'", "飞轮 عجلة", "\x7f\x85\ufffe", "a\nb"])
def test_names_come_back_as_they_were_typed(tmp_path: Path, name: str) -> None:
    diagram = Diagram(title=name, variables=(Variable("v", name, (0.0, 0.0)),))
    api.export(diagram, tmp_path / "a.pptx")
    assert formats.read(tmp_path / "a.pptx") == diagram


def test_it_is_found_under_another_number_as_programs_save_it() -> None:
    part = b'<metadata><diagram xmlns="urn:loopeditor:diagram">{"a": 1}</diagram></metadata>'
    parts = {"customXml/item1.xml": b"<other/>", "ppt/item.xml": part, "customXml/item4.xml": part}
    assert from_pptx(_zip(parts), "a.pptx") == '{"a": 1}'


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"no archive", "not a whole presentation"),
        (_zip({"customXml/item1.xml": b"<other/>"}), "no diagram in this presentation"),
        (_zip({"customXml/item1.xml": b" " * (33 * 2**20)}), "no diagram in this presentation"),
        (_zip({"customXml/item1.xml": b"x" * 9_000})[:-40], "not a whole presentation"),
    ],
)
def test_what_holds_none_is_refused(data: bytes, message: str) -> None:
    with pytest.raises(FileError, match=message):
        from_pptx(data, "a.pptx")
