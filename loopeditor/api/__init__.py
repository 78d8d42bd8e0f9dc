"""What ``import loopeditor`` offers: a diagram from a file, an example or a text; its loops; its picture."""

from __future__ import annotations

from loopeditor.api.diagrams import (
    NamedLoop,
    archetype,
    archetypes,
    example,
    examples,
    loops,
    open,  # noqa: A004 - le.open reads as what it does
    parse,
    save,
)
from loopeditor.api.diagrams import identified as identified
from loopeditor.api.diagrams import named as named
from loopeditor.api.drawing import PATIENCE as PATIENCE
from loopeditor.api.drawing import Drawing as Drawing
from loopeditor.api.drawing import drawing as drawing
from loopeditor.api.drawing import scene
from loopeditor.api.exporting import PICTURES as PICTURES
from loopeditor.api.exporting import Options as Options
from loopeditor.api.exporting import export
from loopeditor.api.exporting import keys_of as keys_of
from loopeditor.api.exporting import picture as picture
from loopeditor.api.exporting import picture_extension as picture_extension
from loopeditor.files.errors import FileError
from loopeditor.model.diagram import Diagram, DiagramError, Direction, Link, Variable, show_diagrams_with
from loopeditor.model.notation import NotationError
from loopeditor.model.polarity import LoopPolarity, Polarity


def _svg(diagram: Diagram) -> str:
    return picture(scene(diagram), ".svg").decode()


show_diagrams_with(_svg)

__all__ = [
    "Diagram",
    "DiagramError",
    "Direction",
    "FileError",
    "Link",
    "LoopPolarity",
    "NamedLoop",
    "NotationError",
    "Polarity",
    "Variable",
    "archetype",
    "archetypes",
    "example",
    "examples",
    "export",
    "loops",
    "open",
    "parse",
    "save",
    "scene",
]
