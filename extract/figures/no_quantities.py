"""Why a number is no quantity: it is a label, a date, a time, an ordinal, a code, a year."""

from __future__ import annotations

from collections.abc import Callable

from extract.figures.numerals import YEAR, Number, Numerals
from extract.marks import HYPHENS

Reason = Callable[[Numerals, Number], bool]


# Told by what stands before the number


def labelled(numbers: Numerals, number: Number) -> bool:
    """ "№ 4", "school No. 5", "Shop number 7"."""
    return _word_before(numbers, number) in numbers.language.words.number_sign


def day_of_month(numbers: Numerals, number: Number) -> bool:
    """ "March 5", "Jan. 5"."""
    return _word_before(numbers, number) in numbers.language.words.months


def numbered(numbers: Numerals, number: Number) -> bool:
    """ "article 5", "aged 40", "channel 7"."""
    return _before(numbers, number) in numbers.language.words.numbered


def after_slash(numbers: Numerals, number: Number) -> bool:
    """ "2021/25"."""
    return _before(numbers, number) == "/" and _tied_before(numbers, number)


def coded(numbers: Numerals, number: Number) -> bool:
    """ "KOS-1", "2021-25": what a hyphen ties to a word in capitals or to a year."""
    if _before(numbers, number) not in HYPHENS or not _tied_before(numbers, number):
        return False
    first = numbers.tokens[number.at - 2]
    return (first.word and first.capital) or YEAR.fullmatch(first.text) is not None


# Told by what stands after it


def clock_time(numbers: Numerals, number: Number) -> bool:
    """ "10:30", either number."""
    hour = _glued_after(numbers, number) == ":"
    minute = _before(numbers, number) == ":" and number.at > 1 and numbers.tokens[number.at - 2].number
    return hour or minute


def hyphenated(numbers: Numerals, number: Number) -> bool:
    """ "4-th", "4-й", "20-year plan": an ordinal, or a span of time that describes something."""
    i = number.at + 2
    if _glued_after(numbers, number) not in HYPHENS or i >= numbers.end or not numbers.tokens[i].word:
        return False
    return numbers.language.grammar.hyphenated_ordinals or numbers.has(i, numbers.words.no_units)


def lettered(numbers: Numerals, number: Number) -> bool:
    """ "3rd", "7A": what is written to a number in one word and is no unit, as it is in "5km"."""
    word = _glued_after(numbers, number)[:1].isalpha()
    return word and numbers.words.units.longest(numbers.keys, number.at + 1) is None


def closing_year(numbers: Numerals, number: Number) -> bool:
    """ "in 2018, he came", "2018 жылы": a year before a mark or a noun of time."""
    after = number.at + 1
    if after >= numbers.end or YEAR.fullmatch(numbers.tokens[number.at].text) is None:
        return False
    return not numbers.tokens[after].word or numbers.has(after, numbers.words.no_units)


# Told by what it is without a unit


def timed(numbers: Numerals, number: Number) -> bool:
    """ "5 years": what is counted is no thing; unless it is so many of what was counted before ("34-і")."""
    return not number.part and numbers.has(number.end, numbers.words.no_units)


def plain_year(numbers: Numerals, number: Number) -> bool:
    """ "In 2018 he came": a year that nothing multiplies or measures."""
    alone = not number.spelled and number.end == number.start + 1
    return alone and YEAR.fullmatch(numbers.tokens[number.at].text) is not None


_BY_WHAT_PRECEDES: tuple[Reason, ...] = (labelled, day_of_month, numbered, after_slash, coded)
_BY_WHAT_FOLLOWS: tuple[Reason, ...] = (clock_time, hyphenated, lettered, closing_year)
_WITHOUT_UNIT: tuple[Reason, ...] = (timed, plain_year)


def no_quantity(numbers: Numerals, number: Number) -> bool:
    """Does what stands beside a number in digits say that it is no quantity?"""
    if any(reason(numbers, number) for reason in _BY_WHAT_PRECEDES):
        return True
    after = number.at + 1
    scaled = after < numbers.end and numbers.glued(after) and numbers.scale(after) is not None  # "12.5bn"
    year = YEAR.fullmatch(numbers.tokens[number.at].text) is not None
    if year and numbers.ending(after) and numbers.words.units.longest(numbers.keys, after + 2) is None:
        return True  # "2018-ге дейін", "1990-х"
    inflected = bool(numbers.ending(after))  # "200-ден"
    return not scaled and not inflected and any(reason(numbers, number) for reason in _BY_WHAT_FOLLOWS)


def counts_nothing(numbers: Numerals, number: Number) -> bool:
    """Is a number that has no unit none of things either?"""
    return any(reason(numbers, number) for reason in _WITHOUT_UNIT)


def _before(numbers: Numerals, number: Number) -> str:
    """The word or mark before a number, lower case; empty at the beginning of the text."""
    return numbers.tokens[number.at - 1].text.casefold() if number.at else ""


def _word_before(numbers: Numerals, number: Number) -> str:
    """The word before a number, lower case, also where a full stop shortens it: "No.", "Jan."."""
    before = _before(numbers, number)
    return numbers.tokens[number.at - 2].text.casefold() if before == "." and number.at > 1 else before


def _tied_before(numbers: Numerals, number: Number) -> bool:
    """Does no space part a number from the mark before it, and that from what it follows?"""
    return number.at > 1 and numbers.glued(number.at) and numbers.glued(number.at - 1)


def _glued_after(numbers: Numerals, number: Number) -> str:
    """What is written right after the digits, with no space between; empty if nothing is."""
    after = number.at + 1
    return numbers.tokens[after].text if after < numbers.end and numbers.glued(after) else ""
