"""A diagram as the graph that networkx works on."""

from __future__ import annotations

import networkx as nx

from loopeditor.model.diagram import Diagram


def to_graph(diagram: Diagram) -> nx.MultiDiGraph[str]:
    """Variables as nodes and links as keyed edges, by id, so that parallel links and self-links stay apart."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_nodes_from(diagram.variable)
    for link in diagram.links:
        graph.add_edge(link.source, link.target, key=link.id)
    return graph
