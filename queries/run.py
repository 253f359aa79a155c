"""Ask a question: a query of the library, a file or SPARQL text, with parameters, of a store or an endpoint."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from graph.quads import date_literal
from ontology.dates import partial_date
from ontology.namespaces import PREFIXES
from queries import catalog, resolve
from queries.catalog import Parameter, Query, QueryError
from queries.federation import closed
from queries.resolve import Source
from queries.table import Table, Term


def run(
    source: Source, query: str | Path | Query, params: Mapping[str, object] | None = None, language: str = "en"
) -> Table:
    """The answer to a query.

    Args:
        source: a store, or an endpoint.
        query: a name of the library, a ``.rq`` file, or SPARQL text.
        params: values by parameter name; an entity by name (any language), id or IRI.
        language: the language to name things in.

    Returns:
        The rows. ``ASK`` gives one row with a truth value, ``CONSTRUCT`` and ``DESCRIBE`` a row for each triple.

    Raises:
        QueryError: there is no such query; a parameter is unknown, missing or means nothing in the graph; the text is
            not SPARQL, or would ask another server.
    """
    found = query if isinstance(query, Query) else find(query)
    text = closed(bind(source, found, params or {}))
    try:
        columns, rows = _table(source.query(text))
    except SyntaxError as error:
        raise QueryError(f"{found.name or 'the query'} is not SPARQL: {_first_line(error)}") from None
    iris = {term.value for row in rows for term in row if isinstance(term, ox.NamedNode)}
    return Table(columns, rows, resolve.labels(source, iris, language))


def find(query: str | Path) -> Query:
    """The query that ``query`` names, is the file of, or is the text of.

    Raises:
        QueryError: it is none of these.
    """
    if isinstance(query, Path):
        return catalog.read(query)
    if query in catalog.names():
        return catalog.get(query)
    if query.endswith(".rq") and "\n" not in query:
        return catalog.read(Path(query))
    if re.search(r"\{|\b(select|ask|construct|describe)\b\s", query, re.IGNORECASE):
        return catalog.parse(query)
    return catalog.get(query)


def bind(source: Source, query: Query, params: Mapping[str, object]) -> str:
    """The query's text with a serialised term in place of the ``UNDEF`` of each parameter given.

    The line of a parameter that is not given is left out: it binds nothing, and not every server knows ``UNDEF``.

    Raises:
        QueryError: a parameter is unknown, missing, or not of its kind.
    """
    given = {name: str(value).strip() for name, value in params.items() if value is not None and str(value).strip()}
    takes = ", ".join(query.parameters) or "none"
    if unknown := sorted(set(given) - set(query.parameters)):
        raise QueryError(f"{query.name or 'the query'} has no parameter {', '.join(unknown)}; it takes: {takes}")
    if missing := [p.name for p in query.parameters.values() if p.required and p.name not in given]:
        raise QueryError(
            f"{query.name} needs {', '.join(missing)}"
            + (f"; for example: {query.examples[0]}" if query.examples else "")
        )
    text = query.text
    for name, parameter in query.parameters.items():
        term = _term(source, parameter, given[name]) if name in given else None
        text = catalog.placeholder(name).sub(lambda m, term=term: f"{m[1]}{term}{m[2]}" if term else "", text)  # type: ignore[misc]
    return text


def _term(source: Source, parameter: Parameter, value: str) -> ox.NamedNode | ox.Literal:
    match parameter.kind:
        case "entity":
            return resolve.entity(source, value)
        case "date" | "year":
            if not _is_date(value) or (parameter.kind == "year" and len(value) != 4):
                shape = "YYYY" if parameter.kind == "year" else "YYYY, YYYY-MM or YYYY-MM-DD"
                raise QueryError(f"{parameter.name} is a {parameter.kind}, written {shape}, not “{value}”")
            return date_literal(value)
        case "number":
            return ox.Literal(_number(parameter, value), datatype=ox.NamedNode(PREFIXES["xsd"] + "decimal"))
    return ox.Literal(value)


def _is_date(value: str) -> bool:
    try:
        return partial_date(value) == value
    except ValueError:
        return False


def _number(parameter: Parameter, value: str) -> str:
    try:
        number = Decimal(value)
    except InvalidOperation:
        number = Decimal("nan")
    if not number.is_finite():
        raise QueryError(f"{parameter.name} is a number, not “{value}”")
    return format(number, "f")


def _table(result: Any) -> tuple[tuple[str, ...], tuple[tuple[Term | None, ...], ...]]:
    if isinstance(result, ox.QueryBoolean):
        return ("answer",), ((ox.Literal(bool(result)),),)
    if isinstance(result, ox.QuerySolutions):
        columns = tuple(variable.value for variable in result.variables)
        return columns, tuple(tuple(row) for row in result)
    triples: Iterable[Any] = result
    return ("subject", "predicate", "object"), tuple((t.subject, t.predicate, t.object) for t in triples)


def _first_line(error: Exception) -> str:
    return str(error).strip().splitlines()[0]
