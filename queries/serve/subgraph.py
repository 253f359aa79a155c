"""The part of a graph of any size that a picture can show: of the best known entities, of an entity, of an article.

Every query is about given nodes and reads a bounded number of rows, so that the time does not grow with the graph.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

import pyoxigraph as ox

from graph.quads import REFERENCE_GRAPH
from graph.store import Store
from ontology.namespaces import ID, LOCATED_IN, ORDA, PREFIXES
from ontology.namespaces import iri as expanded
from ontology.reference import countries
from ontology.schema import ENTITY_CLASSES
from queries.ask.source import chunks, issued, nodes, rows, texts
from queries.facts.network import linking
from queries.facts.participation import facts_of

OVERVIEW = 60  # entities
SAMPLE = 2_000  # articles that the overview's entities are counted in
NEIGHBOURS = 120
SHARED = 10  # facts of one pair
ALONE = 40  # facts that join an entity to no other
FACTS = 5_000  # of an entity, that its neighbours are chosen by, and as many articles that mention it
CROSS = 150  # facts of a neighbour, that links among neighbours are chosen by
PROOFS = 8  # of one fact
ARTICLES = 100  # that mention an entity
_LEVELS = 5  # of places within places

_TYPE = frozenset([PREFIXES["rdf"] + "type"])
_CLASSES = frozenset(ORDA + name for name in ENTITY_CLASSES)
_NAMED = _TYPE | {
    PREFIXES[p] + n for p, n in (("skos", "prefLabel"), ("skos", "altLabel"), ("geo", "lat"), ("geo", "long"))
}
_ABOUT = _TYPE | {PREFIXES["dcterms"] + n for n in ("title", "issued", "source", "language", "publisher")}
_WITHIN = frozenset([expanded(LOCATED_IN), ORDA + "jurisdiction"])

Row = tuple[Any, ...]
Quads = Iterator[Any]  # quads of Oxigraph, the types of which allow for terms that no graph of ours has
Links = Mapping[str, list[str]]  # facts by the entity that they join to


def best_known(store: Store) -> Store:
    """The entities that most articles mention, among a sample of articles where there are many, and their links."""
    articles = [a for (a,) in texts(store, f"SELECT ?a WHERE {{ ?a a orda:Article }} LIMIT {SAMPLE}")]
    known = Counter(q.object.value for q in _said(store, articles, {ORDA + "mentions"}))
    entities = sorted(known, key=lambda iri: (-known[iri], iri))[:OVERVIEW]
    return _part(store, _among(store, entities), entities)


def around(store: Store, entity: str) -> Store:
    """What is linked to an entity: the best linked neighbours, the links among them, and what is told of it alone.

    Raises:
        ValueError: it is no IRI.
    """
    facts = facts_of(store, entity, FACTS)
    links = _links(store, facts, entity)
    others = _entities(store, links)
    stated = {n for (n,) in texts(store, _stated(entity))}
    ranks = Counter({other: len(links[other]) for other in others}) + Counter(stated)
    neighbours = sorted(ranks, key=lambda other: (-ranks[other], other))[:NEIGHBOURS]
    alone = set(facts).difference(*(links[other] for other in others))
    kept = {f for other in neighbours for f in sorted(links.get(other, ()))[:SHARED]}
    kept |= {*sorted(alone)[:ALONE], *_among(store, neighbours)}
    return _part(store, kept, [entity, *neighbours], articles=_mentioning(store, entity))


def of_article(store: Store, article: str) -> Store:
    """What an article tells, and the entities that it mentions.

    Raises:
        ValueError: it is no IRI.
    """
    node = ox.NamedNode(article)
    told = texts(store, f"SELECT DISTINCT ?f WHERE {{ GRAPH {node} {{ ?f prov:wasDerivedFrom ?e }} }} LIMIT {FACTS}")
    named = texts(store, f"SELECT ?e WHERE {{ {node} orda:mentions ?e }} ORDER BY ?e LIMIT {NEIGHBOURS}")
    return _part(store, [f for (f,) in told], [e for (e,) in named], proven_by=article)


def _links(store: Store, facts: Iterable[str], entity: str) -> Links:
    """The facts by the other nodes that each names."""
    links: dict[str, list[str]] = defaultdict(list)
    for q in _said(store, facts):
        if _is_node(q.object) and q.object.value != entity:
            links[q.object.value].append(q.subject.value)
    return links


def _entities(store: Store, nodes: Iterable[str]) -> set[str]:
    """Which of the nodes are entities, not posts or events."""
    return {q.subject.value for q in _said(store, nodes, _TYPE) if q.object.value in _CLASSES}


def _among(store: Store, entities: Collection[str]) -> set[str]:
    """Facts that join two of the entities."""
    found: set[str] = set()
    for one in entities:
        links = _links(store, facts_of(store, one, CROSS), one)
        for other in links.keys() & set(entities):
            found |= set(sorted(links[other])[:SHARED])
    return found


def _stated(entity: str) -> str:
    """The query for what the reference data link to an entity without a fact."""
    node = ox.NamedNode(entity)
    return (
        f"SELECT DISTINCT ?n WHERE {{ VALUES ?p {{ {nodes(linking())} }} {{ {node} ?p ?n }} UNION {{ ?n ?p {node} }} "
        f"FILTER EXISTS {{ ?a orda:mentions ?n }} }} LIMIT {NEIGHBOURS}"
    )


def _mentioning(store: Store, entity: str) -> list[str]:
    """The latest articles that mention an entity, and the first."""
    mentioning = texts(store, f"SELECT ?a WHERE {{ ?a orda:mentions {ox.NamedNode(entity)} }} LIMIT {FACTS}")
    found = [a for (a,) in mentioning]
    dates = issued(store, found)
    ordered = sorted(found, key=lambda article: (dates.get(article, ""), article), reverse=True)
    return [*ordered[:ARTICLES], *sorted(dates, key=lambda article: (dates[article], article))[:1]]


def _part(
    store: Store,
    facts: Iterable[str],
    entities: Iterable[str],
    articles: Iterable[str] = (),
    proven_by: str | None = None,
) -> Store:
    """A store in memory of facts with their proofs, of what is named in them, and of entities and articles."""
    said = list(_said(store, facts))
    nodes = {*entities, *(q.object.value for q in said if _is_node(q.object))}
    stated = list(_said(store, nodes, linking()))
    nodes |= {q.object.value for q in stated}
    places = list(_places(store, nodes))
    nodes |= {q.object.value for q in places}
    further = set(_asserting(store, {(q.subject, q.predicate, q.object) for q in (*stated, *places)})).difference(facts)
    said += _said(store, further)
    proofs = list(_proofs(store, {*facts, *further}, proven_by))
    told = {q.graph_name.value for q in proofs} | ({proven_by} if proven_by else set())
    known = {*told, *articles}
    return Store.holding(
        [
            *said, *proofs, *stated, *places, *_said(store, nodes, _NAMED), *_mentions(store, nodes, known),
            *_said(store, known, _ABOUT), *_texts(store, told),
        ]
    )  # fmt: skip


def _is_node(term: Any) -> bool:
    return isinstance(term, ox.NamedNode) and term.value.startswith(ID)


def _said(store: Store, subjects: Iterable[str], predicates: Collection[str] = ()) -> Quads:
    """What the default graph says of the subjects, all or with some predicates."""
    for chunk in chunks(subjects):
        for s, p, o in rows(store, f"SELECT ?s ?p ?o WHERE {{ VALUES ?s {{ {chunk} }} ?s ?p ?o }}"):
            if not predicates or p.value in predicates:
                yield ox.Quad(s, p, o)


def _proofs(store: Store, facts: Iterable[str], article: str | None) -> Quads:
    """Some of the proofs of each fact: where an article is given, those in it come first."""
    predicate = ox.NamedNode(PREFIXES["prov"] + "wasDerivedFrom")
    found: set[str] = set()
    for iri in sorted(set(facts)):
        fact = ox.NamedNode(iri)
        places = ["?g", str(ox.NamedNode(article))] if article else ["?g"]
        for place in places:
            only = "" if place == "?g" else f"VALUES ?g {{ {place} }}"
            query = f"SELECT ?g ?e WHERE {{ {only} GRAPH ?g {{ {fact} {predicate} ?e }} }} LIMIT {PROOFS}"
            for graph, proof in rows(store, query):
                found.add(proof.value)
                yield ox.Quad(fact, predicate, proof, graph)
    selectors = set()
    for quad in _in_graphs(store, found):
        if quad.predicate.value == PREFIXES["oa"] + "hasSelector":
            selectors.add(quad.object.value)
        yield quad
    yield from _in_graphs(store, selectors)


def _asserting(store: Store, stated: Iterable[Row]) -> Iterator[str]:
    """The facts that say the same as what is stated, so that a link is not drawn as the reference data's alone."""
    for subject, predicate, value in stated:
        pattern = f"?f rdf:subject {subject} ; rdf:object {value} ; rdf:predicate {predicate}"
        yield from (f for (f,) in texts(store, f"SELECT ?f WHERE {{ {pattern} }}"))


