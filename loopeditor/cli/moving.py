"""Walks and runs as files that move: an animated GIF, or a page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from loopeditor import api
from loopeditor.engine.process import GraphvizError
from loopeditor.files import native, store
from loopeditor.model.diagram import Diagram
from loopeditor.render.theme_files import theme_called

if TYPE_CHECKING:
    from loopeditor.cli.trying import Trial
    from loopeditor.render.run_chart import Case
    from loopeditor.simulation.pulse import Walk

ENDINGS = ("gif", "html")


def checked_walk_endings(outputs: Iterable[str]) -> None:
    """Whether a walk can be written to each of these files.

    Raises:
        click.UsageError: naming the first to which it cannot.
    """
    for output in outputs:
        if ending_of(output) not in ENDINGS:
            raise click.UsageError(f"a walk cannot be written to {output!r}; end it with .gif or .html")


def write_walk(diagram: Diagram, made: Walk, output: str, options: Mapping[str, Any]) -> None:
    """Write a walk; ``theme``, ``scale`` and ``title`` are those of ``export``.

    Raises:
        FileError: where it cannot be saved, or for an unknown theme.
        click.UsageError: for a scale at which there is no picture.
        click.ClickException: where Graphviz fails.
    """
    from loopeditor.render.walk_motion import walk_gif
    from loopeditor.render.walk_page import walk_html

    theme, heading = theme_called(options["theme"]), options["title"]
    drawn = api.drawing(diagram, font=theme.font)

    def draw() -> bytes:
        if ending_of(output) == "html":
            text = native.dumps(drawn.diagram)
            return walk_html(drawn.diagram, drawn.scene, made, theme, heading=heading, document=text)
        return walk_gif(drawn.diagram, drawn.scene, made, theme, scale=_scale(options), heading=heading)

    store.save(Path(output), _drawn(draw))


def moving_run(made: Trial, output: str, options: Mapping[str, Any]) -> bytes:
    """A run as a GIF or as a page, by the file's ending; a virtuous one brings the vicious one to its page.

    Raises:
        FileError: for an unknown theme.
        click.UsageError: for a scale at which there is no picture.
        click.ClickException: where Graphviz fails.
    """
    from loopeditor.render.run_motion import run_gif
    from loopeditor.render.run_page import run_html

    theme, heading, focus = theme_called(options["theme"]), options["title"], made.focus[0]
    drawn = api.drawing(made.run.diagram, font=theme.font)
    first, *others = _cases(made)

    def draw() -> bytes:
        if ending_of(output) == "html":
            text = native.dumps(drawn.diagram)
            return run_html(drawn.scene, [first, *others], theme, focus=focus, heading=heading, document=text)
        return run_gif(drawn.scene, first, theme, focus=focus, scale=_scale(options), heading=heading)

    return _drawn(draw)


def ending_of(output: str) -> str:
    """The ending of a file's name, in small letters and without its dot."""
    return Path(output).suffix.removeprefix(".").lower()


def _scale(options: Mapping[str, Any]) -> float:
    scale = options["scale"]
    return 1.0 if scale is None else float(scale)


def _drawn(draw: Callable[[], bytes]) -> bytes:
    try:
        return draw()
    except GraphvizError as error:
        raise click.ClickException(str(error)) from error
    except ValueError as error:
        raise click.UsageError(str(error)) from error


def _cases(made: Trial) -> Iterator[Case]:
    """The run, and where it is the virtuous or the vicious one of a variable, its mirror image too."""
    from loopeditor.render.run_chart import Case
    from loopeditor.simulation.flow import run
    from loopeditor.simulation.momentum import turning_point
    from loopeditor.simulation.telling import vicious, virtuous

    ran, focus = made.run, made.focus[0]
    scenario = ran.scenario
    named = {}
    if len(scenario.forces) == 1:
        pushed = scenario.forces[0].variable
        good, bad = (kind(ran.diagram, pushed).name for kind in (virtuous, vicious))
        named = {good: ("Virtuous", "Vicious", bad), bad: ("Vicious", "Virtuous", good)}
    label, other, name = named.get(scenario.name, ("", "", ""))
    yield Case(scenario.name, ran, turning_point(ran, focus), label)
    if other:
        forces = tuple(replace(force, amount=-force.amount) for force in scenario.forces)
        mirrored = run(ran.diagram, replace(scenario, name=name, forces=forces), len(ran.times) - 1)
        yield Case(name, mirrored, turning_point(mirrored, focus), other)
