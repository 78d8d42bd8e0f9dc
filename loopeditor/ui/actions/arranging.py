"""Where things stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loopeditor.language import mark, tr
from loopeditor.model import edits
from loopeditor.ui.actions.action import ARRANGE, VIEW, Action, Perform, Test, drawn, editing

if TYPE_CHECKING:
    from loopeditor.geometry.shapes import Rect
    from loopeditor.ui.main_window import MainWindow


def _boxes(window: MainWindow) -> dict[str, Rect]:
    """The room that the selected variables, ghosts and texts take."""
    from loopeditor.geometry.aligning import rooms

    selected = window.selection.ids
    return {shown: box for shown, box in rooms(window.canvas.scene_shown).items() if shown in selected}


def _at_least(count: int) -> Test:
    """Whether so many things that have a place are selected."""

    def test(window: MainWindow) -> bool:
        if not window.is_editing or len(window.selection.ids) < count:
            return False
        diagram, selected = window.document.diagram, window.selection.ids
        return sum(len(selected & places.keys()) for places in (diagram.variable, diagram.ghost, diagram.text)) >= count

    return test


def _align(side: str, words: str) -> Perform:
    def perform(window: MainWindow) -> None:
        from loopeditor.geometry.aligning import Side, align

        window.document.commit(edits.place(window.document.diagram, align(_boxes(window), Side(side))), tr(words))

    return perform


def _distribute(words: str, *, upright: bool) -> Perform:
    def perform(window: MainWindow) -> None:
        from loopeditor.geometry.aligning import distribute

        places = distribute(_boxes(window), upright=upright)
        window.document.commit(edits.place(window.document.diagram, places), tr(words))

    return perform


def _circle(window: MainWindow) -> None:
    """Put the lit loop on a circle; its links bend along it, whatever bends they had."""
    from loopeditor.geometry.aligning import circle

    if loop := window.selection.lit:
        box = {shape.id: shape.box for shape in window.canvas.scene_shown.variables}
        places = dict(zip(loop.variables, circle([box[i] for i in loop.variables]), strict=True))
        placed = edits.place(edits.bend(window.document.diagram, loop.links, None), places)
        window.document.commit(placed, tr("Arrange {name} on a circle", name=_identifier(window)))


def _put_back(window: MainWindow) -> None:
    """Leave the place of the lit loop's identifier to the geometry again."""
    if loop := window.selection.lit:
        placed = edits.place_loop(window.document.diagram, loop.key, None)
        window.document.commit(placed, tr("Reset place of {name}", name=_identifier(window)))


def _identifier(window: MainWindow) -> str:
    loop = window.selection.lit
    return window.insight.identifiers.get(loop.key, "") if loop else ""


def _is_ring_lit(window: MainWindow) -> bool:
    return window.is_editing and window.selection.lit is not None and len(window.selection.lit.variables) > 1


def _is_identifier_placed(window: MainWindow) -> bool:
    if not window.is_editing or window.selection.lit is None:
        return False
    note = window.document.diagram.loop_note.get(window.selection.lit.key)
    return note is not None and note.place is not None


def _anew(window: MainWindow) -> None:
    """Place every variable anew, as one step of the history."""
    from loopeditor.ui.tidying import arrange_again

    arrange_again(window.workspace)


def _tidy(window: MainWindow) -> None:
    """Move as little as can be for everything to be clear, as one step of the history."""
    from loopeditor.ui.tidying import tidy

    tidy(window.workspace)


def _aligned(side: str, text: str, words: str, key: str = "", *, starts_group: bool = False) -> Action:
    return Action(
        f"align-{side}",
        ARRANGE,
        text,
        _align(side, words),
        (key,) if key else (),
        tip=words,
        enabled=_at_least(2),
        on_canvas=True,
        starts_group=starts_group,
    )


ACTIONS: tuple[Action, ...] = (
    _aligned("left", mark("Align &Left"), mark("Align left"), "Ctrl+Shift+Left"),
    _aligned("center", mark("Align &Centers"), mark("Align centers")),
    _aligned("right", mark("Align &Right"), mark("Align right"), "Ctrl+Shift+Right"),
    _aligned("top", mark("Align &Top"), mark("Align top"), "Ctrl+Shift+Up", starts_group=True),
    _aligned("middle", mark("Align &Middles"), mark("Align middles")),
    _aligned("bottom", mark("Align &Bottom"), mark("Align bottom"), "Ctrl+Shift+Down"),
    Action(
        "distribute-across",
        ARRANGE,
        mark("Distribute &Horizontally"),
        _distribute(mark("Distribute horizontally"), upright=False),
        tip=mark("The same room between each two neighbours from left to right"),
        enabled=_at_least(3),
        starts_group=True,
    ),
    Action(
        "distribute-down",
        ARRANGE,
        mark("Distribute &Vertically"),
        _distribute(mark("Distribute vertically"), upright=True),
        tip=mark("The same room between each two neighbours from top to bottom"),
        enabled=_at_least(3),
    ),
    Action(
        "loop-circle",
        ARRANGE,
        mark("Loop on a Circl&e"),
        _circle,
        tip=mark("Put the variables of the lit loop evenly round a circle"),
        enabled=_is_ring_lit,
        starts_group=True,
    ),
    Action(
        "loop-place",
        ARRANGE,
        mark("Reset &Identifier's Place"),
        _put_back,
        tip=mark("Let the lit loop's identifier find its own place again"),
        enabled=_is_identifier_placed,
    ),
    Action(
        "tidy",
        ARRANGE,
        mark("Tid&y"),
        _tidy,
        tip=mark("Move names that lie on others or on links, no further than they must; all else stays"),
        enabled=drawn,
        starts_group=True,
    ),
    Action(
        "arrange",
        ARRANGE,
        mark("&Arrange Again"),
        _anew,
        ("Ctrl+Shift+L",),
        tip=mark("Find a place for every variable anew"),
        enabled=drawn,
    ),
)


def _toggle_snapping(window: MainWindow) -> None:
    window.canvas.snaps = not window.canvas.snaps
    window.settings.setValue("canvas/snaps", window.canvas.snaps)


VIEW_ACTIONS: tuple[Action, ...] = (
    Action(
        "snap",
        VIEW,
        mark("&Snap to Others"),
        _toggle_snapping,
        tip=mark("What is dragged comes to rest in line with others; Ctrl held while dragging prevents it"),
        enabled=editing,
        checked=lambda w: w.is_ready and w.canvas.snaps,
        starts_group=True,
    ),
)
