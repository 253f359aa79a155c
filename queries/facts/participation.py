"""Which facts a node has part in: one bounded query, in a graph of any size."""

from __future__ import annotations

from functools import cache

import pyoxigraph as ox

import ontology.schema
from ontology.namespaces import ORDA
from queries.ask.source import Source, texts


def facts_of(source: Source, node: str, most: int) -> list[str]:
    """Facts that a node has a role in.

    Args:
        source: a store or an endpoint.
        node: its IRI.
        most: so many at most.

    Raises:
        ValueError: it is no IRI.
    """
    roles, kinds = _terms()
    # The kinds are a filter: joined with the facts, they would be looked up in all of the graph.
    found = texts(
        source,
        f"SELECT DISTINCT ?f WHERE {{ {{ VALUES ?role {{ {roles} }} ?f ?role {ox.NamedNode(node)} }} "
        f"?f a ?kind . FILTER(?kind IN ({kinds})) }} LIMIT {most}",
    )
    return [f for (f,) in found]


def counted(source: Source, node: str) -> dict[str, int]:
    """How many facts of each relation a node has a role in, by the relation's name.

    Args:
        source: a store or an endpoint.
        node: its IRI.

    Raises:
        ValueError: it is no IRI.
    """
    roles, _ = _terms()
    named = {relation.iri: name for name, relation in ontology.schema.load().relations.items()}
    part = f"{{ VALUES ?role {{ {roles} }} ?f ?role {ox.NamedNode(node)} }} ?f a|rdf:predicate ?kind"
    found = texts(source, f"SELECT ?kind (COUNT(DISTINCT ?f) AS ?n) WHERE {{ {part} }} GROUP BY ?kind")
    return {named[kind]: int(many) for kind, many in sorted(found) if kind in named}


@cache
def _terms() -> tuple[str, str]:
    """The properties that carry the roles of facts, and the classes of facts, as lists in a query."""
    relations = ontology.schema.load().relations.values()
    roles = {prop for r in relations for role in r.roles.values() for prop, _ in role.properties}
    return (
        " ".join(f"<{role}>" for role in sorted(roles)),
        ", ".join(f"<{kind}>" for kind in [*(r.iri for r in relations), ORDA + "Assertion"]),
    )
