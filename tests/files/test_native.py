from __future__ import annotations

import contextlib
import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loopeditor.files.errors import FileError
from loopeditor.files.native import dumps, loads
from loopeditor.model.diagram import Diagram, Direction, FreeText, Ghost, Group, Link, LoopNote, Variable
from loopeditor.model.polarity import Polarity
from tests.model.strategies import hard_names, whole_diagrams

SMALL = Diagram(
    "Chickens",
    "",
    (Variable("v1", "Eggs", (0, -12.5), Direction.UP), Variable("v2", "Chickens")),
    (Link("l1", "v1", "v2", Polarity.NEGATIVE, delay=True, bend=0.25), Link("l2", "v2", "v1")),
)
SMALL_TEXT = """\
{
  "format": 1,
  "title": "Chickens",
  "variables": [
    {"id": "v1", "name": "Eggs", "x": 0, "y": -12.5, "wanted": "up"},
    {"id": "v2", "name": "Chickens"}
  ],
  "links": [
    {"id": "l1", "from": "v1", "to": "v2", "polarity": "-", "delay": true, "bend": 0.25},
    {"id": "l2", "from": "v2", "to": "v1", "polarity": "+"}
  ]
}
"""


def test_a_file_has_one_variable_or_link_a_line_and_leaves_out_the_usual() -> None:
    assert dumps(SMALL) == SMALL_TEXT


def test_a_file_is_read() -> None:
    assert loads(SMALL_TEXT) == SMALL


def test_the_names_of_loops_are_kept_one_a_line() -> None:
    notes = (LoopNote(("l1", "l2"), "The coop"), LoopNote(("l7", "l9"), "Gone", "Its links are gone."))
    text = dumps(replace(SMALL, loop_notes=notes))
    assert text.endswith(
        """\
  ],
  "loops": [
    {"links": ["l1", "l2"], "name": "The coop"},
    {"links": ["l7", "l9"], "name": "Gone", "note": "Its links are gone."}
  ]
}
"""
    )
    assert loads(text) == replace(SMALL, loop_notes=notes)
    assert loads(text.replace('["l1", "l2"]', '["l2", "l1"]')) == loads(text)


def test_the_empty_diagram_is_a_file_too() -> None:
    assert dumps(Diagram()) == '{\n  "format": 1,\n  "variables": [],\n  "links": []\n}\n'
    assert loads(dumps(Diagram())) == Diagram()
    assert loads('{"format": 1}') == Diagram()


@given(whole_diagrams(names=hard_names))
def test_every_diagram_comes_back_as_it_was(diagram: Diagram) -> None:
    assert loads(dumps(diagram).encode()) == diagram


@given(whole_diagrams())
def test_writing_what_was_read_changes_nothing(diagram: Diagram) -> None:
    text = dumps(diagram)
    assert dumps(loads(text)) == text


NASTY = [
    'say "hi"',
    "<b>bold</b>",
    "back\\slash\\",
    "two\nlines",
    "\U0001f600",
    "飞轮",
    "عجلة",
    "&amp;",
    "\x00\x1b[31m",
    "",
]


@pytest.mark.parametrize("name", [*NASTY, "\ud800", "half \udfff too"])
def test_any_name_survives_in_utf_8(name: str) -> None:
    diagram = Diagram(title=name, variables=(Variable("v1", name),))
    data = dumps(diagram).encode("utf-8")
    assert loads(data) == diagram
    assert dumps(loads(data)).encode("utf-8") == data


def test_names_are_written_readably() -> None:
    assert "飞轮 عجلة \U0001f600" in dumps(Diagram("飞轮 عجلة \U0001f600"))


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)
extras = st.dictionaries(st.sampled_from(["tempo", "colour", "\ud83d", "", "Format"]), values, max_size=3)


@given(extras, extras, extras, extras)
def test_unknown_fields_survive_at_every_level(
    of_diagram: dict[str, Any], of_variable: dict[str, Any], of_link: dict[str, Any], of_loop: dict[str, Any]
) -> None:
    variable, link = Variable("v1", "A", extra=of_variable), Link("l1", "v1", "v1", extra=of_link)
    notes = (LoopNote(("l1",), extra=of_loop),)
    diagram = Diagram(variables=(variable,), links=(link,), loop_notes=notes, extra=of_diagram)
    text = dumps(diagram)
    back = loads(text)
    assert back == diagram
    assert dumps(back) == text


def test_what_stands_beside_the_variables_comes_back() -> None:
    diagram = Diagram(
        "Chickens",
        variables=(
            Variable("v1", "Eggs", (0, 0), unit="a day", note="Brown ones", group="Farm", lines=2),
            Variable("v2", "Hens"),
        ),
        links=(Link("l1", "v1", "v2", note="They hatch", evidence="Seen", source_ghost="g1"), Link("l2", "v2", "v1")),
        loop_notes=(LoopNote(("l1", "l2"), place=(3, 4.5)),),
        ghosts=(Ghost("g1", "v1", (50, 60)),),
        texts=(FreeText("t1", "As told\nby the fox", (-5, 9)),),
        groups=(Group("Farm", "green"),),
        title_place=(0, -80),
    )
    text = dumps(diagram)
    assert loads(text) == diagram
    assert '{"links": ["l1", "l2"], "x": 3, "y": 4.5}' in text
    assert '{"id": "g1", "of": "v1", "x": 50, "y": 60}' in text
    assert text.count("lines") == text.count('"group": "Farm", "lines": 2}') == 1
    assert '"title_x": 0,\n  "title_y": -80' in text


