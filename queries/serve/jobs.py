"""What a worker can be asked: each job is a method of the desk."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import pyoxigraph as ox

import ontology.schema
from graph.store import Store
from ontology.namespaces import PREFIXES
from queries.ask.catalog import QueryError
from queries.ask.federation import closed
from queries.serve import media
from queries.serve.answer import Answer, RefusedError
from queries.serve.api import Api
from queries.serve.description import description, size
from queries.serve.index import Index
from queries.serve.output import Output
from queries.serve.pages import Pages

_VARY = {"Vary": "Accept"}


class Desk:
    """One worker's view of the graph.

    Args:
        store: the folder of the snapshot's store.
        index: the file of its search index.
        result: the largest answer, in bytes.
        services: the addresses that ``SERVICE`` may ask.
    """

    def __init__(self, store: Path, index: Path, result: int, services: Collection[str] = ()) -> None:
        self.store, self.index = Store(store, read_only=True), index
        self.result, self.services = result, services
        self.schema = ontology.schema.load()
        self.pages, self._api = Pages(self), Api(self)
        own: dict[str, Callable[..., Answer]] = {
            "query": self.query,
            "graph": self.graph,
            "description": self.description,
        }
        self._jobs: Mapping[str, Callable[..., Answer]] = {**own, **self.pages.jobs, **self._api.jobs}

    def do(self, job: str, arguments: Mapping[str, Any]) -> Answer:
        """Do a job by its name.

        Raises:
            RefusedError: it cannot be done as it is asked.
        """
        try:
            return self._jobs[job](**arguments)
        except QueryError as error:
            raise RefusedError(400, str(error)) from None

    def query(
        self,
        text: str,
        accept: str,
        base: str | None = None,
        default_graphs: Sequence[str] | None = None,
        named_graphs: Sequence[str] | None = None,
    ) -> Answer:
        """The answer to a SPARQL query.

        Args:
            text: the query.
            accept: the client's ``Accept`` header.
            base: what relative IRIs are relative to.
            default_graphs, named_graphs: the dataset, where the request gives one.
        """
        try:
            found = self.store.query(closed(text, self.services), default_graphs, named_graphs, base)
        except SyntaxError as error:
            raise RefusedError(400, f"the query is not SPARQL: {_one_line(error)}") from None
        except ValueError as error:
            raise RefusedError(400, _one_line(error)) from None
        if isinstance(found, ox.QueryTriples):
            return self._triples(found, accept)
        kind, form = media.best(accept, media.TRUTH if isinstance(found, ox.QueryBoolean) else media.ROWS)
        output = Output(self.result)
        found.serialize(output, form)
        return Answer(output.content(kind), media.charset(kind), headers=_VARY)

    def graph(self, graph: str | None, accept: str) -> Answer:
        """The content of a named graph, or of the default graph where it is None."""
        if graph is not None and not self.has_graph(graph):
            raise RefusedError(404, "there is no graph of this name")
        return self._triples(self.store.triples(graph), accept)

    def has_graph(self, graph: str) -> bool:
        """Is there a named graph of this name?

        Raises:
            RefusedError: the name is no IRI (400).
        """
        try:
            return self.store.has_graph(graph)
        except ValueError:
            raise RefusedError(400, "the graph's name is no IRI") from None

    def description(self, endpoint: str, accept: str) -> Answer:
        """The service's description, for programs."""
        return self._triples(description(endpoint, self.size, self.services), accept)

    @cached_property
    def search(self) -> Index:
        """The search index.

        Raises:
            RefusedError: it is not made yet (503).
        """
        if not self.index.exists():
            raise RefusedError(503, "the search index is being made; ask again in a moment", {"Retry-After": "2"})
        return Index(self.index)

    @cached_property
    def size(self) -> dict[str, Any]:
        """How much the store holds."""
        return size(self.store)

    def _triples(self, triples: Iterable[ox.Triple], accept: str) -> Answer:
        kind, form = media.best(accept, media.TRIPLES)
        output = Output(self.result)
        ox.serialize(triples, output, form, prefixes=PREFIXES)
        return Answer(output.content(kind), media.charset(kind), headers=_VARY)


def _one_line(error: Exception) -> str:
    text = " ".join(str(error).split())
    return text if len(text) <= 300 else text[:299] + "…"
