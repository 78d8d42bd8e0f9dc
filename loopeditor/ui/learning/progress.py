"""Which lessons were done, kept in the settings."""

from __future__ import annotations

from PySide6.QtCore import QSettings

from loopeditor.analysis.titles import LESSONS

_DONE = "lessons/done"


def done(settings: QSettings) -> frozenset[str]:
    """The ids of the lessons that were done to their end."""
    return frozenset(str(settings.value(_DONE, "")).split()) & LESSONS.keys()


def keep_done(settings: QSettings, lesson: str) -> None:
    """This one was done, too."""
    settings.setValue(_DONE, " ".join(each for each in LESSONS if each in {*done(settings), lesson}))


def next_lesson(settings: QSettings, after: str = "") -> str:
    """The lesson to go on with: the next one not done yet, from the start again where none follows; else the first."""
    ids = list(LESSONS)
    begin = ids.index(after) + 1 if after else 0
    left = [each for each in (*ids[begin:], *ids[:begin]) if each not in done(settings)]
    return left[0] if left else ids[begin % len(ids)]
