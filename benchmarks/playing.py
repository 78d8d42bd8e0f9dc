"""One frame of a run that plays, with its chart, against the thirtieth of a second that it may take."""

from __future__ import annotations

import os
import tempfile
from functools import partial
from itertools import pairwise
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter, thread_time
from typing import TYPE_CHECKING

from benchmarks.canvas import HEIGHT, WIDTH, random_map
from benchmarks.timing import Comparisons, Result, Trial

if TYPE_CHECKING:
    from loopeditor.ui.main_window import MainWindow

_FRAMES = 200
_BUDGET = 1 / 30
_PATIENCE = 60.0  # seconds for the run, and for what is read out of it


def comparisons(_folder: Path) -> Comparisons:
    """A random map that is all in view, in a window of its own."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    sizes = ((20, 40), (100, 300))
    return [Trial(f"play {n:,} / {m:,}", partial(_trial, n, m), "30 frames a second") for n, m in sizes]


def _trial(variables: int, links: int) -> Result:
    """The median frame; the note has the one that only a twentieth of all frames is slower than."""
    from PySide6.QtWidgets import QApplication

    window = _window(variables, links)
    run = window.workspace.running.run
    times, worked = [perf_counter()], thread_time()
    for frame in range(_FRAMES):
        run.seek(run.draft.length * frame / _FRAMES)
        QApplication.processEvents()
        times.append(perf_counter())
    worked = thread_time() - worked
    taken = sorted(after - before for before, after in pairwise(times))
    window.document.undo_stack.setClean()
    window.close()
    slow, own = quantiles(taken, n=20)[-1] * 1000, worked / _FRAMES * 1000
    return Result(median(taken), _BUDGET, f"95th percentile {slow:.1f} ms; {own:.1f} ms of work on a calm machine")


def _window(variables: int, links: int) -> MainWindow:
    from PySide6.QtCore import QSettings
    from PySide6.QtWidgets import QApplication

    from loopeditor.app import make_application
    from loopeditor.ui.windows import open_window

    make_application()
    settings = QSettings(f"{tempfile.mkdtemp()}/settings.ini", QSettings.Format.IniFormat)
    settings.setValue("tour/seen", "true")
    window = open_window(None, settings)
    window.resize(WIDTH, HEIGHT)
    window.document.replace(random_map(variables, links))
    window.show_canvas()
    window.workspace.running.push_loop(virtuous=True)
    running = window.workspace.running
    running.play()
    began = perf_counter()
    while not (running.run.reading and running.dock.chart.plot and window.insight.examination):
        QApplication.processEvents()
        if perf_counter() - began > _PATIENCE:
            break
    for _ in range(50):
        QApplication.processEvents()
    return window
