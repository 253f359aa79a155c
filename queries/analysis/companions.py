"""Who shares events with whom: the same meeting, the same visit, one who tells the other to do something."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Set
from typing import Any

from queries.analysis import intervals
from queries.analysis.coverage import smallness
from queries.analysis.drawing import picture
from queries.analysis.evidence import FACTS
from queries.analysis.finding import Context, Finding, LeftOut
from queries.analysis.frames import Kind, frame
from queries.analysis.projections import Pair, called
from queries.analysis.reading import meant
from queries.analysis.sharing import Sharing, facts_behind, sharing
from queries.analysis.texts import counted, sentence
from queries.ask.source import Source

LEAST = 2  # shared events, below which nothing is claimed
KINDS = {
    "person": Kind.THING, "companion": Kind.THING, "shared": Kind.WHOLE, "of": Kind.WHOLE, "share": Kind.NUMBER,
    "low": Kind.NUMBER, "high": Kind.NUMBER, "first": Kind.DATE, "last": Kind.DATE, "relation": Kind.NAME,
    FACTS: Kind.FACTS,
}  # fmt: skip

Row = dict[str, Any]


def companions(source: Source, language: str = "en", person: object = None) -> Finding:
    """Who shares at least two events with whom; see ``orda.KnowledgeGraph.companions``."""
    found = sharing(source, language, "Person", "Person")
    centre = None if person is None else meant(source, person, language)
    events: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for pair, both in found.pairs.items():
        for one in pair:
            events[one].update(happening.facts for happening in both)
    near = [pair for pair in found.pairs if centre is None or centre in pair]
    claimed = [pair for pair in near if len(found.pairs[pair]) >= LEAST]
    rows = [_row(found, pair if pair[0] == centre else pair[::-1], events, language) for pair in claimed]
    rows.sort(key=lambda row: (-row["shared"], row["person"], row["companion"]))
    once = sorted({iri for pair in near if pair not in claimed for iri in facts_behind(found.pairs[pair])})
    left_out = [LeftOut(sentence("shared_once", language), len(near) - len(claimed), tuple(once))] if once else []
    caveats = [
        sentence("shared", language), sentence("share_of_events", language), *found.caveats(language),
        *smallness((row["shared"] for row in rows), language),
    ]  # fmt: skip
    context = Context(
        source,
        language,
        _title(rows, language),
        (*left_out, *found.left_out(language)),
        tuple(caveats),
        picture("bars", number="shared", names=("person", "companion"), low="", high=""),
    )
    return Finding.of(frame(rows, KINDS), context)


def _row(found: Sharing, pair: Pair, events: Mapping[str, Set[tuple[str, ...]]], language: str) -> Row:
    """A pair: what both share, of the events that either shares with anybody."""
    one, other = pair
    both = found.pairs.get(pair) or found.pairs[other, one]
    either = len(events[one] | events[other])
    low, high = intervals.share(len(both), either)
    return {
        "person": found.names.get(one, one), "companion": found.names.get(other, other), "shared": len(both),
        "of": either, "share": len(both) / either, "low": low, "high": high,
        "first": min((h.since for h in both if h.since), default=""), "last": max(h.until or h.since for h in both),
        "relation": called(sorted({h.relation for h in both}), language), FACTS: facts_behind(both),
    }  # fmt: skip


def _title(rows: list[Row], language: str) -> str:
    if not rows:
        return sentence("companions_none", language)
    most, shared = rows[0], counted("events", rows[0]["shared"], language)
    pairs = counted("pairs", len(rows), language)
    return sentence("companions", language, one=most["person"], other=most["companion"], events=shared, pairs=pairs)
