"""Terms: from when and until when a state held that events began and ended, where its own words tell no date."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from extract.model import Fact, Value
from ontology.schema import Relation

_ENDS = ("since", "until")  # what a beginning and an end answer


def bounded(facts: Iterable[Fact], relations: Mapping[str, Relation]) -> list[Fact]:
    """The facts, where states have the dates of the events that began and ended them, as the ontology says which do.

    An event is a state's where both say the same in the roles that are required of both and, if both tell more, in the
    others that both have; of several, the first is.

    Args:
        facts: what was read, with the dates of events.
        relations: the relations of the ontology by name.
    """
    told = list(facts)
    events = [(f, relation) for f in told if (relation := relations[f.relation]).begins or relation.ends]
    return [_bounded(fact, events, relations[fact.relation]) for fact in told]


def _bounded(fact: Fact, events: Iterable[tuple[Fact, Relation]], state: Relation) -> Fact:
    """A state with the dates of the events that began and ended it."""
    found: dict[str, tuple[Value, ...]] = {}
    for event, relation in events:
        for question, states in zip(_ENDS, (relation.begins, relation.ends), strict=True):
            for role in state.asking(question) if state.name in states else ():
                dates = event.roles.get(relation.dated_by.name, ()) if relation.dated_by is not None else ()
                if dates and role.name not in found and _are_of_same(fact, event, state, relation):
                    found[role.name] = dates
    missing = {name: dates for name, dates in found.items() if name not in fact.roles}
    return replace(fact, roles={**fact.roles, **missing}) if missing else fact


def _are_of_same(fact: Fact, event: Fact, state: Relation, relation: Relation) -> bool:
    """Is a state what an event began or ended?"""
    for name in _shared(state, relation):
        mine, its = fact.roles.get(name, ()), event.roles.get(name, ())
        if ((mine and its) or state.roles[name].required) and mine != its:
            return False
    return True


def _shared(state: Relation, relation: Relation) -> Iterator[str]:
    return (name for name in state.roles if name in relation.roles)
