"""A diagram as the pictures of it that are asked for, one after the other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from loopeditor.geometry.identifiers import NamedLoops
from loopeditor.geometry.scene import Scene
from loopeditor.geometry.text import TextMeasurer
from loopeditor.layout.styles import Style
from loopeditor.model.diagram import Diagram
from loopeditor.render.themes import Theme
from loopeditor.ui.dialogs.export.choice import Choice

Cancelled = Callable[[], bool]
"""Is asked whether a picture is wanted no more."""
Carried = Callable[[Diagram, Choice], Diagram]
"""What a picture carries along of a diagram."""


class Source:
    """Makes pictures of a diagram with these of its loops, which it leaves as it is.

    ``carried`` makes the diagram into what a picture carries along. Use it in one thread at a time. What took long to
    place, and the last picture, are kept.
    """

    def __init__(self, diagram: Diagram, loops: NamedLoops, carried: Carried | None = None) -> None:
        self.diagram, self.loops = diagram, loops
        self._carried = carried or (lambda diagram, _: diagram)
        self._placed: dict[tuple[Style, str], Diagram] = {}
        self._last: tuple[Choice, bytes] | None = None

    def drawn(self, choice: Choice, cancelled: Cancelled | None = None) -> tuple[Diagram, Scene]:
        """The diagram as it is placed for a choice, and the scene of it.

        Raises:
            Cancelled: of the layout, where nobody wants it any more.
        """
        from loopeditor.geometry.drawing import draw

        placed = self._arranged(choice, cancelled)
        return placed, draw(placed, self.loops, _measurer(choice.theme))

    def picture(self, choice: Choice, cancelled: Cancelled | None = None) -> bytes:
        """The bytes of the picture.

        Raises:
            ValueError: where it would be too large.
            GraphvizError: where Graphviz fails.
            Cancelled: of the layout, where nobody wants it any more.
        """
        if self._last and self._last[0] == choice:
            return self._last[1]
        placed, scene = self.drawn(choice, cancelled)
        data = choice.draw(scene, self._carried(placed, choice))
        self._last = (choice, data)
        return data

    def as_png(self, choice: Choice, scale: float) -> bytes:
        """The same picture in pixels, whatever its kind."""
        placed, scene = self.drawn(choice)
        return replace(choice, picture_format="png", scale=scale).draw(scene, placed)

    def _arranged(self, choice: Choice, cancelled: Cancelled | None) -> Diagram:
        if choice.style is None:
            return self.diagram
        shape = "16:9" if choice.page.shape == "free" else choice.page.shape
        wanted = (choice.style, shape)
        if wanted not in self._placed:
            from loopeditor.layout.flywheel import rearrange

            measured = _measurer(choice.theme)
            self._placed[wanted] = rearrange(
                self.diagram, measured, style=choice.style, aspect=shape, cancelled=cancelled
            )
        return self._placed[wanted]


def _measurer(theme: Theme) -> TextMeasurer:
    from loopeditor.render.measurer import measurer

    return measurer(theme.font)
