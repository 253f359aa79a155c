"""Offices with one seat: whose two holders at a time contradict each other, and whose last holder holds it today."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from queries.ask import resolve
from queries.ask.source import Source
from queries.ask.stored import ARTICLES, facts_named
from queries.ask.tenures import Tenure, of_offices, tenures
from queries.facts.participation import facts_of

MOST_HOLDERS = 400  # facts that tell of an office
_OFFICE = "Office"
_LATER = "9999"

Held = Mapping[str, Sequence[Tenure]]  # all tenures of offices, by their IRIs


def of_one_seat(source: Source, roles: Iterable[str]) -> Held:
    """All tenures of each of the offices among some roles that has one seat.

    Args:
        source: a store or an endpoint.
        roles: the IRIs of offices, and of titles in words.
    """
    offices = [role for role, kinds in resolve.classes(source, roles).items() if _OFFICE in kinds]
    iris = [fact for office in sorted(offices) for fact in facts_of(source, office, MOST_HOLDERS)]
    found = [fact for fact in facts_named(source, iris, read=ARTICLES) if fact.relation in of_offices()]
    held: dict[str, list[Tenure]] = defaultdict(list)
    for tenure in tenures(source, found):
        held[tenure.role].append(tenure)
    return {office: told for office, told in held.items() if not _has_seats(told)}


def is_present(tenure: Tenure, held: Held) -> bool:
    """Does somebody hold an office with one seat now: is it known when it began, and that nobody has come after?

    Who is only called so by an article may have left since.
    """
    others = held.get(tenure.role)
    return others is not None and tenure.is_open and tenure == latest(o for o in others if o.at == tenure.at)


def latest(held: Iterable[Tenure]) -> Tenure | None:
    """Of the tenures of one seat that are not known to have ended, the one that began last, or that an article since
    told of; None where all have."""
    going_on = (tenure for tenure in held if not (tenure.end or tenure.ends_by))
    return max(going_on, key=lambda t: (max(t.start, t.told[1]), t.start), default=None)


def _has_seats(told: Sequence[Tenure]) -> bool:
    """Have two held an office at a time, all their dates known?"""
    dated = [t for t in told if t.start and t.end]
    return any(contradict(one, other) for one in dated for other in dated)


def contradict(one: Tenure, other: Tenure) -> bool:
    """Do two tell of one office at the same time, and not of one tenure? Of one day at the edges nobody can tell."""
    if one == other or one.at != other.at or one.acting != other.acting:
        return False
    (begun, ended), (begun_then, _) = sorted((_span(one), _span(other)))
    precise = min(len(ended), len(begun_then))
    return (
        bool(begun) and begun_then[:precise] < ended[:precise] and (begun != begun_then or one.person == other.person)
    )


def _span(tenure: Tenure) -> tuple[str, str]:
    """From when until when; of what is only known to have ended, or was over when told of, the end alone."""
    ended = tenure.until or _LATER
    return min(tenure.since or tenure.until, ended), ended
