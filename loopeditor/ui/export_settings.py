"""How pictures were exported last: a document's own in the document itself, for a new one on this machine."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSettings

from loopeditor.layout.styles import SHAPES, Style
from loopeditor.model.diagram import Diagram, LoopKey
from loopeditor.render.page import Page
from loopeditor.render.themes import PAPER, THEMES, Theme
from loopeditor.ui.dialogs.export import FORMATS, SCALES, Choice, name_of

_FIELD = "picture"
_LAST = "export/last"
_USUAL = Choice()
_YES = ("legend", "story", "glued")

Themes = Callable[[str], Theme | None]
"""The theme of a name, if there is such a one."""


def remembered(diagram: Diagram, usual: Choice = _USUAL, themes: Themes = THEMES.get) -> Choice:
    """What was chosen last for a document; what is usual here where nothing was.

    What the file says and cannot be is as it always is.
    """
    return _read(_said(diagram), themes) if _FIELD in diagram.extra else usual


def remembering(diagram: Diagram, choice: Choice, folder: str, usual: Choice = _USUAL) -> Diagram:
    """The diagram with this choice as the last one; the same one where it is what is remembered already."""
    said = _written(choice)
    if folder not in ("", "."):
        said["folder"] = folder
    plain = {"format": _USUAL.picture_format}
    if said == _said(diagram) or (_FIELD not in diagram.extra and said == plain and usual == _USUAL):
        return diagram
    return replace(diagram, extra={**diagram.extra, _FIELD: said})


def last_of_all(settings: QSettings, themes: Themes = THEMES.get, first: Choice = _USUAL) -> Choice:
    """What was chosen last on this machine, for whichever document; ``first`` where nothing was."""
    try:
        said = json.loads(str(settings.value(_LAST, "")))
    except ValueError:
        return first
    return _read(said, themes) if isinstance(said, dict) else first


def keep_last(settings: QSettings, choice: Choice) -> None:
    """Let new documents begin with this choice, without what belongs to one document alone."""
    settings.setValue(_LAST, json.dumps(_written(replace(choice, heading="", loops=None))))


def folder_from(document: Path | None, target: Path) -> str:
    """The folder of a picture as the document remembers it: from its own folder, and only where it lies close by.

    A file that is handed on must not tell how somebody's disk is laid out; elsewhere this is empty.
    """
    if document is None:
        return ""
    try:
        relative = os.path.relpath(target.parent, document.parent).replace(os.sep, "/")
    except ValueError:  # another drive
        return ""
    return "" if relative.count("..") > 1 or Path(relative).is_absolute() else relative


def remembered_folder(diagram: Diagram, document: Path | None) -> Path | None:
    """Where the picture went last, if the document knows and that folder is there."""
    said = _said(diagram).get("folder", "." if _FIELD in diagram.extra else None)
    if document is None or not isinstance(said, str) or Path(said).is_absolute() or said.count("..") > 1:
        return None
    folder = Path(os.path.normpath(document.parent / said))
    return folder if folder.is_dir() else None


def _written(choice: Choice) -> dict[str, Any]:
    """What is not as usual, and the format."""
    page = choice.page
    said: dict[str, Any] = {"format": choice.picture_format}
    if choice.kind.scaled and choice.scale != _USUAL.scale:
        said["scale"] = choice.scale
    if choice.theme != PAPER:
        said["theme"] = name_of(choice.theme)
    if choice.style:
        said["layout"] = choice.style.value
    if page.shape != _USUAL.page.shape:
        said["page"] = page.shape
    if not page.signs:
        said["signs"] = False
    if choice.loops is not None:
        said["loops"] = [list(key) for key in choice.loops]
    said |= {name: text for name, text in (("heading", choice.heading), ("footer", page.footer)) if text}
    said |= {name: True for name in _YES if getattr(page, name)}
    return said | ({"transparent": True} if choice.transparent else {})


def _read(said: Mapping[str, Any], themes: Themes) -> Choice:
    picture_format, scale, heading, layout = (said.get(name) for name in ("format", "scale", "heading", "layout"))
    theme = said.get("theme")
    return Choice(
        picture_format=picture_format if picture_format in FORMATS else _USUAL.picture_format,
        scale=float(scale) if scale in SCALES else _USUAL.scale,
        transparent=said.get("transparent") is True,
        heading=heading if isinstance(heading, str) else "",
        theme=(themes(theme) if isinstance(theme, str) else None) or PAPER,
        page=_page(said),
        style=next((style for style in Style if style.value == layout), None),
        loops=_loops(said.get("loops")),
    )


def _page(said: Mapping[str, Any]) -> Page:
    shape, footer = said.get("page"), said.get("footer")
    return Page(
        signs=said.get("signs") is not False,
        shape=shape if isinstance(shape, str) and shape in SHAPES else "free",
        footer=footer if isinstance(footer, str) else "",
        **{name: said.get(name) is True for name in _YES},
    )


def _loops(said: object) -> tuple[LoopKey, ...] | None:
    if not isinstance(said, list) or not all(isinstance(key, list) for key in said):
        return None
    keys = (tuple(link for link in key if isinstance(link, str)) for key in said)
    return tuple(key for key in keys if key) or None


def _said(diagram: Diagram) -> Mapping[str, Any]:
    said = diagram.extra.get(_FIELD)
    return said if isinstance(said, dict) else {}
