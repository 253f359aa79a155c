"""Who governs a country's first-level units, by the office there that most is told of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graph.store import Store
from queries.ask.source import nodes, texts
from queries.facts.named import Named, named
from queries.facts.tenures import of_offices
from queries.facts.told import FactView, seats, told, values
from queries.serve.views.offices import OfficeLine, by_office, office_lines

MOST_UNITS = 40
# What ISO 3166-2 codes: a country's code, a hyphen, the unit's.
_UNITS = 'SELECT ?place WHERE { ?place orda:iso3166 ?code FILTER(CONTAINS(?code, "-")) } ORDER BY ?code ?place'


@dataclass(frozen=True, slots=True)
class Governed:
    """Who governs a place: as far as is known, and on the day of the latest article."""

    place: Named
    now: OfficeLine | None
    then: OfficeLine | None


def governed(store: Store, day: str, language: str) -> list[Governed]:
    """Who governs each unit, in the order of their codes.

    Args:
        store: the store.
        day: of the latest article; empty where none has a date.
        language: to tell it in.
    """
    units = [unit for (unit,) in texts(store, f"{_UNITS} LIMIT {MOST_UNITS}")]
    facts = told(store, _held_at(store, units), language)
    known = seats(store, [fact.fact for fact in facts])
    names = named(store, units, language)
    found = []
    for unit in units:
        lines = office_lines(store, [fact for fact in facts if _speaks_of(fact, unit)], language, unit)
        heads = by_office(line for line in lines if unit in known.get(line.tenure.role, ()))
        if heads:
            held = max(heads, key=lambda head: len(head[1]))[1]
            then = [line for line in held if day and line.tenure.at_date(day)]
            found.append(Governed(names[unit], next((n for n in held if n.is_open), None), next(iter(then), None)))
    return found


def _held_at(store: Store, places: Sequence[str]) -> list[str]:
    """The facts that tell who holds an office at the places."""
    carriers = {p for r in of_offices().values() for role in r.on_time_line("what") for p, _ in role.properties}
    kinds = ", ".join(f"<{relation.iri}>" for relation in of_offices().values())
    query = (
        f"SELECT DISTINCT ?fact WHERE {{ VALUES ?place {{ {nodes(places)} }} VALUES ?at {{ {nodes(carriers)} }} "
        f"?fact ?at ?place ; a ?kind . FILTER(?kind IN ({kinds})) }} ORDER BY ?fact"
    )
    return [fact for (fact,) in texts(store, query)]


def _speaks_of(fact: FactView, node: str) -> bool:
    return any(node in found for found in values(fact.fact).values())
