from __future__ import annotations

import random

import networkx as nx

from loopeditor.analysis.graph import strong_parts


def test_the_parts_are_those_of_networkx_in_its_order() -> None:
    chance = random.Random(1)
    for _ in range(2_000):
        ids = [str(k) for k in range(chance.randint(1, 11))]
        chance.shuffle(ids)
        known = ids[: chance.randint(1, len(ids))]  # the others are only led to
        successors = {i: chance.choices(ids, k=chance.choice((0, 1, 1, 2, 3))) for i in known}
        graph: nx.DiGraph[str] = nx.DiGraph()
        graph.add_nodes_from(successors)
        graph.add_edges_from((source, target) for source, targets in successors.items() for target in targets)
        assert strong_parts(successors) == [set(part) for part in nx.strongly_connected_components(graph)]


def test_a_long_chain_and_a_long_ring_take_no_recursion() -> None:
    size = 20_000
    chain = {str(k): [str(k + 1)] for k in range(size)}
    assert len(strong_parts(chain)) == size + 1
    assert strong_parts({**chain, str(size): ["0"]}) == [{str(k) for k in range(size + 1)}]
