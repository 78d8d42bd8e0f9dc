"""A Scene as PowerPoint slides of native shapes: every name can be edited, and the document itself is inside.

A story has a slide for the whole and one for each loop, which stands out there; what is told of it is in the notes.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from loopeditor.files.pictures import NAMESPACE, metadata
from loopeditor.geometry.scene import TITLE, LoopShape, Scene, TextShape
from loopeditor.geometry.shapes import Point, Rect
from loopeditor.geometry.text import lines_of, on_one_line
from loopeditor.layout.styles import SHAPES
from loopeditor.render import drawingml
from loopeditor.render.buildup import Tellings
from loopeditor.render.connectors import connector, with_marks
from loopeditor.render.drawingml import EMU, Fit, Ids
from loopeditor.render.emphasis import Key, emphasised, faded_first
from loopeditor.render.page import FOOT_ROOM, PLAIN, Page, shown_heading
from loopeditor.render.themes import PAPER, Theme

if TYPE_CHECKING:
    from pptx.presentation import Presentation
    from pptx.slide import Slide

HEIGHT = 540.0
"""Points that a slide is high; how wide it is depends on its shape."""
LARGEST = 2.5
"""How many times as large as on the canvas a small diagram may become."""

_MARGIN = 20.0
_SIDE, _HEADING_TOP, _HEADING_BOTTOM = 40.0, 14.0, 70.0
_SIZES, _SMALLEST = ((28.0, 1), (20.0, 2)), 14.0  # of a heading, and lines that it may take
_ONLY_A_TITLE = 5  # the layout of python-pptx's own template
_ITEM = "{6C6F6F70-6564-4974-8F72-0000C1D00001}"
_FOOT_SIZE = 12.0
_ON_SLIDE = Fit(0.0, 0.0, 1.0)


@dataclass(frozen=True)
class _Way:
    """How every slide of a presentation is made."""

    theme: Theme
    page: Page
    transparent: bool
    fit: Fit


def to_pptx(
    scene: Scene,
    theme: Theme = PAPER,
    tellings: Tellings | None = None,
    *,
    transparent: bool = False,
    heading: str = "",
    lit: Collection[Key] | None = None,
    page: Page = PLAIN,
    document: str = "",
) -> bytes:
    """The bytes of a presentation of one slide or, where the page asks for the story, of one more for each loop.

    The heading is the scene's title where none is given; ``tellings`` go into the notes. Where ``lit`` says which loops
    stand out, only these have slides of their own. ``document`` is the text of the native file, to be carried along.
    """
    heading, tellings = shown_heading(scene, heading or scene.title), tellings or {}
    parts = [loop for loop in scene.loops if page.story and (lit is None or loop.key in lit)]
    way = _Way(theme, page, transparent, fitted(scene, page, has_heading=bool(heading or parts)))
    slides = _presentation(scene, page)
    _add(slides, scene, way, heading, lit, _notes_on_all(scene, tellings))
    for loop in parts:
        _add(slides, scene, way, _title(loop, tellings), (loop.key,), _story(loop, tellings), is_part=True)
    if document:
        _embed(slides, document)
    file = BytesIO()
    slides.save(file)
    return file.getvalue()


def width_of(page: Page) -> float:
    """How wide a slide is, in points: 16:9 where the page may have any shape."""
    return HEIGHT * (SHAPES[page.shape] or SHAPES["16:9"])


def fitted(scene: Scene, page: Page, *, has_heading: bool) -> Fit:
    """The scene in the middle of a slide, as large as it fits beside the heading and the lines beneath."""
    top, bottom = _HEADING_BOTTOM if has_heading else _MARGIN, HEIGHT - max(_MARGIN, FOOT_ROOM * len(page.feet(scene)))
    width, height = width_of(page) - 2 * _MARGIN, bottom - top
    bounds = scene.bounds
    scale = min(LARGEST, width / max(bounds.width, 1.0), height / max(bounds.height, 1.0))
    middle = Point(width_of(page) / 2, top + height / 2)
    return Fit(bounds.center.x - middle.x / scale, bounds.center.y - middle.y / scale, scale)


def _presentation(scene: Scene, page: Page) -> Presentation:
    """No slides yet, and layouts as wide as they will be."""
    from pptx import Presentation as read  # noqa: N813 - a function in spite of its name
    from pptx.util import Emu

    slides = read()  # python-pptx's own empty one
    wide = round(width_of(page) * EMU)
    wider = wide / (slides.slide_width or 1)
    slides.slide_width, slides.slide_height = Emu(wide), Emu(round(HEIGHT * EMU))
    for part in (slides.slide_master, *slides.slide_layouts):
        for shape in part.placeholders:
            if shape.element.find(".//{*}xfrm") is not None:
                shape.left, shape.width = Emu(round(shape.left * wider)), Emu(round(shape.width * wider))
    about = slides.core_properties
    about.title, about.author, about.last_modified_by = on_one_line(scene.title)[:255], "", ""
    return slides


def _add(
    slides: Presentation,
    scene: Scene,
    way: _Way,
    heading: str,
    lit: Collection[Key] | None,
    notes: str,
    *,
    is_part: bool = False,
) -> None:
    from pptx.oxml import parse_xml

    slide: Slide = slides.slides.add_slide(slides.slide_layouts[_ONLY_A_TITLE])
    tree = slide.shapes.element
    for shape in list(slide.shapes):
        tree.remove(shape.element)
    shapes = _shapes(scene, way, heading, lit, is_part=is_part)
    tree.extend(list(parse_xml(drawingml.element("p:spTree", shapes))))
    if not way.transparent:
        tree.addprevious(parse_xml(drawingml.element("p:bg", drawingml.ground(way.theme))))
    if notes and (frame := slide.notes_slide.notes_text_frame):
        frame.text = notes


def _shapes(scene: Scene, way: _Way, heading: str, lit: Collection[Key] | None, *, is_part: bool) -> str:
    """All of a slide, in the order in which it is read and painted."""
    fit, inks, ids = way.fit, emphasised(way.theme, scene, lit), Ids(scene.variables)
    drawn = [_heading(way, ids, heading)] if heading else []
    for text in scene.texts:
        is_heading = text.id == TITLE and not heading and not is_part
        drawn.append(drawingml.free_text(fit, inks(text), ids, text, is_heading=is_heading))
    boxes = {shape.id: shape.box for shape in scene.variables}
    for _, link in faded_first(scene, lit):
        ends, glued = (boxes[link.source], boxes[link.target]), way.page.glued and link.source != link.target
        course = connector(fit, inks(link), ids, link, ends) if glued else ""
        marked = with_marks(link, ends) if glued else link
        drawn.append(drawingml.link(fit, inks(link), ids, marked, course, signs=way.page.signs))
    drawn += [drawingml.loop(fit, inks(loop), ids, loop) for loop in scene.loops]
    drawn += [drawingml.variable(fit, inks(shape), ids, shape) for shape in scene.variables]
    return "".join([*drawn, *_feet(scene, way, ids)])


def _heading(way: _Way, ids: Ids, text: str) -> str:
    box = Rect(_SIDE, _HEADING_TOP, width_of(way.page) - _SIDE, _HEADING_BOTTOM)
    length = len(text) / 2 / box.width  # about so many times the font size
    size = next((size for size, lines in _SIZES if length * size < lines), _SMALLEST)
    return drawingml.heading(_ON_SLIDE, way.theme, ids, text, box, size)


def _feet(scene: Scene, way: _Way, ids: Ids) -> list[str]:
    """The legend and the footer."""
    width, lines = width_of(way.page), way.page.feet(scene)
    tops = (HEIGHT - FOOT_ROOM * (len(lines) - k) for k in range(len(lines)))
    boxes = (Rect(_SIDE, top, width - _SIDE, top + FOOT_ROOM) for top in tops)
    shapes = (TextShape("foot", (line,), box, _FOOT_SIZE) for line, box in zip(lines, boxes, strict=True))
    return [drawingml.free_text(_ON_SLIDE, way.theme, ids, shape) for shape in shapes]


def _title(loop: LoopShape, tellings: Tellings) -> str:
    name = tellings[loop.key].name if loop.key in tellings else loop.title
    return on_one_line(f"{loop.identifier}: {name}")


def _story(loop: LoopShape, tellings: Tellings) -> str:
    return on_one_line(tellings[loop.key].story) if loop.key in tellings else ""


def _notes_on_all(scene: Scene, tellings: Tellings) -> str:
    """What the diagram is about, and the story of each of its loops."""
    told = [f"{_title(loop, tellings)}\n{_story(loop, tellings)}" for loop in scene.loops if loop.key in tellings]
    return "\n\n".join([*(["\n".join(lines_of(scene.description))] if scene.description else []), *told])


def _embed(slides: Presentation, document: str) -> None:
    """The document as custom XML, which programs keep but do not show."""
    from pptx.opc.constants import RELATIONSHIP_TYPE
    from pptx.opc.package import Part
    from pptx.opc.packuri import PackURI

    package = slides.part.package
    office = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
    about = (
        f'<ds:datastoreItem xmlns:ds="{office}" ds:itemID="{_ITEM}"><ds:schemaRefs>'
        f'<ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
    )
    item = Part(PackURI("/customXml/item1.xml"), "application/xml", package, metadata(document).encode())
    kind = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
    properties = Part(PackURI("/customXml/itemProps1.xml"), kind, package, about.encode())
    item.relate_to(properties, RELATIONSHIP_TYPE.CUSTOM_XML_PROPS)
    slides.part.relate_to(item, RELATIONSHIP_TYPE.CUSTOM_XML)
