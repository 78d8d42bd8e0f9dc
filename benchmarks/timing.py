"""A comparison of something of ours with a baseline, and how it is timed."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from statistics import median

ROUNDS = 7

Work = Callable[[], object]


@dataclass(frozen=True)
class Comparison:
    """Two pieces of work with the names under which they are reported."""

    name: str
    ours: Work
    baseline: str
    theirs: Work


@dataclass(frozen=True)
class Absent:
    """A comparison that cannot be made here, and why."""

    name: str
    why: str


@dataclass(frozen=True)
class Result:
    """Times in seconds, and what else there is to say."""

    ours: float
    theirs: float
    note: str = ""

    @property
    def ratio(self) -> float:
        """How many times as long as the baseline ours takes."""
        return self.ours / self.theirs


@dataclass(frozen=True)
class Trial:
    """A comparison that times itself, as where the baseline would never come to an end."""

    name: str
    run: Callable[[], Result]
    baseline: str


Comparisons = list[Comparison | Trial | Absent]


def compare(comparison: Comparison, rounds: int = ROUNDS) -> Result:
    """The median times of both, which take turns, after one round that warms the caches and does not count."""
    times = [(_seconds(comparison.ours), _seconds(comparison.theirs)) for _ in range(rounds + 1)][1:]
    return Result(*map(median, zip(*times, strict=True)))


def python(*arguments: str) -> Work:
    """A fresh Python process without a screen, from start to end, with its modules compiled by an earlier one."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    return partial(_run, [sys.executable, *arguments], environment)


def _run(command: list[str], environment: dict[str, str]) -> None:
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {done.returncode}\n{done.stderr}")


def _seconds(work: Work) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began
