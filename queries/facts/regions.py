"""Which region things lie in: the place directly below a country, as the reference data state it before articles do."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from graph.quads import REFERENCE_GRAPH
from ontology.namespaces import LOCATED_IN
from queries.ask.source import Source, chunks, nodes, texts

_LEVELS = 6  # of places within places
_IN = f"{LOCATED_IN}|orda:jurisdiction"


def regions(source: Source, iris: Iterable[str]) -> dict[str, str]:
    """The region of each thing that lies in one, is one, or has power over one, by IRI.

    Args:
        source: a store or an endpoint.
        iris: places, facilities, organizations, initiatives, offices.

    Raises:
        ValueError: one of them is no IRI.
    """
    wanted = set(iris)
    lying = containers(source, wanted)
    top = _top(source, lying)
    found = {iri: _first(iri, lying, top) for iri in sorted(wanted)}
    return {iri: region for iri, region in found.items() if region is not None}


def districts(source: Source, iris: Iterable[str]) -> dict[str, str]:
    """The district or town of each thing that lies in one, or is one, by IRI: the place directly below a region.

    Args:
        source: a store or an endpoint.
        iris: places, facilities, organizations, initiatives, offices.

    Raises:
        ValueError: one of them is no IRI.
    """
    wanted = set(iris)
    lying = containers(source, wanted)
    top = _top(source, lying)
    kinds = _kinds(source, lying, "District", "City")
    below = {thing for thing, places in lying.items() if thing in kinds and places and places[0] in top}
    found = {iri: _first(iri, lying, below) for iri in sorted(wanted)}
    return {iri: district for iri, district in found.items() if district is not None}


def around(source: Source, iri: str) -> list[str]:
    """What a thing lies in, the nearest first, as the reference data state it before articles do.

    Raises:
        ValueError: it is no IRI.
    """
    lying, found = containers(source, {iri}, LOCATED_IN), [iri]
    while (places := lying.get(found[-1])) and places[0] not in found:
        found.append(places[0])
    return found[1:]


def inside(source: Source, iri: str) -> set[str]:
    """A thing, and all that lies in it.

    Raises:
        ValueError: it is no IRI.
    """
    return {iri, *(inner for (inner,) in texts(source, f"SELECT DISTINCT ?s {{ ?s {LOCATED_IN}+ {nodes([iri])} }}"))}


def containers(source: Source, iris: Iterable[str], path: str = _IN) -> Mapping[str, list[str]]:
    """What things lie in, and what that lies in; of one thing what the reference data state first.

    Args:
        source: a store or an endpoint.
        iris: the things.
        path: the properties that say what something lies in; by default, what it has power over is among it.

    Raises:
        ValueError: one of them is no IRI.
    """
    found: dict[str, list[str]] = defaultdict(list)
    todo, seen = set(iris), set(iris)
    for _ in range(_LEVELS):
        located = [
            row
            for chunk in chunks(todo)
            for place in (f"GRAPH ?g {{ ?s {path} ?o }}", f"?s {path} ?o")  # not every source has named graphs
            for row in texts(source, f"SELECT ?g ?s ?o {{ VALUES ?s {{ {chunk} }} {place} }}")
        ]
        for _, thing, place in sorted(located, key=lambda row: (not row[0].startswith(REFERENCE_GRAPH), row)):
            if place and place not in found[thing]:
                found[thing].append(place)
        todo = {place for _, _, place in located if place} - seen
        seen |= todo
    return found


def _top(source: Source, containers: Mapping[str, list[str]]) -> set[str]:
    """The regions, and the cities that lie in no region."""
    known = {*containers, *(place for places in containers.values() for place in places)}
    kinds = _kinds(source, known, "Region", "City", "Country")
    countries = {thing for thing, classes in kinds.items() if "Country" in classes}
    return {
        thing
        for thing, places in containers.items()
        if kinds.get(thing, set()) & {"Region", "City"} and places and places[0] in countries
    }


def _kinds(source: Source, iris: Iterable[str], *classes: str) -> Mapping[str, set[str]]:
    """Which of some classes things are of, those that are of any."""
    kinds: dict[str, set[str]] = defaultdict(set)
    named = " ".join(f"orda:{name}" for name in classes)
    for chunk in chunks(iris):
        for thing, kind in texts(source, f"SELECT ?s ?c {{ VALUES ?s {{ {chunk} }} VALUES ?c {{ {named} }} ?s a ?c }}"):
            kinds[thing].add(kind.rpartition("#")[2])
    return kinds


def _first(thing: str, containers: Mapping[str, list[str]], top: set[str]) -> str | None:
    """The nearest region around a thing, or itself."""
    todo, seen = [thing], set()
    while todo:
        current = todo.pop(0)
        if current in top:
            return current
        if current not in seen:
            seen.add(current)
            todo += containers.get(current, [])
    return None
