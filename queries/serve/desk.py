"""One worker's view of the graph: what the functions that answer are given."""

from __future__ import annotations

from collections.abc import Collection
from functools import cached_property
from pathlib import Path

from graph.store import Store
from queries.serve import counts
from queries.serve.answer import RefusedError
from queries.serve.counts import Counts
from queries.serve.index import Index
from queries.serve.records import Status


class Desk:
    """A store, and what is found in it once.

    Args:
        store: the folder of the snapshot's store.
        index: the file of its search index.
        counted: the file of its numbers.
        result: the largest answer, in bytes.
        services: the addresses that ``SERVICE`` may ask.
    """

    def __init__(self, store: Path, index: Path, counted: Path, result: int, services: Collection[str] = ()) -> None:
        self.store, self._index, self._counted = Store(store, read_only=True), index, counted
        self.result, self.services = result, services
        self._counts: Counts | None = None

    @cached_property
    def search(self) -> Index:
        """The search index.

        Raises:
            RefusedError: it is not made yet (503).
        """
        if not self._index.exists():
            raise RefusedError(503, "building", {"Retry-After": "2"})
        return Index(self._index)

    @cached_property
    def status(self) -> Status:
        """How much the store holds; where that is not counted yet, it is counted here."""
        return counts.status(self.store) if self.counts is None else self.counts.status

    @property
    def counts(self) -> Counts | None:
        """How much the store holds and how much of that articles tell; None until it is counted."""
        if self._counts is None and self._counted.exists():
            self._counts = counts.read(self._counted)
        return self._counts

    def has_graph(self, graph: str) -> bool:
        """Is there a named graph of this name?

        Raises:
            RefusedError: the name is no IRI (400).
        """
        try:
            return self.store.has_graph(graph)
        except ValueError:
            raise RefusedError(400, "graph_no_iri") from None