@pytest.mark.parametrize(
    ("member", "place"),
    [
        ('"ghosts": [{"id": "g1", "of": "v9", "x": 0, "y": 0}]', "ghosts[0].of"),
        ('"ghosts": [{"id": "v1", "of": "v1", "x": 0, "y": 0}]', "ghosts[0].id"),
        ('"texts": [{"id": "t1", "text": "Lost"}]', "texts[0].x"),
        ('"groups": [{"name": "A", "colour": "mauve"}]', "groups[0].colour"),
        ('"groups": [{"name": "A"}, {"name": "A"}]', "groups[1].name"),
        ('"title_x": 3', "title_y"),
    ],
)
def test_what_is_wrong_beside_the_variables_is_told_with_its_place(member: str, place: str) -> None:
    with pytest.raises(FileError) as told:
        loads(f'{{"format": 1, "variables": [{{"id": "v1", "name": "A"}}], {member}}}')
    assert place in str(told.value)


def test_a_link_drawn_at_a_ghost_that_is_not_there_is_drawn_at_its_end() -> None:
    text = dumps(SMALL).replace('"from": "v1"', '"from": "v1", "from_ghost": "g7"')
    assert loads(text) == SMALL


def test_an_extra_field_never_replaces_a_known_one() -> None:
    assert loads(dumps(replace(SMALL, extra={"title": "Ducks", "format": 9, "loops": 3}))) == SMALL


def test_a_null_is_as_good_as_nothing() -> None:
    text = '{"format":1,"title":null,"links":null,"variables":[{"id":"a","name":"A","x":null,"y":null,"wanted":null}]}'
    assert loads(text) == Diagram(variables=(Variable("a", "A"),))


def test_a_byte_order_mark_windows_line_ends_and_a_real_minus_sign_are_read() -> None:
    text = "\ufeff" + SMALL_TEXT.replace("\n", "\r\n").replace('"-"', '"\N{MINUS SIGN}"')
    assert loads(text.encode()) == SMALL


def document(**fields: object) -> str:
    return json.dumps(json.loads(SMALL_TEXT) | fields)


def variable(**fields: object) -> str:
    return document(variables=[{"id": "v1", "name": "Eggs"}, {"id": "v2", "name": "Chickens"} | fields])


def loop(**fields: object) -> str:
    return document(loops=[{"links": ["l1", "l2"], "name": "The coop"}, {"links": ["l9"]} | fields])


def link(**fields: object) -> str:
    return document(links=[{"id": "l1", "from": "v1", "to": "v2"}, {"id": "l2", "from": "v2", "to": "v1"} | fields])


