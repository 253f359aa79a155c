"""The facts around an entity, step by step: of a graph of any size only what is near is read.

Every query is about given nodes and reads a bounded number of rows; what was cut is told.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Set
from dataclasses import dataclass, field

import ontology.schema
from ontology.schema import ENTITY_CLASSES
from queries.analysis.finding import LeftOut
from queries.analysis.texts import counted, sentence
from queries.ask import resolve
from queries.ask.source import Source, chunks, texts
from queries.ask.stored import StoredFact, facts_named
from queries.facts.participation import facts_near

OF_CENTRE, OF_OTHERS = 5_000, 1_000  # facts of one entity
ENTITIES = 2_000  # that one step more brings
_NAMED = 5  # names in a reason

Neighbours = Mapping[str, Set[str]]  # of each entity


@dataclass(slots=True)
class Around:
    """What lies around an entity.

    Attributes:
        facts: by IRI.
        entities: those within the steps.
        cut: those of which not all facts were read.
        beyond: how many entities were too many.
    """

    facts: dict[str, StoredFact] = field(default_factory=dict)
    entities: set[str] = field(default_factory=set)
    cut: set[str] = field(default_factory=set)
    beyond: int = 0


def around(
    source: Source,
    centre: str,
    steps: int,
    neighbours: Callable[[Collection[StoredFact], Set[str]], Neighbours],
    beside: Callable[[Iterable[StoredFact]], Set[str]] | None = None,
) -> Around:
    """The facts of an entity, of its neighbours, and so on, and those that link the outermost with each other.

    Args:
        source: a store or an endpoint.
        centre: the entity's IRI.
        steps: how far to go.
        neighbours: whom facts link to each of some entities.
        beside: what else the facts of must be known, such as the places that events happened in; None where a fact
            names all that it links.
    """
    found, ring = Around(entities={centre}), {centre}
    for step in range(steps + 1):
        most = OF_OTHERS if step else OF_CENTRE
        near = facts_near(source, ring, most)
        found.cut |= {entity for entity, facts in near.items() if len(facts) >= most}
        times = Counter(fact for facts in near.values() for fact in facts)
        outermost = step == steps and beside is None
        new = _read(source, found, (fact for fact, many in times.items() if many > 1 or not outermost))
        if beside is not None and (places := beside(new) - ring):
            _read(source, found, {f for facts in facts_near(source, places, most).values() for f in facts})
        if step == steps:
            break
        linked = neighbours(found.facts.values(), ring)
        times = Counter(other for others in linked.values() for other in others if other not in found.entities)
        ring = set(sorted(times, key=lambda other: (-times[other], other))[:ENTITIES])
        found.beyond += len(times) - len(ring)
        found.entities |= ring
    return found


def _read(source: Source, found: Around, iris: Iterable[str]) -> list[StoredFact]:
    """The facts among these that are not known yet; they are, afterwards."""
    new = list(facts_named(source, sorted(set(iris) - found.facts.keys())))
    found.facts |= {fact.iri: fact for fact in new}
    return new


def mentioned(source: Source, entities: Iterable[str]) -> dict[str, int]:
    """How many articles mention each of some entities; none that no article does."""
    counted = "SELECT ?e (COUNT(DISTINCT ?a) AS ?n) WHERE {{ VALUES ?e {{ {} }} ?a orda:mentions ?e }} GROUP BY ?e"
    rows = (row for chunk in chunks(entities) for row in texts(source, counted.format(chunk)))
    return {entity: int(number) for entity, number in rows if entity}


def entities(source: Source, iris: Iterable[str]) -> set[str]:
    """Which of some nodes are entities, not posts or facts."""
    schema = ontology.schema.load()
    kinds = resolve.classes(source, iris)
    return {iri for iri, known in kinds.items() if any(schema.base(kind) in ENTITY_CLASSES for kind in known)}


def cut(source: Source, language: str, near: Around) -> list[LeftOut]:
    """What was too much to be read around an entity."""
    found = []
    if near.cut:
        names = resolve.labels(source, near.cut, language)
        shown = ", ".join(sorted(names.get(iri, iri) for iri in near.cut)[:_NAMED])
        found.append(LeftOut(sentence("cut", language, names=shown, **_facts(language)), len(near.cut)))
    if near.beyond:
        found.append(LeftOut(sentence("beyond", language, most=counted("entities", ENTITIES, language)), near.beyond))
    return found


def _facts(language: str) -> dict[str, str]:
    limits = {"centre": OF_CENTRE, "most": OF_OTHERS}
    return {name: counted("facts", limit, language) for name, limit in limits.items()}
