"""Ranges: two numbers that bound one quantity ("5–6 million", "between 5 and 6", "от 5 до 7")."""

from __future__ import annotations

from dataclasses import replace

from extract.figures.no_quantities import no_quantity, plain_year
from extract.figures.numerals import YEAR, Number, Numerals
from extract.marks import HYPHENS


def with_upper(numbers: Numerals, number: Number) -> Number:
    """A number with the other end of the range that begins at it, if one does; it then ends where that one does.

    Where something grows from the one number to the other, the first only gets the scale word that both share.
    """
    at, changes = _other_end(numbers, number)
    upper = numbers.read(at) if at is not None and at < numbers.end else None
    if upper is None or upper.part or (not upper.spelled and no_quantity(numbers, replace(upper, money="within"))):
        return number
    lower = _scaled_alike(number, upper)
    if changes:
        return lower
    if lower.value >= upper.value or _years(numbers, number, upper):
        return number
    return replace(lower, end=upper.end, upper=upper.value, money=number.money or upper.money)


def _other_end(numbers: Numerals, number: Number) -> tuple[int | None, bool]:
    """Where the second number of a range would begin, as what stands before and after the first one says.

    Returns:
        Its token, None where nothing says so; and whether the two numbers are where a change begins and ends.
    """
    j, tokens, words = number.end, numbers.tokens, numbers.language.quantities
    if j >= numbers.end:
        return None, False
    before = tokens[number.start - 1].text.casefold() if number.start > numbers.start else ""
    said = tokens[j].text.casefold()
    if (before, said) in words.ranges:
        return j + 1, _moves(numbers, number)
    if (before, said) in numbers.language.words.changes:
        return j + 1, True
    if said in HYPHENS:
        together = numbers.glued(j) == (j + 1 < numbers.end and numbers.glued(j + 1))
        return (j + 1 if together and before not in HYPHENS else None), False
    return (j + 1 if said in words.range_joins and not _dates(numbers, number, before) else None), False


def _scaled_alike(number: Number, upper: Number) -> Number:
    """The lower number with the scale word that is said once: "10-15,000", "5 to 6 million"."""
    alone = number.end == number.at + 1
    for scale in (1_000_000_000_000, 1_000_000_000, 1_000_000, 1000):
        scaled = number.value * scale
        if alone and upper.value >= scale and number.value < 1000 <= upper.value and scaled < upper.value:
            return replace(number, value=scaled)
    return number


def _years(numbers: Numerals, number: Number, upper: Number) -> bool:
    """Are both numbers years: "2018–2021"?"""
    return all(YEAR.fullmatch(numbers.tokens[n.at].text) is not None and n.money is None for n in (number, upper))


def _dates(numbers: Numerals, number: Number, before: str) -> bool:
    """Is a number a year after such a word, as in "from 1.7 trillion **in 2018** to 2.8 trillion"?"""
    return before in numbers.language.words.year_prepositions and plain_year(numbers, number)


def _moves(numbers: Numerals, number: Number) -> bool:
    """Does a verb of growth or fall stand in the sentence: the numbers are where it begins and ends?"""
    sentence = numbers.document.sentence_of(number.start)
    moves = numbers.words.moves
    return any(not moves.isdisjoint(numbers.keys[i]) for i in range(sentence.start, sentence.end))
