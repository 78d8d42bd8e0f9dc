"""A diagram built up loop by loop: what each step shows, and what is told with it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from loopeditor.analysis.naming import loop_with
from loopeditor.analysis.story import course
from loopeditor.geometry.scene import LoopShape, Scene
from loopeditor.model.diagram import Diagram
from loopeditor.render.emphasis import Key, is_lit, lit_by


@dataclass(frozen=True)
class Telling:
    """What people call a loop, or the way it takes, and its story."""

    name: str
    story: str


Tellings = Mapping[Key, Telling]
"""By the keys of loops."""


@dataclass(frozen=True)
class Step:
    """One step: ``loop`` comes in lit while those ``before`` it stay, faded; in the last, with none, all is there."""

    loop: LoopShape | None
    before: tuple[Key, ...]


def steps(scene: Scene) -> tuple[Step, ...]:
    """One step for each loop of the scene in its order, and one for the whole."""
    keys = tuple(loop.key for loop in scene.loops)
    return (*(Step(loop, keys[:i]) for i, loop in enumerate(scene.loops)), Step(None, keys))


def with_loops(scene: Scene, keys: Collection[Key] | None) -> Scene:
    """The scene with the identifiers of these loops alone, which are then those it is built up by; None keeps all."""
    if keys is None:
        return scene
    return replace(scene, loops=tuple(shape for shape in scene.loops if shape.key in keys))


def part(scene: Scene, keys: Collection[Key]) -> Scene:
    """The scene with no more than these loops and the title, everything where it was."""
    lit = lit_by(scene, keys)
    return replace(
        scene,
        variables=tuple(shape for shape in scene.variables if is_lit(shape, lit)),
        links=tuple(shape for shape in scene.links if is_lit(shape, lit)),
        loops=tuple(shape for shape in scene.loops if is_lit(shape, lit)),
        texts=tuple(shape for shape in scene.texts if is_lit(shape, lit)),
    )


def tellings(diagram: Diagram, scene: Scene) -> Tellings:
    """What is told of the loops in a scene of this diagram."""
    return {shape.key: _telling(diagram, shape) for shape in scene.loops}


def way(shape: LoopShape) -> str:
    """The variables of a loop one after the other.

    >>> from loopeditor.geometry.shapes import Point
    >>> from loopeditor.model.polarity import LoopPolarity
    >>> title, here = "R1 (reinforcing): A -> B -> A", Point(0, 0)
    >>> way(LoopShape(("l1", "l2"), "R1", title, LoopPolarity.REINFORCING, here, 9, (), here))
    'A → B → A'
    """
    return shape.title.partition("): ")[2].replace(" -> ", " → ")


def _telling(diagram: Diagram, shape: LoopShape) -> Telling:
    note, loop = diagram.loop_note.get(shape.key), loop_with(diagram, shape.key)
    name = note.name if note and note.name else way(shape)
    return Telling(name, course(diagram, loop) if loop else "")
