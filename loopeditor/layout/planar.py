"""A placement without crossings, where there is one."""

from __future__ import annotations

from typing import cast

import numpy as np

from loopeditor.geometry.shapes import Floats
from loopeditor.layout.web import Web


def without_crossings(web: Web, length: float) -> Floats | None:
    """Places at which no two straight links cross, on a grid; None where there are none. O(variables + links).

    Chrobak & Payne 1995, doi:10.1016/0020-0190(95)00020-D, by networkx. ``length`` is about that of a link.
    """
    import networkx as nx

    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(len(web.half)))
    graph.add_edges_from(web.ends)
    is_planar, embedding = nx.check_planarity(graph)
    if not is_planar or len(web.half) < 4:
        return None
    places = nx.combinatorial_embedding_to_pos(cast("nx.PlanarEmbedding[int]", embedding))
    grid = np.array([places[k] for k in range(len(web.half))], float)
    side = length * float(np.sqrt(len(web.half)))
    scaled: Floats = grid / np.maximum(np.ptp(grid, axis=0), 1.0) * side
    return scaled
