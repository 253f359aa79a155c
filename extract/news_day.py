"""The day that an article is about: one sentence tells its date, sentence after sentence what was done on it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from extract.document import Document
from extract.event_time import Times
from extract.model import Fact, Value
from ontology.dates import TO_DAY, TO_MONTH, TO_YEAR
from ontology.reference import Entity

_DAYS = 14  # that news looks back on


def carried_on(facts: Iterable[Fact], times: Times) -> list[Fact]:
    """The facts, where events without a date have that of what the same person did in those days.

    Args:
        facts: what was read, with the dates that their own sentences tell.
        times: the article's dates.
    """
    told = list(facts)
    recent = sorted((f for f in told if _recent(f, times.document)), key=lambda f: f.evidence.start)
    return [_carried(f, recent, times) if recent and _undated(f, times) else f for f in told]


def _recent(fact: Fact, document: Document) -> bool:
    """Was an event shortly before the article's date?"""
    issued = document.article.issued
    match _date(fact, document):
        case (str(when),) if issued is not None:
            if len(issued) == len(when) == TO_DAY:
                return 0 <= (date.fromisoformat(issued) - date.fromisoformat(when)).days <= _DAYS
            return len(when) > TO_YEAR and when[:TO_MONTH] == issued[:TO_MONTH]
    return False


def _undated(fact: Fact, times: Times) -> bool:
    """Is it an event of a time line that has no date, and is at no other time for all that its sentence says?"""
    relation = times.document.schema.relations[fact.relation]
    stands = relation.dated_by is not None and any(True for _ in relation.on_time_line("who"))
    return stands and not _date(fact, times.document) and not times.apart(fact)


def _carried(fact: Fact, recent: Sequence[Fact], times: Times) -> Fact:
    """An event with the date of the one before it, else after it, that somebody did who takes part in it."""
    dated = times.document.schema.relations[fact.relation].dated_by
    present = _persons(fact, times.document, "who", "whom")
    same = [f for f in recent if present & _persons(f, times.document, "who")]
    before = [f for f in same if f.evidence.start <= fact.evidence.start]
    nearest = before[-1:] or same[:1]
    if dated is None or not nearest:
        return fact
    return replace(fact, roles={**fact.roles, dated.name: _date(nearest[0], times.document)})


def _date(fact: Fact, document: Document) -> tuple[Value, ...]:
    """An event's own date; nothing where none is told, or the fact is no event."""
    dated = document.schema.relations[fact.relation].dated_by
    return fact.roles.get(dated.name, ()) if dated is not None else ()


def _persons(fact: Fact, document: Document, *questions: str) -> set[str]:
    """The ids of the persons who answer some questions about a fact."""
    roles = document.schema.relations[fact.relation].asking(*questions)
    values = (v for role in roles for v in fact.roles.get(role.name, ()))
    return {v.id for v in values if isinstance(v, Entity) and document.is_a(v, "Person")}
