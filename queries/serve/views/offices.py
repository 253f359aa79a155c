"""Who held which office when, as pages tell it: a line for each time, with what proves it and what contradicts it.

The times come from ``queries.facts.tenures`` alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import ontology.schema
from graph.store import Store
from ontology.schema import Relation
from queries.ask import resolve
from queries.facts.named import Named, named
from queries.facts.participation import facts_of
from queries.facts.proofs import Proof
from queries.facts.stored import facts_named
from queries.facts.telling import Teller
from queries.facts.tenures import Tenure, of_offices, tenures
from queries.facts.told import FactView, in_order, seats

MOST_HOLDERS = 400  # facts that tell of an office
_OFFICE = "Office"
_LATER = "9999"


@dataclass(frozen=True, slots=True)
class OfficeLine:
    """One time that somebody held an office.

    Attributes:
        anchor: what its place on a page is called.
        tenure: the time.
        person, role: who and which, by name.
        sentence, brief: it is told so, and so under the name of the office.
        proofs: the words that state it, the newest first; none where only the reference data do.
        pages: those that confirm what the reference data state.
        conflicts: how other sources tell of the same office at the same time.
        present: whether it is the last that is known to have begun of an office with one seat, and not to have ended.
    """

    anchor: str
    tenure: Tenure
    person: Named
    role: Named
    sentence: Sequence[Named]
    brief: Sequence[Named]
    proofs: Sequence[Proof]
    pages: Sequence[str]
    conflicts: Sequence[Sequence[Named]] = ()
    present: bool = False

    @property
    def begun(self) -> str:
        """When it had begun at the latest: of what was over when an article told of it, when it ended."""
        return min(self.tenure.since, self.tenure.until or self.tenure.since)

    @property
    def is_open(self) -> bool:
        """Is it known when it began, and not that it ended?"""
        return bool(self.tenure.start) and not self.tenure.until


def office_lines(store: Store, views: Sequence[FactView], language: str, about: str) -> list[OfficeLine]:
    """The times that facts tell of and that a node has part in, the latest first.

    Args:
        store: where they are.
        views: the facts.
        language: to tell them in.
        about: the holder, the office, or the place or body.
    """
    told = {view.iri: view for view in views}
    facts = [view.fact for view in views]
    held = [t for t in tenures(store, facts) if about in (t.person, t.role, t.at)]
    spoken = {iri for t in held for iri in (t.person, t.role, t.at) if iri}
    names = named(store, spoken, language)
    teller = Teller(names, language, seats(store, facts), frozenset([about]))
    found = [_line(tenure, told, names, teller) for tenure in held]
    return sorted(found, key=lambda line: (line.begun, line.tenure.until or _LATER, line.anchor), reverse=True)


def by_office(lines: Iterable[OfficeLine]) -> list[tuple[Named, list[OfficeLine]]]:
    """The lines of each office: first what has a known holder of today, then what articles tell most of."""
    found: dict[Named, list[OfficeLine]] = defaultdict(list)
    for line in lines:
        found[line.role].append(line)

    def weight(group: tuple[Named, list[OfficeLine]]) -> tuple[bool, int, int, str]:
        role, told = group
        return not any(line.present for line in told), -sum(len(n.proofs) for n in told), -len(told), role.iri

    return sorted(found.items(), key=weight)


def compared(store: Store, lines: Sequence[OfficeLine], language: str) -> list[OfficeLine]:
    """The lines, each compared with all that is told of its office: what contradicts it, and whether it is the last.

    An office that the reference data give several holders at a time has several seats, and neither.
    """
    classes = resolve.classes(store, {line.tenure.role for line in lines})
    held = _holders(store, (office for office, kinds in classes.items() if _OFFICE in kinds))
    others = [[t for t in held.get(n.tenure.role, ()) if _contradict(n.tenure, t)] for n in lines]
    spoken = {iri for found in others for t in found for iri in (t.person, t.role, t.at) if iri}
    names = named(store, spoken, language)
    teller = Teller(names, language, {t.role: frozenset([t.at]) for found in others for t in found})
    relation = next(iter(of_offices().values()))
    return [
        replace(
            line,
            conflicts=[teller(relation, _values(tenure, relation)) for tenure in found],
            present=line.is_open and _is_last(line.tenure, held.get(line.tenure.role)),
        )
        for line, found in zip(lines, others, strict=True)
    ]


def _is_last(tenure: Tenure, held: Sequence[Tenure] | None) -> bool:
    """Is a tenure the last to have begun of those of its office?"""
    return held is not None and all(other.start <= tenure.start for other in held if other.at == tenure.at)


def _line(tenure: Tenure, told: Mapping[str, FactView], names: Mapping[str, Named], teller: Teller) -> OfficeLine:
    views = [told[iri] for iri in tenure.facts]
    relation = ontology.schema.load().relations[views[0].relation]
    values = _values(tenure, relation)
    under = replace(teller, about=teller.about | {tenure.role})
    return OfficeLine(
        anchor=views[0].anchor,
        tenure=tenure,
        person=names[tenure.person],
        role=names[tenure.role],
        sentence=teller(relation, values),
        brief=under(relation, values),
        proofs=in_order(proof for view in views for proof in view.proofs),
        pages=sorted({page for view in views for page in view.pages}),
    )


def _values(tenure: Tenure, relation: Relation) -> dict[str, list[str]]:
    """The values of a tenure by role."""
    told = {
        **{role.name: tenure.person for role in relation.on_time_line("who")},
        **{role.name: tenure.role for role in relation.on_time_line("role")},
        **{role.name: tenure.at for role in relation.on_time_line("what")},
        **{role.name: tenure.start for role in relation.asking("since")},
        **{role.name: tenure.end for role in relation.asking("until")},
    }
    return {role: [value] for role, value in told.items() if value}


def _holders(store: Store, offices: Iterable[str]) -> Mapping[str, Sequence[Tenure]]:
    """All tenures of each office that has one seat."""
    iris = [fact for office in sorted(offices) for fact in facts_of(store, office, MOST_HOLDERS)]
    found = [fact for fact in facts_named(store, iris) if fact.relation in of_offices()]
    held: dict[str, list[Tenure]] = defaultdict(list)
    for tenure in tenures(store, found):
        held[tenure.role].append(tenure)
    return {office: told for office, told in held.items() if not _has_seats(told)}


def _has_seats(told: Sequence[Tenure]) -> bool:
    """Have two held an office at a time, all their dates known?"""
    dated = [t for t in told if t.start and t.end]
    return any(_contradict(one, other) for one in dated for other in dated)


def _contradict(one: Tenure, other: Tenure) -> bool:
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
