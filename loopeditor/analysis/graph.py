"""What networkx tells of the links as a graph."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import networkx as nx


def strong_parts(successors: Mapping[str, Iterable[str]]) -> list[set[str]]:
    """The strongly connected parts of a graph given by its successors: no loop leaves one. O(variables + links)."""
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from(successors)
    for source, targets in successors.items():
        for target in targets:
            graph.add_edge(source, target)
    return [set(part) for part in nx.strongly_connected_components(graph)]
