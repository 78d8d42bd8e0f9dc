"""Pieces of work that workers of a test take part in, in a module that they can import quickly."""

from __future__ import annotations

import os
import time
from pathlib import Path


def slow_square(number: int) -> tuple[int, int]:
    """The square of a number and the process that found it, after a while."""
    time.sleep(0.05)
    return number * number, os.getpid()


def fatal_elsewhere(number: int, home: int) -> int:
    """The number; any process but ``home`` dies of it."""
    time.sleep(0.05)
    if os.getpid() != home:
        os._exit(9)
    return number


def odd_fails(number: int) -> int:
    """The number, unless it is odd."""
    time.sleep(0.05)
    if number % 2:
        raise LookupError(f"{number} is odd")
    return number


def endless_elsewhere(number: int, home: int, folder: Path) -> int:
    """The number; after the first two, any process but ``home`` notes itself in the folder and sleeps for a minute."""
    if os.getpid() != home and number > 1:
        (folder / str(os.getpid())).touch()
        time.sleep(60)
    time.sleep(0.05)
    return number
