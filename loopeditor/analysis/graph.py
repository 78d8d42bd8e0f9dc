"""A diagram as the graph that networkx works on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import networkx as nx

from loopeditor.model.diagram import Diagram


def to_graph(diagram: Diagram) -> nx.MultiDiGraph[str]:
    """Variables as nodes and links as keyed edges, by id, so that parallel links and self-links stay apart."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_nodes_from(diagram.variable)
    for link in diagram.links:
        graph.add_edge(link.source, link.target, key=link.id)
    return graph


def strong_parts(successors: Mapping[str, Iterable[str]]) -> list[set[str]]:
    """The strongly connected parts of a graph given by its successors: no loop leaves one. O(variables + links)."""
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from(successors)
    for source, targets in successors.items():
        for target in targets:
            graph.add_edge(source, target)
    return [set(part) for part in nx.strongly_connected_components(graph)]
