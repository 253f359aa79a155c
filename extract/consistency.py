"""Of readings that contradict each other, the surer one."""

from __future__ import annotations

from collections.abc import Hashable, Iterable

from extract.confidence import is_measured
from extract.model import Fact, Value


def consistent(facts: Iterable[Fact]) -> list[Fact]:
    """Leave out what a surer reading contradicts; of equally sure ones, the first stays.

    A reading whose rule was measured is surer than one of which only its relation's rules tell how sure it is.
    Two readings contradict each other when they say in one sentence that a person was appointed to and dismissed from
    one post, that a figure is both reached and aimed at, or, anywhere, that two things lie in each other.
    """
    ranked = sorted(enumerate(facts), key=lambda item: (not is_measured(item[1].rule), -item[1].confidence, item[0]))
    kept: dict[Hashable, Hashable] = {}
    chosen: list[tuple[int, Fact]] = []
    for position, fact in ranked:
        claim = _claim(fact)
        if claim is None or kept.setdefault(claim[0], claim[1]) == claim[1]:
            chosen.append((position, fact))
    return [fact for _, fact in sorted(chosen, key=lambda item: item[0])]


def _claim(fact: Fact) -> tuple[Hashable, Hashable] | None:
    """What a reading is about, and which of the readings that exclude each other it is."""
    match fact.relation:
        case "appointment" | "dismissal":
            return ("post", fact.evidence, _only(fact, "person"), _only(fact, "role")), fact.relation
        case "indicator":
            about = tuple(_only(fact, role) for role in ("value", "unit", "measure", "of", "when"))
            return ("figure", fact.evidence, about), _only(fact, "status")
        case "located_in":
            thing, place = _only(fact, "thing"), _only(fact, "place")
            return ("within", frozenset((thing, place))), (thing, place)
    return None


def _only(fact: Fact, role: str) -> Value | None:
    return next(iter(fact.roles.get(role, ())), None)
