"""A Scene as DOT text whose every place is fixed: Graphviz's ``nop2`` draws it point for point.

Labels are data here: every string is quoted and escaped, ids are made up, and nothing that could name a file or an
address is ever passed on.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache

from loopeditor.geometry.scene import TITLE, LinkShape, LoopShape, Scene, TextShape, VariableShape
from loopeditor.geometry.shapes import Path, Point, Rect
from loopeditor.geometry.text import SIZE
from loopeditor.model.polarity import LoopPolarity
from loopeditor.render.dot_text import DotText, escaped
from loopeditor.render.emphasis import Inks, Key, emphasised, faded_first
from loopeditor.render.page import FOOT_ROOM, HEADING_ROOM, PLAIN, Page, frame
from loopeditor.render.themes import Theme

TURN_WIDTH = 1.8
PLATE_WIDTH = 1.2
SIGN_SIZE = 19.0
_SIGN_SIDE = 12.0
HEADING_SIZE = 22.0
FOOT_SIZE = 12.0

_BADGE_SHAPES = {
    LoopPolarity.REINFORCING: {"shape": "circle", "style": "filled"},
    LoopPolarity.BALANCING: {"shape": "box", "style": "filled,rounded"},
    LoopPolarity.UNDETERMINED: {"shape": "hexagon", "style": "filled"},
}
_CORNERS = ("c0", "c1")
Ends = tuple[str, str]
Links = list[tuple[int, LinkShape, Ends]]
_INNER = {LoopPolarity.REINFORCING: 1.0, LoopPolarity.BALANCING: 0.86, LoopPolarity.UNDETERMINED: 1.06}


def to_dot(
    scene: Scene,
    theme: Theme,
    *,
    dpi: float = 72.0,
    transparent: bool = False,
    heading: str = "",
    lit: Collection[Key] | None = None,
    page: Page = PLAIN,
    to_look_at: bool = False,
    zoom: float = 1.0,
) -> str:
    """The DOT text of a scene, in a frame that is its bounds and what the heading and the page add to them.

    Where ``lit`` says which loops stand out, the rest is faded. Graphviz paints links in the order of the variables
    that they leave; ``to_look_at`` has them painted in their own, the lit ones last, but does not tell what they join.
    ``zoom`` makes everything as many times larger, at fewer dots per inch, so that what it looks like stays the same.
    """
    sheet = _Sheet(frame(scene, heading, page), zoom, dpi, theme, transparent=transparent)
    sheet.is_to_look_at = to_look_at
    _corners(sheet)
    names = {} if to_look_at else _names(scene)
    links = [(i, link, _ends(names, link)) for i, link in faded_first(scene, lit)]
    _draw(sheet, scene, emphasised(theme, scene, lit), links, signs=page.signs)
    _headed(sheet, theme, heading)
    _footed(sheet, theme, page.feet(scene))
    return sheet.source


def titles(scene: Scene, heading: str = "", page: Page = PLAIN) -> dict[str, str]:
    """The title of each group of the SVG by its id; ids are those of ``to_dot``."""
    named = {"diagram": scene.title, "heading": heading}
    named |= {f"f{i}": line for i, line in enumerate(reversed(page.feet(scene)))}
    for i, shape in enumerate(scene.variables):
        named[f"v{i}"] = shape.name
    for i, text in enumerate(scene.texts):
        named[f"t{i}"] = " ".join(text.lines)
    for i, link in enumerate(scene.links):
        named[f"l{i}"] = link.title
        named[f"l{i}_sign"] = f"{link.title}: {link.polarity.name.lower()}"
        named[f"l{i}_delay"] = f"{link.title}: delay"
    for i, loop in enumerate(scene.loops):
        named[f"b{i}"] = named[f"b{i}_turn"] = loop.title
    return named


class _Sheet(DotText):
    """The page: points of the scene become places on it, counted from its lower left corner with y upwards."""

    def __init__(self, frame: Rect, zoom: float, dpi: float, theme: Theme, *, transparent: bool) -> None:
        self.frame, self.zoom, self.is_to_look_at = frame, zoom, False
        self._left, self._bottom = frame.left, frame.bottom
        graph = {
            "layout": "nop2",
            "bgcolor": "transparent" if transparent else theme.background,
            "pad": "0",
            "margin": "0",
            "dpi": _number(dpi / zoom),
            "outputorder": "edgesfirst",
            "class": "diagram",
            "id": "diagram",
            "label": "",
        }
        node = {"shape": "plain", "fixedsize": "shape", "fontname": theme.font, "fontsize": self.long(SIZE)}
        super().__init__("diagram", graph, node, {"penwidth": self.long(theme.link_width), "arrowsize": self.long(1)})

    def long(self, points: float) -> str:
        """A length in points, or how many times as large as usual something is."""
        return _long(points, self.zoom)

    def inches(self, points: float) -> str:
        """A length as Graphviz has it of boxes."""
        return _inches(points, self.zoom)

    def meant(self, **meaning: str) -> dict[str, str]:
        """What something means, for whoever reads the text; Graphviz need not read it."""
        return {} if self.is_to_look_at else meaning

    def place(self, point: Point) -> str:
        return f"{self._pair(point)}!"

    def spline(self, path: Path, tip: Point | None = None) -> str:
        if self.is_to_look_at:
            left, bottom, zoom = self._left, self._bottom, self.zoom
            numbers = [number for x, y in path for number in ((x - left) * zoom, (bottom - y) * zoom)]
            points = " ".join(["%.2f,%.2f"] * len(path)) % tuple(numbers)
        else:
            points = " ".join([self._pair(point) for point in path])
        return f"e,{self._pair(tip)} {points}" if tip else points

    def _pair(self, point: Point) -> str:
        x, y = point
        x, y = (x - self._left) * self.zoom, (self._bottom - y) * self.zoom
        return f"{x:.2f},{y:.2f}" if self.is_to_look_at else f"{_number(x)},{_number(y)}"


def _draw(sheet: _Sheet, scene: Scene, inks: Inks, links: Links, *, signs: bool) -> None:
    """Everything of the scene."""
    for i, text in enumerate(scene.texts):
        _free_text(sheet, inks(text), f"t{i}", text)
    for i, link, ends in links:
        ink = inks(link)
        _link(sheet, ink, i, link, ends)
        if signs:
            _sign(sheet, ink, i, link)
    for i, loop in enumerate(scene.loops):
        _loop(sheet, inks(loop), i, loop)
    names = _names(scene)
    for shape in scene.variables:
        _variable(sheet, inks(shape), names, shape)


def _names(scene: Scene) -> dict[str, str]:
    """What the shapes of variables are called in the DOT, by their ids."""
    return {shape.id: f"v{i}" for i, shape in enumerate(scene.variables)}


def _ends(names: Mapping[str, str], link: LinkShape) -> Ends:
    """What a link joins; the corners of the page where nothing has a name."""
    return (names[link.source], names[link.target]) if names else _CORNERS


def _headed(sheet: _Sheet, theme: Theme, heading: str) -> None:
    frame = sheet.frame
    if heading:
        center = Point((frame.left + frame.right) / 2, frame.top + HEADING_ROOM / 2 + 4)
        style = {"fontname": theme.strong_font, "fontsize": sheet.long(HEADING_SIZE), "fontcolor": theme.text}
        _text(sheet, "heading", "heading", [heading], Rect.around(center, frame.width, HEADING_ROOM), style)


def _footed(sheet: _Sheet, theme: Theme, feet: Sequence[str]) -> None:
    """The lines beneath the picture, the last at its foot; smaller where one is wider than the page."""
    frame = sheet.frame
    for i, line in enumerate(reversed(feet)):
        center = Point((frame.left + frame.right) / 2, frame.bottom - FOOT_ROOM * (i + 0.5))
        size = min(FOOT_SIZE, 2 * (frame.width - 2 * FOOT_SIZE) / len(line))
        style = {"fontsize": sheet.long(size), "fontcolor": theme.faint}
        _text(sheet, f"f{i}", "footer", [line], Rect.around(center, frame.width, FOOT_ROOM), style)


def _corners(sheet: _Sheet) -> None:
    """Two invisible points that make Graphviz's page as large as the frame."""
    for name, point in zip(_CORNERS, sheet.frame.corners[::2], strict=True):
        place = {"shape": "point", "width": "0", "height": "0", "style": "invis", "pos": sheet.place(point)}
        sheet.node(name, "", place)


