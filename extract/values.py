"""Numbers with their scale words and units, years and deadlines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import TypeVar

from extract.document import Document, Sentence, Years
from extract.languages import HYPHENS, Language
from extract.trie import Trie
from ontology.dates import partial_date, year_after

T = TypeVar("T")

_YEAR = re.compile(r"(19|20)[0-9]{2}")
_COMPARED_WITHIN = 6  # tokens


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in a text.

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


@cache
def _tables(language: Language) -> tuple[Trie[str], dict[str, int], dict[str, int], frozenset[str], dict[str, int]]:
    data = language.quantities
    stops = frozenset(language.keys(str(w))[0] for w in data["no_units"])
    numbers, scales, growth = (
        {language.keys(str(w))[0]: v for w, v in data[name].items()} for name in ("numbers", "scales", "growth")
    )
    return language.trie(data["units"]), numbers, scales, stops, growth


def quantities(document: Document, paragraph: int) -> Iterator[Quantity]:
    """The quantities of a paragraph; years, dates, ordinals and numbers within names are none."""
    start, end = document.paragraph_ranges[paragraph]
    language = document.language_of(paragraph)
    i = start
    while i < end:
        found = _quantity_at(document, language, i, end)
        if found is None:
            i += 1
        else:
            yield found
            i = found.end


def _quantity_at(document: Document, language: Language, i: int, end: int) -> Quantity | None:
    tokens, keys = document.tokens, document.keys
    units, numbers, scales, stops, growth = _tables(language)
    if _within_name(document, i):
        return None
    token = tokens[i]
    if (times := growth.get(keys[i][0])) is not None:
        return Quantity(i, i + 1, Decimal(times), "times", i + 1, True)
    money = token.text if token.text.casefold() in language.quantities["money"] else None
    j = i + 1 if money else i
    if j >= end:
        return None
    spelled = False
    if tokens[j].number:
        scaled = j + 1 < end and bool(set(keys[j + 1]) & scales.keys())
        value = _decimal(tokens[j].text, grouped=language.latin or not scaled)
    else:
        word = next((numbers[k] for k in keys[j] if k in numbers), None)
        value, spelled = (Decimal(word), True) if word is not None else (None, True)
    if value is None or (not spelled and _is_ordinal_or_date(document, language, j, stops, end)):
        return None
    j += 1
    for half in language.quantities.get("half", ()):  # "two and a half million"
        words = half.split()
        if [t.text.casefold() for t in tokens[j : j + len(words)]] == words:
            value, j = value + Decimal("0.5"), j + len(words)
    value, j = _scaled(document, scales, value, j, end)
    if not spelled and (other := _range_scale(document, scales, j, end)) is not None:
        value *= other  # "40–50 million": the scale is said once
    ending = _ending(document, language, j, end)
    j += 2 if ending else 0
    part = ending in language.quantities["part_endings"]
    number_end = j
    while j < end and (set(keys[j]) & scales.keys()):
        j += 1
    for ahead in range(j, min(j + 3, end)):
        match = units.longest(keys, ahead)
        if match is not None and match[0] <= end:
            stop = match[0] + (2 if _ending(document, language, match[0], end) else 0)  # "17 %-ға"
            return Quantity(i, stop, value, match[1][0], number_end, spelled)
        if not (tokens[ahead].word and tokens[ahead].text.islower()) or set(keys[ahead]) & stops:
            break
    if money:
        return Quantity(i, number_end, value, units.longest(keys, i)[1][0], number_end, spelled)  # type: ignore[index]
    if not part and number_end < end and set(keys[number_end]) & stops:
        return None
    plain_year = not spelled and number_end == i + 1 and _YEAR.fullmatch(token.text)
    return None if plain_year else Quantity(i, number_end, value, None, number_end, spelled, part)


def _ending(document: Document, language: Language, j: int, end: int) -> str:
    """The case ending that a hyphen ties to the number before ``j``: "200-ден", "34-і", "5-ти"; empty if none."""
    if j + 1 >= end or document.tokens[j].text not in HYPHENS or document.tokens[j].start != document.tokens[j - 1].end:
        return ""
    word = document.tokens[j + 1].text.casefold()
    known = word in (*language.quantities["endings"], *language.quantities["part_endings"])
    return word if known and document.tokens[j + 1].start == document.tokens[j].end else ""


def _range_scale(document: Document, scales: dict[str, int], j: int, end: int) -> int | None:
    """The scale word after the other end of a range, when ``j`` is at the dash between them."""
    dash = (
        j + 2 < end
        and document.tokens[j].text in ("-", "–", "—")
        and document.tokens[j - 1].end == document.tokens[j].start
    )
    if not dash or not document.tokens[j + 1].number:
        return None
    return next((scales[k] for k in document.keys[j + 2] if k in scales), None)


def _scaled(document: Document, scales: dict[str, int], value: Decimal, j: int, end: int) -> tuple[Decimal, int]:
    """Multiply out scale words: "1.2 thousand", "287 million 654 thousand"."""
    total, part = Decimal(0), value
    while j < end:
        scale = next((scales[k] for k in document.keys[j] if k in scales), None)
        if scale is None:
            break
        part *= scale
        j += 1
        if j < end and document.tokens[j].text == ".":
            following = j + 1 < end and not document.tokens[j + 1].capital
            j += 1 if following else 0
        more = j + 1 < end and document.tokens[j].number and any(k in scales for k in document.keys[j + 1])
        if not more:
            break
        nested = _decimal(document.tokens[j].text)
        if nested is None:
            break
        total, part, j = total + part, nested, j + 1
    return total + part, j


def _within_name(document: Document, i: int) -> bool:
    unit = document.unit_at(i)
    return unit is not None and unit.why != "nominal"


def _is_ordinal_or_date(document: Document, language: Language, j: int, stops: frozenset[str], end: int) -> bool:
    tokens = document.tokens
    before = tokens[j - 1].text if j else ""
    after = tokens[j + 1] if j + 1 < end else None
    abbreviated = tokens[j - 2].text.casefold() if before == "." and j > 1 else ""
    if before in ("№", "#") or abbreviated in language.set("number_sign"):
        return True
    if abbreviated in {str(m) for m in language.words["months"]}:
        return True
    if before.casefold() in language.set("numbered"):
        return True
    tied = j > 1 and tokens[j - 1].end == tokens[j].start and tokens[j - 2].end == tokens[j - 1].start
    coded = j > 1 and ((tokens[j - 2].word and tokens[j - 2].capital) or _YEAR.fullmatch(tokens[j - 2].text))
    if tied and (before == "/" or (before in ("-", "–") and coded)):
        return True  # "2021/25", "2021-25", "KOS-1"
    if before.casefold() in language.set("number_sign") or before.casefold() in {
        str(m) for m in language.words["months"]
    }:
        return True
    if after is None:
        return False
    glued = after.start == tokens[j].end
    scales = _tables(language)[2]
    if glued and set(document.keys[j + 1]) & scales.keys():
        return False  # "12.5bn"
    if _ending(document, language, j + 1, end):
        return False
    if glued and (
        after.text == ":" or (after.text in ("-", "–") and _is_ordinal_or_span(document, language, j + 2, end))
    ):
        return True
    if glued and after.word and after.text.casefold() not in ("m", "м", "т", "га", "км", "kg", "km", "ha", "mln", "bn"):
        return True
    if before == ":" and j > 1 and tokens[j - 2].number:
        return True
    return bool(_YEAR.fullmatch(tokens[j].text)) and (
        after.text == "." or not after.word or bool(set(document.keys[j + 1]) & stops)
    )


def _is_ordinal_or_span(document: Document, language: Language, j: int, end: int) -> bool:
    """Is the word after a hyphen an ordinal's ending or a span of time: "4-й", "4-th", "20-year plan"?"""
    if j >= end or not document.tokens[j].word:
        return False
    return language.code != "en" or bool(set(document.keys[j]) & _tables(language)[3])


