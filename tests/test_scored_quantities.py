"""The scorer of quantities in any news, and what it asks of the half that is open."""

from __future__ import annotations

from decimal import Decimal

from extract.figures.measures import Measured
from extract.figures.quantities import Quantity
from queries.judge.report import Score
from tests.quantities import compare


def _found(value: int, unit: str, measure: str = "", upper: int | None = None) -> Measured:
    above = None if upper is None else Decimal(upper)
    return Measured(Quantity(0, 1, Decimal(value), unit, 1, False, upper=above), unit, measure, "measured")


RANGE = {"minimum": 5, "maximum": 7, "unit": "percent", "exact": "5 to 7 percent"}
HOUSES = {"value": 20, "unit": "дом", "exact": "20 домов"}


def test_what_is_counted_may_stand_in_the_measure() -> None:
    counted = _found(20, "unit", "дом")
    assert compare([HOUSES], [counted], "ru", units=True) == Score(1, 0, 0)
    other = _found(20, "tonne", "зерно")
    assert compare([HOUSES], [other], "ru", units=False) == Score(1, 0, 0)
    assert compare([HOUSES], [other], "ru", units=True) == Score(0, 1, 1)


def test_a_range_is_found_by_both_its_ends() -> None:
    whole = _found(5, "percent", upper=7)
    half = _found(5, "percent")
    assert compare([RANGE], [whole], "ru", units=True) == Score(1, 0, 0)
    assert compare([RANGE], [half], "ru", units=True) == Score(0, 1, 1)


def test_one_reading_finds_one_quantity() -> None:
    assert compare([HOUSES, HOUSES], [_found(20, "дом")], "ru", units=True) == Score(1, 0, 1)
