"""A sheet of paper for a class: a diagram with something left to fill in, and the same sheet with the answers."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import ceil

import numpy as np

from loopeditor.analysis.exercise import ARROW, Exercise, Hide, answer, loops_broken, mark, questions, told
from loopeditor.analysis.naming import loop_with
from loopeditor.engine.process import run
from loopeditor.geometry.drawing import draw
from loopeditor.geometry.labels import WIDEST
from loopeditor.geometry.scene import TITLE, LinkShape, Scene, VariableShape
from loopeditor.geometry.shapes import Floats, Path, Point, Rect, flatten
from loopeditor.geometry.text import LINE_HEIGHT, SIZE, TextMeasurer, on_one_line, wrap
from loopeditor.language import mark as marked
from loopeditor.language import tr
from loopeditor.model.diagram import Group, Link
from loopeditor.model.polarity import Polarity
from loopeditor.render.dot import SIGN_SIZE, TURN_WIDTH, to_dot
from loopeditor.render.dot_text import escaped, quoted
from loopeditor.render.measurer import measurer
from loopeditor.render.themes import PAPER, Theme

PAPERS = {"a4": (842.0, 595.0), "letter": (792.0, 612.0)}
"""Sheets on their long side: width and height in points."""
FORMATS = ("pdf", "svg", "png")

_MARGIN, _GAP = 40.0, 12.0
_TITLE, _TASK, _SMALL = 20.0, 12.5, 11.0
_WRITTEN = 80.0  # points that a word written by hand needs
_LARGEST = 1.5  # how much larger than on a slide a small diagram may become
_FALLBACKS = "'Source Sans 3', 'Helvetica Neue', Helvetica, Arial, sans-serif"
_ROUNDING = 0.02  # points that keep Graphviz from losing a whole one
_RING, _PNG_DPI = 10.0, 144.0
_INK, _SOFT = "#333a42", "#8a929c"
_FIELDS = marked("Name ______________________    Date ______________")
_KEY = marked("Key")
_TASKS = {
    Hide.SIGNS: marked(
        "Write + into the circle of a link where both move the same way, and − where they move opposite ways."
    ),
    Hide.LOOPS: marked(
        "Count the minus links of each loop, and write R (reinforcing) or B (balancing) into its circle."
    ),
    Hide.LINK: marked("One link is missing. Draw it, so that every loop closes again, and give it its sign."),
    Hide.NAMES: marked("Write each of the names beneath into the box where it belongs."),
}
_WITH_U = marked("Count the minus links of each loop, and write R, B or, where a sign is not known, U into its circle.")
# On the sheet every link has one colour, as that would tell its sign, and boxes for names are white with a grey border.
_BLANK = replace(
    PAPER, positive=_INK, negative=_INK, unknown=_INK, undetermined=_SOFT, faint=_INK, groups=(_INK,) * 8, tint=0.0
)
_ANSWERED = replace(PAPER, faint=_INK, groups=(PAPER.selection,) * 8, tint=0.18)
_BOX = "grey"


@dataclass(frozen=True)
class Sheet:
    """A diagram as a scene whose bounds are those of the page, and what stands round it and on top of it."""

    scene: Scene
    lines: tuple[Line, ...]
    rings: tuple[Ring, ...]


@dataclass(frozen=True)
class Line:
    """A line of text in a box as wide as the page; ``side`` is l, n or r: at its left, in its middle, at its right."""

    text: str
    size: float
    box: Rect
    side: str = "l"
    is_title: bool = False


@dataclass(frozen=True)
class Ring:
    """A circle to write in; on the key it holds the sign of a link, which elsewhere is unknown.

    That for the letter of a loop has round it the arrow that turns the loop's way.
    """

    center: Point
    radius: float
    sign: Polarity = Polarity.UNKNOWN
    turn: Path = ()
    tip: Point | None = None

    @property
    def box(self) -> Rect:
        """The room that it takes."""
        return Rect.around(self.center, 2 * self.radius, 2 * self.radius)


def worksheet(whole: Exercise, sheet_format: str = "pdf", *, key: bool = False, paper: str = "a4") -> bytes:
    """The sheet of an exercise, or its key, on a page of ``PAPERS``; every variable needs a position.

    Raises:
        ValueError: for an unknown format or paper, or a variable without a position.
        GraphvizError: when Graphviz fails.
    """
    if sheet_format not in FORMATS:
        raise ValueError(f"a worksheet cannot be a {sheet_format!r}; choose one of {', '.join(FORMATS)}")
    if paper not in PAPERS:
        raise ValueError(f"{paper!r} is no paper; choose one of {', '.join(PAPERS)}")
    sheet = _sheet(whole, PAPERS[paper], measurer(), key=key)
    theme = _ANSWERED if key else _BLANK
    data = run(_dot(sheet, theme, PAPERS[paper], sheet_format), "nop2", sheet_format)
    return _with_fonts(data.decode(), theme).encode() if sheet_format == "svg" else data


def _with_fonts(svg: str, theme: Theme) -> str:
    """The SVG text with fonts that take the place of ours where that is missing."""
    svg = svg.replace(f'"{theme.strong_font}"', f'"{theme.font}" font-weight="600"')
    return svg.replace(f'"{theme.font}"', f"\"'{theme.font}', {_FALLBACKS}\"")


def _sheet(whole: Exercise, paper: tuple[float, float], widths: TextMeasurer, *, key: bool) -> Sheet:
    """The diagram in the middle of the page, as large as the lines above and beneath it allow."""
    full = _drawn(whole, widths)
    shown = full if key else _hidden(full, whole)
    above, beneath = _above(whole, key=key), list(_beneath(whole, widths, paper, key=key))
    head = _MARGIN + sum(size * 1.5 for _, size in above) + _GAP
    foot = _MARGIN + len(beneath) * _SMALL * 1.5 + _GAP
    box = full.bounds
    room = paper[0] - 2 * _MARGIN, paper[1] - head - foot
    shrink = max(box.width / room[0], box.height / room[1], 1 / _LARGEST)
    left = box.center.x - paper[0] / 2 * shrink
    top = box.center.y - (head + room[1] / 2) * shrink
    page = Rect(left, top, left + paper[0] * shrink, top + paper[1] * shrink)
    texts = tuple(text for text in shown.texts if text.id != TITLE)
    lines = _lines(page, shrink, above, beneath, key=key)
    return Sheet(replace(shown, bounds=page, texts=texts), tuple(lines), tuple(_rings(full, whole, key=key)))


def _drawn(whole: Exercise, widths: TextMeasurer) -> Scene:
    """The whole diagram with its loops; names that are hidden have a box, none of them too small to write in."""
    loops = [(loop, name) for key, name in whole.identifiers if (loop := loop_with(whole.diagram, key))]
    named = {i: _roomy(whole.diagram.name(i), widths) for i in whole.names}
    room = replace(
        whole.diagram,
        variables=tuple(
            replace(v, name=named.get(v.id, v.name), group=_BOX if v.id in named else "")
            for v in whole.diagram.variables
        ),
        groups=(Group(_BOX, _BOX),),
        ghosts=tuple(ghost for ghost in whole.diagram.ghosts if ghost.variable not in named),
        links=tuple(_at_variables(link, named) for link in whole.diagram.links),
    )
    scene = draw(room, loops, widths)
    return replace(
        scene,
        variables=tuple(_named(shape, whole, widths) for shape in scene.variables),
        links=_with_circles(scene, whole) if whole.signs else scene.links,
        title=on_one_line(whole.diagram.title),
    )


def _at_variables(link: Link, named: Collection[str]) -> Link:
    """A link drawn at the variables themselves where their names are hidden: a ghost would say them."""
    source_ghost = "" if link.source in named else link.source_ghost
    return replace(link, source_ghost=source_ghost, target_ghost="" if link.target in named else link.target_ghost)


def _roomy(name: str, widths: TextMeasurer) -> str:
    """Something as wide as a name, or as a word written by hand where that is wider."""
    missing = _WRITTEN - widths.width(name, SIZE)
    return name + "n" * max(0, ceil(missing / widths.width("n", SIZE)))


def _named(shape: VariableShape, whole: Exercise, widths: TextMeasurer) -> VariableShape:
    if shape.id not in whole.names:
        return shape
    name = whole.diagram.name(shape.id)
    return replace(shape, name=on_one_line(name), lines=wrap(name, widths, WIDEST))


def _with_circles(scene: Scene, whole: Exercise) -> tuple[LinkShape, ...]:
    """The links with hidden signs amid their lines, where nobody can doubt to which link a circle belongs."""
    lines = [flatten(link.path) for link in scene.links]
    points = np.array([point for line in lines for point in line]).reshape(-1, 2)
    owner = np.repeat(np.arange(len(lines)), [len(line) for line in lines])
    taken = [(*loop.center, loop.radius) for loop in scene.loops]
    links = list(scene.links)
    for k, link in enumerate(scene.links):
        if link.id in whole.signs:
            bars = [point for bar in link.delay for point in bar]
            others = np.concatenate([points[owner != k], np.array(bars).reshape(-1, 2)])
            spot = _free_spot(lines[k], scene.variable_boxes, others, np.array(taken).reshape(-1, 3))
            taken.append((*spot, _RING))
            links[k] = replace(link, sign=spot)
    return tuple(links)


def _free_spot(line: Sequence[Point], names: Floats, others: Floats, taken: Floats) -> Point:
    """The point of a line, amid it if possible, at which a circle touches nothing else.

    ``names`` are boxes, ``others`` places, ``taken`` circles: their middles and radii. O(points * things).
    """
    here = np.array(line)
    gaps = [np.full(len(line), np.inf)]
    if len(names):
        beside = np.maximum(names[None, :, :2] - here[:, None], here[:, None] - names[None, :, 2:]).clip(0.0)
        gaps.append(np.hypot(beside[..., 0], beside[..., 1]).min(axis=1))
    for things, radius in ((others, 0.0), (taken[:, :2], taken[:, 2])):
        if len(things):
            away = here[:, None] - things[None]
            gaps.append((np.hypot(away[..., 0], away[..., 1]) - radius).min(axis=1))
    cramped = (_RING + 4.0 - np.min(gaps, axis=0)).clip(0.0)
    off_middle = np.abs(np.linspace(-0.5, 0.5, len(line)))
    return line[int(np.argmin(cramped + off_middle * _RING))]


def _hidden(scene: Scene, whole: Exercise) -> Scene:
    """The scene without what is to be found out."""
    unsigned = {*whole.signs}
    return replace(
        scene,
        variables=tuple(replace(v, lines=("",), name="") if v.id in whole.names else v for v in scene.variables),
        links=tuple(
            replace(k, polarity=Polarity.UNKNOWN) if k.id in unsigned else k
            for k in scene.links
            if k.id != whole.missing
        ),
        loops=tuple(loop for loop in scene.loops if loop.key not in whole.loops),
    )


def _rings(scene: Scene, whole: Exercise, *, key: bool) -> Iterator[Ring]:
    """Where something is to be written; on the key, round the missing link's sign too."""
    for link in scene.links:
        if link.id in whole.signs:
            yield Ring(link.sign, _RING, link.polarity if key else Polarity.UNKNOWN)
        elif key and link.id == whole.missing:
            yield Ring(link.sign, _RING, link.polarity)
    if not key:
        hidden = (loop for loop in scene.loops if loop.key in whole.loops)
        yield from (Ring(b.center, b.radius - 3.5, Polarity.UNKNOWN, b.turn, b.tip) for b in hidden)


