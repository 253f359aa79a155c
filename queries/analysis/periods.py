"""Periods that somebody asks about, and dates that are known to a day, a month or a year."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from ontology.dates import TO_MONTH, TO_YEAR, first_day, partial_date


@dataclass(frozen=True, slots=True)
class Period:
    """From the first day of one partial date to the last of another; None where an end is open."""

    first: date | None
    last: date | None

    @classmethod
    def of(cls, since: object = None, until: object = None) -> Period:
        """The period between two dates, both within it.

        Args:
            since: ``2021``, ``"2021-05"``, ``"2021-05-30"``, a date or a timestamp; None is from ever.
            until: likewise; None is for ever.

        Raises:
            ValueError: one of them is no date, or it ends before it begins.
        """
        first = None if since is None else first_day(partial_date(str(since)))
        last = None if until is None else last_day(partial_date(str(until)))
        if first and last and last < first:
            raise ValueError(f"the period ends before it begins: {since} to {until}")
        return cls(first, last)

    def __bool__(self) -> bool:
        """Is anything asked?"""
        return self.first is not None or self.last is not None

    def holds(self, told: str) -> bool | None:
        """Is a date within the period; None where it is known too roughly to say.

        Args:
            told: ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``.
        """
        begin, end = first_day(told), last_day(told)
        if (self.first and end < self.first) or (self.last and begin > self.last):
            return False
        if (self.first is None or self.first <= begin) and (self.last is None or end <= self.last):
            return True
        return None


def last_day(told: str) -> date:
    """The last day of a partial date.

    Raises:
        ValueError: it is none, or there is no such day.
    """
    first = first_day(told)
    if len(told) == TO_YEAR:
        return date(first.year, 12, 31)
    return first.replace(day=monthrange(first.year, first.month)[1]) if len(told) == TO_MONTH else first
