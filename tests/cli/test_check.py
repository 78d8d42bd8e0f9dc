from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Command

ROUGH = "== k | Rough\nImprove quality -> Sales : ?\nLack of trust -> Sales : ?\nAlone"


def test_remarks_are_grouped_by_rule_with_the_why_once(command: Command) -> None:
    result = command("check", "-", stdin=ROUGH)
    assert result.code == 0
    lines = [line.rstrip() for line in result.out.splitlines()]
    assert lines == [
        "Rough",
        "6 remarks",
        "",
        "verb-name: A link says that one thing rises or falls with another, and only a noun can.",
        "  'Improve quality' begins with a verb; name what can rise or fall instead",
        "",
        "negative-name: Two negatives in a row ('less lack of trust') are where signs go wrong.",
        "  'Lack of trust' names something missing; name the thing itself and turn its signs",
        "",
        "missing-sign: Every loop through it stays undetermined.",
        "  the link Improve quality -> Sales has no sign yet",
        "  the link Lack of trust -> Sales has no sign yet",
        "",
        "tied-to-nothing: It takes part in nothing that the picture tells.",
        "  'Alone' is tied to nothing",
        "",
        "no-loop: Without feedback a diagram is a list of consequences.",
        "  there is no feedback loop; does nothing lead back to where it starts?",
    ]


def test_nothing_to_remark(command: Command) -> None:
    result = command("check", "-", stdin="Hunger -> Eating ||\nEating -> Hunger : -")
    assert (result.out, result.code) == ("nothing to remark\n", 0)


def test_rules_are_switched_off(command: Command) -> None:
    off = [argument for rule in ("verb-name", "negative-name", "no-loop") for argument in ("--off", rule)]
    told = json.loads(command("check", "-", "--json", *off, stdin=ROUGH).out)
    assert told["off"] == ["negative-name", "no-loop", "verb-name"]
    assert [advice["rule"] for advice in told["advice"]] == ["missing-sign", "missing-sign", "tied-to-nothing"]


def test_rules_are_switched_off_in_the_file(command: Command) -> None:
    document = {"format": 1, "variables": [{"id": "a", "name": "A"}], "advice_off": ["tied-to-nothing"]}
    Path("a.cld").write_text(json.dumps(document))
    assert command("check", "a.cld").out == "nothing to remark\n"
    assert json.loads(command("check", "a.cld", "--json").out)["off"] == ["tied-to-nothing"]


def test_json_says_what_a_remark_is_about(command: Command) -> None:
    told = json.loads(command("check", "-", "--json", stdin="A -> B -> A : ?\nC").out)
    assert told["diagram"] == ""
    assert told["advice"] == [
        {
            "rule": "missing-sign",
            "message": "the link B -> A has no sign yet",
            "why": "Every loop through it stays undetermined.",
            "about": ["l2"],
        },
        {
            "rule": "tied-to-nothing",
            "message": "'C' is tied to nothing",
            "why": "It takes part in nothing that the picture tells.",
            "about": ["v3"],
        },
    ]


def test_a_rule_that_is_none_is_told_with_those_there_are(command: Command) -> None:
    result = command("check", "-", "--off", "spelling", stdin="A")
    assert "there is no rule 'spelling'; the rules are: verb-name" in result.error
    assert result.code == 2


@pytest.mark.parametrize("name", ["[bold]x[/bold]", "\x1b[31mred", "two\nlines", "\ud800", "飞轮"])
def test_any_name_is_one_line(command: Command, name: str) -> None:
    variables = [{"id": "a", "name": name}, {"id": "b", "name": "B"}]
    links = [{"id": "l", "from": "a", "to": "b", "polarity": "?"}]
    Path("a.cld").write_text(json.dumps({"format": 1, "title": name, "variables": variables, "links": links}))
    result = command("check", "a.cld", "--off", "no-loop")
    assert len(result.out.splitlines()) == 5
    assert result.out.replace("\n", "").isprintable()
