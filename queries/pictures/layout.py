"""Where the entities of the first picture stand: computed once, the same at every build."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping

import networkx as nx

from queries.facts.network import is_geography

WIDTH, HEIGHT = 168, 78  # the room that a dot with its name takes
FILL = 0.6  # the share of the picture that dots and names take
RATIO = 1.35  # of the picture's width to its height
_ROUNDS = 400


def first_picture(graph: nx.MultiDiGraph[str], most: int, about: str | None = None) -> dict[str, tuple[int, int]]:
    """The entities that a page opens with, and their places: an overview, or what is linked to ``about``."""
    simple = _told(graph)
    if about is None:
        chosen = _of_each_class(simple, {node: str(base) for node, base in graph.nodes(data="base")}, most)
    else:
        near = sorted(simple[about], key=lambda node: (-len(simple[node]), node))
        chosen = [about, *near[: max(most - 1, 0)]]
    return positions(simple.subgraph(chosen))


def _told(graph: nx.MultiDiGraph[str]) -> nx.Graph[str]:
    """Who is linked to whom by what articles tell; where one tells nothing of an entity, by all but where it lies."""
    simple: nx.Graph[str] = nx.Graph()
    simple.add_nodes_from(sorted(graph))
    edges = sorted((a, b, bool(e.get("evidence")), str(e.get("relation"))) for a, b, e in graph.edges(data=True))
    links = [(a, b, proven) for a, b, proven, relation in edges if not is_geography(relation)]
    simple.add_edges_from((a, b) for a, b, proven in links if proven)
    alone = {node for node in simple if not simple[node]}
    simple.add_edges_from((a, b) for a, b, _ in links if a in alone or b in alone)
    return simple


def _of_each_class(graph: nx.Graph[str], bases: Mapping[str, str], most: int) -> list[str]:
    """The best connected, initiatives among them: of each class that there is, at least a twelfth of the picture."""
    chosen = best_connected(graph, most)
    least = most // 12
    for base in sorted(set(bases.values())):
        near = {node: len(set(graph[node]) & set(chosen)) for node in graph if bases[node] == base}
        linked = [node for node, many in near.items() if many]
        best = sorted(linked, key=lambda node: (-len(graph[node]), -near[node], node))[:least]
        missing = [node for node in best if node not in chosen][: max(least - sum(bases[c] == base for c in chosen), 0)]
        for node in missing:
            many = Counter(bases[c] for c in chosen)
            spare = [c for c in chosen if many[bases[c]] > least]
            if not spare:
                break
            chosen.remove(min(spare, key=lambda c: (len(graph[c]), c)))
            chosen.append(node)
    return chosen


def best_connected(graph: nx.Graph[str], most: int) -> list[str]:
    """Entities for a first picture: the one with the most neighbours, then ever the best connected beside them."""
    chosen: dict[str, None] = {}
    border: set[str] = set()
    ranks = {node: (-len(graph[node]), node) for node in graph}
    while len(chosen) < min(most, len(graph)):
        following = min(border or (n for n in graph if n not in chosen), key=ranks.__getitem__)
        chosen[following] = None
        border = (border | set(graph[following])) - chosen.keys()
    return list(chosen)


def positions(graph: nx.Graph[str]) -> dict[str, tuple[int, int]]:
    """A place for every node: linked ones near each other, and no name upon another."""
    if not graph:
        return {}
    nodes = sorted(graph)
    ordered: nx.Graph[str] = nx.Graph()  # a subgraph's own order changes from one process to the next
    ordered.add_nodes_from(nodes)
    ordered.add_edges_from(sorted((min(edge), max(edge)) for edge in graph.edges()))
    found = nx.spring_layout(ordered, seed=7, k=4 / math.sqrt(len(nodes)), iterations=500)
    room = math.sqrt(len(graph) * WIDTH * HEIGHT / FILL)
    points = [
        [x * room * math.sqrt(RATIO), y * room / math.sqrt(RATIO)]
        for x, y in zip(*(_evened([found[n][axis] for n in nodes]) for axis in (0, 1)), strict=True)
    ]
    for _ in range(_ROUNDS):
        if not _push_apart(points):
            break
    return {node: (round(x), round(y)) for node, (x, y) in zip(nodes, points, strict=True)}


def _evened(values: list[float]) -> list[float]:
    """Values from 0 to 1, half as they lie and half by rank: outliers come near, crowds are loosened."""
    low, high = min(values), max(values)
    ranked = sorted(range(len(values)), key=lambda i: (values[i], i))
    rank = {i: position for position, i in enumerate(ranked)}
    most = max(len(values) - 1, 1)
    return [((v - low) / ((high - low) or 1) + rank[i] / most) / 2 for i, v in enumerate(values)]


def _push_apart(points: list[list[float]]) -> bool:
    """Move every two points that share room away from each other, along the shorter way; was there anything to move?"""
    moved = False
    for i, one in enumerate(points):
        for other in points[i + 1 :]:
            dx, dy = other[0] - one[0], other[1] - one[1]
            over_x, over_y = WIDTH - abs(dx), HEIGHT - abs(dy)
            if over_x <= 0 or over_y <= 0:
                continue
            moved = True
            axis = 0 if over_x / WIDTH < over_y / HEIGHT else 1
            step = (over_x if axis == 0 else over_y) / 2 + 0.5
            sign = 1 if (dx, dy)[axis] >= 0 else -1
            one[axis] -= sign * step
            other[axis] += sign * step
    return moved
