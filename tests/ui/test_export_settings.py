from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from loopeditor.files import native
from loopeditor.model.diagram import Diagram
from loopeditor.render.page import Page
from loopeditor.render.themes import DARK
from loopeditor.ui.dialogs.export import Choice
from loopeditor.ui.export_settings import folder_from, remembered, remembered_folder, remembering

PAGE = Page(signs=False, shape="4:3", legend=True)
POSTER = Choice("png", 4.0, transparent=True, heading="Market", theme=DARK, page=PAGE)


def test_what_was_chosen_survives_the_file() -> None:
    diagram = remembering(Diagram(extra={"other": 1}), POSTER, "pictures")
    again = native.loads(native.dumps(diagram))
    assert remembered(again) == POSTER
    assert again.extra["other"] == 1
    assert remembering(again, POSTER, "pictures") is again


def test_the_usual_leaves_no_trace() -> None:
    diagram = Diagram()
    assert remembered(diagram) == Choice()
    assert remembering(diagram, Choice(), "") is diagram
    back = remembering(remembering(diagram, POSTER, ""), Choice(), "")
    assert remembered(back) == Choice()


@pytest.mark.parametrize(
    "said",
    [
        None,
        [],
        "png",
        {
            "format": "exe",
            "scale": 1e9,
            "heading": ["x"],
            "theme": {},
            "transparent": "yes",
            "page": [],
            "signs": 0,
            "legend": 1,
        },
        {"format": {}, "scale": [], "folder": 3},
    ],
)
def test_nonsense_in_a_file_means_the_usual(said: object, tmp_path: Path) -> None:
    diagram = replace(Diagram(), extra={"picture": said})
    assert remembered(diagram) == Choice()
    assert remembered_folder(diagram, tmp_path / "a.cld") in (None, tmp_path)


def test_a_folder_is_told_from_the_document_and_only_close_by(tmp_path: Path) -> None:
    document = tmp_path / "work" / "a.cld"
    assert folder_from(document, tmp_path / "work" / "a.png") == "."
    assert folder_from(document, tmp_path / "work" / "out" / "a.png") == "out"
    assert folder_from(document, tmp_path / "out" / "a.png") == "../out"
    assert folder_from(document, Path("/somewhere/else/a.png")) == ""
    assert folder_from(None, tmp_path / "a.png") == ""


def test_a_folder_that_is_gone_or_leads_away_is_not_gone_to(tmp_path: Path) -> None:
    document = tmp_path / "work" / "a.cld"
    (tmp_path / "work" / "out").mkdir(parents=True)
    assert remembered_folder(remembering(Diagram(), POSTER, "out"), document) == tmp_path / "work" / "out"
    for folder in ("gone", "../../..", "/etc"):
        assert remembered_folder(remembering(Diagram(), POSTER, folder), document) is None
    assert remembered_folder(Diagram(), document) is None
