from __future__ import annotations

import json
from pathlib import Path
from typing import Any

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


def test_of_very_many_loops_the_first_thousand_are_listed_and_all_are_counted(command: Command) -> None:
    """Of eight variables, all tied to all, there are as many as the sum over k of 8! / (8-k)! / k."""
    report = command("loops", "-", stdin=dense(8)).out
    assert "8 variables, 56 links, 16,064 feedback loops: 16,064 reinforcing, 0 balancing" in report
    assert report.endswith("These are the first 1,000 of 16,064 loops, shortest first.\n")
    found = json.loads(command("loops", "-", "--json", stdin=dense(8)).out)
    assert found["counts"] == {"reinforcing": 16064, "balancing": 0, "undetermined": 0, "exact": True}
    assert (found["complete"], len(found["loops"])) == (False, 1000)


def test_a_limit_of_none_gives_totals_alone(command: Command, file: str) -> None:
    assert command("loops", file, "--limit", "0").out == (
        "Small flywheel\n3 variables, 5 links, 3 feedback loops: 1 reinforcing, 1 balancing, 1 undetermined\n"
    )
    found = json.loads(command("loops", file, "--limit", "0", "--json").out)
    assert (found["complete"], found["loops"], found["counts"]["reinforcing"]) == (False, [], 1)
    without = json.loads(command("loops", "-", "--limit", "0", "--json", stdin="A -> B").out)
    assert (without["complete"], without["loops"]) == (True, [])


def test_what_cannot_be_counted_in_time_is_told_as_known_to_exist(command: Command) -> None:
    report = command("loops", "-", "--timeout", "0", stdin=dense(40)).out
    assert "no feedback loop found so far" in report
    assert "stopped after 0 seconds" in report
    found = json.loads(command("loops", "-", "--timeout", "1", "--limit", "5", "--json", stdin=dense(40)).out)
    counts = found["counts"]
    assert counts["exact"] is False
    assert counts["at_least"] == counts["reinforcing"] >= len(found["loops"]) == 5
    assert "at least " in command("loops", "-", "--timeout", "1", "--limit", "5", stdin=dense(40)).out


def test_a_polarity_that_no_loop_has_is_not_searched_for(command: Command) -> None:
    """Going through all the more than 10^9 loops of thirteen variables would take more than the time there is."""
    found = json.loads(command("loops", "-", "--polarity", "U", "--json", stdin=dense(13)).out)
    assert found["counts"]["exact"]
    assert (found["loops"], found["complete"]) == ([], True)


def ids(command: Command, *arguments: str, stdin: str = "") -> list[str]:
    found = json.loads(command("loops", *arguments, "--json", stdin=stdin).out)
    assert found["counts"] == json.loads(command("loops", arguments[0], "--json", stdin=stdin).out)["counts"]
    return [loop["id"] for loop in found["loops"]]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (["--limit", "2"], ["U1", "B1"]),
        (["--max-length", "2"], ["U1", "B1"]),
        (["--polarity", "R"], ["R1"]),
        (["--polarity", "u"], ["U1"]),
        (["--through", "Visits"], ["B1", "R1"]),
        (["--through", "  selection "], ["U1", "R1"]),
        (["--through", "Sellers -> Selection"], ["R1"]),
        (["--through", "l4"], ["B1"]),
        (["--through", "Visits", "--polarity", "R", "--max-length", "2"], []),
        (["--set", "basis"], ["U1", "B1", "R1"]),
        (["--set", "sils", "--through", "Visits", "--limit", "1"], ["B1"]),
    ],
)
def test_a_loop_has_one_identifier_whatever_is_asked_for(
    command: Command, file: str, options: list[str], expected: list[str]
) -> None:
    assert ids(command, file, *options) == expected


def test_complete_tells_whether_all_that_was_asked_for_is_there(command: Command, file: str) -> None:
    def complete(*options: str) -> bool:
        return bool(json.loads(command("loops", file, "--json", *options).out)["complete"])

    assert complete("--polarity", "R", "--limit", "1")
    assert complete("--set", "basis", "--limit", "3")
    assert not complete("--limit", "2")
    assert not complete("--set", "basis", "--limit", "2")
    assert not complete("--through", "Visits", "--limit", "1")


