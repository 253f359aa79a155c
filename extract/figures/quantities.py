"""Quantities: numbers with their units, and numbers of what is counted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from extract.document import Document
from extract.figures.no_quantities import counts_nothing, no_quantity
from extract.figures.numerals import Number, Numerals, within_name

_UNIT_WITHIN = 3  # tokens after the number


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in a text, of something.

    Attributes:
        start, end: its tokens, scale words and unit included.
        value: with scale words multiplied out.
        unit: canonical English singular of a known unit, or None where something is counted.
        number_end: the token after number and scale words.
        spelled: whether the number is a word ("two").
        part: whether it is so many of what was counted before ("34-і").
    """

    start: int
    end: int
    value: Decimal
    unit: str | None
    number_end: int
    spelled: bool
    part: bool = False


def quantities(document: Document, paragraph: int) -> Iterator[Quantity]:
    """The quantities of a paragraph; years, dates, ordinals and numbers within names are none."""
    numbers = Numerals(document, paragraph)
    i = numbers.start
    while i < numbers.end:
        found = _quantity_at(numbers, i)
        if found is None:
            i += 1
        else:
            yield found
            i = found.end


def _quantity_at(numbers: Numerals, i: int) -> Quantity | None:
    if within_name(numbers.document, i):
        return None
    if (times := numbers.words.growth.get(numbers.keys[i][0])) is not None:
        return Quantity(i, i + 1, Decimal(times), "times", i + 1, spelled=True)
    number = numbers.read(i)
    if number is None or (not number.spelled and no_quantity(numbers, number)):
        return None
    return _measured(numbers, number) or _priced(number) or _counted(numbers, number)


def _measured(numbers: Numerals, number: Number) -> Quantity | None:
    """A number with a unit after it: "17 %-ға"; a word or two may stand between: "5 thousand square metres"."""
    for i in range(number.end, min(number.end + _UNIT_WITHIN, numbers.end)):
        match = numbers.words.units.longest(numbers.keys, i)
        if match is not None and match[0] <= numbers.end:
            end = numbers.past_ending(match[0])
            return Quantity(number.start, end, number.value, match[1][0], number.end, number.spelled)
        token = numbers.tokens[i]
        if not (token.word and token.text.islower()) or numbers.has(i, numbers.words.no_units):
            return None
    return None


def _priced(number: Number) -> Quantity | None:
    """A number with a sign of money before it: "$1.2 million"."""
    if number.money is None:
        return None
    return Quantity(number.start, number.end, number.value, number.money, number.end, number.spelled)


def _counted(numbers: Numerals, number: Number) -> Quantity | None:
    """A number of things."""
    if counts_nothing(numbers, number):
        return None
    return Quantity(number.start, number.end, number.value, None, number.end, number.spelled, number.part)
