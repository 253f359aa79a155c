"""Facts as they stand in a store, read back by the roles that the ontology gives them.

No relation is named here: what a fact's properties mean, ``ontology.schema`` says.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

import ontology.schema
from ontology.schema import Relation
from queries.ask.resolve import Source
from queries.ask.table import Term


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """The words that a fact was read from, and where they stand in the article's text."""

    article: str
    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class StoredFact:
    """One fact.

    Attributes:
        iri: its node.
        relation: its relation's name in the ontology.
        roles: its values by role; roles that share a property share its values.
        evidence: where it was read; empty for what the reference data state.
    """

    iri: str
    relation: str
    roles: Mapping[str, tuple[Term, ...]]
    evidence: tuple[Evidence, ...] = ()


def facts(source: Source, relations: Iterable[str] | None = None) -> Iterator[StoredFact]:
    """The facts of a store, relation by relation, in the order of their IRIs.

    Args:
        source: a store or an endpoint.
        relations: the relations' names; None is all of them.

    Raises:
        KeyError: the ontology has no relation of a name.
    """
    schema = ontology.schema.load()
    proof = evidence(source)
    for name in schema.relations if relations is None else relations:
        relation = schema.relations[name]
        roles_of = _roles_of(relation)
        found: dict[str, dict[str, set[Term]]] = defaultdict(lambda: defaultdict(set))
        for fact, prop, value in _rows(source, _query(relation)):
            for role in roles_of.get(prop.value, ()):
                found[fact.value][role].add(value)
        for fact_iri in sorted(found):
            roles = {role: tuple(sorted(values, key=str)) for role, values in sorted(found[fact_iri].items())}
            yield StoredFact(fact_iri, name, roles, tuple(proof.get(fact_iri, ())))


def evidence(source: Source) -> dict[str, list[Evidence]]:
    """Where each fact was read, by the fact's IRI, in the order of articles and words."""
    found: dict[str, set[Evidence]] = defaultdict(set)
    sparql = """SELECT ?fact ?article ?start ?end ?words WHERE { GRAPH ?graph {
        ?fact prov:wasDerivedFrom ?evidence .
        ?evidence oa:hasSource ?article ; oa:hasSelector ?selector .
        ?selector oa:exact ?words ; oa:start ?start ; oa:end ?end } }"""
    for fact, article, start, end, words in _rows(source, sparql):
        found[fact.value].add(Evidence(article.value, int(start.value), int(end.value), words.value))
    return {fact: sorted(places) for fact, places in found.items()}


def _query(relation: Relation) -> str:
    node = ox.NamedNode(relation.iri)
    kind = f"a orda:Assertion ; rdf:predicate {node}" if relation.statement else f"a {node}"
    return f"SELECT ?fact ?property ?value WHERE {{ ?fact {kind} ; ?property ?value }}"


def _roles_of(relation: Relation) -> dict[str, list[str]]:
    roles: dict[str, list[str]] = defaultdict(list)
    for role in relation.roles.values():
        for prop, _ in role.properties:
            roles[prop].append(role.name)
    return roles


def _rows(source: Source, sparql: str) -> Iterator[tuple[ox.NamedNode | ox.Literal, ...]]:
    solutions: Iterable[tuple[ox.NamedNode | ox.Literal, ...]] = source.query(sparql)  # type: ignore[assignment]
    for row in solutions:
        yield tuple(row)
