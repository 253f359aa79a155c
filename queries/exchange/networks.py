"""The network of entities as GraphML (networkx, yEd, Cytoscape) and GEXF (Gephi)."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from typing import Any

import networkx as nx

from graph.export import NOT_XML
from queries.ask.source import Source, values_of
from queries.exchange.content import Content
from queries.facts.network import network

# What a link says of itself, in a table or a picture.
LINK = ("relation", "label", "fact", "words", "article", "date", "evidence")


def graphml(content: Content) -> bytes:
    """The network as GraphML."""
    out = io.BytesIO()
    nx.write_graphml(flat(content.source, content.language), out, named_key_ids=True)
    return out.getvalue()


def gexf(content: Content) -> bytes:
    """The network as GEXF 1.2."""
    out = io.BytesIO()
    nx.write_gexf(flat(content.source, content.language), out)
    # The writer stamps the day; the same graph is to give the same bytes.
    return re.sub(rb' lastmodifieddate="[^"]*"', b"", out.getvalue())


def flat(source: Source, language: str = "en", relations: Iterable[str] | None = None) -> nx.MultiDiGraph[str]:
    """The network with attributes that every format holds: texts and numbers, and none that is nothing.

    Args:
        source: a store or an endpoint.
        language: to name things in.
        relations: only the links of these relations; None is all of them.

    Returns:
        Nodes by IRI with ``label``, ``type``, ``type_label``, ``base``, ``articles`` (how many mention it), ``names``
        (all, between bars) and, of places that have them, ``latitude`` and ``longitude`` in degrees; edges with what
        ``LINK`` lists: ``words``, ``article`` and ``date`` are those of the first place where the fact was read,
        ``evidence`` says how many there are. Characters that XML cannot hold are replaced.
    """
    graph = network(source, relations=relations, language=language)
    points = {
        axis: {node: float(value.value) for node, value in values_of(source, graph, prop)}
        for axis, prop in (("latitude", "geo:lat"), ("longitude", "geo:long"))
    }
    found: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node, data in graph.nodes(data=True):
        kept = {key: data[key] for key in ("label", "type", "type_label", "base", "articles")}
        kept |= {axis: known[node] for axis, known in points.items() if node in known}
        found.add_node(node, **_plain(kept), names=_text(" | ".join(data["names"])))
    for origin, target, key, data in graph.edges(keys=True, data=True):
        proof = next(iter(data["evidence"]), None)
        found.add_edge(
            origin, target, f"{key}|{origin}|{target}", relation=data["relation"], label=_text(data["label"]),
            fact=data["fact"] or "", words=_text(proof["words"] if proof else ""),
            article=proof["article"] if proof else "", date=proof["date"] if proof else "",
            evidence=len(data["evidence"]),
        )  # fmt: skip
    return found


def _plain(data: dict[str, Any]) -> dict[str, Any]:
    return {key: _text(value) if isinstance(value, str) else value for key, value in data.items()}


def _text(text: str) -> str:
    return NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text)
