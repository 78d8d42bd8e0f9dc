"""The diagram that an argument names: a file, a built-in example, or standard input."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from loopeditor import resources
from loopeditor.files import formats, native, store
from loopeditor.files.decoding import text_of
from loopeditor.files.errors import FileError
from loopeditor.model.diagram import Diagram

STANDARD_INPUT = "-"
ARCHETYPE = "archetype:"
"""Before the name of an archetype, where it might be taken for something else."""
_VERBS = (
    "examples",
    "archetypes",
    "worksheet",
    "loops",
    "explain",
    "walk",
    "simulate",
    "check",
    "metrics",
    "diff",
    "export",
    "convert",
)


@dataclass(frozen=True)
class Source:
    """A diagram and the short name that files made from it bear."""

    diagram: Diagram
    name: str


def read(argument: str) -> Source:
    """The diagram that an argument names; an example, then an archetype, goes before a file without an ending.

    Raises:
        FileError: naming the file, the place in it and the mend.
    """
    if argument == STANDARD_INPUT:
        return Source(_from_standard_input(), name_of(argument))
    if argument in resources.example_names():
        return Source(native.loads(resources.example_text(argument), f"{argument}.cld"), argument)
    archetype = argument.removeprefix(ARCHETYPE)
    if archetype in resources.archetype_names():
        return Source(native.loads(resources.archetype_text(archetype), f"{archetype}.cld"), archetype)
    path = Path(argument)
    if not os.path.lexists(argument):
        raise _nothing_called(argument)
    return Source(formats.read(path), name_of(argument))


def name_of(argument: str) -> str:
    """The short name that the diagram of an argument has, if there is such a diagram."""
    if argument == STANDARD_INPUT:
        return "diagram"
    if argument in resources.example_names():
        return argument
    archetype = argument.removeprefix(ARCHETYPE)
    return archetype if archetype in resources.archetype_names() else Path(argument).stem


def _from_standard_input() -> Diagram:
    data = sys.stdin.buffer.read(store.LARGEST + 1)
    if len(data) > store.LARGEST:
        raise FileError("standard input", f"it is longer than {store.LARGEST // 2**20} MB", mend="shorten it")
    return formats.parse_notation(text_of(data, "standard input"), "standard input")


def _nothing_called(argument: str) -> FileError:
    message = "there is no such file" if _is_path(argument) else "there is no file and no example of this name"
    if argument.startswith(ARCHETYPE):
        near = get_close_matches(argument.removeprefix(ARCHETYPE).lower(), resources.archetype_names(), 1)
        mend = f"did you mean {ARCHETYPE}{near[0]}?" if near else "see  loopeditor archetypes"
        return FileError(argument, "there is no archetype of this name", mend=mend)
    known = [*resources.example_names(), *resources.archetype_names(), *_VERBS]
    name = argument.lower()
    near = [word for word in known if name and word.startswith(name)] or get_close_matches(name, known, 1)
    if near:
        return FileError(argument, message, mend=f"did you mean {near[0]}?")
    return FileError(argument, message, mend="check the name, or see  loopeditor examples")


def _is_path(argument: str) -> bool:
    return bool(Path(argument).suffix) or os.sep in argument or "/" in argument
