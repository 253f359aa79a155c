"""Do two articles give the same release: is one the other's reprint, or its translation?

A reprint has the words of the other, runs of them; a translation has its names, and its numbers in their sentences.
Articles of one form (daily rates, the weather, working trips) have many words in common and other numbers or places,
and two newsrooms that tell of one event share names and some numbers, and few runs of words: neither is one release.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence, Set
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from rapidfuzz.distance import Indel

from graph.minhash import FEWEST_RUNS, runs, share_band

# Shares of the shorter article that a reprint has in common with the longer, and how much shorter it may be.
_SAME_RUNS, SAME_NUMBERS, _SAME_NAMES, _SHORTEST = 0.6, 0.9, 0.75, 0.2
# Translations have the same numbers from sentence to sentence (within one, languages order them differently; reports of
# one event have most of them, elsewhere), and the same names, which are linked and so alike in all languages.
SAME_ORDER, _TOLD_NAMES, _SHORTER = 0.8, 0.6, 0.5
FEWEST_NUMBERS, _FEWEST_NAMES = 4, 3
REPRINTED, _TRANSLATED = 10, 3  # days at most between two articles of one release

_NUMBER = re.compile(r"\d{1,3}(?:[ \u00a0\u202f,]\d{3})+(?![\d])(?:[.,]\d+)?|\d+(?:[.,]\d+)?")
_END = re.compile(r"(?<=[.!?…])\s+|\n")
_GROUPED = re.compile(r"[ \u00a0\u202f,](?=\d{3}(?!\d))")


@dataclass(frozen=True, slots=True, weakref_slot=True)
class Outline:
    """What is compared first, of all articles.

    Attributes:
        article: its IRI.
        issued: its date; empty where it has no day.
        language: of its text.
        signature: of its words; see ``signature``.
        numbers: those of its text, as ``Content`` has them.
    """

    article: str
    issued: str
    language: str
    signature: str
    numbers: Sequence[str]

    @property
    def day(self) -> int | None:
        """Its date in days; None where it has no day."""
        return date.fromisoformat(self.issued).toordinal() if self.issued else None


@dataclass(frozen=True)
class Content:
    """What an article says: its text, and the entities that it names, by IRI."""

    text: str
    entities: frozenset[str]

    @cached_property
    def runs(self) -> frozenset[str]:
        """Its runs of words."""
        return frozenset(runs(self.text))

    @cached_property
    def numbers(self) -> tuple[str, ...]:
        """Its numbers of more than one digit, written alike in all languages: sentence by sentence, sorted in each."""
        found = ((_GROUPED.sub("", n).replace(",", ".") for n in _NUMBER.findall(s)) for s in _END.split(self.text))
        return tuple(sys.intern(number) for numbers in found for number in sorted(numbers) if len(number) > 1)


def may_be_one(one: Outline, other: Outline) -> bool:
    """May one article be the other's reprint or translation, by their dates, languages, numbers and signatures?"""
    if one.language != other.language:
        near = one.day is not None and other.day is not None and abs(one.day - other.day) <= _TRANSLATED
        return near and _in_same_order(one.numbers, other.numbers)
    near = one.day is None or other.day is None or abs(one.day - other.day) <= REPRINTED
    return near and _same_numbers(one.numbers, other.numbers) and share_band(one.signature, other.signature)


def _in_same_order(one: Sequence[str], other: Sequence[str]) -> bool:
    enough = min(len(one), len(other)) >= FEWEST_NUMBERS
    return enough and Indel.normalized_similarity(one, other, score_cutoff=SAME_ORDER) >= SAME_ORDER


def _same_numbers(one: Sequence[str], other: Sequence[str]) -> bool:
    return _shared(frozenset(one), frozenset(other)) >= SAME_NUMBERS


def translates(one: Content, other: Content) -> bool:
    """Does one article say in its language what the other says in another?"""
    lengths = sorted((len(one.text), len(other.text)))
    return (
        lengths[0] >= _SHORTER * lengths[1]
        and len(one.entities & other.entities) >= _FEWEST_NAMES
        and _shared(one.entities, other.entities) >= _TOLD_NAMES
        and _in_same_order(one.numbers, other.numbers)
    )


def reprints(one: Content, other: Content) -> bool:
    """Does one article say in the other's words what it says, wholly or in part?"""
    sizes = sorted((len(one.runs), len(other.runs)))
    return (
        sizes[0] >= max(FEWEST_RUNS, _SHORTEST * sizes[1])
        and _shared(one.runs, other.runs) >= _SAME_RUNS
        and _same_numbers(one.numbers, other.numbers)
        and _shared(one.entities, other.entities) >= _SAME_NAMES
    )


def _shared(one: Set[str], other: Set[str]) -> float:
    """How much of the smaller of two sets the larger has, 0 to 1; all of an empty one."""
    least = min(len(one), len(other))
    return len(one & other) / least if least else 1.0
