"""What pages of one file are made of: a frame that forbids every address, colours, inline pictures and controls."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from loopeditor import resources
from loopeditor.files.pages import into_html
from loopeditor.geometry.scene import Scene
from loopeditor.geometry.text import on_one_line
from loopeditor.language import tr
from loopeditor.render.marks import inks, pushed_ground
from loopeditor.render.page import PLAIN, Page, shown_heading
from loopeditor.render.picture import font_list, render
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
<body{kind}>
<h1{heading_class} dir="auto">{title}</h1>
<main>
{main}
</main>
<nav aria-label="{label}">
{controls}
</nav>
{below}<script type="application/json" id="{name}">{data}</script>
{document}<script>
{script}</script>
</body>
</html>
"""
PLACE = '<span class="place" id="place" role="status"></span>'
"""Where the script says which step is shown."""

_SIZE = re.compile(r'^<svg width="[^"]*" height="[^"]*"')


@dataclass(frozen=True)
class Content:
    """What one kind of page shows and does; ``main``, ``controls`` and ``below`` are HTML, with names escaped.

    Attributes:
        title: what the page is called where neither the person nor the scene says so.
        main: what is looked at and read.
        label: what a screen reader calls the controls.
        controls: what goes through it.
        name: under which id the script finds its data.
        data: those data, ready for JSON.
        styles: what it looks like, as files among the resources.
        scripts: what it does, likewise.
        kind: the class of the page in its style; empty where it has none of its own.
        below: what stands under the controls, each element on lines of its own.
    """

    title: str
    main: str
    label: str
    controls: str
    name: str
    data: object
    styles: tuple[str, ...]
    scripts: tuple[str, ...]
    kind: str = ""
    below: str = ""


def page_of(scene: Scene, theme: Theme, content: Content, *, heading: str, document: str) -> bytes:
    """The whole page. ``heading`` is its title; ``document`` the text of the native file, which it carries along."""
    title = on_one_line(heading) or scene.title or content.title
    html = _PAGE.format(
        title=escape(title),
        style=colours(theme) + "".join(map(resources.page_text, content.styles)),
        kind=f' class="{content.kind}"' if content.kind else "",
        heading_class="" if shown_heading(scene, title) else ' class="unseen-title"',
        main=content.main,
        label=escape(content.label),
        controls=content.controls,
        below=content.below,
        name=content.name,
        data=_as_data(content.data),
        document=into_html(document) + "\n" if document else "",
        script="".join(map(resources.page_text, content.scripts)),
    )
    return html.encode(errors="replace")


def picture(scene: Scene, theme: Theme, page: Page = PLAIN) -> str:
    """The scene as SVG inside a page: as wide as there is room."""
    svg = render(scene, "svg", theme, transparent=True, page=page).decode()
    return without_size(svg[svg.index("<svg") :])


def without_size(svg: str) -> str:
    """An SVG element that takes the room that it is given."""
    return _SIZE.sub("<svg", svg)


def beside(picture: str, steps: Iterable[str]) -> str:
    """A picture with the list of its steps."""
    listed = "\n".join(steps)
    return f"<figure>\n{picture}</figure>\n<aside>\n<ol>\n{listed}\n</ol>\n</aside>"


def button(name: str, says: str) -> str:
    """A button that the script knows by its name."""
    return f'<button type="button" id="{name}">{escape(says)}</button>'


def play_button() -> str:
    """The button that plays and pauses."""
    play, pause = escape(tr("Play")), escape(tr("Pause"))
    return f'<button type="button" id="play" data-play="{play}" data-pause="{pause}">{play}</button>'


def speeds() -> str:
    """The choice of how fast it is played."""
    slow, usual, fast = (escape(word) for word in (tr("slow"), tr("usual"), tr("fast")))
    return (
        f'<label>{escape(tr("Speed"))} <select id="speed"><option value="0.5">{slow}</option>'
        f'<option value="1" selected>{usual}</option><option value="2">{fast}</option></select></label>'
    )


def _as_data(value: object) -> str:
    """JSON that cannot end the element that it stands in."""
    return json.dumps(value, separators=(",", ":")).replace("<", "\\u003c")


def colours(theme: Theme) -> str:
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
        "faint": theme.faint,
        "soft": mixed(theme.background, theme.text, 0.07),
        "reinforcing": theme.reinforcing,
        "balancing": theme.balancing,
        "undetermined": theme.undetermined,
        "selection": theme.selection,
        "font": font_list(theme.font),
        **{ink.value: colour for ink, colour in inks(theme).items()},
    }
    return " ".join(f"--{name}: {colour};" for name, colour in colours.items())


def _pairs(theme: Theme, other: Theme) -> dict[str, str]:
    """Every colour of a picture in one theme with that in another."""
    links, loops = ("positive", "negative", "unknown"), ("reinforcing", "balancing", "undetermined")
    pairs = {getattr(theme, name): getattr(other, name) for name in ("background", "text", "faint", *links, *loops)}
    pairs[pushed_ground(theme)] = pushed_ground(other)
    for mine, its in zip(theme.groups, other.groups, strict=True):
        pairs[mine] = its
        pairs[mixed(theme.background, mine, theme.tint)] = mixed(other.background, its, other.tint)
    return pairs


def _is_light(theme: Theme) -> bool:
    return sum(int(theme.background[i : i + 2], 16) for i in (1, 3, 5)) > 3 * 127
