from __future__ import annotations

import pytest

from loopeditor import resources
from loopeditor.files import native
from loopeditor.model.notation import parse
from loopeditor.simulation.flow import run
from loopeditor.simulation.takeoff import turning_gain
from loopeditor.simulation.telling import vicious, virtuous
from tests.simulation.rings import kick, ring


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
