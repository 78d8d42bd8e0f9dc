from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from PIL import Image

from loopeditor import resources
from loopeditor.cli import sharing
from loopeditor.files import native
from tests.cli.conftest import AMAZON, Command
from tests.conftest import ROOT

PLACED = resources.example_text("amazon")


@pytest.fixture(autouse=True)
def files(command: Command) -> None:  # noqa: ARG001 - it changes to the test's folder
    Path("a.cld").write_text(AMAZON)
    Path("b.txt").write_text("Eggs -> Chickens -> Eggs : -")


def test_many_are_drawn_at_once_each_under_its_name(command: Command) -> None:
    result = command("export", "a.cld", "b.txt", "-o", "out/{name}.svg", "-o", "{name}.png")
    assert (result.code, result.out, result.err) == (0, "", "")
    assert {path.name for path in Path("out").iterdir()} == {"a.svg", "b.svg"}
    assert ">Chickens<" in Path("out/b.svg").read_text()
    assert ">Selection<" in Path("out/a.svg").read_text()
    assert Path("a.png").exists()
    assert Path("b.png").exists()


def test_one_may_have_its_name_too(command: Command) -> None:
    assert command("export", "b.txt", "-o", "deep/er/{name}-{name}.svg").code == 0
    assert Path("deep/er/b-b.svg").exists()


def test_each_has_its_own_title_for_a_heading(command: Command) -> None:
    Path("c.cld").write_text(AMAZON.replace("Small flywheel", "Another {name}"))
    assert command("export", "a.cld", "c.cld", "-o", "{name}.svg", "--title").code == 0
    assert ">Small flywheel</text>" in Path("a.svg").read_text()
    assert ">Another {name}</text>" in Path("c.svg").read_text()


def test_those_that_fail_are_told_and_the_rest_is_drawn(command: Command) -> None:
    Path("bad.cld").write_text("{")
    result = command("export", "bad.cld", "a.cld", "none.cld", "b.txt", "-o", "{name}.svg")
    lines = result.err.splitlines()
    assert result.code == 2
    assert [line.split(":")[1].strip() for line in lines] == ["bad.cld", "none.cld"]
    assert Path("a.svg").exists()
    assert Path("b.svg").exists()
    assert not Path("bad.svg").exists()


def test_a_loop_that_one_of_them_lacks_is_told_with_its_file(command: Command) -> None:
    result = command("export", "a.cld", "b.txt", "-o", "{name}.svg", "--loops", "R1")
    assert result.error == "b.txt: there is no loop 'R1'; check the name"
    assert Path("a.svg").exists()
    assert not Path("b.svg").exists()


def test_none_replaces_the_picture_of_another(command: Command) -> None:
    Path("x").mkdir()
    Path("x/a.txt").write_text("Other -> Thing")
    result = command("export", "a.cld", "x/a.txt", "-o", "{name}.svg")
    assert result.error.startswith("x/a.txt: its picture would replace that of a.cld")
    assert ">Selection<" in Path("a.svg").read_text()


def test_many_need_a_place_for_their_names(command: Command) -> None:
    result = command("export", "a.cld", "b.txt", "-o", "{name}.svg", "-o", "all.svg")
    assert "several diagrams need {name} in each output" in result.error
    assert result.code == 2
    assert not list(Path().glob("*.svg"))


def test_a_name_that_looks_like_a_field_is_a_name(command: Command) -> None:
    Path("{0} %s {name}.cld").write_text(AMAZON)
    assert command("export", "{0} %s {name}.cld", "-o", "{name}.svg").code == 0
    assert Path("{0} %s {name}.svg").exists()


