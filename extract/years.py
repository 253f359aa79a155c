"""Years: written out, or told from the article's date ("last year", "in March")."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

from extract.document import Document, Sentence
from extract.figures.numerals import YEAR, within_name
from extract.figures.quantities import quantities
from extract.languages import Language
from extract.trie import Trie
from ontology.dates import year_after

T = TypeVar("T")

_COMPARED_WITHIN = 6  # tokens
_CHANGED_WITHIN = 3  # tokens between a change and what it is counted from: "a 3 % **increase in output** on last year"
_OF_CHANGE = ("percent", "times")  # units of changes
_DUE_WITHIN = 3  # tokens
_LIMIT_WITHIN = 2  # tokens


@dataclass(frozen=True, slots=True)
class _Years:
    """The years that a stretch of tokens speaks of.

    Attributes:
        written: those written out, each after its token.
        told: that told from the article's date ("last year"), where none is written out.
    """

    written: tuple[tuple[int, str], ...]
    told: str | None


class YearsTold:
    """The years that an article speaks of; each stretch is read once, as every figure in it and after it asks.

    Args:
        document: the article.
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        self._read: dict[tuple[int, int], _Years] = {}
        self._come: dict[Sentence, str | None] = {}  # the year last spoken of before each sentence asked about

    def near(self, start: int, end: int, around: int, apart: Sequence[tuple[int, int]] = ()) -> str | None:
        """The year that a stretch of text speaks of: written out, or told from the article's date ("last year").

        Args:
            start, end: the stretch's tokens.
            around: the token that the year should stand near to.
            apart: tokens within the stretch that have a time of their own.
        """
        if (start, end) not in self._read:
            self._read[start, end] = _years(self.document, start, end)
        years = self._read[start, end]
        near = [(abs(i - around), y) for i, y in years.written if not any(a <= i < b for a, b in apart)]
        return min(near)[1] if near else (None if years.written else years.told)

    def of(self, sentence: Sentence) -> str | None:
        """The year that a sentence speaks of first."""
        return self.near(sentence.start, sentence.end, sentence.start)

    def before(self, sentence: Sentence) -> str | None:
        """The year that the article last spoke of before a sentence, and that has come; None where there is none."""
        passed: list[Sentence] = []
        year = None
        for before in self.document.sentences_before(sentence):
            if before in self._come:
                year = self._come[before]
                break
            passed.append(before)
            if (year := self._year_come(before)) is not None:
                break
        self._come |= dict.fromkeys(passed, year)
        return year

    def _year_come(self, sentence: Sentence) -> str | None:
        """The year that a sentence speaks of, where it has come and is not only compared with."""
        document = self.document
        asides = tuple(document.language_of(sentence.paragraph).words.comparing_asides)
        if document.text(sentence.start, sentence.end).casefold().startswith(asides):
            return None
        year, issued = self.of(sentence), document.article.issued
        return year if year is not None and (issued is None or year <= issued[:4]) else None


def is_year(document: Document, i: int, end: int) -> bool:
    """Is a token a year written out, and no part of a name or percentage?

    Args:
        document: the article.
        i: the token.
        end: the end of the stretch that is read.
    """
    token = document.tokens[i]
    if not token.number or not YEAR.fullmatch(token.text) or within_name(document, i):
        return False
    return i + 1 >= end or document.tokens[i + 1].text != "%"


def relative_year(document: Document, start: int, end: int) -> str | None:
    """The year that a stretch of tokens counts from the article's: "last year"."""
    issued = document.article.issued
    if issued is None:
        return None
    shifts = _shifts(document.language_at(start))
    found = ((i, _phrase_at(document, shifts, i, start, end)) for i in range(start, end))
    shift = next((n for i, n in found if n is not None and not (n < 0 and _limits(document, i, start))), None)
    return year_after(issued, shift) if shift is not None else None


def _limits(document: Document, i: int, start: int) -> bool:
    """Does a phrase for a time only say up to when, or against what: "к январю прошлого года"?"""
    limits = document.language_at(i).words.year_limits
    return any(token.text.casefold() in limits for token in document.tokens[max(start, i - _LIMIT_WITHIN) : i])


