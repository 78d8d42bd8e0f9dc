"""One HTML file that builds a diagram up loop by loop: everything is inside it, and it asks the network for nothing.

Names are data: each is escaped where it stands, and the page forbids itself every address (Content-Security-Policy).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from html import escape

from loopeditor.geometry.scene import LoopShape, Scene
from loopeditor.language import tr
from loopeditor.render import web
from loopeditor.render.buildup import Telling, Tellings, way
from loopeditor.render.emphasis import Key, is_lit, lit_by
from loopeditor.render.page import PLAIN, Page
from loopeditor.render.themes import PAPER, Theme

_STEP = """<li class="step {kind}"><button type="button"><span class="identifier">{identifier}</span>\
<span class="name" dir="auto">{name}</span></button>
<p class="story" dir="auto">{story}</p></li>"""

_PART = re.compile(r'<g id="([vlbt]\d+(?:_\w+)?)" class="(?!title")([\w-]+)"')


def to_html(
    scene: Scene,
    tellings: Tellings,
    theme: Theme = PAPER,
    *,
    heading: str = "",
    page: Page = PLAIN,
    document: str = "",
) -> bytes:
    """The page of a scene; what is told of each loop stands beside it.

    On a screen the usual theme turns dark with the system, any other one stays as it is. ``heading`` is the page's
    title; without one that is the scene's. ``document`` is the text of the native file, which the page carries along.

    Raises:
        GraphvizError: when Graphviz fails.
    """
    content = web.Content(
        title=tr("Causal-loop diagram"),
        main=web.beside(_picture(scene, theme, page), _steps(scene, tellings)),
        label=tr("Steps"),
        controls="\n".join([web.PLACE, web.button("back", tr("Back")), web.button("on", tr("Next"))]),
        name="loops",
        data=[_parts(scene, [loop.key]) for loop in scene.loops],
        styles=("build_up.css",),
        scripts=("controls.js", "build_up.js"),
    )
    return web.page_of(scene, theme, content, heading=heading, document=document)


def _picture(scene: Scene, theme: Theme, page: Page) -> str:
    """The scene as SVG inside the page: as wide as there is room, with its shapes marked for the script."""
    return _PART.sub(r'<g id="\1" class="\2 part"', web.picture(scene, theme, page))


def _parts(scene: Scene, keys: Collection[Key]) -> list[str]:
    """Ids, in the SVG, of what these loops are made of."""
    lit = lit_by(scene, keys)
    ids = [f"v{i}" for i, shape in enumerate(scene.variables) if is_lit(shape, lit)]
    for i, link in enumerate(scene.links):
        if is_lit(link, lit):
            ids += [f"l{i}", f"l{i}_sign", f"l{i}_delay"]
    for i, loop in enumerate(scene.loops):
        if is_lit(loop, lit):
            ids += [f"b{i}", f"b{i}_turn"]
    return ids


def _steps(scene: Scene, tellings: Tellings) -> Iterator[str]:
    for loop in scene.loops:
        told = tellings.get(loop.key) or Telling(way(loop), "")
        yield _step(loop, told)
    whole = tr("The whole diagram")
    yield _STEP.format(kind="whole", identifier="∑", name=escape(whole), story=escape(scene.description))


def _step(loop: LoopShape, told: Telling) -> str:
    return _STEP.format(
        kind=loop.polarity.value,
        identifier=escape(loop.identifier),
        name=escape(told.name),
        story=escape(told.story),
    )
