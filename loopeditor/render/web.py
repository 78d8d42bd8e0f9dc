"""What pages of one file are made of: a head that forbids every address, colours, inline pictures and data."""

from __future__ import annotations

import json
import re
from html import escape

from loopeditor.geometry.scene import Scene
from loopeditor.language import tr
from loopeditor.render.marks import inks, pushed_ground
from loopeditor.render.page import PLAIN, Page
from loopeditor.render.picture import font_list, render
from loopeditor.render.themes import DARK, PAPER, Theme, mixed

HEAD = """<!DOCTYPE html>
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
"""

_SIZE = re.compile(r'^<svg width="[^"]*" height="[^"]*"')


def picture(scene: Scene, theme: Theme, page: Page = PLAIN) -> str:
    """The scene as SVG inside a page: as wide as there is room."""
    svg = render(scene, "svg", theme, transparent=True, page=page).decode()
    return without_size(svg[svg.index("<svg") :])


def without_size(svg: str) -> str:
    """An SVG element that takes the room that it is given."""
    return _SIZE.sub("<svg", svg)


def as_data(value: object) -> str:
    """JSON that cannot end the element that it stands in."""
    return json.dumps(value, separators=(",", ":")).replace("<", "\\u003c")


def player_words() -> dict[str, str]:
    """What the buttons of a page say that can be played, each ready to stand in it."""
    said = {"speed": tr("Speed"), "slow": tr("slow"), "usual": tr("usual"), "fast": tr("fast")}
    return {name: escape(word) for name, word in {**said, "play": tr("Play"), "pause": tr("Pause")}.items()}


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
