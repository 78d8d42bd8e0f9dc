"""The examples and the archetypes as a grid of pictures."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, partial
from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QButtonGroup, QLabel, QStyle, QWidget

from loopeditor import resources
from loopeditor.analysis.titles import ARCHETYPES
from loopeditor.language import mark, tr
from loopeditor.ui.background import Background
from loopeditor.ui.card import HEIGHT, NARROWEST, Card
from loopeditor.ui.theme import Look

if TYPE_CHECKING:
    from loopeditor.geometry.scene import Scene

_GROUPS = (
    (
        mark("Companies"),
        ("amazon", "epic-games", "etsy", "uber", "doordash", "ethereum", "wordpress", "netflix", "google", "meta",
         "twitter", "spotify", "microsoft"),
    ),
    (mark("Everyday life"), ("economic-growth", "health-and-fitness", "customer-service")),
)  # fmt: skip
_REST = mark("Models of growth")
_GAP, _MARGIN, _HEADING = 20, 32, 24
FIRST_PAINT = 40
"""Milliseconds that the window has to be seen before pictures compete with it for the processor."""


class Gallery(QWidget):
    """One card for each example, in groups; their pictures are drawn in the background once the gallery is seen.

    The cards of the archetypes, far down, are made only then.

    Signals:
        wanted(str): the example or the archetype of this name was chosen.
        focused(QWidget): this card has the keyboard.
    """

    wanted = Signal(str)
    focused = Signal(object)

    def __init__(self, names: Sequence[str], look: Look) -> None:
        super().__init__()
        self.setObjectName("gallery")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._look = look
        self._background = Background(self)
        self._keys = QButtonGroup(self, exclusive=False)  # lets the arrow keys walk the grid
        self.cards = {name: self._card(name) for name in names}
        self._groups = [
            (self._heading(title), [self.cards[name] for name in group]) for title, group in _grouped(names)
        ]
        self.archetypes: dict[str, Card] = {}
        self.setMinimumWidth(NARROWEST + 2 * _MARGIN)
        self._soon = QTimer(self, singleShot=True, interval=FIRST_PAINT)
        self._soon.timeout.connect(self._draw)
        look.changed.connect(self._dress)

    def close_pictures(self) -> None:
        """Draw no more of them; for the end of the program."""
        self._soon.stop()
        self._background.close()

    def _add_archetypes(self) -> None:
        if self.archetypes:
            return
        self.archetypes = {name: self._card(name) for name in resources.archetype_names()}
        self._groups.append((self._heading(tr("Archetypes")), list(self.archetypes.values())))
        for name, card in self.archetypes.items():
            card.setAccessibleName(tr(ARCHETYPES.get(name, card.accessibleName())))
        for widget in (self._groups[-1][0], *self.archetypes.values()):
            widget.show()
        self._arrange()

    def _heading(self, title: str) -> QLabel:
        heading = QLabel(title, self)
        heading.setObjectName("section")
        return heading

    def _card(self, name: str) -> Card:
        card = Card(name, self._look.colours, self)
        card.clicked.connect(lambda: self.wanted.emit(name))
        card.installEventFilter(self)
        self._keys.addButton(card)
        return card

    def _arrange(self) -> None:
        """Headings and rows of cards, as many in a row as there is room for, all of one width."""
        room = max(self.width() - 2 * _MARGIN, NARROWEST)
        columns = (room + _GAP) // (NARROWEST + _GAP)
        width = (room + _GAP) // columns - _GAP
        top = _MARGIN
        for heading, cards in self._groups:
            heading.setGeometry(_MARGIN, top, room, _HEADING)
            top += _HEADING + _GAP // 2
            for i, card in enumerate(cards):
                row, column = divmod(i, columns)
                place = QRect(_MARGIN + column * (width + _GAP), top + row * (HEIGHT + _GAP), width, HEIGHT)
                card.setGeometry(QStyle.visualRect(self.layoutDirection(), self.rect(), place))
            top += ceil(len(cards) / columns) * (HEIGHT + _GAP) + _GAP
        self.setMinimumHeight(top)

    def _draw(self) -> None:
        self._add_archetypes()
        for name, card in {**self.cards, **self.archetypes}.items():
            if not card.is_drawn:
                self._background.run(partial(_scene, name), card.show_scene, lambda _: None)

    def _dress(self) -> None:
        for card in (*self.cards.values(), *self.archetypes.values()):
            card.dress(self._look.colours)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell which card has the keyboard."""
        if event.type() == QEvent.Type.FocusIn:
            self.focused.emit(watched)
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many columns as there is room for."""
        super().resizeEvent(event)
        self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        """Begin to draw."""
        super().showEvent(event)
        self._soon.start()


def _grouped(names: Sequence[str]) -> list[tuple[str, list[str]]]:
    """The names under their headings; one that no group knows is a model."""
    known = {name for _, group in _GROUPS for name in group}
    groups = [(tr(title), [name for name in names if name in group]) for title, group in _GROUPS]
    groups.append((tr(_REST), [name for name in names if name not in known]))
    return [(title, group) for title, group in groups if group]


@cache
def _scene(name: str) -> Scene:
    from loopeditor import api

    return api.scene(api.archetype(name) if name in api.archetypes() else api.example(name))
