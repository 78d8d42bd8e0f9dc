"""A sheet of paper for a class: a diagram with something left to fill in, and the same sheet with the answers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from loopeditor.analysis.exercise import ARROW, Exercise, Hide, answer, loops_broken, mark, questions, told
from loopeditor.engine.process import run
from loopeditor.geometry.scene import TITLE, Scene
from loopeditor.geometry.shapes import Rect
from loopeditor.geometry.text import LINE_HEIGHT, TextMeasurer, on_one_line, wrap
from loopeditor.language import mark as marked
from loopeditor.language import tr
from loopeditor.model.polarity import Polarity
from loopeditor.render.dot import SIGN_SIZE, TURN_WIDTH, to_dot
from loopeditor.render.dot_text import escaped, quoted
from loopeditor.render.exercise_scene import Ring, drawn, hidden, rings
from loopeditor.render.measurer import measurer
from loopeditor.render.themes import PAPER, Theme

PAPERS = {"a4": (842.0, 595.0), "letter": (792.0, 612.0)}
"""Sheets on their long side: width and height in points."""
FORMATS = ("pdf", "svg", "png")

_MARGIN, _GAP = 40.0, 12.0
_TITLE, _TASK, _SMALL = 20.0, 12.5, 11.0
_LARGEST = 1.5  # how much larger than on a slide a small diagram may become
_FALLBACKS = "'Source Sans 3', 'Helvetica Neue', Helvetica, Arial, sans-serif"
_ROUNDING = 0.02  # points that keep Graphviz from losing a whole one
_PNG_DPI = 144.0
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
    full = drawn(whole, widths)
    shown = full if key else hidden(full, whole)
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
    return Sheet(replace(shown, bounds=page, texts=texts), tuple(lines), tuple(rings(full, whole, key=key)))


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
    circles = (_node(f"ring{k}", _ring(ring, theme), ring.box, frame) for k, ring in enumerate(sheet.rings))
    turns = (_turn(f"ring{k}", ring, frame, theme) for k, ring in enumerate(sheet.rings) if ring.tip)
    return _LAST.sub("", dot) + "\n".join([f"\tgraph [size={quoted(size)}]", *lines, *circles, *turns, "}", ""])


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
