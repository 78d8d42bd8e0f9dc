"""The diagrams that ship, through the command line, against what a correct analysis finds in them."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from tests.cli.conftest import Command
from tests.test_examples import EXPECTED


def found(command: Command, name: str) -> tuple[int, ...]:
    result = command("loops", name, "--json")
    assert (result.code, result.err) == (0, "")
    report = json.loads(result.out)
    assert report["complete"] is report["counts"]["exact"] is True
    assert report["counts"]["undetermined"] == 0
    assert command("convert", name, "-o", "a.cld").code == 0
    links = json.loads(Path("a.cld").read_text())["links"]
    minus = sum(link["polarity"] == "-" for link in links)
    counts = report["counts"]["reinforcing"], report["counts"]["balancing"]
    return report["variables"], report["links"], minus, *counts


@pytest.mark.parametrize("name", EXPECTED)
def test_what_is_found_in_an_example(command: Command, name: str) -> None:
    assert found(command, name) == EXPECTED[name]


def test_the_expectations_are_those_of_the_independent_count(shared: Path) -> None:
    with (shared / "flywheels-expected.csv").open(newline="") as file:
        rows = list(csv.reader(file))[1:]
    assert {name: tuple(map(int, counts)) for name, *counts in rows} == EXPECTED
