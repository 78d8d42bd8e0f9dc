from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from loopeditor.files import native
from loopeditor.model.notation import parse
from loopeditor.model.scenario import Cut, Force, Scenario
from loopeditor.model.scenario_edits import put_scenario
from loopeditor.simulation.flow import run
from tests.cli.conftest import Command

WHEEL = "up: Trust\nTrust -> Sales -> Trust\nSales -> Costs || \nCosts -> Trust : -\nSales -> Mood : ?"
CALM = Scenario("Calm", (Force("v1", 0.5),), friction=1.5, gain=1.6, length=10.0)
SLUMP = Scenario("Big  slump", (Force("v2", -1.0, 2.0, 6.0),), (Cut("l1", 8.0),), frictions={"v1": 2.0})


@pytest.fixture
def file(command: Command) -> str:  # noqa: ARG001 - it changes to the test's folder
    diagram = put_scenario(put_scenario(parse(WHEEL), CALM), SLUMP)
    Path("a.cld").write_text(native.dumps(diagram))
    return "a.cld"


def levels(path: str) -> tuple[list[str], list[list[float]]]:
    head, *rows = csv.reader(io.StringIO(Path(path).read_text()))
    return head, [[float(cell) for cell in row] for row in rows]


def expected(scenario: Scenario) -> list[list[float]]:
    made = run(parse(WHEEL), scenario)
    return [[time, *row] for time, row in zip(made.times.tolist(), made.levels.tolist(), strict=True)]


@pytest.mark.parametrize(
    ("options", "scenario"),
    [
        ([], CALM),
        (["--scenario", "calm"], CALM),
        (["--scenario", "big slump"], SLUMP),
        (["--scenario", "Calm", "--gain", "2", "--length", "3"], Scenario("x", CALM.forces, (), 1.5, {}, 2.0, 3.0)),
        (["--push", "trust=+1"], Scenario("x", (Force("v1"),))),
        (["--push", "trust = -.5 @ 3", "--length", "9"], Scenario("x", (Force("v1", -0.5, 3.0),), length=9.0)),
        (
            ["--push", "Sales=2@0..4", "--push", "Costs=-1@4..5.5", "--friction", "1.1", "--friction", "sales=3"],
            Scenario("x", (Force("v2", 2.0, 0, 4.0), Force("v3", -1.0, 4.0, 5.5)), (), 1.1, {"v2": 3.0}),
        ),
        (
            ["--push", "v1=1", "--cut", "trust -> sales@5", "--cut", "Costs -> Trust"],
            Scenario("x", (Force("v1"),), (Cut("l1", 5.0), Cut("l4"))),
        ),
        (["--virtuous", "costs", "--gain", "1.2"], Scenario("x", (Force("v3", -1.0, 0.0, 10.0),))),
        (["--vicious", "costs", "--gain", "1.2"], Scenario("x", (Force("v3", 1.0, 0.0, 10.0),))),
    ],
)
def test_the_table_holds_the_run(command: Command, file: str, options: list[str], scenario: Scenario) -> None:
    result = command("simulate", file, *options, "-o", "run.csv")
    assert (result.code, result.out, result.err) == (0, "", "")
    head, rows = levels("run.csv")
    assert head == ["time", "Trust", "Sales", "Costs", "Mood"]
    for row, wanted in zip(rows, expected(scenario), strict=True):
        assert row == pytest.approx(wanted, rel=1e-5, abs=1e-12)


def test_a_table_of_some_variables_with_the_band_of_many_runs(command: Command, file: str) -> None:
    command("simulate", file, "--of", "sales", "--ensemble", "-o", "run.csv")
    head, rows = levels("run.csv")
    assert head == ["time", "Sales", "Sales (10 % lower)", "Sales (10 % higher)"]
    assert all(low <= level <= high for _, level, low, high in rows[100:])


def test_no_spreadsheet_takes_a_name_for_a_formula(command: Command) -> None:
    text = '"=1+1" -> "a, b" -> "=1+1"'
    result = command("simulate", "-", "-o", "run.csv", stdin=text)
    assert result.code == 0
    assert levels("run.csv")[0][1:] == ["'=1+1", "a, b"]


def test_the_report_tells_what_was_done_and_what_came_of_it(command: Command, file: str) -> None:
    result = command("simulate", file, "--virtuous", "Trust", "--gain", "2", "--ensemble", "--length", "80")
    assert result.code == 0
    lines = result.out.splitlines()
    assert lines[0] == "Virtuous, from Trust"
    assert lines[1] == "There is a steady push up on Trust from outside, from time 0 to time 10."
    assert lines[2].startswith("The level of Trust ")
    assert "1 link carries nothing, because nobody has said its sign: Sales -> Mood." in lines
    assert any(line.startswith("From time 0 to ") for line in lines)
    assert any("R1" in line for line in lines)
    mood = next(line.split() for line in lines if line.startswith("Mood"))
    assert mood == ["Mood", "as", "usual", "stays", "as", "usual", "100", "%"]
    assert lines[-1].startswith("Assumed: ")
    assert "nothing here is a forecast" in lines[-1]