# --- what is written -------------------------------------------------------------------------------------------------


def _above(whole: Exercise, *, key: bool) -> list[tuple[str, float]]:
    """The title and the tasks, with their sizes in points of the paper."""
    title = on_one_line(whole.diagram.title) or tr("Causal-loop diagram")
    return [(f"{title} · {tr(_KEY)}" if key else title, _TITLE), *((tr(task), _TASK) for task in _tasks(whole))]


def _tasks(whole: Exercise) -> list[str]:
    asked = questions(whole)
    tasks = (_WITH_U if q.hide is Hide.LOOPS and "U" in q.choices else _TASKS[q.hide] for q in asked)
    return list(dict.fromkeys(tasks))


def _beneath(whole: Exercise, widths: TextMeasurer, paper: tuple[float, float], *, key: bool) -> Iterator[str]:
    """The words to choose from; on the key, why loops have their letters and which link was missing."""
    texts = list(_reasons(whole)) if key else ["   ·   ".join(whole.bank)] if whole.bank else []
    for text in texts:
        yield from wrap(text, widths, paper[0] - 2 * _MARGIN, _SMALL)


def _reasons(whole: Exercise) -> Iterator[str]:
    identifiers = dict(whole.identifiers)
    if whole.missing:
        link = whole.diagram.link[whole.missing]
        closes = ", ".join(identifiers[loop.key] for loop in loops_broken(whole))
        line = tr(
            "Missing: {link} ({sign})", link=told(whole.diagram, link).replace(ARROW, "→"), sign=link.polarity.symbol
        )
        yield tr("{missing}, which closes {loops}", missing=line, loops=closes) if closes else line
    reasons = [(q, mark(q, answer(q)).reason) for q in questions(whole) if q.hide is Hide.LOOPS]
    if reasons:
        yield "   ".join(f"{identifiers[q.about]}: {reason}" for q, reason in reasons)


