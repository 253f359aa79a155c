"""Columns of the proper kind: dates with how precise they are, numbers, truth values, categories, texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Any

import numpy as np
import pandas as pd

from ontology.dates import TO_DAY, TO_MONTH, TO_YEAR, partial_date

IRI = "_iri"  # what the column of IRIs is called that stands beside a column of names, after its name
PRECISION = "_precision"  # what the column is called that says how precise the dates of another are, after its name
_PRECISIONS = {TO_YEAR: "year", TO_MONTH: "month", TO_DAY: "day"}
_NAT = np.datetime64("NaT")


class Kind(StrEnum):
    """What a column holds, and so its dtype."""

    DATE = "date"  # datetime64[s], the first day
    MOMENT = "moment"  # datetime64[s], by the clock of Greenwich
    WHOLE = "whole"  # Int64
    NUMBER = "number"  # float64
    TRUTH = "truth"  # boolean
    NAME = "name"  # category
    THING = "thing"  # category: what things are called that many rows may speak of
    TITLED = "titled"  # string: what things are called of which each row has its own
    TEXT = "text"  # string
    FACTS = "facts"  # object, tuples of IRIs


def frame(rows: Sequence[Mapping[str, Any]], kinds: Mapping[str, Kind]) -> pd.DataFrame:
    """Rows as a frame whose columns have the dtypes of their kinds, rows or none.

    Args:
        rows: plain values by column; None, or an empty text, for nothing. Dates are partial ones.
        kinds: the columns in their order.
    """
    columns: dict[str, Any] = {}
    for name, kind in kinds.items():
        columns |= column(name, [row.get(name) for row in rows], kind)
    return pd.DataFrame(columns)


def column(name: str, values: Sequence[Any], kind: Kind) -> dict[str, Any]:
    """A column by its name; one of dates, where one is no day, with another beside it that says how precise each is."""
    match kind:
        case Kind.DATE:
            return dict(_dates(name, values))
        case Kind.MOMENT:
            return {name: pd.to_datetime(values, utc=True, errors="coerce").tz_localize(None).as_unit("s").to_numpy()}
        case Kind.WHOLE:
            return {name: pd.array(values, dtype="Int64")}
        case Kind.NUMBER:
            return {name: np.array([np.nan if v is None else float(v) for v in values], dtype="float64")}
        case Kind.TRUTH:
            return {name: pd.array(values, dtype="boolean")}
        case Kind.NAME | Kind.THING:
            known = pd.Index(sorted({v for v in values if v}), dtype=str)
            return {name: pd.Categorical([v or None for v in values], categories=known)}
        case Kind.TEXT | Kind.TITLED:
            return {name: pd.array([v or None for v in values], dtype="string")}
        case Kind.FACTS:
            return {name: pd.Series(list(values), dtype=object)}


def is_date(text: str) -> bool:
    """Is a text a partial date as a column of dates takes it?"""
    try:
        return partial_date(text) == text
    except ValueError:
        return False


def _dates(name: str, values: Iterable[Any]) -> Iterator[tuple[str, Any]]:
    told = [value or "" for value in values]
    days = {text: np.datetime64(text, "s") if text else _NAT for text in set(told)}
    yield name, np.array([days[text] for text in told], dtype="datetime64[s]")
    if any(text and len(text) < TO_DAY for text in days):
        precise = [_PRECISIONS[len(text)] if text else None for text in told]
        yield name + PRECISION, pd.Categorical(precise, categories=list(_PRECISIONS.values()), ordered=True)
