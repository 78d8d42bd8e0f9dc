"""An animated GIF of a diagram built up loop by loop."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from loopeditor.geometry.scene import Scene
from loopeditor.render.buildup import Step, part, steps
from loopeditor.render.page import PLAIN, Page, frame, shown_heading
from loopeditor.render.picture import MOST_PIXELS, PNG_DPI, render
from loopeditor.render.themes import PAPER, Theme

if TYPE_CHECKING:
    from PIL.Image import Image

STEP = 1_800
"""Milliseconds that one loop is looked at."""
END = 3_600
"""Milliseconds that the whole diagram is looked at before the first loop comes again."""


def to_gif(scene: Scene, theme: Theme = PAPER, *, scale: float = 1.0, heading: str = "", page: Page = PLAIN) -> bytes:
    """The build-up as an animated GIF that runs for ever; ``scale``, ``heading`` and ``page`` as a PNG has them.

    Raises:
        ValueError: where all its pictures together would have more than MOST_PIXELS, and for a scale of 0.
        GraphvizError: when Graphviz fails.
    """
    taken = steps(scene)
    _check_size(scene, scale, heading, page, len(taken))
    first, *others = [_picture(render_step(scene, step, theme, scale, heading, page)) for step in taken]
    durations = [STEP] * len(others) + [END]
    target = BytesIO()
    first.save(target, "GIF", save_all=True, append_images=others, duration=durations, loop=0, optimize=False)
    return target.getvalue()


def render_step(
    scene: Scene, step: Step, theme: Theme = PAPER, scale: float = 1.0, heading: str = "", page: Page = PLAIN
) -> bytes:
    """One step as a PNG; all steps of a scene are of one size, with everything in its place."""
    shown = scene if step.loop is None else part(scene, (*step.before, step.loop.key))
    lit = None if step.loop is None else [step.loop.key]
    return render(shown, "png", theme, scale=scale, heading=heading, lit=lit, page=page)


def _picture(png: bytes) -> Image:
    """One picture of the animation; not dithered, as flat colours are what it is made of."""
    from PIL import Image

    with Image.open(BytesIO(png)) as opened:
        return opened.convert("RGB").quantize(256, dither=Image.Dither.NONE)


def _check_size(scene: Scene, scale: float, heading: str, page: Page, pictures: int) -> None:
    if not scale > 0:
        raise ValueError("the scale of a GIF must be more than 0")
    box = frame(scene, shown_heading(scene, heading), page)
    pixels = pictures * box.width * box.height * (PNG_DPI * scale / 72) ** 2
    if pixels > MOST_PIXELS:
        most = (MOST_PIXELS / pixels) ** 0.5 * scale
        raise ValueError(f"the GIF would have {pixels / 1e6:,.0f} million pixels; choose a scale of at most {most:.1f}")
