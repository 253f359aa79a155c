"""The rows of a finding as a reader sees them: dates, numbers and truth values in words, proofs by their number."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pandas as pd

from ontology.dates import TO_DAY, TO_MONTH, TO_YEAR
from queries.analysis.evidence import FACTS
from queries.analysis.frames import IRI, PRECISION
from queries.ask.texts import say
from queries.facts import writing

_MOST_PLACES, _DIGITS = 6, 3  # after the point, of what articles tell; of what is computed
_LENGTHS = {"year": TO_YEAR, "month": TO_MONTH}
# What XML cannot hold, and what would turn the order of the letters around it.
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")


def columns(frame: pd.DataFrame) -> list[str]:
    """The columns that tell a reader something: neither IRIs nor how precise another column is."""
    return [name for name in frame.columns if not str(name).endswith((PRECISION, IRI))]


def cells(frame: pd.DataFrame, language: str) -> Iterator[dict[str, str]]:
    """Each row as texts by column."""
    shown = columns(frame)
    for record in frame.to_dict("records"):
        yield {name: cell(record[name], language, precision(record, name), of_facts=name == FACTS) for name in shown}


def precision(record: dict[str, Any], name: str) -> str:
    """How precise the date in a column is: ``day``, ``month`` or ``year``."""
    known = record.get(f"{name}{PRECISION}")
    return str(known) if known in _LENGTHS else "day"


def cell(value: Any, language: str, precise: str = "day", *, of_facts: bool = False) -> str:
    """A value as people write it; empty for what is not known."""
    if of_facts:
        return str(len(value)) if isinstance(value, tuple | list) else ""
    if isinstance(value, tuple | list | set | frozenset):
        return ", ".join(cell(one, language) for one in value)
    if pd.isna(value):
        return ""
    match value:
        case bool():
            return say("yes" if value else "no", language)
        case pd.Timestamp():
            return writing.date(partial(value, precise), language)
    if pd.api.types.is_bool(value):
        return say("yes" if value else "no", language)
    if (pd.api.types.is_number(value) or isinstance(value, Decimal)) and math.isfinite(value):
        return writing.number(_short(Decimal(str(value))), language)
    return plain(str(value))


def _short(number: Decimal) -> Decimal:
    """A number as it is told; one with more places than any article tells was computed, and is cut to three digits."""
    if -int(number.as_tuple().exponent) <= _MOST_PLACES:
        return number
    return Decimal(f"{number:.{_DIGITS}g}") if abs(number) < 1 else round(number, _DIGITS)


def partial(day: pd.Timestamp, precise: str) -> str:
    """A date as long as it is precise: ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``."""
    whole: str = day.strftime("%Y-%m-%d")
    return whole[: _LENGTHS.get(precise, TO_DAY)]


def plain(text: str) -> str:
    """A text of articles without characters that are not seen and do harm."""
    return _UNSEEN.sub("", text)
