from __future__ import annotations

from typing import Any

import pytest

from loopeditor.files import migrations
from loopeditor.files.errors import FileError
from loopeditor.files.migrations import CURRENT, STEPS, migrate


def test_every_old_format_has_a_step_to_the_next() -> None:
    assert set(STEPS) == set(range(1, CURRENT))


def test_the_current_format_is_left_alone() -> None:
    document = {"format": CURRENT, "title": "A"}
    assert migrate(document, "x.cld") == document


def test_an_old_format_goes_through_every_step(monkeypatch: pytest.MonkeyPatch) -> None:
    def name_title(document: dict[str, Any]) -> dict[str, Any]:
        return {"title": document["name"]}

    def shout(document: dict[str, Any]) -> dict[str, Any]:
        return document | {"title": document["title"].upper()}

    monkeypatch.setattr(migrations, "CURRENT", 3)
    monkeypatch.setattr(migrations, "STEPS", {1: name_title, 2: shout})
    assert migrate({"format": 1, "name": "a"}, "x.cld") == {"format": 3, "title": "A"}
    assert migrate({"format": 2, "title": "b"}, "x.cld") == {"format": 3, "title": "B"}


def test_a_newer_format_says_what_the_file_has_and_what_opens_it() -> None:
    with pytest.raises(FileError) as refusal:
        migrate({"format": CURRENT + 1}, "x.cld")
    assert str(refusal.value) == (
        f"x.cld: format: the file has format {CURRENT + 1}, and this loopeditor reads formats up to {CURRENT}; "
        "a newer loopeditor opens it"
    )
