"""The scorer of quantities in any news, and what it asks of the half that is open."""

from __future__ import annotations

from decimal import Decimal

from extract.model import Fact, Span
from queries.judge.report import Score
from tests.quantities import compare


def _fact(**roles: object) -> Fact:
    return Fact("indicator", {k: (v,) for k, v in roles.items()}, Span(0, 1), "indicator/x")  # type: ignore[misc]


RANGE = {"minimum": 5, "maximum": 7, "unit": "percent", "exact": "5 to 7 percent"}
HOUSES = {"value": 20, "unit": "дом", "exact": "20 домов"}


def test_what_is_counted_may_stand_in_the_measure() -> None:
    counted = _fact(value=Decimal(20), unit="unit", measure="дом")
    assert compare([HOUSES], [counted], units=True) == Score(1, 0, 0)
    other = _fact(value=Decimal(20), unit="tonne", measure="зерно")
    assert compare([HOUSES], [other], units=False) == Score(1, 0, 0)
    assert compare([HOUSES], [other], units=True) == Score(0, 1, 1)


def test_a_range_is_found_by_both_its_ends() -> None:
    whole = _fact(minimum=Decimal(5), maximum=Decimal(7), unit="percent")
    half = _fact(value=Decimal(5), unit="percent")
    assert compare([RANGE], [whole], units=True) == Score(1, 0, 0)
    assert compare([RANGE], [half], units=True) == Score(0, 1, 1)


def test_one_reading_finds_one_quantity() -> None:
    assert compare([HOUSES, HOUSES], [_fact(value=Decimal(20), unit="дом")], units=True) == Score(1, 0, 1)
