"""How much attention each region gets over time: in how many articles it is named, or how much is told of it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import ontology.schema
from ontology.dates import TO_MONTH, TO_YEAR
from ontology.namespaces import ORDA
from queries.analysis import intervals
from queries.analysis.coverage import SMALL, Coverage, coverage, smallness
from queries.analysis.drawing import picture
from queries.analysis.evidence import FACTS
from queries.analysis.finding import Context, Finding, LeftOut
from queries.analysis.frames import Kind, frame
from queries.analysis.projections import kind_of
from queries.analysis.reading import misread
from queries.analysis.texts import counted, sentence, years
from queries.analysis.wanted import times
from queries.ask import resolve
from queries.ask.catalog import QueryError
from queries.ask.source import Source, nodes, texts
from queries.ask.stored import SURENESS, StoredFact, facts
from queries.facts.happenings import happenings, parts
from queries.facts.lying import COUNTRY, Lying
from queries.facts.network import mentions

PERIODS = {"year": TO_YEAR, "month": TO_MONTH}
WHAT = ("articles", "facts")
KINDS = {
    "place": Kind.THING, "period": Kind.DATE, "number": Kind.WHOLE, "low": Kind.NUMBER, "high": Kind.NUMBER,
    "of": Kind.WHOLE, "share": Kind.NUMBER, "share_low": Kind.NUMBER, "share_high": Kind.NUMBER, "small": Kind.TRUTH,
    FACTS: Kind.FACTS,
}  # fmt: skip

Cell = tuple[str, str]  # a place and a period


@dataclass(frozen=True, slots=True)
class _Counted:
    """What is counted: the number of each place and period, of how many in the period, and the facts behind it."""

    numbers: Mapping[Cell, int]
    of: Mapping[str, int]
    facts: Mapping[Cell, set[str]]


def attention(
    source: Source, language: str = "en", per: str = "region", by: str = "year", what: str = "articles"
) -> Finding:
    """How much attention places get; see ``orda.KnowledgeGraph.attention``."""
    kind = kind_of(per)
    if ontology.schema.load().base(kind) != "Place":
        raise QueryError(f"per is a class of places, such as region or district, not {per}")
    for name, value, allowed in (("by", by, tuple(PERIODS)), ("what", what, WHAT)):
        if value not in allowed:
            raise QueryError(f"{name} is {' or '.join(allowed)}, not {value}")
    articles, lying, long = coverage(source), Lying(source), PERIODS[by]
    told = {fact.iri: fact for fact in facts(source, read=SURENESS) if fact.evidence}
    named = mentions(source)
    lying.learn({*named, *(iri for fact in told.values() for iri in parts(fact))})
    dated = {first: date[:long] for first, date in articles.dates.items() if len(date) >= long}
    found = _articles(named, articles, dated, lying, kind) if what == "articles" else None
    behind = _facts(source, told, articles, dated, lying, kind)
    found = behind if found is None else _Counted(found.numbers, found.of, behind.facts)
    every = {iri for (iri,) in texts(source, f"SELECT ?s WHERE {{ ?s a {nodes([ORDA + kind])} }}")}
    lying.learn(every)
    home, named_places = _home(found, lying), {place for place, _ in found.numbers}
    here = {place for place in named_places if lying.nearest(place, COUNTRY) == home}
    unnamed = {place for place in every - named_places if lying.nearest(place, COUNTRY) == home}
    rows = _rows(found, here, resolve.labels(source, here, language))
    reasons = {
        "articles_too_rough": len(articles.dates) - len(dated),
        "named_abroad": len(named_places - here),
        "unnamed": len(unnamed),
    }
    left_out = [LeftOut(sentence(reason, language), many) for reason, many in reasons.items() if many]
    caveats = [
        sentence("attention_counts", language),
        *articles.caveats(language),
        *smallness((row["number"] for row in rows), language),
        *([sentence("many_compared", language, n=str(len(rows)))] if len(rows) > 1 else []),
        *misread((told[iri] for iri in sorted({iri for row in rows for iri in row[FACTS]})), language),
    ]
    context = Context(
        source,
        language,
        _title(rows, what, language),
        tuple(left_out),
        tuple(caveats),
        picture("heat", column="period"),
    )
    return Finding.of(frame(rows, KINDS), context)


def _articles(
    named: Mapping[str, Iterable[str]], articles: Coverage, dated: Mapping[str, str], lying: Lying, kind: str
) -> _Counted:
    """In how many releases each place, or something in it, is named, of all of the period."""
    found: dict[Cell, set[str]] = defaultdict(set)
    for entity, mentioning in named.items():
        if place := lying.nearest(entity, kind):
            for first in {articles.first_of.get(article, article) for article in mentioning} & dated.keys():
                found[place, dated[first]].add(first)
    return _Counted({cell: len(some) for cell, some in found.items()}, Counter(dated.values()), {})


def _facts(
    source: Source,
    told: Mapping[str, StoredFact],
    articles: Coverage,
    dated: Mapping[str, str],
    lying: Lying,
    kind: str,
) -> _Counted:
    """How many happenings and figures are told of each place, or something in it, of all that are told of any."""
    when = times(source, told.values())
    drawn = happenings(told.values(), when.spans, when.held, articles.first_of)
    groups = [(happening.facts, happening.releases, happening.parts) for happening in drawn]
    known = {iri for facts, _, _ in groups for iri in facts}
    for iri, fact in told.items():
        if iri not in known:
            releases = frozenset(articles.first_of.get(e.article, e.article) for e in fact.evidence)
            groups.append(((iri,), releases, parts(fact)))
    numbers: Counter[Cell] = Counter()
    of: Counter[str] = Counter()
    behind: dict[Cell, set[str]] = defaultdict(set)
    for facts_, releases, things in groups:
        places = {place for thing in things if (place := lying.nearest(thing, kind))}
        for period in {dated[first] for first in releases if first in dated} if places else ():
            of[period] += 1
            for place in places:
                numbers[place, period] += 1
                behind[place, period].update(facts_)
    return _Counted(numbers, of, behind)


def _home(found: _Counted, lying: Lying) -> str | None:
    """The country that most of what is counted lies in."""
    numbers: Counter[str] = Counter()
    for (place, _), many in found.numbers.items():
        if country := lying.nearest(place, COUNTRY):
            numbers[country] += many
    return min(numbers, key=lambda country: (-numbers[country], country), default=None)


def _rows(found: _Counted, places: Iterable[str], names: Mapping[str, str]) -> list[dict[str, Any]]:
    """A row for each of the places and each period that there are articles of."""
    rows = []
    for place in sorted(places, key=lambda iri: (names.get(iri, iri), iri)):
        for period, of in sorted(found.of.items()):
            many = found.numbers.get((place, period), 0)
            (low, high), (share_low, share_high) = intervals.count(many), intervals.share(many, of)
            rows.append(
                {
                    "place": names.get(place, place), "period": period, "number": many, "low": low, "high": high,
                    "of": of, "share": many / of, "share_low": share_low, "share_high": share_high,
                    "small": many < SMALL, FACTS: tuple(sorted(found.facts.get((place, period), ()))),
                }
            )  # fmt: skip
    return rows


def _title(rows: list[dict[str, Any]], what: str, language: str) -> str:
    numbers: Counter[str] = Counter()
    for row in rows:
        numbers[row["place"]] += row["number"]
    if not numbers:
        return sentence("attention_none", language)
    most = max(numbers.values())
    first = ", ".join(sorted(place for place, many in numbers.items() if many == most))
    of = sum({row["period"]: row["of"] for row in rows}.values())
    values = {"place": first, "years": years([row["period"] for row in rows])}
    return sentence(f"attention_{what}", language, number=str(most), of=counted(f"of_{what}", of, language), **values)
