"""The day that an article is about: one sentence tells its date, sentence after sentence what was done on it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice

from extract.document import Document, Sentence
from extract.event_time import Times
from extract.model import Fact, Value
from ontology.dates import TO_DAY, TO_MONTH, TO_YEAR
from ontology.reference import Entity

_DAYS = 14  # that news looks back on
_HOLDERS = frozenset(("award/called-holder", "award/held", "award/became-holder"))  # rules of who has an award already
_LEAD = 3  # sentences of an article, one of which may tell the day that it is about


@dataclass(frozen=True, slots=True)
class _Lead:
    """What an article begins with.

    Attributes:
        day: that it tells.
        persons: the ids of those whom the sentence that tells it names.
        words: the lemmas of the predicates of that sentence.
        start: the character that the sentence begins with.
    """

    day: str
    persons: frozenset[str]
    words: frozenset[str]
    start: int


def carried_on(facts: Iterable[Fact], times: Times) -> list[Fact]:
    """The facts, where events without a date have that of what the same person did in those days.

    Args:
        facts: what was read, with the dates that their own sentences tell.
        times: the article's dates.
    """
    told = list(facts)
    recent = sorted((f for f in told if _recent(f, times.document)), key=lambda f: f.evidence.start)
    lead = _lead(times)
    return [_carried(f, recent, lead, times) if _undated(f, times) else f for f in told]


def _recent(fact: Fact, document: Document) -> bool:
    """Was an event shortly before the article's date?"""
    match _date(fact, document):
        case (str(when),):
            return _is_recent(when, document)
    return False


def _is_recent(when: str, document: Document) -> bool:
    issued = document.article.issued
    if issued is None:
        return False
    if len(issued) == len(when) == TO_DAY:
        return 0 <= (date.fromisoformat(issued) - date.fromisoformat(when)).days <= _DAYS
    return len(when) > TO_YEAR and when[:TO_MONTH] == issued[:TO_MONTH]


def _lead(times: Times) -> _Lead | None:
    """The day that the first sentences of an article tell; none where they tell two."""
    document = times.document
    prose = (s for s in document.sentences if not document.paragraphs[s.paragraph].headline)
    told: dict[str, Sentence] = {}
    for sentence in islice(prose, _LEAD):
        for period in times.periods.of(sentence):
            day = period.date or ""
            if period.told and len(day) == TO_DAY and _is_recent(day, document):
                told.setdefault(day, sentence)
    if len(told) != 1:
        return None
    ((day, sentence),) = told.items()
    units = document.units_in(sentence.start, sentence.end)
    persons = frozenset(u.entity.id for u in units if document.is_a(u.entity, "Person"))
    words = frozenset(f.lemma for f in times.syntax.within(sentence.start, sentence.end))
    return _Lead(day, persons, words, document.tokens[sentence.start].start)


def _undated(fact: Fact, times: Times) -> bool:
    """Is it an event of a time line that has no date, and is at no other time for all that its sentence says?"""
    relation = times.document.schema.relations[fact.relation]
    stands = relation.dated_by is not None and any(True for _ in relation.on_time_line("who"))
    return stands and not _date(fact, times.document) and not times.apart(fact)


def _carried(fact: Fact, recent: Sequence[Fact], lead: _Lead | None, times: Times) -> Fact:
    """An event with the date of the one before it, else after it, that somebody did who takes part in it; else with the
    day of the article's first sentences, if they name who takes part or tell the like of it. An award that somebody is
    said to hold has none but that of an award."""
    dated = times.document.schema.relations[fact.relation].dated_by
    present = _persons(fact, times.document, "who", "whom")
    holds = fact.rule in _HOLDERS  # "X arrived on Monday. He holds the order": that he came tells no date of it
    same = [f for f in recent if present & _persons(f, times.document, "who")]
    same = [f for f in same if not holds or f.relation == fact.relation]
    before = [f for f in same if f.evidence.start <= fact.evidence.start]
    nearest = before[-1:] or same[:1]
    if dated is None:
        return fact
    if nearest:
        return replace(fact, roles={**fact.roles, dated.name: _date(nearest[0], times.document)})
    if (
        lead is not None
        and lead.start <= fact.evidence.start
        and ((present & lead.persons and not holds) or _tells_of(lead, fact, times))
    ):
        return replace(fact, roles={**fact.roles, dated.name: (lead.day,)})
    return fact


def _tells_of(lead: _Lead, fact: Fact, times: Times) -> bool:
    """Does the sentence that tells the day tell of what was done to persons, as a fact does: awards, appointments?"""
    if not times.document.schema.relations[fact.relation].done_to_persons:
        return False
    language = times.document.language_at(
        bisect_left(times.document.tokens, fact.evidence.start, key=lambda t: t.start)
    )
    groups = language.predicates.get(fact.relation, {}).values()
    return any(word in lead.words for group in groups for word in group)


def _date(fact: Fact, document: Document) -> tuple[Value, ...]:
    """An event's own date; nothing where none is told, or the fact is no event."""
    dated = document.schema.relations[fact.relation].dated_by
    return fact.roles.get(dated.name, ()) if dated is not None else ()


def _persons(fact: Fact, document: Document, *questions: str) -> set[str]:
    """The ids of the persons who answer some questions about a fact."""
    roles = document.schema.relations[fact.relation].asking(*questions)
    values = (v for role in roles for v in fact.roles.get(role.name, ()))
    return {v.id for v in values if isinstance(v, Entity) and document.is_a(v, "Person")}
