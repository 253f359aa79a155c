"""When two wordings mean the same: names, phrases, units, passages."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from rapidfuzz import fuzz

NAME_CUTOFF = 90
NAME_LENGTH = 5  # shorter names must agree to the letter
PHRASE_CUTOFF = 80
UNIT_CUTOFF = 75

_WORDINGS = {
    "tenge": "tenge, kzt, tg, ₸, тенге, тнг, теңге",
    "percent": "percent, per cent, %, процент, процента, процентов, пайыз",
    "hectare": "hectare, hectares, ha, га, гектар, гектара, гектаров",
    "tonne": "tonne, tonnes, ton, tons, t, т, тонна, тонны, тонн",
    "kilometre": "kilometre, kilometres, kilometer, kilometers, km, км, километр, километра, километров, шақырым",
    "person": "person, persons, people, inhabitants, residents, citizens, человек, люди, адам, жителей",
    "square metre": "square metre, square metres, square meter, square meters, sq m, sqm, m2, кв м, кв метров, "
    "квадратных метров, шаршы метр",
    "cubic metre": "cubic metre, cubic metres, cubic meters, m3, куб м, кубометров",
    "dollar": "dollar, dollars, usd, us dollar, us dollars, $, доллар, доллара, долларов",
    "euro": "euro, euros, eur, €, евро",
    "job": "job, jobs, workplaces, рабочих мест, рабочее место, жұмыс орны",
    "megawatt": "megawatt, megawatts, mw, мвт",
}
_UNITS = {wording: unit for unit, wordings in _WORDINGS.items() for wording in wordings.split(", ")}


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
    """Is this a unit of measure, money or share? A person is none: who is counted may be told in many words."""
    return _UNITS.get(unit.casefold().strip(), "person") != "person"


def near(ours: float, theirs: float) -> bool:
    """Are the two numbers one, but for rounding?"""
    return abs(ours - theirs) <= 1e-6 * max(1, abs(theirs))


def _alike(one: str, other: str) -> bool:
    if one == other:
        return True
    return min(len(one), len(other)) >= NAME_LENGTH and fuzz.token_sort_ratio(one, other) >= NAME_CUTOFF


def _unit(wording: str) -> str:
    key = wording.casefold().replace(".", "").replace("²", "2").replace("³", "3").strip()
    return _UNITS.get(key, wording)
