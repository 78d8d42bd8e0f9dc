"""The one door to what ships beside the code: the example diagrams and the icons."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_ORDER = (
    "amazon",
    "epic-games",
    "etsy",
    "uber",
    "doordash",
    "ethereum",
    "wordpress",
    "netflix",
    "google",
    "meta",
    "twitter",
    "spotify",
    "microsoft",
    "economic-growth",
    "health-and-fitness",
    "customer-service",
    "attract-engage-delight",
    "acquire-engage-satisfy-advocate",
    "content-marketing",
    "traction-to-flywheel",
    "virtuous-to-vicious",
    "aarrr",
    "engines-of-growth",
)
"""How the examples are shown: companies, then subjects, then marketing. An example not named here comes last."""


def example_names() -> list[str]:
    """The names of the built-in diagrams, in the order in which they are shown."""
    found = {path.stem for path in (_root() / "examples").glob("*.cld")}
    known = [name for name in _ORDER if name in found]
    return known + sorted(found - set(known))


def example_text(name: str) -> str:
    """The text of a built-in diagram, as its ``.cld`` file holds it.

    Raises:
        KeyError: where there is no example of that name.
    """
    if name not in example_names():
        raise KeyError(name)
    return (_root() / "examples" / f"{name}.cld").read_text(encoding="utf-8")


def icon_path(name: str) -> Path:
    """The SVG file of an icon, such as "undo"; its lines have the colour ``currentColor``.

    Raises:
        KeyError: where there is no icon of that name.
    """
    path = _root() / "icons" / f"{name}.svg"
    if not path.is_file():
        raise KeyError(name)
    return path


@cache
def _root() -> Path:
    """The folder inside an installed package, else the one beside it in a checkout."""
    package = Path(__file__).parent
    installed = package / "_resources"
    return installed if installed.is_dir() else package.parent / "resources"
