"""Lessons: no step is done before it is, each is done by what it asks for, and texts and pictures are fit to show."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import combinations, pairwise
from math import dist

import pytest

from loopeditor import language
from loopeditor.analysis.lesson_plan import LESSONS, lesson
from loopeditor.analysis.lessons import Lesson, Moment
from loopeditor.geometry.drawing import draw
from loopeditor.model import edits
from loopeditor.model.diagram import Diagram, Direction
from loopeditor.model.polarity import Polarity
from loopeditor.render.measurer import measurer
from tests.builders import named_loops

Deed = Callable[[Moment], Moment]


def _id(diagram: Diagram, name: str) -> str:
    return next(v.id for v in diagram.variables if v.name == name)


def _link(diagram: Diagram, source: str, target: str) -> str:
    ends = _id(diagram, source), _id(diagram, target)
    return next(k.id for k in diagram.links if (k.source, k.target) == ends)


def _draws(source: str, target: str) -> Deed:
    """Draws a link, to a new variable where there is none of this name."""

    def deed(now: Moment) -> Moment:
        d = now.diagram
        for name in (source, target):
            if name not in {v.name for v in d.variables}:
                d = edits.add_variable(d, name, (0, 200))
        return Moment(edits.add_link(d, _id(d, source), _id(d, target)))

    return deed


def _signs(source: str, target: str, sign: Polarity) -> Deed:
    return lambda now: Moment(edits.set_polarity(now.diagram, [_link(now.diagram, source, target)], sign))


def _deletes(source: str, target: str) -> Deed:
    return lambda now: Moment(edits.delete(now.diagram, [_link(now.diagram, source, target)]))


def _says(answer: str) -> Deed:
    return lambda now: Moment(now.diagram, answer=answer)


def _pushes(name: str, direction: int) -> Deed:
    return lambda now: Moment(now.diagram, ((_id(now.diagram, name), direction),))


def _all(*deeds: Deed) -> Deed:
    def deed(now: Moment) -> Moment:
        for each in deeds:
            now = each(now)
        return now

    return deed


MINUS, PLUS = Polarity.NEGATIVE, Polarity.POSITIVE
DEEDS: dict[str, Sequence[Deed]] = {
    "link": [_draws("Rain", "Puddles"), _draws("Puddles", "Wet feet")],
    "sign": [_signs("Price", "Buyers", MINUS), _signs("Buyers", "Length of the queue", PLUS), _says("It rises")],
    "loop": [
        _draws("Interest", "Savings"),
        _deletes("Interest", "Savings"),
        _all(_draws("Interest", "Deposits"), _draws("Deposits", "Savings")),
    ],
    "reinforcing": [
        _says("It rises"),
        _all(
            lambda now: Moment(edits.rename(now.diagram, _id(now.diagram, "Openness"), "secrecy")),
            _signs("Trust", "secrecy", MINUS),
            _signs("secrecy", "Trust", MINUS),
        ),
    ],
    "balancing": [_signs("Hours of sleep", "Tiredness", MINUS), _says("An odd number")],
    "delay": [
        lambda now: Moment(edits.toggle_delay(now.diagram, [_link(now.diagram, "Hot tap", "Water temperature")])),
        _says("They turn too far"),
    ],
    "virtuous": [
        lambda now: Moment(edits.want(now.diagram, [_id(now.diagram, "Skill")], Direction.UP)),
        _pushes("Practice", 1),
        _pushes("Practice", -1),
    ],
    "flywheel": [
        _draws("Recommendations", "Visitors"),
        _all(
            _draws("Customers", "Waiting time"),
            _draws("Waiting time", "Visitors"),
            _signs("Waiting time", "Visitors", MINUS),
        ),
        _pushes("Customers", 1),
    ],
}
# what a learner might try that is not what was asked for
MISTAKES: dict[str, Sequence[Deed]] = {
    "link": [_draws("Puddles", "Rain"), _draws("Puddles", "Rain")],
    "sign": [_signs("Price", "Buyers", PLUS), _signs("Buyers", "Length of the queue", MINUS), _says("It falls")],
    "loop": [_draws("Savings", "Interest"), _deletes("Savings", "Interest"), _draws("Interest", "Savings")],
    "reinforcing": [_says("It falls"), _signs("Trust", "Openness", MINUS)],
    "balancing": [_signs("Tiredness", "Hours of sleep", MINUS), _says("An even number, or none")],
    "delay": [
        lambda now: Moment(edits.toggle_delay(now.diagram, [_link(now.diagram, "Gap to a warm shower", "Hot tap")])),
        _says("They turn too little"),
    ],
    "virtuous": [
        lambda now: Moment(edits.want(now.diagram, [_id(now.diagram, "Skill")], Direction.DOWN)),
        _pushes("Practice", -1),
        _pushes("Practice", 1),
    ],
    "flywheel": [
        _draws("Recommendations", "Reviews"),
        _all(_draws("Customers", "Waiting time"), _draws("Waiting time", "Visitors")),
        _pushes("Strangers", 1),
    ],
}


def test_there_are_eight_lessons_of_two_or_three_steps() -> None:
    assert [each.id for each in LESSONS] == list(DEEDS) == list(MISTAKES)
    assert len(LESSONS) == 8
    for each in LESSONS:
        assert 2 <= len(each.steps) <= 3
        assert len(DEEDS[each.id]) == len(MISTAKES[each.id]) == len(each.steps)
        assert lesson(each.id) is each


def _befores(each: Lesson) -> list[Moment]:
    """The moment before each step: what the steps before left, without their answers and pushes."""
    now = Moment(each.start)
    befores = []
    for deed in DEEDS[each.id]:
        befores.append(now)
        now = Moment(deed(now).diagram)
    return befores


@pytest.mark.parametrize("each", LESSONS, ids=lambda each: each.id)
def test_a_step_is_done_by_what_it_asks_for_and_not_before(each: Lesson) -> None:
    for step, before, deed in zip(each.steps, _befores(each), DEEDS[each.id], strict=True):
        assert not step.is_done(before)
        assert step.is_done(deed(before))


@pytest.mark.parametrize("each", LESSONS, ids=lambda each: each.id)
def test_a_step_is_not_done_by_something_else(each: Lesson) -> None:
    for step, before, mistake in zip(each.steps, _befores(each), MISTAKES[each.id], strict=True):
        assert not step.is_done(mistake(before))


@pytest.mark.parametrize("each", LESSONS, ids=lambda each: each.id)
def test_an_empty_diagram_does_nothing_and_harms_nothing(each: Lesson) -> None:
    for step in each.steps:
        if not step.choices:
            assert not step.is_done(Moment(Diagram()))


@pytest.mark.parametrize("each", LESSONS, ids=lambda each: each.id)
def test_a_question_has_one_right_choice(each: Lesson) -> None:
    for step, before in zip(each.steps, _befores(each), strict=True):
        right = [choice for choice in step.choices if step.is_done(replace(before, answer=choice))]
        assert len(right) == bool(step.choices)


@pytest.mark.parametrize("each", LESSONS, ids=lambda each: each.id)
def test_texts_are_short_sentences_that_can_be_translated(each: Lesson) -> None:
    texts = [text for step in each.steps for text in (step.text, step.hint, step.praise)]
    assert all(len(text) <= 120 and text.endswith((".", "?", "...")) for text in texts)
    language.speak(str.upper)
    try:
        assert all(language.tr(text) == text.upper() for text in [each.title, *texts])
    finally:
        language.speak(None)


@pytest.mark.parametrize("each", LESSONS, ids=lambda each: each.id)
def test_the_diagram_at_the_start_is_clear(each: Lesson) -> None:
    scene = draw(each.start, named_loops(each.start), measurer())
    assert each.start.is_placed
    assert not any(a.box.overlaps(b.box) for a, b in combinations(scene.variables, 2))
    assert all(dist(a.box.center, b.box.center) > 100 for a, b in pairwise(scene.variables))
    assert not any(v.box.holds(link.sign) for v in scene.variables for link in scene.links)
    said = " ".join(step.text + step.hint for step in each.steps).casefold()
    assert any(variable.name.casefold() in said for variable in each.start.variables)


def test_an_unknown_lesson() -> None:
    with pytest.raises(KeyError):
        lesson("no such")
