"""Who held which office when, as pages tell it: a line for each time, with what proves it and what contradicts it.

The times come from ``queries.ask.tenures`` alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import ontology.schema
from graph.store import Store
from queries.ask.tenures import Tenure, latest_first, of_offices, tenures, values
from queries.facts.named import Named, named
from queries.facts.proofs import Proof
from queries.facts.seats import contradict, is_present, of_one_seat
from queries.facts.telling import Teller
from queries.facts.told import FactView, in_order, seats

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
    return [_line(tenure, told, names, teller) for tenure in latest_first(held)]


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
    held = of_one_seat(store, {line.tenure.role for line in lines})
    others = [[t for t in held.get(n.tenure.role, ()) if contradict(n.tenure, t)] for n in lines]
    spoken = {iri for found in others for t in found for iri in (t.person, t.role, t.at) if iri}
    names = named(store, spoken, language)
    teller = Teller(names, language, {t.role: frozenset([t.at]) for found in others for t in found})
    relation = next(iter(of_offices().values()))
    return [
        replace(
            line,
            conflicts=[teller(relation, values(tenure, relation)) for tenure in found],
            present=is_present(line.tenure, held),
        )
        for line, found in zip(lines, others, strict=True)
    ]


def _line(tenure: Tenure, told: Mapping[str, FactView], names: Mapping[str, Named], teller: Teller) -> OfficeLine:
    views = [told[iri] for iri in tenure.facts]
    relation = ontology.schema.load().relations[views[0].relation]
    said = values(tenure, relation)
    under = replace(teller, about=teller.about | {tenure.role})
    return OfficeLine(
        anchor=views[0].anchor,
        tenure=tenure,
        person=names[tenure.person],
        role=names[tenure.role],
        sentence=teller(relation, said),
        brief=under(relation, said),
        proofs=in_order(proof for view in views for proof in view.proofs),
        pages=sorted({page for view in views for page in view.pages}),
    )
