"""What to try on a diagram, from the options that a person typed, and the run of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import Any

import click

from loopeditor.cli.elements import element_called
from loopeditor.model.diagram import Diagram
from loopeditor.model.naming import folded
from loopeditor.model.scenario import Cut, Force, Scenario
from loopeditor.simulation.ensemble import Ensemble, ensemble
from loopeditor.simulation.flow import Run, run
from loopeditor.simulation.telling import vicious, virtuous

_NUMBER = r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?"
_PUSH = re.compile(
    rf"(?P<name>.*)=\s*(?P<amount>{_NUMBER})\s*(?:@\s*(?P<start>{_NUMBER})(?:\s*\.\.\s*(?P<end>{_NUMBER}))?)?"
)
_CUT = re.compile(rf"(?P<name>.*?)\s*(?:@\s*(?P<time>{_NUMBER}))?")
_FRICTION = re.compile(rf"(?:(?P<name>.*)=)?\s*(?P<amount>{_NUMBER})")


@dataclass(frozen=True)
class Trial:
    """A run, the variables (ids) that somebody asked about, and many runs beside it if these were wanted."""

    run: Run
    asked: tuple[str, ...]
    ensemble: Ensemble | None

    @property
    def focus(self) -> tuple[str, ...]:
        """The variables to tell of: those asked about, else the first that is pushed and the first that is wanted."""
        diagram = self.run.diagram
        pushed = dict.fromkeys(force.variable for force in self.run.scenario.forces)
        wanted = [variable.id for variable in diagram.variables if variable.wanted]
        return self.asked or tuple(dict.fromkeys([*list(pushed)[:1], *wanted[:1]])) or tuple(diagram.variable)[:1]


def trial(diagram: Diagram, options: Mapping[str, Any]) -> Trial:
    """The run that the options of ``simulate`` ask for.

    Raises:
        click.UsageError: where they do not fit together or the diagram, or a number is out of bounds.
    """
    if not diagram.variables:
        raise click.UsageError("there is nothing to push: the diagram has no variables; add one")
    asked = tuple(variable_called(diagram, name) for name in options["names"])
    scenario = _scenario(diagram, options)
    try:
        made = run(diagram, scenario)
        beside = ensemble(diagram, scenario) if options["with_ensemble"] else None
    except ValueError as error:
        raise click.UsageError(str(error)) from error
    return Trial(made, asked, beside)


def variable_called(diagram: Diagram, name: str) -> str:
    """The id of the variable that a typed name means.

    Raises:
        click.UsageError: where there is none, or several.
    """
    found = element_called(diagram, name.strip())
    if found not in diagram.variable:
        raise click.UsageError(f"{name!r} is a link; name a variable")
    return found


def _scenario(diagram: Diagram, options: Mapping[str, Any]) -> Scenario:
    """What is named or typed, with the numbers that were typed on top."""
    ways = [key for key in ("scenario", "pushes", "virtuous", "vicious") if options[key]]
    if len(ways) > 1:
        first, second = ("--push" if way == "pushes" else f"--{way}" for way in ways[:2])
        raise click.UsageError(f"{first} and {second} are two different things to try; choose one")
    scenario = _begun(diagram, options)
    said = {key: options[key] for key in ("gain", "length") if options[key] is not None}
    common, single = _frictions(diagram, options["frictions"])
    return replace(
        scenario,
        cuts=(*scenario.cuts, *_cuts(diagram, options["cuts"])),
        friction=scenario.friction if common is None else common,
        frictions={**scenario.frictions, **single},
        **said,
    )


def _begun(diagram: Diagram, options: Mapping[str, Any]) -> Scenario:
    if options["pushes"]:
        forces = tuple(_force(diagram, push) for push in options["pushes"])
        pushed = ", ".join(dict.fromkeys(diagram.name(force.variable) for force in forces))
        return Scenario(f"A push on {pushed}", forces)
    if options["virtuous"]:
        return virtuous(diagram, variable_called(diagram, options["virtuous"]))
    if options["vicious"]:
        return vicious(diagram, variable_called(diagram, options["vicious"]))
    if options["scenario"]:
        return _named(diagram, options["scenario"])
    return diagram.scenarios[0] if diagram.scenarios else virtuous(diagram, diagram.variables[0].id)


def _named(diagram: Diagram, name: str) -> Scenario:
    known = {folded(each): scenario for each, scenario in diagram.scenario.items()}
    wanted = folded(name)
    found = diagram.scenario.get(name) or known.get(wanted)
    if found is None and not diagram.scenarios:
        raise click.UsageError(f"there is no scenario {name!r}: the diagram has none; use --push NAME=+1")
    if found is None:
        near = get_close_matches(wanted, known, 1)
        names = [known[near[0]].name] if near else list(diagram.scenario)
        raise click.UsageError(f"there is no scenario {name!r}; choose {' or '.join(map(repr, names))}")
    return found


def _force(diagram: Diagram, typed: str) -> Force:
    match = _PUSH.fullmatch(typed.strip())
    if not match:
        raise click.UsageError(f"--push {typed!r} is not NAME=+1 or NAME=+1@0..10; write a name, =, and a number")
    start, end = match["start"], match["end"]
    force = Force(
        variable_called(diagram, match["name"]),
        float(match["amount"]),
        float(start) if start else 0.0,
        float(end) if end else None,
    )
    if force.end is not None and force.end <= force.start:
        raise click.UsageError(f"--push {typed!r} ends before it begins; write the earlier time first")
    return force


def _cuts(diagram: Diagram, typed: Iterable[str]) -> Iterator[Cut]:
    for each in typed:
        match = _CUT.fullmatch(each.strip())
        name = match["name"] if match else each
        link = element_called(diagram, name)
        if link not in diagram.link:
            raise click.UsageError(
                f"--cut {each!r} names a variable; name a link: 'A -> B', from a time on: 'A -> B'@5"
            )
        yield Cut(link, float(match["time"]) if match and match["time"] else 0.0)


def _frictions(diagram: Diagram, typed: Iterable[str]) -> tuple[float | None, dict[str, float]]:
    """The friction of everything, where it is told, and those of single variables."""
    common, single = None, {}
    for each in typed:
        match = _FRICTION.fullmatch(each.strip())
        if not match:
            raise click.UsageError(f"--friction {each!r} is not a number; write 1.5, or NAME=1.5 for one variable")
        if match["name"] is None:
            common = float(match["amount"])
        else:
            single[variable_called(diagram, match["name"])] = float(match["amount"])
    return common, single
