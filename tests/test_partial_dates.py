"""Dates that are known to the year, the month or the day, compared and counted."""

from __future__ import annotations

import datetime

import pytest

from ontology.dates import first_day, no_later


@pytest.mark.parametrize(
    ("one", "other", "is_so"),
    [
        ("2017", "2018-01-11", True),
        ("2018-01-11", "2018-01-11", True),
        ("2018-01-12", "2018-01-11", False),
        ("2018", "2018-01-11", True),
        ("2018-01-11", "2018", True),
        ("2018-02", "2018-01-11", False),
        ("", "2018", True),
        ("2018", "", True),
    ],
)
def test_dates_are_compared_as_far_as_both_go(one: str, other: str, is_so: bool) -> None:
    assert no_later(one, other) is is_so


@pytest.mark.parametrize(
    ("text", "day"), [("2018", (2018, 1, 1)), ("2018-03", (2018, 3, 1)), ("2018-03-05", (2018, 3, 5))]
)
def test_the_first_day_of_a_partial_date(text: str, day: tuple[int, int, int]) -> None:
    assert first_day(text) == datetime.date(*day)


def test_a_day_that_is_not_there_is_refused() -> None:
    with pytest.raises(ValueError, match="day is out of range"):
        first_day("2018-02-30")
