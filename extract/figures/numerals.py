"""Numbers as they are written: in digits or words, with scale words, case endings and signs of money."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cache

from extract.document import Document
from extract.languages import Language
from extract.marks import HYPHENS
from extract.trie import Trie

YEAR = re.compile(r"(19|20)[0-9]{2}")
_HALF = Decimal("0.5")


@dataclass(frozen=True, slots=True)
class NumberWords:
    """The words of a language for numbers and units, by their keys.

    Attributes:
        numbers: words for numbers ("two").
        scales: words that multiply a number ("thousand").
        growth: verbs that say how many times something grew ("doubled").
        no_units: nouns and endings after a number that is no quantity ("year", "th").
        units: names and signs of units → canonical English singular.
        money: signs and codes that stand before a number, lower case → their unit.
        counted: what is counted → the unit it counts for: "employee" → "person".
        unit_starts: the words that units begin with.
        aims: words that say that a figure is aimed at.
    """

    numbers: dict[str, int]
    scales: dict[str, int]
    growth: dict[str, int]
    no_units: frozenset[str]
    units: Trie[str]
    money: dict[str, str]
    counted: dict[str, str]
    unit_starts: frozenset[str]
    aims: frozenset[str]


@cache
def number_words(language: Language) -> NumberWords:
    """The words of a language for numbers, from its ``quantities.yaml``.

    Raises:
        KeyError: a sign of money is none of the units.
    """
    data = language.quantities
    numbers, scales, growth = (
        {language.keys(word)[0]: value for word, value in words.items()}
        for words in (data.numbers, data.scales, data.growth)
    )
    no_units = frozenset(language.keys(word)[0] for word in data.no_units)
    unit_of = {wording: unit for unit, wordings in data.units.items() for wording in wordings}
    money = {sign: unit_of[sign] for sign in data.money}
    counted = {word: unit for unit, words in data.counted_as.items() for word in words}
    unit_starts = frozenset(language.phrase(word)[0] for words in data.units.values() for word in words)
    aims = frozenset(language.keys(word)[0] for word in data.target if word not in language.words.year_limits)
    return NumberWords(numbers, scales, growth, no_units, language.trie(data.units), money, counted, unit_starts, aims)


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a text.

    Attributes:
        start: its first token, a sign of money included.
        at: the token of its digits or word.
        end: the token after its scale words and case ending.
        value: with scale words multiplied out.
        spelled: whether it is a word ("two").
        money: the unit of a sign of money before it.
        part: whether it is so many of what was counted before ("34-і").
    """

    start: int
    at: int
    end: int
    value: Decimal
    spelled: bool
    money: str | None
    part: bool


