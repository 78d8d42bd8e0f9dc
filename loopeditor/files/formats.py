"""Every format by the extension of its file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from loopeditor.files import native, store
from loopeditor.files.decoding import bytes_of, text_of
from loopeditor.files.errors import FileError
from loopeditor.model import notation
from loopeditor.model.diagram import Diagram, DiagramError

__all__ = ["EXTENSIONS", "PICTURES", "FileError", "check_extension", "parse", "parse_notation", "read", "write"]

EXTENSIONS = (".cld", ".txt", ".dot", ".gv", ".csv", ".tsv")
"""What ``read`` and ``write`` know: the native file, the notation, Graphviz's text under both its names, and cells."""
PICTURES = (".svg", ".png", ".pptx", ".html")
"""What ``read`` knows beside these: pictures, slides and pages that hold their diagram."""


def read(path: Path) -> Diagram:
    """The diagram in a file, which may be a picture that holds it.

    Raises:
        FileError: naming the file, the place in it and the mend.
    """
    if path.suffix.lower() in PICTURES:
        return _inside(store.load(path), path)
    check_extension(path)
    return parse(text_of(store.load(path), str(path)), str(path))


def write(diagram: Diagram, path: Path) -> None:
    """Save a diagram in the format of the extension; see ``store.save`` for what happens when that fails.

    Raises:
        FileError: naming the file and the mend.
    """
    write_text = _WRITERS[check_extension(path)]
    try:
        text = write_text(diagram)
    except DiagramError as error:
        raise FileError(path, str(error)) from error
    store.save(path, bytes_of(text))


def parse(text: str, path: str) -> Diagram:
    """The diagram in a text of the format that the extension of ``path`` names.

    Raises:
        FileError: naming the file, the place in it and the mend.
    """
    return _READERS[check_extension(Path(path))](text, path)


def check_extension(path: Path) -> str:
    """The extension of a diagram's file, in small letters.

    Raises:
        FileError: where it is none of ``EXTENSIONS``.
    """
    extension = path.suffix.lower()
    if extension not in EXTENSIONS:
        what = f"{extension} is not a kind of diagram" if extension else "the name does not tell the kind of diagram"
        raise FileError(path, what, mend="use a .cld, .txt or .dot file")
    return extension


def parse_notation(text: str, path: str) -> Diagram:
    """The diagram in a text of the notation; ``path`` is how errors name it.

    Raises:
        FileError: with line and column.
    """
    try:
        return notation.parse(text)
    except notation.NotationError as error:
        raise FileError(path, error.message, place=f"line {error.line}, column {error.column}") from error


def _inside(data: bytes, path: Path) -> Diagram:
    """The diagram that a picture holds."""
    from loopeditor.files import pages, pictures, slides

    unpack = {
        ".svg": pictures.from_svg,
        ".png": pictures.from_png,
        ".pptx": slides.from_pptx,
        ".html": pages.from_html,
    }
    return native.loads(unpack[path.suffix.lower()](data, str(path)), str(path))


def _read_cells(text: str, path: str) -> Diagram:
    from loopeditor.files import cells

    read = cells.parse(text)
    for problem in read.problems:
        raise FileError(path, problem.message, place=f"row {problem.row}")
    return read.diagram


def _write_cells(divider: str) -> Callable[[Diagram], str]:
    def write_cells(diagram: Diagram) -> str:
        from loopeditor.files import cells

        return cells.write(diagram, divider)

    return write_cells


def _read_dot(text: str, path: str) -> Diagram:
    from loopeditor.files import dot

    return dot.read(text, path)


def _write_dot(diagram: Diagram) -> str:
    from loopeditor.files import dot

    return dot.write(diagram)


_READERS: dict[str, Callable[[str, str], Diagram]] = {
    ".cld": native.loads,
    ".txt": parse_notation,
    ".dot": _read_dot,
    ".gv": _read_dot,
    ".csv": _read_cells,
    ".tsv": _read_cells,
}
_WRITERS: dict[str, Callable[[Diagram], str]] = {
    ".cld": native.dumps,
    ".txt": notation.write,
    ".dot": _write_dot,
    ".gv": _write_dot,
    ".csv": _write_cells(","),
    ".tsv": _write_cells("\t"),
}
