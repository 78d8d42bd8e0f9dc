"""A run as a chart: levels over time, named at the ends of their lines, without a scale that looks like a forecast."""

from __future__ import annotations

import io
import textwrap
import warnings
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from loopeditor.geometry.text import on_one_line
from loopeditor.render.chart_labels import Ending, spread
from loopeditor.render.chart_marks import draw_doings
from loopeditor.render.themes import PAPER, Theme, mixed
from loopeditor.simulation.ensemble import Ensemble
from loopeditor.simulation.flow import Run
from loopeditor.simulation.telling import assumptions

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

FORMATS = ("svg", "png")
MOST_NAMED = 8
"""Lines that are named and coloured; more of them are drawn faintly behind."""

_INCHES = (40 / 3, 7.5)  # a 16:9 slide
_NAME, _SMALL, _HEADING = 17.0, 13.0, 24.0  # sizes of letters in points
_LEFT, _RIGHT, _BOTTOM, _TOP = 0.075, 0.72, 0.17, 0.8  # of the page: where the lines are
_COLOURS = (4, 0, 2, 6, 1, 5, 7, 3)  # of a theme's groups: the strongest first
_DASHES = ("-", (0, (5, 1.5)), (0, (1.2, 1.2)), (0, (5, 1.5, 1.2, 1.5)))
_DOTS_AN_INCH = 72


@dataclass(frozen=True)
class ChartLook:
    """How a chart is drawn: ``variables`` (ids) are those that are named, else those that move most.

    ``turning`` is when traction becomes flywheel, ``spread`` the band in which most runs of the first named variable
    lie. A PNG has 960 by 540 pixels times ``scale``.
    """

    theme: Theme = PAPER
    variables: tuple[str, ...] = ()
    heading: str = ""
    turning: float | None = None
    spread: Ensemble | None = None
    scale: float = 2.0


def chart(run: Run, form: str, look: ChartLook | None = None) -> bytes:
    """The chart of a run as ``svg`` or ``png``; the same bytes each time.

    Raises:
        ValueError: for a format that is not there, or a scale at which there is no picture.
    """
    look = look or ChartLook()
    if form not in FORMATS:
        raise ValueError(f"a chart cannot be written as {form!r}; choose one of {' '.join(FORMATS)}")
    if not 0.1 <= look.scale <= 10:
        raise ValueError(f"the scale is {look.scale:g}; choose one from 0.1 to 10")
    import matplotlib as mpl
    from matplotlib.figure import Figure

    settings: Any = {
        "svg.hashsalt": "loopeditor",
        "svg.fonttype": "none",
        "text.parse_math": False,
        "font.family": _fonts(),
    }
    with mpl.rc_context(settings), warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=r"Glyph .* missing from font")
        figure = Figure(figsize=_INCHES, facecolor=look.theme.background)
        _draw(figure, run, look)
        out = io.BytesIO()
        metadata = {"Date": None} if form == "svg" else {"Software": "loopeditor"}
        figure.savefig(out, format=form, dpi=_DOTS_AN_INCH * look.scale, metadata=metadata)
    return out.getvalue()


def most_moved(run: Run, most: int = MOST_NAMED) -> tuple[str, ...]:
    """The variables (ids) that move most, what is pushed before all others, in the diagram's order."""
    pushed = {force.variable for force in run.scenario.forces}
    peaks = np.abs(run.levels).max(axis=0, initial=0.0)
    ranked = sorted(range(len(peaks)), key=lambda k: (run.variables[k] not in pushed, -peaks[k], k))
    return tuple(run.variables[k] for k in sorted(ranked[:most]))


def _fonts() -> list[str]:
    """The picture's font, and behind it what this computer has for other scripts."""
    from matplotlib import font_manager

    from loopeditor.engine.fonts import FAMILY, font_files

    known = {font.name for font in font_manager.fontManager.ttflist}
    files = font_files()
    if files and FAMILY not in known:
        for file in files:
            font_manager.fontManager.addfont(file)
    others = ("Noto Sans CJK SC", "Noto Sans CJK JP", "Microsoft YaHei", "PingFang SC", "Noto Sans Arabic", "Arial")
    return [*([FAMILY] if files else []), *(name for name in others if name in known), "DejaVu Sans"]


# --- drawing ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Range:
    """What the axes span."""

    last: float
    low: float
    high: float
    room: float = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "room", self.high - self.low)


def _draw(figure: Figure, run: Run, look: ChartLook) -> None:
    axes = figure.add_axes((_LEFT, _BOTTOM, _RIGHT - _LEFT, _TOP - _BOTTOM))
    named = look.variables or most_moved(run)
    span = _range(run, look.spread)
    _frame(axes, span, look.theme)
    draw_doings(axes, run, look.theme, look.turning, _INCHES[0] * _DOTS_AN_INCH * (_RIGHT - _LEFT))
    if look.spread is not None and named:
        k, colour = run.variables.index(named[0]), _colour(look.theme, 0)
        axes.fill_between(run.times, look.spread.low[:, k], look.spread.high[:, k], color=colour, alpha=0.14, lw=0)
    _lines(axes, run, named, look.theme)
    _names(figure, axes, run, named, look.theme)
    _texts(figure, run, look)


