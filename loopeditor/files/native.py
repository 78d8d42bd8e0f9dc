"""The native file, ``.cld``: JSON in UTF-8 with one variable or link a line, so that it compares well in a history.

::

    {
        "format": 1,
        "title": "Chickens",
        "variables": [{"id": "v1", "name": "Eggs", "x": 0, "y": 0, "wanted": "up"}, {"id": "v2", "name": "Chickens"}],
        "links": [{"id": "l1", "from": "v1", "to": "v2", "polarity": "+", "delay": true, "bend": 0.2}],
        "loops": [{"links": ["l1", "l2"], "name": "The coop", "note": "Until the fox comes."}],
    }

``loops`` holds what people call the loops, by their links in causal order; the links need not be there any more.
Fields with their usual value are left out, and fields that this version does not know are kept.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from loopeditor.files.decoding import text_of
from loopeditor.files.errors import FileError
from loopeditor.files.migrations import CURRENT, migrate
from loopeditor.files.reading import Fields, document_of
from loopeditor.model.diagram import Diagram, Direction, Link, LoopKey, LoopNote, Variable, loop_key
from loopeditor.model.polarity import Polarity

_POLARITIES = {polarity.value: polarity for polarity in Polarity} | {"\N{MINUS SIGN}": Polarity.NEGATIVE}
_DIRECTIONS = {direction.value: direction for direction in Direction}
_SURROGATE = re.compile("[\ud800-\udfff]")


def loads(data: bytes | str, path: str = "diagram") -> Diagram:
    """The diagram in the bytes or text of a native file; ``path`` is how errors name it.

    Raises:
        FileError: with the place, for whatever is not a diagram.
    """
    text = data if isinstance(data, str) else text_of(data, path)
    fields = Fields(migrate(document_of(text, path), path), path)
    fields.take("format")
    title, description = fields.text("title", ""), fields.text("description", "")
    variables = _variables(fields.objects("variables"))
    links = _links(fields.objects("links"), variables)
    notes = _loop_notes(fields.objects("loops"))
    elements = tuple(variables.values()), tuple(links.values()), tuple(notes.values())
    return Diagram(title, description, *elements, extra=fields.rest())


def dumps(diagram: Diagram) -> str:
    """The text of a native file; ``loads`` gives the same diagram back."""
    known = {
        "title": diagram.title or None,
        "description": diagram.description or None,
        "variables": [_variable_fields(variable) for variable in diagram.variables],
        "links": [_link_fields(link) for link in diagram.links],
        "loops": [_loop_fields(note) for note in diagram.loop_notes] or None,
    }
    members = [("format", _json(CURRENT))]
    members += [(key, _json(value)) for key, value in known.items() if isinstance(value, str)]
    members += [(key, _lines(value)) for key, value in known.items() if isinstance(value, list)]
    members += [(key, _json(value)) for key, value in diagram.extra.items() if key not in {"format", *known}]
    body = ",\n".join(f"  {_json(key)}: {value}" for key, value in members)
    return _SURROGATE.sub(lambda half: f"\\u{ord(half[0]):04x}", f"{{\n{body}\n}}\n")


# --- reading ---------------------------------------------------------------------------------------------------------


def _variables(items: Iterable[Fields]) -> dict[str, Variable]:
    found: dict[str, Variable] = {}
    for fields in items:
        i = fields.text("id")
        if i in found:
            raise fields.error("id", f"two variables have the id {i!r}", "give one of them another id")
        name = fields.text("name")
        x, y = fields.number("x"), fields.number("y")
        if (x is None) != (y is None):
            missing = "x" if x is None else "y"
            raise fields.error(missing, "half of the position is missing", "write both x and y, or neither")
        position = None if x is None or y is None else (x, y)
        found[i] = Variable(i, name, position, fields.choice("wanted", _DIRECTIONS, None), fields.rest())
    return found


def _links(items: Iterable[Fields], variables: Mapping[str, Variable]) -> dict[str, Link]:
    found: dict[str, Link] = {}
    for fields in items:
        i = fields.text("id")
        if i in found:
            raise fields.error("id", f"two links have the id {i!r}", "give one of them another id")
        if i in variables:
            raise fields.error("id", f"a variable has the id {i!r} too", "give the link another id")
        ends = {end: fields.text(end) for end in ("from", "to")}
        for end, variable in ends.items():
            if variable not in variables:
                raise fields.error(end, f"there is no variable {variable!r}", "add it, or remove the link")
        found[i] = Link(
            i,
            ends["from"],
            ends["to"],
            fields.choice("polarity", _POLARITIES, Polarity.POSITIVE),
            fields.flag("delay"),
            fields.number("bend"),
            fields.rest(),
        )
    return found


def _loop_notes(items: Iterable[Fields]) -> dict[LoopKey, LoopNote]:
    found: dict[LoopKey, LoopNote] = {}
    for fields in items:
        key = loop_key(fields.texts("links"))
        if not key:
            raise fields.error("links", "a loop has at least one link", "name its links, or remove the loop")
        if key in found:
            raise fields.error("links", "this loop is there twice", "remove one of the two")
        found[key] = LoopNote(key, fields.text("name", ""), fields.text("note", ""), fields.rest())
    return found


# --- writing ---------------------------------------------------------------------------------------------------------


def _variable_fields(variable: Variable) -> dict[str, Any]:
    known: dict[str, Any] = {"id": variable.id, "name": variable.name}
    if variable.position is not None:
        known["x"], known["y"] = map(_plain, variable.position)
    if variable.wanted:
        known["wanted"] = variable.wanted.value
    return known | _unknown(variable.extra, {"id", "name", "x", "y", "wanted"})


def _link_fields(link: Link) -> dict[str, Any]:
    known: dict[str, Any] = {"id": link.id, "from": link.source, "to": link.target, "polarity": link.polarity.value}
    if link.delay:
        known["delay"] = True
    if link.bend is not None:
        known["bend"] = _plain(link.bend)
    return known | _unknown(link.extra, {"id", "from", "to", "polarity", "delay", "bend"})


def _loop_fields(note: LoopNote) -> dict[str, Any]:
    texts = {"name": note.name, "note": note.note}
    known = {"links": list(note.key)} | {key: text for key, text in texts.items() if text}
    return known | _unknown(note.extra, {"links", *texts})


def _unknown(extra: Mapping[str, Any], known: set[str]) -> dict[str, Any]:
    return {key: value for key, value in extra.items() if key not in known}


def _plain(number: float) -> float:
    """Whole numbers without the ``.0``; minus zero would lose its sign by that, so it becomes zero."""
    return int(number) if number == int(number) and abs(number) < 1e15 else float(number)


def _lines(items: list[dict[str, Any]]) -> str:
    return "[\n" + ",\n".join(f"    {_json(item)}" for item in items) + "\n  ]" if items else "[]"


def _json(value: object) -> str:
    try:
        return json.dumps(value, ensure_ascii=False, allow_nan=False)
    except (TypeError, ValueError) as error:
        raise FileError("diagram", f"an extra field is not JSON ({error})", mend="remove it") from error
