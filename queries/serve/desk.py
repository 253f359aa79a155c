"""One worker's view of the graph: what the functions that answer are given."""

from __future__ import annotations

from collections.abc import Collection
from functools import cached_property
from pathlib import Path

from graph.store import Store
from queries.serve.answer import RefusedError
from queries.serve.description import status
from queries.serve.index import Index
from queries.serve.records import Status


class Desk:
    """A store, and what is found in it once.

    Args:
        store: the folder of the snapshot's store.
        index: the file of its search index.
        result: the largest answer, in bytes.
        services: the addresses that ``SERVICE`` may ask.
    """

    def __init__(self, store: Path, index: Path, result: int, services: Collection[str] = ()) -> None:
        self.store, self._index = Store(store, read_only=True), index
        self.result, self.services = result, services

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
        """How much the store holds."""
        return status(self.store)

    def has_graph(self, graph: str) -> bool:
        """Is there a named graph of this name?

        Raises:
            RefusedError: the name is no IRI (400).
        """
        try:
            return self.store.has_graph(graph)
        except ValueError:
            raise RefusedError(400, "graph_no_iri") from None
