"""Animations of a scene: its picture is drawn once, and what moves is painted below and above it at its places."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from io import BytesIO
from math import ceil, floor, sqrt
from typing import TYPE_CHECKING

from loopeditor.engine.fonts import font_files
from loopeditor.geometry.scene import Scene
from loopeditor.geometry.shapes import Point
from loopeditor.render.marks import Letter, Mark, inks
from loopeditor.render.page import PLAIN, Page, frame, shown_heading
from loopeditor.render.picture import MOST_PIXELS, PNG_DPI, render
from loopeditor.render.themes import Theme

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageFont import FreeTypeFont, ImageFont

LEAST_WIDTH = 620.0
"""Points that a film is wide at least, so that what is written beneath the picture has room."""

_PIXELS_WIDE, _PIXELS = 1_200, 1_400_000  # of one picture at scale 1: what a slide shows
_FINE = 4  # times finer than a pixel are outlines, so that edges are soft
_POINTS_AN_INCH = 72
_NEXT = 8  # as far as Pillow may go astray when it looks a colour up: in steps of 4, so by sqrt(27) from there
_STRONG = 1  # the font's semibold style


class Stage:
    """The picture of a scene and the room beneath it, ``foot`` times its width high, ``zoom`` pixels to a point."""

    def __init__(
        self, scene: Scene, theme: Theme, *, heading: str, page: Page = PLAIN, foot: float, pictures: int, scale: float
    ) -> None:
        """Of ``pictures`` in one film; ``scale`` 1 is the size of a slide."""
        heading = shown_heading(scene, heading)
        self._theme, self._frame = theme, frame(scene, heading, page)
        self.width = max(LEAST_WIDTH, self._frame.width)
        height = self._frame.height + foot * self.width
        self.zoom = _zoom(self.width, height, pictures, scale)
        sharp = scale_of_png(self.zoom)
        self._picture = _opened(render(scene, "png", theme, scale=sharp, transparent=True, heading=heading, page=page))
        self.size = round(self.width * self.zoom), round(height * self.zoom)
        self._left = (self.size[0] - self._picture.width) // 2
        self._colours = inks(theme)

    def at(self, place: Point) -> tuple[float, float]:
        """Where a place of the scene is, in pixels."""
        return (
            (place.x - self._frame.left) * self.zoom + self._left,
            (place.y - self._frame.top) * self.zoom,
        )

    def picture(self, below: Iterable[Mark] = (), above: Iterable[Mark] = (), foot: Image | None = None) -> Image:
        """The scene with marks below it and above it, and something beneath."""
        from PIL import Image

        made = Image.new("RGB", self.size, self._theme.background)
        for mark in below:
            self._paint(made, mark)
        made.paste(self._picture, (self._left, 0), self._picture)
        for mark in above:
            self._paint(made, mark)
        if foot:
            made.paste(foot, (0, self.size[1] - foot.height), foot)
        return made

    def _paint(self, image: Image, mark: Mark) -> None:
        if isinstance(mark, Letter):
            self._letter(image, mark)
            return
        points = [self.at(point) for point in mark.outline]
        if mark.fill:
            _fill(image, points, self._colours[mark.fill], mark.opacity)
        if mark.rim:
            closed = [*points, points[0]] if len(points) > 2 else points
            _stroke(image, closed, self._colours[mark.rim], mark.width * self.zoom)

    def _letter(self, image: Image, mark: Letter) -> None:
        from PIL import Image, ImageDraw

        font = _font(max(1, round(mark.size * self.zoom)))
        left, top, right, bottom = (round(each) for each in font.getbbox(mark.text))
        mask = Image.new("L", (max(1, right - left), max(1, bottom - top)))
        ImageDraw.Draw(mask).text((-left, -top), mark.text, font=font, fill=255)
        mask = mask.resize((mask.width, max(1, round(mask.height * mark.height))))
        x, y = self.at(mark.center)
        image.paste(self._colours[mark.ink], (round(x - mask.width / 2), round(y - mask.height / 2)), mask)


def scale_of_png(zoom: float) -> float:
    """The scale of a PNG with so many pixels to a point."""
    return zoom * _POINTS_AN_INCH / PNG_DPI


def to_gif(pictures: Sequence[Image], durations: Sequence[int], theme: Theme) -> bytes:
    """Pictures as an animation that runs for ever, each shown for so many milliseconds, in one set of colours.

    Among these, the ground, the words and what moves are exactly those of the theme.
    """
    from PIL import Image

    colours = _palette([pictures[k] for k in sorted({0, len(pictures) // 2, len(pictures) - 1})], theme)
    first, *others = [each.quantize(palette=colours, dither=Image.Dither.NONE) for each in pictures]
    target = BytesIO()
    first.save(target, "GIF", save_all=True, append_images=others, duration=list(durations), loop=0, optimize=False)
    return target.getvalue()


def _palette(pictures: Sequence[Image], theme: Theme) -> Image:
    """A picture with the colours of all these and those of the theme; what is next to the ground becomes the ground."""
    from PIL import Image, ImageColor

    every = Image.new("RGB", (pictures[0].width, sum(each.height for each in pictures)))
    for k, each in enumerate(pictures):
        every.paste(each, (0, k * each.height))
    exact = [ImageColor.getrgb(colour)[:3] for colour in inks(theme).values()]
    found = every.quantize(255 - len(exact), dither=Image.Dither.NONE)
    listed = found.getpalette() or []
    colours = [*(tuple(listed[k : k + 3]) for k in range(0, len(listed), 3)), *exact]
    ground = exact[0]
    near = [max(abs(a - b) for a, b in zip(each, ground, strict=True)) <= _NEXT for each in colours]
    found.putpalette(
        [part for each, is_ground in zip(colours, near, strict=True) for part in (ground if is_ground else each)]
    )
    return found


def _zoom(width: float, height: float, pictures: int, scale: float) -> float:
    if not scale > 0:
        raise ValueError("the scale of a GIF must be more than 0")
    most = sqrt(MOST_PIXELS / pictures / (width * height))
    usual = min(_PIXELS_WIDE / width, sqrt(_PIXELS / (width * height)), most)
    if usual * scale > most * (1 + 1e-9):
        pixels = pictures * width * height * (usual * scale) ** 2 / 1e6
        raise ValueError(
            f"the GIF would have {pixels:,.0f} million pixels; choose a scale of at most {most / usual:.1f}"
        )
    return usual * scale


def _opened(png: bytes) -> Image:
    from PIL import Image

    with Image.open(BytesIO(png)) as opened:
        return opened.convert("RGBA")


Pixels = list[tuple[float, float]]


def _fill(image: Image, points: Pixels, colour: str, opacity: float = 1.0) -> None:
    from PIL import Image, ImageDraw

    left, top, width, height = _room(points, 1)
    mask = Image.new("L", (width * _FINE, height * _FINE))
    ImageDraw.Draw(mask).polygon(
        [((x - left) * _FINE, (y - top) * _FINE) for x, y in points], fill=round(255 * opacity)
    )
    image.paste(colour, (left, top), mask.reduce(_FINE))


def _stroke(image: Image, points: Pixels, colour: str, thickness: float) -> None:
    from PIL import Image, ImageDraw

    left, top, width, height = _room(points, ceil(thickness) + 1)
    mask = Image.new("L", (width * _FINE, height * _FINE))
    line = [((x - left) * _FINE, (y - top) * _FINE) for x, y in points]
    ImageDraw.Draw(mask).line(line, fill=255, width=max(1, round(thickness * _FINE)), joint="curve")
    image.paste(colour, (left, top), mask.reduce(_FINE))


def _room(points: Pixels, margin: int) -> tuple[int, int, int, int]:
    """Left, top, width and height of the pixels that hold these points."""
    xs, ys = zip(*points, strict=True)
    left, top = floor(min(xs)) - margin, floor(min(ys)) - margin
    return left, top, ceil(max(xs)) + margin - left, ceil(max(ys)) + margin - top


@cache
def _font(size: int) -> FreeTypeFont | ImageFont:
    from PIL import ImageFont

    files = font_files()
    return ImageFont.truetype(files[min(_STRONG, len(files) - 1)], size) if files else ImageFont.load_default(size)
