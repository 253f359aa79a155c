"""Who links regions that nobody else links."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Set
from itertools import combinations
from typing import Any

import networkx as nx

from queries.analysis import resampling
from queries.analysis.coverage import smallness
from queries.analysis.drawing import picture
from queries.analysis.evidence import FACTS
from queries.analysis.finding import Context, Finding, LeftOut
from queries.analysis.frames import Kind, frame
from queries.analysis.projections import Pair
from queries.analysis.sharing import Sharing, facts_behind, sharing
from queries.analysis.texts import counted, sentence
from queries.ask.source import Source
from queries.facts.lying import REGION

_EXACT = 1_000  # entities, up to which betweenness counts the ways from all of them
KINDS = {
    "person": Kind.THING, "regions": Kind.WHOLE, "pairs": Kind.WHOLE, "only": Kind.WHOLE, "low": Kind.WHOLE,
    "high": Kind.WHOLE, "leads": Kind.NUMBER, "betweenness": Kind.NUMBER, FACTS: Kind.FACTS,
}  # fmt: skip

Regions = Mapping[str, Set[str]]  # of each person


def brokers(source: Source, language: str = "en") -> Finding:
    """Who links regions that nobody else links; see ``orda.KnowledgeGraph.brokers``."""
    found = sharing(source, language, "Person", REGION)
    linked = _regions(found, found.releases)
    only = _only(linked)
    again = resampling.repeated(found.releases, lambda chosen: _only(_regions(found, chosen)))
    leading = Counter(person for counts in again for person in _first(counts))
    between = _betweenness(found.pairs)
    rows: list[dict[str, Any]] = []
    for person, regions in linked.items():
        if len(regions) > 1:
            low, high = resampling.middle([counts[person] for counts in again])
            both = [happening for region in sorted(regions) for happening in found.pairs[person, region]]
            rows.append(
                {
                    "person": found.names.get(person, person), "regions": len(regions), "only": only[person],
                    "pairs": len(regions) * (len(regions) - 1) // 2, "low": low, "high": high,
                    "leads": leading[person] / len(again), "betweenness": between[person], FACTS: facts_behind(both),
                }
            )  # fmt: skip
    rows.sort(key=lambda row: (-row["only"], -row["betweenness"], row["person"]))
    single = len(linked) - len(rows)
    left_out = [LeftOut(sentence("one_region", language), single)] if single else []
    caveats = [
        sentence("links_regions", language),
        sentence("resampled", language, rounds=str(resampling.ROUNDS)),
        *found.caveats(language),
        *smallness((row["regions"] for row in rows), language),
    ]
    context = Context(
        source,
        language,
        _title(rows, language),
        (*left_out, *found.left_out(language)),
        tuple(caveats),
        picture("bars", number="only", names=("person",), lines="resampled"),
    )
    return Finding.of(frame(rows, KINDS), context)


def _regions(found: Sharing, chosen: Set[str]) -> Regions:
    """The regions of each person, by what some releases tell."""
    linked: dict[str, set[str]] = defaultdict(set)
    for (person, region), both in found.pairs.items():
        if any(not chosen.isdisjoint(happening.releases) for happening in both):
            linked[person].add(region)
    return linked


def _only(linked: Regions) -> Counter[str]:
    """How many pairs of regions each person links that nobody else does."""
    by_pair: dict[Pair, list[str]] = defaultdict(list)
    for person, regions in linked.items():
        for pair in combinations(sorted(regions), 2):
            by_pair[pair].append(person)
    return Counter(people[0] for people in by_pair.values() if len(people) == 1)


def _first(counts: Counter[str]) -> list[str]:
    """Who has the most; several where they have as many."""
    most = max(counts.values(), default=0)
    return [person for person, many in counts.items() if many == most]


def _betweenness(pairs: Iterable[Pair]) -> Mapping[str, float]:
    """The share of the shortest ways between others that lead over each; of a large network, of ways from a sample.

    Source: Freeman, A set of measures of centrality based on betweenness, Sociometry 40 (1977), 35–41.
    """
    graph: nx.Graph[str] = nx.Graph(sorted(pairs))
    sample = None if len(graph) <= _EXACT else _EXACT
    found: Mapping[str, float] = nx.betweenness_centrality(graph, k=sample, seed=resampling.SEED)
    return found


def _title(rows: list[dict[str, Any]], language: str) -> str:
    if not rows or not rows[0]["only"]:
        return sentence("brokers_none", language, people=counted("people", len(rows), language) if rows else "")
    most = rows[0]
    pairs, regions = counted("pairs", most["only"], language), counted("regions", most["regions"], language)
    return sentence("brokers", language, person=most["person"], pairs=pairs, regions=regions)
