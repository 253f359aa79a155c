"""In which place of a kind each thing lies: in its region, its district, its city."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ontology.namespaces import LOCATED_IN
from queries.ask import resolve
from queries.ask.source import Source
from queries.facts.regions import containers

REGION, COUNTRY = "Region", "Country"
_PLACED = frozenset(["Place", "Facility"])  # what lies in a place; a body may only have its seat there


class Lying:
    """Where the things of a graph lie, looked up once for each of them.

    Args:
        source: a store or an endpoint.
    """

    def __init__(self, source: Source) -> None:
        self._source = source
        self._within: dict[str, Sequence[str]] = {}
        self._kinds: dict[str, Sequence[str]] = {}

    def kinds(self, iri: str) -> Sequence[str]:
        """The classes of a thing that was learnt of, by their local names, the most specific first."""
        return self._kinds.get(iri, ())

    def learn(self, iris: Iterable[str]) -> None:
        """Look up the classes of things and what they lie in, in as many queries as there are levels of places."""
        new = set(iris) - self._kinds.keys()
        kinds = resolve.classes(self._source, new)
        placed = {iri for iri in new if _PLACED & set(kinds.get(iri, ()))}
        within = containers(self._source, placed, LOCATED_IN)
        further = {place for places in within.values() for place in places} - new - self._kinds.keys()
        kinds |= resolve.classes(self._source, further)
        self._kinds |= {iri: kinds.get(iri, ()) for iri in new | further}
        self._within |= within

    def nearest(self, iri: str, kind: str) -> str | None:
        """The place of a kind that a thing is or lies in, the nearest; None where none is known.

        Args:
            iri: the thing; one that was not learnt of lies nowhere.
            kind: a class of places. A city that belongs to no region, but to the country itself, is a ``Region``, too.
        """
        for place in self._outwards(iri):
            if kind in self.kinds(place) or (kind == REGION and self._is_top(place)):
                return place
        return None

    def within(self, iri: str, place: str) -> bool:
        """Does a thing lie in a place, or is it that place?"""
        return place in self._outwards(iri)

    def _is_top(self, iri: str) -> bool:
        """Is a city a first-level unit of its country?"""
        around = self._within.get(iri, ())
        return "City" in self.kinds(iri) and bool(around) and COUNTRY in self.kinds(around[0])

    def _outwards(self, iri: str) -> Iterator[str]:
        todo, seen = [iri], {iri}
        while todo:
            current = todo.pop(0)
            yield current
            further = [place for place in self._within.get(current, ()) if place not in seen]
            seen.update(further)
            todo += further
