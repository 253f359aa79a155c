"""Which facts are wanted: of some relations, in a period."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import ontology.schema
from ontology.dates import first_day
from queries.analysis.finding import LeftOut
from queries.analysis.periods import Period, last_day
from queries.analysis.texts import sentence
from queries.ask.catalog import QueryError
from queries.ask.source import Source, values_of
from queries.ask.stored import StoredFact
from queries.ask.tenures import Tenure, tenures
from queries.ask.texts import named
from queries.facts.lasting import Span, spans


class _Issued(NamedTuple):
    date: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """Relations and a period; see ``wanted``.

    Attributes:
        relations: names; None is all.
        period: the period.
    """

    relations: frozenset[str] | None = None
    period: Period = Period(None, None)  # noqa: RUF009 - it does not change

    def of(self, fact: StoredFact) -> bool:
        """Is a fact of the relations?"""
        return self.relations is None or fact.relation in self.relations

    def within(self, span: Span) -> bool | None:
        """Does some of a span fall into the period; None where that is not known.

        Args:
            span: from when until when; an empty end goes on, an empty beginning is not known.
        """
        since, until = span
        if since == until:
            return self.period.holds(since) if since else None
        if self.period.first and until and last_day(until) < self.period.first:
            return False
        if self.period.last and since and first_day(since) > self.period.last:
            return False
        return True if since else None

    def left_out(self, spans: Mapping[str, Span], language: str) -> list[LeftOut]:
        """The facts of which it is not known whether they fall into the period; none where none is asked for.

        Args:
            spans: from when until when each holds, by its IRI.
            language: to say it in.
        """
        unclear = sorted(iri for iri, span in spans.items() if self.period and self.within(span) is None)
        groups = {
            "undated": [i for i in unclear if not any(spans[i])],
            "imprecise": [i for i in unclear if any(spans[i])],
        }
        return [
            LeftOut(sentence(reason, language, column=named("date", language)), len(iris), tuple(iris))
            for reason, iris in groups.items()
            if iris
        ]


def wanted(relations: Iterable[str] | str | None = None, since: object = None, until: object = None) -> Wanted:
    """What is wanted, checked.

    Args:
        relations: a relation's name, or several; None is all.
        since, until: as ``Period.of`` takes them.

    Raises:
        QueryError: there is no such relation.
        ValueError: a date is none, or the period ends before it begins.
    """
    known = ontology.schema.load().relations
    names = None if relations is None else frozenset([relations] if isinstance(relations, str) else relations)
    if unknown := sorted((names or frozenset()) - known.keys()):
        raise QueryError(f"there is no relation {', '.join(unknown)}; there are: {', '.join(known)}")
    return Wanted(names, Period.of(since, until))


@dataclass(frozen=True, slots=True)
class Times:
    """When facts hold.

    Attributes:
        spans: from when until when each does, by its IRI.
        held: the tenures that they tell of.
    """

    spans: Mapping[str, Span]
    held: Sequence[Tenure]


def times(source: Source, facts: Iterable[StoredFact]) -> Times:
    """When each fact holds.

    Args:
        source: where they were read, for the dates of articles.
        facts: the facts.
    """
    told = list(facts)
    articles = {place.article for fact in told for place in fact.evidence}
    dates = {article: _Issued(date.value) for article, date in values_of(source, articles, "dcterms:issued")}
    proven = {fact.iri: [dates[p.article] for p in fact.evidence if p.article in dates] for fact in told}
    held = tenures(source, told)
    return Times(spans(told, held, proven), held)
