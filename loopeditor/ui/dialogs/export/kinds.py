"""The kinds of pictures: what each is good for, and which choices mean something for it."""

from __future__ import annotations

from dataclasses import dataclass

from loopeditor.language import mark


@dataclass(frozen=True)
class Kind:
    """A kind of picture.

    ``mime`` is what clipboards call it. ``scaled`` tells whether it is made of pixels, ``transparent`` whether its
    ground can be left out, ``is_slides`` whether it is, ``is_titled`` whether it always has a title, and ``is_stepped``
    whether it shows one loop after the other.
    """

    ending: str
    label: str
    about: str
    mime: str
    scaled: bool = False
    transparent: bool = False
    is_slides: bool = False
    is_titled: bool = False
    is_stepped: bool = False


_POINT = "application/vnd.openxmlformats-officedocument.presentationml.presentation"

KINDS = {
    kind.ending: kind
    for kind in (
        Kind(
            "svg",
            mark("SVG drawing"),
            mark("Sharp at any size. Opens here again as the diagram."),
            "image/svg+xml",
            transparent=True,
        ),
        Kind(
            "png",
            mark("PNG picture"),
            mark("Pixels, for any program. Opens here again as the diagram."),
            "image/png",
            scaled=True,
            transparent=True,
        ),
        Kind(
            "pdf",
            mark("PDF page"),
            mark("Sharp at any size, for print and LaTeX. Its text can be searched."),
            "application/pdf",
            transparent=True,
        ),
        Kind(
            "pptx",
            mark("PowerPoint slides"),
            mark("Shapes and text to edit there. Opens here again as the diagram."),
            _POINT,
            transparent=True,
            is_slides=True,
            is_titled=True,
        ),
        Kind(
            "html",
            mark("Web page, loop by loop"),
            mark("One file for any browser: step through the loops and their stories."),
            "text/html",
            is_titled=True,
            is_stepped=True,
        ),
        Kind(
            "gif",
            mark("Animation, loop by loop"),
            mark("A GIF that plays by itself, also on a slide."),
            "image/gif",
            scaled=True,
            is_stepped=True,
        ),
        Kind(
            "dot",
            mark("DOT text"),
            mark("Graphviz's own text, with every place kept."),
            "text/vnd.graphviz",
            transparent=True,
        ),
    )
}
"""By the endings of their files."""

FORMATS = tuple(KINDS)
"""What can be chosen."""
SCALES = (1.0, 2.0, 3.0, 4.0)
"""How many times as many pixels as on the canvas."""
