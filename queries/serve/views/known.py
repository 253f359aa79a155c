"""Which of some addresses the graph says anything about."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox

from graph.store import Store
from queries.ask.source import rows


def known(store: Store, candidates: Iterable[str]) -> str | None:
    """The first of the IRIs that the graph says anything about; None where it says nothing."""
    for iri in candidates:
        try:
            node = ox.NamedNode(iri)
        except ValueError:
            continue
        asked = f"SELECT ?p WHERE {{ {{ {node} ?p ?o }} UNION {{ GRAPH ?g {{ {node} ?p ?o }} }} }} LIMIT 1"
        if any(rows(store, asked)):
            return iri
    return None
