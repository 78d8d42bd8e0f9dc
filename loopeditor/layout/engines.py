"""Graphviz's own layouts, as a start for large diagrams."""

from __future__ import annotations

from loopeditor.engine.process import run
from loopeditor.geometry.shapes import Floats
from loopeditor.layout.quality import Judge


def place(judge: Judge, engine: str, deadline: float = 5.0) -> Floats:
    """Where one of Graphviz's engines puts the variables, sizes of their labels respected.

    Nothing but numbers is passed on: names could mean something to Graphviz.

    Raises:
        GraphvizError: when it fails or is not done in time.
    """
    import numpy as np

    lines = [
        "digraph {",
        'graph [overlap="scalexy", splines=false, nodesep=0.35, ranksep=0.6, rankdir=LR]',
        "node [shape=box]",
    ]
    for k, (width, height) in enumerate(judge.half * 2 / 72):
        lines.append(f'{k} [label="", width={width + 0.3:.3f}, height={height + 0.3:.3f}, fixedsize=true]')
    lines += [f"{a} -> {b}" for a, b in zip(judge.source, judge.target, strict=True)]
    plain = run("\n".join([*lines, "}"]), engine, "plain", deadline).decode()
    centers = np.zeros((len(judge.ids), 2))
    for line in plain.splitlines():
        kind, *words = line.split()
        if kind == "node":
            centers[int(words[0])] = float(words[1]) * 72, -float(words[2]) * 72
    return centers
