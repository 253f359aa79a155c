"""What happened or holds, each once: one visit of several people, though a fact tells of each of them.

Facts of one relation are one happening where they tell the same of the same, in one release or with one date; and where
they tell what people did on the same day in the same place, or with the same facility opened. That one article names
both does not make it one: an article tells of many things.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from networkx.utils import UnionFind

import ontology.schema
from ontology.dates import TO_DAY
from ontology.namespaces import ID
from ontology.schema import Relation
from queries.ask.stored import StoredFact
from queries.ask.tenures import Tenure
from queries.facts.lasting import Span

_AT_ONE_PLACE = ("where", "what")  # what those have in common who did the same on a day


@dataclass(frozen=True, slots=True)
class Happening:
    """An event, or a state that holds.

    Attributes:
        relation: the name of the relation.
        parts: the IRIs of all that have part in it.
        facts: the IRIs of the facts that tell of it, sorted.
        releases: the first article of each release that tells of it; empty where only the reference data do.
        since, until: when it began and ended, as precise as is told; empty where that is not known, or has not ended.
    """

    relation: str
    parts: frozenset[str]
    facts: tuple[str, ...]
    releases: frozenset[str]
    since: str
    until: str


def happenings(
    facts: Iterable[StoredFact],
    lasting: Mapping[str, Span],
    held: Iterable[Tenure] = (),
    first_of: Mapping[str, str] = MappingProxyType({}),
    wide: frozenset[str] = frozenset(),
) -> list[Happening]:
    """The happenings that facts tell of, in the order of their facts.

    Args:
        facts: of any relations; those that draw no links are passed over.
        lasting: from when until when each holds.
        held: the tenures that they tell of, each of which is one.
        first_of: the first article of an article's release, where it is another.
        wide: places that many things happen in at once, such as countries: they make no two facts one.
    """
    known = {fact.iri: fact for fact in facts if ontology.schema.load().relations[fact.relation].edges}
    alike, first = UnionFind(known), dict[object, str]()
    for fact in known.values():
        for key in _keys(fact, first_of, wide):
            alike.union(fact.iri, first.setdefault(key, fact.iri))
    for tenure in held:
        alike.union(*(iri for iri in tenure.facts if iri in known))
    groups = sorted(map(sorted, alike.to_sets()))
    return [_happening([known[iri] for iri in iris], lasting, first_of) for iris in groups]


def parts(fact: StoredFact) -> frozenset[str]:
    """The IRIs of all that have part in a fact."""
    return frozenset(iri for values in fact.roles.values() for value in values if (iri := _iri(value)))


def _keys(fact: StoredFact, first_of: Mapping[str, str], wide: frozenset[str]) -> Iterator[object]:
    """What a fact shares with every other that tells of the same happening."""
    relation = ontology.schema.load().relations[fact.relation]
    day = _date(fact, relation)
    told = frozenset((role, str(value)) for role, values in fact.roles.items() for value in values)
    for when in [day] if day else {first_of.get(e.article, e.article) for e in fact.evidence} or {""}:
        yield relation.name, when if relation.identity == "Event" else "", told
    yield from (scene for scene in scenes(fact) if scene[2] not in wide)


def scenes(fact: StoredFact) -> Iterator[tuple[str, str, str]]:
    """The relation, the day and each place of what people did, where a fact tells all three."""
    relation = ontology.schema.load().relations[fact.relation]
    day = _date(fact, relation)
    doing = any(role.asks == "who" and fact.roles.get(role.name) for role in relation.on_time_line("who"))
    if doing and len(day) == TO_DAY:
        for role in relation.asking(*_AT_ONE_PLACE):
            yield from ((relation.name, day, place) for v in fact.roles.get(role.name, ()) if (place := _iri(v)))


def _date(fact: StoredFact, relation: Relation) -> str:
    role = relation.dated_by
    return min((getattr(v, "value", "") for v in fact.roles.get(role.name, ())), default="") if role else ""


def _happening(facts: Sequence[StoredFact], lasting: Mapping[str, Span], first_of: Mapping[str, str]) -> Happening:
    spans = [lasting.get(fact.iri, ("", "")) for fact in facts]
    ends = [until for _, until in spans]
    since = min((since for since, _ in spans if since), default="")
    at_once = all(begun == ended for begun, ended in spans)  # then a later article tells of nothing later
    return Happening(
        relation=facts[0].relation,
        parts=frozenset().union(*map(parts, facts)),
        facts=tuple(fact.iri for fact in facts),
        releases=frozenset(first_of.get(e.article, e.article) for fact in facts for e in fact.evidence),
        since=since,
        until=since if at_once else "" if "" in ends else max(ends),
    )


def _iri(value: object) -> str:
    iri = getattr(value, "value", "")
    return iri if iri.startswith(ID) and not getattr(value, "datatype", None) else ""
