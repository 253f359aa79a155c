"""Which of the entities that the figures of an article may be of they are of: those for which, together, most speaks.

A log-linear model (softmax over the subjects of a figure), one for all languages. ``subject_weights.csv`` says how much
each feature speaks for a subject, or against it; ``make train`` writes it. What one figure is of speaks for the same
subject of the next, so all are chosen at once, by the algorithm of Viterbi (1967).
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path

from extract.figures.subjects import Subject

FILE = Path(__file__).parent / "subject_weights.csv"


@cache
def weights() -> Mapping[str, float]:
    """What each feature weighs; a feature that is not listed weighs nothing."""
    with FILE.open(encoding="utf-8", newline="") as handle:
        return {row["feature"]: float(row["weight"]) for row in csv.DictReader(handle)}


def best(figures: Sequence[Sequence[Subject]], weigh: Mapping[str, float] | None = None) -> list[Subject]:
    """The subject of each figure, those for which most speaks together; of two, the first.

    Args:
        figures: the subjects of each figure of an article, in order.
        weigh: what features weigh; those of ``subject_weights.csv`` where it is not given.
    """
    weigh = weights() if weigh is None else weigh
    reached: dict[Subject, float] = {}  # the subjects of the figure before, and what speaks for the best way to each
    ways: list[dict[Subject, Subject | None]] = []
    for subjects in figures:
        likeliest = max(reached, key=reached.__getitem__, default=None)
        same = {before.entity: before for before in reached}
        here: dict[Subject, float] = {}
        ways.append({})
        for subject in subjects:
            before, sum_before = likeliest, reached[likeliest] if likeliest is not None else 0.0
            again = same.get(subject.entity) if subject.entity is not None else None
            if again is not None:
                with_it = reached[again] + _sum(subject.again, weigh)
                if again == likeliest or with_it > sum_before:
                    before, sum_before = again, with_it
            here[subject] = sum_before + _sum(subject.features, weigh)
            ways[-1][subject] = before
        reached = here
    return _back(max(reached, key=reached.__getitem__, default=None), ways)


def _sum(features: Iterable[str], weigh: Mapping[str, float]) -> float:
    return sum(weigh.get(feature, 0.0) for feature in features)


def _back(last: Subject | None, ways: Sequence[Mapping[Subject, Subject | None]]) -> list[Subject]:
    """The subjects on the way to the last."""
    found: list[Subject] = []
    for way in reversed(ways):
        if last is not None:
            found.append(last)
            last = way[last]
    return found[::-1]