class Numerals:
    """Reads the numbers of one paragraph.

    Args:
        document: the article.
        paragraph: the paragraph's number.
    """

    def __init__(self, document: Document, paragraph: int) -> None:
        self.document = document
        self.tokens, self.keys = document.tokens, document.keys
        self.start, self.end = document.paragraph_ranges[paragraph]
        self.language = document.language_of(paragraph)
        self.words = number_words(self.language)

    def read(self, i: int) -> Number | None:
        """The number that begins at a token, which may be a sign of money."""
        money = self.words.money.get(self.tokens[i].text.casefold())
        at = i + 1 if money else i
        value = self._simple(at) if at < self.end else None
        if value is None:
            return None
        spelled = not self.tokens[at].number
        value, j = self._and_a_half(value, at + 1)
        first = self.ending(j)  # "15-ти тысяч"
        value, j = self._scaled(value, self._past(first, j))
        if not spelled and (scale := self._scale_of_range(j)) is not None:
            value *= scale  # "40–50 million": the scale is said once
        last = self.ending(j)  # "17 млн-ға"
        part = (last or first) in self.language.quantities.part_endings
        return Number(i, at, self._past(last, j), value, spelled, money, part)

    def has(self, i: int, keys: frozenset[str]) -> bool:
        """Is a token of the paragraph one of these words, told by its keys?"""
        return i < self.end and not keys.isdisjoint(self.keys[i])

    def scale(self, i: int) -> int | None:
        """What a token multiplies the number before it by: "million"."""
        return _first_of(self.words.scales, self.keys[i]) if i < self.end else None

    def ending(self, j: int) -> str:
        """The case ending that a hyphen ties to what stands before ``j``: "200-ден", "34-і", "5-ти"; empty if none."""
        if j + 1 >= self.end or self.tokens[j].text not in HYPHENS or not self.glued(j):
            return ""
        word = self.tokens[j + 1].text.casefold()
        known = word in (*self.language.quantities.endings, *self.language.quantities.part_endings)
        return word if known and self.glued(j + 1) else ""

    def past_ending(self, j: int) -> int:
        """The token after what stands before ``j`` and its case ending: "17 %-ға"."""
        return self._past(self.ending(j), j)

    def glued(self, i: int) -> bool:
        """Does a token stand right after the one before it, with no space between?"""
        return self.tokens[i - 1].end == self.tokens[i].start

    def _past(self, ending: str, j: int) -> int:
        return j + 2 if ending else j

    def _simple(self, i: int) -> Decimal | None:
        """The value of one token, in digits or as a word."""
        if self.tokens[i].number:
            grouped = self.language.grammar.commas_group_thousands or self.scale(i + 1) is None
            return decimal(self.tokens[i].text, grouped=grouped)
        value = _first_of(self.words.numbers, self.keys[i])
        return Decimal(value) if value is not None else None

    def _and_a_half(self, value: Decimal, j: int) -> tuple[Decimal, int]:
        """A value with the half that words add to it: "two and a half million"; and the token after them."""
        for half in self.language.quantities.half:
            words = half.split()
            if [t.text.casefold() for t in self.tokens[j : j + len(words)]] == words:
                value, j = value + _HALF, j + len(words)
        return value, j

    def _scaled(self, value: Decimal, j: int) -> tuple[Decimal, int]:
        """A value with scale words multiplied out: "1.2 thousand", "287 million 654 thousand"; and the token after."""
        total, part = Decimal(0), value
        while (scale := self.scale(j)) is not None:
            part, j = part * scale, self._past_full_stop(j + 1)
            nested = decimal(self.tokens[j].text) if self.scale(j + 1) is not None and self.tokens[j].number else None
            if nested is None:
                break
            total, part, j = total + part, nested, j + 1
        return total + part, j

    def _past_full_stop(self, j: int) -> int:
        """Past the full stop of an abbreviated scale word, which ends no sentence: "3,5 mln. tenge"."""
        abbreviated = j + 1 < self.end and self.tokens[j].text == "." and not self.tokens[j + 1].capital
        return j + 1 if abbreviated else j

    def _scale_of_range(self, j: int) -> int | None:
        """The scale word after the other end of a range, when ``j`` is at the dash between them."""
        dash = j + 2 < self.end and self.tokens[j].text in HYPHENS and self.glued(j)
        return self.scale(j + 2) if dash and self.tokens[j + 1].number else None


def within_name(document: Document, i: int) -> bool:
    """Is a token part of a name: "100 Concrete Steps"?"""
    unit = document.unit_at(i)
    return unit is not None and unit.why != "nominal"


def decimal(text: str, *, grouped: bool = True) -> Decimal | None:
    """``"750,000"``, ``"8,5"``, ``"180 000"`` and ``"1.7"`` as numbers: a comma before three digits groups them.

    Not where ``grouped`` is false: before a scale word, "10,151 млрд" has a fraction.
    """
    plain = re.sub(r"[\s\u00a0\u202f]", "", text)
    groups = re.fullmatch(r"\d{1,3}(,\d{3})+(\.\d+)?", plain) and (grouped or plain.count(",") > 1)
    plain = plain.replace(",", "") if groups else plain.replace(",", ".")
    try:
        return Decimal(plain)
    except InvalidOperation:
        return None


def _first_of(values: dict[str, int], keys: Sequence[str]) -> int | None:
    """The value of the first of a word's keys that has one."""
    return next((values[k] for k in keys if k in values), None)
