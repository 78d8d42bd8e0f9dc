"""Prints each comparison with its ratio: ``python -m benchmarks [TOPIC ...]``."""

from __future__ import annotations

import sys
import tempfile
from importlib import import_module
from pathlib import Path

from benchmarks.timing import Absent, Comparison, Trial, compare

TOPICS = ("start", "window", "canvas", "export", "loops", "layout", "run", "dominance", "playing")
"""Modules of this package; each has a function ``comparisons`` that takes a folder for its files."""


def main(names: list[str]) -> int:
    """Run the topics named, or all of them."""
    unknown = [name for name in names if name not in TOPICS]
    if unknown:
        print(f"no topic {unknown[0]!r}; there are: {' '.join(TOPICS)}", file=sys.stderr)
        return 2
    for name in names or TOPICS:
        topic = import_module(f"benchmarks.{name}")
        print(topic.__doc__)
        with tempfile.TemporaryDirectory() as folder:
            for comparison in topic.comparisons(Path(folder)):
                print(f"  {comparison.name:28} {_told(comparison)}", flush=True)
        print()
    return 0


def _told(comparison: Comparison | Trial | Absent) -> str:
    if isinstance(comparison, Absent):
        return f"not measured: {comparison.why}"
    result = comparison.run() if isinstance(comparison, Trial) else compare(comparison)
    ours, theirs = (f"{seconds * 1000:,.1f} ms" for seconds in (result.ours, result.theirs))
    note = f"; {result.note}" if result.note else ""
    return f"{ours:>10}  = {result.ratio:7.3g} x {comparison.baseline} ({theirs}){note}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
