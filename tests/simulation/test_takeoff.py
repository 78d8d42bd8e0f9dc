from __future__ import annotations

import time
from dataclasses import replace

import pytest

from loopeditor import resources
from loopeditor.files import native
from loopeditor.model.diagram import Diagram, Link, Variable
from loopeditor.model.notation import parse
from loopeditor.simulation import takeoff
from loopeditor.simulation.flow import Cancelled, run
from loopeditor.simulation.takeoff import turning_gain
from loopeditor.simulation.telling import vicious, virtuous
from tests.simulation.rings import kick, ring


def fed(diagram: Diagram, every: int) -> Diagram:
    """One more cause, from outside, for every so many variables."""
    fed = diagram.variables[::every]
    links = tuple(Link(f"f{k}", "outside", each.id) for k, each in enumerate(fed))
    variables = (*diagram.variables, Variable("outside", "Outside"))
    return replace(diagram, variables=variables, links=(*diagram.links, *links))


@pytest.mark.parametrize(
    ("notation", "gain"),
    [
        ("A -> B -> C -> A", 1.2),
        ("A -> B -> A : -", 1.2),  # never takes off: as usual
        ("A", 1.2),
        ("A -> B", 1.2),
        ("A -> B -> A\nC -> A\nD -> B", 2.2),  # half of each variable's gain is the loop's: 2 would be the edge
        ("A -> B -> A\nC -> C\nC -> A", 1.6),  # the part of A: its loop passes on gain * gain / 2
        ("A -> B -> A\nB -> A : ?", 1.2),
    ],
)
def test_the_least_gain_at_which_a_loop_takes_off(notation: str, gain: float) -> None:
    assert turning_gain(parse(notation), "v1") == gain


@pytest.mark.parametrize("delays", [0, 1, 3])
def test_a_delay_slows_a_wheel_and_does_not_stop_it(delays: int) -> None:
    gain = turning_gain(ring(3, delays=delays), "v1")
    assert abs(run(ring(3, delays=delays), kick(gain, length=400)).levels[-1]).min() > 0.3


@pytest.mark.parametrize("name", ["amazon", "ethereum", "uber", "traction-to-flywheel", "doordash", "meta"])
def test_virtuous_and_vicious_turn_by_themselves_after_the_push(name: str) -> None:
    diagram = native.loads(resources.example_text(name))
    first = diagram.variables[0].id
    up, down = (run(diagram, make(diagram, first), steps=1600).level(first) for make in (virtuous, vicious))
    assert abs(up[-1]) > 0.25
    assert up[-1] == -down[-1]


# --- large diagrams --------------------------------------------------------------------------------------------------


@pytest.mark.alone
@pytest.mark.parametrize(
    ("diagram", "gain"),
    [
        (ring(1500), 1.2),
        (ring(1500, delays=1500), 1.2),
        (ring(1501, balancing=True), 1.2),  # never
        (fed(ring(600), every=1), 2.2),  # half of each variable's gain comes from elsewhere
        (fed(ring(600), every=2), 1.6),  # of every other one: gain / sqrt(2)
        (fed(ring(600, delays=600), every=1), 2.4),  # 2.2 grows by less than counts
    ],
)
def test_a_large_wheel_takes_off_at_the_same_gain_as_a_small_one_and_soon(diagram: Diagram, gain: float) -> None:
    began = time.monotonic()
    assert turning_gain(diagram, "v1") == gain
    assert time.monotonic() - began < 5.0


@pytest.mark.parametrize("delays", [0, 2])
@pytest.mark.parametrize("every", [1, 2, 3])
def test_what_is_sought_in_large_parts_is_what_eigenvalues_say(
    every: int, delays: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    diagram = fed(ring(12, delays=delays), every)
    exact = turning_gain(diagram, "v1")
    monkeypatch.setattr(takeoff, "_LARGE", 0)
    assert turning_gain(diagram, "v1") == exact


@pytest.mark.parametrize("length", [4, 1500])
def test_it_can_be_called_off(length: int) -> None:
    with pytest.raises(Cancelled):
        turning_gain(ring(length), "v1", lambda: True)
    with pytest.raises(Cancelled):
        virtuous(ring(length), "v1", lambda: True)
