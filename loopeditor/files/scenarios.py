"""The scenarios of a diagram in its native file, one a line.

::

    {
        "name": "Slump",
        "forces": [{"on": "v1", "amount": -1, "from": 10, "to": 20}],
        "cuts": [{"link": "l2", "at": 5}],
        "friction": 1.5,
        "frictions": {"v2": 3},
        "gain": 1.4,
        "length": 60,
    }

Numbers with their usual value are left out.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from math import isfinite
from typing import Any

from loopeditor.files.reading import Fields
from loopeditor.model.scenario import Cut, Force, Scenario

_USUAL = Scenario("")
_NUMBERS = ("friction", "gain", "length")


def scenarios(items: Iterable[Fields], variables: Collection[str], links: Collection[str]) -> tuple[Scenario, ...]:
    """The scenarios of a diagram that has these variables and links.

    Raises:
        FileError: with the place, for what is not a scenario or names something that is not there.
    """
    found: dict[str, Scenario] = {}
    for fields in items:
        name = fields.text("name")
        if not name.strip():
            raise fields.error("name", "a scenario has no name", "give it one")
        if name in found:
            raise fields.error("name", f"two scenarios have the name {name!r}", "give one of them another name")
        found[name] = Scenario(
            name,
            tuple(_forces(fields.objects("forces"), variables)),
            tuple(_cuts(fields.objects("cuts"), links)),
            friction=_number(fields, "friction", _USUAL.friction),
            frictions=_frictions(fields, variables),
            gain=_number(fields, "gain", _USUAL.gain),
            length=_number(fields, "length", _USUAL.length),
            extra=fields.rest(),
        )
    return tuple(found.values())


def scenario_fields(scenario: Scenario) -> dict[str, Any]:
    """A scenario as the fields of a JSON object."""
    known: dict[str, Any] = {"name": scenario.name}
    if scenario.forces:
        known["forces"] = [_force_fields(force) for force in scenario.forces]
    if scenario.cuts:
        known["cuts"] = [_cut_fields(cut) for cut in scenario.cuts]
    for key in _NUMBERS:
        if getattr(scenario, key) != getattr(_USUAL, key):
            known[key] = _plain(getattr(scenario, key))
    if scenario.frictions:
        known["frictions"] = {i: _plain(friction) for i, friction in scenario.frictions.items()}
    return known | _unknown(scenario.extra, {"name", "forces", "cuts", "frictions", *_NUMBERS})


def _force_fields(force: Force) -> dict[str, Any]:
    known: dict[str, Any] = {"on": force.variable}
    if force.amount != 1:
        known["amount"] = _plain(force.amount)
    if force.start:
        known["from"] = _plain(force.start)
    if force.end is not None:
        known["to"] = _plain(force.end)
    return known | _unknown(force.extra, {"on", "amount", "from", "to"})


def _cut_fields(cut: Cut) -> dict[str, Any]:
    known: dict[str, Any] = {"link": cut.link}
    if cut.time:
        known["at"] = _plain(cut.time)
    return known | _unknown(cut.extra, {"link", "at"})


def _unknown(extra: Mapping[str, Any], known: set[str]) -> dict[str, Any]:
    return {key: value for key, value in extra.items() if key not in known}


def _forces(items: Iterable[Fields], variables: Collection[str]) -> Iterator[Force]:
    for fields in items:
        variable = fields.text("on")
        if variable not in variables:
            raise fields.error("on", f"there is no variable {variable!r}", "add it, or remove the force")
        amount, start, end = _number(fields, "amount", 1.0), _number(fields, "from", 0.0), fields.number("to")
        yield Force(variable, amount, start, end, fields.rest())


def _cuts(items: Iterable[Fields], links: Collection[str]) -> Iterator[Cut]:
    for fields in items:
        link = fields.text("link")
        if link not in links:
            raise fields.error("link", f"there is no link {link!r}", "add it, or remove the cut")
        yield Cut(link, _number(fields, "at", 0.0), fields.rest())


def _frictions(fields: Fields, variables: Collection[str]) -> dict[str, float]:
    values = fields.take("frictions")
    if values is None:
        return {}
    if not isinstance(values, dict):
        raise fields.error("frictions", "frictions must be an object", "put variables and numbers in { }")
    for i, value in values.items():
        if i not in variables:
            raise fields.error("frictions", f"there is no variable {i!r}", "add it, or remove its friction")
        if not isinstance(value, int | float) or isinstance(value, bool) or not _is_finite(value):
            raise fields.error("frictions", f"the friction of {i!r} must be a number", "write a number, or remove it")
    return {i: float(value) for i, value in values.items()}


def _is_finite(value: float) -> bool:
    try:
        return isfinite(float(value))
    except OverflowError:
        return False


def _number(fields: Fields, key: str, usual: float) -> float:
    value = fields.number(key)
    return usual if value is None else value


def _plain(number: float) -> float:
    return int(number) if number == int(number) and abs(number) < 1e15 else float(number)
