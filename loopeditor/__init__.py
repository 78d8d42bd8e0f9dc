"""loopeditor: draw causal-loop diagrams, find every feedback loop, and put the flywheel on a slide.

import loopeditor as le

diagram = le.example("amazon")
for loop in le.loops(diagram):
    print(loop.id, " -> ".join(loop.variables))
le.export(diagram, "amazon.svg")
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from loopeditor.api import (
        Diagram,
        DiagramError,
        Direction,
        FileError,
        Link,
        LoopPolarity,
        NamedLoop,
        NotationError,
        Polarity,
        Variable,
        archetype,
        archetypes,
        example,
        examples,
        export,
        loops,
        open,  # noqa: A004 - le.open reads as what it does
        parse,
        save,
        scene,
    )

__version__ = "0.1.0"

__all__ = [
    "Diagram",
    "DiagramError",
    "Direction",
    "FileError",
    "Link",
    "LoopPolarity",
    "NamedLoop",
    "NotationError",
    "Polarity",
    "Variable",
    "__version__",
    "archetype",
    "archetypes",
    "example",
    "examples",
    "export",
    "loops",
    "open",
    "parse",
    "save",
    "scene",
]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - any of the names above
    """Load what is offered when it is first asked for, so that the command line starts fast."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from loopeditor import api

    value = globals()[name] = getattr(api, name)
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