def _lines(
    page: Rect, shrink: float, above: Iterable[tuple[str, float]], beneath: Sequence[str], *, key: bool
) -> Iterator[Line]:
    """The lines of the sheet: title and tasks from the left, name and date to the right, the words at the foot."""
    left, right = page.left + _MARGIN * shrink, page.right - _MARGIN * shrink
    down = page.top + _MARGIN * shrink

    def line(text: str, size: float, top: float, side: str = "l", *, is_title: bool = False) -> Line:
        size *= shrink
        return Line(text, size, Rect(left, top, right, top + size * LINE_HEIGHT), side, is_title)

    if not key:
        yield line(tr(_FIELDS), _TASK, down + 6 * shrink, "r")
    for k, (text, size) in enumerate(above):
        yield line(text, size, down, is_title=k == 0)
        down += size * 1.5 * shrink
    up = page.bottom - (_MARGIN + len(beneath) * _SMALL * 1.5) * shrink
    for k, text in enumerate(beneath):
        yield line(text, _SMALL, up + k * _SMALL * 1.5 * shrink, "n")


# --- how it is drawn -------------------------------------------------------------------------------------------------

_LAST = re.compile(r"\}\s*$")


def _dot(sheet: Sheet, theme: Theme, paper: tuple[float, float], sheet_format: str) -> str:
    """The DOT text of a sheet, scaled to its paper, with the circles on top."""
    dpi = _PNG_DPI if sheet_format == "png" else 72.0
    dot = to_dot(sheet.scene, theme, dpi=dpi, to_look_at=True)
    size = ",".join(f"{(side + _ROUNDING) / 72:.5f}" for side in paper) + "!"
    frame = sheet.scene.bounds
    lines = (_node(f"line{k}", _line(line, theme), line.box, frame) for k, line in enumerate(sheet.lines))
    rings = (_node(f"ring{k}", _ring(ring, theme), ring.box, frame) for k, ring in enumerate(sheet.rings))
    turns = (_turn(f"ring{k}", ring, frame, theme) for k, ring in enumerate(sheet.rings) if ring.tip)
    return _LAST.sub("", dot) + "\n".join([f"\tgraph [size={quoted(size)}]", *lines, *rings, *turns, "}", ""])


