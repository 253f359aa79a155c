"""How likely a title is a person's post: logistic regression over the features of a claim.

``weights.csv`` says how much each feature speaks for a claim, or against it. ``make train`` writes it, from the claims
that no rule reads: what is likely is so beside the rules.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from extract.claims.candidates import Candidates, Claim
from extract.claims.features import Features
from extract.pairs import scoring
from extract.pairs.setting import Setting

FILE = Path(__file__).parent / "weights.csv"
RELATION = "position"
LIKELY = 0.4  # most claims are none, so that a title is mostly somebody's long before it rather is than not


@dataclass(frozen=True, slots=True)
class Scored:
    """A claim, and how likely it holds: a probability."""

    claim: Claim
    likelihood: float


def likely(
    setting: Setting,
    candidates: Candidates,
    weigh: Mapping[str, float] | None = None,
    settled: Callable[[Claim], bool] = lambda claim: False,
) -> list[Scored]:
    """The likely claims of an article, each at its likeliest mention, the likeliest first.

    Args:
        setting: the article.
        candidates: its persons and titles.
        weigh: what features weigh, where not as ``weights.csv`` says.
        settled: whether it is known without weighing that a person has the post of a claim.
    """
    told, weigh = Features(setting, candidates), scoring.weights(FILE)[RELATION] if weigh is None else weigh
    found = []
    for claims in candidates.claims():
        if settled(claims[0]):
            continue
        scored = (Scored(claim, scoring.likelihood(told.of(claim), weigh)) for claim in claims)
        best = max(scored, key=lambda one: one.likelihood)
        if best.likelihood >= LIKELY:
            found.append(best)
    return sorted(found, key=lambda one: one.likelihood, reverse=True)
