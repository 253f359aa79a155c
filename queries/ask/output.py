"""Answers as files and pipes take them: rows or triples, in one of the usual formats."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from decimal import Decimal
from enum import StrEnum
from typing import Any

import pyoxigraph as ox

from graph.export import NOT_XML
from ontology.namespaces import PREFIXES
from queries.ask import parquet
from queries.ask.catalog import QueryError
from queries.ask.source import Term
from queries.ask.table import Form, Table


class Output(StrEnum):
    """How an answer is written."""

    TABLE = "table"
    CSV = "csv"
    TSV = "tsv"
    JSON = "json"
    SRJ = "srj"
    XML = "xml"
    PARQUET = "parquet"
    TURTLE = "ttl"
    TRIPLES = "nt"
    JSONLD = "jsonld"


def written(table: Table, form: Output) -> bytes:
    """An answer in a format.

    ``json`` is a list of objects, ``srj`` and ``xml`` are the W3C's result formats; of triples, ``xml`` is RDF/XML.

    Raises:
        QueryError: rows cannot be written as triples; XML cannot hold a character; Parquet needs a package.
    """
    if form is Output.XML:
        _hold(table)
    if table.form is Form.TRIPLES and form in _TRIPLES:
        data = ox.serialize(_triples(table), format=_TRIPLES[form], prefixes=PREFIXES)
        assert data is not None
        return data
    if form not in _ROWS:
        raise QueryError(f"{form} holds triples, and the query gives rows; ask with CONSTRUCT or DESCRIBE")
    return _ROWS[form](table)


def _hold(table: Table) -> None:
    for row in table.rows:
        for term in row:
            if isinstance(term, ox.Literal) and (found := NOT_XML.search(term.value)):
                raise QueryError(f"XML cannot hold the character U+{ord(found[0]):04X} of an answer; ask for json")


def _triples(table: Table) -> list[ox.Triple]:
    return [ox.Triple(*row) for row in table.rows]  # type: ignore[arg-type]


def _srj(table: Table) -> bytes:
    """The W3C's SPARQL results in JSON."""
    if table.form is Form.TRUTH:
        return json.dumps({"head": {}, "boolean": table.value(table.rows[0][0])}).encode()
    bindings = [
        {name: _term(term) for name, term in zip(table.columns, row, strict=True) if term is not None}
        for row in table.rows
    ]
    document = {"head": {"vars": table.columns}, "results": {"bindings": bindings}}
    return json.dumps(document, ensure_ascii=False).encode()


def _term(term: Term) -> dict[str, Any]:
    match term:
        case ox.NamedNode():
            return {"type": "uri", "value": term.value}
        case ox.BlankNode():
            return {"type": "bnode", "value": term.value}
        case ox.Literal() if term.language:
            return {"type": "literal", "value": term.value, "xml:lang": term.language}
        case ox.Literal():
            return {"type": "literal", "value": term.value, "datatype": term.datatype.value}
    raise QueryError("a quoted triple has no place in this format; ask for ttl")


def _as(form: ox.QueryResultsFormat) -> Callable[[Table], bytes]:
    def write(table: Table) -> bytes:
        result = ox.parse_query_results(_srj(table), ox.QueryResultsFormat.JSON)
        data = result.serialize(format=form)
        assert data is not None
        return data

    return write


def _parquet(table: Table) -> bytes:
    columns, rows = table.named()
    return parquet.written({name: _column([row[i] for row in rows]) for i, name in enumerate(columns)})


def _column(values: list[Any]) -> list[Any]:
    """A column's values: numbers or truth values where all are, texts otherwise."""
    values = [float(v) if isinstance(v, Decimal) else v for v in values]
    kinds = {type(v) for v in values if v is not None}
    if kinds <= {int, float}:
        return [float(v) for v in values if v is not None] if kinds == {int, float} and None not in values else values
    return values if len(kinds) == 1 else [None if v is None else str(v) for v in values]


_ROWS: Mapping[Output, Callable[[Table], bytes]] = {
    Output.CSV: lambda table: table.to_csv().encode(),
    Output.TSV: _as(ox.QueryResultsFormat.TSV),
    Output.JSON: lambda table: (table.to_json() + "\n").encode(),
    Output.SRJ: _srj,
    Output.XML: _as(ox.QueryResultsFormat.XML),
    Output.PARQUET: _parquet,
}
_TRIPLES: Mapping[Output, ox.RdfFormat] = {
    Output.TURTLE: ox.RdfFormat.TURTLE,
    Output.TRIPLES: ox.RdfFormat.N_TRIPLES,
    Output.JSONLD: ox.RdfFormat.JSON_LD,
    Output.XML: ox.RdfFormat.RDF_XML,
}
