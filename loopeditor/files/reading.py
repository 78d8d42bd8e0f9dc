"""JSON as typed fields whose errors name their place."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from math import isfinite
from typing import Any, NoReturn, TypeVar

from loopeditor.files.errors import FileError

DEEPEST = 64
"""How deep values may be nested; a diagram needs three levels."""

T = TypeVar("T")


class Fields:
    """The fields of one JSON object, taken one after the other; what is left is unknown to this version.

    ``place`` is how errors name the object, such as ``links[3]``; empty for the outermost one.
    """

    def __init__(self, values: Mapping[str, Any], path: str, place: str = "") -> None:
        self._values, self._path, self._place = dict(values), path, place

    def error(self, key: str, message: str, mend: str) -> FileError:
        """An error that names this object's field."""
        return FileError(self._path, message, place=f"{self._place}.{key}" if self._place else key, mend=mend)

    def take(self, key: str) -> Any:  # noqa: ANN401 - JSON holds anything
        """The value of a field, None where it is absent or null; it is known from here on."""
        return self._values.pop(key, None)

    def rest(self) -> dict[str, Any]:
        """The fields that nobody took."""
        return self._values

    def text(self, key: str, default: str | None = None) -> str:
        """A string; required where there is no default."""
        value = self.take(key)
        if value is None and default is not None:
            return default
        if value is None:
            raise self.error(key, f"{key} is missing", "add it")
        if not isinstance(value, str):
            raise self.error(key, f"{key} must be a text, not {_kind(value)}", "put it in quotes")
        return value

    def texts(self, key: str) -> list[str]:
        """A list of strings; empty where it is absent."""
        values = self.take(key)
        if values is None:
            return []
        if not isinstance(values, list):
            raise self.error(key, f"{key} must be a list, not {_kind(values)}", "put it in [ ]")
        for value in values:
            if not isinstance(value, str):
                raise self.error(key, f"{key} must hold texts, not {_kind(value)}", "put each in quotes")
        return values

    def number(self, key: str) -> float | None:
        """A finite number, or None where there is none."""
        value = self.take(key)
        if value is None:
            return None
        if not isinstance(value, int | float) or isinstance(value, bool):
            raise self.error(key, f"{key} must be a number, not {_kind(value)}", "write a number, or remove it")
        try:
            return float(value)
        except OverflowError as error:
            raise self.error(key, f"{key} is too large", "write a smaller number, or remove it") from error

    def flag(self, key: str) -> bool:
        """True or false; false where it is absent."""
        value = self.take(key)
        if value is not None and not isinstance(value, bool):
            raise self.error(key, f"{key} must be true or false, not {_kind(value)}", "write true, or remove it")
        return bool(value)

    def choice(self, key: str, choices: Mapping[str, T], default: T) -> T:
        """One of some words, as what they stand for."""
        value = self.take(key)
        if value is None:
            return default
        if not isinstance(value, str) or value not in choices:
            raise self.error(key, f"{key} is {_kind(value)}", f"write one of {' '.join(choices)}")
        return choices[value]

    def objects(self, key: str) -> Iterator[Fields]:
        """The objects of a list; none where it is absent."""
        values = self.take(key)
        if values is None:
            return
        if not isinstance(values, list):
            raise self.error(key, f"{key} must be a list, not {_kind(values)}", "put it in [ ]")
        for number, value in enumerate(values):
            place = f"{self._place}.{key}[{number}]" if self._place else f"{key}[{number}]"
            if not isinstance(value, dict):
                raise FileError(
                    self._path, f"this must be an object, not {_kind(value)}", place=place, mend="put it in { }"
                )
            yield Fields(value, self._path, place)


def document_of(text: str, path: str) -> dict[str, Any]:
    """The JSON object of a text, every number in it finite.

    Raises:
        FileError: with line and column, or the place of a value.
    """
    try:
        document = json.loads(text)
    except json.JSONDecodeError as error:
        _refuse_json(error, path)
    except RecursionError as error:
        raise _too_deep(path) from error
    except ValueError as error:
        raise FileError(path, "a number in it is too long", mend="shorten it") from error
    if not isinstance(document, dict):
        raise FileError(path, f"a diagram is an object, not {_kind(document)}", place="line 1", mend="put it in { }")
    _check(document, path, "", DEEPEST)
    return document


def _refuse_json(error: json.JSONDecodeError, path: str) -> NoReturn:
    place = f"line {error.lineno}, column {error.colno}"
    if not error.doc[error.pos :].strip() or error.msg.startswith("Unterminated"):
        message, mend = "the file ends in the middle", "restore it from a copy, or write the rest"
    else:
        message, mend = f"this is not JSON ({error.msg[0].lower()}{error.msg[1:]})", "mend the text there"
    raise FileError(path, message, place=place, mend=mend) from error


def _too_deep(path: str) -> FileError:
    return FileError(path, f"values are nested deeper than {DEEPEST} levels", mend="check that this is the right file")


def _check(value: object, path: str, place: str, levels: int) -> None:
    """Refuse numbers that are not finite, which JSON does not have but Python reads, and bottomless nesting."""
    if isinstance(value, float) and not isfinite(value):
        raise FileError(path, "this is not a finite number", place=place, mend="write a number, or remove it")
    if isinstance(value, dict | list) and not levels:
        raise _too_deep(path)
    if isinstance(value, dict):
        for key, item in value.items():
            _check(item, path, f"{place}.{key}" if place else str(key), levels - 1)
    elif isinstance(value, list):
        for number, item in enumerate(value):
            _check(item, path, f"{place}[{number}]", levels - 1)


def _kind(value: object) -> str:
    """A value as an error names it."""
    if isinstance(value, str):
        return repr(value if len(value) <= 40 else value[:40] + "...")
    names = {dict: "an object", list: "a list", bool: "true or false", type(None): "null"}
    return names.get(type(value), "a number")