def _range(run: Run, spread: Ensemble | None) -> _Range:
    series = [run.levels, *([spread.low, spread.high] if spread else [])]
    low = min(float(each.min(initial=0.0)) for each in series)
    high = max(float(each.max(initial=0.0)) for each in series)
    if high - low < 1e-9:  # everything stays as usual
        low, high = -1.0, 1.0
    margin = 0.08 * (high - low)
    return _Range(float(run.times[-1]) or 1.0, low - margin, high + 1.6 * margin)


def _frame(axes: Axes, span: _Range, theme: Theme) -> None:
    axes.set_xlim(0.0, span.last)
    axes.set_ylim(span.low, span.high)
    axes.set_facecolor("none")
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    axes.spines["bottom"].set_color(mixed(theme.background, theme.faint, 0.5))
    axes.tick_params(axis="x", colors=theme.faint, labelsize=_SMALL, length=4)
    axes.set_yticks([])
    axes.set_xlabel("time, in no unit", color=theme.faint, fontsize=_SMALL)
    axes.axhline(0.0, color=theme.faint, lw=1.0, zorder=1)
    sides = ((0.0, "as usual"), (span.high, "more"), (span.low, "less"))
    for level, word in sides:
        at = "center" if level == 0.0 else ("top" if level > 0 else "bottom")
        axes.annotate(
            word, (0.0, level), xytext=(-8, 0), textcoords="offset points", ha="right", va=at,
            color=theme.faint, fontsize=_SMALL, annotation_clip=False,
        )  # fmt: skip


def _lines(axes: Axes, run: Run, named: Sequence[str], theme: Theme) -> None:
    behind = [k for k, i in enumerate(run.variables) if i not in named]
    if behind:
        faint = mixed(theme.background, theme.faint, 0.35)
        axes.plot(run.times, run.levels[:, behind], color=faint, lw=1.0, zorder=2)
    for place, i in enumerate(named):
        axes.plot(
            run.times,
            run.level(i),
            color=_colour(theme, place),
            lw=3.0,
            ls=_dashes(theme, place),
            zorder=4 - place / 100,
        )


def _names(figure: Figure, axes: Axes, run: Run, named: Sequence[str], theme: Theme) -> None:
    """Each name to the right of its line's end, moved up or down where two would lie on each other."""
    points = figure.get_figheight() * 72 * (_TOP - _BOTTOM)
    low, high = axes.get_ylim()
    ends = {i: (float(run.level(i)[-1]) - low) / (high - low) * points for i in named}
    lines = {
        i: textwrap.wrap(on_one_line(run.diagram.name(i)), 26, max_lines=2, placeholder="…") or [""] for i in named
    }
    wanted = [Ending(ends[i], len(lines[i]) * _NAME * 1.15) for i in named]
    for place, (i, at) in enumerate(zip(named, spread(wanted, 0.0, points), strict=True)):
        colour = _colour(theme, place)
        axes.annotate(
            "\n".join(lines[i]), (1.0, ends[i] / points), xycoords="axes fraction", xytext=(26, at - ends[i]),
            textcoords="offset points", ha="left", va="center", color=theme.text, fontsize=_NAME, linespacing=1.0,
            annotation_clip=False,
            arrowprops={"arrowstyle": "-", "color": colour, "lw": 2.0, "shrinkA": 2, "shrinkB": 1, "relpos": (0, 0.5)},
        )  # fmt: skip


def _texts(figure: Figure, run: Run, look: ChartLook) -> None:
    theme = look.theme
    heading = on_one_line(look.heading or run.scenario.name or run.diagram.title)
    heading = textwrap.shorten(heading, 80, placeholder="…")
    figure.text(_LEFT, 0.965, heading, color=theme.text, fontsize=_HEADING, va="top", fontweight="bold")
    sentences = assumptions(run.diagram, run.scenario).replace(". ", ".\n").splitlines()
    honest = "\n".join(line for sentence in sentences for line in textwrap.wrap(sentence, 165))
    figure.text(_LEFT, 0.02, honest, color=theme.faint, fontsize=_SMALL, va="bottom", linespacing=1.25)


def _colour(theme: Theme, place: int) -> str:
    return theme.groups[_COLOURS[place % len(_COLOURS)]]


def _dashes(theme: Theme, place: int) -> Any:  # noqa: ANN401 - matplotlib takes a word or a pattern
    """Solid until the colours are used up; where they are greys each line has a pattern of its own."""
    is_grey = all(len({colour[i : i + 2] for i in (1, 3, 5)}) == 1 for colour in theme.groups)
    return _DASHES[(place if is_grey else place // len(_COLOURS)) % len(_DASHES)]