def _node(name: str, style: Mapping[str, str], box: Rect, frame: Rect) -> str:
    """A statement that puts something where its box is."""
    x, y = box.center.x - frame.left, frame.bottom - box.center.y
    place = {"pos": f"{x:.2f},{y:.2f}!", "width": f"{box.width / 72:.4f}", "height": f"{box.height / 72:.4f}"}
    attributes = {"id": name, "fixedsize": "true", **style, **place}
    return f"\t{name} [{' '.join(f'{key}={quoted(value)}' for key, value in attributes.items())}]"


def _turn(name: str, ring: Ring, frame: Rect, theme: Theme) -> str:
    tip, *path = (f"{p.x - frame.left:.2f},{frame.bottom - p.y:.2f}" for p in (ring.tip or ring.center, *ring.turn))
    style = f'class=turn id={name}_turn arrowsize=0.6 penwidth={TURN_WIDTH} color="{theme.undetermined}"'
    return f'\t{name} -> {name} [{style} pos="e,{tip} {" ".join(path)}"]'


def _line(line: Line, theme: Theme) -> dict[str, str]:
    return {
        "label": f"{escaped(line.text)}\\{line.side}",
        "class": "line",
        "shape": "none",
        "margin": "0",
        "fontname": theme.strong_font if line.is_title else theme.font,
        "fontsize": f"{line.size:.2f}",
        "fontcolor": theme.text if line.is_title else theme.faint,
    }


def _ring(ring: Ring, theme: Theme) -> dict[str, str]:
    """A circle that covers what is beneath it."""
    is_empty = ring.sign is Polarity.UNKNOWN
    return {
        "label": "" if is_empty else ring.sign.symbol,
        "class": "blank",
        "shape": "circle",
        "style": "filled",
        "fillcolor": theme.background,
        "color": theme.faint if is_empty else theme.selection,
        "penwidth": "1.2",
        "fontname": theme.strong_font,
        "fontsize": f"{SIGN_SIZE:g}",
        "fontcolor": theme.of_link(ring.sign),
    }
