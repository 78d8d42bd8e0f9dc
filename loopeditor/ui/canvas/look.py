"""How shapes stand out, and which of them stand out otherwise than before."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from loopeditor.analysis.loops import Loop
from loopeditor.geometry.scene import LinkShape, LoopShape, TextShape, VariableShape
from loopeditor.render.themes import Theme

SceneShape = VariableShape | LinkShape | LoopShape | TextShape

Key = str | tuple[str, ...]
"""The id of a variable, link, ghost or text, or the key of a loop."""


@dataclass(frozen=True)
class Look:
    """How one shape stands out: ``lit`` is the colour of the lit loop that it is part of.

    A label is ``hidden`` while its name is typed.
    """

    selected: bool = False
    hovered: bool = False
    faded: bool = False
    lit: str | None = None
    hidden: bool = False


PLAIN = Look()


@dataclass(frozen=True)
class Looks:
    """All that looks depend on: what is selected (ids), lit, under the pointer, in focus (ids), and what stands apart.

    What stands ``apart`` has a look of its own, as a name has that is being typed.
    """

    theme: Theme
    selected: frozenset[str] = frozenset()
    lit: Loop | None = None
    hovered: Key | None = None
    focus: Collection[str] | None = None
    apart: tuple[Key, Look] | None = None

    def of(self, shape: SceneShape) -> Look:
        """The look of one shape."""
        if self.apart and key_of(shape) == self.apart[0]:
            return self.apart[1]
        return look_of(shape, self.theme, self.selected, self.lit, self.hovered, self.focus)

    def otherwise(self, before: Looks) -> frozenset[Key] | None:
        """What may look otherwise than before; None where that may be everything."""
        if (self.theme, self.lit, self.focus) != (before.theme, before.lit, before.focus):
            return None
        keys: set[Key | None] = set(self.selected ^ before.selected)
        if self.hovered != before.hovered:
            keys |= {self.hovered, before.hovered}
        if self.apart != before.apart:
            keys |= {each[0] for each in (self.apart, before.apart) if each}
        return frozenset(key for key in keys if key is not None)


def look_of(
    shape: SceneShape,
    theme: Theme,
    selected: Collection[str],
    lit: Loop | None,
    hovered: Key | None = None,
    focus: Collection[str] | None = None,
) -> Look:
    """How a shape looks, given what is selected (ids), lit, and under the pointer (an id, or a loop's key).

    Where no loop is lit, all that is neither selected nor in the ``focus`` (ids) is faded.
    """
    name = key_of(shape)
    of_loop = lit is not None and (name == lit.key or name in lit.links or _variable_of(shape) in lit.variables)
    return Look(
        selected=name in selected,
        hovered=name == hovered,
        faded=not of_loop if lit else name not in selected and _is_beyond(shape, focus),
        lit=theme.of_loop(lit.polarity) if lit and of_loop else None,
    )


def key_of(shape: SceneShape) -> Key:
    """What names a shape from one scene to the next."""
    return shape.key if isinstance(shape, LoopShape) else shape.id


def _is_beyond(shape: SceneShape, focus: Collection[str] | None) -> bool:
    """Whether it lies outside the focus, if there is one; a loop does so where any of its links does."""
    if focus is None:
        return False
    return not all(i in focus for i in (shape.key if isinstance(shape, LoopShape) else (shape.id,)))


def _variable_of(shape: SceneShape) -> str:
    return (shape.ghost_of or shape.id) if isinstance(shape, VariableShape) else ""