def _decimal(text: str, *, grouped: bool = True) -> Decimal | None:
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


def year_near(document: Document, start: int, end: int, around: int) -> str | None:
    """The year that a stretch of text speaks of: written out, or told from the article's date ("last year").

    Args:
        document: the article.
        start, end: the stretch's tokens.
        around: the token that the year should stand near to.
    """
    years = _years(document, start, end)
    return min((abs(i - around), year) for i, year in years.written)[1] if years.written else years.told


def year_of(document: Document, sentence: Sentence) -> str | None:
    """The year that a sentence speaks of first."""
    return year_near(document, sentence.start, sentence.end, sentence.start)


def _years(document: Document, start: int, end: int) -> Years:
    """The years that a stretch speaks of; read once, as every figure in it and after it asks."""
    if (start, end) not in document.years:
        written = tuple(
            (i, document.tokens[i].text)
            for i in range(start, end)
            if _is_year(document, i, end) and not _compared_with(document, i, start)
        )
        told = None if written else _relative_year(document, start, end) or _year_of_present(document, start, end)
        document.years[start, end] = Years(written, told)
    return document.years[start, end]


def _is_year(document: Document, i: int, end: int) -> bool:
    if not _YEAR.fullmatch(document.tokens[i].text) or _within_name(document, i):
        return False
    after = document.tokens[i + 1] if i + 1 < end else None
    return after is None or after.text != "%"