def _in_graphs(store: Store, subjects: Iterable[str]) -> Quads:
    for chunk in chunks(subjects):
        query = f"SELECT ?s ?p ?o ?g WHERE {{ VALUES ?s {{ {chunk} }} GRAPH ?g {{ ?s ?p ?o }} }}"
        yield from (ox.Quad(*row) for row in rows(store, query))


def _places(store: Store, nodes: Iterable[str]) -> Quads:
    """What the nodes lie in, and what that lies in, each as a graph says it: the reference data's, where they do."""
    reference = " ".join(f"<{REFERENCE_GRAPH}{country}>" for country in countries())
    todo, seen = set(nodes), set()
    for _ in range(_LEVELS):
        seen |= todo
        found = list(_said(store, todo, _WITHIN))
        for q in found:
            pattern = f"GRAPH ?g {{ {q.subject} {q.predicate} {q.object} }}"
            for only in (f"VALUES ?g {{ {reference} }}", ""):
                if saying := next(rows(store, f"SELECT ?g WHERE {{ {only} {pattern} }} LIMIT 1"), None):
                    yield ox.Quad(q.subject, q.predicate, q.object, saying[0])
                    break
            yield q
        todo = {q.object.value for q in found} - seen


def _mentions(store: Store, nodes: Collection[str], articles: Collection[str]) -> Quads:
    """Which of the articles mention the nodes; of a node that none does, one other article, as a network wants it."""
    predicate = ox.NamedNode(ORDA + "mentions")
    left = set(nodes)
    for chunk in chunks(articles):
        query = f"SELECT ?a ?e WHERE {{ VALUES ?a {{ {chunk} }} ?a orda:mentions ?e }}"
        for article, entity in rows(store, query):
            if entity.value in nodes:
                left.discard(entity.value)
                yield ox.Quad(article, predicate, entity)
    for iri in sorted(left):
        entity = ox.NamedNode(iri)
        for (article,) in rows(store, f"SELECT ?a WHERE {{ ?a orda:mentions {entity} }} LIMIT 1"):
            yield ox.Quad(article, predicate, entity)
            yield from _said(store, [article.value], _ABOUT)


def _texts(store: Store, articles: Iterable[str]) -> Quads:
    predicate = ox.NamedNode(ORDA + "text")
    for chunk in chunks(articles):
        query = f"SELECT ?a ?t WHERE {{ VALUES ?a {{ {chunk} }} GRAPH ?a {{ ?a orda:text ?t }} }}"
        for article, text in rows(store, query):
            yield ox.Quad(article, predicate, text, article)
