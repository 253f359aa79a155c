"""Which pairs of many articles may be one release, without comparing all with all.

Of two that give one release, one is filed under a key that the other is sought under. A reprint has nearly all numbers
of the shorter article: so one at least of any few of them, which are those with most digits, as fewest articles have
those. Of translations, a few of each have one in common. Where there is no number, words tell. Which of the two is
filed does not matter.
Source: Chaudhuri, S., Ganti, V., Kaushik, R. (2006), A primitive operator for similarity joins (prefix filters).

Articles of one day stand on a shelf, those that have no day on one that is kept throughout. Keys are kept as their
hashes: two of one hash make a pair more to be compared, and lose none.
"""

from __future__ import annotations

import math
from array import array
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence, Set
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from graph.likeness import FEWEST_NUMBERS, REPRINTED, SAME_NUMBERS, SAME_ORDER, Outline, may_be_one
from graph.minhash import BANDS, bands

_AT_ONCE = 16  # articles that others are sought for

_Hashes = NDArray[np.int64]
_Places = NDArray[np.int32]


def candidates(outlines: Iterable[Outline], anew: Set[str] | None = None) -> Iterator[tuple[Outline, Outline]]:
    """The pairs that may be one release, one of each among some.

    Args:
        outlines: those without a day first, then day by day; no more than those of the last days and those without one
            are held.
        anew: the articles of which one is in each pair; None is any.
    """
    all_near, new_near = dict[int | None, _Shelf](), dict[int | None, _Shelf]()
    for day, group in groupby(outlines, key=lambda outline: outline.day):
        all_near, new_near = _near(all_near, day), _near(new_near, day)
        old, new = _parted(group, anew)
        all_near[day] = last = _Shelf([*old, *new])
        for seekers, shelves in ((last.parts(len(old)), all_near), (last.parts(0, len(old)), new_near)):
            yield from _pairs(seekers, shelves.values())
        if new and anew is not None:
            new_near[day] = _Shelf(new)


def _pairs(seekers: Iterable[_Seekers], shelves: Collection[_Shelf]) -> Iterator[tuple[Outline, Outline]]:
    for some in seekers if shelves else ():
        for shelf in shelves:
            yield from (pair for pair in shelf.near(some) if may_be_one(*pair))


def _near(shelves: dict[int | None, _Shelf], day: int | None) -> dict[int | None, _Shelf]:
    """The shelves of the days before one, and of none."""
    return {of: shelf for of, shelf in shelves.items() if of is None or day is None or of >= day - REPRINTED}


def _parted(outlines: Iterable[Outline], anew: Set[str] | None) -> tuple[list[Outline], list[Outline]]:
    """Those that are not among some, and those that are."""
    old, new = list[Outline](), list[Outline]()
    for outline in outlines:
        (new if anew is None or outline.article in anew else old).append(outline)
    return old, new


class _Seekers:
    """Some articles that others are sought for, and where they stand on their shelf."""

    def __init__(self, shelf: _Shelf, places: Sequence[int]) -> None:
        self.shelf, self.places = shelf, np.array(places)
        self.keys, self.owners = _keys(sought(shelf.outlines[place]) for place in places)


class _Shelf:
    """Articles of one day, or those that have none."""

    def __init__(self, outlines: Sequence[Outline]) -> None:
        self.outlines = outlines
        self.languages = np.array([hash(outline.language) for outline in outlines])
        self.bands = np.zeros((len(outlines), BANDS), np.int64)
        for place, outline in enumerate(outlines):
            if outline.signature:
                self.bands[place] = bands(outline.signature)
        keys, owners = _keys(map(filed, outlines))
        order = np.argsort(keys, kind="stable")
        self._keys, self._owners = keys[order], owners[order]

    def parts(self, first: int, end: int | None = None) -> Iterator[_Seekers]:
        """Its articles from one to another, a few at a time."""
        places = range(len(self.outlines))[first:end]
        yield from (_Seekers(self, places[i : i + _AT_ONCE]) for i in range(0, len(places), _AT_ONCE))

    def near(self, seekers: _Seekers) -> Iterator[tuple[Outline, Outline]]:
        """The pairs of one that stands here and one that seeks, which share a key, and a band if their language is
        one; of those that seek on their own shelf, each pair once."""
        found = np.zeros((len(seekers.places), len(self.outlines)), np.bool_)
        found[self._sharing(seekers)] = True
        if seekers.shelf is self:
            found &= np.arange(len(self.outlines)) < seekers.places[:, None]
        rows, here = np.nonzero(found)
        there = seekers.places[rows]
        other = self.languages[here] != seekers.shelf.languages[there]
        alike = (self.bands[here] == seekers.shelf.bands[there]).any(axis=1)
        for one, two in zip(here[other | alike], there[other | alike], strict=True):
            yield self.outlines[one], seekers.shelf.outlines[two]

    def _sharing(self, seekers: _Seekers) -> tuple[_Places, _Places]:
        """Which of them share a key with which of these, some pairs several times."""
        first = np.searchsorted(self._keys, seekers.keys, "left")
        many = np.searchsorted(self._keys, seekers.keys, "right") - first
        ends = np.cumsum(many)
        at = np.arange(many.sum()) + np.repeat(first - ends + many, many)
        return np.repeat(seekers.owners, many), self._owners[at]


def _keys(given: Iterable[Iterable[object]]) -> tuple[_Hashes, _Places]:
    """The hashes of keys, and of which in turn each is."""
    keys, owners = array("q"), array("i")
    for owner, some in enumerate(given):
        keys.extend(map(hash, some))
        owners.extend([owner] * (len(keys) - len(owners)))
    return np.frombuffer(keys, np.int64), np.frombuffer(owners, np.int32)


def filed(outline: Outline) -> Iterator[object]:
    """The keys that an article is found by."""
    for at, band in enumerate(bands(outline.signature)):
        yield "words", outline.language, at, band
        if not outline.numbers:
            yield "words alone", outline.language, at, band
    yield from _of_numbers(outline, any_as="any", few_as="few")


def sought(outline: Outline) -> Iterator[object]:
    """The keys that it finds others by."""
    words = "words alone" if outline.numbers else "words"
    yield from ((words, outline.language, at, band) for at, band in enumerate(bands(outline.signature)))
    yield from _of_numbers(outline, any_as="few", few_as="any")


def _of_numbers(outline: Outline, any_as: str, few_as: str) -> Iterator[object]:
    if outline.signature:  # what is too short to be compared by its words is no reprint
        numbers = sorted(set(outline.numbers), key=_by_length)
        yield from ((any_as, outline.language, number) for number in numbers)
        yield from ((few_as, outline.language, number) for number in numbers[: _fewest(len(numbers), SAME_NUMBERS)])
    if outline.issued and len(outline.numbers) >= FEWEST_NUMBERS:  # what has no day is no translation
        often = ((number, n) for number, many in Counter(outline.numbers).items() for n in range(many))
        told = sorted(often, key=lambda number: (_by_length(number[0]), number[1]))
        common = SAME_ORDER / (2 - SAME_ORDER)  # of the numbers of either, if the longer has the least in common
        yield from (("told", *number) for number in told[: _fewest(len(told), common)])


def _by_length(number: str) -> tuple[int, str]:
    return -len(number), number


def _fewest(many: int, share: float) -> int:
    """Of so many, how many have one at least among those of any such share."""
    return many - math.ceil(share * many - 1e-9) + 1
