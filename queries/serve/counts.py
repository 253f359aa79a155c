"""How much a graph holds, and how much of that articles tell: counted once for each state of the graph.

Counting reads much of a graph, so a process of its own does it for each snapshot and leaves the numbers beside it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import ontology.schema
from graph.store import Store
from ontology.namespaces import ARTICLE, ORDA
from ontology.schema import ENTITY_CLASSES
from queries.ask.size import nodes_by_class, statements
from queries.ask.source import texts
from queries.serve.records import Status, encoded

_FACTS = "SELECT ?kind (COUNT(DISTINCT ?fact) AS ?n) WHERE { GRAPH ?g { ?fact prov:wasDerivedFrom ?e } ?fact a ?kind }"
_NAMED = "SELECT ?kind (COUNT(DISTINCT ?entity) AS ?n) WHERE { ?article orda:mentions ?entity . ?entity a ?kind }"


@dataclass(frozen=True, slots=True)
class Counts:
    """The numbers of a state of the graph.

    Attributes:
        status: how much it holds.
        told: how many entities and facts of each class articles name or tell.
    """

    status: Status
    told: Mapping[str, int]


def counts(store: Store) -> Counts:
    """The numbers of a store."""
    facts = {relation.iri.removeprefix(ORDA) for relation in ontology.schema.load().relations.values()}
    told = _by_class(store, _NAMED, ENTITY_CLASSES) | _by_class(store, _FACTS, facts)
    return Counts(status(store), told)


def status(store: Store) -> Status:
    """How much a store holds: statements of the default graph, named graphs, articles, nodes by class."""
    schema = ontology.schema.load()
    graphs = list(store.graphs())
    classes = {
        c.removeprefix(ORDA): n
        for c, n in sorted(nodes_by_class(store).items())
        if c.startswith(ORDA) and c in schema.terms
    }
    return Status(statements(store), len(graphs), sum(name.startswith(ARTICLE) for name in graphs), classes)


def write(store: Path, file: Path) -> None:
    """Write the numbers of a store; they stand in ``file`` only when they are whole."""
    with Store(store, read_only=True) as source:
        found = encoded(counts(source))
    part = file.with_suffix(".part")
    part.write_bytes(found)
    part.rename(file)


def read(file: Path) -> Counts:
    """The numbers that were written."""
    found = json.loads(file.read_bytes())
    return Counts(Status(**found["status"]), found["told"])


def _by_class(store: Store, query: str, classes: Iterable[str]) -> dict[str, int]:
    found = {kind.removeprefix(ORDA): int(many) for kind, many in texts(store, f"{query} GROUP BY ?kind")}
    return {kind: found[kind] for kind in sorted(classes) if kind in found}
