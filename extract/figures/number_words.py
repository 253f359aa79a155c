"""The words of a language for numbers, units and money, by their keys."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from extract.languages import Language
from extract.trie import Trie


@dataclass(frozen=True, slots=True)
class NumberWords:
    """The words of a language for numbers and units, by their keys.

    Attributes:
        numbers: words for numbers ("two").
        scales: words that multiply a number ("thousand").
        growth: verbs that say how many times something grew ("doubled").
        no_units: nouns and endings after a number that is no quantity ("year", "th").
        units: names and signs of units → canonical English singular.
        passing: the same of units in which no figure about an entity is told: time, temperature, speed.
        fractions: phrases for a part of a whole → how much.
        rates: what stands after a unit and says for what → the English words for it: "a day" → "day".
        money: signs and codes that stand before a number, lower case → their unit.
        counted: what is counted → the unit it counts for: "employee" → "person".
        counted_phrases: the same of what is counted in several words: "населённый пункт" → "settlement".
        unit_starts: the words that units begin with.
        starts: the keys of words and signs that a quantity without digits may begin with.
        aims: words that say that a figure is aimed at.
        moves: verbs of growth and fall: numbers beside them are two states, not the ends of a range.
        change_nouns: nouns that only say by how much something changed: "an increase of".
        sums: verbs → what a number is of that is told with them and no noun: "spend" → "spending".
        sum_verbs: the same by the verb as parsers name it.
        of_subject: which of what such verbs tell is the subject's: "cost".
        changes: verbs of growth and fall → what such a change is called: "grow" → "increase".
        people: verbs → what those are called who do so: "work" → "workers".
        ages: words that say that years are somebody's age.
    """

    numbers: dict[str, int]
    scales: dict[str, int]
    growth: dict[str, int]
    no_units: frozenset[str]
    units: Trie[str]
    passing: Trie[str]
    fractions: Trie[Decimal]
    rates: Trie[str]
    money: dict[str, str]
    counted: dict[str, str]
    counted_phrases: Trie[str]
    unit_starts: frozenset[str]
    starts: frozenset[str]
    aims: frozenset[str]
    moves: frozenset[str]
    change_nouns: frozenset[str]
    sums: dict[str, str]
    sum_verbs: dict[str, str]
    of_subject: frozenset[str]
    changes: dict[str, str]
    people: dict[str, str]
    ages: frozenset[str]


@cache
def number_words(language: Language) -> NumberWords:
    """The words of a language for numbers, from its ``quantities.yaml``.

    Raises:
        KeyError: a sign of money is none of the units.
    """
    data = language.quantities
    numbers, scales, growth = (
        {language.keys(word)[0]: value for word, value in words.items()}
        for words in (data.numbers, data.scales, data.growth)
    )
    unit_of = {wording: unit for unit, wordings in data.units.items() for wording in wordings}
    return NumberWords(
        numbers=numbers,
        scales=scales,
        growth=growth,
        no_units=_keys(language, data.no_units),
        units=language.trie(data.units),
        passing=language.trie(data.passing),
        fractions=language.trie({Decimal(part): phrases for part, phrases in data.fractions.items()}),
        rates=language.trie(data.rates),
        money={sign: unit_of[sign] for sign in data.money},
        counted={word: unit for unit, words in data.counted_as.items() for word in words},
        counted_phrases=language.trie({u: [w for w in words if " " in w] for u, words in data.counted_as.items()}),
        unit_starts=frozenset(language.phrase(word)[0] for words in data.units.values() for word in words),
        starts=frozenset(
            [
                *numbers,
                *growth,
                *data.money,
                *(key for word in data.alone for key in language.keys(word)),
                *(language.phrase(phrase)[0] for phrases in data.fractions.values() for phrase in phrases),
            ]
        ),
        aims=_keys(language, (word for word in data.target if word not in language.words.year_limits)),
        moves=_keys(language, data.moves),
        change_nouns=_keys(language, data.change_nouns),
        sums=_by_verb(language, data.sums_by_verb),
        sum_verbs={verb: noun for noun, verbs in data.sums_by_verb.items() for verb in verbs},
        of_subject=frozenset(data.of_subject),
        changes=_by_verb(language, data.changes_by_verb),
        people=_by_verb(language, data.people_by_verb),
        ages=_keys(language, data.ages),
    )


def _keys(language: Language, words: Iterable[str]) -> frozenset[str]:
    return frozenset(language.keys(word)[0] for word in words)


def _by_verb(language: Language, table: Mapping[str, Iterable[str]]) -> dict[str, str]:
    forms = language.grammar.verb_forms
    return {key: noun for noun, verbs in table.items() for verb in verbs for key in forms(verb)}
