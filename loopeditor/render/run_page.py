"""Runs as one HTML file: played or scrubbed through, with everything inside it and no question to the network."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape

import numpy as np

from loopeditor.geometry.scene import Scene, VariableShape
from loopeditor.geometry.shapes import Point, Rect
from loopeditor.geometry.text import on_one_line
from loopeditor.language import tr
from loopeditor.render import inlay, marks, web
from loopeditor.render.motion import plate
from loopeditor.render.run_chart import WIDTH, Axes, Case, axes_of, chart
from loopeditor.render.run_motion import drive_at, driven, moments
from loopeditor.render.spots import drift_spots, with_drifts
from loopeditor.render.themes import PAPER, Theme
from loopeditor.simulation.telling import assumptions, told

_MAIN = """<div class="stage">
<figure>
{picture}</figure>
{charts}
</div>
<aside>
<div class="cases" role="group" aria-label="{which}">{switches}</div>
{stories}
</aside>"""
_CONTROLS = """{play}
<input type="range" id="time" min="0" max="{last}" step="any" value="0" aria-label="{time}"/>
<span class="place" id="place"></span>
{speeds}"""
_MOMENTS = 201
_PARTS = 1_000  # of the largest level, in whole numbers


def run_html(
    scene: Scene,
    cases: Sequence[Case],
    theme: Theme = PAPER,
    *,
    focus: str = "",
    heading: str = "",
    document: str = "",
) -> bytes:
    """The page of one run, or of several to switch between, such as the virtuous and the vicious one.

    All of them are runs of the diagram that the scene shows; ``focus`` is the variable (id) that is told of. On a
    screen the usual theme turns dark with the system, any other one stays as it is. ``heading`` is the page's title;
    without one that is the scene's. ``document`` is the text of the native file, which the page carries along.

    Raises:
        ValueError: where there is no run.
        GraphvizError: when Graphviz fails.
    """
    if not cases:
        raise ValueError("there is no run to show; give one at least")
    axes = axes_of(WIDTH, *(case.run for case in cases))
    last, time = f"{axes.length:g}", escape(tr("Time"))
    content = web.Content(
        title=tr("Run"),
        main=_main(scene, cases, axes, theme, focus),
        label=tr("Run"),
        controls=_CONTROLS.format(play=web.play_button(), last=last, time=time, speeds=web.speeds()),
        name="run",
        data=_data(scene, cases, axes, focus),
        styles=("build_up.css", "motion.css"),
        scripts=("controls.js", "run.js"),
        kind="run",
        below="".join(map(_assumed, cases)),
    )
    return web.page_of(scene, theme, content, heading=heading, document=document)


def _main(scene: Scene, cases: Sequence[Case], axes: Axes, theme: Theme, focus: str) -> str:
    """The picture over the charts, and beside them what is told of each run."""
    return _MAIN.format(
        picture=inlay.with_layers(with_drifts(scene), theme, _below(scene), _cuts(scene, cases) + _gauges(scene)),
        charts="\n".join(_chart(case, axes, theme, focus) for case in cases),
        which=escape(tr("Runs")),
        switches="".join(map(_switch, cases)) if len(cases) > 1 else "",
        stories="\n".join(_story(case, focus) for case in cases),
    )


def _below(scene: Scene) -> str:
    """A ribbon along each link and a plate behind each name, as they are at the start."""
    plates = "".join(inlay.svg_of([plate(shape, 0.0)], "plate") for shape in scene.variables)
    return "".join(map(inlay.ribbon, scene.links)) + plates


def _gauges(scene: Scene) -> str:
    """The gauge of each level, as it is at the start."""
    return "".join(map(_gauge, scene.variables))


def _cuts(scene: Scene, cases: Sequence[Case]) -> str:
    """What crosses out each link that is switched off, with the run in which it is and the time from which it is."""
    links = {link.id: (place, link) for place, link in enumerate(scene.links)}
    return "".join(
        f'<g class="cut" data-case="{number}" data-time="{cut.time:g}" data-link="{links[cut.link][0]}">'
        f"{inlay.svg_of(marks.cut(links[cut.link][1]))}</g>\n"
        for number, case in enumerate(cases)
        for cut in case.run.scenario.cuts
        if cut.link in links
    )


def _gauge(shape: VariableShape) -> str:
    room = marks.gauge_of(shape.box)
    track, tick = marks.gauge(shape.box, 0.0)
    fill = f'<rect class="fill" x="{room.left:.2f}" width="{room.width:.2f}" y="{room.center.y:.2f}" height="0"/>\n'
    drift = '<polygon class="drift" points="-1,0.8 1,0.8 0,-1"/>\n'
    return f'<g class="level">{inlay.svg_of([track], "ground")}{fill}{inlay.svg_of([tick])}{drift}</g>\n'


def _chart(case: Case, axes: Axes, theme: Theme, focus: str) -> str:
    box = axes.box
    drawn = chart(case, axes, theme, focus=focus).svg(f"{tr('Chart of the run')}: {on_one_line(case.name)}")
    line = f'<line class="cursor" x1="{box.left}" x2="{box.left}" y1="{box.top}" y2="{box.bottom}"/>\n'
    end = drawn.rindex("</svg>")
    return f'<figure class="chart case">{drawn[:end]}{line}{drawn[end:]}</figure>'


def _switch(case: Case) -> str:
    return (
        f'<button type="button" aria-pressed="false" dir="auto">{escape(on_one_line(case.label or case.name))}</button>'
    )


def _story(case: Case, focus: str) -> str:
    said = told(case.run, focus or case.run.variables[0]) if case.run.variables else ()
    return f'<div class="told case">{"".join(_paragraphs(said))}</div>'


def _assumed(case: Case) -> str:
    return f'<p class="assumed case">{escape(assumptions(case.run.diagram, case.run.scenario))}</p>\n'


def _paragraphs(said: Sequence[str]) -> Iterator[str]:
    for sentence in said:
        yield f'<p dir="auto">{escape(sentence)}</p>'


def _data(scene: Scene, cases: Sequence[Case], axes: Axes, focus: str) -> dict[str, object]:
    column = {variable: k for k, variable in enumerate(cases[0].run.variables)}
    row = {link: k for k, link in enumerate(cases[0].run.links)}
    box, stand = axes.box, drift_spots(scene)
    return {
        "variables": [column[shape.ghost_of or shape.id] for shape in scene.variables],
        "links": [row[link.id] for link in scene.links],
        "tinted": [not shape.ghost_of for shape in scene.variables],
        "gauges": [_bounds(marks.gauge_of(shape.box)) for shape in scene.variables],
        "spots": [_spot(stand[shape.id]) for shape in scene.variables],
        "axis": [box.left, box.right, axes.width],
        "length": axes.length,
        "parts": _PARTS,
        "still": marks.STILL,
        "sizes": marks.DRIFT_SIZE,
        "shades": len(marks.SHADES),
        "ribbon": marks.RIBBON,
        "least": marks.LEAST_DRIVE,
        "cases": [_case(case, axes, focus) for case in cases],
        "words": {"time": tr("time {time}", time="%"), "flywheel": tr("flywheel"), "traction": tr("traction")},
    }


def _bounds(box: Rect) -> tuple[float, ...]:
    corners: tuple[Point, ...] = (box.corners[0], box.corners[2])
    return tuple(round(value, 2) for corner in corners for value in corner)


def _spot(spot: marks.Spot) -> tuple[float, ...]:
    return tuple(round(value, 2) for point in (spot.edge, spot.away) for value in point)


def _case(case: Case, axes: Axes, focus: str) -> dict[str, object]:
    rows = moments(case.run, _MOMENTS)
    levels = np.round(case.run.levels[rows] / axes.scale * _PARTS).astype(int)
    known = driven(case.run, focus)
    return {
        "times": [round(float(case.run.times[row]), 3) for row in rows],
        "levels": levels.tolist(),
        "drive": [_percent(drive_at(known, case.run, float(case.run.times[row]))) for row in rows] if known else [],
        "turning": case.turning,
    }


def _percent(drive: Mapping[str, float]) -> list[int]:
    return [round(100 * share) for share in drive.values()]
