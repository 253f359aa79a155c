"""Numbers as they are written: in digits or words, with scale words, case endings and signs of money."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from extract.document import Document
from extract.figures.number_words import number_words
from extract.marks import HYPHENS

YEAR = re.compile(r"(19|20)[0-9]{2}")
_HALF = Decimal("0.5")
_VULGAR = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")}
_MANY = 100  # from here on a number word multiplies a smaller one before it: "two hundred", "екі жүз"


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
        upper: the other end of a range that it begins, which the number then takes in.
    """

    start: int
    at: int
    end: int
    value: Decimal
    spelled: bool
    money: str | None
    part: bool
    upper: Decimal | None = None


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

    def may_begin(self, i: int) -> bool:
        """Could a quantity begin at a token? Most words are sorted out so, at once."""
        return self.tokens[i].number or not self.words.starts.isdisjoint(self.keys[i])

    def read(self, i: int) -> Number | None:
        """The number that begins at a token, which may be a sign of money."""
        money, at = self._money(i)
        simple = self._simple(at) if at < self.end else None
        if simple is None:
            return None
        spelled = not self.tokens[at].number
        value, j = self._and_a_half(*simple)
        first = self.ending(j)  # "15-ти тысяч"
        value, j = self._scaled(value, self._past(first, j))
        if money and j < self.end and self.glued(j) and (big := self._sign_of_scale(j)) is not None:
            value, j = value * big, j + 1  # "$204.6M"
        if not spelled and (scale := self._scale_of_range(j)) is not None:
            value *= scale  # "40–50 million": the scale is said once
        last = self.ending(j)  # "17 млн-ға"
        end = self._past(last, j)
        part = (last or first) in self.language.quantities.part_endings or self._possessed(j - 1, end)
        return Number(i, at, end, value, spelled, money, part)

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

    def _possessed(self, i: int, end: int) -> bool:
        """Does a scale word, or a word like "over" after it, say by its possessive that a number is a part of what was
        told: "12 мың, оның 8 **мыңы**", "оның 8 мыңнан **астамы**"?"""
        word, data = self.tokens[i].text.casefold(), self.language.quantities
        rough = end < self.end and self.tokens[end].text.casefold() in self.language.words.idle_counts
        roughly = rough and self.language.grammar.head_last
        return roughly or any(word == scale + ending for scale in data.scales for ending in data.part_endings)

    def past_ending(self, j: int) -> int:
        """The token after what stands before ``j`` and its case ending: "17 %-ға"."""
        return self._past(self.ending(j), j)

    def glued(self, i: int) -> bool:
        """Does a token stand right after the one before it, with no space between?"""
        return self.tokens[i - 1].end == self.tokens[i].start

    def _past(self, ending: str, j: int) -> int:
        return j + 2 if ending else j

    def _money(self, i: int) -> tuple[str | None, int]:
        """The unit of a sign of money at a token, and the token of the number after it, past a full stop: "Rs. 5"."""
        money = self.words.money.get(self.tokens[i].text.casefold())
        if money is None:
            return None, i
        return money, i + 2 if i + 1 < self.end and self.tokens[i + 1].text == "." else i + 1

    def _sign_of_scale(self, j: int) -> int | None:
        """What a letter after a sum of money multiplies it by."""
        return self.language.quantities.money_scales.get(self.tokens[j].text.casefold())

    def _simple(self, i: int) -> tuple[Decimal, int] | None:
        """The value of a token in digits, or of number words; and the token after them."""
        if self.tokens[i].number:
            grouped = self.language.grammar.commas_group_thousands or self.scale(i + 1) is None
            value = decimal(self.tokens[i].text, grouped=grouped)
            return (value, i + 1) if value is not None else None
        return self._spelled(i)

    def _spelled(self, i: int) -> tuple[Decimal, int] | None:
        """Number words: "forty-one", "two hundred and five", "жиырма бес"; one scale word alone: "a hundred"."""
        first = _first_of(self.words.numbers, self.keys[i])
        if first is None or self._is_other_noun(i):
            alone = self.language.quantities.alone.get(self.tokens[i].text.casefold())
            return (alone, i + 1) if alone is not None else None
        value, j = first, i + 1
        while (joined := self._joined(j)) is not None:
            word, at = joined
            if word >= _MANY > value:
                value *= word
            elif 0 < word < _place(value):
                value += word
            else:
                break
            j = at + 1
        return Decimal(value), j

    def _is_other_noun(self, i: int) -> bool:
        """Is what looks like a number a noun with a possessive, or made of one: "дүние **жүзілік** банк"?"""
        word, data = self.tokens[i].text.casefold(), self.language.quantities
        many = (number for number, value in data.numbers.items() if value >= _MANY)
        owned = tuple(number + ending for number in many for ending in data.part_endings)
        return self.language.grammar.head_last and word.startswith(owned)

    def _joined(self, j: int) -> tuple[int, int] | None:
        """The number word that goes on with the one before ``j``, past a hyphen or "and"; and its token."""
        hyphen = j < self.end and self.tokens[j].text in HYPHENS and self.glued(j)
        links = j < self.end and self.tokens[j].text.casefold() in self.language.quantities.joins
        at = j + 1 if hyphen or links else j
        if at >= self.end or self.tokens[at].number or (hyphen and not self.glued(at)):
            return None
        value = _first_of(self.words.numbers, self.keys[at])
        return (value, at) if value is not None else None

    def _and_a_half(self, value: Decimal, j: int) -> tuple[Decimal, int]:
        """A value with the half that words or a sign add to it: "two and a half million"; and the token after them."""
        if j < self.end and self.tokens[j].text in _VULGAR:
            value, j = value + _VULGAR[self.tokens[j].text], j + 1
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
            smaller = (self.scale(j + 1) or scale) < scale  # not "300 мыңнан 450 мыңға", which are two
            nested = decimal(self.tokens[j].text) if smaller and self.tokens[j].number else None
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


def _place(value: int) -> int:
    """The place of a number's last digit that is not 0: of 40 it is 10, of 200 it is 100."""
    digits = str(value)
    return int("1" + "0" * (len(digits) - len(digits.rstrip("0"))))


def _first_of(values: dict[str, int], keys: Sequence[str]) -> int | None:
    """The value of the first of a word's keys that has one."""
    return next((values[k] for k in keys if k in values), None)
