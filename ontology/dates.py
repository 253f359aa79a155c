"""Dates, no more precise than they are known."""

from __future__ import annotations

import re
from datetime import date

_SHAPE = re.compile(r"(?!0000)[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?")


def partial_date(text: str) -> str:
    """A date as ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``; a time of day is dropped.

    Raises:
        ValueError: it is no such date, or there is no such day.
    """
    day = re.split(r"[T ]", text.strip())[0]
    if not _SHAPE.fullmatch(day) or not _exists(day):
        raise ValueError(f"{text!r} is not a date; write YYYY, YYYY-MM or YYYY-MM-DD")
    return day


def _exists(day: str) -> bool:
    try:
        date.fromisoformat((day + "-01-01")[:10])
    except ValueError:
        return False
    return True