def _variable(sheet: _Sheet, theme: Theme, names: dict[str, str], shape: VariableShape) -> None:
    kind = "ghost" if shape.ghost_of else "variable"
    style = {"fontcolor": theme.faint if shape.ghost_of else theme.text, **sheet.meant(name=escaped(shape.name))}
    if shape.ghost_of:
        style |= sheet.meant(of=names[shape.ghost_of])
    _text(sheet, names[shape.id], kind, shape.lines, shape.box, style | _plate(sheet, theme, shape))


def _plate(sheet: _Sheet, theme: Theme, shape: VariableShape) -> dict[str, str]:
    """The ground of a group's colour behind a name, with a dashed border round a ghost."""
    if not (shape.colour or shape.ghost_of):
        return {}
    border = {
        "shape": "box",
        "color": theme.of_group(shape.colour) if shape.colour else theme.faint,
        "penwidth": sheet.long(PLATE_WIDTH),
        "style": ",".join(["rounded", *(["filled"] if shape.colour else []), *(["dashed"] if shape.ghost_of else [])]),
    }
    return border | ({"fillcolor": theme.ground_of_group(shape.colour)} if shape.colour else {})


def _free_text(sheet: _Sheet, theme: Theme, name: str, shape: TextShape) -> None:
    is_title = shape.id == TITLE
    style = {"fontsize": sheet.long(shape.size), "fontcolor": theme.text if is_title else theme.faint}
    if is_title:
        style["fontname"] = theme.strong_font
    _text(sheet, name, "title" if is_title else "text", shape.lines, shape.box, style)


