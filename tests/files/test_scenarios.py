from __future__ import annotations

from dataclasses import replace

import pytest

from loopeditor.files.errors import FileError
from loopeditor.files.native import dumps, loads
from loopeditor.model.diagram import Diagram, Link, Variable
from loopeditor.model.scenario import Cut, Force, Scenario, Strength

PUSH = Scenario(
    "Push",
    (Force("v1"), Force("v2", -2.0, 5.0, 9.5)),
    (Cut("l1"), Cut("l1", 3.0)),
    1.5,
    {"v2": 2.0},
    1.4,
    60.0,
    {"colour": "red"},
)
DIAGRAM = Diagram(
    variables=(Variable("v1", "A"), Variable("v2", "B")),
    links=(Link("l1", "v1", "v2", strength=Strength.WEAK),),
    scenarios=(Scenario("Rest"), PUSH),
)
TEXT = """\
{
  "format": 1,
  "variables": [
    {"id": "v1", "name": "A"},
    {"id": "v2", "name": "B"}
  ],
  "links": [
    {"id": "l1", "from": "v1", "to": "v2", "polarity": "+", "strength": "weak"}
  ],
  "scenarios": [
    {"name": "Rest"},
    {"name": "Push", "forces": [{"on": "v1"}, {"on": "v2", "amount": -2, "from": 5, "to": 9.5}], \
"cuts": [{"link": "l1"}, {"link": "l1", "at": 3}], "friction": 1.5, "gain": 1.4, "length": 60, \
"frictions": {"v2": 2}, "colour": "red"}
  ]
}
"""


def test_scenarios_are_written_one_a_line_without_the_usual() -> None:
    assert dumps(DIAGRAM) == TEXT


def test_scenarios_and_strengths_are_read() -> None:
    assert loads(TEXT) == DIAGRAM


def test_unknown_fields_of_forces_and_cuts_are_kept() -> None:
    text = TEXT.replace('{"on": "v1"}', '{"on": "v1", "why": "ads"}').replace('"at": 3', '"at": 3, "why": "war"')
    assert text != TEXT
    assert dumps(loads(text)) == text


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ('"on": "v1"', '"on": "v7"', "scenarios[1].forces[0].on: there is no variable 'v7'; add it"),
        ('"on": "v1"', '"amount": 1', "scenarios[1].forces[0].on: on is missing; add it"),
        ('"link": "l1"}', '"link": "v1"}', "scenarios[1].cuts[0].link: there is no link 'v1'; add it"),
        ('"friction": 1.5', '"friction": "high"', "scenarios[1].friction: friction must be a number"),
        ('{"v2": 2}', '{"v7": 2}', "scenarios[1].frictions: there is no variable 'v7'"),
        ('{"v2": 2}', '{"v2": true}', "scenarios[1].frictions: the friction of 'v2' must be a number"),
        ('{"v2": 2}', '{"v2": 1' + "0" * 400 + "}", "scenarios[1].frictions: the friction of 'v2' must be a number"),
        ('{"v2": 2}', "[2]", "scenarios[1].frictions: frictions must be an object"),
        ('"Rest"', '" "', "scenarios[0].name: a scenario has no name; give it one"),
        ('"Rest"', '"Push"', "scenarios[1].name: two scenarios have the name 'Push'"),
        ('"weak"', '"huge"', "links[0].strength: strength is 'huge'; write one of weak normal strong"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(before: str, after: str, said: str) -> None:
    with pytest.raises(FileError) as refused:
        loads(TEXT.replace(before, after, 1))
    assert said in str(refused.value)


def test_a_field_that_a_scenario_knows_is_not_written_twice() -> None:
    odd = replace(DIAGRAM, scenarios=(Scenario("x", extra={"gain": 9, "tempo": 1}),))
    assert '{"name": "x", "tempo": 1}' in dumps(odd)
