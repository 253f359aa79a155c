"""How much a store holds, counted on its default graph."""

from __future__ import annotations

from graph.store import Store
from queries.ask.source import texts


def statements(store: Store) -> int:
    """The number of statements."""
    return number(store, "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }")


def nodes_by_class(store: Store) -> dict[str, int]:
    """Class → the number of nodes that are of it."""
    counts = texts(store, "SELECT ?c (COUNT(DISTINCT ?s) AS ?n) WHERE { ?s a ?c } GROUP BY ?c")
    return {cls: int(count) for cls, count in counts}


def number(store: Store, sparql: str) -> int:
    """The one number that a query gives."""
    ((found,),) = texts(store, sparql)
    return int(found)
