from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from math import inf, nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loopeditor.model import edits, scenario_edits
from loopeditor.model.diagram import Diagram, DiagramError
from loopeditor.model.diff import diff
from loopeditor.model.duplicating import duplicate
from loopeditor.model.excerpt import excerpt, insert
from loopeditor.model.merging import merge
from loopeditor.model.notation import parse
from loopeditor.model.rewording import reworded
from loopeditor.model.scenario import Cut, Force, Scenario, Strength, kept_to
from tests.model.strategies import whole_diagrams

WHEEL = parse("A -> B -> C -> A")
PUSH = Scenario("Push", (Force("v1"), Force("v2", -2.0, 5.0, 9.0)), (Cut("l1", 3.0),), 1.5, {"v3": 2.0})
TRIED = replace(WHEEL, scenarios=(PUSH, Scenario("Rest")))


def test_links_are_normal_until_somebody_says_otherwise() -> None:
    assert {link.strength for link in WHEEL.links} == {Strength.NORMAL}
    strong = scenario_edits.set_strength(WHEEL, ["l2", "gone"], Strength.STRONG)
    assert [link.strength.factor for link in strong.links] == [1.0, 2.0, 1.0]
    assert diff(WHEEL, strong).updated == {"l2"}


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (Scenario("Push"), "two scenarios have the name 'Push'; give one of them another name"),
        (Scenario("x", (Force("v9"),)), "the scenario 'x' names 'v9', which is not there; remove that"),
        (Scenario("x", (Force("l1"),)), "the scenario 'x' names 'l1', which is not there; remove that"),
        (Scenario("x", cuts=(Cut("v1"),)), "the scenario 'x' names 'v1', which is not there; remove that"),
        (Scenario("x", frictions={"v9": 1.0}), "the scenario 'x' names 'v9', which is not there; remove that"),
        (Scenario("x", (Force("v1", nan),)), "a number of the scenario 'x' is not finite; mend or remove it"),
        (Scenario("x", (Force("v1", 1, 0, inf),)), "a number of the scenario 'x' is not finite; mend or remove it"),
        (Scenario("x", cuts=(Cut("l1", inf),)), "a number of the scenario 'x' is not finite; mend or remove it"),
        (Scenario("x", frictions={"v1": nan}), "a number of the scenario 'x' is not finite; mend or remove it"),
        (Scenario("x", gain=inf), "a number of the scenario 'x' is not finite; mend or remove it"),
        (Scenario("x", length=nan), "a number of the scenario 'x' is not finite; mend or remove it"),
    ],
)
def test_a_scenario_that_cannot_be_is_refused_in_a_sentence(wrong: Scenario, said: str) -> None:
    with pytest.raises(DiagramError) as refused:
        replace(WHEEL, scenarios=(PUSH, wrong))
    assert str(refused.value) == said


def test_what_is_deleted_leaves_the_scenarios_too() -> None:
    assert edits.delete(TRIED, ["v1"]).scenario["Push"] == replace(PUSH, forces=PUSH.forces[1:], cuts=())
    assert edits.delete(TRIED, ["l1"]).scenario["Push"] == replace(PUSH, cuts=())
    assert edits.delete(TRIED, ["v3"]).scenario["Push"] == replace(PUSH, frictions={})
    assert edits.delete(TRIED, ["l2"]).scenarios == TRIED.scenarios


def test_a_scenario_that_says_nothing_of_what_goes_is_the_same_object() -> None:
    assert kept_to(TRIED.scenarios, {"v1", "v2", "v3"}, {"l1"})[0] is PUSH


