"""The window's style sheet, on a grid of 4 pixels."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from loopeditor.ui.theme import Colours

_SHEET = Template("""
QMainWindow, QDialog { background: $window; }
QMainWindow::separator { background: $line; width: 1px; height: 1px; }

QMenuBar { background: $window; padding: 2px 4px; }
QMenuBar::item { padding: 4px 8px; border-radius: 4px; background: transparent; }
QMenuBar::item:selected { background: $hover; }
QMenu { background: $surface; border: 1px solid $line; padding: 4px; }
QMenu::item { padding: 5px 24px 5px 8px; border-radius: 4px; }
QMenu::item:selected { background: $accent_soft; }
QMenu::item:disabled { color: $faint; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }

QToolBar { background: $window; border: none; border-bottom: 1px solid $line; padding: 4px 8px; spacing: 2px; }
QToolBar::separator { background: $line; width: 1px; margin: 6px; }
QToolBar QToolButton { padding: 6px; border: 1px solid transparent; border-radius: 6px; background: transparent; }
QToolBar QToolButton:hover { background: $hover; }
QToolBar QToolButton:pressed, QToolBar QToolButton:checked { background: $accent_soft; }
QToolBar QToolButton:focus { border-color: $accent; }

QStatusBar { background: $window; color: $faint; border-top: 1px solid $line; }
QStatusBar::item { border: none; }
QToolTip { background: $surface; color: $text; border: 1px solid $line; padding: 4px 8px; }

QPushButton {
    background: $surface; border: 1px solid $line; border-radius: 6px; padding: 6px 16px; min-height: 20px;
}
QPushButton:hover { background: $hover; }
QPushButton:focus { border-color: $accent; }
QPushButton:disabled { color: $faint; }
QPushButton[primary="true"] { background: $accent; border-color: $accent; color: $on_accent; }
QPushButton[primary="true"]:hover { border-color: $text; }
QPushButton[primary="true"]:focus { border-color: $text; }

QLineEdit, QPlainTextEdit, QComboBox, QAbstractSpinBox {
    background: $surface; border: 1px solid $line; border-radius: 6px; padding: 4px 8px; min-height: 22px;
    selection-background-color: $accent; selection-color: $on_accent;
}
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QAbstractSpinBox:focus { border-color: $accent; }
QAbstractSpinBox QLineEdit {
    border: none; border-radius: 0; margin: 1px 0 1px 2px; padding: 0 0 0 6px; min-height: 0; background: transparent;
}
QAbstractSpinBox#cap { min-height: 20px; padding: 2px 8px; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { border: none; background: transparent; width: 20px; }
QDoubleSpinBox#number { min-height: 20px; padding: 2px 4px; }
QDoubleSpinBox#number QLineEdit { padding: 0; margin: 1px; }
QDoubleSpinBox#number::up-button, QDoubleSpinBox#number::down-button { width: 0; }
QAbstractSpinBox::up-arrow { image: url("$marks/chevron-up.svg"); width: 10px; height: 10px; }
QAbstractSpinBox::down-arrow { image: url("$marks/chevron.svg"); width: 10px; height: 10px; }
QDoubleSpinBox#number::up-arrow, QDoubleSpinBox#number::down-arrow { image: none; width: 0; }
QLineEdit:disabled, QComboBox:disabled { color: $faint; background: $window; }
QComboBox::drop-down { border: none; width: 24px; }
QComboBox::down-arrow { image: url("$marks/chevron.svg"); width: 12px; height: 12px; }
QComboBox QAbstractItemView {
    background: $surface; border: 1px solid $line; padding: 4px; outline: none;
    selection-background-color: $accent_soft; selection-color: $text;
}
QCheckBox { spacing: 8px; }
QCheckBox::indicator, QMenu::indicator { width: 14px; height: 14px; border-radius: 4px; }
QCheckBox::indicator { border: 1px solid $faint; background: $surface; }
QCheckBox::indicator:focus { border-color: $accent; }
QCheckBox::indicator:indeterminate {
    border-color: $accent; background: $accent; image: url("$marks/dash-on-accent.svg");
}
QCheckBox::indicator:checked { border-color: $accent; background: $accent; image: url("$marks/tick-on-accent.svg"); }
QMenu::indicator { left: 8px; }
QMenu::indicator:checked { image: url("$marks/tick.svg"); }

QTabWidget::pane { border: none; }
QTabWidget::tab-bar { left: 8px; }
QTabBar { background: $window; border: none; qproperty-drawBase: 0; }
QTabBar::tab {
    background: transparent; color: $faint; border: none; border-bottom: 2px solid transparent;
    padding: 10px 8px 6px 8px; margin-right: 8px;
}
QTabBar::tab:hover { color: $text; }
QTabBar::tab:selected { color: $text; border-bottom-color: $accent; }
QTabBar::tab:focus { color: $accent; }
QSplitter::handle:vertical { background: $line; height: 1px; margin: 0; }

