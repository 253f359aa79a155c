"""Which of the entities that a figure may be of it is of: the one for which most speaks.

A log-linear model (softmax over the subjects of a figure), one for all languages. ``subject_weights.csv`` says how much
each feature speaks for a subject, or against it; ``make train`` writes it.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from extract.figures.subjects import Subject

FILE = Path(__file__).parent / "subject_weights.csv"


@cache
def weights() -> Mapping[str, float]:
    """What each feature weighs; a feature that is not listed weighs nothing."""
    with FILE.open(encoding="utf-8", newline="") as handle:
        return {row["feature"]: float(row["weight"]) for row in csv.DictReader(handle)}


def best(subjects: Iterable[Subject], weigh: Mapping[str, float] | None = None) -> Subject:
    """The subject for which most speaks; of two, the first.

    Args:
        subjects: of one figure.
        weigh: what features weigh; those of ``subject_weights.csv`` where it is not given.
    """
    weigh = weights() if weigh is None else weigh
    return max(subjects, key=lambda s: sum(weigh.get(feature, 0.0) for feature in s.features))
