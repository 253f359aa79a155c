"""Dates in a text: written out ("19 апреля 2024 года"), or told from the article's own ("yesterday", "on Monday").

A sentence is read as a string of one sign per token (a day, a month, a year, a dash …), so that one set of patterns
serves all languages; which words are which, and what says that something began or ended at a date, each language lists.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from extract.document import Document, Sentence
from extract.figures.numerals import YEAR
from extract.languages import Language
from extract.marks import HYPHENS
from extract.trie import Trie
from extract.years import month_at
from ontology.dates import TO_DAY, TO_MONTH, TO_YEAR, date_of, year_after

_DAYS = re.compile(r"0?[1-9]|[12][0-9]|3[01]")
_SHORT = re.compile(r"(0?[1-9]|[12][0-9]|3[01])\.(0[1-9]|1[0-2])")  # "29.03" of "29.03.2025"
# Signs: D day, M month, Y year, S "29.03", y a word for a year, m a word for a month or day, t an ordinal's ending,
# o a joint ("of"), and dashes, full stops and commas as they are.
_Y = r"(?P<year>Y)(?:-?t)?(?:-?y\.?)?"
_M = r"(?P<month>M)(?:-(?P<last_month>M))?\.?"
_D = r"(?P<day>D)(?:-?t)?(?:-(?P<last_day>D)(?:-?t)?)?"
_PATTERNS = [
    re.compile(p)
    for p in (
        rf"{_D}o?(?P<month>M)\.?(?:,?o?{_Y})?m?",  # 30-31 октября 2014 года
        rf"(?P<month>M)\.?{_D}(?:,?{_Y})?",  # Aug. 31, 2022
        rf"{_Y}{_D}(?P<month>M)m?",  # 2014 жылғы 5 маусымда
        rf"{_Y}{_M}m?",  # 2010 жылдың мамыр айында
        rf"{_M}(?:,?o?{_Y})?m?",  # October 2006
        rf"(?P<short>S)\.{_Y}",  # 29.03.2025
        _Y,
    )
]


@dataclass(frozen=True, slots=True)
class Period:
    """A time that a text tells, at a date, since one or until one.

    Attributes:
        start, end: its tokens, without what introduces it.
        first, last: its first and last date, no more precise than told; the same for a date, None where it is open.
        told: whether the words around it say that something was then, and not only that something else is of then
            ("the law of 2019").
        relative: whether it is told from the article's date ("last year").
    """

    start: int
    end: int
    first: str | None
    last: str | None
    told: bool = True
    relative: bool = False

    @property
    def date(self) -> str | None:
        """The date of what happened then: for some days of a month the month; None where the period is open."""
        if self.first is None or self.last is None:
            return None
        if self.first == self.last:
            return self.first
        same = next((n for n in (TO_MONTH, TO_YEAR) if self.first[:n] == self.last[:n]), 0)
        return self.first[:same] or None


class Periods:
    """The periods that the sentences of an article tell, each sentence read when it is first asked for."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._told: dict[Sentence, tuple[Period, ...]] = {}

    def of(self, sentence: Sentence) -> tuple[Period, ...]:
        """Those of a sentence, in order."""
        if sentence not in self._told:
            self._told[sentence] = tuple(_in_sentence(self._document, sentence))
        return self._told[sentence]


def _in_sentence(document: Document, sentence: Sentence) -> Iterator[Period]:
    language = document.language_of(sentence.paragraph)
    written = list(_written(document, language, sentence))
    taken = {i for p in written for i in range(p.start - 2, p.end + 2)}  # "on Wednesday, Aug. 31"
    relative = [p for p in _relative(document, language, sentence) if not taken & set(range(p.start, p.end))]
    dates = sorted((*written, *relative), key=lambda p: p.start)
    return _joined(document, language, sentence, [_introduced(document, language, sentence, p) for p in dates])


def _written(document: Document, language: Language, sentence: Sentence) -> Iterator[Period]:
    """The dates that are written out, whatever introduces them."""
    signs = _signs(document, language, sentence)
    at = 0
    while at < len(signs):
        matches = (p.match(signs, at) for p in _PATTERNS) if signs[at] in "DMYS" else ()
        found = next((m for m in matches if m is not None), None)
        if found is None:
            at += 1
            continue
        if (told := _dates_of(document, sentence.start, found)) is not None:
            yield Period(sentence.start + at, sentence.start + found.end(), *told)
        at = found.end()


def _signs(document: Document, language: Language, sentence: Sentence) -> str:
    """A sentence, one sign a token."""
    return "".join(_sign(document, language, i) for i in range(sentence.start, sentence.end))


