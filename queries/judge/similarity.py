"""When two wordings mean the same: names, phrases, units, passages."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache

from rapidfuzz import fuzz

from extract.languages import CODES, lists
from ontology.reference import countries

NAME_CUTOFF = 90
NAME_LENGTH = 5  # shorter names must agree to the letter
PHRASE_CUTOFF = 80
UNIT_CUTOFF = 75

_IN_MANY_WORDS = ("person", "times", "metre")  # "servicemen", "fold", "metres of pipe"
# Wordings of gold files beyond those that the languages list: inflected and abbreviated ones.
_ALSO = {
    "tenge": ("tg",),
    "percent": ("процента", "процентов"),
    "hectare": ("hectares", "гектара", "гектаров"),
    "tonne": ("tonnes", "tons", "t", "тонны", "тонн"),
    "kilometre": ("kilometres", "kilometers", "километра", "километров"),
    "person": ("persons", "inhabitants", "residents", "citizens", "жителей"),
    "square metre": ("square metres", "square meters", "sqm", "кв метров", "квадратных метров"),
    "cubic metre": ("cubic metres", "cubic meters", "кубометров"),
    "dollar": ("dollars", "us dollars", "доллара", "долларов"),
    "euro": ("euros",),
    "job": ("jobs", "workplaces", "рабочих мест"),
    "megawatt": ("megawatts",),
}


def plain(text: str) -> str:
    """A name or phrase without case, punctuation, a leading English article, or е told apart from ё."""
    words = re.sub(r"[^\w\s]", " ", unicodedata.normalize("NFKC", text).casefold().replace("ё", "е")).split()
    return " ".join(words[1:] if len(words) > 1 and words[0] in ("the", "a", "an") else words)


def passage(text: str) -> str:
    """A passage without case, punctuation and line ends, to look for one in another."""
    return re.sub(r"\W+", " ", unicodedata.normalize("NFKC", text).casefold()).strip()


def same_name(ours: Iterable[str], theirs: Iterable[str]) -> bool:
    """Do any two of the names, both ``plain``, agree but for small differences in spelling?"""
    theirs = list(theirs)
    return any(_alike(a, b) for a in ours for b in theirs)


def same_phrase(ours: Iterable[str], theirs: Iterable[str], cutoff: int = PHRASE_CUTOFF) -> bool:
    """Do any two of the phrases have most of their words in common, in whatever order?"""
    others = [p for phrase in theirs if (p := plain(phrase))]
    return any(fuzz.token_set_ratio(p, other) >= cutoff for phrase in ours if (p := plain(phrase)) for other in others)


def same_unit(ours: Iterable[str], theirs: str) -> bool:
    """Is any of ``ours`` a wording of the unit ``theirs``, in the languages of the articles?"""
    ours = list(ours)
    return any(_unit(unit) == _unit(theirs) for unit in ours) or same_phrase(ours, [theirs], UNIT_CUTOFF)


def is_standard_unit(unit: str) -> bool:
    """Is this a unit of measure, money or share, and none of those that gold files tell in many words?"""
    known = _units().get(unit.casefold().strip())
    return known is not None and known not in _IN_MANY_WORDS


def near(ours: float, theirs: float) -> bool:
    """Are the two numbers one, but for rounding?"""
    return abs(ours - theirs) <= 1e-6 * max(1, abs(theirs))


def _alike(one: str, other: str) -> bool:
    if one == other:
        return True
    return min(len(one), len(other)) >= NAME_LENGTH and fuzz.token_sort_ratio(one, other) >= NAME_CUTOFF


def _unit(wording: str) -> str:
    return _units().get(_key(wording), wording)


def _key(wording: str) -> str:
    return wording.casefold().replace(".", "").replace("²", "2").replace("³", "3").strip()


@cache
def _units() -> dict[str, str]:
    """The wordings of each unit of measure or money in all languages, and in those of all countries → the unit."""
    tables = [table for code in CODES for table in (lists.quantities(code).units, lists.quantities(code).passing)]
    own = (lists.of_country(country, code) for country in countries() for code in CODES)
    tables += [words.units for words in own if words is not None]
    wordings = [(unit, wording) for table in (*tables, _ALSO) for unit in table for wording in table[unit]]
    return {_key(wording): unit for unit, wording in wordings} | {_key(unit): unit for unit, _ in wordings}
