"""Who held which office when: one line for each time, whatever number of facts tell of it.

The reference data tell of a tenure with its dates, articles that somebody holds an office on their day. What articles
tell belongs to the tenure that ran then, so that each stands once, with all that proves it. Of an end that nobody tells
nothing is made up: it is unknown, and at the latest where the next known holder began.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

import ontology.schema
from ontology.dates import no_later
from ontology.namespaces import ORDA
from ontology.schema import Relation
from queries.ask.source import Source, issued, nodes, texts
from queries.ask.stored import StoredFact, facts_named

_START, _END, _ENDS_BY, _ACTING = (ORDA + name for name in ("start", "end", "endsBy", "acting"))

Key = tuple[str, str, str]  # a person, an office, and where


@dataclass(frozen=True, slots=True)
class Tenure:
    """One time that somebody held an office.

    Attributes:
        person: the holder's IRI.
        role: the IRI of the office, or of a title in words.
        at: the IRI of the body, or of the place governed; empty where none is told.
        start, end: as precise as they are told; empty where they are not.
        ends_by: when it had ended at the latest, by the next known holder; empty where that is not known.
        told: the dates of the first and of the last article that speaks of it; empty where none has a date.
        acting: whether it was held only until it was filled.
        facts: the IRIs of the facts that tell of it, sorted.
    """

    person: str
    role: str
    at: str = ""
    start: str = ""
    end: str = ""
    ends_by: str = ""
    told: tuple[str, str] = ("", "")
    acting: bool = False
    facts: tuple[str, ...] = ()

    @property
    def since(self) -> str:
        """When it had begun at the latest; empty where nothing tells."""
        return self.start or self.told[0]

    @property
    def until(self) -> str:
        """When it ended, or had ended at the latest; empty where it may go on."""
        return self.end or self.ends_by or ("" if self.start else self.told[1])

    @property
    def begun(self) -> str:
        """When it had begun at the latest: of what was over when an article told of it, when it ended."""
        return min(self.since, self.until or self.since)

    @property
    def is_open(self) -> bool:
        """Is it known when it began, and not that it ended?"""
        return bool(self.start) and not self.until

    def at_date(self, date: str) -> bool:
        """May it have run at a day, month or year? Dates are compared as far as both go; an empty one is any."""
        return not date or (bool(self.since) and no_later(self.since, date) and no_later(date, self.until))


def of_roles(source: Source, roles: Iterable[str] | None = None) -> list[Tenure]:
    """All tenures of some offices or titles, by person and in order of time.

    Args:
        source: a store or an endpoint.
        roles: their IRIs; None is all.

    Raises:
        ValueError: one of them is no IRI.
    """
    wanted = None if roles is None else set(roles)
    which = "" if wanted is None else f"VALUES ?role {{ {nodes(wanted)} }}"
    told = sorted(fact for (fact,) in texts(source, f"SELECT DISTINCT ?fact WHERE {{ {which} ?fact org:role ?role }}"))
    held = tenures(source, facts_named(source, told))
    return [tenure for tenure in held if wanted is None or tenure.role in wanted]


def tenures(source: Source, facts: Iterable[StoredFact]) -> list[Tenure]:
    """The tenures that facts tell of, by person and in order of time.

    Args:
        source: where the facts were read, for the dates of articles.
        facts: of any relations; those that tell of no office are passed over.
    """
    found: dict[Key, list[StoredFact]] = defaultdict(list)
    for fact in facts:
        for key in _held(fact):
            found[key].append(fact)
    articles = {e.article for told in found.values() for fact in told for e in fact.evidence}
    dates = issued(source, articles)
    told = [tenure for key, facts in sorted(found.items()) for tenure in _joined(key, facts, dates)]
    return sorted(told, key=lambda t: (t.person, t.since or "9999", t.until or "9999", t.role, t.at))


def latest_first(tenures: Iterable[Tenure]) -> list[Tenure]:
    """Tenures from the latest to the earliest; of two that began together first the one that ended later."""
    return sorted(tenures, key=lambda t: (t.begun, t.until or "9999", t.facts), reverse=True)


@cache
def of_offices() -> Mapping[str, Relation]:
    """The relations that tell who holds an office, by name."""
    relations = ontology.schema.load().relations
    return {
        name: relation
        for name, relation in relations.items()
        if relation.identity == "State" and any(relation.on_time_line("role"))
    }


def values(tenure: Tenure, relation: Relation) -> dict[str, list[str]]:
    """The values of a tenure by the roles of a relation that tells of offices, to be told in a sentence."""
    told = {
        **{role.name: tenure.person for role in relation.on_time_line("who")},
        **{role.name: tenure.role for role in relation.on_time_line("role")},
        **{role.name: tenure.at for role in relation.on_time_line("what")},
        **{role.name: tenure.start for role in relation.asking("since")},
        **{role.name: tenure.end for role in relation.asking("until")},
    }
    return {role: [value] for role, value in told.items() if value}


def _held(fact: StoredFact) -> Iterator[Key]:
    """The persons, offices and places of a fact; none where it tells of no office."""
    if (relation := of_offices().get(fact.relation)) is None:
        return
    people, roles, places = (
        [getattr(v, "value", "") for role in relation.on_time_line(part) for v in fact.roles.get(role.name, ())]
        for part in ("who", "role", "what")
    )
    yield from ((one, role, place) for one in people for role in roles for place in places or [""])


def _joined(key: Key, facts: Sequence[StoredFact], dates: Mapping[str, str]) -> list[Tenure]:
    """The tenures of one person in one office."""
    dated: list[Tenure] = []
    for fact in sorted(facts, key=lambda f: (_first(f, _START) or "9999", _first(f, _END), f.iri)):
        if _first(fact, _START) or _first(fact, _END):
            tenure = _of(key, fact, dates)
            same = next((n for n, known in enumerate(dated) if _same(known, tenure)), None)
            if same is None:
                dated.append(tenure)
            else:
                dated[same] = _merged(dated[same], tenure)
    undated = [fact for fact in facts if not _first(fact, _START) and not _first(fact, _END)]
    for fact in sorted(undated, key=lambda f: f.iri):
        days = sorted(dates.get(e.article, "") for e in fact.evidence) or [""]
        for day in days:
            seen = Tenure(*key, told=(day, day), acting=_acting(fact), facts=(fact.iri,))
            at = _running(dated, day)
            if at is None:
                dated.append(seen)
            else:
                dated[at] = _merged(dated[at], seen)
    return dated


def _of(key: Key, fact: StoredFact, dates: Mapping[str, str]) -> Tenure:
    days = sorted(day for e in fact.evidence if (day := dates.get(e.article, ""))) or [""]
    start, end, ends_by = (_first(fact, prop) for prop in (_START, _END, _ENDS_BY))
    return Tenure(*key, start, end, ends_by, (days[0], days[-1]), _acting(fact), (fact.iri,))


def _same(one: Tenure, other: Tenure) -> bool:
    """Do two accounts tell of one tenure: of the same beginning, or the same end, as far as both say?"""
    starts, ends = (_agree(one.start, other.start), _agree(one.end, other.end))
    return starts is not False and ends is not False and True in (starts, ends)


def _agree(one: str, other: str) -> bool | None:
    """Are two dates the same, as far as both go; None where one is not told."""
    return (one.startswith(other) or other.startswith(one)) if one and other else None


def _running(tenures: Sequence[Tenure], day: str) -> int | None:
    """The tenure that an article of a day speaks of: the one that ran then, else the last before it, else any."""
    if not tenures:
        return None
    ran = [n for n, tenure in enumerate(tenures) if day and tenure.at_date(day)]
    before = [n for n, tenure in enumerate(tenures) if day and tenure.since and tenure.since <= day]
    return (ran or before or [len(tenures) - 1])[-1]


def _merged(one: Tenure, other: Tenure) -> Tenure:
    """Both accounts in one; of two dates the more precise."""
    days = sorted(day for tenure in (one, other) for day in tenure.told if day) or [""]
    return replace(
        one,
        start=max(one.start, other.start, key=len),
        end=max(one.end, other.end, key=len),
        ends_by=one.ends_by or other.ends_by,
        told=(days[0], days[-1]),
        acting=one.acting and other.acting,
        facts=tuple(sorted({*one.facts, *other.facts})),
    )


def _first(fact: StoredFact, prop: str) -> str:
    return min(fact.texts(prop), default="")


def _acting(fact: StoredFact) -> bool:
    return "true" in fact.texts(_ACTING)
