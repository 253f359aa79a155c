"""Initiatives in the news: their money, and where they run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import ontology.schema
from graph.store import Store
from queries.ask import units
from queries.ask.source import chunks, nodes, texts
from queries.facts.named import Named, named
from queries.facts.told import FactView, told, values

PROGRAMMES = 6  # that are shown
_CANDIDATES = 500  # facts of one


@dataclass(frozen=True, slots=True)
class Programme:
    """An initiative: how many of the latest articles tell of it, its money and where it runs."""

    name: Named
    money: Sequence[FactView]
    places: Sequence[Named]


def programmes(store: Store, articles: Sequence[str], language: str) -> list[Programme]:
    """The initiatives that most of the articles name, those with money or places."""
    many: Counter[str] = Counter()
    for chunk in chunks(articles):
        query = f"SELECT ?what WHERE {{ VALUES ?a {{ {chunk} }} ?a orda:mentions ?what . ?what a orda:Initiative }}"
        many.update(what for (what,) in texts(store, query))
    chosen = sorted(many, key=lambda what: (-many[what], what))[: 3 * PROGRAMMES]
    names = named(store, chosen, language)
    found = [_programme(store, names[what], language) for what in chosen]
    return [one for one in found if one.money or one.places][:PROGRAMMES]


def _programme(store: Store, name: Named, language: str) -> Programme:
    relations = ontology.schema.load().relations
    carriers = {p for r in relations.values() for role in r.asking("about") for p, _ in role.properties}
    query = f"SELECT DISTINCT ?fact WHERE {{ VALUES ?about {{ {nodes(carriers)} }} ?fact ?about {nodes([name.iri])} }}"
    facts = told(
        store, [f for (f,) in texts(store, f"{query} ORDER BY ?fact LIMIT {_CANDIDATES}")], language, about=name.iri
    )
    where = [r.iri for r in relations.values() if r.statement and list(r.asking("where"))]
    within = f"SELECT DISTINCT ?o WHERE {{ VALUES ?p {{ {nodes(where)} }} {nodes([name.iri])} ?p ?o }} ORDER BY ?o"
    places = named(store, [o for (o,) in texts(store, f"{within} LIMIT {_CANDIDATES}")], language)
    return Programme(name, [fact for fact in facts if _is_money(fact)], list(places.values()))


def _is_money(fact: FactView) -> bool:
    relation = ontology.schema.load().relations[fact.relation]
    told_in = [unit for role in relation.asking("unit") for unit in values(fact.fact).get(role.name, ())]
    return any(units.is_money(unit) for unit in told_in)
