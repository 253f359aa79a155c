"""Dates, numbers and amounts as people write them in a language.

Source: the Unicode Common Locale Data Repository, as Babel carries it (https://cldr.unicode.org). ``writing.json`` has
what it lacks: dates after a preposition.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.numbers import format_compact_decimal, format_decimal

from ontology.dates import TO_MONTH, TO_YEAR, first_day, partial_date
from ontology.reference import LANGUAGES
from queries.ask.units import forms_of

_FILE = Path(__file__).with_suffix(".json")
_IN_WORDS = 1_000_000  # from where on a number has its scale in a word
_DIGITS = 4  # after the point of a number with its scale in a word
_LAST_DIGIT = Decimal(1).scaleb(-_DIGITS)
_PRECISION = {TO_YEAR: ("year", "y"), TO_MONTH: ("month", "yMMMM")}


@lru_cache(maxsize=20_000)  # a page has the same dates again and again
def date(text: str, language: str, *, oblique: bool = False) -> str:
    """A date as it is written in running text.

    Args:
        text: ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``; anything else stays as it is.
        language: to write in.
        oblique: whether it stands after a preposition such as “since”, which in some languages changes it.
    """
    try:
        known = partial_date(text)
    except ValueError:
        return text
    day = first_day(known)
    if len(known) not in _PRECISION:
        return format_date(day, "long", locale=_locale(language))
    precision, skeleton = _PRECISION[len(known)]
    if oblique and (pattern := _words(language)["oblique"].get(precision)):
        return format_date(day, pattern, locale=_locale(language))
    return format_skeleton(skeleton, day, locale=_locale(language))


def number(value: Decimal, language: str) -> str:
    """A number with its digits in groups, from a million on with its scale in a word where that loses nothing."""
    if not _scaled(value):
        return format_decimal(value, locale=_locale(language), decimal_quantization=False)
    return format_compact_decimal(value, format_type="long", locale=_locale(language), fraction_digits=_DIGITS)


def unit(name: str, value: Decimal, language: str) -> str:
    """What a number of things is counted in, in the form that goes with the number.

    Args:
        name: the unit as the graph names it; one without words in the language stays as it is.
        value: the number.
        language: to write in.
    """
    forms = forms_of(name, language)
    if isinstance(forms, str):
        return forms
    form = "many" if _scaled(value) else plural(value, language)
    return str(forms.get(form) or forms.get("few") or forms["other"])  # a part of one goes with the form of few


def plural(value: Decimal | int, language: str) -> str:
    """The form of words that goes with a number, by its name in the Unicode Common Locale Data Repository."""
    return str(_locale(language).plural_form(value))


@cache
def forms(name: str) -> frozenset[str]:
    """All that a unit is called in any language, in small letters."""
    known = [forms_of(name, language) for language in LANGUAGES]
    words = (word for said in known for word in ([said] if isinstance(said, str) else said.values()))
    return frozenset(word.casefold() for word in words)


def _scaled(value: Decimal) -> bool:
    """Is a number's scale written in a word?"""
    return abs(value) >= _IN_WORDS and value == value.scaleb(-_scale(value)).quantize(_LAST_DIGIT).scaleb(_scale(value))


def _scale(value: Decimal) -> int:
    return value.adjusted() // 3 * 3


@cache
def _texts() -> Mapping[str, Any]:
    found: dict[str, Any] = json.loads(_FILE.read_text(encoding="utf-8"))
    return found


def _words(language: str) -> Mapping[str, Any]:
    words: Mapping[str, Any] = _texts().get(language) or _texts()["en"]
    return words


@cache
def _locale(language: str) -> Locale:
    return Locale.parse(_words(language)["locale"])
