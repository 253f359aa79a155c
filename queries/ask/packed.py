"""An answer as it travels from one process to another: in a text that the engine writes and reads, each term once.

Terms that Python pickles one by one cost more than the query that found them.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

import pyoxigraph as ox

from queries.ask.catalog import Query
from queries.ask.resolve import Meaning
from queries.ask.run import given, put
from queries.ask.source import Source, Term
from queries.ask.table import Form, Row

_ROWS, _TRIPLES = ox.QueryResultsFormat.TSV, ox.RdfFormat.N_TRIPLES
_NESTED = b"<<"  # what triples within terms begin with


@dataclass(frozen=True, slots=True)
class Packed:
    """An answer.

    Attributes:
        form: what it is.
        columns: of its rows.
        data: the rows, or triples, in a format of their own.
        given: what the parameters' values were taken for.
    """

    form: Form
    columns: tuple[str, ...]
    data: bytes
    given: Mapping[str, Meaning]


def packed(source: Source, query: Query, params: Mapping[str, object], language: str = "en") -> Packed:
    """The answer to a query; see ``queries.ask.run.run``."""
    meant = given(source, query, params, language)
    result = put(source, query, meant)
    if isinstance(result, ox.QueryBoolean):
        return Packed(Form.TRUTH, ("answer",), b"1" if result else b"", meant)
    if isinstance(result, ox.QuerySolutions):
        columns = tuple(variable.value for variable in result.variables)
        found = Packed(Form.ROWS, columns, _bytes(result.serialize(format=_ROWS)), meant)
    else:
        data = _bytes(ox.serialize(result, format=_TRIPLES))  # type: ignore[arg-type]
        found = Packed(Form.TRIPLES, ("subject", "predicate", "object"), data, meant)
    if _NESTED in found.data:
        unpacked(found)  # deep ones end the process that reads them: this one rather than the one that asked
    return found


def unpacked(answer: Packed) -> tuple[Row, ...]:
    """The rows of an answer: a term or None for each column."""
    match answer.form:
        case Form.TRUTH:
            return ((ox.Literal(bool(answer.data)),),)
        case Form.TRIPLES:
            triples = (quad.triple for quad in ox.parse(answer.data, _TRIPLES))
            return tuple((t.subject, t.predicate, t.object) for t in triples)
    body = answer.data.decode().partition("\n")[2]
    if not answer.columns:
        return ((),) * body.count("\n")
    with _nothing_collected():
        cells = body.replace("\n", "\t").split("\t")[:-1]
        distinct = dict.fromkeys(cells)
        distinct.pop("", None)  # not bound; an empty text stands in quotation marks
        terms = ox.parse_query_results("\n".join(["?term", *distinct, ""]).encode(), _ROWS)
        known: dict[str, Term | None] = {"": None}
        known.update(zip(distinct, (term for (term,) in terms), strict=True))  # type: ignore[union-attr]
        found = iter(map(known.__getitem__, cells))
        return tuple(zip(*[found] * len(answer.columns), strict=True))


@contextmanager
def _nothing_collected() -> Iterator[None]:
    """While many rows are made, none of which is garbage, nobody looks for garbage among them."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


def _bytes(data: bytes | None) -> bytes:
    assert data is not None  # as where no file is given to write to
    return data
