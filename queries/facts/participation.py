"""Which facts nodes have part in: bounded queries, in a graph of any size."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import pyoxigraph as ox

import ontology.schema
from ontology.namespaces import ORDA
from queries.ask.source import Source, texts

_TOGETHER = 20  # nodes that one query asks about


def facts_of(source: Source, node: str, most: int) -> list[str]:
    """Facts that a node has a role in.

    Args:
        source: a store or an endpoint.
        node: its IRI.
        most: so many at most.

    Raises:
        ValueError: it is no IRI.
    """
    return [f for (f,) in texts(source, f"SELECT DISTINCT ?f WHERE {_having(node)} LIMIT {most}")]


def facts_near(source: Source, nodes: Iterable[str], most: int) -> dict[str, list[str]]:
    """Facts that each of some nodes has a role in; as ``facts_of``, with several nodes in one query.

    Args:
        source: a store or an endpoint.
        nodes: their IRIs.
        most: so many of each at most.

    Raises:
        ValueError: one is no IRI.
    """
    found: dict[str, list[str]] = {node: [] for node in sorted(set(nodes))}
    wanted = list(found)
    for start in range(0, len(wanted), _TOGETHER):
        some = wanted[start : start + _TOGETHER]
        each = (f"{{ SELECT DISTINCT ?f ({ox.NamedNode(n)} AS ?n) WHERE {_having(n)} LIMIT {most} }}" for n in some)
        for node, fact in texts(source, f"SELECT ?n ?f WHERE {{ {' UNION '.join(each)} }}"):
            found[node].append(fact)
    return found


def _having(node: str) -> str:
    roles, kinds = _terms()
    # The kinds are a filter: joined with the facts, they would be looked up in all of the graph.
    return (
        f"{{ {{ VALUES ?role {{ {roles} }} ?f ?role {ox.NamedNode(node)} }} ?f a ?kind . FILTER(?kind IN ({kinds})) }}"
    )


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