def test_an_exported_picture_is_a_source(command: Command) -> None:
    command("export", "a.cld", "-o", "pic.svg", "-o", "pic.png")
    assert command("convert", "pic.svg", "-o", "back.cld").code == 0
    assert command("convert", "pic.png", "-o", "again.cld").code == 0
    back = native.loads(Path("back.cld").read_text())
    assert (back.title, [v.name for v in back.variables]) == ("Small flywheel", ["Visits", "Sellers", "Selection"])
    assert Path("again.cld").read_text() == Path("back.cld").read_text()
    assert command("export", "pic.png", "-o", "copy.svg").code == 0
    assert Path("copy.svg").read_text() == Path("pic.svg").read_text()


def test_themes_by_name_and_from_a_file(command: Command) -> None:
    Path("own.toml").write_text('background = "#123456"')
    for theme, ground in (("dark", "#161b22"), ("own.toml", "#123456"), ("grey", "#ffffff")):
        assert command("export", "a.cld", "-o", "a.png", "--theme", theme).code == 0
        with Image.open("a.png") as image:
            assert image.convert("RGB").getpixel((0, 0)) == tuple(bytes.fromhex(ground[1:]))
    assert (
        "pink: there is no theme of this name; choose paper"
        in command("export", "a.cld", "-o", "a.png", "--theme", "pink").error
    )


@pytest.mark.parametrize(("size", "ratio"), [("16:9", 16 / 9), ("4:3", 4 / 3), ("square", 1.0)])
def test_the_page_is_fitted(command: Command, size: str, ratio: float) -> None:
    assert command("export", "a.cld", "-o", "a.png", "--size", size, "--title").code == 0
    with Image.open("a.png") as image:
        assert image.width / image.height == pytest.approx(ratio, rel=0.01)


def test_loops_stand_out_by_identifier_or_name_and_signs_may_go(command: Command) -> None:
    command("export", "a.cld", "-o", "all.svg")
    assert command("export", "a.cld", "-o", "some.svg", "--loops", "r1, U1", "--hide-signs").code == 0
    everything, some = Path("all.svg").read_text(), Path("some.svg").read_text()
    assert 'class="polarity"' in everything
    assert 'class="polarity"' not in some
    assert set(_strokes(some)) - set(_strokes(everything))
    assert "there is no loop 'R7'" in command("export", "a.cld", "-o", "x.svg", "--loops", "R7").error


def _strokes(svg: str) -> list[str]:
    return [part.split('"')[0] for part in svg.split('stroke="')[1:]]


@pytest.mark.parametrize("layout", ["wheel", "lobes", "layered", "compact"])
def test_layouts_place_everything_anew(command: Command, layout: str) -> None:
    placed = native.loads(AMAZON)
    command("export", "a.cld", "-o", "first.svg")
    assert command("export", "first.svg", "-o", f"{layout}.svg", "--layout", layout, "--size", "square").code == 0
    assert command("convert", f"{layout}.svg", "-o", "back.cld").code == 0
    back = native.loads(Path("back.cld").read_text())
    assert back.is_placed
    assert [v.name for v in back.variables] == [v.name for v in placed.variables]
    if layout == "layered":
        command("convert", "first.svg", "-o", "first.cld")
        assert [v.position for v in native.loads(Path("first.cld").read_text()).variables] != [
            v.position for v in back.variables
        ]


def test_legend_and_footer(command: Command) -> None:
    assert command("export", "a.cld", "-o", "a.svg", "--legend", "--footer", "Ours, <2026>").code == 0
    svg = Path("a.svg").read_text()
    assert "opposite&#160;direction" in svg or "opposite direction" in svg
    assert ">Ours, &lt;2026&gt;</text>" in svg


