"""How a picture is to be made."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from loopeditor.geometry.scene import Scene
from loopeditor.layout.styles import Style
from loopeditor.model.diagram import Diagram, LoopKey
from loopeditor.render.page import PLAIN, Page
from loopeditor.render.themes import PAPER, Theme
from loopeditor.ui.dialogs.export.kinds import KINDS, Kind


@dataclass(frozen=True)
class Choice:
    """What was chosen, for every kind of picture at once: what means nothing for the kind at hand is kept for others.

    ``style`` places everything anew, in a copy; None leaves it as it stands. ``loops`` holds the keys of those that
    stand out, None where all of them are alike.
    """

    picture_format: str = "svg"
    scale: float = 2.0
    transparent: bool = False
    heading: str = ""
    theme: Theme = PAPER
    page: Page = PLAIN
    style: Style | None = None
    loops: tuple[LoopKey, ...] | None = None

    @property
    def kind(self) -> Kind:
        """The kind of picture."""
        return KINDS[self.picture_format]

    @property
    def shape(self) -> str:
        """The shape that is fitted to; slides always have one."""
        return "16:9" if self.page.shape == "free" and self.kind.is_slides else self.page.shape

    def for_file(self, path: Path) -> Choice:
        """This choice in the format that a file's ending names, if it names one."""
        ending = path.suffix.lower()[1:]
        return replace(self, picture_format=ending) if ending in KINDS else self

    def lit(self, scene: Scene) -> tuple[LoopKey, ...] | None:
        """The keys of the loops that stand out in a scene; None where all are alike, or none of these is there."""
        there = {loop.key for loop in scene.loops}
        return None if self.loops is None else tuple(key for key in self.loops if key in there) or None

    def draw(self, scene: Scene, document: Diagram | None = None) -> bytes:
        """The picture; ``document`` is what it carries along if it can, and what is told of the loops.

        Raises:
            ValueError: where it would be too large.
            GraphvizError: where Graphviz fails.
        """
        from loopeditor import api

        return api.picture(
            scene,
            f".{self.picture_format}",
            scale=self.scale if self.kind.scaled else 1.0,
            transparent=self.transparent and self.kind.transparent,
            heading=self.heading,
            theme=self.theme,
            lit=self.lit(scene),
            page=self.page,
            document=document,
        )
