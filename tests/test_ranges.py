"""Ranges: two numbers that bound one quantity, and two that do not."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extract.figures.numerals import Numerals
from extract.figures.quantities import quantities
from extract.figures.ranges import with_upper
from tests.documents import document


def ends(text: str) -> list[tuple[Decimal, Decimal | None]]:
    return [(q.value, q.upper) for q in quantities(document(text), 0)]


@pytest.mark.parametrize(
    ("text", "lower", "upper"),
    [
        ("It will cost 20–25 million tenge there.", 20_000_000, 25_000_000),
        ("It will cost between 5 and 6 percent of it.", 5, 6),
        ("Waves of 12 to 15 metres were seen there.", 12, 15),
        ("The ticket costs €10-15,000 in the shop.", 10_000, 15_000),
        ("The bakers earned $18 to $22 there.", 18, 22),
        ("Доля составит от 5 до 7 % посевов.", 5, 7),
        ("Посеют между 5 и 6 тысячами гектаров.", 5000, 6000),
        ("Жобаға 5–6 млн теңге бөлінді.", 5_000_000, 6_000_000),
    ],
)
def test_the_two_ends_are_one_quantity(text: str, lower: int, upper: int) -> None:
    assert ends(text) == [(lower, upper)]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The share rose from 5 to 7 percent.", [5, 7]),
        ("Доля выросла с 5 до 7 %.", [5, 7]),
        ("Доля увеличилась с 53,7% до 70%.", ["53.7", 70]),
        ("They built 40 schools and 50 clinics there.", [40, 50]),
        ("В 2018–2021 годах построено 5 школ.", [5]),
        ("Output grew from 120 thousand tonnes in 2019 to 310 thousand tonnes in 2023.", [120_000, 310_000]),
        ("It went from 90 million tenge in 2020 to 2.5 billion.", [90_000_000, 2_500_000_000]),
    ],
)
def test_two_states_and_two_things_are_two_quantities(text: str, values: list[int | str]) -> None:
    assert ends(text) == [(Decimal(value), None) for value in values]


def test_an_amount_may_look_like_a_year() -> None:
    assert ends("The fine is 2000 to 3000 tenge.") == [(2000, 3000)]


def test_a_score_is_no_range() -> None:
    assert ends("Astana won 3-1 against Aktobe there.") != [(1, 3)]


def test_a_number_takes_in_the_other_end_of_its_range() -> None:
    numbers = Numerals(document("5–6 million tons"), 0)
    lower = numbers.read(0)
    assert lower is not None
    whole = with_upper(numbers, lower)
    assert (whole.value, whole.upper, numbers.tokens[whole.end].text) == (5_000_000, 6_000_000, "tons")


def test_where_a_change_begins_shares_the_scale_word() -> None:
    numbers = Numerals(document("It rose from 4 to 5 million tons."), 0)
    lower = numbers.read(3)
    assert lower is not None
    begun = with_upper(numbers, lower)
    assert (begun.value, begun.upper) == (4_000_000, None)