def _compared_with(document: Document, i: int, start: int) -> bool:
    """Is a year only what another is compared with: "than in 2014", "against the same period of 2010"?

    Where the noun comes last, so does the word that compares: "2017 жылмен салыстырғанда".
    """
    language = document.language_at(i)
    before = document.tokens[max(start, i - _COMPARED_WITHIN) : i]
    after = document.tokens[i + 1 : i + 1 + _COMPARED_WITHIN]
    for token in after if language.head_last else reversed(before):
        if token.number or token.text in (",", ";"):
            return False
        if token.text.casefold() in language.set("comparison"):
            return True
    return False


def _relative_year(document: Document, start: int, end: int) -> str | None:
    """The year that a stretch counts from the article's: "last year"."""
    issued = document.article.issued
    if issued is None:
        return None
    shifts = _relative(document.language_at(start))
    found = (_phrase_at(document, shifts, i, start, end) for i in range(start, end))
    shift = next((n for n in found if n is not None), None)
    return year_after(issued, shift) if shift is not None else None


def _year_of_present(document: Document, start: int, end: int) -> str | None:
    """The article's year where a stretch speaks of today; that of a month told without one, the last that has come."""
    issued = document.article.issued
    if issued is None:
        return None
    language = document.language_at(start)
    months = _months(language)
    for i in range(start, end):
        if _phrase_at(document, language.present, i, start, end) is not None:
            return issued[:4]
        month = next((months[k] for k in document.keys[i] if k in months), None)
        named = document.tokens[i].capital or not language.latin  # "may" is no month
        if month is not None and named and not _compared_with(document, i, start):
            return year_after(issued, 0 if month <= int(issued[5:7] or 12) else -1)
    return None


def _phrase_at(document: Document, phrases: Trie[T], i: int, start: int, end: int) -> T | None:
    """What a phrase at a token stands for; none where another is only compared with it."""
    match = phrases.longest(document.keys, i)
    fits = match is not None and match[0] <= end and not _compared_with(document, i, start)
    return match[1][0] if match is not None and fits else None


@cache
def _relative(language: Language) -> Trie[int]:
    table: dict[str, int] = language.words.get("relative_years", {})
    trie: Trie[int] = Trie()
    for words, shift in table.items():
        trie.add(language.phrase(words), shift)
    return trie


def deadline(document: Document, start: int, end: int) -> str | None:
    """By when something must be done: "by 2025", "by August 20", "until the end of the year", "next year"."""
    language = document.language_at(start)
    words = language.set("deadline")
    for i in range(start, end):
        before = {t.text.casefold() for t in document.tokens[max(start, i - 5) : i]}
        after = {t.text.casefold() for t in document.tokens[i + 1 : min(end, i + 4)]}
        if not (words & before or (language.head_last and words & after)):
            continue
        if (date := _date_at(document, language, i, end)) is not None:
            return date
    issued = document.article.issued
    shifted = _relative_year(document, start, end)
    return shifted if shifted is not None and issued is not None and shifted >= issued[:4] else None


def _date_at(document: Document, language: Language, i: int, end: int) -> str | None:
    """The date that begins at a token: a year, a month with or without day and year, the end of the year.

    A date without a year is the next one after the article's date.
    """
    tokens, issued = document.tokens, document.article.issued
    if _is_year(document, i, end):
        return tokens[i].text
    if issued is not None and tokens[i].text.casefold() in language.set("year_end"):
        following = {t.text.casefold() for t in tokens[i + 1 : min(end, i + 4)]}
        return (
            issued[:4]
            if following & language.set("year_word") and not following & language.words["months"].keys()
            else None
        )
    months = _months(language)
    month = next((months[k] for k in document.keys[i] if k in months), None)
    if month is None:
        return None
    beside = [j for j in (i + 1, i - 1) if document.sentence_of(i).start <= j < end and tokens[j].number]
    days = (int(tokens[j].text) for j in beside if len(tokens[j].text) < 3 and tokens[j].text.isdecimal())
    day = next((d for d in days if 1 <= d <= 31), None)
    year = next((tokens[j].text for j in range(i + 1, min(end, i + 4)) if _is_year(document, j, end)), None)
    if year is None:
        if issued is None:
            return None
        year = year_after(issued, 0 if f"{month:02}" >= (issued[5:7] or "01") else 1)
        if year is None:
            return None
    try:
        return partial_date(f"{year}-{month:02}" + (f"-{day:02}" if day else ""))
    except ValueError:  # the text speaks of a day that the month does not have
        return f"{year}-{month:02}"


@cache
def _months(language: Language) -> dict[str, int]:
    """The keys of months → their numbers."""
    return {language.keys(str(name))[0]: number for name, number in language.words["months"].items()}
