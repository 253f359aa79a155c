"""The part of a large graph that a picture can show: what lies around an entity, or among the best known ones."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

import pyoxigraph as ox

import ontology.schema
from graph.store import Store, Triple
from ontology.namespaces import ARTICLE, ORDA, PREFIXES

WHOLE = 300_000  # statements of a store that a picture takes whole
MOST_FACTS, MOST_NEIGHBOURS = 300, 40

_NAMES = "rdf:type skos:prefLabel skos:altLabel"
_ABOUT = "rdf:type dcterms:title dcterms:issued dcterms:source orda:text"


def around(store: Store, entity: str) -> Store:
    """A store in memory of the facts of an entity and of its neighbours, with their proofs.

    Args:
        store: the whole.
        entity: its IRI.

    Raises:
        ValueError: it is no IRI.
    """
    nearest = _facts(store, [entity])
    neighbours = sorted(_values(store, nearest) - {entity})[:MOST_NEIGHBOURS]
    return _part(store, [*nearest, *_facts(store, neighbours)])


def best_known(store: Store) -> Store:
    """The store itself where it is small; else the part of the entities that most articles mention."""
    if len(store) <= WHOLE:
        return store
    rows = _rows(
        store,
        "SELECT ?e WHERE { ?a orda:mentions ?e } "
        f"GROUP BY ?e ORDER BY DESC(COUNT(?a)) ?e LIMIT {MOST_NEIGHBOURS}",
    )  # fmt: skip
    return _part(store, _facts(store, [e.value for (e,) in rows]))


def _facts(store: Store, entities: Iterable[str]) -> list[str]:
    kinds = " ".join(f"<{r.iri}>" for r in ontology.schema.load().relations.values())
    found: dict[str, None] = {}
    for entity in entities:
        rows = _rows(
            store,
            f"SELECT DISTINCT ?f WHERE {{ ?f ?role {ox.NamedNode(entity)} ; a ?kind . "
            f"VALUES ?kind {{ {kinds} <{ORDA}Assertion> }} }} LIMIT {MOST_FACTS}",
        )
        found |= dict.fromkeys(f.value for (f,) in rows)
        if len(found) > 10 * MOST_FACTS:
            break
    return list(found)


def _values(store: Store, facts: Iterable[str]) -> set[str]:
    return {o.value for _, _, _, o in _statements(store, facts) if isinstance(o, ox.NamedNode)}


def _part(store: Store, facts: list[str]) -> Store:
    evidence, selectors = PREFIXES["prov"] + "wasDerivedFrom", PREFIXES["oa"] + "hasSelector"
    kept = list(_statements(store, facts))
    proofs = list(_statements(store, {o.value for _, _, p, o in kept if p.value == evidence}))
    words = list(_statements(store, {o.value for _, _, p, o in proofs if p.value == selectors}))
    nodes = {o.value for _, _, p, o in kept if isinstance(o, ox.NamedNode) and p.value != evidence}
    articles = {g.value for g, *_ in kept if g.value.startswith(ARTICLE)}
    named = _statements(store, nodes, _NAMES)
    told = _statements(store, articles, _ABOUT)
    graphs: dict[str, set[Triple]] = defaultdict(set)
    for graph, *triple in (*kept, *proofs, *words, *named, *told, *_mentions(store, articles, nodes)):
        graphs[graph.value].add((triple[0], triple[1], triple[2]))
    part = Store()
    for graph, triples in sorted(graphs.items()):
        part.replace(graph, triples)
    return part


def _statements(store: Store, subjects: Iterable[str], predicates: str = "") -> Iterator[tuple[Any, ...]]:
    """Graph, subject, predicate and object of every statement about the subjects."""
    only = f"VALUES ?p {{ {predicates} }}" if predicates else ""
    for nodes in _chunks(subjects):
        yield from _rows(
            store, f"SELECT ?g ?s ?p ?o WHERE {{ VALUES ?s {{ {nodes} }} {only} GRAPH ?g {{ ?s ?p ?o }} }}"
        )


def _mentions(store: Store, articles: Iterable[str], entities: set[str]) -> Iterator[tuple[Any, ...]]:
    predicate = ox.NamedNode(ORDA + "mentions")
    for nodes in _chunks(articles):
        for article, entity in _rows(
            store, f"SELECT ?a ?e WHERE {{ VALUES ?a {{ {nodes} }} GRAPH ?a {{ ?a orda:mentions ?e }} }}"
        ):
            if entity.value in entities:
                yield article, article, predicate, entity


def _chunks(iris: Iterable[str]) -> Iterator[str]:
    wanted = sorted(set(iris))
    for start in range(0, len(wanted), 500):
        yield " ".join(str(ox.NamedNode(iri)) for iri in wanted[start : start + 500])


def _rows(store: Store, sparql: str) -> Iterator[tuple[Any, ...]]:
    solutions: Any = store.query(sparql)
    for row in solutions:
        yield tuple(row)
