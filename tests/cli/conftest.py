"""The command line as a test calls it."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

from loopeditor import resources
from loopeditor.cli import build, run
from loopeditor.layout import flywheel
from tests.conftest import ROOT

AMAZON = """\
{
  "format": 1,
  "title": "Small flywheel",
  "variables": [
    {"id": "v1", "name": "Visits"},
    {"id": "v2", "name": "Sellers"},
    {"id": "v3", "name": "Selection"}
  ],
  "links": [
    {"id": "l1", "from": "v1", "to": "v2", "polarity": "+", "delay": true},
    {"id": "l2", "from": "v2", "to": "v3", "polarity": "+"},
    {"id": "l3", "from": "v3", "to": "v1", "polarity": "+"},
    {"id": "l4", "from": "v2", "to": "v1", "polarity": "-"},
    {"id": "l5", "from": "v3", "to": "v3", "polarity": "?"}
  ]
}
"""


class Result:
    """What a call of the command gave."""

    def __init__(self, code: int, out: str, err: str, opened: list[str | None]) -> None:
        self.code, self.out, self.err, self.opened = code, out, err, opened

    @property
    def error(self) -> str:
        """The one line on standard error; fails where there is another number of lines, or anything else went out."""
        assert self.out == ""
        (line,) = self.err.splitlines()
        assert line.startswith("loopeditor: ")
        return line.removeprefix("loopeditor: ")


Command = Callable[..., Result]


@pytest.fixture(scope="package", autouse=True)
def placed_once() -> Iterator[None]:
    """What several tests draw is placed once; equal diagrams get equal places, as ``tests/layout`` shows."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(flywheel, "rearrange", cache(flywheel.rearrange))
        yield


@pytest.fixture
def command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    """Run the command in a folder of its own with ``stdin`` coming in; the editor only notes that it opened."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(ROOT))  # for Graphviz's process, where loopeditor is not installed

    def call(*arguments: str, stdin: str | bytes = "") -> Result:
        opened: list[str | None] = []

        def open_editor(source: str | None) -> int:
            opened.append(source)
            return 0

        data = stdin.encode() if isinstance(stdin, str) else stdin
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))
        code = run(build(open_editor), arguments)
        out, err = capsys.readouterr()
        return Result(code, out, err, opened)

    return call


@pytest.fixture
def examples(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two built-in examples instead of those that ship."""
    texts = {"amazon": AMAZON, "epic-games": AMAZON.replace("Small", "Epic\\n")}
    monkeypatch.setattr(resources, "example_names", lambda: list(texts))
    monkeypatch.setattr(resources, "example_text", texts.__getitem__)