def test_without_anything_said_the_first_variable_is_pushed_the_wanted_way(command: Command) -> None:
    out = command("simulate", "-", stdin="down: A\nA -> B -> A").out
    assert "There is a steady push down on A from outside, from time 0 to time 10." in out


def test_without_a_loop_that_is_told(command: Command) -> None:
    out = command("simulate", "-", stdin="A -> B").out
    assert "There is no loop, so nothing turns by itself." in out


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--push", "Trsut=+1"], "there is no variable or link 'Trsut'; did you mean 'Trust'?"),
        (["--push", "Trust"], "--push 'Trust' is not NAME=+1 or NAME=+1@0..10; write a name, =, and a number"),
        (["--push", "Trust=lots"], "--push 'Trust=lots' is not NAME=+1"),
        (["--push", "Trust=1@5..2"], "--push 'Trust=1@5..2' ends before it begins; write the earlier time first"),
        (["--push", "Trust -> Sales=1"], "'Trust -> Sales' is a link; name a variable"),
        (["--push", "Trust=1e9"], "the force on Trust is 1e+09; choose one from -1000 to 1000"),
        (["--push", "Trust=1", "--scenario", "Calm"], "--scenario and --push are two different things to try; choose"),
        (["--virtuous", "Trust", "--vicious", "Trust"], "--virtuous and --vicious are two different things to try"),
        (["--scenario", "calmm"], "there is no scenario 'calmm'; choose 'Calm'"),
        (["--scenario", "xyz"], "there is no scenario 'xyz'; choose 'Calm' or 'Big slump'"),
        (["--cut", "Trust"], "--cut 'Trust' names a variable; name a link: 'A -> B', from a time on: 'A -> B'@5"),
        (["--cut", "Trust -> Mood"], "there is no variable or link 'Trust -> Mood'"),
        (["--friction", "high"], "--friction 'high' is not a number; write 1.5, or NAME=1.5 for one variable"),
        (["--friction", "-1"], "the friction is -1; choose one from 0 to 20"),
        (["--friction", "Trust=99"], "the friction of Trust is 99; choose one from 0 to 20"),
        (["--gain", "nan"], "a number of the scenario is not finite; mend or remove it"),
        (["--length", "1e9"], "the length is 1e+09; choose one from 0.05 to 1000"),
        (["--of", "nobody"], "there is no variable or link 'nobody'"),
        (["-o", "run.xls"], "a run cannot be written to 'run.xls'; end it with .csv"),
        (["-o", "run.png", "--scale", "1000"], "the scale is 1000; choose one from 0.1 to 10"),
        (["-o", "run.png", "--theme", "pink"], "pink"),
        (["-o", "no/such/run.csv"], "there is no such file or folder"),
    ],
)
def test_what_makes_no_sense_is_told_in_a_sentence(command: Command, file: str, options: list[str], said: str) -> None:
    result = command("simulate", file, *options)
    assert said in result.error
    assert result.code == 2
    assert not list(Path().glob("run.*"))


def test_a_file_without_scenarios_says_how_to_push(command: Command) -> None:
    result = command("simulate", "-", "--scenario", "x", stdin="A -> B")
    assert "there is no scenario 'x': the diagram has none; use --push NAME=+1" in result.error


def test_an_empty_diagram_has_nothing_to_push(command: Command) -> None:
    Path("empty.cld").write_text('{"format": 1}')
    result = command("simulate", "empty.cld")
    assert "there is nothing to push: the diagram has no variables; add one" in result.error
    assert result.code == 2


def test_charts_are_written_as_pictures(command: Command, file: str) -> None:
    result = command("simulate", file, "--ensemble", "-o", "a.png", "-o", "a.svg", "--theme", "dark", "--scale", "1")
    assert (result.code, result.out, result.err) == (0, "", "")
    assert Path("a.png").read_bytes().startswith(b"\x89PNG")
    assert b"<svg" in Path("a.svg").read_bytes()


@pytest.mark.parametrize("ending", ["csv", "svg", "png", "gif", "html"])
def test_a_name_with_half_a_character_is_written_all_the_same(command: Command, ending: str) -> None:
    named = native.dumps(parse(WHEEL)).replace("Trust", "Tr\\ud800st")
    Path("half.cld").write_text(named)
    assert command("simulate", "half.cld", "-o", f"half.{ending}").code == 0
    if ending == "csv":
        assert levels("half.csv")[0][1] == "Tr\N{REPLACEMENT CHARACTER}st"
