"""The one door to what ships beside the code: example diagrams, archetypes, icons, and what pages are made of."""

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

_ARCHETYPES = (
    "limits-to-growth",
    "shifting-the-burden",
    "fixes-that-fail",
    "eroding-goals",
    "escalation",
    "success-to-the-successful",
    "tragedy-of-the-commons",
    "growth-and-underinvestment",
    "accidental-adversaries",
    "attractiveness-principle",
)
"""How the archetypes are shown: in the order in which they are taught."""


def example_names() -> list[str]:
    """The names of the built-in diagrams, in the order in which they are shown."""
    return list(_names(_root() / "examples", _ORDER))


def example_text(name: str) -> str:
    """The text of a built-in diagram, as its ``.cld`` file holds it.

    Raises:
        KeyError: where there is no example of that name.
    """
    if name not in example_names():
        raise KeyError(name)
    return (_root() / "examples" / f"{name}.cld").read_text(encoding="utf-8")


def archetype_names() -> list[str]:
    """The names of the classic archetypes, in the order in which they are shown."""
    return list(_names(_root() / "archetypes", _ARCHETYPES))


def archetype_text(name: str) -> str:
    """The text of a classic archetype, as its ``.cld`` file holds it.

    Raises:
        KeyError: where there is no archetype of that name.
    """
    if name not in archetype_names():
        raise KeyError(name)
    return (_root() / "archetypes" / f"{name}.cld").read_text(encoding="utf-8")


def icon_path(name: str) -> Path:
    """The SVG file of an icon, such as "undo"; its lines have the colour ``currentColor``.

    Raises:
        KeyError: where there is no icon of that name.
    """
    path = _root() / "icons" / f"{name}.svg"
    if not path.is_file():
        raise KeyError(name)
    return path


def page_text(name: str) -> str:
    """The script or the style of an exported page, such as "build_up.js".

    Raises:
        KeyError: where there is none of that name.
    """
    path = _root() / "pages" / name
    if not path.is_file():
        raise KeyError(name)
    return path.read_text(encoding="utf-8")


def catalogue(locale: str) -> Path | None:
    """The compiled translations (gettext's ``.mo``) for a locale such as "pt_BR", else for its language, if any."""
    found = (_root() / "locale" / f"{name}.mo" for name in (locale, locale.partition("_")[0]))
    return next((path for path in found if path.is_file()), None)


@cache
def _names(folder: Path, order: tuple[str, ...]) -> tuple[str, ...]:
    found = {path.stem for path in folder.glob("*.cld")}
    known = [name for name in order if name in found]
    return (*known, *sorted(found - set(known)))


@cache
def _root() -> Path:
    """The folder inside an installed package, else the one beside it in a checkout."""
    package = Path(__file__).parent
    installed = package / "_resources"
    return installed if installed.is_dir() else package.parent / "resources"
