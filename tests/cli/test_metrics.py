from __future__ import annotations

import json

from tests.cli.conftest import Command

WORK = "== k | Work\nBudget -> Staff -> Output -> Staff\nOutput -> Fatigue -> Output : -\nOutput -> Revenue"


def test_the_report_for_people(command: Command) -> None:
    result = command("metrics", "-", stdin=WORK)
    assert result.code == 0
    assert [line.rstrip() for line in result.out.splitlines()] == [
        "Work",
        "structural involvement, not leverage",
        "drivers, which nothing here causes: Budget",
        "outcomes, which cause nothing here: Revenue",
        "",
        "variable   causes   effects   loops   R   B   U",
        "Output          2         3       2   1   1",
        "Staff           2         1       1   1",
        "Fatigue         1         1       1       1",
        "Budget          0         1",
        "Revenue         1         0",
        "",
        "link                   loops   R   B   U",
        "Staff → Output (+)         1   1",
        "Output → Staff (+)         1   1",
        "Output → Fatigue (+)       1       1",
        "Fatigue → Output (−)       1       1",
    ]


def test_json_is_exactly_this(command: Command) -> None:
    told = json.loads(command("metrics", "-", "--json", stdin="A -> B -> B : ?").out)
    none = {"reinforcing": 0, "balancing": 0, "undetermined": 0}
    assert told == {
        "diagram": "",
        "meaning": "structural involvement, not leverage",
        "variables": [
            {
                "id": "v2",
                "name": "B",
                "causes": 2,
                "effects": 1,
                "driver": False,
                "outcome": False,
                "loops": none | {"undetermined": 1},
            },
            {"id": "v1", "name": "A", "causes": 0, "effects": 1, "driver": True, "outcome": False, "loops": none},
        ],
        "links": [
            {"id": "l1", "from": "A", "to": "B", "polarity": "+", "loops": none},
            {"id": "l2", "from": "B", "to": "B", "polarity": "?", "loops": none | {"undetermined": 1}},
        ],
    }


def test_a_diagram_without_anything(command: Command) -> None:
    assert command("metrics", "-", stdin="A").out.splitlines()[-1].split() == ["A", "0", "0"]


def test_loops_that_could_not_be_counted_are_left_open(command: Command) -> None:
    tangle = "\n".join(f"V{i} -> V{j}" for i in range(40) for j in range(40) if i != j)
    report = command("metrics", "-", "--timeout", "0.5", stdin=tangle).out
    assert "too entangled to count those through each variable" in report
    assert "V0             39        39       ?   ?   ?   ?" in report
    told = json.loads(command("metrics", "-", "--json", "--timeout", "0.5", stdin=tangle).out)
    assert {each["loops"] for each in (*told["variables"], *told["links"])} == {None}
