"""Ask a question: a query of the library, a file or SPARQL text, with parameters, of a store or an endpoint."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal, InvalidOperation
from itertools import islice
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from graph.quads import date_literal
from ontology.dates import partial_date
from ontology.namespaces import PREFIXES
from queries.ask import catalog, resolve
from queries.ask.catalog import Parameter, Query, QueryError
from queries.ask.federation import closed
from queries.ask.resolve import Meaning
from queries.ask.source import Source, Term
from queries.ask.table import TOLD, Form, Table
from queries.ask.texts import say

_SYNTAX = re.compile(r"error at (\d+):(\d+): (?:expected (?:one of )?)?(.*)")
_NEAR = 40


def run(
    source: Source,
    query: str | Path | Query,
    params: Mapping[str, object] | None = None,
    language: str = "en",
    limit: int | None = None,
) -> Table:
    """The answer to a query.

    Args:
        source: a store, a dataset in memory, or an endpoint.
        query: a name of the library, a ``.rq`` file, or SPARQL text.
        params: values by parameter name; an entity by name (any language), id or IRI.
        language: the language to name things in.
        limit: how many rows to give at most; None gives all.

    Returns:
        The rows. ``ASK`` gives one row with a truth value, ``CONSTRUCT`` and ``DESCRIBE`` a row for each triple.

    Raises:
        QueryError: there is no such query; a parameter is unknown, missing or means nothing in the graph; the text is
            not SPARQL, or would ask another server.
    """
    found = query if isinstance(query, Query) else find(query, language)
    return answer(source, found, given(source, found, params or {}, language), language, limit)


def answer(
    source: Source, query: Query, meant: Mapping[str, Meaning], language: str = "en", limit: int | None = None
) -> Table:
    """The answer to a query whose parameters' values are known: see ``given`` and ``run``."""
    known: dict[Term | None, Term | None] = {}  # each term once, however many rows have it
    form, columns, answers = _answers(put(source, query, meant, language))
    answers = answers if limit is None else islice(answers, limit + 1)
    rows = tuple(tuple([known.setdefault(term, term) for term in row]) for row in answers)
    cut = limit is not None and len(rows) > limit
    rows = rows[:limit] if cut else rows
    iris = {term.value for row in rows for term in row if isinstance(term, ox.NamedNode)}
    told = frozenset(TOLD.keys() & set(columns))
    return Table(columns, rows, resolve.labels(source, iris, language), form, cut, meant, language, told)


def put(source: Source, query: Query, meant: Mapping[str, Meaning], language: str = "en") -> object:
    """What a source answers to a query whose parameters' values are known: solutions, a truth value or triples.

    Raises:
        QueryError: the text is not SPARQL, or would ask another server; it is said in the language.
    """
    text = closed(_filled(query, {name: value.node for name, value in meant.items()}), language=language)
    try:
        return source.query(text)
    except SyntaxError as error:
        called, at = query.name or say("the_query", language), where(error, text, language)
        raise QueryError(say("not_sparql", language, query=called, where=at)) from None


