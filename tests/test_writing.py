"""How dates, numbers and what is counted are written in the three languages."""

from __future__ import annotations

from decimal import Decimal

import pytest

from queries.facts import writing


def _plain(text: str) -> str:
    """A text with plain spaces: which of the narrow ones stands where, the repository of locales decides."""
    return " ".join(text.split())


@pytest.mark.parametrize(
    ("text", "language", "written"),
    [
        ("2019-03-20", "en", "20 March 2019"),
        ("2019-03-20", "ru", "20 марта 2019 г."),
        ("2019-03-20", "kk", "2019 ж. 20 наурыз"),
        ("2019-03", "en", "March 2019"),
        ("2019-03", "ru", "март 2019 г."),
        ("2019", "kk", "2019"),
        ("in spring", "en", "in spring"),
    ],
)
def test_a_date_is_no_more_precise_than_it_is_known(text: str, language: str, written: str) -> None:
    assert _plain(writing.date(text, language)) == written


def test_a_month_after_a_preposition_is_declined() -> None:
    assert _plain(writing.date("2019-03", "ru", oblique=True)) == "марта 2019 г."
    assert writing.date("2019-03", "en", oblique=True) == "March 2019"


@pytest.mark.parametrize(
    ("value", "language", "written"),
    [
        ("705300000000", "en", "705.3 billion"),
        ("705300000000", "ru", "705,3 миллиарда"),
        ("26500", "kk", "26 500"),
        ("7.7", "ru", "7,7"),
        ("1234567890", "en", "1,234,567,890"),  # a word for its scale would lose digits
    ],
)
def test_a_number_keeps_all_its_digits(value: str, language: str, written: str) -> None:
    assert _plain(writing.number(Decimal(value), language)) == written


@pytest.mark.parametrize(
    ("value", "language", "written"),
    [
        ("1", "en", "school"),
        ("2", "en", "schools"),
        ("21", "ru", "школа"),
        ("3", "ru", "школы"),
        ("11", "ru", "школ"),
        ("2.5", "ru", "школы"),
        ("2000000", "ru", "школ"),
        ("5", "kk", "мектеп"),
    ],
)
def test_a_unit_goes_with_its_number(value: str, language: str, written: str) -> None:
    assert writing.unit("school", Decimal(value), language) == written


def test_a_unit_without_words_stays_as_it_is() -> None:
    assert writing.unit("yurt", Decimal(2), "ru") == "yurt"
