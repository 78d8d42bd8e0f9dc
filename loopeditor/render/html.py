"""One HTML file that builds a diagram up loop by loop: everything is inside it, and it asks the network for nothing.

Names are data: each is escaped where it stands, and the page forbids itself every address (Content-Security-Policy).
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator
from html import escape, unescape

from loopeditor import resources
from loopeditor.geometry.scene import LoopShape, Scene
from loopeditor.geometry.text import on_one_line
from loopeditor.language import tr
from loopeditor.render.buildup import Telling, Tellings, way
from loopeditor.render.emphasis import Key, is_lit, lit_by
from loopeditor.render.measurer import measurer
from loopeditor.render.page import PLAIN, Page, shown_heading
from loopeditor.render.picture import render
from loopeditor.render.themes import DARK, PAPER, Theme, mixed

_PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" \
content="default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
<link rel="icon" href="data:,">
<title>{title}</title>
<style>
{style}</style>
</head>
<body>
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
<script>
{script}</script>
</body>
</html>
"""
_STEP = """<li class="step {kind}"><button type="button"><span class="identifier">{identifier}</span>\
<span class="name" dir="auto">{name}</span></button>
<p class="story" dir="auto">{story}</p></li>"""

_SIZE = re.compile(r'^<svg width="[^"]*" height="[^"]*"')
_TEXT = re.compile(r'(<text [^>]*font-size="([\d.]+)")([^>]*)>([^<]+)</text>')
_LONG = 3  # letters that make a width worth keeping
_PART = re.compile(r'<g id="([vlbt]\d+(?:_\w+)?)" class="(?!title")([\w-]+)"')


def to_html(scene: Scene, tellings: Tellings, theme: Theme = PAPER, *, heading: str = "", page: Page = PLAIN) -> bytes:
    """The page of a scene; what is told of each loop stands beside it.

    On a screen the usual theme turns dark with the system, any other one stays as it is. ``heading`` is the page's
    title; without one that is the scene's.

    Raises:
        GraphvizError: when Graphviz fails.
    """
    title = on_one_line(heading) or scene.title or tr("Causal-loop diagram")
    is_on_canvas = not shown_heading(scene, title)
    html = _PAGE.format(
        title=escape(title),
        style=_colours(theme) + resources.page_text("build_up.css"),
        heading_class=' class="unseen-title"' if is_on_canvas else "",
        picture=_picture(scene, theme, page),
        steps="\n".join(_steps(scene, tellings)),
        steps_label=escape(tr("Steps")),
        back=escape(tr("Back")),
        on=escape(tr("Next")),
        loops=_as_data([_parts(scene, [loop.key]) for loop in scene.loops]),
        script=resources.page_text("build_up.js"),
    )
    return html.encode(errors="replace")


def _picture(scene: Scene, theme: Theme, page: Page) -> str:
    """The scene as SVG inside the page: as wide as there is room, with its shapes marked for the script."""
    svg = render(scene, "svg", theme, transparent=True, page=page).decode()
    svg = _SIZE.sub("<svg", svg[svg.index("<svg") :])
    return _TEXT.sub(_as_wide, _PART.sub(r'<g id="\1" class="\2 part"', svg))


def _as_wide(text: re.Match[str]) -> str:
    """A text as wide as the scene has it, whichever font the reader has in place of ours."""
    start, size, written = text[1], float(text[2]), unescape(text[4])
    if not written.isascii() or "font-weight" in start or len(written) < _LONG:
        return text[0]
    width = measurer().width(written, size)
    return f'{start}{text[3]} textLength="{width:.1f}" lengthAdjust="spacingAndGlyphs">{text[4]}</text>'


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


def _as_data(value: object) -> str:
    """JSON that cannot end the element that it stands in."""
    return json.dumps(value, separators=(",", ":")).replace("<", "\\u003c")


def _colours(theme: Theme) -> str:
    """The page's colours, and on dark screens those of the dark theme in place of the paper's, also in the picture."""
    if theme is not PAPER:
        scheme = "light" if _is_light(theme) else "dark"
        return f":root {{ color-scheme: only {scheme}; {_variables(theme)} }}\n"
    changed = "\n".join(
        f'  svg [fill="{light}"] {{ fill: {dark}; }} svg [stroke="{light}"] {{ stroke: {dark}; }}'
        for light, dark in _pairs(PAPER, DARK).items()
    )
    dark = f":root {{ {_variables(DARK)} }}\n{changed}"
    return (
        f":root {{ color-scheme: light dark; {_variables(PAPER)} }}\n"
        f"@media screen and (prefers-color-scheme: dark) {{\n  {dark}\n}}\n"
    )


def _variables(theme: Theme) -> str:
    colours = {
        "background": theme.background,
        "text": theme.text,
        "faint": theme.faint,
        "soft": mixed(theme.background, theme.text, 0.07),
        "reinforcing": theme.reinforcing,
        "balancing": theme.balancing,
        "undetermined": theme.undetermined,
        "selection": theme.selection,
    }
    return " ".join(f"--{name}: {colour};" for name, colour in colours.items())


def _pairs(theme: Theme, other: Theme) -> dict[str, str]:
    """Every colour of a picture in one theme with that in another."""
    links, loops = ("positive", "negative", "unknown"), ("reinforcing", "balancing", "undetermined")
    pairs = {getattr(theme, name): getattr(other, name) for name in ("background", "text", "faint", *links, *loops)}
    for mine, its in zip(theme.groups, other.groups, strict=True):
        pairs[mine] = its
        pairs[mixed(theme.background, mine, theme.tint)] = mixed(other.background, its, other.tint)
    return pairs


def _is_light(theme: Theme) -> bool:
    return sum(int(theme.background[i : i + 2], 16) for i in (1, 3, 5)) > 3 * 127