def find(query: str | Path, language: str = "en") -> Query:
    """The query that ``query`` names, is the file of, or is the text of; the language is to say in that it is none.

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
    return catalog.get(query, language)


def bind(source: Source, query: Query, params: Mapping[str, object], language: str = "en") -> str:
    """The query's text with a serialised term in place of the ``UNDEF`` of each parameter given.

    The line of a parameter that is not given is left out: it binds nothing, and not every server knows ``UNDEF``. So
    are the lines that end in ``# if ?name``: they would go through the whole graph to no end.

    Raises:
        QueryError: a parameter is unknown, missing, or not of its kind.
    """
    return _filled(query, {name: value.node for name, value in given(source, query, params, language).items()})


def given(source: Source, query: Query, params: Mapping[str, object], language: str = "en") -> dict[str, Meaning]:
    """What each parameter's value means.

    Raises:
        QueryError: a parameter is unknown, missing, or not of its kind.
    """
    said = {name: str(value).strip() for name, value in params.items() if value is not None and str(value).strip()}
    called = query.name or say("the_query", language)
    takes = ", ".join(query.parameters) or say("none", language)
    if unknown := ", ".join(sorted(set(said) - set(query.parameters))):
        raise QueryError(say("no_parameter", language, query=called, names=unknown, takes=takes))
    if missing := ", ".join(p.name for p in query.parameters.values() if p.required and p.name not in said):
        raise QueryError(say("needs", language, query=called, names=missing) + _example(query, language))
    return {name: _meaning(source, p, said[name], language) for name, p in query.parameters.items() if name in said}


def _example(query: Query, language: str) -> str:
    """What the parameters may be, told for the command line and for Python alike."""
    values = catalog.values(query.examples[0]) if query.examples else {}
    shown = ", ".join(f'{name}="{value}"' for name, value in values.items())
    return say("for_example", language, example=shown) if shown else ""


def _filled(query: Query, terms: Mapping[str, Term]) -> str:
    text = query.text
    for name in query.parameters:
        term = terms.get(name)
        text = text if term else catalog.conditional(name).sub("", text)
        text = catalog.placeholder(name).sub(lambda m, term=term: f"{m[1]}{term}{m[2]}" if term else "", text)  # type: ignore[misc]
    return text


def _meaning(source: Source, parameter: Parameter, value: str, language: str) -> Meaning:
    if parameter.kind != "text":
        value = " ".join(value.split())  # names copied from a page may have line breaks
    if parameter.kind == "entity":
        return resolve.meaning(source, value, language)
    return Meaning(_literal(parameter, value, language))


def _literal(parameter: Parameter, value: str, language: str) -> ox.Literal:
    match parameter.kind:
        case "date" | "year":
            if not _is_date(value) or (parameter.kind == "year" and len(value) != 4):
                raise QueryError(say(f"bad_{parameter.kind}", language, name=parameter.name, value=value))
            return date_literal(value)
        case "number":
            return ox.Literal(_number(parameter, value, language), datatype=ox.NamedNode(PREFIXES["xsd"] + "decimal"))
    return ox.Literal(value)


def _is_date(value: str) -> bool:
    try:
        return partial_date(value) == value
    except ValueError:
        return False


def _number(parameter: Parameter, value: str, language: str) -> str:
    try:
        number = Decimal(value)
    except InvalidOperation:
        number = Decimal("nan")
    if not number.is_finite():
        raise QueryError(say("bad_number", language, name=parameter.name, value=value))
    return format(number, "f")


def _answers(result: Any) -> tuple[Form, tuple[str, ...], Iterator[tuple[Term | None, ...]]]:
    if isinstance(result, ox.QueryBoolean):
        return Form.TRUTH, ("answer",), iter([(ox.Literal(bool(result)),)])
    if isinstance(result, ox.QuerySolutions):
        columns = tuple(variable.value for variable in result.variables)
        return Form.ROWS, columns, (tuple(row) for row in result)
    triples: Iterable[Any] = result
    return Form.TRIPLES, ("subject", "predicate", "object"), ((t.subject, t.predicate, t.object) for t in triples)


def where(error: SyntaxError, text: str, language: str = "en") -> str:
    """Line, column and what stands there, and what was expected, as far as a reader can use it.

    Args:
        error: the engine's.
        text: what it was given.
        language: to tell it in.
    """
    found = _SYNTAX.match(" ".join(str(error).split()))
    if found is None:
        return str(error).strip().splitlines()[0]
    line, column = int(found[1]), int(found[2])
    near = " ".join((text.split("\n")[line - 1 : line] or [""])[0][column - 1 :].split())[:_NEAR]
    expected = [e for e in found[3].split(", ") if "[" not in e and "'" not in e]
    said = next((e for e in expected if " " in e), "")
    if said == "Prefix not found":
        said = say("no_prefix", language)
    elif not said:
        tokens = ", ".join(expected)
        said = say("expected", language, what=tokens) if expected else say("unexpected", language)
    told = {"line": line, "column": column, "said": said[:1].lower() + said[1:]}
    return say("where_near", language, near=near, **told) if near else say("where", language, **told)
