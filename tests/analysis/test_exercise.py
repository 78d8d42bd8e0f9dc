"""Exercises: what is right comes from the diagram, every wrong answer gets its reason, and one choice is repeatable."""

from __future__ import annotations

from dataclasses import replace

import pytest

from loopeditor import api
from loopeditor.analysis.exercise import Exercise, Hide, Question, answer, exercise, loops_broken, mark, questions
from loopeditor.analysis.loops import find_loops
from loopeditor.model.diagram import Diagram
from loopeditor.model.notation import parse
from loopeditor.model.polarity import Polarity
from tests.analysis.brute import all_loops, polarity_of

ALL = [*api.examples(), *api.archetypes()]


def _diagram(name: str) -> Diagram:
    return api.example(name) if name in api.examples() else api.archetype(name)


def _asked(diagram: Diagram, *hide: Hide) -> tuple[Question, ...]:
    return questions(exercise(diagram, hide))


@pytest.mark.parametrize("name", ALL)
def test_the_key_agrees_with_what_the_diagram_says(name: str) -> None:
    diagram = _diagram(name)
    loops = {frozenset(link.id for link in loop): polarity_of(loop).letter for loop in all_loops(diagram)}
    whole = exercise(diagram, Hide)
    asked = questions(whole)
    assert {q.hide for q in asked} == set(Hide)
    for question in asked:
        right = answer(question)
        assert mark(question, right).right
        match question.hide:
            case Hide.SIGNS:
                assert right == diagram.link[question.about[0]].polarity.value
            case Hide.LOOPS:
                assert right == loops[frozenset(question.about)]
            case Hide.LINK:
                link = diagram.link[whole.missing]
                assert right == f"{diagram.name(link.source)} -> {diagram.name(link.target)}"
                assert mark(question, f"{link.source} -> {link.target}").right
            case Hide.NAMES:
                assert right in question.choices


@pytest.mark.parametrize("name", ALL)
def test_every_other_answer_is_wrong_and_gets_its_reason(name: str) -> None:
    for question in questions(exercise(_diagram(name), Hide)):
        for wrong in (*question.choices, "", "who knows"):
            if wrong != answer(question):
                judged = mark(question, wrong)
                assert not judged.right
                assert len(judged.reason) > 20
                assert judged.reason.endswith(".")


def test_the_reason_of_a_sign() -> None:
    plus, minus = _asked(parse("Prices -> Visits : -\nVisits -> Prices"), Hide.SIGNS)[::-1]
    assert mark(minus, "+") == mark(minus, "plus")
    assert mark(minus, "+").reason == "A rise in Prices brings a fall in Visits, so the change turns over: -."
    assert mark(plus, "-").reason == "A rise in Visits brings a rise in Prices, so the change keeps its direction: +."
    assert all(mark(minus, each).right for each in ("-", "−", " minus ", "Negative"))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("A -> B -> A", "It has no minus links, an even number: reinforcing, R."),
        ("A -> B : -\nB -> A", "It has one minus link, an odd number: balancing, B."),
        ("A -> B : -\nB -> A : -", "It has two minus links, an even number: reinforcing, R."),
        ("A -> B : ?\nB -> A", "It has a link whose sign nobody has said, so it may be either: undetermined, U."),
    ],
)
def test_the_reason_of_a_letter(text: str, reason: str) -> None:
    (question,) = _asked(parse(text), Hide.LOOPS)
    assert mark(question, "X").reason == reason
    assert question.choices == (("R", "B", "U") if "?" in text else ("R", "B"))


@pytest.mark.parametrize("given", ["B", "b", "B1", "balancing", " Balancing "])
def test_letters_are_read_kindly(given: str) -> None:
    (question,) = _asked(parse("A -> B : -\nB -> A"), Hide.LOOPS)
    assert mark(question, given).right


RING = "Trust -> Sharing -> Users -> Trust\nUsers -> Noise"


def test_the_missing_link() -> None:
    whole = exercise(parse(RING), [Hide.LINK], link="l2")
    (question,) = questions(whole)
    closes = "The way Users -> Trust -> Sharing does not lead back yet: the missing link is Sharing -> Users."
    assert mark(question, "sharing->USERS") == mark(question, answer(question))
    assert mark(question, "Sharing -> Users").reason == closes
    assert mark(question, "Users -> Sharing").reason == f"It is the other way round. {closes}"
    assert mark(question, "Users -> Noise").reason == f"That link is there already. {closes}"
    assert mark(question, "Noise -> Trust").reason == closes
    assert mark(question, "Sharing").reason == f"Name a link by its two ends, such as A -> B. {closes}"
    assert [len(loop.links) for loop in loops_broken(whole)] == [3]
    assert "l2" not in whole.shown.link