def _sign(document: Document, language: Language, i: int) -> str:
    token, keys, unit = document.tokens[i], document.keys[i], document.unit_at(i)
    word = token.text.casefold()
    if unit is not None and unit.why != "nominal":
        return "x"
    if token.number:
        shapes = ((_DAYS, "D"), (YEAR, "Y"), (_SHORT, "S"))
        return next((sign for shape, sign in shapes if shape.fullmatch(token.text)), "x")
    if token.text in HYPHENS:
        return "-"
    if not token.word:
        return token.text if token.text in (".", ",") else "x"
    if month_at(document, language, i) is not None:
        return "M" if token.capital or word not in language.words.capital_months else "x"
    for sign, words in (("y", language.words.year_words), ("m", language.words.month_words)):
        if not language.keys_of(words).isdisjoint(keys):
            return sign
    return "o" if word in language.words.date_joints else "t" if word in language.words.ordinal_endings else "x"


def _dates_of(document: Document, start: int, match: re.Match[str]) -> tuple[str, str] | None:
    """The first and the last date that a match amounts to; None where its year is not known."""
    groups = match.groupdict()
    word = {name: document.tokens[start + match.start(name)].text for name, sign in groups.items() if sign is not None}
    if (short := word.get("short")) is not None:
        short_day, short_month = short.split(".")
        return (_date(word["year"], int(short_month), short_day),) * 2
    language = document.language_at(start)
    month, last_month = (
        month_at(document, language, start + match.start(name)) if name in word else None
        for name in ("month", "last_month")
    )
    day = word.get("day")
    year = word.get("year") or (_year_come(document, month, day) if month is not None else None)
    if year is None:
        return None
    return _date(year, month, day), _date(year, last_month or month, word.get("last_day") or day)


def _date(year: str, month: int | None, day: str | None) -> str:
    return year if month is None else date_of(year, month, int(day) if day is not None else None)


def _year_come(document: Document, month: int, day: str | None) -> str | None:
    """The year of a day or month that is told without one: it is the last that has come."""
    issued = document.article.issued
    if issued is None:
        return None
    told, now = f"{month:02}" + (f"-{int(day):02}" if day else ""), issued[TO_YEAR + 1 :]
    known = min(len(told), len(now))
    return year_after(issued, -1 if told[:known] > now[:known] else 0)


def _relative(document: Document, language: Language, sentence: Sentence) -> Iterator[Period]:
    """The dates that are told from the article's."""
    issued = document.article.issued
    if issued is None:
        return
    shifts, weekdays = _shifts(language), language.words.weekdays
    i = sentence.start
    while i < sentence.end:
        match = shifts.longest(document.keys, i)
        weekday = weekdays.get(document.tokens[i].text.casefold())
        end = i + 1
        told: tuple[str, str] | None = None
        if match is not None and match[0] <= sentence.end:
            end = match[0]
            told = _shifted(issued, *match[1][0])
        elif weekday is not None and len(issued) == TO_DAY and document.unit_at(i) is None:
            last = date.fromisoformat(issued)
            told = _alike(_before(issued, (last.isoweekday() - weekday) % 7))
        if told is not None:
            yield Period(i, end, *told, relative=True)
        i = end


def _alike(date: str | None) -> tuple[str, str] | None:
    return (date, date) if date is not None else None


def _shifted(issued: str, unit: str, number: int) -> tuple[str, str] | None:
    """The first and last date of what is so many days, weeks, months or years from the article's date; None where that
    is not known so precisely."""
    if unit != "weeks":
        return _alike(_date_shifted(issued, unit, number))
    if len(issued) < TO_DAY:
        return None
    monday = 1 - date.fromisoformat(issued).isoweekday() + 7 * number
    first, last = _before(issued, -monday), _before(issued, -monday - 6)
    return (first, last) if first is not None and last is not None else None


def _date_shifted(issued: str, unit: str, number: int) -> str | None:
    if unit == "years":
        return year_after(issued, number)
    if unit == "months":
        if len(issued) < TO_MONTH:
            return None
        years, month = divmod(int(issued[TO_YEAR + 1 : TO_MONTH]) - 1 + number, 12)
        year = year_after(issued, years)
        return f"{year}-{month + 1:02}" if year is not None else None
    if len(issued) < TO_DAY:
        return issued if number == 0 and len(issued) == TO_MONTH else None
    return _before(issued, -number)


def _before(issued: str, days: int) -> str | None:
    try:
        return (date.fromisoformat(issued) - timedelta(days=days)).isoformat()
    except OverflowError:
        return None


