from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner
from pptx import Presentation

from loopeditor.cli.export import export


def _run(*arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(export, list(arguments), standalone_mode=True)
    return done.exit_code, done.output


def test_the_story_is_a_slide_for_the_whole_and_one_for_each_loop(tmp_path: Path) -> None:
    path = tmp_path / "a.pptx"
    assert _run("amazon", "-o", str(path), "--story")[0] == 0
    assert len(Presentation(str(path)).slides) == 5
    assert _run("amazon", "-o", str(path), "--story", "--loops", "R1,R3", "--glued")[0] == 0
    assert len(Presentation(str(path)).slides) == 3
    assert _run("amazon", "-o", str(path))[0] == 0
    assert len(Presentation(str(path)).slides) == 1


def test_what_is_for_slides_needs_some(tmp_path: Path) -> None:
    code, said = _run("amazon", "-o", str(tmp_path / "a.svg"), "--story")
    assert code == 2
    assert "--story is for slides; add -o OUT.pptx" in said
    code, said = _run("amazon", "-o", str(tmp_path / "a.html"), "--glued")
    assert code == 2
    assert not list(tmp_path.iterdir())
