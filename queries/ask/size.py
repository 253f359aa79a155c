"""How much a store holds, counted on its default graph."""

from __future__ import annotations

from typing import Any

from graph.store import Store


def statements(store: Store) -> int:
    """The number of statements."""
    return number(store, "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }")


def nodes_by_class(store: Store) -> dict[str, int]:
    """Class → the number of nodes that are of it."""
    rows: Any = store.query("SELECT ?c (COUNT(DISTINCT ?s) AS ?n) WHERE { ?s a ?c } GROUP BY ?c")
    return {cls.value: int(count.value) for cls, count in rows}


def number(store: Store, sparql: str) -> int:
    """The one number that a query gives."""
    rows: Any = store.query(sparql)
    ((found,),) = rows
    return int(found.value)