def test_a_missing_link_whose_loops_have_no_identifier_lies_on_a_loop_all_the_same() -> None:
    """Only the shortest loops of a diagram have identifiers; the longest one here is the only one through its link."""
    pairs = [f"A -> {name} -> A" for name in "BCDEFGHIJKLM"]
    whole = exercise(parse("\n".join([*pairs, "A -> N -> O -> P -> A"])), [Hide.LINK], link="l28")
    (question,) = questions(whole)
    assert loops_broken(whole) == ()
    closes = "The way A -> N -> O -> P does not lead back yet: the missing link is P -> A."
    assert mark(question, "O -> A").reason == closes
    lone = questions(exercise(parse(RING), [Hide.LINK], link="l4"))
    assert mark(lone[0], answer(lone[0])).reason == "The missing link is Users -> Noise. It lies on no loop."


def test_namesakes_cannot_be_told_apart_in_an_answer() -> None:
    """Two variables of one name: whoever names the missing link by the names that are seen is right."""
    diagram = parse(RING + "\nTrust -> Noise")
    twins = replace(
        diagram, variables=tuple(replace(v, name="Trust" if v.id == "v4" else v.name) for v in diagram.variables)
    )
    for link in twins.links:
        (question,) = questions(exercise(twins, [Hide.LINK], link=link.id))
        assert mark(question, answer(question)).right
        assert not mark(question, "Users -> Sharing").right


def test_the_link_that_most_loops_run_through_is_missing_unless_somebody_chooses() -> None:
    diagram = api.example("amazon")
    loops = find_loops(diagram).found
    through = {link.id: sum(link.id in loop.links for loop in loops) for link in diagram.links}
    assert through[exercise(diagram, [Hide.LINK]).missing] == max(through.values()) == 4
    assert exercise(diagram, [Hide.LINK], link="l11").missing == "l11"
    assert len({exercise(diagram, [Hide.LINK], seed=seed).missing for seed in range(20)}) > 4


def test_the_reason_of_a_name_tells_its_neighbours() -> None:
    asked = {q.about: q for q in _asked(parse("A -> B : -\nB -> C -> A\nA -> D -> A"), Hide.NAMES)}
    assert ("v1",) not in asked  # A has most links, and stays as a hold
    assert mark(asked["v2",], "C").reason == "What lowers B here is A, and a rise in B raises C."
    assert mark(asked["v2",], " b ").right


def test_what_is_shown_keeps_the_rest() -> None:
    diagram = api.example("amazon")
    whole = exercise(diagram, Hide, most=2, seed=1)
    shown = whole.shown
    assert [len(whole.signs), len(whole.loops), len(whole.names)] == [2, 2, 2]
    assert {k.id for k in shown.links if k.polarity is Polarity.UNKNOWN} == set(whole.signs)
    assert {v.id for v in shown.variables if not v.name} == set(whole.names)
    assert set(diagram.link) - set(shown.link) == {whole.missing}
    assert whole.missing not in whole.signs
    assert list(whole.bank) == sorted(diagram.name(i) for i in whole.names)


def test_one_seed_is_one_choice() -> None:
    diagram = api.example("uber")

    def made(seed: int) -> Exercise:
        return exercise(diagram, Hide, most=2, seed=seed)

    assert made(3) == made(3)
    assert len({(e.signs, e.names, e.missing) for e in map(made, range(12))}) > 6


@pytest.mark.parametrize(
    ("text", "hide", "message"),
    [
        ("A -> B : ?", Hide.SIGNS, "no link has a sign"),
        ("A -> B", Hide.LOOPS, "there is no feedback loop"),
        ("A -> B", Hide.LINK, "no link lies on a feedback loop"),
        ("A", Hide.NAMES, "two variables"),
    ],
)
def test_where_there_is_nothing_to_hide(text: str, hide: Hide, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        exercise(parse(text), [hide])


@pytest.mark.parametrize("hide", Hide)
def test_an_empty_diagram(hide: Hide) -> None:
    with pytest.raises(ValueError, match=r"no |two variables"):
        exercise(Diagram(), [hide])


def test_what_cannot_be_asked() -> None:
    with pytest.raises(ValueError, match="there is no link 'l9'"):
        exercise(parse(RING), [Hide.LINK], link="l9")
    with pytest.raises(ValueError, match="at least one"):
        exercise(parse(RING), [Hide.SIGNS], most=0)
    with pytest.raises(ValueError, match="choose signs"):
        exercise(parse(RING), [])


def test_names_with_arrows_in_them() -> None:
    (question,) = _asked(parse('"A -> B" -> C -> "A -> B"'), Hide.LINK)
    assert answer(question) == "A -> B -> C"
    assert mark(question, "A -> B -> C").right
    assert not mark(question, "C -> A -> B").right


def test_a_variable_that_acts_on_itself() -> None:
    whole = exercise(parse("A -> A\nA -> B"), [Hide.LINK])
    (question,) = questions(whole)
    assert mark(question, "A -> A").right
    assert mark(question, "B -> A").reason == "A acts on itself: the missing link is A -> A."