def _link(sheet: _Sheet, theme: Theme, i: int, link: LinkShape, ends: Ends) -> None:
    colour = theme.of_link(link.polarity)
    polarity, delay = link.polarity.value, "true" if link.delay else "false"
    look = {"class": "link", "id": f"l{i}", "color": colour, "pos": sheet.spline(link.path, link.tip)}
    sheet.edge(*ends, look | sheet.meant(polarity=polarity, delay=delay))
    if link.delay:
        bars = ";".join(sheet.spline((a, a.to(b, 1 / 3), a.to(b, 2 / 3), b)) for a, b in link.delay)
        style = {"class": "delay", "id": f"l{i}_delay", "color": colour, "arrowhead": "none", "pos": bars}
        sheet.edge(*ends, style)


def _sign(sheet: _Sheet, theme: Theme, i: int, link: LinkShape) -> None:
    colour = theme.of_link(link.polarity)
    mark = {"fontname": theme.strong_font, "fontsize": sheet.long(SIGN_SIZE), "fontcolor": colour}
    _label(sheet, f"l{i}_sign", "polarity", link.polarity.symbol, link.sign, (_SIGN_SIDE, _SIGN_SIDE), mark)


def _loop(sheet: _Sheet, theme: Theme, i: int, loop: LoopShape) -> None:
    colour = theme.of_loop(loop.polarity)
    side = 2 * inner_radius(loop)
    style = {
        **_BADGE_SHAPES[loop.polarity],
        "color": colour,
        "fillcolor": colour,
        "fontcolor": theme.background,
        "fontname": theme.strong_font,
        "fontsize": sheet.long(loop.radius * 0.8),
        "penwidth": sheet.long(0.5),
    }
    _label(sheet, f"b{i}", "loop", escaped(loop.identifier), loop.center, (side, side), style)
    turn = {"class": "turn", "id": f"b{i}_turn", "color": colour, "pos": sheet.spline(loop.turn, loop.tip)}
    sheet.edge(f"b{i}", f"b{i}", {**turn, "arrowsize": sheet.long(0.6), "penwidth": sheet.long(TURN_WIDTH)})


def inner_radius(loop: LoopShape) -> float:
    """Half the width of the shape inside the turning arrow, in points."""
    return (loop.radius - 4.0) * _INNER[loop.polarity]


def _text(sheet: _Sheet, name: str, kind: str, lines: Collection[str], box: Rect, style: Mapping[str, str]) -> None:
    shown = [escaped(line or " ") for line in lines] if any(lines) else []  # Graphviz crashes at an empty first line
    _label(sheet, name, kind, "\\n".join(shown), box.center, (box.width, box.height), style)


def _label(
    sheet: _Sheet, name: str, kind: str, label: str, center: Point, size: tuple[float, float], style: Mapping[str, str]
) -> None:
    width, height = map(sheet.inches, size)
    place = {"class": kind, "id": name, "pos": sheet.place(center), "width": width, "height": height}
    sheet.node(name, label, {**place, **style})


@lru_cache(maxsize=4_096)
def _inches(points: float, zoom: float) -> str:
    return f"{points / (72 / zoom):.4f}"


@lru_cache(maxsize=4_096)
def _long(points: float, zoom: float) -> str:
    return _number(points * zoom)


def _number(value: float) -> str:
    """A hundredth of a point is finer than any screen."""
    text = f"{value:.2f}"
    return text.rstrip("0").rstrip(".") if text[-1] == "0" else text
