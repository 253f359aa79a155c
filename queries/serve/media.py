"""Media types, and which of them a client would have."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

import mimeparse
import pyoxigraph as ox

from queries.serve.answer import RefusedError

Form = TypeVar("Form")

# In each table the preferred type stands first.
ROWS: Mapping[str, ox.QueryResultsFormat] = {
    "application/sparql-results+json": ox.QueryResultsFormat.JSON,
    "application/sparql-results+xml": ox.QueryResultsFormat.XML,
    "text/csv": ox.QueryResultsFormat.CSV,
    "text/tab-separated-values": ox.QueryResultsFormat.TSV,
    "application/json": ox.QueryResultsFormat.JSON,
    "application/xml": ox.QueryResultsFormat.XML,
}
TRUTH = {kind: form for kind, form in ROWS.items() if not kind.startswith("text/")}
TRIPLES: Mapping[str, ox.RdfFormat] = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
    "application/ld+json": ox.RdfFormat.JSON_LD,
}
PAGE: Mapping[str, ox.RdfFormat | None] = {"text/html": None, **TRIPLES}  # a page that is also had as data
# What a query parameter calls the types of a page's data.
SHORT = {
    "turtle": "text/turtle",
    "ntriples": "application/n-triples",
    "rdfxml": "application/rdf+xml",
    "jsonld": "application/ld+json",
    "html": "text/html",
}


def best(accept: str, offered: Mapping[str, Form]) -> tuple[str, Form]:
    """The media type among those offered that an ``Accept`` header likes best.

    Raises:
        RefusedError: it admits none of them (406).
    """
    try:  # mimeparse takes the last of equals
        kind = mimeparse.best_match(list(offered)[::-1], accept.strip() or "*/*")
    except (mimeparse.MimeTypeParseException, ValueError):
        kind = ""
    if not kind:
        raise RefusedError(406, "had_as", kinds=", ".join(offered))
    return kind, offered[kind]


def charset(kind: str) -> str:
    """The media type as ``Content-Type`` says it: text is UTF-8."""
    return f"{kind}; charset=utf-8" if kind.startswith("text/") else kind