def month_at(document: Document, language: Language, i: int) -> int | None:
    """The number of the month that a token names: 3 for "March"."""
    months, keys = _months(language), document.keys[i]
    return None if months.keys().isdisjoint(keys) else next(months[k] for k in keys if k in months)


def _years(document: Document, start: int, end: int) -> _Years:
    written = tuple(
        (i, document.tokens[i].text)
        for i in range(start, end)
        if is_year(document, i, end) and not compared_with(document, i, start)
    )
    told = None if written else relative_year(document, start, end) or _year_of_present(document, start, end)
    return _Years(written, told)


def compared_with(document: Document, i: int, start: int) -> bool:
    """Is a year only what another is compared with: "than in 2014", "against the same period of 2010"?

    Where the noun comes last, so does the word that compares: "2017 жылмен салыстырғанда".
    """
    if _changed_from(document, i, start):
        return True
    language = document.language_at(i)
    if language.grammar.head_last and document.tokens[i].text.casefold() in language.words.comparison:
        return True  # "бұл **былтырғыдан** көп"
    before = document.tokens[max(start, i - _COMPARED_WITHIN) : i]
    after = document.tokens[i + 1 : i + 1 + _COMPARED_WITHIN]
    for token in after if language.grammar.head_last else reversed(before):
        if token.number or token.text in (",", ";"):
            return False
        if token.text.casefold() in language.words.comparison:
            return True
    return False


def _changed_from(document: Document, i: int, start: int) -> bool:
    """Is a year what a change is counted from: "up 3 % **from** last year", "a 3 % rise **on** the previous year"?"""
    words, j = document.language_at(i).words, i - 1
    while j > start and document.tokens[j].text.casefold() in words.articles:
        j -= 1
    if j <= start or document.tokens[j].text.casefold() not in words.change_bases:
        return False
    changed = {q.end for q in quantities(document, document.sentence_of(i).paragraph) if q.unit in _OF_CHANGE}
    return any(end in changed for end in range(j - _CHANGED_WITHIN, j + 1))


def _year_of_present(document: Document, start: int, end: int) -> str | None:
    """The article's year where a stretch speaks of today; that of a month told without one, the last that has come,
    or the next where something is due by it."""
    issued = document.article.issued
    if issued is None:
        return None
    language = document.language_at(start)
    for i in range(start, end):
        if _phrase_at(document, _present(language), i, start, end) is not None:
            return issued[:4]
        if _phrase_at(document, _shifts(language), i + 1, start, end) is not None:
            continue  # "к январю прошлого года"
        month = month_at(document, language, i)
        named = document.tokens[i].capital or not language.grammar.months_capitalised  # "may" is no month
        if month is not None and named and not compared_with(document, i, start):
            now, due = int(issued[5:7] or 12), _due(document, i, start, end)
            return year_after(issued, (month < now) if due else -(month > now))
    return None


def _due(document: Document, i: int, start: int, end: int) -> bool:
    """Is a month one to come, by which something is due: "by March 5", "до 31 декабря", "наурызға дейін"?"""
    language = document.language_at(i)
    beside = range(i + 1, min(i + 1 + _DUE_WITHIN, end)) if language.grammar.head_last else range(i - 1, start - 1, -1)
    for j in beside:
        if document.tokens[j].text.casefold() in language.words.year_limits:
            return True
        if not (document.tokens[j].number or language.grammar.head_last):
            return False
    return False


def _phrase_at(document: Document, phrases: Trie[T], i: int, start: int, end: int) -> T | None:
    """What a phrase at a token stands for; none where another is only compared with it."""
    match = phrases.longest(document.keys, i)
    compared = match is not None and compared_with(document, i, start)
    fits = match is not None and match[0] <= end and not compared
    return match[1][0] if match is not None and fits else None


@cache
def _present(language: Language) -> Trie[str]:
    """Words for the time at which an article is written."""
    return language.trie({"present": language.words.present})


@cache
def _shifts(language: Language) -> Trie[int]:
    """Phrases → how many years they count from the article's: "last year" → -1."""
    trie: Trie[int] = Trie()
    for words, shift in language.words.relative_years.items():
        trie.add(language.phrase(words), shift)
    return trie


@cache
def _months(language: Language) -> dict[str, int]:
    """The keys of months → their numbers."""
    return {language.keys(name)[0]: number for name, number in language.words.months.items()}
