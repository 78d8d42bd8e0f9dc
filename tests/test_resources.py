"""The one door to examples, icons and parts of pages."""

from __future__ import annotations

import pytest

from loopeditor import resources
from tests.conftest import ROOT

ICONS = sorted(path.stem for path in (ROOT / "resources" / "icons").glob("*.svg"))


def test_every_example_that_ships_has_its_place_in_the_order() -> None:
    shipped = {path.stem for path in (ROOT / "resources" / "examples").glob("*.cld")}
    assert resources.example_names() == list(resources._ORDER)
    assert set(resources._ORDER) == shipped


def test_an_example_is_text() -> None:
    assert "Customer experience" in resources.example_text("amazon")


@pytest.mark.parametrize("name", ["no such", "", "../examples/amazon", "amazon.cld"])
def test_an_example_that_is_not_there(name: str) -> None:
    with pytest.raises(KeyError):
        resources.example_text(name)


@pytest.mark.parametrize("name", ["no such", "", "app.svg"])
def test_an_icon_that_is_not_there(name: str) -> None:
    with pytest.raises(KeyError):
        resources.icon_path(name)


@pytest.mark.parametrize("name", ["no such.js", "", "build_up"])
def test_a_part_of_a_page_that_is_not_there(name: str) -> None:
    with pytest.raises(KeyError):
        resources.page_text(name)


def test_the_parts_of_a_page_can_stand_inside_it() -> None:
    for kind, names in (("js", ("controls", "build_up", "walk", "run")), ("css", ("build_up", "motion"))):
        for name in names:
            assert {"js": "</script", "css": "</style"}[kind] not in resources.page_text(f"{name}.{kind}")


@pytest.mark.parametrize("name", ICONS)
def test_an_icon_takes_the_colour_of_the_text(name: str) -> None:
    text = resources.icon_path(name).read_text(encoding="utf-8")
    assert name == "app" or ('viewBox="0 0 24 24"' in text and "currentColor" in text and "#" not in text)
