"""How long it takes to count loops, list them and choose a readable set, against networkx on the same diagrams."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from functools import partial
from itertools import islice
from pathlib import Path

import networkx as nx

from benchmarks.corpus import Map, Unread, maps
from benchmarks.timing import Absent, Comparison, Comparisons, Result, Trial, Work
from loopeditor.analysis.basis import loop_basis
from loopeditor.analysis.counting import count_loops
from loopeditor.analysis.loops import find_loops
from loopeditor.files import native
from loopeditor.model.diagram import Diagram

LARGE = "csv_obesity_foresight_edges.csv"
FEW = 100_000
"""Loops up to which all are listed."""
PATIENCE = 5.0
"""Seconds for which networkx lists the loops of the large map."""

COUNT = """
import json, sys, time
from loopeditor.analysis.counting import count_loops
from loopeditor.files import native
diagram = native.loads(sys.stdin.read())
began = time.perf_counter()
counts = count_loops(diagram)
seconds = time.perf_counter() - began
try:
    from resource import RUSAGE_SELF, getrusage
    peak = getrusage(RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024) / 1e6
except ImportError:
    peak = None
print(json.dumps([counts.reinforcing, counts.balancing, counts.exact, seconds, peak]))
"""


def comparisons(folder: Path) -> Comparisons:  # noqa: ARG001 - it makes no files
    """Every diagram of the corpus; the large one first."""
    read = list(maps())
    if not read:
        return [Absent("loops", "there is no folder ../shared/corpus with real diagrams")]
    made: Comparisons = [_absent(each) for each in read if isinstance(each, Unread)]
    found = [each for each in read if isinstance(each, Map)]
    for each in found:
        if each.name == LARGE:
            made += [_count(each.diagram), _short(each.diagram)]
    made += [_all(each) for each in found if (counts := count_loops(each.diagram, PATIENCE)).exact and counts.all < FEW]
    for each in found:
        made += [_basis(each), _first(each)]
    return made


def graph_of(diagram: Diagram) -> nx.DiGraph[str]:
    """A diagram as networkx has it, without signs and parallel links, which cost it time."""
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from(diagram.variable)
    graph.add_edges_from((link.source, link.target) for link in diagram.links)
    return graph


def _absent(unread: Unread) -> Absent:
    return Absent(unread.name, unread.why)


def _count(diagram: Diagram) -> Trial:
    return Trial("exact counts, obesity map", partial(_counted, diagram), "listing them, extrapolated from 5 s")


def _counted(diagram: Diagram) -> Result:
    """Ours in a process of its own, for its memory; theirs as if it went on at the pace of its first seconds."""
    command = [sys.executable, "-c", COUNT]
    done = subprocess.run(command, input=native.dumps(diagram), capture_output=True, text=True, check=True)
    reinforcing, balancing, exact, seconds, peak = json.loads(done.stdout)
    listed = 0
    began = time.perf_counter()
    for _ in nx.simple_cycles(graph_of(diagram)):
        listed += 1
        if time.perf_counter() - began > PATIENCE:
            break
    pace = listed / (time.perf_counter() - began)
    theirs = (reinforcing + balancing) / pace
    kind = "exactly" if exact else "at least"
    memory = "" if peak is None else f", in {peak:.0f} MB at most"
    return Result(
        seconds, theirs, f"{kind} {reinforcing:,} R and {balancing:,} B{memory}: {theirs / seconds:.0f} times"
    )


def _short(diagram: Diagram) -> Comparison:
    ours = partial(find_loops, diagram, longest=6)
    return Comparison(
        "loops of up to 6, obesity map",
        ours,
        "simple_cycles(length_bound=6)",
        partial(_listed, graph_of(diagram), length=6),
    )


def _all(each: Map) -> Comparison:
    ours = partial(find_loops, each.diagram, limit=FEW)
    return Comparison(f"all of {_called(each)}", ours, "simple_cycles", partial(_listed, graph_of(each.diagram)))


def _basis(each: Map) -> Comparison:
    return _against_the_first(each, "basis of", partial(loop_basis, each.diagram))


def _first(each: Map) -> Comparison:
    return _against_the_first(each, "first 200 of", partial(find_loops, each.diagram, 200))


def _against_the_first(each: Map, what: str, ours: Work) -> Comparison:
    """Against the first 200 that networkx lists, which are any."""
    theirs = partial(_listed, graph_of(each.diagram), first=200)
    return Comparison(f"{what} {_called(each)}", ours, "200 of simple_cycles", theirs)


def _listed(graph: nx.DiGraph[str], length: int | None = None, first: int | None = None) -> object:
    return list(islice(nx.simple_cycles(graph, length_bound=length), first))


def _called(each: Map) -> str:
    return each.name.partition(".")[0]
