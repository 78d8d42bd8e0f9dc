"""A walk as one HTML file: step by step or played, with everything inside it and no question to the network."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from loopeditor.geometry.scene import Scene, VariableShape
from loopeditor.geometry.shapes import Point
from loopeditor.language import tr
from loopeditor.model.diagram import Diagram
from loopeditor.render import inlay, marks, passing, web
from loopeditor.render.spots import with_discs
from loopeditor.render.themes import PAPER, Theme
from loopeditor.render.walk_words import sentences
from loopeditor.simulation.pulse import Walk

_STEP = """<li class="step {kind}"><button type="button"><span class="identifier">{sign}</span>\
<span class="name" dir="auto">{said}</span></button></li>"""
_KINDS = {1: ("up", "▲"), -1: ("down", "▼"), 0: ("unclear", "?")}
_MANY, _NONE = ("unclear", "▲▼"), ("unclear", "…")


def walk_html(
    diagram: Diagram, scene: Scene, walk: Walk, theme: Theme = PAPER, *, heading: str = "", document: str = ""
) -> bytes:
    """The page of a walk on the scene of its diagram.

    On a screen the usual theme turns dark with the system, any other one stays as it is. ``heading`` is the page's
    title; without one that is the scene's. ``document`` is the text of the native file, which the page carries along.

    Raises:
        GraphvizError: when Graphviz fails.
    """
    ways, scene = passing.journeys(diagram, walk), with_discs(scene)
    back, on = web.button("back", tr("Back")), web.button("on", tr("Next"))
    content = web.Content(
        title=tr("Walk"),
        main=web.beside(inlay.with_layers(scene, theme, "", _layer(scene, walk, ways)), _steps(diagram, walk)),
        label=tr("Walk"),
        controls="\n".join([web.PLACE, web.speeds(), back, web.play_button(), on]),
        name="walk",
        data=_data(scene, walk, ways),
        styles=("build_up.css", "motion.css"),
        scripts=("controls.js", "walk.js"),
        kind="walk",
    )
    return web.page_of(scene, theme, content, heading=heading, document=document)


def _steps(diagram: Diagram, walk: Walk) -> Iterator[str]:
    arrived = [{walk.direction}, *({arrival.direction for arrival in arrivals} for arrivals in walk.steps)]
    for ways, said in zip(arrived, sentences(diagram, walk), strict=True):
        kind, sign = _KINDS[next(iter(ways))] if len(ways) == 1 else _MANY if ways else _NONE
        yield _STEP.format(kind=kind, sign=sign, said=escape(said))


def _layer(scene: Scene, walk: Walk, ways: tuple[passing.Journey, ...]) -> str:
    """The arrows of all steps, the tracks of the links, and a bead for each passage of one."""
    shown = passing.arrows(walk)
    arrows = "".join(part for shape in scene.variables for part in _arrows(shape, shown))
    tracks = "".join(inlay.track(link) for link in scene.links)
    beads = '<g class="bead"><use class="disc"/><use class="sign"/></g>\n' * len(ways)
    return inlay.discs() + tracks + arrows + beads


def _arrows(shape: VariableShape, shown: tuple[passing.Arrows, ...]) -> Iterator[str]:
    """The arrows on one name, a group for each change of them, with the steps in which they are seen."""
    over = [each.get(shape.ghost_of or shape.id, ()) for each in shown]
    first = 0
    for k in range(1, len(over) + 1):
        if k == len(over) or over[k] != over[first]:
            if over[first]:
                last = " last" if k == len(over) else ""
                discs = "".join(_disc(place, way) for place, way in marks.disc_places(shape.box, over[first]))
                yield f'<g class="arrows{last}" data-from="{first}" data-to="{k}">{discs}</g>\n'
            first = k


def _disc(place: Point, way: int) -> str:
    at = f'x="{place.x:.2f}" y="{place.y:.2f}"'
    return f'<use href="#disc{way}" {at}/><use href="#sign{way}" {at}/>'


def _data(scene: Scene, walk: Walk, ways: tuple[passing.Journey, ...]) -> dict[str, object]:
    number = {link.id: i for i, link in enumerate(scene.links)}
    return {
        "last": len(walk.steps),
        "turning": marks.TURNING,
        "ways": [(number[way.link], way.start, way.end, way.before, way.after) for way in ways],
    }
