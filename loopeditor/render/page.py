"""What a picture shows of a scene, and what stands round it."""

from __future__ import annotations

from dataclasses import dataclass

from loopeditor.geometry.scene import TITLE, Scene
from loopeditor.geometry.shapes import Rect
from loopeditor.geometry.text import on_one_line
from loopeditor.language import mark, tr
from loopeditor.layout.styles import SHAPES
from loopeditor.model.polarity import LoopPolarity, Polarity

HEADING_ROOM, FOOT_ROOM = 40.0, 26.0
"""Points that a heading above the picture takes, and each line beneath it."""

_LEGEND = mark("+ same direction    − opposite direction    || delay    R reinforcing loop    B balancing loop")
_UNKNOWN = mark("? direction not known")
_UNDETERMINED = mark("U undetermined loop")
_GAP = "    "


@dataclass(frozen=True)
class Page:
    """How a scene stands on its page.

    ``signs`` is whether links bear theirs, ``shape`` one of ``styles.SHAPES``. Beneath the picture stand the ``legend``
    and the ``footer``. On slides, the ``story`` is one more slide for each loop, and links can be ``glued`` to names.
    """

    signs: bool = True
    shape: str = "free"
    legend: bool = False
    footer: str = ""
    story: bool = False
    glued: bool = False

    def feet(self, scene: Scene) -> tuple[str, ...]:
        """The lines beneath the picture of a scene; the legend tells of ``?`` and U only where these are."""
        return tuple(filter(None, (_legend(scene) if self.legend else "", on_one_line(self.footer))))


PLAIN = Page()


def _legend(scene: Scene) -> str:
    said = [tr(_LEGEND)]
    if any(link.polarity is Polarity.UNKNOWN for link in scene.links):
        said.append(tr(_UNKNOWN))
    if any(loop.polarity is LoopPolarity.UNDETERMINED for loop in scene.loops):
        said.append(tr(_UNDETERMINED))
    return _GAP.join(said)


def checked_shape(name: str) -> str:
    """The name of a shape, as it is.

    Raises:
        ValueError: where there is none of this name.
    """
    if name not in SHAPES:
        raise ValueError(f"{name!r} is no shape of a page; choose one of {', '.join(SHAPES)}")
    return name


def shown_heading(scene: Scene, heading: str) -> str:
    """The heading on one line; none where the title stands on the canvas and says the same."""
    heading = on_one_line(heading)
    titles = {on_one_line(" ".join(text.lines)) for text in scene.texts if text.id == TITLE}
    return "" if heading in titles else heading


def frame(scene: Scene, heading: str, page: Page) -> Rect:
    """What the picture covers: the scene's bounds, room for the lines above and beneath, and the shape of the page.

    Raises:
        KeyError: for an unknown shape.
    """
    bounds = scene.bounds
    top = bounds.top - (HEADING_ROOM if heading else 0.0)
    bottom = bounds.bottom + FOOT_ROOM * len(page.feet(scene))
    ratio, width, height = SHAPES[page.shape], bounds.width, bottom - top
    across = max(0.0, height * ratio - width) / 2 if ratio else 0.0
    down = max(0.0, width / ratio - height) / 2 if ratio else 0.0
    return Rect(bounds.left - across, top - down, bounds.right + across, bottom + down)
