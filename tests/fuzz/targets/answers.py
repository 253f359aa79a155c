"""Answers of SPARQL endpoints: the first byte says to which form of query, the rest is the answer."""

from __future__ import annotations

from typing import Any
from unittest.mock import patch

import pyoxigraph as ox

from queries.ask.catalog import QueryError
from queries.sources import web
from queries.sources.endpoint import Endpoint
from tests.fuzz.checks import bounded, one_line

_QUERIES = ("SELECT ?a ?b { ?a ?p ?b }", "ASK { ?a ?p ?b }", "CONSTRUCT { ?a ?p ?b } { ?a ?p ?b }")
_ANSWERS = (
    b'{"head": {"vars": ["a", "b"]}, "results": {"bindings": [{"a": {"type": "uri", "value": "https://example.org/"},'
    b' "b": {"type": "literal", "value": "x", "xml:lang": "en"}}]}}',
    b'{"head": {}, "boolean": true}',
    b'@prefix a: <https://example.org/> . a:a a:b "c"@en , 1.5 ; a a:d . <<( a:a a:b a:c )>> a:d [ a:e ( 1 ) ] .',
)
SEEDS = tuple(bytes([number]) + answer for number, answer in enumerate(_ANSWERS))
_ENDPOINT = Endpoint("https://example.org/sparql")


def once(data: bytes) -> None:
    """Take the answer."""
    query = _QUERIES[data[0] % len(_QUERIES)] if data else _QUERIES[0]

    def answered(*_: Any, **__: Any) -> bytes:
        return data[1:]

    with patch.object(web, "ask", answered), bounded():
        try:
            found = _ENDPOINT.query(query)
            if not isinstance(found, ox.QueryBoolean):
                list(found)
        except QueryError as error:
            one_line(error)
