"""The network of entities as GraphML (networkx, yEd, Cytoscape) and GEXF (Gephi)."""

from __future__ import annotations

import io
import re
from typing import Any

import networkx as nx

from graph.export import NOT_XML
from queries.exchange.content import Content
from queries.views import network

# What a link says of itself, in a table or a picture.
LINK = ("relation", "label", "fact", "words", "article", "date", "evidence")


def graphml(content: Content) -> bytes:
    """The network as GraphML."""
    out = io.BytesIO()
    nx.write_graphml(flat(content), out, named_key_ids=True)
    return out.getvalue()


def gexf(content: Content) -> bytes:
    """The network as GEXF 1.2."""
    out = io.BytesIO()
    nx.write_gexf(flat(content), out)
    # The writer stamps the day; the same graph is to give the same bytes.
    return re.sub(rb' lastmodifieddate="[^"]*"', b"", out.getvalue())


def flat(content: Content) -> nx.MultiDiGraph[str]:
    """The network with attributes that a table can hold: of the evidence, the words and articles of the first."""
    graph = network(content.source, language=content.language)
    found: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node, data in graph.nodes(data=True):
        kept = {key: data[key] for key in ("label", "type", "base", "articles")}
        found.add_node(node, **_plain(kept), names=_text(" | ".join(data["names"])))
    for source, target, key, data in graph.edges(keys=True, data=True):
        proof = next(iter(data["evidence"]), None)
        found.add_edge(
            source, target, f"{key}|{source}|{target}", relation=data["relation"], label=_text(data["label"]),
            fact=data["fact"] or "", words=_text(proof["words"] if proof else ""),
            article=proof["article"] if proof else "", date=proof["date"] if proof else "",
            evidence=len(data["evidence"]),
        )  # fmt: skip
    return found


def _plain(data: dict[str, Any]) -> dict[str, Any]:
    return {key: _text(value) if isinstance(value, str) else value for key, value in data.items()}


def _text(text: str) -> str:
    return NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text)
