"""Every key and gesture on one sheet."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from loopeditor.language import mark, tr

Line = tuple[str, str]
"""What a key or gesture does, and the keys as a person reads them; alternatives stand between " or "."""
Group = tuple[str, Sequence[Line]]
"""A title and its lines."""

_COLUMNS = 3

GESTURES: tuple[Line, ...] = (
    (mark("Add a variable"), mark("Double-click empty canvas")),
    (mark("Rename it"), mark("Double-click")),
    (mark("Draw a link"), mark("Drag from a variable's edge")),
    (mark("Draw it to a new variable"), mark("Drop on empty canvas")),
    (mark("Bend a link"), mark("Drag the link")),
    (mark("Select several"), mark("Drag over them or Shift+click")),
    (mark("Light a loop"), mark("Click its letter")),
    (mark("Move the view"), mark("Space+drag or Middle drag")),
    (mark("Zoom"), mark("Ctrl+wheel")),
)
CANVAS_KEYS: tuple[Line, ...] = (
    (mark("Add what the selected variable acts on"), mark("Tab")),
    (mark("Link it to another: type its name"), "L"),
    (mark("Rename it; from a link to its target"), mark("Enter")),
    (mark("Go along its links"), mark("Alt+Arrows")),
    (mark("Go back through everything"), mark("Shift+Tab")),
    (mark("Move variables, bend links, or look about"), mark("Arrows")),
    (mark("The same ten times as far"), mark("Shift+Arrows")),
    (mark("Give up, or select nothing"), mark("Esc")),
)


class ShortcutSheet(QDialog):
    """Columns of groups: actions as the menus have them, and what the canvas understands."""

    def __init__(self, groups: Sequence[Group], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Keys and gestures"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        groups = [*groups, (tr("On the canvas"), _told(CANVAS_KEYS)), (tr("With the mouse"), _told(GESTURES))]
        columns = QHBoxLayout()
        columns.setSpacing(48)
        for share in _shared_out(groups):
            columns.addLayout(_column(share))
        sheet = QWidget()
        sheet.setLayout(columns)
        columns.setContentsMargins(24, 24, 24, 24)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(sheet)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        row = QVBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(scroll)
        wanted = sheet.sizeHint()
        self.resize(wanted.width() + 16, min(wanted.height() + 2, max(parent.height() - 32, 480)))


def _told(rows: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(tr(what), tr(keys)) for what, keys in rows]


def _shared_out(groups: Sequence[Group]) -> list[list[Group]]:
    """The groups, in their order, in columns that are as even as that allows."""
    whole = sum(map(_height, groups))
    columns: list[list[Group]] = [[] for _ in range(_COLUMNS)]
    above = 0.0
    for group in groups:
        middle = above + _height(group) / 2
        columns[int(middle * _COLUMNS / whole)].append(group)
        above += _height(group)
    return columns


def _height(group: Group) -> int:
    """Lines that a group takes, its title and the space after it included."""
    return len(group[1]) + 2


def _column(groups: Sequence[Group]) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(8)
    for title, lines in groups:
        column.addWidget(_words(title, "section"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 1)
        for i, (what, keys) in enumerate(lines):
            grid.addWidget(_words(what, ""), i, 0)
            grid.addLayout(_caps(keys), i, 1)
        column.addLayout(grid)
        column.addSpacing(16)
    column.addStretch(1)
    return column


def _caps(keys: str) -> QHBoxLayout:
    """One key cap for each alternative."""
    row = QHBoxLayout()
    row.setSpacing(4)
    row.addStretch(1)
    for key in keys.split(" or "):
        row.addWidget(_words(key, "key"))
    return row


def _words(text: str, name: str) -> QLabel:
    label = QLabel(text)
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
