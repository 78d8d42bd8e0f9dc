"""One HTML file that builds a diagram up loop by loop: everything is inside it, and it asks the network for nothing.

Names are data: each is escaped where it stands, and the page forbids itself every address (Content-Security-Policy).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from html import escape

from loopeditor import resources
from loopeditor.files.pages import into_html
from loopeditor.geometry.scene import LoopShape, Scene
from loopeditor.geometry.text import on_one_line
from loopeditor.language import tr
from loopeditor.render import web
from loopeditor.render.buildup import Telling, Tellings, way
from loopeditor.render.emphasis import Key, is_lit, lit_by
from loopeditor.render.page import PLAIN, Page, shown_heading
from loopeditor.render.themes import PAPER, Theme

_PAGE = (
    web.HEAD
    + """<body>
<h1{heading_class} dir="auto">{title}</h1>
<main>
<figure>
{picture}</figure>
<aside>
<ol>
{steps}
</ol>
</aside>
</main>
<nav aria-label="{steps_label}">
<span class="place" id="place" role="status"></span>
<button type="button" id="back">{back}</button>
<button type="button" id="on">{on}</button>
</nav>
<script type="application/json" id="loops">{loops}</script>
{document}<script>
{script}</script>
</body>
</html>
"""
)
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
    title = on_one_line(heading) or scene.title or tr("Causal-loop diagram")
    is_on_canvas = not shown_heading(scene, title)
    html = _PAGE.format(
        title=escape(title),
        style=web.colours(theme) + resources.page_text("build_up.css"),
        heading_class=' class="unseen-title"' if is_on_canvas else "",
        picture=_picture(scene, theme, page),
        steps="\n".join(_steps(scene, tellings)),
        steps_label=escape(tr("Steps")),
        back=escape(tr("Back")),
        on=escape(tr("Next")),
        loops=web.as_data([_parts(scene, [loop.key]) for loop in scene.loops]),
        document=into_html(document) + "\n" if document else "",
        script=resources.page_text("build_up.js"),
    )
    return html.encode(errors="replace")


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