def test_a_selection_is_told_in_words(command: Command, file: str) -> None:
    def shown(*options: str) -> str:
        return command("loops", file, *options).out.splitlines()[2]

    assert shown("--set", "basis") == "Shown: one short set that covers the loops: 3"
    assert shown("--polarity", "B", "--through", "l4") == (
        "Shown: those that are balancing and run through Sellers -> Visits: 1"
    )
    assert shown("--set", "sils", "--max-length", "1") == (
        "Shown: Oliva's shortest independent loop set, another short set that covers the loops, "
        "of it those that have up to 1 link: 1"
    )


def test_identifiers_agree_far_beyond_what_is_listed_at_first(command: Command) -> None:
    """Of a ring with all its chords the basis and long lists hold loops that are not among the first thousand."""
    text = dense(7) + "\nV0 -> A -> B -> C -> D -> E -> F -> G -> V1"
    whole = {tuple(loop["links"]): loop["id"] for loop in found(command, text, "--limit", "5000")}
    assert len(set(whole.values())) == len(whole) > 1_000
    for options in (["--set", "basis"], ["--polarity", "R", "--limit", "2000"], ["--max-length", "5"]):
        some = {tuple(loop["links"]): loop["id"] for loop in found(command, text, *options)}
        assert some.items() <= whole.items()
    through = {tuple(loop["links"]): loop["id"] for loop in found(command, text, "--through", "G", "--limit", "5000")}
    assert None in through.values(), "where a loop stands among all cannot be told from those through one variable"
    assert {links: name for links, name in through.items() if name}.items() <= whole.items()


def found(command: Command, text: str, *options: str) -> list[dict[str, Any]]:
    loops: list[dict[str, Any]] = json.loads(command("loops", "-", "--json", *options, stdin=text).out)["loops"]
    return loops


def test_given_names_are_shown(command: Command) -> None:
    named = json.loads(AMAZON) | {"loops": [{"links": ["l1", "l2", "l3"], "name": "The wheel"}]}
    Path("a.cld").write_text(json.dumps(named))
    loops = json.loads(command("loops", "a.cld", "--json").out)["loops"]
    assert [loop["name"] for loop in loops] == [None, None, "The wheel"]
    lines = [line.rstrip() for line in command("loops", "a.cld").out.splitlines()]
    assert lines[3] == "loop   polarity       delays   name        variables in order"
    assert lines[6] == "R1     reinforcing         1   The wheel   Visits → Sellers → Selection → Visits"


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--through", "Visit"], "there is no variable or link 'Visit'; did you mean 'Visits'?"),
        (["--through", "Visits -> Selection"], "there is no variable or link 'Visits -> Selection'"),
        (["--limit", "-1"], "-1 is not in the range x>=0"),
        (["--max-length", "0"], "0 is not in the range x>=1"),
        (["--polarity", "X"], "'X' is not one of"),
        (["--set", "best"], "'best' is not one of"),
        (["--timeout", "-1"], "-1.0 is not in the range x>=0"),
        (["--timeout", "nan"], "nan is no number of seconds"),
    ],
)
def test_a_bad_option_is_one_line(command: Command, file: str, options: list[str], message: str) -> None:
    result = command("loops", file, *options)
    assert message in result.error
    assert result.code == 2


def test_several_of_one_name_are_told_apart_by_id(command: Command) -> None:
    variables = [{"id": "a", "name": "Price"}, {"id": "b", "name": "price"}, {"id": "c", "name": "Price"}]
    links = [
        {"id": "x", "from": "a", "to": "b"},
        {"id": "y", "from": "b", "to": "a"},
        {"id": "z", "from": "a", "to": "b"},
    ]
    Path("a.cld").write_text(json.dumps({"format": 1, "variables": variables, "links": links}))
    assert (
        "2 of them are called 'Price'; name one by its id: a c" in command("loops", "a.cld", "--through", "Price").error
    )
    assert len(found_in(command, "a.cld", "price")) == 2
    assert len(found_in(command, "a.cld", "z")) == 1
    assert "3 of them are called 'PRICE'" in command("loops", "a.cld", "--through", "PRICE").error
    assert "name one by its id: x y z" in command("loops", "a.cld", "--through", "price -> Price").error


def found_in(command: Command, path: str, through: str) -> list[dict[str, Any]]:
    loops: list[dict[str, Any]] = json.loads(command("loops", path, "--json", "--through", through).out)["loops"]
    return loops


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