def test_scenarios_are_put_renamed_and_dropped_in_their_order() -> None:
    first = scenario_edits.put_scenario(TRIED, Scenario("Slump"), instead_of="Push")
    assert [each.name for each in first.scenarios] == ["Slump", "Rest"]
    assert [each.name for each in scenario_edits.put_scenario(TRIED, Scenario("New")).scenarios] == [
        "Push",
        "Rest",
        "New",
    ]
    changed = scenario_edits.put_scenario(TRIED, replace(PUSH, gain=2.0))
    assert [(each.name, each.gain) for each in changed.scenarios] == [("Push", 2.0), ("Rest", 1.2)]
    one = scenario_edits.put_scenario(TRIED, Scenario("Rest", gain=3.0), instead_of="Push")
    assert [(each.name, each.gain) for each in one.scenarios] == [("Rest", 3.0)]
    other = scenario_edits.put_scenario(TRIED, Scenario("Push", gain=3.0), instead_of="Rest")
    assert [(each.name, each.gain) for each in other.scenarios] == [("Push", 3.0)]
    assert [each.name for each in scenario_edits.rename_scenario(TRIED, "Rest", "Calm").scenarios] == ["Push", "Calm"]
    assert scenario_edits.rename_scenario(TRIED, "Rest", "Push") == TRIED
    assert scenario_edits.rename_scenario(TRIED, "Rest", " ") == TRIED
    assert scenario_edits.drop_scenario(TRIED, "Push").scenarios == (Scenario("Rest"),)
    assert scenario_edits.drop_scenario(TRIED, "gone") == TRIED


def test_putting_a_scenario_passes_over_what_is_not_there() -> None:
    put = scenario_edits.put_scenario(WHEEL, replace(PUSH, forces=(*PUSH.forces, Force("gone"))))
    assert put.scenarios == (PUSH,)


Edit = Callable[[Diagram], Diagram]
some_name = st.sampled_from(["a", "b", "c"])
some_scenario = st.builds(
    Scenario,
    some_name,
    st.lists(st.builds(Force, st.sampled_from(["v1", "v2", "gone"])), max_size=2).map(tuple),
    st.lists(st.builds(Cut, st.sampled_from(["l1", "l2", "gone"])), max_size=2).map(tuple),
)
one_edit: st.SearchStrategy[Edit] = st.one_of(
    st.tuples(some_scenario, st.none() | some_name).map(lambda a: lambda d: scenario_edits.put_scenario(d, *a)),
    st.tuples(some_name, some_name).map(lambda a: lambda d: scenario_edits.rename_scenario(d, *a)),
    some_name.map(lambda name: lambda d: scenario_edits.drop_scenario(d, name)),
    st.lists(st.sampled_from(["v1", "v2", "l1", "l2"])).map(lambda ids: lambda d: edits.delete(d, ids)),
    st.sampled_from(Strength).map(lambda s: lambda d: scenario_edits.set_strength(d, ["l1", "l2"], s)),
)


@given(whole_diagrams(), st.lists(one_edit, max_size=6))
def test_edits_in_any_order_never_fail(diagram: Diagram, changes: list[Edit]) -> None:
    for change in changes:
        diagram = change(diagram)
    names = [each.name for each in diagram.scenarios]
    assert len(names) == len(set(names))


def test_strength_stays_where_other_fields_of_a_link_stay() -> None:
    strong = scenario_edits.set_strength(TRIED, ["l1"], Strength.STRONG)
    assert edits.reverse(strong, ["l1"]).link["l1"].strength is Strength.STRONG
    assert edits.reconnect(strong, "l1", target="v3").link["l1"].strength is Strength.STRONG
    assert merge(strong, "A -> B : -").link["l1"].strength is Strength.STRONG
    assert reworded(strong, "A -> B : -\nB -> C -> A").link["l1"].strength is Strength.STRONG
    copied, new = duplicate(strong, ["l1"], 10, 10)
    assert [copied.link[i].strength for i in new if i in copied.link] == [Strength.STRONG]


def test_rewording_away_a_variable_takes_it_out_of_the_scenarios() -> None:
    after = reworded(TRIED, "B -> C -> B")
    assert after.scenario["Push"] == replace(PUSH, forces=PUSH.forces[1:], cuts=())


def test_scenarios_come_along_into_an_empty_diagram_alone() -> None:
    grown = edits.delete(edits.add_variable(TRIED, "D"), ["v2"])
    pasted, _ = insert(Diagram(), grown)
    (force,) = pasted.scenario["Push"].forces
    assert pasted.name(force.variable) == "A"
    assert {pasted.name(i) for i in pasted.scenario["Push"].frictions} == {"C"}
    assert insert(WHEEL, TRIED)[0].scenarios == ()
    assert excerpt(TRIED, ["v1", "v2"]).scenarios == ()