def test_a_bar_shows_how_far_it_is_where_somebody_looks(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")  # a terminal, for rich
    monkeypatch.setenv("TERM", "xterm")
    many = command("export", "a.cld", "b.txt", "-o", "{name}.svg")
    assert (many.code, many.out) == (0, "")
    assert "Exporting" in many.err
    assert "100%" in many.err
    assert command("export", "a.cld", "-o", "{name}.svg").err == ""


@pytest.mark.parametrize("kind", ["svg", "png", "pdf"])
def test_workers_draw_the_very_same_bytes(command: Command, monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    names = [*resources.example_names(), "a.cld", "b.txt"]
    alone = _exported(command, monkeypatch, names, f"alone/{{name}}.{kind}", workers=0)
    helped = _exported(command, monkeypatch, names, f"helped/{{name}}.{kind}", workers=2)
    assert len(alone) == len(names)
    assert helped == alone


def _exported(
    command: Command, monkeypatch: pytest.MonkeyPatch, names: list[str], output: str, *, workers: int
) -> dict[str, bytes]:
    monkeypatch.setattr(sharing, "processors", lambda: workers + 1)
    monkeypatch.setattr(sharing, "_WORTH", 0.1)
    assert command("export", *names, "-o", output).code == 0
    pictures = {file.name: file.read_bytes() for file in Path(output).parent.iterdir()}
    return {name: re.sub(rb"/CreationDate \([^)]*\)", b"", picture) for name, picture in pictures.items()}


def test_workers_tell_the_same_in_the_same_order(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("x").mkdir()
    for k in range(0, 40, 2):
        Path(f"{k}.cld").write_text("{" if k % 4 else PLACED)
        Path(f"x/{k}.cld").write_text(PLACED)
    names = [f"{folder}{k}.cld" for folder in ("", "x/") for k in range(40)]
    monkeypatch.setattr(sharing, "_WORTH", 0.1)
    told = []
    for workers in (0, 2):
        monkeypatch.setattr(sharing, "processors", lambda workers=workers: workers + 1)
        result = command("export", *names, "-o", f"{workers}/{{name}}.svg", "--loops", "R1")
        assert result.code == 2
        told.append(result.err.splitlines())
        assert {file.name for file in Path(str(workers)).iterdir()} == {f"{k}.svg" for k in range(0, 40, 2)}
    assert told[0] == told[1]
    assert [line.split(": ")[1] for line in told[0]] == [
        *(f"{k}.cld" for k in range(40) if k % 4),  # odd ones are not there, every other of the rest is no diagram
        *(f"x/{k}.cld" for k in range(40) if k % 2 or not k % 4),  # and these are not, or would replace another
    ]


def test_what_comes_in_is_drawn_among_others(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sharing, "_WORTH", 0.01)
    assert command("export", "a.cld", "-", "b.txt", "-o", "{name}.svg", stdin="Sun -> Rain").code == 0
    assert ">Rain<" in Path("diagram.svg").read_text()


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="the system does not list its processes as files")
def test_an_interrupt_ends_all_of_it_in_one_line(tmp_path: Path) -> None:
    marked = {**os.environ, "PYTHONPATH": str(ROOT), "MARK_OF_THE_TEST": str(tmp_path)}
    call = [sys.executable, "-m", "loopeditor", "export"]
    sources = [f"{k}.cld" for k in range(400)]
    for source in sources:
        Path(source).write_text(PLACED)
    with subprocess.Popen(
        [*call, *sources, "-o", "out/{name}.svg"], stderr=subprocess.PIPE, env=marked, start_new_session=True, text=True
    ) as running:
        end = time.monotonic() + 30
        while time.monotonic() < end and len(list(Path("out").glob("*.svg"))) < 20:
            time.sleep(0.01)
        os.killpg(running.pid, signal.SIGINT)
        _, said = running.communicate(timeout=20)
    assert said == "loopeditor: interrupted\n"
    assert running.returncode == 1
    assert not [file for file in Path("out").iterdir() if file.suffix != ".svg"]
    while (left := _bearing(str(tmp_path))) and time.monotonic() < end:
        time.sleep(0.05)  # Graphviz of a worker ends when it notices that the worker is gone
    assert not left


def _bearing(mark: str) -> list[str]:
    """The processes that run with a mark in their environment."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if mark.encode() in (process / "environ").read_bytes() and int(process.name) != os.getpid():
                found.append(process.name)
        except OSError:
            continue
    return found
