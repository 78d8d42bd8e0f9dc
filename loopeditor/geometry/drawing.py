"""From a diagram and its loops to the Scene: the one place where everything finds its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np

from loopeditor.analysis.loops import Loop
from loopeditor.geometry.badges import place_badges
from loopeditor.geometry.clearance import Clearance
from loopeditor.geometry.links import Curve, bends, curve, sampled, self_curve
from loopeditor.geometry.marks import SIGN_RADIUS, place_bars, place_sign
from loopeditor.geometry.scene import LinkShape, LoopShape, Scene, VariableShape
from loopeditor.geometry.shapes import Floats, Point, Rect
from loopeditor.geometry.text import LINE_HEIGHT, SIZE, TextMeasurer, on_one_line, wrap
from loopeditor.model.diagram import Diagram, Variable

WIDEST = 118.0
"""Width at which a name breaks into lines, in points."""
MARGIN = 14.0
"""Free room round the picture, in points."""
MOST_BADGES = 12
"""Loop identifiers that one picture bears; of more loops the shortest have them."""
GUIDES = 300
"""Loops that links bend along; of more loops the shortest do."""


def draw(diagram: Diagram, loops: Sequence[tuple[Loop, str]], measurer: TextMeasurer) -> Scene:
    """The Scene of a diagram whose variables all have positions, with its loops and their identifiers, shortest first.

    Raises:
        ValueError: when a variable has no position.
    """
    variables = {variable.id: _variable(variable, measurer) for variable in diagram.variables}
    curves = _curves(diagram, [loop for loop, _ in loops[:GUIDES]], variables)
    lines = {link: sampled(each) for link, each in curves.items()}
    clearance = Clearance((shape.box for shape in variables.values()), lines)
    links = tuple(_links(diagram, curves, lines, clearance))
    shapes = tuple(_loops(diagram, loops[:MOST_BADGES], lines, clearance))
    return Scene(
        title=on_one_line(diagram.title),
        description=on_one_line(diagram.description),
        variables=tuple(variables.values()),
        links=links,
        loops=shapes,
        bounds=_bounds(variables.values(), lines.values(), links, shapes),
    )


def label_box(center: Point, lines: Sequence[str], measurer: TextMeasurer) -> Rect:
    """The room that centred lines of a name take."""
    width = max(measurer.width(line, SIZE) for line in lines)
    return Rect.around(center, width + 4.0, len(lines) * SIZE * LINE_HEIGHT)


def _variable(variable: Variable, measurer: TextMeasurer) -> VariableShape:
    if variable.position is None:
        raise ValueError(f"variable {variable.name!r} has no position; arrange the diagram first")
    lines = wrap(variable.name, measurer, WIDEST)
    return VariableShape(
        variable.id, on_one_line(variable.name), lines, label_box(Point(*variable.position), lines, measurer)
    )


def _curves(diagram: Diagram, loops: Sequence[Loop], variables: Mapping[str, VariableShape]) -> dict[str, Curve]:
    centers = {i: shape.box.center for i, shape in variables.items()}
    bend = bends(diagram, loops, centers)
    middle = sum(point.y for point in centers.values()) / max(1, len(centers))
    curves = {}
    for link in diagram.links:
        source, target = variables[link.source].box, variables[link.target].box
        if link.source == link.target:
            curves[link.id] = self_curve(source, upwards=source.center.y <= middle)
        else:
            curves[link.id] = curve(source, target, bend[link.id])
    return curves


def _links(
    diagram: Diagram, curves: Mapping[str, Curve], lines: Mapping[str, Floats], clearance: Clearance
) -> Iterator[LinkShape]:
    signs = {link.id: place_sign(link.id, lines[link.id], clearance) for link in diagram.links}
    for link in diagram.links:
        yield LinkShape(
            id=link.id,
            source=link.source,
            target=link.target,
            title=on_one_line(f"{diagram.name(link.source)}->{diagram.name(link.target)}"),
            polarity=link.polarity,
            path=curves[link.id].path,
            tip=curves[link.id].tip,
            sign=signs[link.id],
            delay=place_bars(link.id, lines[link.id], clearance) if link.delay else (),
        )


def _loops(
    diagram: Diagram, loops: Sequence[tuple[Loop, str]], lines: Mapping[str, Floats], clearance: Clearance
) -> Iterator[LoopShape]:
    outlines = {name: np.concatenate([lines[link][::2] for link in loop.links]) for loop, name in loops}
    badges = place_badges(outlines, clearance)
    for loop, name in loops:
        badge = badges[name]
        story = " -> ".join(diagram.name(i) for i in (*loop.variables, loop.variables[0]))
        yield LoopShape(
            key=loop.key,
            identifier=name,
            title=on_one_line(f"{name} ({loop.polarity.value}): {story}"),
            polarity=loop.polarity,
            center=badge.center,
            radius=badge.radius,
            turn=badge.turn,
            tip=badge.tip,
        )


def _bounds(
    variables: Iterable[VariableShape],
    lines: Iterable[Floats],
    links: Sequence[LinkShape],
    loops: Sequence[LoopShape],
) -> Rect:
    boxes = [shape.box for shape in variables]
    boxes += [Rect(*line.min(axis=0).tolist(), *line.max(axis=0).tolist()) for line in lines]
    boxes += [Rect.around(link.sign, 2 * SIGN_RADIUS, 2 * SIGN_RADIUS) for link in links]
    boxes += [Rect.around(loop.center, 2 * loop.radius + 4, 2 * loop.radius + 4) for loop in loops]
    if not boxes:
        return Rect(0, 0, 320, 200)
    corners = [corner for box in boxes for corner in box.corners]
    return Rect.bounding(corners).grown(MARGIN)
