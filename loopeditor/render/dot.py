"""A Scene as DOT text whose every place is fixed: Graphviz's ``nop2`` draws it point for point.

Labels are data here: every string is quoted and escaped, ids are made up, and nothing that could name a file or an
address is ever passed on.
"""

from __future__ import annotations

from collections.abc import Collection

import graphviz

from loopeditor.engine.fonts import FAMILY
from loopeditor.geometry.scene import TITLE, LinkShape, LoopShape, Scene, TextShape, VariableShape
from loopeditor.geometry.shapes import Path, Point, Rect
from loopeditor.geometry.text import SIZE
from loopeditor.model.polarity import LoopPolarity
from loopeditor.render.emphasis import Key, emphasised
from loopeditor.render.page import FOOT_ROOM, HEADING_ROOM, PLAIN, Page
from loopeditor.render.page import frame as frame_of
from loopeditor.render.themes import Theme

TURN_WIDTH = 1.8
PLATE_WIDTH = 1.2
SIGN_SIZE = 19.0
HEADING_SIZE = 22.0
FOOT_SIZE = 12.0
SEMIBOLD = f"{FAMILY} Semibold"

_BADGE_SHAPES = {
    LoopPolarity.REINFORCING: {"shape": "circle", "style": "filled"},
    LoopPolarity.BALANCING: {"shape": "box", "style": "filled,rounded"},
    LoopPolarity.UNDETERMINED: {"shape": "hexagon", "style": "filled"},
}
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
) -> str:
    """The DOT text of a scene, in a frame that is its bounds and what the heading and the page add to them.

    Where ``lit`` says which loops stand out, the rest is faded.
    """
    frame = frame_of(scene, heading, page)
    graph = _empty(theme, dpi, transparent=transparent)
    _corners(graph, frame)
    _draw(graph, frame, scene, theme, lit, signs=page.signs)
    _headed(graph, frame, theme, heading)
    _footed(graph, frame, theme, page)
    dot: str = graph.source
    return dot


def titles(scene: Scene, heading: str = "", page: Page = PLAIN) -> dict[str, str]:
    """The title of each group of the SVG by its id; ids are those of ``to_dot``."""
    named = {"diagram": scene.title, "heading": heading}
    named |= {f"f{i}": line for i, line in enumerate(reversed(page.feet))}
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


def _empty(theme: Theme, dpi: float, *, transparent: bool) -> graphviz.Digraph:
    return graphviz.Digraph(
        "diagram",
        graph_attr={
            "layout": "nop2",
            "bgcolor": "transparent" if transparent else theme.background,
            "pad": "0",
            "margin": "0",
            "dpi": _number(dpi),
            "outputorder": "edgesfirst",
            "class": "diagram",
            "id": "diagram",
            "label": "",
        },
        node_attr={"shape": "plain", "fixedsize": "shape", "fontname": FAMILY, "fontsize": _number(SIZE)},
        edge_attr={"penwidth": _number(theme.link_width), "arrowsize": "1"},
    )


def _draw(
    graph: graphviz.Digraph, frame: Rect, scene: Scene, theme: Theme, lit: Collection[Key] | None, *, signs: bool
) -> None:
    """Everything of the scene."""
    inks = emphasised(theme, scene, lit)
    names = {shape.id: f"v{i}" for i, shape in enumerate(scene.variables)}
    for i, text in enumerate(scene.texts):
        _free_text(graph, frame, inks(text), f"t{i}", text)
    for i, link in enumerate(scene.links):
        _link(graph, frame, inks(link), i, link, names)
        if signs:
            _sign(graph, frame, inks(link), i, link)
    for i, loop in enumerate(scene.loops):
        _loop(graph, frame, inks(loop), i, loop)
    for shape in scene.variables:
        _variable(graph, frame, inks(shape), names, shape)


def _headed(graph: graphviz.Digraph, frame: Rect, theme: Theme, heading: str) -> None:
    if heading:
        center = Point((frame.left + frame.right) / 2, frame.top + HEADING_ROOM / 2 + 4)
        style = {"fontname": SEMIBOLD, "fontsize": _number(HEADING_SIZE), "fontcolor": theme.text}
        _text(graph, frame, "heading", "heading", [heading], Rect.around(center, frame.width, HEADING_ROOM), style)


def _footed(graph: graphviz.Digraph, frame: Rect, theme: Theme, page: Page) -> None:
    """The lines beneath the picture, the last at its foot; smaller where one is wider than the page."""
    for i, line in enumerate(reversed(page.feet)):
        center = Point((frame.left + frame.right) / 2, frame.bottom - FOOT_ROOM * (i + 0.5))
        size = min(FOOT_SIZE, 2 * (frame.width - 2 * FOOT_SIZE) / len(line))
        style = {"fontsize": _number(size), "fontcolor": theme.faint}
        _text(graph, frame, f"f{i}", "footer", [line], Rect.around(center, frame.width, FOOT_ROOM), style)


def _corners(graph: graphviz.Digraph, frame: Rect) -> None:
    """Two invisible points that make Graphviz's page as large as the frame."""
    for name, point in (("c0", frame.corners[0]), ("c1", frame.corners[2])):
        graph.node(name, "", shape="point", width="0", height="0", style="invis", pos=_place(frame, point))


