"""The graph as a network: entities, and the links that facts draw between them.

Which roles of a fact a link joins, and what it is called, the ontology says; no relation is named here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any

import networkx as nx
from rdflib import RDFS, Literal, URIRef

import ontology.schema
from ontology.namespaces import ORDA
from ontology.schema import ENTITY_CLASSES, Schema
from queries.ask import resolve
from queries.ask.resolve import Source
from queries.facts.sentences import sentences
from queries.facts.stored import StoredFact, facts

Step = tuple[str, Mapping[str, Any], str]
Proofs = Mapping[str, Sequence[Mapping[str, Any]]]  # what proves each fact, by its IRI

GREY = "#999999"

# What the reference data state beside the relations, worth a link.
REFERENCE_LINKS = ("orda:formedFrom", "orda:locatedIn", "orda:partOf", "orda:succeeds", "orda:initiatedBy")


@dataclass(frozen=True, slots=True)
class Link:
    """One edge of the network."""

    source: str
    target: str
    key: str
    relation: str
    labels: Mapping[str, str]
    colour: str
    fact: StoredFact | None

    def label(self, language: str) -> str:
        """What the link is called."""
        return self.labels.get(language) or self.labels.get("en") or self.relation


def network(
    source: Source,
    *,
    relations: Iterable[str] | None = None,
    include_reference: bool = True,
    language: str = "en",
) -> nx.MultiDiGraph[str]:
    """The entities that articles mention, and what links them.

    Args:
        source: a store or an endpoint.
        relations: only the links of these relations; None is all of them.
        include_reference: whether terms of office, origins and locations that only the reference data know are links,
            too; they join entities that articles mention, and bring no others but the places that these came from.
        language: the language of names and labels.

    Returns:
        Nodes by IRI with ``label``, ``labels`` (per language), ``names``, ``type``, ``type_label``, ``base``,
        ``colour`` and ``articles`` (how many mention it); edges by the fact's IRI with ``relation``, ``label``,
        ``labels``, ``colour``, ``fact`` and ``evidence``, a list of ``before``, ``words``, ``after`` (the sentence),
        ``start`` and ``end`` (of the words in the text), ``article`` (IRI), ``title``, ``date``, ``source``, ``rule``,
        ``confidence``.
    """
    edges = {name for name, relation in ontology.schema.load().relations.items() if relation.edges}
    told = [fact for fact in facts(source, relations) if fact.relation in edges]
    stated = include_reference and relations is None
    return drawn(source, told, proofs_of(source, told), include_reference, stated, language)


def drawn(
    source: Source,
    told: Iterable[StoredFact],
    proofs: Proofs,
    include_reference: bool = True,
    stated: bool = True,
    language: str = "en",
) -> nx.MultiDiGraph[str]:
    """The network of facts that were read before.

    Args:
        source: where they were read.
        told: the facts.
        proofs: what proves them, as ``proofs_of`` tells.
        include_reference, language: as of ``network``.
        stated: whether what the reference data state beside the relations is drawn.
    """
    schema = ontology.schema.load()
    mentioned = _mentioned(source)
    links = [*_fact_links(told, schema, include_reference, set(mentioned))]
    if stated:
        links += _stated_links(source, set(mentioned), {(k.source, k.target, k.relation) for k in links})
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    nodes = sorted({*mentioned, *(end for link in links for end in (link.source, link.target))})
    for node, attributes in _described(source, nodes, schema, language).items():
        graph.add_node(node, **attributes, articles=len(mentioned.get(node, ())))
    for link in sorted(links, key=lambda k: (k.source, k.target, k.key)):
        if link.source in graph and link.target in graph:
            shown = proofs[link.fact.iri] if link.fact else []
            graph.add_edge(
                link.source, link.target, link.key, relation=link.relation, label=link.label(language),
                labels=link.labels, colour=link.colour, fact=link.fact.iri if link.fact else None, evidence=shown,
            )  # fmt: skip
    return graph


def ego(graph: nx.MultiDiGraph[str], entity: str, radius: int = 1) -> nx.MultiDiGraph[str]:
    """The part of a network within ``radius`` links of an entity, in either direction.

    Raises:
        networkx.NodeNotFound: the network has no such entity.
    """
    if entity not in graph:
        raise nx.NodeNotFound(f"{entity} is not in the network")
    part: nx.MultiDiGraph[str] = nx.ego_graph(graph, entity, radius=radius, undirected=True)
    return part


def paths(graph: nx.MultiDiGraph[str], one: str, other: str, limit: int = 10) -> list[list[Step]]:
    """The shortest chains between two entities, whichever way their links point.

    Returns:
        Up to ``limit`` chains of equal length, each a list of steps: the entity come from, the link's attributes, the
        entity come to. Of several links between two entities, one with evidence is taken. None where nothing joins
        them.

    Raises:
        networkx.NodeNotFound: the network has no such entity.
    """
    try:
        found = sorted(nx.all_shortest_paths(graph.to_undirected(as_view=True), one, other))
    except nx.NetworkXNoPath:
        return []
    return [[_step(graph, a, b) for a, b in pairwise(nodes)] for nodes in found[:limit]]


def _step(graph: nx.MultiDiGraph[str], one: str, other: str) -> Step:
    links = [*(graph.get_edge_data(one, other) or {}).items(), *(graph.get_edge_data(other, one) or {}).items()]
    _, attributes = min(links, key=lambda link: (not link[1]["evidence"], link[0]))
    return one, attributes, other


def _mentioned(source: Source) -> dict[str, set[str]]:
    """The articles that mention each entity."""
    found: dict[str, set[str]] = defaultdict(set)
    for article, entity in _rows(source, "SELECT ?article ?entity WHERE { ?article orda:mentions ?entity }"):
        found[entity].add(article)
    return found


def _fact_links(told: Iterable[StoredFact], schema: Schema, reference: bool, mentioned: set[str]) -> Iterator[Link]:
    for fact in told:
        for edge in schema.relations[fact.relation].edges:
            for one, other in _ends(fact, edge.source, edge.target):
                if fact.evidence or (reference and one in mentioned and other in mentioned):
                    yield Link(one, other, fact.iri, fact.relation, edge.label, edge.colour, fact)


def _ends(fact: StoredFact, source: str, target: str) -> Iterator[tuple[str, str]]:
    """The pairs of values that an edge joins; where its ends share their values, each pair once."""
    sources, targets = ([getattr(v, "value", "") for v in fact.roles.get(role, ())] for role in (source, target))
    shared = len(sources) > 1 and sources == targets
    yield from ((a, b) for a in sources for b in targets if a != b and (not shared or a < b))


def _stated_links(source: Source, mentioned: set[str], drawn: set[tuple[str, str, str]]) -> Iterator[Link]:
    """What only the reference data state between entities that articles mention."""
    names = {relation.iri: relation for relation in ontology.schema.load().relations.values()}
    predicates = " ".join(REFERENCE_LINKS)
    rows = _rows(source, f"SELECT ?s ?p ?o WHERE {{ VALUES ?p {{ {predicates} }} ?s ?p ?o }}")
    for one, predicate, other in sorted(set(rows)):
        origin = predicate == ORDA + "formedFrom" and (one in mentioned or other in mentioned)
        if not origin and not (one in mentioned and other in mentioned):
            continue
        relation = names.get(predicate)
        name = relation.name if relation else predicate.removeprefix(ORDA)
        if (one, other, name) not in drawn:
            colour = relation.edges[0].colour if relation and relation.edges else GREY
            yield Link(one, other, f"{predicate}#reference", name, property_labels(predicate), colour, None)


def _described(source: Source, nodes: list[str], schema: Schema, language: str) -> dict[str, dict[str, Any]]:
    """Name, other names and class of each entity among ``nodes``."""
    kinds = resolve.classes(source, nodes)
    names: dict[str, set[str]] = defaultdict(set)
    preferred: dict[str, dict[str, str]] = defaultdict(dict)
    for node, name in resolve.values(source, nodes, "skos:prefLabel|skos:altLabel"):
        names[node].add(name.value)
    for node, name in sorted(resolve.values(source, nodes, "skos:prefLabel"), key=str):
        preferred[node].setdefault(name.language or "en", name.value)
    labels = resolve.labels(source, nodes, language)
    described = {}
    for node in nodes:
        base = next((b for c in kinds.get(node, ()) if (b := schema.base(c)) in ENTITY_CLASSES), None)
        if base is None:
            continue
        kind = kinds[node][0]
        texts = schema.labels.get(kind, {})
        described[node] = {
            "label": labels.get(node, node.rsplit("/", 1)[-1]),
            "labels": dict(sorted(preferred[node].items())),
            "names": sorted(names[node]),
            "type": kind,
            "type_label": texts.get(language) or texts.get("en") or kind,
            "base": base,
            "colour": schema.colours.get(kind) or schema.colours.get(base, GREY),
        }
    return described


def proofs_of(source: Source, found: Iterable[StoredFact]) -> dict[str, list[dict[str, Any]]]:
    """What proves each fact, by its IRI: see ``evidence`` of ``network``."""
    proven = {fact.iri: fact for fact in found}
    places = {place for fact in proven.values() for place in fact.evidence}
    shown, rules = sentences(source, places), _rules(source)
    titles = resolve.labels(source, {place.article for place in places})
    dates = {article: date.value for article, date in resolve.values(source, titles, "dcterms:issued")}
    pages = {article: page.value for article, page in resolve.values(source, titles, "dcterms:source")}
    return {
        iri: [
            {
                "before": shown[e].before,
                "words": e.words,
                "after": shown[e].after,
                "start": e.start,
                "end": e.end,
                "article": e.article,
                "title": titles.get(e.article) or e.article.rsplit("/", 1)[-1],
                "date": dates.get(e.article, ""),
                "source": pages.get(e.article, ""),
            }
            | rules.get((iri, e.article, e.start, e.end), {})
            for e in fact.evidence
        ]
        for iri, fact in proven.items()
    }


def _rules(source: Source) -> dict[tuple[str, str, int, int], dict[str, Any]]:
    """The rule that read each piece of evidence, and how sure it is."""
    rows = _rows(
        source,
        """SELECT ?fact ?article ?start ?end ?rule ?confidence WHERE { GRAPH ?graph {
        ?fact prov:wasDerivedFrom ?e . ?e oa:hasSource ?article ; oa:hasSelector ?s ; orda:rule ?rule ;
        orda:confidence ?confidence . ?s oa:start ?start ; oa:end ?end } }""",
    )
    return {
        (fact, article, int(start), int(end)): {"rule": rule, "confidence": float(confidence)}
        for fact, article, start, end, rule, confidence in rows
    }


_ontology = cache(ontology.schema.ontology_graph)


@cache
def property_labels(predicate: str) -> dict[str, str]:
    """What the ontology calls a property, per language."""
    graph = _ontology()
    texts = {o.language or "en": str(o) for o in graph.objects(URIRef(predicate), RDFS.label) if isinstance(o, Literal)}
    return dict(sorted(texts.items())) or {"en": predicate.replace("#", "/").rsplit("/", 1)[-1]}


def _rows(source: Source, sparql: str) -> list[tuple[str, ...]]:
    solutions: Any = source.query(sparql)
    return [tuple(term.value for term in row) for row in solutions]
