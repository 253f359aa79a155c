"""Deadlines: by when something must be done."""

from __future__ import annotations

from collections.abc import Iterator

from extract.document import Document
from extract.languages import Language
from extract.years import is_year, month_at, relative_year
from ontology.dates import date_of, year_after

_LINK_WITHIN = 5  # tokens before a date
_FOLLOWS_WITHIN = 3  # tokens after it
_LAST_DAY = 31


def deadline(document: Document, start: int, end: int) -> str | None:
    """By when something must be done: "by 2025", "by August 20", "until the end of the year", "next year".

    Args:
        document: the article.
        start, end: the tokens of the sentence that says what must be done.
    """
    language = document.language_at(start)
    limited = (i for i in range(start, end) if _is_limit(document, language, i, start, end))
    date = next((d for d in (date_at(document, i, end) for i in limited) if d is not None), None)
    return date or _year_to_come(document, start, end)


def date_at(document: Document, i: int, end: int) -> str | None:
    """The date that begins at a token: a year, a month with or without day and year, the end of the year.

    A date without a year is the next one after the article's date.

    Args:
        document: the article.
        i: the token.
        end: the end of the stretch that is read.
    """
    if is_year(document, i, end):
        return document.tokens[i].text
    return _end_of_year(document, i, end) or _date_in_month(document, i, end)


def _is_limit(document: Document, language: Language, i: int, start: int, end: int) -> bool:
    """Does a word like "by" stand near before a token; where nouns come last, also after it: "2025 жылға дейін"?"""
    words = language.words.deadline
    before = document.tokens[max(start, i - _LINK_WITHIN) : i]
    after = document.tokens[i + 1 : min(end, i + 1 + _FOLLOWS_WITHIN)] if language.grammar.head_last else []
    return any(t.text.casefold() in words for t in (*before, *after))


def _year_to_come(document: Document, start: int, end: int) -> str | None:
    """The year that a stretch counts from the article's, unless it has passed."""
    issued, year = document.article.issued, relative_year(document, start, end)
    return year if issued is not None and year is not None and year >= issued[:4] else None


def _end_of_year(document: Document, i: int, end: int) -> str | None:
    """The article's year, at a token that says its end: "the end of the year", not "the end of May this year"."""
    language, issued = document.language_at(i), document.article.issued
    if issued is None or document.tokens[i].text.casefold() not in language.words.year_end:
        return None
    following = {t.text.casefold() for t in document.tokens[i + 1 : min(end, i + 1 + _FOLLOWS_WITHIN)]}
    whole = following & language.words.year_word and following.isdisjoint(language.words.months)
    return issued[:4] if whole else None


def _date_in_month(document: Document, i: int, end: int) -> str | None:
    """The date told by the month that a token names, with the day beside it and the year after it, if they are told."""
    month = month_at(document, document.language_at(i), i)
    if month is None:
        return None
    after = range(i + 1, min(end, i + 1 + _FOLLOWS_WITHIN))
    written = next((document.tokens[j].text for j in after if is_year(document, j, end)), None)
    year = written or _year_of_next(document, month)
    if year is None:
        return None
    return date_of(year, month, next(_days_beside(document, i, end), None))


def _days_beside(document: Document, i: int, end: int) -> Iterator[int]:
    """The days of the month that the numbers beside a token may be, the one after it first."""
    start = document.sentence_of(i).start
    for j in (i + 1, i - 1):
        text = document.tokens[j].text if start <= j < end else ""
        if len(text) < 3 and text.isdecimal() and 1 <= int(text) <= _LAST_DAY:
            yield int(text)


def _year_of_next(document: Document, month: int) -> str | None:
    """The year of the next such month after the article's date; none where the article has no date."""
    issued = document.article.issued
    return year_after(issued, 0 if f"{month:02}" >= (issued[5:7] or "01") else 1) if issued is not None else None
