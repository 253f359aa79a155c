"""What units are called: facts bear the English singular, and ``units.json`` has each language's words for it.

Of a unit that changes with its number the words stand by plural category, as the Unicode Common Locale Data Repository
names them. What a language has no words for keeps its English name.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from extract.languages import lists
from ontology.reference import LANGUAGES

Forms = str | Mapping[str, str]  # one form, or several by plural category

_FILE = Path(__file__).with_suffix(".json")
_PER = " per "  # between what is counted and what for: tonne per year
_CANONICAL = "en"  # the language of units in facts


def forms_of(name: str, language: str) -> Forms:
    """The forms of a unit in a language.

    Args:
        name: the unit, an English singular, as facts bear it.
        language: to name it in.
    """
    counted, per, rate = name.partition(_PER)
    forms = _table().get(language, {}).get(counted)
    if forms is None or not per:
        return name if forms is None else forms
    if language == _CANONICAL:
        for_each = f"per {rate}"
    elif own := _rates(language).get(rate):
        for_each = own
    elif words := lists.quantities(language).rates.get(rate):
        for_each = words[0]
    else:
        return name
    return _with(forms, for_each)


def unit(name: str, language: str) -> str:
    """What one of a unit is called; the arguments are those of ``forms_of``."""
    forms = forms_of(name, language)
    return forms if isinstance(forms, str) else forms.get("one") or next(iter(forms.values()))


def unit_labels(name: str) -> dict[str, str]:
    """What a unit is called, by language."""
    return {language: unit(name, language) for language in LANGUAGES}


def known(language: str) -> dict[str, str]:
    """What a language calls the units that it has words for, by their English singular."""
    return {} if language == _CANONICAL else {name: unit(name, language) for name in sorted(_table()[language])}


def is_money(name: str) -> bool:
    """Is a unit a currency?"""
    return name in _table()["money"]


def _rates(language: str) -> Mapping[str, str]:
    """What a unit is for, as a language writes it after the unit where its articles say it otherwise."""
    found = _table()["rates"].get(language, {})
    return found if isinstance(found, Mapping) else {}


def _with(forms: Forms, words: str) -> Forms:
    return f"{forms} {words}" if isinstance(forms, str) else {category: f"{f} {words}" for category, f in forms.items()}


@cache
def _table() -> Mapping[str, Mapping[str, Forms]]:
    found: dict[str, dict[str, Forms]] = json.loads(_FILE.read_text(encoding="utf-8"))
    return found
