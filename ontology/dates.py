"""Dates, no more precise than they are known."""

from __future__ import annotations

import re
from datetime import MAXYEAR, MINYEAR, date

# How long a date is that is known to the year, to the month, to the day.
TO_YEAR, TO_MONTH, TO_DAY = len("YYYY"), len("YYYY-MM"), len("YYYY-MM-DD")

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


def date_of(year: str, month: int, day: int | None) -> str:
    """A date of its parts, to the month where the day is None, or is one that the month does not have."""
    in_month = f"{year}-{month:02}"
    try:
        return partial_date(in_month + (f"-{day:02}" if day is not None else ""))
    except ValueError:
        return in_month


def no_later(one: str, other: str) -> bool:
    """Is a date no later than another, as far as both go? 2018 and 2018-01-11 are, both ways; an empty date may be."""
    return one[: len(other)] <= other[: len(one)] if one and other else True


def first_day(text: str) -> date:
    """The first day of a partial date.

    Raises:
        ValueError: it is none, or there is no such day.
    """
    return date.fromisoformat((text + "-01-01")[:TO_DAY])


def year_after(date: str, years: int) -> str | None:
    """The year so many after a date's, or before it where ``years`` is negative; None beyond the years 1 to 9999."""
    year = int(date[:4]) + years
    return f"{year:04}" if MINYEAR <= year <= MAXYEAR else None


def _exists(day: str) -> bool:
    try:
        first_day(day)
    except ValueError:
        return False
    return True
