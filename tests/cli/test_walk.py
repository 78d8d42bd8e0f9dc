from __future__ import annotations

from tests.cli.conftest import Command

WHEEL = "Trust -> Sales -> Trust\nSales -> Costs ||\nCosts -> Trust : -\nSales -> Mood : ?\nMood -> Trust"


def test_a_walk_everywhere_is_told_link_by_link(command: Command) -> None:
    result = command("walk", "-", "trust", stdin=WHEEL)
    assert (result.code, result.err) == (0, "")
    assert result.out.splitlines() == [
        "   0  ↑ Trust, pushed",
        "   1  ↑ Sales, through Trust -> Sales",
        "   2  ↑ Trust, through Sales -> Trust",
        "   2  ? Mood, through Sales -> Mood, nobody has said which way",
        "   3  ↑ Costs, through Sales -> Costs, after a delay",
        "   3  ? Trust, through Mood -> Trust",
        "   4  ↓ Trust, through Costs -> Trust, turned over by the minus",
    ]


def test_a_walk_round_a_loop_ends_with_its_verdict(command: Command) -> None:
    ends = {
        "R1": "Back at Sales the push agrees with how it set out: R1 reinforces.",
        "B1": "Back at Sales the push opposes how it set out: B1 balances.",
        "U1": "Back at Sales nobody knows which way: U1 has a link whose sign nobody has said.",
    }
    for loop, said in ends.items():
        lines = command("walk", "-", "Sales", "--loop", loop, stdin=WHEEL).out.splitlines()
        assert lines[0] == "   0  ↑ Sales, pushed"
        assert lines[-1] == said


def test_a_push_down_turns_every_arrow(command: Command) -> None:
    lines = command("walk", "-", "Sales", "--down", "--loop", "B1", stdin=WHEEL).out.splitlines()
    assert [line[4:].split(",")[0].strip() for line in lines[:-1]] == ["↓ Sales", "↓ Costs", "↑ Trust", "↑ Sales"]


def test_nothing_leaves_a_variable_alone(command: Command) -> None:
    out = command("walk", "-", "A", stdin="A").out
    assert out.splitlines()[-1] == "Nothing leaves A, so the push ends here."


def test_what_cannot_be_walked_is_told(command: Command) -> None:
    for arguments, said in (
        (["Trsut"], "there is no variable or link 'Trsut'; did you mean 'Trust'?"),
        (["Trust -> Sales"], "'Trust -> Sales' is a link; name a variable"),
        (["Trust", "--loop", "R9"], "there is no loop 'R9'"),
        (["Mood", "--loop", "B1"], "the loop does not pass Mood; push a variable of the loop"),
    ):
        result = command("walk", "-", *arguments, stdin=WHEEL)
        assert said in result.error
        assert result.code == 2
