"""Graphviz's own layouts, as a start for large diagrams."""

from __future__ import annotations

import threading
from contextlib import suppress

import numpy as np

from loopeditor.engine import process
from loopeditor.engine.process import GraphvizError
from loopeditor.geometry.shapes import Floats
from loopeditor.layout.patience import Cancelled, Patience
from loopeditor.layout.quality import Judge

_LONGEST = 1.5  # seconds that one engine may take
_GLANCE = 0.02


def place(judge: Judge, engine: str, patience: Patience) -> Floats:
    """Where one of Graphviz's engines puts the variables, sizes of their labels respected.

    Nothing but numbers is passed on: names could mean something to Graphviz.

    Raises:
        GraphvizError: when it fails or is not done in time.
        Cancelled: when somebody called it off meanwhile.
    """
    lines = [
        "digraph {",
        'graph [overlap="scalexy", splines=false, nodesep=0.35, ranksep=0.6, rankdir=LR]',
        "node [shape=box]",
    ]
    for k, (width, height) in enumerate(judge.half * 2 / 72):
        lines.append(f'{k} [label="", width={width + 0.3:.3f}, height={height + 0.3:.3f}, fixedsize=true]')
    lines += [f"{a} -> {b}" for a, b in zip(judge.source, judge.target, strict=True)]
    plain = _asked("\n".join([*lines, "}"]), engine, patience)
    centers = np.zeros((len(judge.ids), 2))
    for line in plain.splitlines():
        kind, *words = line.split()
        if kind == "node":
            centers[int(words[0])] = float(words[1]) * 72, -float(words[2]) * 72
    return centers


def _asked(dot: str, engine: str, patience: Patience) -> str:
    """The answer, waited for with an eye on whether it is still wanted; Graphviz is stopped where it is not."""
    answer: list[str] = []
    limit = min(_LONGEST, max(0.1, patience.left / 4))

    def ask() -> None:
        with suppress(GraphvizError, OSError, ValueError):  # the latter where it is stopped meanwhile
            answer.append(process.run(dot, engine, "plain", limit).decode())

    asking = threading.Thread(target=ask, daemon=True)
    asking.start()
    try:
        while asking.is_alive():
            asking.join(_GLANCE)
            patience.check()
    except Cancelled:
        process.stop()
        raise
    if not answer:
        raise GraphvizError(f"{engine} did not place the diagram")
    return answer[0]