def _introduced(document: Document, language: Language, sentence: Sentence, period: Period) -> Period:
    """A date with what the words around it make of it: at, since, or until it."""
    before = period.start - 1
    while before >= sentence.start and document.tokens[before].text.casefold() in language.words.date_parts:
        before -= 1
    word = document.tokens[before].text.casefold() if before >= sentence.start else ""
    after = {t.text.casefold() for t in document.tokens[period.end : min(period.end + 2, sentence.end)]}
    beside = after if language.grammar.head_last else {word}
    if beside & language.words.date_since or _since(document, language, period):
        return replace(period, last=None)
    if beside & language.words.date_until:
        return replace(period, first=None)
    subject = before < sentence.start or (word in language.words.year_words and before <= sentence.start + 1)
    told = _tells(document, language, period, word)
    return replace(period, told=told or (subject and _brings(document, language, period)))


def _since(document: Document, language: Language, period: Period) -> bool:
    """Does a date say by its own form that something was so from then on: "2018 **жылдан** – басқарма басшысы"?"""
    last = next(t for t in reversed(document.tokens[period.start : period.end]) if t.text not in (".", ","))
    cases = language.grammar.cases(last.text)  # that in which a change begins, too
    return not period.relative and bool(cases) and cases <= language.grammar.change_begins_in


def _brings(document: Document, language: Language, period: Period) -> bool:
    """Does a verb follow whose subject a date may be: "**May 1995 brought** him the post", "**2001 saw** …"?"""
    following = document.tokens[period.end : period.end + 1]
    return any(t.text.casefold() in language.words.date_verbs for t in following)


def _tells(document: Document, language: Language, period: Period, word: str) -> bool:
    """Does a date, for the word before it or for its own form, say when something was?"""
    endings = tuple(language.words.date_endings)
    last = next(t for t in reversed(document.tokens[period.start : period.end]) if t.text not in (".", ","))
    if _timestamp(document, period) or (endings and not last.text.casefold().endswith(endings)):
        return False
    if word in language.words.date_links or endings or word == "(":
        return True
    if period.relative and period.first != period.last:
        return True  # a week: "на прошлой неделе"
    adverb = period.relative or len(period.first or "") == TO_DAY  # "yesterday", "19 мая"
    return adverb and word not in language.words.date_others and not _owns(document, period)


def _owns(document: Document, period: Period) -> bool:
    """Is it another thing that is of a date: "last year's budget"?"""
    possessive = document.language_at(period.start).words.possessive
    return period.end < len(document.tokens) and document.tokens[period.end].text in possessive


def _timestamp(document: Document, period: Period) -> bool:
    """Does a time of day follow a date, as where a page says when something was put there: "15 апреля 2024 16:45"?"""
    after = document.tokens[period.end : period.end + 4]
    return any(
        one.number and mark.text == ":" and other.number
        for one, mark, other in zip(after, after[1:], after[2:], strict=False)
    )


def _joined(document: Document, language: Language, sentence: Sentence, periods: list[Period]) -> Iterator[Period]:
    """Two dates with a dash or "to" between them as one period: "2003 по 2005 год", "August 2007 - January 2012",
    "between 2001 and 2006"."""
    rest = iter([*periods, None])
    one = next(rest)
    while one is not None:
        other = next(rest)
        if other is not None and _to(document, language, sentence, one, other) and one.first and other.last:
            yield replace(one, end=other.end, last=other.last, told=True)
            one = next(rest)
        else:
            yield one
            one = other


def _to(document: Document, language: Language, sentence: Sentence, one: Period, other: Period) -> bool:
    between = [t.text.casefold() for t in document.tokens[one.end : other.start]]
    if language.grammar.head_last and one.last is None and other.first is None:
        return not between or (
            len(between) == 1 and between[0] in language.words.date_since
        )  # "2014 жылдан 2018-ге дейін"
    if len(between) != 1:
        return False
    ranged = (
        one.start > sentence.start
        and (document.tokens[one.start - 1].text.casefold(), between[0]) in language.quantities.ranges
    )  # "**between** 2001 **and** 2006"
    return ranged or between[0] in HYPHENS or between[0] in language.words.date_until


@cache
def _shifts(language: Language) -> Trie[tuple[str, int]]:
    """Phrases → how many days, months or years they are from the article's date."""
    trie: Trie[tuple[str, int]] = Trie()
    words = language.words
    tables = {
        "days": words.relative_days, "weeks": words.relative_weeks, "months": words.relative_months,
        "years": words.relative_years,
    }  # fmt: skip
    for unit, table in tables.items():
        for phrase, shift in table.items():
            if phrase.casefold() in words.anaphoric_years:
                continue  # it counts from what was told before, not from the article's date
            trie.add(language.phrase(phrase), (unit, shift))
    return trie
