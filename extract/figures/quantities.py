"""Quantities: numbers with their units, and numbers of what is counted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from extract.document import Document
from extract.figures.no_quantities import counts_nothing, no_quantity
from extract.figures.number_words import number_words
from extract.figures.numerals import Number, Numerals, within_name
from extract.figures.ranges import with_upper
from extract.languages import Language
from extract.marks import HYPHENS

_UNIT_WITHIN = 3  # tokens after the number
_AGE_WITHIN = 3  # tokens before the number
_SMALLER = {"hour": ("minute", 60), "minute": ("second", 60)}  # unit → the smaller one that may follow it


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in a text, of something.

    Attributes:
        start, end: its tokens, scale words and unit included.
        value: with scale words multiplied out; of a range, its lower end.
        unit: canonical English singular of a known unit, or None where something is counted.
        number_end: the token after number and scale words.
        spelled: whether the number is a word ("two").
        part: whether it is so many of what was counted before ("34-і").
        upper: the upper end of a range.
        passing: whether no figure about an entity is told in its unit: a time, a temperature, a part of a whole.
        signs: how many tokens of a sign of money stand before the number.
        between: how many tokens stand between the number and its unit.
    """

    start: int
    end: int
    value: Decimal
    unit: str | None
    number_end: int
    spelled: bool
    part: bool = False
    upper: Decimal | None = None
    passing: bool = False
    signs: int = 0
    between: int = 0

    @property
    def number(self) -> tuple[int, int]:
        """The tokens of the number with its scale words."""
        return self.start + self.signs, self.number_end

    @property
    def unit_said(self) -> tuple[int, int] | None:
        """The tokens of the unit, after the number or before it; None where the number alone tells it."""
        before = (self.start, self.start + self.signs) if self.signs else None
        return (self.number_end + self.between, self.end) if self.end > self.number_end else before


@lru_cache(maxsize=64)  # the paragraphs of an article, as several ask for them
def quantities(document: Document, paragraph: int) -> tuple[Quantity, ...]:
    """The quantities of a paragraph; years, dates, ordinals and numbers within names are none."""
    return tuple(_quantities(document, paragraph))


def _quantities(document: Document, paragraph: int) -> Iterator[Quantity]:
    numbers = Numerals(document, paragraph)
    i = numbers.start
    while i < numbers.end:
        found = _quantity_at(numbers, i) if numbers.may_begin(i) else None
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
    if (part := numbers.words.fractions.longest(numbers.keys, i)) is not None and part[0] <= numbers.end:
        return Quantity(i, part[0], part[1][0], None, part[0], spelled=True, passing=True)
    first = numbers.read(i)
    if first is None:
        return None
    if (fitted := _fitted(numbers, first)) is not None:
        return fitted
    if not first.spelled and no_quantity(numbers, first):
        return None
    number = with_upper(numbers, first)
    found = _passing(numbers, number) or _measured(numbers, number) or _priced(numbers, number)
    return found or _counted(numbers, number)


def _fitted(numbers: Numerals, number: Number) -> Quantity | None:
    """A number that a hyphen ties to an adjective of a unit: "630-bed", "80-местная", "2.6-fold"."""
    i = number.end
    if number.spelled or i + 1 >= numbers.end or numbers.tokens[i].text not in HYPHENS or not numbers.glued(i):
        return None
    word = numbers.tokens[i + 1].text.casefold()
    found = next((unit for unit, begins in _adjectives(numbers) if word.startswith(begins)), None)
    if found is None or not numbers.glued(i + 1):
        return None
    return Quantity(number.start, i + 2, number.value, found, number.end, spelled=False)


def _adjectives(numbers: Numerals) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield from numbers.language.quantities.adjectives.items()


