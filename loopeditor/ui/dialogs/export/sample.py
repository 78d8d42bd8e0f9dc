"""A picture as it will be, and what a preview shows of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from loopeditor.language import tr
from loopeditor.ui.dialogs.export.choice import Choice
from loopeditor.ui.dialogs.export.source import Cancelled, Source
from loopeditor.ui.handout import Handout

if TYPE_CHECKING:
    from PIL.Image import Image

_SCALE = 1.5  # of a preview of what has no pixels of its own
_LARGEST = (2400, 1800)
_PAUSE = 1_800  # milliseconds


@dataclass(frozen=True)
class Frame:
    """A page, slide or step: what it is called, and for how many milliseconds an animation shows it."""

    image: QImage
    caption: str = ""
    milliseconds: int = _PAUSE


@dataclass(frozen=True)
class Sample:
    """The bytes of a picture, what is seen of them, and how many pixels they have, if they have some."""

    choice: Choice
    data: bytes
    frames: tuple[Frame, ...]
    size: QSize | None = None


def sample(source: Source, choice: Choice, cancelled: Cancelled) -> Sample:
    """The picture that an export would write now.

    Raises:
        ValueError: where it would be too large.
        GraphvizError: where Graphviz fails.
        Cancelled: of the layout, where nobody wants it any more.
    """
    data = source.picture(choice, cancelled)
    match choice.picture_format:
        case "png":
            return Sample(choice, data, (Frame(_image(data)),), _size(data))
        case "gif":
            frames = tuple(_frames_of_gif(data, _captions(source, choice)))
            return Sample(choice, data, frames, _size(data))
        case "pptx":
            return Sample(choice, data, tuple(_slides(data, source, choice)))
        case "html":
            return Sample(choice, data, tuple(_steps(source, choice, cancelled)))
    return Sample(choice, data, (Frame(_image(source.as_png(choice, _SCALE))),))


def handed_out(stem: str, drawn: Sample) -> Handout:
    """A picture as it is given to other programs, under this name; what is seen of it is the whole diagram."""
    kind = drawn.choice.kind
    whole = drawn.frames[-1 if kind.is_stepped else 0].image
    return Handout(f"{stem}.{kind.ending}", kind.mime, drawn.data, whole)


def _image(png: bytes) -> QImage:
    """A picture, no larger than a screen needs it."""
    from PIL.Image import open as read

    with read(BytesIO(png)) as opened:
        return _taken(opened)


def _taken(opened: Image) -> QImage:
    """What Pillow has read: Qt's own readers hold up every other thread meanwhile."""
    opened.thumbnail(_LARGEST)
    flat = opened.convert("RGBA")
    return QImage(flat.tobytes(), flat.width, flat.height, 4 * flat.width, QImage.Format.Format_RGBA8888).copy()


def _frames_of_gif(data: bytes, captions: list[str]) -> Iterator[Frame]:
    """The pictures of an animation; steps that look alike are one of them, such as a single loop and the whole."""
    from PIL.Image import open as read

    with read(BytesIO(data)) as opened:
        count = getattr(opened, "n_frames", 1)
        for number, caption in enumerate([*captions[: count - 1], captions[-1]]):
            opened.seek(number)
            yield Frame(_taken(opened.copy()), caption, int(opened.info.get("duration", _PAUSE)))


def _size(data: bytes) -> QSize:
    """How many pixels a picture has."""
    from PIL.Image import open as read

    with read(BytesIO(data)) as opened:
        return QSize(*opened.size)


def _steps(source: Source, choice: Choice, cancelled: Cancelled) -> Iterator[Frame]:
    """What the page shows at each of its steps."""
    from loopeditor.layout.patience import Cancelled as CalledOff
    from loopeditor.render.animation import render_step
    from loopeditor.render.buildup import steps, with_loops

    _, scene = source.drawn(choice)
    shown = with_loops(scene, choice.lit(scene))
    for step, caption in zip(steps(shown), _captions(source, choice), strict=True):
        if cancelled():
            raise CalledOff
        png = render_step(shown, step, choice.theme, heading=choice.heading or scene.title, page=choice.page)
        yield Frame(_image(png), caption)


def _slides(data: bytes, source: Source, choice: Choice) -> Iterator[Frame]:
    from loopeditor.ui.dialogs.export.slides import paint_slides

    *loops, whole = _captions(source, choice)
    for image, caption in zip(paint_slides(data), [whole, *loops], strict=False):
        yield Frame(image, caption)


def _captions(source: Source, choice: Choice) -> list[str]:
    """What the steps are called: the loops one after the other, and then the whole."""
    from loopeditor.render.buildup import tellings, with_loops

    placed, scene = source.drawn(choice)
    told = tellings(placed, scene)
    loops = with_loops(scene, choice.lit(scene)).loops
    return [*(f"{shape.identifier}  {told[shape.key].name}" for shape in loops), tr("The whole diagram")]
