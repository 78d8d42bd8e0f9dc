from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from loopeditor.analysis.loops import find_loops
from loopeditor.analysis.story import story
from loopeditor.cli.listing import numbered
from loopeditor.files import formats
from tests.cli.conftest import AMAZON, Command

NAMED = json.dumps(
    json.loads(AMAZON)
    | {
        "loops": [
            {"links": ["l1", "l2", "l3"], "name": "The wheel", "note": "What the shop\nlives by."},
            {"links": ["l1", "gone"], "name": "Orphan"},
        ]
    }
)


@pytest.fixture
def file(command: Command) -> str:  # noqa: ARG001 - it changes to the test's folder
    Path("a.cld").write_text(NAMED)
    return "a.cld"


WHEEL = [
    "R1   reinforcing   The wheel   Visits → Sellers → Selection → Visits",
    (
        "A rise in Visits brings after a delay a rise in Sellers, then a rise in Selection, and so a further rise in "
        "Visits. There are no minus links, an even number, so the loop reinforces: a change feeds itself."
    ),
    "Note: What the shop lives by.",
]


@pytest.mark.parametrize("label", ["R1", "r1", "The wheel", " the  WHEEL"])
def test_one_loop_by_identifier_or_name(command: Command, file: str, label: str) -> None:
    result = command("explain", file, label)
    assert (result.out.splitlines(), result.code) == (WHEEL, 0)


def test_the_other_way_round(command: Command, file: str) -> None:
    told = command("explain", file, "B1", "--falling").out.splitlines()
    assert told[0] == "B1   balancing   Visits → Sellers → Visits"
    assert told[1].startswith(
        "A fall in Visits brings after a delay a fall in Sellers, and so a rise in Visits. There is one minus link, "
        "an odd number, so the loop balances"
    )


def test_without_a_loop_one_short_set_is_told(command: Command, file: str) -> None:
    lines = command("explain", file).out.splitlines()
    assert lines[:5] == [
        "Small flywheel",
        "3 variables, 5 links, 3 feedback loops: 1 reinforcing, 1 balancing, 1 undetermined",
        "There is a balancing loop; a shortest one is Visits -> Sellers -> Visits. 1 link on loops has no sign yet.",
        "One short set that covers the loops: 3 of 3",
        "",
    ]
    assert [line.split()[0] for line in lines if "→" in line] == ["U1", "B1", "R1"]
    assert lines[-3:] == WHEEL


def test_a_diagram_without_loops_says_so(command: Command) -> None:
    assert command("explain", "-", stdin="A -> B").out == "2 variables, 1 link, no feedback loop\n"


@pytest.mark.parametrize(
    ("label", "message"),
    [
        ("R7", "there is no loop 'R7'"),
        ("The whel", "there is no loop 'The whel'; did you mean 'The wheel'?"),
        ("orphan", "the loop 'orphan' is broken"),
        ("", "there is no loop ''"),
    ],
)
def test_a_loop_that_is_not_there(command: Command, file: str, label: str, message: str) -> None:
    result = command("explain", file, label)
    assert message in result.error
    assert result.code == 2


def test_two_loops_of_one_name(command: Command) -> None:
    loops = [{"links": ["l1", "l4"], "name": "Twin"}, {"links": ["l5"], "name": "twin"}]
    Path("a.cld").write_text(json.dumps(json.loads(AMAZON) | {"loops": loops}))
    assert "2 loops are called 'twin'; name one by its identifier: U1 B1" in command("explain", "a.cld", "twin").error


def test_a_named_loop_is_told_however_many_there_are(command: Command) -> None:
    """Of all the loops among eight variables that are all tied to all, one of the longest."""
    pairs = {(i, j): f"l{i}{j}" for i in range(8) for j in range(8) if i != j}
    ring = [pairs[i, (i + 1) % 8] for i in range(8)]
    document = {
        "format": 1,
        "variables": [{"id": f"v{i}", "name": f"V{i}"} for i in range(8)],
        "links": [{"id": link, "from": f"v{i}", "to": f"v{j}"} for (i, j), link in pairs.items()],
        "loops": [{"links": ring, "name": "Round"}],
    }
    Path("a.cld").write_text(json.dumps(document))
    assert "reinforcing   Round   V0 → V1 → V2 → V3" in command("explain", "a.cld", "Round").out
    assert len(json.loads(command("loops", "a.cld", "--json").out)["loops"]) == 1000


def test_where_time_is_too_short_for_the_first_loops_none_gets_the_identifier_of_another(command: Command) -> None:
    text = "\n".join(f"V{i} -> V{j}" for i in range(30) for j in range(30) if i != j)
    lines = command("explain", "-", "--timeout", "0", stdin=text).out.splitlines()
    assert lines[4].startswith("reinforcing   V0 → V1 → V0")
    assert "there is no loop 'R1'" in command("explain", "-", "R1", "--timeout", "0", stdin=text).error


@pytest.mark.usefixtures("examples")
def test_loops_explain_and_pictures_give_a_loop_the_same_identifier(command: Command) -> None:
    names = ["U1", "B1", "R1"]
    assert [loop["id"] for loop in json.loads(command("loops", "amazon", "--json").out)["loops"]] == names
    assert re.findall(r"^([RBU]\d+) ", command("explain", "amazon").out, re.MULTILINE) == names
    assert command("export", "amazon", "-o", "a.svg").code == 0
    assert sorted(re.findall(r">([RBU]\d+)<", Path("a.svg").read_text())) == sorted(names)


@pytest.mark.usefixtures("examples")
def test_the_words_are_those_of_the_story(command: Command) -> None:
    Path("a.cld").write_text(AMAZON)
    diagram = formats.read(Path("a.cld"))
    for loop, identifier in numbered(diagram, find_loops(diagram)):
        assert story(diagram, loop) in command("explain", "a.cld", identifier).out
