"""Some loops lit and the rest faded, the same on the canvas and in every picture."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, fields, replace
from functools import cache
from typing import Any

from loopeditor.geometry.scene import TITLE, LinkShape, LoopShape, Scene, TextShape, VariableShape
from loopeditor.render.themes import Theme, mixed

SceneShape = VariableShape | LinkShape | LoopShape | TextShape

Key = tuple[str, ...]
"""That of a loop: ``Loop.key``."""

Inks = Callable[[SceneShape], Theme]
"""The theme in which a shape is drawn."""

_FADED = 0.25


@dataclass(frozen=True)
class Lit:
    """What stands out where some loops do: keys of loops, ids of links, and ids of variables."""

    loops: frozenset[Key]
    links: frozenset[str]
    variables: frozenset[str]


def lit_by(scene: Scene, keys: Collection[Key]) -> Lit:
    """What these loops are made of in a scene."""
    links = frozenset(link for key in keys for link in key)
    ends = {end for link in scene.links if link.id in links for end in (link.source, link.target)}
    variables = frozenset(shape.ghost_of or shape.id for shape in scene.variables if shape.id in ends)
    return Lit(frozenset(keys), links, variables)


def is_lit(shape: SceneShape, lit: Lit) -> bool:
    """Whether a shape is part of what is lit: ghosts as their variable is, the title always, a free text never."""
    match shape:
        case LoopShape():
            return shape.key in lit.loops
        case LinkShape():
            return shape.id in lit.links
        case VariableShape():
            return (shape.ghost_of or shape.id) in lit.variables
        case TextShape():
            return shape.id == TITLE


def emphasised(theme: Theme, scene: Scene, keys: Collection[Key] | None) -> Inks:
    """The theme of each shape where only these loops are lit; all of them are where ``keys`` is None."""
    if keys is None:
        return lambda _: theme
    lit, faint = lit_by(scene, keys), faded(theme)
    return lambda shape: theme if is_lit(shape, lit) else faint


def faded_first(scene: Scene, keys: Collection[Key] | None) -> list[tuple[int, LinkShape]]:
    """The links with their numbers in the order in which they are painted: what is lit runs above what is faded."""
    links = list(enumerate(scene.links))
    if keys is None:
        return links
    lit = lit_by(scene, keys)
    return sorted(links, key=lambda link: is_lit(link[1], lit))


@cache
def faded(theme: Theme) -> Theme:
    """A theme whose colours have all but gone into its background; opaque, so that strokes may overlap."""
    values = {field.name: getattr(theme, field.name) for field in fields(theme)}
    single = {name: value for name, value in values.items() if isinstance(value, str) and name not in ("name", "font")}
    groups = tuple(mixed(theme.background, colour, _FADED) for colour in theme.groups)
    colours: dict[str, Any] = {name: mixed(theme.background, colour, _FADED) for name, colour in single.items()}
    return replace(theme, groups=groups, **colours)
