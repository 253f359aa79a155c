"""Who governs a country's first-level units, by the office there that most is told of.

All units are asked about at once, and only whom the page shows is told with what proves it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph.store import Store
from queries.ask.source import nodes, texts
from queries.ask.stored import StoredFact, facts_named
from queries.ask.tenures import Tenure, latest_first, of_offices, tenures
from queries.facts.named import Named, named
from queries.facts.proofs import Proof, proofs
from queries.facts.seats import latest
from queries.facts.told import in_order, seats

MOST_UNITS = 40
# What ISO 3166-2 codes: a country's code, a hyphen, the unit's.
_UNITS = 'SELECT ?place WHERE { ?place orda:iso3166 ?code FILTER(CONTAINS(?code, "-")) } ORDER BY ?code ?place'


@dataclass(frozen=True, slots=True)
class Head:
    """Who governs a place, and when.

    Attributes:
        person: who does.
        tenure: the time.
        proofs: the words that state it, the newest first; none where only the reference data do.
        pages: those that confirm what the reference data state.
    """

    person: Named
    tenure: Tenure
    proofs: Sequence[Proof]
    pages: Sequence[str]


@dataclass(frozen=True, slots=True)
class Governed:
    """Who governs a place: as far as is known, and on the day of the latest article."""

    place: Named
    now: Head | None
    then: Head | None


def governed(store: Store, day: str, language: str) -> list[Governed]:
    """Who governs each unit, in the order of their codes.

    Args:
        store: the store.
        day: of the latest article; empty where none has a date.
        language: to tell it in.
    """
    units = [unit for (unit,) in texts(store, f"{_UNITS} LIMIT {MOST_UNITS}")]
    facts = {fact.iri: fact for fact in facts_named(store, _held_at(store, units))}
    held = _held(store, facts, units)
    now = {unit: latest(told) for unit, told in held.items()}
    then = {unit: next((t for t in told if day and t.at_date(day)), None) for unit, told in held.items()}
    shown = {tenure for tenure in (*now.values(), *then.values()) if tenure is not None}
    names = named(store, {*held, *(tenure.person for tenure in shown)}, language)
    proven = proofs(store, (facts[iri] for tenure in shown for iri in tenure.facts), language)
    heads: dict[Tenure | None, Head] = {
        tenure: Head(
            names[tenure.person],
            tenure,
            in_order(proof for iri in tenure.facts for proof in proven[iri]),
            sorted({page for iri in tenure.facts for page in facts[iri].pages}),
        )
        for tenure in shown
    }
    return [Governed(names[unit], heads.get(now[unit]), heads.get(then[unit])) for unit in units if unit in held]


def _held_at(store: Store, places: Sequence[str]) -> list[str]:
    """The facts that tell who holds an office at the places."""
    carriers = {p for r in of_offices().values() for role in r.on_time_line("what") for p, _ in role.properties}
    kinds = ", ".join(f"<{relation.iri}>" for relation in of_offices().values())
    path = "|".join(nodes([carrier]) for carrier in sorted(carriers))  # as a list it would be joined with all places
    query = (
        f"SELECT DISTINCT ?fact WHERE {{ VALUES ?place {{ {nodes(places)} }} ?fact {path} ?place ; a ?kind . "
        f"FILTER(?kind IN ({kinds})) }}"
    )
    return [fact for (fact,) in texts(store, query)]


def _held(store: Store, facts: Mapping[str, StoredFact], units: Sequence[str]) -> dict[str, list[Tenure]]:
    """The times that the office of each unit that most is told of was held, the latest first."""
    known = seats(store, facts.values())
    found: dict[str, dict[str, list[Tenure]]] = defaultdict(lambda: defaultdict(list))
    for tenure in tenures(store, facts.values()):
        if tenure.at in known.get(tenure.role, ()):
            found[tenure.at][tenure.role].append(tenure)

    def weight(office: tuple[str, list[Tenure]]) -> tuple[int, int, str]:
        role, told = office
        return -len(told), -sum(len(facts[iri].evidence) for tenure in told for iri in tenure.facts), role

    return {unit: latest_first(min(found[unit].items(), key=weight)[1]) for unit in units if unit in found}
