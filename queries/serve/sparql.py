"""The graph itself: answers to SPARQL queries, whole graphs, and the endpoint's description."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pyoxigraph as ox

from ontology.namespaces import PREFIXES
from queries.ask.federation import closed
from queries.ask.run import where
from queries.serve import media
from queries.serve.answer import Answer, RefusedError
from queries.serve.description import description
from queries.serve.desk import Desk
from queries.serve.output import Output

_VARY = {"Vary": "Accept"}


def sparql(desk: Desk, operation: Mapping[str, Any] | None, accept: str, endpoint: str, language: str) -> Answer:
    """The answer to a request of the SPARQL Protocol.

    Args:
        desk: the worker's desk.
        operation: the fields of a ``protocol.Operation``; None asks for the service's description.
        accept: the client's ``Accept`` header.
        endpoint: the address asked, which relative IRIs are relative to.
        language: to refuse in.
    """
    if operation is None:
        return triples(desk, description(endpoint, desk.status, desk.services), accept)
    return query(desk, accept=accept, base=endpoint, language=language, **operation)


def query(
    desk: Desk,
    text: str,
    accept: str,
    base: str | None = None,
    default_graphs: Sequence[str] | None = None,
    named_graphs: Sequence[str] | None = None,
    language: str = "en",
) -> Answer:
    """The answer to a SPARQL query.

    Args:
        desk: the worker's desk.
        text: the query.
        accept: the client's ``Accept`` header.
        base: what relative IRIs are relative to.
        default_graphs, named_graphs: the dataset, where the request gives one.
        language: to refuse in.

    Raises:
        RefusedError: it is no query (400), or its answer cannot be had so (406, 503).
    """
    try:
        found = desk.store.query(closed(text, desk.services, language), default_graphs, named_graphs, base)
    except SyntaxError as error:
        raise RefusedError(400, "not_sparql", where=_short(where(error, text, language))) from None
    except ValueError as error:
        raise RefusedError(400, "words", words=_short(str(error))) from None
    if isinstance(found, ox.QueryTriples):
        return triples(desk, found, accept)
    kind, form = media.best(accept, media.TRUTH if isinstance(found, ox.QueryBoolean) else media.ROWS)
    output = Output(desk.result)
    found.serialize(output, form)
    return Answer(output.content(kind), media.charset(kind), headers=_VARY)


def graph(desk: Desk, graph: str | None, accept: str) -> Answer:
    """The content of a named graph, or of the default graph where it is None.

    Raises:
        RefusedError: there is none of this name (404), or the name is no IRI (400).
    """
    if graph is not None and not desk.has_graph(graph):
        raise RefusedError(404, "no_graph")
    return triples(desk, desk.store.triples(graph), accept)


def triples(desk: Desk, found: Iterable[ox.Triple], accept: str) -> Answer:
    """Triples in the media type that the client likes best.

    Raises:
        RefusedError: it likes none (406), or they are too many (503).
    """
    kind, form = media.best(accept, media.TRIPLES)
    output = Output(desk.result)
    ox.serialize(found, output, form, prefixes=PREFIXES)
    return Answer(output.content(kind), media.charset(kind), headers=_VARY)


def _short(text: str) -> str:
    """A message in one line."""
    text = " ".join(text.split())
    return text if len(text) <= 300 else text[:299] + "…"
