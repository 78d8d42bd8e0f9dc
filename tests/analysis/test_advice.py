"""Each rule speaks where it should, and only there."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from loopeditor import resources
from loopeditor.analysis.advice import OFF, RULES, SLIDE, advise
from loopeditor.files import native
from loopeditor.model.diagram import Diagram, Variable
from loopeditor.model.notation import parse
from tests.model.strategies import diagrams

CALM = "Hunger -> Eating ||\nEating -> Hunger : -\nEating -> Energy"


def told(diagram: Diagram | str) -> dict[str, list[str]]:
    """The messages of each rule that has something to say."""
    found: dict[str, list[str]] = {}
    for advice in advise(parse(diagram) if isinstance(diagram, str) else diagram):
        found.setdefault(advice.rule, []).append(advice.message)
    return found


def named(*names: str) -> Diagram:
    return Diagram(variables=tuple(Variable(f"v{k}", name) for k, name in enumerate(names)))


def test_a_careful_diagram_gets_no_advice() -> None:
    assert advise(parse(CALM)) == ()
    assert advise(Diagram()) == ()


@pytest.mark.parametrize(
    ("rule", "text", "message"),
    [
        ("verb-name", "Improve quality -> Sales", "'Improve quality' begins with a verb"),
        ("value-name", "Better service -> Sales", "'Better service' already says which way ('better')"),
        ("value-name", "Rising costs -> Sales", "'Rising costs' already says which way ('rising')"),
        ("negative-name", "Lack of trust -> Sales", "'Lack of trust' names something missing"),
        ("negative-name", "No time -> Sales", "'No time' names something missing"),
        ("long-name", "The time that it takes a team to learn -> Sales", "has 9 words"),
        ("missing-sign", "A -> B : ?", "the link A -> B has no sign yet"),
        ("contradiction", "A -> B\nA -> B : -", "A -> B has both a + and a -"),
        ("tied-to-nothing", "A -> B\nC", "'C' is tied to nothing"),
        ("no-loop", "A -> B", "there is no feedback loop"),
        ("open-ring", "A -> B -> C\nA -> C", "the ring at A -> C looks like a loop but is open there"),
        ("no-balancing-loop", "A -> B -> A", "every loop reinforces; what stops this?"),
        ("no-delay", "A -> B -> C -> A : -", "no link has a delay"),
        ("similar-name", "Customer -> Customers", "'Customer' and 'Customers' read nearly alike"),
        ("similar-name", "Level of stress -> stress level of", "read nearly alike"),
    ],
)
def test_a_rule_speaks(rule: str, text: str, message: str) -> None:
    (line,) = told(text)[rule]
    assert message in line


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("verb-name", "Support -> Sales growth"),
        ("verb-name", "Makeshift repairs -> Sales"),
        ("value-name", "Goodwill -> Sales"),
        ("negative-name", "Notes -> Norms"),
        ("long-name", "Time to learn the trade -> Sales"),
        ("missing-sign", "A -> B : -"),
        ("contradiction", "A -> B\nB -> A : -"),
        ("no-loop", "A -> B -> A"),
        ("open-ring", "A -> B -> C -> A"),
        ("no-balancing-loop", "A -> B -> A : -"),
        ("no-balancing-loop", "A -> B -> A : ?"),
        ("no-balancing-loop", "A -> B"),
        ("no-delay", "A -> B -> C -> A : ||"),
        ("no-delay", "A -> B -> C -> D"),
        ("similar-name", "Cost -> Coast"),
        ("similar-name", "Births -> Deaths"),
        ("similar-name", "Price A -> Price B"),
    ],
)
def test_a_rule_keeps_silent(rule: str, text: str) -> None:
    assert rule not in told(text)


def test_names_that_agree_but_for_case_and_spaces_are_one_name() -> None:
    found = advise(named("Net  profit", "net Profit", "Growth"))
    (same,) = [advice for advice in found if advice.rule == "same-name"]
    assert same.message == "2 variables are called 'Net  profit'"
    assert same.about == ("v0", "v1")
    assert "similar-name" not in {advice.rule for advice in found}


def test_too_much_for_a_slide() -> None:
    assert "too-much-for-a-slide" not in told(named(*(f"{k}" for k in range(SLIDE))))
    (line,) = told(named(*(f"{k}" for k in range(SLIDE + 1))))["too-much-for-a-slide"]
    assert line.startswith("16 variables are too many")


def test_a_rule_is_switched_off_by_option_or_in_the_file() -> None:
    diagram = parse("A -> B : ?\nC")
    assert set(told(diagram)) == {"missing-sign", "tied-to-nothing", "no-loop"}
    assert {advice.rule for advice in advise(diagram, ["no-loop"])} == {"missing-sign", "tied-to-nothing"}
    of_file = native.loads(native.dumps(replace(diagram, extra={OFF: ["missing-sign", "no-loop"]})))
    assert set(told(of_file)) == {"tied-to-nothing"}


@pytest.mark.parametrize("odd", [None, 3, "missing-sign", {"no-loop": True}, [3, None, ["x"], {}]])
def test_whatever_stands_in_the_file_it_is_no_wall(odd: object) -> None:
    assert "missing-sign" in told(replace(parse("A -> B : ?"), extra={OFF: odd}))


@given(diagrams())
def test_advice_is_about_what_is_there_says_why_and_comes_rule_by_rule(diagram: Diagram) -> None:
    found = advise(diagram)
    order = [rule.id for rule in RULES]
    assert [order.index(advice.rule) for advice in found] == sorted(order.index(advice.rule) for advice in found)
    for advice in found:
        assert set(advice.about) <= {*diagram.variable, *diagram.link}
        assert advice.message
        assert advice.why.endswith(".")


def test_rules_have_names_of_their_own() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES)


@pytest.mark.parametrize("name", resources.example_names())
def test_the_examples_follow_the_rules_on_names(name: str) -> None:
    diagram = native.loads(resources.example_text(name))
    of_names = {"verb-name", "value-name", "negative-name", "same-name", "similar-name", "missing-sign"}
    assert of_names.isdisjoint(told(diagram)), told(diagram)
