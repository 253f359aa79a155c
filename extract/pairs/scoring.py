"""How likely a relation holds between two entities.

Logistic regression, one model for each relation and for all languages; ``weights.csv`` says how much each feature
speaks for a pair, or against it. ``make train`` writes it.
"""

from __future__ import annotations

import csv
import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from extract.pairs.candidates import Pair, Pairing, candidates
from extract.pairs.features import features
from extract.pairs.setting import Setting

FILE = Path(__file__).parent / "weights.csv"
BIAS = ""  # the feature of every pair


@dataclass(frozen=True, slots=True)
class Scored:
    """A pair, and how likely it is: a probability."""

    pair: Pair
    likelihood: float


@cache
def weights(file: Path = FILE) -> Mapping[str, Mapping[str, float]]:
    """Relation → feature → what it weighs; a feature that is not listed weighs nothing.

    Args:
        file: the table of weights.
    """
    found: dict[str, dict[str, float]] = defaultdict(dict)
    with file.open(encoding="utf-8", newline="") as handle:
        for row in csv.DictReader(handle):
            found[row["relation"]][row["feature"]] = float(row["weight"])
    return found


def likelihood(told: Iterable[str], weigh: Mapping[str, float]) -> float:
    """The probability that features give a pair, 0 to 1.

    Args:
        told: the features.
        weigh: what features weigh.
    """
    weighed = weigh.keys() & (BIAS, *told)
    return 1 / (1 + math.exp(-math.fsum(map(weigh.__getitem__, weighed))))


def likely(setting: Setting, pairing: Pairing, settled: Callable[[Pair], bool] = lambda pair: False) -> list[Scored]:
    """The pairs between which a relation likely enough holds, each at its likeliest mention, the likeliest first.

    Args:
        setting: the article.
        pairing: the relation and two of its roles.
        settled: whether nothing is looked for between two entities, however likely it is.
    """
    weigh = weights().get(pairing.relation)
    if weigh is None:
        return []
    asked = (pairs for pairs in candidates(setting, pairing) if not settled(pairs[0]))
    best = (max(scored(setting, pairing, weigh, pairs), key=_likelihood) for pairs in asked)
    return sorted((found for found in best if found.likelihood >= pairing.sure), key=_likelihood, reverse=True)


def scored(setting: Setting, pairing: Pairing, weigh: Mapping[str, float], pairs: Iterable[Pair]) -> list[Scored]:
    """How likely each of some pairs is."""
    return [Scored(pair, likelihood(features(setting, pairing.relation, pair), weigh)) for pair in pairs]


def _likelihood(found: Scored) -> float:
    return found.likelihood