def _measured(numbers: Numerals, number: Number) -> Quantity | None:
    """A number with a unit after it: "17 %-ға"; a word or two may stand between: "5 thousand square metres"."""
    for i in range(number.end, min(number.end + _UNIT_WITHIN, numbers.end)):
        match = numbers.words.units.longest(numbers.keys, i)
        if match is not None and match[0] <= numbers.end:
            end = numbers.past_ending(match[0])
            unit, end = rated(numbers.document, numbers.language, match[1][0], end)
            return replace(_of(number, end, unit), between=i - number.end)
        token = numbers.tokens[i]
        if not (token.word and token.text.islower()) or numbers.has(i, numbers.words.no_units):
            return None
    return None


def rated(document: Document, language: Language, unit: str, end: int) -> tuple[str, int]:
    """A unit with what it is for, if that stands after it: "tonne" → "tonne per year"; and the token after."""
    rate = number_words(language).rates.longest(document.keys, end)
    return (f"{unit} per {rate[1][0]}", rate[0]) if rate is not None else (unit, end)


def _priced(numbers: Numerals, number: Number) -> Quantity | None:
    """A number with a sign of money before it: "$1.2 million"."""
    if number.money is None:
        return None
    unit, end = rated(numbers.document, numbers.language, number.money, number.end)
    return _of(number, end, unit)


def _passing(numbers: Numerals, number: Number) -> Quantity | None:
    """A time or a temperature: "three weeks", "-12 °C"; a temperature below zero has its sign."""
    match = numbers.words.passing.longest(numbers.keys, number.end)
    if match is None or match[0] > numbers.end or _is_age(numbers, number) or number.part:
        return None
    measured = numbers.words.units.longest(numbers.keys, number.end)
    if measured is not None and measured[0] >= match[0]:
        return None
    unit: str = match[1][0]
    if unit.startswith("degree") and _is_below_zero(numbers, number):
        upper = None if number.upper is None else -number.value
        number = _negative(number, upper)
    return _with_smaller(numbers, _of(number, numbers.past_ending(match[0]), unit, passing=True))


def _with_smaller(numbers: Numerals, time: Quantity) -> Quantity:
    """A time with what the next smaller unit adds to it, in that unit: "2 hours 1 minute" is 121 minutes."""
    unit, times = _SMALLER.get(time.unit or "", ("", 0))
    at = time.end
    if at < numbers.end and numbers.tokens[at].text.casefold() in numbers.language.words.coordinators:
        at += 1
    number = numbers.read(at) if times and at < numbers.end else None
    match = numbers.words.passing.longest(numbers.keys, number.end) if number is not None else None
    if number is None or match is None or match[1][0] != unit or match[0] > numbers.end:
        return time
    return replace(time, end=match[0], value=time.value * times + number.value, unit=unit)


def _negative(number: Number, upper: Decimal | None) -> Number:
    lowest = number.value if number.upper is None else number.upper
    return Number(number.start, number.at, number.end, -lowest, number.spelled, number.money, number.part, upper)


def _is_below_zero(numbers: Numerals, number: Number) -> bool:
    """Does "minus", or a stroke that is tied to the number alone, stand before it?"""
    i = number.start - 1
    if i < numbers.start:
        return False
    said = numbers.tokens[i].text.casefold()
    tied = said in (*HYPHENS, "−") and numbers.glued(number.start) and not (i > numbers.start and numbers.glued(i))
    return tied or said in numbers.language.quantities.below_zero


def _is_age(numbers: Numerals, number: Number) -> bool:
    """Do the words around say that the years are an age: "старше 30 лет", "30 years old"?"""
    around = (*range(max(numbers.start, number.start - _AGE_WITHIN), number.start), number.end + 1)
    return any(numbers.has(i, numbers.words.ages) for i in around)


def _counted(numbers: Numerals, number: Number) -> Quantity | None:
    """A number of things."""
    return None if counts_nothing(numbers, number) else _of(number, number.end, None)


def _of(number: Number, end: int, unit: str | None, *, passing: bool = False) -> Quantity:
    return Quantity(
        number.start, end, number.value, unit, number.end, number.spelled,
        number.part and unit is None, number.upper, passing, number.at - number.start,
    )  # fmt: skip
