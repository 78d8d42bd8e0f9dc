from __future__ import annotations

import json
from pathlib import Path

import pytest

from loopeditor import resources
from tests.cli.conftest import AMAZON, Command


def test_the_archetypes_are_listed_with_their_titles(command: Command) -> None:
    lines = command("archetypes").out.splitlines()
    assert [line.split()[0] for line in lines] == resources.archetype_names()
    assert lines[0].split(maxsplit=1)[1] == "Limits to growth: the full café"


def test_for_programs_their_stories_too(command: Command) -> None:
    entries = json.loads(command("archetypes", "--json").out)
    assert [entry["name"] for entry in entries] == resources.archetype_names()
    assert all("What to do: " in entry["description"] for entry in entries)


@pytest.mark.parametrize("name", ["escalation", "archetype:escalation"])
def test_every_verb_takes_an_archetype(command: Command, name: str) -> None:
    assert json.loads(command("loops", name, "--json").out)["counts"]["balancing"] == 2
    assert command("export", name, "-o", "{name}.dot").code == 0
    assert Path("escalation.dot").is_file()


def test_a_file_of_the_same_name_is_meant_by_its_path(command: Command) -> None:
    Path("escalation").write_text("A -> B\n")
    result = command("loops", "./escalation")
    assert "Escalation: two shops" not in result.out
    assert "Escalation: two shops" in command("loops", "escalation").out


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("archetype:escalatoin", "there is no archetype of this name; did you mean archetype:escalation?"),
        ("archetype:zzz", "there is no archetype of this name; see loopeditor archetypes"),
        ("eroding-gaols", "there is no file and no example of this name; did you mean eroding-goals?"),
    ],
)
def test_an_archetype_that_is_not_there(command: Command, name: str, message: str) -> None:
    result = command("loops", name)
    assert result.error.endswith(message)
    assert result.code == 2


def test_explain_tells_which_archetype_a_diagram_has_the_shape_of(command: Command) -> None:
    lines = command("explain", "fixes-that-fail").out.splitlines()
    assert lines[-2].startswith("It has the shape of these archetypes")
    assert lines[-1] == (
        "Fixes that fail (B1 R1): A fix (Spraying) helps with Pests at once, and its side effect (Birds and beetles) "
        "brings it back later."
    )


def test_explain_says_where_there_may_be_more(command: Command) -> None:
    text = "\n".join(f"V{i} -> V{j} : {'-' if (i * j) % 3 else '+'}" for i in range(7) for j in range(7) if i != j)
    lines = command("explain", "-", stdin=text).out.splitlines()
    assert lines[-1] == "There may be more of them; these are in its shortest loops."
    assert sum(line.startswith("Limits to growth (") for line in lines) <= 4


def test_explain_says_nothing_of_archetypes_where_there_is_none(command: Command) -> None:
    Path("a.cld").write_text(AMAZON)
    assert "archetype" not in command("explain", "a.cld").out