BAD = {
    "cut in half": (SMALL_TEXT[: len(SMALL_TEXT) // 2], "line ", "ends in the middle"),
    "cut between values": (SMALL_TEXT[:40], "line 4, column 1", "ends in the middle"),
    "no JSON": ('{\n  "format" 1}', "line 2, column 12", "not JSON"),
    "a list": ("[]", "line 1", "must be an object|a diagram is an object, not a list"),
    "a number": ("12", "line 1", "a diagram is an object, not a number"),
    "nested 100,000 deep": ("[" * 100_000, "", "nested deeper"),
    "nested 100,000 deep in a field": ('{"a":' * 100_000 + "1" + "}" * 100_000, "", "nested deeper"),
    "nested 100 deep": (document(note=json.loads("[" * 100 + "]" * 100)), "", "nested deeper"),
    "a number of 10,000 digits": ('{"format": ' + "1" * 10_000 + "}", "", "too long"),
    "no format": (SMALL_TEXT.replace('"format": 1,', ""), "format", "the format is missing"),
    "format in words": (document(format="one"), "format", "whole number"),
    "format true": (document(format=True), "format", "whole number"),
    "format zero": (document(format=0), "format", "whole number"),
    "newer format": (document(format=7), "format", "has format 7.*newer loopeditor opens it"),
    "title a number": (document(title=3), "title", "must be a text, not a number"),
    "variables an object": (document(variables={}), "variables", "must be a list"),
    "a variable a text": (document(variables=["A"]), "variables[0]", "must be an object, not 'A'"),
    "no id": (document(variables=[{"name": "A"}]), "variables[0].id", "id is missing"),
    "no name": (document(variables=[{"id": "v1"}]), "variables[0].name", "name is missing"),
    "name a list": (variable(name=[]), "variables[1].name", "must be a text, not a list"),
    "x a text": (variable(x="1", y=2), "variables[1].x", "must be a number, not '1'"),
    "x true": (variable(x=True, y=2), "variables[1].x", "must be a number, not true or false"),
    "x alone": (variable(x=1), "variables[1].y", "half of the position"),
    "y alone": (variable(y=1), "variables[1].x", "half of the position"),
    "x not a number": (variable(x=float("nan"), y=0), "variables[1].x", "not a finite number"),
    "y endless": (variable(x=0, y=float("-inf")), "variables[1].y", "not a finite number"),
    "x beyond floats": (variable(x=0, y=0).replace('"x": 0', '"x": 1e999'), "variables[1].x", "not a finite number"),
    "x beyond floats as integer": (variable(x=10**400, y=0), "variables[1].x", "too large"),
    "four lines": (variable(lines=4), "variables[1].lines", "a name cannot be in 4 lines"),
    "half a line": (variable(lines=0.5), "variables[1].lines", "a name cannot be in 0.5 lines"),
    "lines less than none": (variable(lines=-1), "variables[1].lines", "a name cannot be in -1 lines"),
    "lines in words": (variable(lines="two"), "variables[1].lines", "must be a number, not 'two'"),
    "wanted sideways": (variable(wanted="left"), "variables[1].wanted", "wanted is 'left'; write one of up down"),
    "the same variable id twice": (variable(id="v1"), "variables[1].id", "two variables have the id 'v1'"),
    "the same link id twice": (link(id="l1"), "links[1].id", "two links have the id 'l1'"),
    "one id for variable and link": (link(id="v1"), "links[1].id", "a variable has the id 'v1' too"),
    "no start": (document(links=[{"id": "l1", "to": "v1"}]), "links[0].from", "from is missing"),
    "an end that is not there": (link(to="v9"), "links[1].to", "there is no variable 'v9'"),
    "a start that is not there": (link(**{"from": "v9"}), "links[1].from", "there is no variable 'v9'"),
    "polarity in words": (link(polarity="plus"), "links[1].polarity", "write one of"),
    "polarity a list": (link(polarity=["+"]), "links[1].polarity", "polarity is a list"),
    "delay in words": (link(delay="yes"), "links[1].delay", "must be true or false, not 'yes'"),
    "bend endless": (link(bend=float("inf")), "links[1].bend", "not a finite number"),
    "loops an object": (document(loops={}), "loops", "must be a list"),
    "a loop without links": (document(loops=[{"name": "R"}]), "loops[0].links", "at least one link"),
    "the links of a loop a text": (loop(links="l1"), "loops[1].links", "must be a list, not 'l1'"),
    "a link of a loop a number": (loop(links=["l1", 2]), "loops[1].links", "must hold texts, not a number"),
    "the name of a loop a list": (loop(name=[]), "loops[1].name", "must be a text"),
    "one loop twice": (loop(links=["l2", "l1"]), "loops[1].links", "this loop is there twice"),
    "NaN in an unknown field": (link(note=[1, float("nan")]), "links[1].note[1]", "not a finite number"),
}


@pytest.mark.parametrize("case", BAD)
def test_a_bad_file_is_refused_with_place_and_mend_in_one_line(case: str) -> None:
    text, place, message = BAD[case]
    with pytest.raises(FileError, match=message) as refusal:
        loads(text.encode(), "folder/bad.cld")
    assert refusal.value.place.startswith(place)
    assert refusal.value.mend
    line = str(refusal.value)
    assert line.startswith("folder/bad.cld: ")
    assert "\n" not in line
    assert len(line) < 500


def test_a_message_stays_short_and_printable_whatever_the_file_holds() -> None:
    with pytest.raises(FileError) as refusal:
        loads(link(to="x" * 100_000))
    assert len(str(refusal.value)) < 500
    with pytest.raises(FileError) as refusal:
        loads(document(variables=[{"id": "v1", "name": "A", "a\n\x1b[31m\ud800": float("nan")}]))
    assert str(refusal.value).isprintable()


@given(st.binary(max_size=60) | st.text(max_size=60).map(str.encode))
def test_no_bytes_do_more_than_refuse(data: bytes) -> None:
    with contextlib.suppress(FileError):
        assert isinstance(loads(data), Diagram)


@given(st.data())
def test_no_mutation_of_a_file_does_more_than_refuse(data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(SMALL_TEXT)))
    to = data.draw(st.integers(at, min(at + 8, len(SMALL_TEXT))))
    text = (
        SMALL_TEXT[:at]
        + data.draw(st.sampled_from(["", "null", "[]", '"', "NaN", "1e999", "-1", "{}"]))
        + SMALL_TEXT[to:]
    )
    try:
        diagram = loads(text)
    except FileError:
        return
    assert loads(dumps(diagram)) == diagram


def test_what_is_not_json_is_not_written() -> None:
    with pytest.raises(FileError, match="extra field"):
        dumps(Diagram(extra={"note": float("nan")}))
    with pytest.raises(FileError, match="extra field"):
        dumps(Diagram(extra={"note": object()}))