QScrollArea, QListView { border: none; background: transparent; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: $line; border-radius: 4px; margin: 2px; min-height: 32px; min-width: 32px; }
QScrollBar::handle:hover { background: $faint; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QLabel#heading { font-size: 24px; font-weight: 600; }
QLabel#title { font-size: 16px; font-weight: 600; }
QLabel#section { font-weight: 600; color: $faint; }
QLabel#faint { color: $faint; }
QLabel#strong, QLabel#term { font-weight: 600; }
QLabel#caption { color: $faint; }
QLabel#totals { font-weight: 600; }
QLabel#valence { color: $faint; }
QLabel#valence[tone="good"] { color: $accent; font-weight: 600; }
QLabel#valence[tone="bad"] { color: $error; font-weight: 600; }
QLabel#valence[tone="mixed"] { color: $warning; font-weight: 600; }
QLabel#key {
    background: $surface; border: 1px solid $line; border-bottom-width: 2px; border-radius: 4px; padding: 1px 6px;
}

QWidget#sidebar, QWidget#panel { background: $window; }
QWidget#sidebar { border-$end: 1px solid $line; }
QWidget#gallery { background: $surface; }
QPushButton#recent { background: transparent; border: 1px solid transparent; padding: 6px 8px; text-align: $start; }
QPushButton#recent:hover { background: $hover; }
QPushButton#recent:focus { border-color: $accent; }
QWidget#orphans { background: $window; border-top: 1px solid $line; }
QPushButton#quiet {
    background: transparent; border: 1px solid transparent; border-radius: 4px; color: $faint; padding: 2px 8px;
}
QPushButton#quiet:hover { background: $hover; color: $text; }
QPushButton#quiet:focus { border-color: $accent; }
QPushButton#quiet:checked { color: $text; }
QPushButton[segment] { border-radius: 0; padding: 2px 8px; color: $faint; }
QPushButton[segment="first"] { border-top-$start-radius: 6px; border-bottom-$start-radius: 6px; }
QPushButton[segment="middle"] { border-$start: none; }
QPushButton[segment="last"] {
    border-top-$end-radius: 6px; border-bottom-$end-radius: 6px; border-$start: none;
}
QPushButton[segment]:checked { background: $accent_soft; color: $text; }
QPushButton[segment]:focus { color: $accent; border-color: $accent; }

QFrame#overlay { background: $surface; border: 1px solid $line; border-radius: 10px; }
QFrame#overlay QListView { border-top: 1px solid $line; padding: 4px 0; background: transparent; }
QLineEdit#find { border: none; border-radius: 10px; padding: 8px 16px; background: transparent; font-size: 16px; }
QFrame#overlay QListWidget { border-bottom: 1px solid $line; outline: none; }
QFrame#overlay QListWidget::item { padding: 0 16px; color: $text; }
QFrame#overlay QListWidget::item:hover { background: $hover; }
QFrame#overlay QListWidget::item:selected { background: $accent_soft; color: $text; }
QLabel#foot { color: $faint; border-top: 1px solid $line; padding: 6px 16px; }
QPlainTextEdit#notation { border: none; border-radius: 0; padding: 8px 12px; }
QLabel#foot[tone="bad"] { color: $error; }
QFrame#chip { background: $surface; border: 1px solid $line; border-radius: 8px; }
QFrame#chip QToolButton { border: 1px solid transparent; border-radius: 4px; padding: 2px; background: transparent; }
QFrame#chip QToolButton:hover { background: $hover; }
QFrame#chip QToolButton:focus { border-color: $accent; }
QFrame#chip QToolButton:disabled { color: $faint; }
QListWidget#choices { background: $surface; border: 1px solid $line; border-radius: 6px; padding: 4px; outline: none; }
QListWidget#choices:focus { border-color: $accent; }
QListWidget#choices::item { padding: 4px; border-radius: 4px; color: $text; }
QListWidget#choices::item:hover { background: $hover; }
QListWidget#choices::item:selected { background: $accent_soft; color: $text; }
QListWidget#choices::indicator {
    width: 14px; height: 14px; border-radius: 4px; border: 1px solid $faint; background: $surface;
}
QListWidget#choices::indicator:checked {
    border-color: $accent; background: $accent; image: url("$marks/tick-on-accent.svg");
}
QTreeView {
    background: transparent; border: none; outline: none;
    selection-background-color: $accent_soft; selection-color: $text;
}
QTreeView::item { padding: 4px; border-radius: 4px; }
QTreeView::item:hover { background: $hover; }
QTreeView::item:selected { background: $accent_soft; color: $text; }
QDialog QTreeView { background: $surface; border: 1px solid $line; border-radius: 6px; }
QDialog QTreeView::item { border-radius: 0; }

