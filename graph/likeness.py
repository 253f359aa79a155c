"""Do two articles give the same release: is one the other's reprint, or its translation?

A reprint has the words of the other, runs of them; a translation has its names, and its numbers in their sentences.
Articles of one form (daily rates, the weather, working trips) have many words in common and other numbers or places,
and two newsrooms that tell of one event share names and some numbers, and few runs of words: neither is one release.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator, Set
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from rapidfuzz.distance import Indel
from rensa import RMinHash

ROWS, BANDS = 2, 32  # of a signature: runs of three in ten words in common are found nearly always
_SEED = 20_180_111
_RUN = 4  # words
_BYTES = 4  # of a minimum

# Shares of the shorter article that a reprint has in common with the longer, and how much shorter it may be.
_SAME_RUNS, _SAME_NUMBERS, _SAME_NAMES, _SHORTEST = 0.6, 0.9, 0.75, 0.2
_FEWEST_RUNS = 20
# Translations have the same numbers from sentence to sentence (within one, languages order them differently; reports of
# one event have most of them, elsewhere), and the same names, which are linked and so alike in all languages.
_SAME_ORDER, _TOLD_NAMES, _SHORTER = 0.8, 0.6, 0.5
_FEWEST_NUMBERS, _FEWEST_NAMES = 4, 3
_REPRINTED, _TRANSLATED = 10, 3  # days at most between two articles of one release

_WORD = re.compile(r"\w+")
_NUMBER = re.compile(r"\d{1,3}(?:[ \u00a0\u202f,]\d{3})+(?![\d])(?:[.,]\d+)?|\d+(?:[.,]\d+)?")
_END = re.compile(r"(?<=[.!?…])\s+|\n")
_GROUPED = re.compile(r"[ \u00a0\u202f,](?=\d{3}(?!\d))")


@dataclass(frozen=True, slots=True)
class Outline:
    """What is compared first, of all articles.

    Attributes:
        article: its IRI.
        issued: its date; empty where it has none.
        language: of its text.
        signature: of its words; see ``signature``.
    """

    article: str
    issued: str
    language: str
    signature: str

    def bands(self) -> Iterator[tuple[int, bytes]]:
        """Parts of the signature: articles that share one may be of the same words."""
        data, width = base64.b64decode(self.signature), ROWS * _BYTES
        for number in range(len(data) // width):
            yield number, data[number * width : (number + 1) * width]

    @property
    def day(self) -> int | None:
        """Its date in days; None where it has no day."""
        return date.fromisoformat(self.issued).toordinal() if len(self.issued) == len("2018-01-11") else None


@dataclass(frozen=True)
class Content:
    """What an article says: its text, and the entities that it names, by IRI."""

    text: str
    entities: frozenset[str]

    @cached_property
    def runs(self) -> frozenset[str]:
        """Its runs of words."""
        return frozenset(_runs(self.text))

    @cached_property
    def numbers(self) -> tuple[str, ...]:
        """Its numbers of more than one digit, written alike in all languages: sentence by sentence, sorted in each."""
        found = ((_GROUPED.sub("", n).replace(",", ".") for n in _NUMBER.findall(s)) for s in _END.split(self.text))
        return tuple(number for numbers in found for number in sorted(numbers) if len(number) > 1)


def signature(text: str) -> str:
    """A MinHash of a text's runs of words; empty for a text that is too short to be compared.

    Source: Broder, A. Z. (1997), On the resemblance and containment of documents; here rensa's.
    """
    runs = list(_runs(text))
    if len(runs) < _FEWEST_RUNS:
        return ""
    minima = RMinHash(num_perm=ROWS * BANDS, seed=_SEED)
    minima.update(runs)
    return base64.b64encode(b"".join(int(m).to_bytes(_BYTES, "big") for m in minima.digest())).decode()


def near(one: Outline) -> Iterator[int]:
    """The days of articles that may be its translations; none where it has no day itself."""
    if one.day is not None:
        yield from range(one.day - _TRANSLATED, one.day + _TRANSLATED + 1)


def may_reprint(one: Outline, other: Outline) -> bool:
    """May one article be the other's reprint, as far as dates tell?"""
    return one.day is None or other.day is None or abs(one.day - other.day) <= _REPRINTED


def translates(one: Content, other: Content) -> bool:
    """Does one article say in its language what the other says in another?"""
    lengths = sorted((len(one.text), len(other.text)))
    return (
        lengths[0] >= _SHORTER * lengths[1]
        and min(len(one.numbers), len(other.numbers)) >= _FEWEST_NUMBERS
        and len(one.entities & other.entities) >= _FEWEST_NAMES
        and _shared(one.entities, other.entities) >= _TOLD_NAMES
        and Indel.normalized_similarity(one.numbers, other.numbers) >= _SAME_ORDER
    )


def reprints(one: Content, other: Content) -> bool:
    """Does one article say in the other's words what it says, wholly or in part?"""
    sizes = sorted((len(one.runs), len(other.runs)))
    return (
        sizes[0] >= max(_FEWEST_RUNS, _SHORTEST * sizes[1])
        and _shared(one.runs, other.runs) >= _SAME_RUNS
        and _shared(frozenset(one.numbers), frozenset(other.numbers)) >= _SAME_NUMBERS
        and _shared(one.entities, other.entities) >= _SAME_NAMES
    )


def _shared(one: Set[str], other: Set[str]) -> float:
    """How much of the smaller of two sets the larger has, 0 to 1; all of an empty one."""
    least = min(len(one), len(other))
    return len(one & other) / least if least else 1.0


def _runs(text: str) -> Iterator[str]:
    words = _WORD.findall(text.casefold())
    return (" ".join(words[i : i + _RUN]) for i in range(len(words) - _RUN + 1))
