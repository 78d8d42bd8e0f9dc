"""Animations and pages of walks and runs, for tests that look into them."""

from __future__ import annotations

from io import BytesIO

from PIL import Image

from loopeditor import api
from loopeditor.model.diagram import Diagram
from loopeditor.model.scenario import Force, Scenario
from loopeditor.render.run_chart import Case
from loopeditor.simulation.flow import run
from loopeditor.simulation.momentum import turning_point

WHEEL = "Reach -> Trust -> Reach\nTrust -> Costs : -\nCosts -> Reach : - ||"
UNCLEAR = "Push -> Answer : ?\nAnswer -> Push\nPush -> End"
HOSTILE = '</script><img src=x onerror=alert(1)>&amp; "it\'s" \\N {x} שלום 成本'


def placed(notation: str) -> tuple[Diagram, api.Drawing]:
    """A diagram with everything in its place, and its drawing."""
    drawn = api.drawing(api.parse(notation))
    return drawn.diagram, drawn


def pushed(diagram: Diagram, amount: float, name: str = "Pushed", end: float | None = 10.0) -> Case:
    """A push on the first variable, for a while."""
    first = diagram.variables[0].id
    made = run(diagram, Scenario(name, (Force(first, amount, 0.0, end),), length=20.0))
    return Case(name, made, turning_point(made, first))


def frames(gif: bytes) -> list[tuple[Image.Image, int]]:
    """The pictures of an animation, each with its milliseconds."""
    with Image.open(BytesIO(gif)) as opened:
        assert opened.info["loop"] == 0
        shown = []
        for i in range(getattr(opened, "n_frames", 1)):
            opened.seek(i)
            shown.append((opened.convert("RGB"), opened.info["duration"]))
        return shown
