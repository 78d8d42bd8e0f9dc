"""A story counts right, ends right and reads well."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loopeditor.analysis.loops import Loop, find_loops
from loopeditor.analysis.story import story
from loopeditor.analysis.valence import Valence, reading
from loopeditor.model.diagram import Diagram, Direction
from loopeditor.model.notation import parse
from loopeditor.model.polarity import LoopPolarity, Polarity
from tests.model.strategies import diagrams

UP, DOWN = Direction
WORDS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]


def tell(text: str, first: Direction = UP) -> str:
    diagram = parse(text)
    (loop,) = find_loops(diagram).found
    return story(diagram, loop, first)


@pytest.mark.parametrize(
    ("text", "first", "expected"),
    [
        (
            "Trust -> Sales -> Trust",
            UP,
            (
                "A rise in Trust brings a rise in Sales, and so a further rise in Trust. "
                "There are no minus links, an even number, so the loop reinforces: a change feeds itself."
            ),
        ),
        (
            "Trust -> Sales -> Trust",
            DOWN,
            (
                "A fall in Trust brings a fall in Sales, and so a further fall in Trust. "
                "There are no minus links, an even number, so the loop reinforces: a change feeds itself."
            ),
        ),
        (
            "Sales -> Workload ||\nWorkload -> Quality : -\nQuality -> Sales",
            UP,
            (
                "A rise in Sales brings after a delay a rise in Workload, then a fall in Quality, "
                "and so a fall in Sales. "
                "There is one minus link, an odd number, so the loop balances: a change works against itself. "
                "It seeks a level and resists being moved from it."
            ),
        ),
        (
            "up: Trust\nTrust -> Doubt : -\nDoubt -> Trust : -",
            DOWN,
            (
                "A fall in Trust brings a rise in Doubt, and so a further fall in Trust. "
                "There are two minus links, an even number, so the loop reinforces: a change feeds itself. "
                "Set off by a rise in Trust it is a virtuous circle, by a fall a vicious one."
            ),
        ),
        (
            "Trust -> Sales : ?\nSales -> Trust",
            UP,
            (
                "A rise in Trust brings a change, up or down, in Sales, and so a change, nobody has said which way, in "
                "Trust. It has no minus links and one unknown: R or B depends on Trust -> Sales. "
                "R if this link is +, B if -."
            ),
        ),
        (
            "A -> B : -\nB -> C : ?\nC -> A : ?",
            UP,
            (
                "A rise in A brings a fall in B, then a change, up or down, in C, "
                "and so a change, nobody has said which way, in A. "
                "It has one minus link and two unknown: B -> C and C -> A. "
                "R if an odd number of these is -, otherwise B."
            ),
        ),
        (
            "Eggs -> Eggs",
            UP,
            (
                "A rise in Eggs brings a further rise in Eggs. "
                "There are no minus links, an even number, so the loop reinforces: a change feeds itself."
            ),
        ),
        (
            "up: Sales\ndown: Stress\nSales -> Stress -> Sales",
            UP,
            (
                "A rise in Sales brings a rise in Stress, and so a further rise in Sales. "
                "There are no minus links, an even number, so the loop reinforces: a change feeds itself. "
                "It is mixed: a rise in Sales moves Sales the wanted way, but not Stress."
            ),
        ),
    ],
)
def test_stories(text: str, first: Direction, expected: str) -> None:
    assert tell(text, first) == expected


LOOPS = diagrams(st.from_regex("[A-H]{2,6}", fullmatch=True), max_variables=6, max_links=14)


@given(LOOPS, st.sampled_from(Direction))
def test_the_minus_links_are_counted_and_the_verdict_is_that_of_the_loop(diagram: Diagram, first: Direction) -> None:
    for loop in find_loops(diagram, 50).found:
        signs = [diagram.link[i].polarity for i in loop.links]
        minus, unknown = signs.count(Polarity.NEGATIVE), signs.count(Polarity.UNKNOWN)
        told = story(diagram, loop, first)
        assert f" {WORDS[minus]} minus {'link' if minus == 1 else 'links'}" in told
        assert ("the loop reinforces" in told) == (loop.polarity is LoopPolarity.REINFORCING)
        assert ("the loop balances" in told) == (loop.polarity is LoopPolarity.BALANCING)
        assert ("an even number, so" in told) == (not unknown and minus % 2 == 0)
        assert ("an odd number, so" in told) == (not unknown and minus % 2 == 1)
        assert (f"and {WORDS[unknown]} unknown" in told) == (unknown > 0)


@given(LOOPS)
def test_what_it_says_of_unknown_links_comes_true(diagram: Diagram) -> None:
    for loop in find_loops(diagram, 50).found:
        doubtful = [i for i in loop.links if diagram.link[i].polarity is Polarity.UNKNOWN]
        told = story(diagram, loop)
        if len(doubtful) == 1:
            answers = {"R": LoopPolarity.REINFORCING, "B": LoopPolarity.BALANCING}
            match = re.search(r"([RB]) if this link is \+, ([RB]) if -", told)
            assert match
            assert answers[match[1]] is after(diagram, loop, {doubtful[0]: Polarity.POSITIVE})
            assert answers[match[2]] is after(diagram, loop, {doubtful[0]: Polarity.NEGATIVE})
        elif doubtful:
            parity = re.search(r"R if an (odd|even) number of these is -", told)
            assert parity
            one = dict.fromkeys(doubtful, Polarity.POSITIVE) | {doubtful[0]: Polarity.NEGATIVE}
            assert (parity[1] == "odd") == (after(diagram, loop, one) is LoopPolarity.REINFORCING)


def after(diagram: Diagram, loop: Loop, signs: dict[str, Polarity]) -> LoopPolarity:
    minus = sum(signs.get(i, diagram.link[i].polarity) is Polarity.NEGATIVE for i in loop.links)
    return LoopPolarity.BALANCING if minus % 2 else LoopPolarity.REINFORCING


@given(LOOPS, st.sampled_from(Direction))
def test_it_goes_round_in_order_with_every_move_right_and_back(diagram: Diagram, first: Direction) -> None:
    for loop in find_loops(diagram, 50).found:
        told = story(diagram, loop, first).split(".")[0]
        names = re.findall(r" in ([A-H]+)", told)
        assert names == [diagram.name(i) for i in (*loop.variables, loop.variables[0])]
        assert told.count("after a delay") == loop.delays
        moves = re.findall(r"(rise|fall|change)[a-z, ]* in ", told)
        rising, expected = first is UP, []
        for k, link in enumerate(diagram.link[i] for i in loop.links):
            expected.append("rise" if rising else "fall")
            rising ^= link.polarity is Polarity.NEGATIVE
            if link.polarity is Polarity.UNKNOWN:
                expected += ["change"] * (len(loop.links) - k)
                break
        else:
            expected.append("rise" if rising else "fall")
        assert moves == expected


@given(LOOPS)
def test_what_is_wanted_is_told_of_the_loops_for_which_it_means_something(diagram: Diagram) -> None:
    for loop in find_loops(diagram, 50).found:
        told, valence = story(diagram, loop), reading(diagram, loop).valence
        assert ("virtuous" in told) == (valence is Valence.BOTH)
        assert ("It is mixed" in told) == (valence is Valence.MIXED)
        assert ("seeks" in told) == (valence is Valence.SEEKS)


def test_more_than_ten_minus_links_are_told_in_figures() -> None:
    ring = "\n".join(f"V{k} -> V{(k + 1) % 12} : -" for k in range(12))
    assert "There are 12 minus links, an even number" in tell(ring)
