from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import loopeditor as le
from loopeditor import api, resources
from loopeditor.model import edits
from loopeditor.render.emphasis import faded
from loopeditor.render.themes import DARK
from tests.cli.conftest import AMAZON
from tests.conftest import ROOT


def test_the_readme_lines_work(tmp_path: Path) -> None:
    diagram = le.parse("A -> B -> A")
    le.save(diagram, tmp_path / "x.cld")
    assert le.open(tmp_path / "x.cld") == diagram
    assert le.open(str(tmp_path / "x.cld")) == diagram
    (loop,) = le.loops(diagram)
    assert (loop.id, loop.polarity, loop.variables, loop.links) == (
        "R1",
        le.LoopPolarity.REINFORCING,
        ("A", "B"),
        ("l1", "l2"),
    )
    assert (loop.length, loop.delays) == (2, 0)
    le.export(diagram, tmp_path / "x.svg", heading="Ours")
    assert "Ours" in (tmp_path / "x.svg").read_text()


def test_an_example_opens_by_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resources, "example_names", lambda: ["amazon"])
    monkeypatch.setattr(resources, "example_text", {"amazon": AMAZON}.__getitem__)
    assert le.examples() == ["amazon"]
    assert le.example("amazon").title == "Small flywheel"
    with pytest.raises(KeyError):
        le.example("nothing")


def test_a_diagram_shows_itself_in_a_notebook() -> None:
    svg = le.parse("Eggs -> Chickens -> Eggs : -")._repr_svg_()
    assert svg
    assert "<svg" in svg
    assert ">B1<" in svg


def test_a_scene_has_everything_placed() -> None:
    scene = le.scene(le.parse("A -> B -> A"))
    assert [shape.name for shape in scene.variables] == ["A", "B"]
    assert [shape.identifier for shape in scene.loops] == ["R1"]


def test_a_diagram_is_drawn_once_for_all_its_pictures() -> None:
    diagram = le.example("amazon")
    drawn = api.drawing(diagram)
    assert api.drawing(diagram) is drawn
    assert api.drawing(diagram, shape="square") is not drawn
    assert api.drawing(le.example("netflix")).diagram.title != drawn.diagram.title
    assert api.drawing(diagram).scene == drawn.scene


def test_loops_are_limited_on_demand() -> None:
    assert [loop.variables for loop in le.loops(le.parse("A -> A -> B -> A"), limit=1)] == [("A",)]


def test_a_loop_bears_the_name_that_people_gave_it() -> None:
    diagram = edits.name_loop(le.parse("A -> B -> A\nB -> B"), ("l1", "l2"), "Engine")
    assert [(loop.id, loop.name) for loop in le.loops(diagram)] == [("R1", ""), ("R2", "Engine")]


def test_a_picture_is_made_as_it_is_wanted(tmp_path: Path) -> None:
    diagram, path = le.parse("A -> B -> A\nB -> C -> B : -"), tmp_path / "x.svg"
    le.export(diagram, path, theme="dark", loops=["R1"], signs=False, layout="wheel", size="square", footer="Ours")
    svg = path.read_text()
    assert DARK.background in svg
    assert faded(DARK).balancing in svg
    assert 'class="polarity"' not in svg
    assert ">Ours</text>" in svg
    assert le.open(path).is_placed


@pytest.mark.parametrize("wrong", [{"loops": ["R2"]}, {"layout": "heap"}, {"size": "wide"}])
def test_what_there_is_not_is_told(tmp_path: Path, wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"R2|heap|wide"):
        le.export(le.parse("A -> B -> A"), tmp_path / "x.svg", **wrong)
    assert not list(tmp_path.iterdir())


def test_other_pictures_and_places_are_refused(tmp_path: Path) -> None:
    with pytest.raises(le.FileError, match="not a kind of picture"):
        le.export(le.parse("A"), tmp_path / "x.bmp")
    with pytest.raises(le.FileError, match="no such file or folder"):
        le.export(le.parse("A"), tmp_path / "no" / "x.svg")


def test_everything_offered_is_there() -> None:
    for name in le.__all__:
        assert getattr(le, name) is not None
    assert set(le.__all__) == {*api.__all__, "__version__"}
    assert set(le.__all__) <= set(dir(le))
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = le.nothing


def test_import_is_lazy() -> None:
    script = (
        "import sys, loopeditor as le; print('loopeditor.api' in sys.modules); le.parse; print('numpy' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, cwd=ROOT, check=True)
    assert run.stdout.split() == ["False", "False"]
