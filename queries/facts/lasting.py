"""From when until when each fact holds, which says at what dates it is shown.

An event is shown on its day, an office as long as it was held, what else lasts from when it was first told of.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

import ontology.schema
from queries.ask.stored import StoredFact
from queries.ask.tenures import Tenure


class Dated(Protocol):
    """What has a date; an empty one where it is not known."""

    @property
    def date(self) -> str:
        """When it was told."""


Span = tuple[str, str]  # from and until; an empty end may go on, an empty beginning is not known


def spans(
    facts: Iterable[StoredFact], held: Iterable[Tenure], proven: Mapping[str, Sequence[Dated]]
) -> dict[str, Span]:
    """The span of each fact, by its IRI.

    Args:
        facts: the facts.
        held: the tenures that they tell of.
        proven: what proves each fact, with the date of its article.
    """
    offices: dict[str, list[Tenure]] = defaultdict(list)
    for tenure in held:
        for fact in tenure.facts:
            offices[fact].append(tenure)
    return {fact.iri: _span(fact, offices[fact.iri], proven.get(fact.iri, ())) for fact in facts}


def _span(fact: StoredFact, offices: Sequence[Tenure], proven: Iterable[Dated]) -> Span:
    if offices:
        ends = [tenure.until for tenure in offices]
        return min((tenure.since for tenure in offices if tenure.since), default=""), "" if "" in ends else max(ends)
    start, end = fact.period()
    begun = start or min((proof.date for proof in proven if proof.date), default="")
    lasts = ontology.schema.load().relations[fact.relation].identity == "State"
    return begun, end or ("" if lasts else begun)
