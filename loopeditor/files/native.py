"""The native file, ``.cld``: JSON in UTF-8 with one variable or link a line, so that it compares well in a history.

::

    {
        "format": 1,
        "title": "Chickens",
        "variables": [{"id": "v1", "name": "Eggs", "x": 0, "y": 0, "wanted": "up"}, {"id": "v2", "name": "Chickens"}],
        "links": [{"id": "l1", "from": "v1", "to": "v2", "polarity": "+", "delay": true, "bend": 0.2}],
        "loops": [{"links": ["l1", "l2"], "name": "The coop", "note": "Until the fox comes."}],
    }

``loops`` holds what people call the loops, by their links in causal order; the links need not be there any more. With
``x`` and ``y`` a loop has its identifier there. A link may have ``note``, ``evidence``, ``strength``, ``from_ghost``,
``to_ghost``; a variable ``unit``, ``note``, ``group``, and ``lines``, the lines that its name is written in. Beside
them stand ``ghosts`` (``id``, ``of``, ``x``, ``y``), ``texts`` (``id``, ``text``, ``x``, ``y``), ``groups`` (``name``,
``colour``), ``scenarios`` (see ``scenarios.py``), and the title's place, ``title_x`` and ``title_y``. Fields with their
usual value are left out, and fields that this version does not know are kept.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from loopeditor.files.decoding import text_of
from loopeditor.files.errors import FileError
from loopeditor.files.migrations import CURRENT, migrate
from loopeditor.files.reading import Fields, document_of
from loopeditor.files.scenarios import scenario_fields, scenarios
from loopeditor.model.diagram import (
    GROUP_COLOURS,
    MOST_LINES,
    Diagram,
    Direction,
    FreeText,
    Ghost,
    Group,
    Link,
    LoopKey,
    LoopNote,
    Position,
    Variable,
    loop_key,
)
from loopeditor.model.polarity import Polarity
from loopeditor.model.scenario import Strength

_POLARITIES = {polarity.value: polarity for polarity in Polarity} | {"\N{MINUS SIGN}": Polarity.NEGATIVE}
_DIRECTIONS = {direction.value: direction for direction in Direction}
_STRENGTHS = {strength.value: strength for strength in Strength}
_SURROGATE = re.compile("[\ud800-\udfff]")
_JSON = json.JSONEncoder(ensure_ascii=False, allow_nan=False)


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
    used = {*variables, *links}
    ghosts = _ghosts(fields.objects("ghosts"), variables, used)
    texts = _texts(fields.objects("texts"), used)
    return Diagram(
        title,
        description,
        tuple(variables.values()),
        tuple(_at_ghosts(link, ghosts) for link in links.values()),
        tuple(_loop_notes(fields.objects("loops")).values()),
        tuple(ghosts.values()),
        tuple(texts),
        tuple(_groups(fields.objects("groups")).values()),
        _position(fields, "title_"),
        scenarios(fields.objects("scenarios"), variables, links),
        fields.rest(),
    )


def dumps(diagram: Diagram) -> str:
    """The text of a native file; ``loads`` gives the same diagram back."""
    known: dict[str, Any] = {
        "title": diagram.title or None,
        "description": diagram.description or None,
        "variables": [_variable_fields(variable) for variable in diagram.variables],
        "links": [_link_fields(link) for link in diagram.links],
        "loops": [_loop_fields(note) for note in diagram.loop_notes] or None,
        "ghosts": [_ghost_fields(ghost) for ghost in diagram.ghosts] or None,
        "texts": [_text_fields(text) for text in diagram.texts] or None,
        "groups": [_group_fields(group) for group in diagram.groups] or None,
        "scenarios": [scenario_fields(scenario) for scenario in diagram.scenarios] or None,
    }
    if diagram.title_place:
        known["title_x"], known["title_y"] = map(_plain, diagram.title_place)
    members = [("format", _json(CURRENT))]
    members += [(key, _json(value)) for key, value in known.items() if isinstance(value, str | int | float)]
    members += [(key, _lines(value)) for key, value in known.items() if isinstance(value, list)]
    members += [
        (key, _json(value))
        for key, value in diagram.extra.items()
        if key not in {"format", "title_x", "title_y", *known}
    ]
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
        position, wanted = _position(fields), fields.choice("wanted", _DIRECTIONS, None)
        unit, note, group = (fields.text(key, "") for key in ("unit", "note", "group"))
        found[i] = Variable(i, name, position, wanted, unit, note, group, _line_count(fields), fields.rest())
    return found


def _line_count(fields: Fields) -> int:
    lines = fields.number("lines") or 0
    if lines not in range(MOST_LINES + 1):
        message = f"a name cannot be in {lines:g} lines"
        raise fields.error("lines", message, f"write a whole number up to {MOST_LINES}, or remove it")
    return int(lines)


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
            fields.text("note", ""),
            fields.text("evidence", ""),
            fields.text("from_ghost", ""),
            fields.text("to_ghost", ""),
            fields.choice("strength", _STRENGTHS, Strength.NORMAL),
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
        found[key] = LoopNote(key, fields.text("name", ""), fields.text("note", ""), _position(fields), fields.rest())
    return found


def _ghosts(items: Iterable[Fields], variables: Mapping[str, Variable], used: set[str]) -> dict[str, Ghost]:
    found: dict[str, Ghost] = {}
    for fields in items:
        i, variable = _fresh(fields, used), fields.text("of")
        if variable not in variables:
            raise fields.error("of", f"there is no variable {variable!r}", "add it, or remove the ghost")
        found[i] = Ghost(i, variable, _needed_position(fields), fields.rest())
    return found


def _texts(items: Iterable[Fields], used: set[str]) -> Iterator[FreeText]:
    for fields in items:
        i = _fresh(fields, used)
        yield FreeText(i, fields.text("text"), _needed_position(fields), fields.rest())


def _groups(items: Iterable[Fields]) -> dict[str, Group]:
    found: dict[str, Group] = {}
    for fields in items:
        name = fields.text("name")
        if name in found:
            raise fields.error("name", f"two groups have the name {name!r}", "give one of them another name")
        colour = fields.choice("colour", {each: each for each in GROUP_COLOURS}, GROUP_COLOURS[0])
        found[name] = Group(name, colour, fields.rest())
    return found


def _at_ghosts(link: Link, ghosts: Mapping[str, Ghost]) -> Link:
    """The link, drawn at its own ends where a ghost that it names is not there or is of another variable."""
    if not (link.source_ghost or link.target_ghost):
        return link

    def known(ghost: str, end: str) -> str:
        return ghost if ghost in ghosts and ghosts[ghost].variable == end else ""

    return replace(
        link,
        source_ghost=known(link.source_ghost, link.source),
        target_ghost=known(link.target_ghost, link.target),
    )


def _fresh(fields: Fields, used: set[str]) -> str:
    i = fields.text("id")
    if i in used:
        raise fields.error("id", f"two things have the id {i!r}", "give one of them another id")
    used.add(i)
    return i


def _position(fields: Fields, prefix: str = "") -> Position | None:
    x, y = fields.number(f"{prefix}x"), fields.number(f"{prefix}y")
    if (x is None) != (y is None):
        missing = f"{prefix}x" if x is None else f"{prefix}y"
        raise fields.error(missing, "half of the position is missing", "write both x and y, or neither")
    return None if x is None or y is None else (x, y)


def _needed_position(fields: Fields) -> Position:
    position = _position(fields)
    if position is None:
        raise fields.error("x", "the position is missing", "write x and y")
    return position


# --- writing ---------------------------------------------------------------------------------------------------------


def _variable_fields(variable: Variable) -> dict[str, Any]:
    known: dict[str, Any] = {"id": variable.id, "name": variable.name, **_place_fields(variable.position)}
    if variable.wanted:
        known["wanted"] = variable.wanted.value
    known |= _said(unit=variable.unit, note=variable.note, group=variable.group)
    if variable.lines:
        known["lines"] = variable.lines
    return known | _unknown(variable.extra, {"id", "name", "x", "y", "wanted", "unit", "note", "group", "lines"})


def _link_fields(link: Link) -> dict[str, Any]:
    known: dict[str, Any] = {"id": link.id, "from": link.source, "to": link.target, "polarity": link.polarity.value}
    if link.delay:
        known["delay"] = True
    if link.bend is not None:
        known["bend"] = _plain(link.bend)
    said = {
        "note": link.note,
        "evidence": link.evidence,
        "from_ghost": link.source_ghost,
        "to_ghost": link.target_ghost,
        "strength": "" if link.strength is Strength.NORMAL else link.strength.value,
    }
    return known | _said(**said) | _unknown(link.extra, {"id", "from", "to", "polarity", "delay", "bend", *said})


def _loop_fields(note: LoopNote) -> dict[str, Any]:
    known = {"links": list(note.key), **_said(name=note.name, note=note.note), **_place_fields(note.place)}
    return known | _unknown(note.extra, {"links", "name", "note", "x", "y"})


def _ghost_fields(ghost: Ghost) -> dict[str, Any]:
    known = {"id": ghost.id, "of": ghost.variable, **_place_fields(ghost.position)}
    return known | _unknown(ghost.extra, {"id", "of", "x", "y"})


def _text_fields(text: FreeText) -> dict[str, Any]:
    known = {"id": text.id, "text": text.text, **_place_fields(text.position)}
    return known | _unknown(text.extra, {"id", "text", "x", "y"})


def _group_fields(group: Group) -> dict[str, Any]:
    return {"name": group.name, "colour": group.colour} | _unknown(group.extra, {"name", "colour"})


def _place_fields(position: Position | None) -> dict[str, Any]:
    return {} if position is None else dict(zip(("x", "y"), map(_plain, position), strict=True))


def _said(**texts: str) -> dict[str, Any]:
    return {key: text for key, text in texts.items() if text}


def _unknown(extra: Mapping[str, Any], known: set[str]) -> dict[str, Any]:
    return {key: value for key, value in extra.items() if key not in known}


def _plain(number: float) -> float:
    """Whole numbers without the ``.0``; minus zero would lose its sign by that, so it becomes zero."""
    return int(number) if number == int(number) and abs(number) < 1e15 else float(number)


def _lines(items: list[dict[str, Any]]) -> str:
    return "[\n" + ",\n".join(f"    {_json(item)}" for item in items) + "\n  ]" if items else "[]"


def _json(value: object) -> str:
    try:
        return _JSON.encode(value)
    except (TypeError, ValueError) as error:
        raise FileError("diagram", f"an extra field is not JSON ({error})", mend="remove it") from error
