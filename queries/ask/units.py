"""Units in the reader's language: facts bear the English singular, and each language's lists say what it calls it.

Of the words that a language has for a unit the first is shown. What it has no word for keeps its English name.
"""

from __future__ import annotations

from functools import cache

from extract.languages import lists
from ontology.reference import LANGUAGES, countries

_PER = " per "  # between what is counted and what for: tonne per year
_CANONICAL = "en"  # the language of units in facts


@cache
def unit(name: str, language: str) -> str:
    """What a unit is called.

    Args:
        name: the unit, an English singular, as facts bear it.
        language: to name it in.
    """
    counted, per, rate = name.partition(_PER)
    if language == _CANONICAL or (called := _units(language).get(counted)) is None:
        return name
    if not per:
        return called
    for_each = lists.quantities(language).rates.get(rate)
    return f"{called} {for_each[0]}" if for_each else name


def unit_labels(name: str) -> dict[str, str]:
    """What a unit is called, by language."""
    return {language: unit(name, language) for language in LANGUAGES}


def known(language: str) -> dict[str, str]:
    """What a language calls the units that it has words for, by their English singular."""
    return {} if language == _CANONICAL else dict(sorted(_units(language).items()))


@cache
def _units(language: str) -> dict[str, str]:
    words = lists.quantities(language)
    of_countries = (lists.of_country(country, language) for country in countries())
    tables = [words.counted_as, *(country.units for country in of_countries if country), words.units]
    return {name: phrases[0] for table in tables for name, phrases in table.items() if phrases}
