"""What the canvas shows: the document's diagram or a gesture's candidate as a Scene, and the Scene as items."""

from __future__ import annotations

from loopeditor.analysis.identity import Identifiers
from loopeditor.analysis.loops import Loop, Loops
from loopeditor.editor.document import Document
from loopeditor.editor.insight import Insight
from loopeditor.editor.selection import Selection
from loopeditor.geometry.picking import Hit
from loopeditor.geometry.redrawing import Redrawing
from loopeditor.geometry.scene import Scene, TextShape, VariableShape
from loopeditor.geometry.shapes import Rect
from loopeditor.geometry.text import SIZE
from loopeditor.model.diagram import Diagram
from loopeditor.render.measurer import measurer
from loopeditor.render.themes import Theme
from loopeditor.tools.overlay import overlay
from loopeditor.tools.states import FOLLOWING, TYPING, Context, Idle, Reconnecting, State
from loopeditor.ui.canvas.look import Key, Look, Looks
from loopeditor.ui.canvas.picture import Picture

_NOWHERE = Rect(0.0, 0.0, 0.0, 0.0)
_MANY = 60
"""Links from which on all that does not touch what is dragged, and every identifier, stays until it is let go."""
_Drawn = tuple[Diagram, Loops, Identifiers, bool]


class Display:
    """Draws lazily: a Scene is made only when somebody looks, however often the candidate changed before."""

    def __init__(self, document: Document, selection: Selection, insight: Insight, theme: Theme) -> None:
        self._document, self._selection, self._insight = document, selection, insight
        self.theme = theme
        self.candidate: Diagram | None = None
        self.snaps = True
        self.picture = Picture(theme)
        self._redrawing = Redrawing()
        self._drawn = self._now()
        self._scene = self._draw()

    def expect(self, redrawing: Redrawing) -> None:
        """Go on from what has drawn the next diagram already."""
        self._redrawing = redrawing

    @property
    def scene(self) -> Scene:
        """The scene of what is shown now."""
        now = self._now()
        if any(new is not old for new, old in zip(now, self._drawn, strict=True)):
            self._drawn = now
            self._scene = self._draw()
        return self._scene

    def context(self, slack: float, *, latest: bool = True) -> Context:
        """What a gesture may look at; not the ``latest`` scene but the last one that was drawn, while it is dragged."""
        lit = self._selection.lit
        return Context(
            diagram=self._document.diagram,
            scene=self.scene if latest else self._scene,
            selected=self._selection.ids,
            lit=lit.key if lit else None,
            slack=slack,
            snaps=self.snaps,
        )

    def box(self, shown: str) -> Rect:
        """The room that a variable, text or link of the scene takes."""
        labels: tuple[VariableShape | TextShape, ...] = (*self.scene.variables, *self.scene.texts)
        for label in labels:
            if label.id == shown:
                return label.box
        return next((Rect.bounding((*link.path, link.tip)) for link in self.scene.links if link.id == shown), _NOWHERE)

    def letters(self, text: str) -> float:
        """The size of the letters of a text on the canvas, in points."""
        return next((shape.size for shape in self.scene.texts if shape.id == text), SIZE)

    def show(self, state: State) -> None:
        """Bring the items in line with the scene and with the state of the gesture."""
        scene = self.scene
        drawn = overlay(state, scene, self._selection.ids)
        self.picture.show(scene, self._looks(state), drawn, changes=isinstance(state, FOLLOWING))

    def _looks(self, state: State) -> Looks:
        apart: tuple[Key, Look] | None = None
        if isinstance(state, TYPING):
            apart = state.id, Look(hidden=True)
        elif isinstance(state, Reconnecting):
            apart = state.link, Look(faded=True)
        hovered = _name(state.hover) if isinstance(state, Idle) else None
        selection = self._selection
        return Looks(self.theme, selection.ids, self._lit(), hovered, selection.focus, apart)

    def _lit(self) -> Loop | None:
        """The lit loop as it is now: its polarity may have changed since it was lit."""
        lit = self._selection.lit
        return (self._insight.loop(lit.key) or lit) if lit else None

    def _now(self) -> _Drawn:
        is_passing = self.candidate is not None
        return self.candidate or self._document.diagram, self._insight.loops, self._insight.identifiers, is_passing

    def _draw(self) -> Scene:
        diagram, _, _, is_passing = self._drawn
        still = is_passing and len(diagram.links) > _MANY
        return self._redrawing.draw(diagram, self._insight.named, measurer(), still=still, links_still=still)


def _name(hit: Hit | None) -> Key | None:
    return (hit.key or hit.id) if hit else None
