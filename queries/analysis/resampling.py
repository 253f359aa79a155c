"""What a finding would be on other articles: the releases drawn anew, with replacement, the same way every time.

Source: Efron and Tibshirani, An Introduction to the Bootstrap (1993), chapter 13 on percentile intervals.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Collection, Iterator, Sequence
from typing import TypeVar

from queries.analysis.intervals import LEVEL

ROUNDS = 200
SEED = 7

T = TypeVar("T")


def drawn(releases: Collection[str], rounds: int = ROUNDS) -> Iterator[frozenset[str]]:
    """The releases that are drawn at all in each round of as many draws as there are releases.

    Args:
        releases: their IRIs.
        rounds: how often to draw.
    """
    chance, ordered = random.Random(SEED), sorted(releases)
    for _ in range(rounds):
        yield frozenset(chance.choices(ordered, k=len(ordered))) if ordered else frozenset()


def middle(values: Sequence[float]) -> tuple[float, float]:
    """The bounds between which the middle of some values lies, as much of them as the level says.

    Raises:
        ValueError: there are none.
    """
    if not values:
        raise ValueError("of no values there is no middle")
    ordered = sorted(values)
    cut = int((1 - LEVEL) / 2 * len(ordered))
    return ordered[cut], ordered[-1 - cut]


def repeated(releases: Collection[str], measure: Callable[[frozenset[str]], T], rounds: int = ROUNDS) -> list[T]:
    """What is measured on the releases drawn in each round; the arguments are those of ``drawn``."""
    return [measure(chosen) for chosen in drawn(releases, rounds)]