def _variable(graph: graphviz.Digraph, frame: Rect, theme: Theme, names: dict[str, str], shape: VariableShape) -> None:
    kind = "ghost" if shape.ghost_of else "variable"
    style = {"fontcolor": theme.faint if shape.ghost_of else theme.text, "name": escaped(shape.name)}
    if shape.ghost_of:
        style["of"] = names[shape.ghost_of]
    _text(graph, frame, names[shape.id], kind, shape.lines, shape.box, style | _plate(theme, shape))


def _plate(theme: Theme, shape: VariableShape) -> dict[str, str]:
    """The ground of a group's colour behind a name, with a dashed border round a ghost."""
    if not (shape.colour or shape.ghost_of):
        return {}
    border = {
        "shape": "box",
        "color": theme.of_group(shape.colour) if shape.colour else theme.faint,
        "penwidth": _number(PLATE_WIDTH),
        "style": ",".join(["rounded", *(["filled"] if shape.colour else []), *(["dashed"] if shape.ghost_of else [])]),
    }
    return border | ({"fillcolor": theme.ground_of_group(shape.colour)} if shape.colour else {})


def _free_text(graph: graphviz.Digraph, frame: Rect, theme: Theme, name: str, shape: TextShape) -> None:
    is_title = shape.id == TITLE
    style = {"fontsize": _number(shape.size), "fontcolor": theme.text if is_title else theme.faint}
    if is_title:
        style["fontname"] = SEMIBOLD
    _text(graph, frame, name, "title" if is_title else "text", shape.lines, shape.box, style)


def _link(graph: graphviz.Digraph, frame: Rect, theme: Theme, i: int, link: LinkShape, names: dict[str, str]) -> None:
    colour = theme.of_link(link.polarity)
    ends = names[link.source], names[link.target]
    graph.edge(
        *ends,
        **{"class": "link", "id": f"l{i}", "color": colour, "pos": _spline(frame, link.path, link.tip)},
        polarity=link.polarity.value,
        delay="true" if link.delay else "false",
    )
    if link.delay:
        bars = ";".join(_spline(frame, (a, a.to(b, 1 / 3), a.to(b, 2 / 3), b)) for a, b in link.delay)
        style = {"class": "delay", "id": f"l{i}_delay", "color": colour, "arrowhead": "none", "pos": bars}
        graph.edge(*ends, **style)


def _sign(graph: graphviz.Digraph, frame: Rect, theme: Theme, i: int, link: LinkShape) -> None:
    colour = theme.of_link(link.polarity)
    mark = {"fontname": SEMIBOLD, "fontsize": _number(SIGN_SIZE), "fontcolor": colour}
    _text(graph, frame, f"l{i}_sign", "polarity", [link.polarity.symbol], Rect.around(link.sign, 12, 12), mark)


def _loop(graph: graphviz.Digraph, frame: Rect, theme: Theme, i: int, loop: LoopShape) -> None:
    colour = theme.of_loop(loop.polarity)
    side = 2 * inner_radius(loop)
    style = {
        **_BADGE_SHAPES[loop.polarity],
        "color": colour,
        "fillcolor": colour,
        "fontcolor": theme.background,
        "fontname": SEMIBOLD,
        "fontsize": _number(loop.radius * 0.8),
        "penwidth": "0.5",
    }
    _text(graph, frame, f"b{i}", "loop", [loop.identifier], Rect.around(loop.center, side, side), style)
    turn = {"class": "turn", "id": f"b{i}_turn", "color": colour, "pos": _spline(frame, loop.turn, loop.tip)}
    graph.edge(f"b{i}", f"b{i}", **turn, arrowsize="0.6", penwidth=_number(TURN_WIDTH))


def inner_radius(loop: LoopShape) -> float:
    """Half the width of the shape inside the turning arrow, in points."""
    return (loop.radius - 4.0) * _INNER[loop.polarity]


def _text(
    graph: graphviz.Digraph,
    frame: Rect,
    name: str,
    kind: str,
    lines: Collection[str],
    box: Rect,
    style: dict[str, str],
) -> None:
    shown = [line or " " for line in lines] if any(lines) else []  # Graphviz crashes where the first line is empty
    label = graphviz.nohtml("\\n".join(map(escaped, shown)))
    size = {"width": f"{box.width / 72:.4f}", "height": f"{box.height / 72:.4f}"}
    place = {"class": kind, "id": name, "pos": _place(frame, box.center)}
    graph.node(name, label, _attributes={**place, **size, **style})


def escaped(text: str) -> str:
    """A text as a DOT label that reads the same: backslashes, entities and angle brackets stay what they are."""
    label: str = graphviz.nohtml(graphviz.escape(text).replace("&", "&amp;"))
    return label


def _place(frame: Rect, point: Point) -> str:
    return f"{_pair(frame, point)}!"


def _spline(frame: Rect, path: Path, tip: Point | None = None) -> str:
    points = " ".join(_pair(frame, point) for point in path)
    return f"e,{_pair(frame, tip)} {points}" if tip else points


def _pair(frame: Rect, point: Point) -> str:
    """DOT counts from the lower left corner, y upwards."""
    return f"{_number(point.x - frame.left)},{_number(frame.bottom - point.y)}"


def _number(value: float) -> str:
    """A hundredth of a point is finer than any screen."""
    return f"{value:.2f}".rstrip("0").rstrip(".")
