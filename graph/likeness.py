"""Do two articles give the same release: is one the other's reprint, or its translation?

A reprint has the words of the other, runs of them; a translation has its names, and its numbers in their sentences.
Articles of one form (daily rates, the weather, working trips) have many words in common and other numbers or places,
and two newsrooms that tell of one event share names and some numbers, and few runs of words: neither is one release.
"""

from __future__ import annotations

import base64
import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence, Set
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
REPRINTED, _TRANSLATED = 10, 3  # days at most between two articles of one release

_WORD = re.compile(r"\w+")
_NUMBER = re.compile(r"\d{1,3}(?:[ \u00a0\u202f,]\d{3})+(?![\d])(?:[.,]\d+)?|\d+(?:[.,]\d+)?")
_END = re.compile(r"(?<=[.!?…])\s+|\n")
_GROUPED = re.compile(r"[ \u00a0\u202f,](?=\d{3}(?!\d))")


@dataclass(frozen=True)
class Outline:
    """What is compared first, of all articles: of two that give one release, one is filed under a key that the other
    is sought under.

    A reprint has nearly all numbers of the shorter article: so one at least of any few of them, which are those with
    most digits, as fewest articles have those. Of translations, a few of each have one in common. Where there is no
    number, words tell. Which of the two is filed does not matter.
    Source: Chaudhuri, S., Ganti, V., Kaushik, R. (2006), A primitive operator for similarity joins (prefix filters).

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

    @cached_property
    def bands(self) -> frozenset[tuple[int, bytes]]:
        """Parts of the signature: articles that share one may be of the same words."""
        data, width = base64.b64decode(self.signature), ROWS * _BYTES
        return frozenset((n, data[n * width : (n + 1) * width]) for n in range(len(data) // width))

    @cached_property
    def day(self) -> int | None:
        """Its date in days; None where it has no day."""
        return date.fromisoformat(self.issued).toordinal() if self.issued else None

    @property
    def filed(self) -> frozenset[object]:
        """The keys that it is found by."""
        words = {("words", self.language, band) for band in self.bands}
        if not self.numbers:
            return frozenset(words | {("words alone", self.language, band) for band in self.bands})
        return frozenset([*words, *self._keys("any", self._any), *self._keys("few", self._few), *self._told])

    @property
    def sought(self) -> frozenset[object]:
        """The keys that it finds others by."""
        if not self.numbers:
            return frozenset(("words", self.language, band) for band in self.bands)
        words = {("words alone", self.language, band) for band in self.bands}
        return frozenset([*words, *self._keys("any", self._few), *self._keys("few", self._any), *self._told])

    def _keys(self, what: str, numbers: Sequence[str]) -> Iterator[object]:
        """Keys of numbers; none of an article that is too short to be a reprint."""
        yield from ((what, self.language, number) for number in numbers if self.bands)

    @cached_property
    def _any(self) -> list[str]:
        """All its numbers, those of most digits first."""
        return sorted(set(self.numbers), key=_by_length)

    @cached_property
    def _few(self) -> list[str]:
        """So many of them that one at least is the other's, if this one is the shorter and they are one release."""
        return self._any[: _fewest(len(self._any), _SAME_NUMBERS)]

    @property
    def _told(self) -> Iterator[object]:
        """So many of its numbers, each as often as it stands there, that one at least is a translation's."""
        if self.day is None or len(self.numbers) < _FEWEST_NUMBERS:
            return
        often = ((number, n) for number, many in Counter(self.numbers).items() for n in range(many))
        common = _SAME_ORDER / (2 - _SAME_ORDER)  # of the numbers of either, if the longer has the least in common
        told = sorted(often, key=lambda number: (_by_length(number[0]), number[1]))
        yield from (("told", *number) for number in told[: _fewest(len(told), common)])


def _by_length(number: str) -> tuple[int, str]:
    return -len(number), number


def _fewest(many: int, share: float) -> int:
    """Of so many, how many have one at least among those of any such share."""
    return many - math.ceil(share * many - 1e-9) + 1


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


def may_be_one(one: Outline, other: Outline) -> bool:
    """May one article be the other's reprint or translation, by their dates, languages, numbers and signatures?"""
    if one.language != other.language:
        near = one.day is not None and other.day is not None and abs(one.day - other.day) <= _TRANSLATED
        return near and _in_same_order(one.numbers, other.numbers)
    near = one.day is None or other.day is None or abs(one.day - other.day) <= REPRINTED
    return near and not one.bands.isdisjoint(other.bands) and _same_numbers(one.numbers, other.numbers)


def _in_same_order(one: Sequence[str], other: Sequence[str]) -> bool:
    enough = min(len(one), len(other)) >= _FEWEST_NUMBERS
    return enough and Indel.normalized_similarity(one, other, score_cutoff=_SAME_ORDER) >= _SAME_ORDER


def _same_numbers(one: Sequence[str], other: Sequence[str]) -> bool:
    return _shared(frozenset(one), frozenset(other)) >= _SAME_NUMBERS


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
        sizes[0] >= max(_FEWEST_RUNS, _SHORTEST * sizes[1])
        and _shared(one.runs, other.runs) >= _SAME_RUNS
        and _same_numbers(one.numbers, other.numbers)
        and _shared(one.entities, other.entities) >= _SAME_NAMES
    )


def _shared(one: Set[str], other: Set[str]) -> float:
    """How much of the smaller of two sets the larger has, 0 to 1; all of an empty one."""
    least = min(len(one), len(other))
    return len(one & other) / least if least else 1.0


def _runs(text: str) -> Iterator[str]:
    words = _WORD.findall(text.casefold())
    return (" ".join(words[i : i + _RUN]) for i in range(len(words) - _RUN + 1))
