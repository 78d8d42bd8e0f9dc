from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import AMAZON, Command


@pytest.fixture
def file(command: Command) -> str:  # noqa: ARG001 - it changes to the test's folder
    Path("a.cld").write_text(AMAZON)
    return "a.cld"


def test_json_is_exactly_this(command: Command, file: str) -> None:
    result = command("loops", file, "--json")
    assert result.code == 0
    assert json.loads(result.out) == {
        "diagram": "Small flywheel",
        "variables": 3,
        "links": 5,
        "counts": {"reinforcing": 1, "balancing": 1, "undetermined": 1, "exact": True},
        "complete": True,
        "loops": [
            {
                "id": "U1",
                "polarity": "undetermined",
                "name": None,
                "length": 1,
                "delays": 0,
                "variables": ["Selection"],
                "links": ["l5"],
            },
            {
                "id": "B1",
                "polarity": "balancing",
                "name": None,
                "length": 2,
                "delays": 1,
                "variables": ["Visits", "Sellers"],
                "links": ["l1", "l4"],
            },
            {
                "id": "R1",
                "polarity": "reinforcing",
                "name": None,
                "length": 3,
                "delays": 1,
                "variables": ["Visits", "Sellers", "Selection"],
                "links": ["l1", "l2", "l3"],
            },
        ],
    }


def test_the_report_for_people(command: Command, file: str) -> None:
    lines = [line.rstrip() for line in command("loops", file).out.splitlines()]
    assert lines == [
        "Small flywheel",
        "3 variables, 5 links, 3 feedback loops: 1 reinforcing, 1 balancing, 1 undetermined",
        "",
        "loop   polarity       delays   variables in order",
        "U1     undetermined            Selection → Selection",
        "B1     balancing           1   Visits → Sellers → Visits",
        "R1     reinforcing         1   Visits → Sellers → Selection → Visits",
    ]


def test_notation_comes_from_a_file_or_standard_input(command: Command) -> None:
    Path("a.txt").write_text("== k | Eggs\nEggs -> Chickens -> Eggs")
    from_file = command("loops", "a.txt", "--json").out
    from_input = command("loops", "-", "--json", stdin="== k | Eggs\nEggs -> Chickens -> Eggs").out
    assert json.loads(from_file)["counts"]["reinforcing"] == 1
    assert from_file == from_input


def test_a_diagram_without_loops_says_so(command: Command) -> None:
    result = command("loops", "-", stdin="A -> B")
    assert (result.out, result.code) == ("2 variables, 1 link, no feedback loop\n", 0)
    assert json.loads(command("loops", "-", "--json", stdin="A -> B").out)["loops"] == []


def dense(variables: int) -> str:
    return "\n".join(f"V{i} -> V{j}" for i in range(variables) for j in range(variables) if i != j)


def test_of_very_many_loops_the_first_thousand_are_told_as_such(command: Command) -> None:
    report = command("loops", "-", stdin=dense(8)).out
    assert "at least 1,000 feedback loops: 1,000 reinforcing" in report
    assert report.endswith("These are the first 1,000 loops, shortest first; there are more.\n")
    found = json.loads(command("loops", "-", "--json", stdin=dense(8)).out)
    assert (found["complete"], found["counts"]["exact"], len(found["loops"])) == (False, False, 1000)


def test_a_search_that_takes_too_long_is_told_as_such(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("loopeditor.cli.report.SECONDS", 0.0)
    report = command("loops", "-", stdin=dense(4)).out
    assert "no feedback loop found so far" in report
    assert "stopped after 0 seconds" in report


NAMES = [
    'say "hi"',
    "<b>x</b>",
    "[bold]x[/bold]",
    ":smile:",
    "two\nlines",
    "\x1b[31mred",
    "😀 飞轮",
    "عجلة",
    "\ud800",
    "b\\s",
]


@pytest.mark.parametrize("name", NAMES)
def test_any_name_is_one_line_as_text_and_itself_in_json(command: Command, name: str) -> None:
    variables = [{"id": "a", "name": name}, {"id": "b", "name": "B"}]
    links = [{"id": "1", "from": "a", "to": "b"}, {"id": "2", "from": "b", "to": "a"}]
    Path("a.cld").write_text(json.dumps({"format": 1, "title": name, "variables": variables, "links": links}))
    report = command("loops", "a.cld")
    assert report.code == 0
    assert len(report.out.splitlines()) == 5
    assert report.out.replace("\n", "").isprintable()
    if name.isprintable():
        assert f"{name} → B → {name}" in report.out
    found = json.loads(command("loops", "a.cld", "--json").out)
    assert found["diagram"] == name
    assert found["loops"][0]["variables"] == [name, "B"]


@pytest.mark.parametrize(
    ("stdin", "message"),
    [
        ("", "standard input: the file is empty"),
        ("A ->", "standard input: line 1, column 5: a name is missing"),
        (b"\xff\xfe", "standard input: line 1: this is not UTF-8 text"),
        (b"\0", "standard input: this is not a text file"),
    ],
)
def test_bad_standard_input_is_one_line(command: Command, stdin: str | bytes, message: str) -> None:
    result = command("loops", "-", stdin=stdin)
    assert message in result.error
    assert result.code == 2
