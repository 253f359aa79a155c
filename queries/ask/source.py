"""What can be asked, and the rows that it answers with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Protocol, cast

import pyoxigraph as ox

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple

_CHUNK = 500  # IRIs


class Source(Protocol):
    """What can be asked: a store, or an endpoint."""

    def query(self, sparql: str) -> object:
        """Run a query; solutions, a truth value or triples."""


def rows(source: Source, sparql: str) -> Iterator[tuple[Any, ...]]:
    """The solutions of a ``SELECT``: a term for each column, None for what is not bound."""
    for row in cast("Iterable[Iterable[Any]]", source.query(sparql)):
        yield tuple(row)


def texts(source: Source, sparql: str) -> Iterator[tuple[str, ...]]:
    """The solutions as IRIs and texts; empty for what is not bound, and for triples, which a foreign graph may hold."""
    for row in rows(source, sparql):
        yield tuple(getattr(term, "value", "") for term in row)


def pairs(source: Source, sparql: str) -> list[tuple[ox.NamedNode, ox.Literal]]:
    """The rows of two columns, but for what has no name of its own, which a foreign graph may hold."""
    found = rows(source, sparql)
    return [(node, to) for node, to in found if isinstance(node, ox.NamedNode) and not isinstance(to, ox.Triple)]


def values_of(source: Source, iris: Iterable[str], path: str) -> Iterator[tuple[str, ox.Literal]]:
    """Each node with each value that a property path gives it."""
    for chunk in chunks(iris):
        for iri, value in pairs(source, f"SELECT ?s ?value WHERE {{ VALUES ?s {{ {chunk} }} ?s {path} ?value }}"):
            yield iri.value, value


def issued(source: Source, articles: Iterable[str]) -> dict[str, str]:
    """The date of each article that has one, by IRI."""
    return {article: date.value for article, date in values_of(source, articles, "dcterms:issued")}


def nodes(iris: Iterable[str]) -> str:
    """IRIs as a list in a query, each once.

    Raises:
        ValueError: one of them is no IRI.
    """
    return " ".join(str(ox.NamedNode(iri)) for iri in sorted(set(iris)))


def chunks(iris: Iterable[str]) -> Iterator[str]:
    """IRIs as lists in queries, each of which is short enough for any server."""
    wanted = sorted(set(iris))
    for start in range(0, len(wanted), _CHUNK):
        yield nodes(wanted[start : start + _CHUNK])
