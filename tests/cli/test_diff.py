from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Command


def write(before: str, after: str) -> tuple[str, str]:
    Path("a.txt").write_text(before)
    Path("b.txt").write_text(after)
    return "a.txt", "b.txt"


def test_differences_are_told_in_groups_and_are_no_error(command: Command) -> None:
    result = command("diff", *write("A -> B -> A", "A -> B -> A : -\nB -> C"))
    assert result.code == 0
    assert result.out.splitlines() == [
        "variable added: C",
        "",
        "link changed: B -> A: + -> -",
        "link added: B -> C (+)",
        "",
        "loop turned from reinforcing to balancing: A -> B -> A",
    ]


def test_json(command: Command) -> None:
    told = json.loads(command("diff", *write("A -> B", "A -> B -> A"), "--json").out)
    assert told == {
        "variables": [],
        "links": ["link added: B -> A (+)"],
        "loops": ["loop added: reinforcing: A -> B -> A"],
        "complete": True,
    }


def test_the_same_said_otherwise_is_no_difference(command: Command) -> None:
    result = command("diff", *write("A -> B -> A", "B -> A -> B"))
    assert (result.out, result.code) == ("no difference in meaning\n", 0)


def test_one_of_them_may_come_in(command: Command) -> None:
    Path("a.txt").write_text("A -> B")
    assert command("diff", "a.txt", "-", stdin="A -> B : -").out == "link changed: A -> B: + -> -\n"


def test_of_very_many_loops_it_says_that_some_were_not_compared(command: Command) -> None:
    dense = "\n".join(f"V{i} -> V{j}" for i in range(8) for j in range(8) if i != j)
    result = command("diff", *write(dense, f"{dense}\nV0 -> V0"))
    assert result.out.splitlines()[-1] == "Only the shortest loops were compared; there are more."
    assert "loop added: reinforcing: V0 -> V0" in result.out
    assert "loop removed" not in result.out
