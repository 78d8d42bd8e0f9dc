"""The benchmark of runs compares the same equations."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from benchmarks import run as topic
from benchmarks.timing import Comparison, Trial
from loopeditor.simulation.flow import run


def test_both_solve_the_same_equations(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(topic, "STEPS", 200)
    monkeypatch.setattr(topic, "RUNS", 2)
    monkeypatch.setattr(topic, "PUSH", replace(topic.PUSH, length=10.0))
    adaptive, fixed, trial = topic.comparisons(tmp_path)
    assert isinstance(adaptive, Comparison)
    assert isinstance(fixed, Comparison)
    assert isinstance(trial, Trial)
    diagram = topic.entangled()
    assert (len(diagram.variables), len(diagram.links)) == (100, 300)
    levels = run(diagram, topic.PUSH, 200).levels
    for theirs in (adaptive.theirs(), fixed.theirs()):
        assert np.abs(np.asarray(theirs) - levels).max() < 1e-6
    assert trial.run().note.startswith("2 runs of 200 steps")
