"""How a document's picture was exported last, kept in the document itself."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from loopeditor.layout.styles import SHAPES
from loopeditor.model.diagram import Diagram
from loopeditor.render.page import Page
from loopeditor.render.themes import PAPER, THEMES
from loopeditor.ui.dialogs.export import FORMATS, SCALES, Choice

_FIELD = "picture"


def remembered(diagram: Diagram) -> Choice:
    """What was chosen last; the usual where nothing was, or what the file says cannot be."""
    said, usual = _said(diagram), Choice()
    theme = said.get("theme")
    picture_format, scale, heading = said.get("format"), said.get("scale"), said.get("heading")
    return Choice(
        picture_format=picture_format if picture_format in FORMATS else usual.picture_format,
        scale=float(scale) if scale in SCALES else usual.scale,
        transparent=said.get("transparent") is True,
        heading=heading if isinstance(heading, str) else "",
        theme=THEMES.get(theme, PAPER) if isinstance(theme, str) else PAPER,
        page=_page(said),
    )


def remembering(diagram: Diagram, choice: Choice, folder: str) -> Diagram:
    """The diagram with this choice as the last one; the same one where it is what is remembered already."""
    usual = Choice()
    said: dict[str, Any] = {"format": choice.picture_format}
    if choice.picture_format == "png" and choice.scale != usual.scale:
        said["scale"] = choice.scale
    if choice.transparent:
        said["transparent"] = True
    if choice.heading:
        said["heading"] = choice.heading
    if choice.theme is not PAPER:
        said["theme"] = choice.theme.name
    if not choice.page.signs:
        said["signs"] = False
    if choice.page.legend:
        said["legend"] = True
    if choice.page.shape != usual.page.shape:
        said["page"] = choice.page.shape
    if folder not in ("", "."):
        said["folder"] = folder
    if said == _said(diagram) or (_FIELD not in diagram.extra and said == {"format": usual.picture_format}):
        return diagram
    return replace(diagram, extra={**diagram.extra, _FIELD: said})


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


def _page(said: Mapping[str, Any]) -> Page:
    shape = said.get("page")
    return Page(
        signs=said.get("signs") is not False,
        shape=shape if isinstance(shape, str) and shape in SHAPES else "free",
        legend=said.get("legend") is True,
    )


def _said(diagram: Diagram) -> Mapping[str, Any]:
    said = diagram.extra.get(_FIELD)
    return said if isinstance(said, dict) else {}
