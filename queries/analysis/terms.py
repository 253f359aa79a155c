"""Columns of terms as columns of a frame: each distinct term is turned into a value once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import pandas as pd
import pyoxigraph as ox

from ontology.namespaces import PREFIXES
from queries.analysis.frames import IRI, Kind, column, is_date
from queries.ask.source import Term
from queries.ask.table import DATES, NUMBERS, TOLD, WHOLE, Table

_MOMENT, _TRUTH = PREFIXES["xsd"] + "dateTime", PREFIXES["xsd"] + "boolean"
_LARGEST = 2**63 - 1  # that a whole number of a frame can be


def as_frame(table: Table, *, iris: bool = False) -> pd.DataFrame:
    """The rows of an answer as a frame; see ``queries.analysis.answer.Answer.to_frame``."""
    columns: dict[str, Any] = {}
    for number, name in enumerate(table.columns):
        codes, terms = _distinct(row[number] for row in table.rows)
        kind, values = _values(table, name, terms)
        parts = column(name, [*values, None], kind)
        if iris and any(isinstance(term, ox.NamedNode) for term in terms):
            held = [term.value if isinstance(term, ox.NamedNode) else None for term in terms]
            parts |= column(name + IRI, [*held, None], Kind.TEXT)
        columns |= {part: made[codes] for part, made in parts.items()}
    return pd.DataFrame(columns)


def _distinct(cells: Iterable[Term | None]) -> tuple[Any, list[Term]]:
    """The terms, and for each cell the number of its term, −1 for none."""
    known: dict[Term | None, int] = {None: -1}
    codes = np.array([known.setdefault(term, len(known) - 1) for term in cells], dtype=np.intp)
    return codes, [term for term in known if term is not None]


def _values(table: Table, name: str, terms: Sequence[Term]) -> tuple[Kind, list[Any]]:
    """What a column holds, and its terms as plain values."""
    if name in table.told:
        return Kind.THING, [TOLD[name](str(table.value(term)), table.language) for term in terms]
    values = [table.value(term) for term in terms]
    if terms and all(isinstance(term, ox.NamedNode) for term in terms):
        return Kind.THING, values
    kinds = {term.datatype.value if isinstance(term, ox.Literal) else "" for term in terms} or {""}
    if kinds <= WHOLE and all(isinstance(value, int) and abs(value) <= _LARGEST for value in values):
        return Kind.WHOLE, values
    if kinds <= NUMBERS.keys() and not any(isinstance(value, str) for value in values):
        return Kind.NUMBER, values
    if kinds == {_TRUTH}:
        return Kind.TRUTH, values
    if kinds == {_MOMENT}:
        return Kind.MOMENT, values
    if kinds <= DATES and all(map(is_date, values)):
        return Kind.DATE, values
    return Kind.TEXT, [str(value) for value in values]