QFrame#message { background: $surface; border: 1px solid $accent; border-radius: 8px; }
QFrame#message[level="warning"] { border-color: $warning; }
QFrame#message[level="error"] { border-color: $error; }
QLabel#level { border-radius: 4px; background: $accent; }
QFrame#message[level="warning"] QLabel#level { background: $warning; }
QFrame#message[level="error"] QLabel#level { background: $error; }
QToolButton#swatch { border: 1px solid $line; border-radius: 6px; padding: 5px; background: $surface; }
QToolButton#swatch:hover { background: $hover; }
QToolButton#swatch:focus { border-color: $accent; }
QToolButton#swatch::menu-indicator { image: none; }
QTableView {
    background: $surface; border: none; border-top: 1px solid $line; outline: none;
    selection-background-color: $accent_soft; selection-color: $text;
}
QTableView::item { padding: 0 8px; border: 1px solid transparent; border-bottom-color: $window; }
QTableView::item:focus { border-color: $accent; }
QTableView::indicator {
    width: 14px; height: 14px; border-radius: 4px; border: 1px solid $faint; background: $surface;
}
QTableView::indicator:checked {
    border-color: $accent; background: $accent; image: url("$marks/tick-on-accent.svg");
}
QTableView QLineEdit, QTableView QComboBox {
    border: 1px solid $accent; border-radius: 0; padding: 0 7px; min-height: 0;
}
QHeaderView, QHeaderView::section { background: $window; color: $faint; border: none; }
QHeaderView::section { padding: 4px 12px; border-bottom: 1px solid $line; }
QHeaderView::section:hover { color: $text; }
QHeaderView::up-arrow { image: url("$marks/chevron-up.svg"); width: 10px; height: 10px; }
QHeaderView::down-arrow { image: url("$marks/chevron.svg"); width: 10px; height: 10px; }
QToolButton#dismiss { border: 1px solid transparent; border-radius: 4px; padding: 2px 6px; background: transparent; }
QToolButton#dismiss:hover { background: $hover; }
QToolButton#dismiss:focus { border-color: $accent; }
QToolButton#transport { border: 1px solid transparent; border-radius: 6px; padding: 4px; background: transparent; }
QToolButton#transport:hover { background: $hover; }
QToolButton#transport:focus { border-color: $accent; }
QToolButton#transport::menu-indicator { image: none; }
QPushButton#small { padding: 2px 4px; }
QLabel#task { font-size: 16px; }
QPushButton#plain {
    background: transparent; border: 1px solid transparent; border-radius: 4px; color: $accent; padding: 2px 0;
    text-align: $start;
}
QPushButton#plain:hover { text-decoration: underline; }
QPushButton#plain:focus { border-color: $accent; }
QFrame#verdict { background: $accent_soft; border: 1px solid $accent; border-radius: 8px; }
QFrame#verdict[tone="bad"] { background: $surface; border-color: $error; }
QPushButton#finding {
    background: $surface; border: 1px solid $line; border-radius: 8px; padding: 0; text-align: $start;
}
QPushButton#finding:hover { background: $hover; }
QPushButton#finding:checked { background: $accent_soft; border-color: $accent; }
QPushButton#finding:focus { border-color: $accent; }
QPushButton#answer { padding: 8px 16px; }
QPushButton#big { padding: 8px 4px; }
QWidget#running { background: $window; border-top: 1px solid $line; }
QSlider::groove:horizontal { background: $line; height: 4px; border-radius: 2px; }
QSlider::sub-page:horizontal { background: $accent; height: 4px; border-radius: 2px; }
QSlider::handle:horizontal {
    background: $surface; border: 2px solid $accent; width: 12px; height: 12px; margin: -6px 0; border-radius: 8px;
}
QSlider::handle:horizontal:focus { background: $accent; }
QProgressBar { background: $line; border: none; border-radius: 3px; max-height: 6px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
""")


_MARKS = {
    "chevron": ("faint", "M4 6l4 4 4-4"),
    "chevron-up": ("faint", "M4 10l4-4 4 4"),
    "tick": ("text", "M3 8.5l3.5 3.5L13 5"),
    "dash-on-accent": ("on_accent", "M4 8h8"),
    "tick-on-accent": ("on_accent", "M3.5 8.5l3 3 6-6.5"),
}


def draw_marks(colours: Colours, folder: Path) -> None:
    """Write the small pictures that a style sheet can only take from files."""
    for name, (colour, line) in _MARKS.items():
        stroke = f'fill="none" stroke="{getattr(colours, colour)}" stroke-width="2" stroke-linecap="round"'
        svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><path d="{line}" {stroke}/></svg>'
        (folder / f"{name}.svg").write_text(svg, encoding="utf-8")


def stylesheet(colours: Colours, marks: str, *, backwards: bool = False) -> str:
    """The style sheet in these colours, with the marks that ``draw_marks`` wrote into a folder.

    ``backwards`` is for languages that are written from right to left.
    """
    words = {name: value for name, value in asdict(colours).items() if isinstance(value, str)}
    start, end = ("right", "left") if backwards else ("left", "right")
    return _SHEET.substitute(words, marks=marks, start=start, end=end)
