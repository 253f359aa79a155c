"""The network of entities as GraphML (networkx, yEd, Cytoscape) and GEXF (Gephi)."""

from __future__ import annotations

import io
import re
from collections.abc import Collection, Iterable, Mapping
from typing import Any

import networkx as nx

from graph.export import NOT_XML
from queries.ask.source import Source, values_of
from queries.ask.stored import WORDS, facts
from queries.exchange.content import Content
from queries.facts.network import Link, described, drawing, ends_of, links_of, mentions, statements

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
    told = facts(source, drawing(relations), read=WORDS)
    mentioned = {node: len(articles) for node, articles in mentions(source).items()}
    stated = statements(source) if relations is None else ()
    found: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    fill(found, source, links_of(told, mentioned.keys(), stated), mentioned, language)
    return found


def fill(
    graph: nx.MultiDiGraph[str],
    source: Source,
    links: Collection[Link],
    mentioned: Mapping[str, int],
    language: str = "en",
) -> None:
    """Put links, their ends and what is mentioned into a network, with the attributes that ``flat`` gives.

    Args:
        graph: the network.
        source: where the links were read.
        links: those to draw.
        mentioned: entities, which are in it whether they are linked or not, and how many articles mention each.
        language: to name things in.
    """
    for node, data in nodes_of(source, ends_of(links) | mentioned.keys(), mentioned, language).items():
        graph.add_node(node, **data)
    drawn = [link for link in links if link.source in graph and link.target in graph]
    articles = {place.article for link in drawn if link.fact for place in link.fact.evidence[:1]}
    dates = {article: date.value for article, date in values_of(source, articles, "dcterms:issued")}
    for link in drawn:
        proof = next(iter(link.fact.evidence if link.fact else ()), None)
        graph.add_edge(
            link.source, link.target, f"{link.key}|{link.source}|{link.target}", relation=link.relation,
            label=_text(link.label(language)), fact=link.fact.iri if link.fact else "",
            words=_text(proof.words if proof else ""), article=proof.article if proof else "",
            date=dates.get(proof.article, "") if proof else "", evidence=len(link.fact.evidence if link.fact else ()),
        )  # fmt: skip


def nodes_of(
    source: Source, iris: Iterable[str], mentioned: Mapping[str, int], language: str = "en"
) -> dict[str, dict[str, Any]]:
    """What ``flat`` says of each entity among some nodes, by IRI; the arguments are those of ``fill``."""
    known = described(source, iris, language)
    points = {
        axis: {node: float(value.value) for node, value in values_of(source, known, prop)}
        for axis, prop in (("latitude", "geo:lat"), ("longitude", "geo:long"))
    }
    return {
        node: {
            **{key: _text(data[key]) for key in ("label", "type", "type_label", "base")},
            "articles": mentioned.get(node, 0),
            **{axis: point[node] for axis, point in points.items() if node in point},
            "names": _text(" | ".join(data["names"])),
        }
        for node, data in known.items()
    }


def _text(text: str) -> str:
    return NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text)
