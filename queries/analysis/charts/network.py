"""A network as a picture: entities where the explorer's layout puts them, the links between them by their weight."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

import altair as alt
import networkx as nx

import ontology.schema
from ontology.namespaces import ORDA
from ontology.schema import ENTITY_CLASSES
from queries.analysis import cells
from queries.analysis.charts import drawn
from queries.analysis.charts.drawn import Record
from queries.analysis.charts.look import colour
from queries.analysis.charts.texts import say
from queries.ask.texts import named
from queries.pictures.layout import best_connected, positions

_MOST = 40  # entities
_SCALE = 0.75  # from the explorer's places to those of the picture
_EDGES = 75, 34  # pixels: room for names
_EDGE = "#808080"  # stands out on every ground
_LONGEST = 22  # characters of a name
_POINTS = 40, 420  # the areas of points, in square pixels
_LINES = 1.0, 6.0  # the widths of lines, in pixels


def network(graph: nx.Graph[str], title: str = "", language: str = "en", *, most: int = _MOST) -> alt.TopLevelMixin:
    """The best connected entities of a network, as points with their names, and what links them, as lines.

    Args:
        graph: entities with ``label``, ``base`` (a class of the ontology) and ``type_label``; links with ``label``,
            ``weight`` and ``facts``, as far as they have any. ``row`` says which row a link is; without, the order of
            ``edges`` does.
        title: what the picture shows, in a sentence.
        language: of the words beside it.
        most: how many entities are drawn.
    """
    simple: nx.Graph[str] = nx.Graph()
    simple.add_nodes_from(sorted(graph))
    simple.add_edges_from((a, b) for a, b in graph.edges() if a != b)
    chosen = best_connected(simple, most)
    around = simple.subgraph(chosen)
    placed, size = _fitted(positions(around))
    nodes = [_node(graph, node, len(simple[node]), placed[node], language) for node in chosen]
    links = list(_links(graph, placed))
    notes = [say("nodes", language, n=len(nodes), all=len(graph))] if len(nodes) < len(graph) else []
    return drawn.headed(_drawn(nodes, links, size, language), title, notes, language)


def _drawn(nodes: list[Record], links: list[Record], size: tuple[float, float], language: str) -> alt.TopLevelMixin:
    across = alt.X(field="left", type="quantitative", axis=None, scale=alt.Scale(domain=[0, size[0]], nice=False))
    down = alt.Y(field="top", type="quantitative", axis=None, scale=alt.Scale(domain=[size[1], 0], nice=False))
    lines = (
        drawn.charted(links)
        .mark_rule(color=_EDGE, strokeOpacity=0.6)
        .encode(
            x=across, y=down, x2=alt.X2(field="right"), y2=alt.Y2(field="bottom"),
            strokeWidth=alt.StrokeWidth(
                field="weight", type="quantitative", legend=None,
                scale=alt.Scale(type="sqrt", domain=[1, max([2, *(k["weight"] for k in links)])], range=list(_LINES)),
            ),
            opacity=drawn.opacity(drawn.PICKED),
            tooltip=[
                alt.Tooltip(field="link", type="nominal", title=" "),
                alt.Tooltip(field="label", type="nominal", title=named("relation", language)),
                alt.Tooltip(field="facts", type="nominal", title=say("facts", language)),
            ],
        )
    )  # fmt: skip
    there = [name for name in ENTITY_CLASSES if any(node["base"] == name for node in nodes)]
    label = ontology.schema.load().label
    shown = {name: label(ORDA + name, language) for name in there}
    points = [node | {"kind": shown.get(node["base"], "–")} for node in nodes]
    base = drawn.charted(points).encode(x=across, y=down)
    dots = base.mark_circle(opacity=1).encode(
        size=alt.Size(field="links", type="quantitative", legend=None, scale=alt.Scale(range=list(_POINTS))),
        color=alt.Color(
            field="kind", type="nominal", title=None,
            scale=alt.Scale(domain=list(shown.values()), range=[colour(name) for name in shown]),
            legend=alt.Legend(orient="bottom", symbolSize=120) if len(shown) > 1 else None,
        ),
        tooltip=[
            alt.Tooltip(field="name", type="nominal", title=" "),
            alt.Tooltip(field="type", type="nominal", title=named("class", language)),
            alt.Tooltip(field="links", type="nominal", title=named("links", language)),
        ],
    )  # fmt: skip
    names = base.mark_text(dy=-15, fontSize=11).encode(text=alt.Text(field="short", type="nominal"))
    chart = alt.LayerChart(layer=[lines, dots, names]).properties(width=size[0], height=size[1])
    return drawn.selectable(chart, drawn.PICKED)


def _node(graph: nx.Graph[str], node: str, links: int, at: tuple[float, float], language: str) -> Record:
    known = graph.nodes[node]
    name = cells.plain(str(known.get("label") or node.rsplit("/", 1)[-1]))
    return {
        "name": name, "short": name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…",
        "base": str(known.get("base", "")), "type": cells.plain(str(known.get("type_label", ""))) or "–",
        "links": links, "left": at[0], "top": at[1],
    }  # fmt: skip


def _links(graph: nx.Graph[str], placed: dict[str, tuple[float, float]]) -> Iterator[Record]:
    """The links between entities that are drawn; what joins the same two is one line, of the first link's row."""
    joined: dict[tuple[str, str], list[tuple[int, dict[str, Any]]]] = defaultdict(list)
    for number, (one, other, known) in enumerate(graph.edges(data=True)):
        if one in placed and other in placed and one != other:
            joined[min(one, other), max(one, other)].append((known.get("row", number), known))
    called = {node: cells.plain(str(graph.nodes[node].get("label") or node)) for node in placed}
    for (one, other), links in sorted(joined.items()):
        labels = dict.fromkeys(str(known[k]) for _, known in links for k in ("label", "relation") if known.get(k))
        facts = [fact for _, known in links for fact in _facts(known)]
        yield {
            "row": links[0][0], "rows": [number for number, _ in links],
            "link": f"{called[one]} – {called[other]}",
            "label": cells.plain(", ".join(list(labels)[:4])) or "–",
            "weight": sum(float(known.get("weight") or 1) for _, known in links),
            "facts": len(set(facts)) or "–",
            "left": placed[one][0], "top": placed[one][1], "right": placed[other][0], "bottom": placed[other][1],
        }  # fmt: skip


def _facts(known: dict[str, Any]) -> Iterable[str]:
    """The IRIs of the facts behind a link."""
    facts = known.get("facts") or known.get("fact") or ()
    return facts.split() if isinstance(facts, str) else facts


def _fitted(found: dict[str, tuple[int, int]]) -> tuple[dict[str, tuple[float, float]], tuple[float, float]]:
    """Places within the picture, and its size."""
    left, top = (min((at[axis] for at in found.values()), default=0) for axis in (0, 1))
    placed = {
        node: (round(_EDGES[0] + (x - left) * _SCALE, 1), round(_EDGES[1] + (y - top) * _SCALE, 1))
        for node, (x, y) in found.items()
    }
    wide, high = (max((at[axis] for at in placed.values()), default=0) + _EDGES[axis] for axis in (0, 1))
    return placed, (wide, high)
