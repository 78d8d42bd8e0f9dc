"""The tour: five things to do, each shown where it is done, and passed when the person has done it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from loopeditor.language import mark, tr
from loopeditor.model.diagram import Diagram
from loopeditor.model.polarity import Polarity
from loopeditor.tools.states import Idle
from loopeditor.ui.canvas.announcing import announce
from loopeditor.ui.overlays.bubble import Bubble

if TYPE_CHECKING:
    from loopeditor.ui.main_window import MainWindow

SEEN = "tour/seen"
"""The setting that tells that the tour need not begin by itself any more."""

_PAUSE = 500  # milliseconds in which a person sees what has been done

Measure = Callable[["MainWindow"], object]
Anchor = Callable[["MainWindow"], QRect]


@dataclass(frozen=True)
class Step:
    """One thing to do: done when ``measure`` gives something else than when it began, or by one of these actions."""

    title: str
    text: str
    anchor: Anchor
    measure: Measure = lambda _: None
    actions: tuple[str, ...] = ()


class Tour(QObject):
    """Begins by itself on the first empty diagram that this person sees, and from then on only when asked for."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._number: int | None = None
        self._before: object = None
        self.bubble = Bubble(window, window.look)
        self.bubble.next_wanted.connect(self._go_on)
        self.bubble.end_wanted.connect(self.end)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE if window.look.moves else 0)
        self._pause.timeout.connect(self._go_on)
        self._placing = QTimer(self, singleShot=True, interval=0)
        self._placing.timeout.connect(self._place)
        for signal in (window.document.changed, window.insight.changed, window.insight.looked):
            signal.connect(self._look_again)
        for name, action in window.menus.actions.items():
            action.triggered.connect(lambda _=False, name=name: self._take_action(name))
        window.canvas.navigation.changed.connect(self._placing.start)
        window.filing.opened.connect(self._begin_once)
        for watched in (window, window.canvas):
            watched.installEventFilter(self)
        QTimer.singleShot(0, self, self._begin_once)  # when it is known whether a file is coming

    @property
    def step(self) -> int | None:
        """Which step is shown, counted from 0; None while there is no tour."""
        return self._number

    def start(self) -> None:
        """Begin, or begin anew."""
        if not self._window.is_editing:
            self._window.filing.new()
        self._window.settings.setValue(SEEN, True)  # noqa: FBT003 - Qt's own signature
        self._show(0)

    def end(self) -> None:
        """Show no more of it."""
        self._number = None
        self._pause.stop()
        had_keyboard = self.bubble.isAncestorOf(self.bubble.window().focusWidget() or self.bubble.window())
        self.bubble.hide()
        if had_keyboard:
            self._window.canvas.setFocus()

    def _begin_once(self) -> None:
        seen = self._window.settings.value(SEEN, False, bool)  # noqa: FBT003 - Qt's own signature
        is_empty = self._window.document.diagram == Diagram() and not self._window.filing.is_reading
        if not seen and is_empty and self._window.is_editing:
            self.start()

    def _show(self, number: int) -> None:
        step = STEPS[number]
        self._number, self._before = number, step.measure(self._window)
        is_last = number == len(STEPS) - 1
        count = tr("{number} of {count}", number=number + 1, count=len(STEPS))
        self.bubble.tell(count, tr(step.title), tr(step.text), tr("Done") if is_last else tr("Next"))
        self._place()
        announce(self._window.canvas, f"{tr(step.title)}. {tr(step.text)}")

    def _go_on(self) -> None:
        self._pause.stop()
        if self._number is None:
            return
        if self._number + 1 < len(STEPS):
            self._show(self._number + 1)
        else:
            self.end()

    def _look_again(self) -> None:
        if self._number is None:
            return
        if STEPS[self._number].measure(self._window) != self._before and not self._pause.isActive():
            self._pause.start()
        self._placing.start()

    def _take_action(self, name: str) -> None:
        if self._number is not None and name in STEPS[self._number].actions:
            self._pause.start()

    def _place(self) -> None:
        if self._number is None:
            return
        if self._window.is_editing:
            self.bubble.point_at(STEPS[self._number].anchor(self._window))
        else:
            self.bubble.hide()

    def _ends_with(self, event: QKeyEvent) -> bool:
        """Whether Escape has nothing else to give up."""
        selection = self._window.selection
        is_free = isinstance(self._window.canvas.state, Idle) and not selection.ids and selection.lit is None
        return self._number is not None and event.key() == Qt.Key.Key_Escape and is_free

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay beside what is pointed at; Escape on the canvas ends the tour."""
        if watched is self._window and event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._placing.start()
        elif isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and self._ends_with(event):
            self.end()
        return super().eventFilter(watched, event)


def _tool(name: str) -> Anchor:
    """The button of an action in the tool bar; the tool bar where it has no room for it."""

    def anchor(window: MainWindow) -> QRect:
        bar = window.menus.tool_bar
        button = bar.widgetForAction(window.menus.actions[name])
        return _area(button if button and button.isVisible() else bar, window)

    return anchor


def _newest_variable(window: MainWindow) -> QRect:
    """The name drawn last; the middle of the canvas where there is none."""
    canvas, shapes = window.canvas, window.canvas.scene_shown.variables
    if not shapes:
        middle = _area(canvas, window).center()
        return QRect(middle, QSize(1, 1))
    box = shapes[-1].box
    shown = canvas.mapFromScene(box.left, box.top, box.width, box.height).boundingRect()
    return shown.translated(canvas.viewport().mapTo(window, QPoint()))


def _loops(window: MainWindow) -> QRect:
    """The top of the list of loops; the canvas where that is hidden."""
    panel = window.side.loops
    area = _area(panel if panel.isVisible() else window.canvas, window)
    return QRect(area.topLeft(), QSize(area.width(), min(area.height(), 160)))


def _area(part: QWidget, window: MainWindow) -> QRect:
    return QRect(part.mapTo(window, QPoint()), part.size())


STEPS = (
    Step(
        mark("Add a variable"),
        mark("Double-click the canvas or press V, type what can rise or fall, such as Sales, and press Enter."),
        _tool("variable"),
        lambda window: len(window.document.diagram.variables),
    ),
    Step(
        mark("Link it"),
        mark("Drag from the edge of the name to where the next one shall be, and type its name: the first acts on it."),
        _newest_variable,
        lambda window: len(window.document.diagram.links),
    ),
    Step(
        mark("Close a loop"),
        mark("Drag from the second name back to the first. What goes round is a feedback loop, and is listed here."),
        _loops,
        lambda window: len(window.insight.loops.found),
    ),
    Step(
        mark("Set a sign"),
        mark("Click a link and press + for more leads to more, - for more leads to less, or ? where it depends."),
        _tool("negative"),
        lambda window: sum(link.polarity is not Polarity.POSITIVE for link in window.document.diagram.links),
    ),
    Step(
        mark("Take it along"),
        mark("Export the picture here, or drag this button into a slide. It is drawn as you see it, and stays sharp."),
        _tool("export"),
        actions=("export", "copy-picture", "copy"),
    ),
)


def take_tour(window: MainWindow) -> None:
    """Begin the tour of a window from its first step."""
    window.get_ready()
    tour = window.findChild(Tour)
    assert isinstance(tour, Tour)  # noqa: S101 - made with the workspace
    tour.start()
