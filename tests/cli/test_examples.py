"""The diagrams that ship, through the command line, against what a correct analysis finds in them."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from loopeditor import resources
from tests.cli.conftest import Command

# variables, links, links with a minus, reinforcing loops, balancing loops
EXPECTED = {
    "amazon": (9, 12, 3, 4, 0),
    "epic-games": (6, 7, 0, 2, 0),
    "etsy": (5, 6, 1, 1, 1),
    "uber": (6, 9, 3, 2, 2),
    "doordash": (8, 10, 2, 2, 1),
    "ethereum": (9, 12, 3, 3, 2),
    "wordpress": (4, 4, 0, 1, 0),
    "netflix": (6, 7, 0, 2, 0),
    "google": (6, 6, 0, 1, 0),
    "meta": (8, 10, 1, 2, 1),
    "twitter": (6, 7, 0, 2, 0),
    "spotify": (7, 7, 0, 1, 0),
    "microsoft": (6, 7, 0, 2, 0),
    "economic-growth": (4, 4, 0, 1, 0),
    "health-and-fitness": (6, 7, 1, 1, 1),
    "customer-service": (7, 9, 1, 2, 1),
    "attract-engage-delight": (6, 7, 2, 1, 0),
    "acquire-engage-satisfy-advocate": (5, 6, 2, 2, 0),
    "content-marketing": (5, 6, 0, 2, 0),
    "traction-to-flywheel": (8, 10, 3, 2, 1),
    "virtuous-to-vicious": (6, 6, 1, 1, 0),
    "aarrr": (6, 7, 0, 2, 0),
    "engines-of-growth": (6, 8, 1, 2, 1),
}


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


def test_every_example_has_an_expectation() -> None:
    assert set(resources.example_names()) == set(EXPECTED)


@pytest.mark.parametrize("name", EXPECTED)
def test_what_is_found_in_an_example(command: Command, name: str) -> None:
    assert found(command, name) == EXPECTED[name]


def test_the_expectations_are_those_of_the_independent_count(shared: Path) -> None:
    with (shared / "flywheels-expected.csv").open(newline="") as file:
        rows = list(csv.reader(file))[1:]
    assert {name: tuple(map(int, counts)) for name, *counts in rows} == EXPECTED
