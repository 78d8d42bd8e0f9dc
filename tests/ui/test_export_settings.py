from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings

from loopeditor.files import native
from loopeditor.layout.styles import Style
from loopeditor.model.diagram import Diagram
from loopeditor.render.page import Page
from loopeditor.render.themes import DARK, PAPER
from loopeditor.ui.dialogs.export import Choice
from loopeditor.ui.export_settings import (
    folder_from,
    keep_last,
    last_of_all,
    remembered,
    remembered_folder,
    remembering,
)

PAGE = Page(signs=False, shape="4:3", legend=True, footer="Ours", story=True, glued=True)
LOOPS = (("l1", "l2"),)
POSTER = Choice("png", 4.0, transparent=True, heading="Market", theme=DARK, page=PAGE, style=Style.WHEEL, loops=LOOPS)


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
        {"layout": ["wheel"], "loops": "R1", "footer": 3, "story": "yes", "glued": 1},
        {"layout": "heap", "loops": [[], [1], {}]},
        {"loops": [[], [1]]},
    ],
)
def test_nonsense_in_a_file_means_the_usual(said: object, tmp_path: Path) -> None:
    diagram = replace(Diagram(), extra={"picture": said})
    assert remembered(diagram) == Choice()
    assert remembered_folder(diagram, tmp_path / "a.cld") in (None, tmp_path)


def test_new_documents_begin_with_the_last_choice_but_for_what_was_one_documents_own(tmp_path: Path) -> None:
    settings = QSettings(str(tmp_path / "s.ini"), QSettings.Format.IniFormat)
    assert last_of_all(settings) == Choice()
    assert last_of_all(settings, first=Choice("png")).picture_format == "png"
    keep_last(settings, POSTER)
    last = last_of_all(QSettings(str(tmp_path / "s.ini"), QSettings.Format.IniFormat))
    assert last == replace(POSTER, heading="", loops=None)
    assert remembered(Diagram(), last) == last
    assert remembered(remembering(Diagram(), Choice(), "", last), last) == Choice(), "the usual is told where it is not"
    settings.setValue("export/last", "[")
    assert last_of_all(settings) == Choice()


def test_colours_of_ones_own_are_known_by_their_name() -> None:
    house = replace(DARK, name="house", background="#123456")
    diagram = remembering(Diagram(), Choice(theme=house), "")
    assert remembered(diagram, themes={"house.toml": house}.get).theme is house
    assert remembered(diagram).theme is PAPER


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
