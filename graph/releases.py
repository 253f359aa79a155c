"""Which articles give the same release: decided of all that a store holds, after they were read.

Each later article of a release is linked to its first, in a graph of their own, so that counts can take a release for
one. The links depend on what the store holds, not on the order in which it came to hold it: of articles that stayed as
they were what was decided is kept, which gives what deciding anew would give.

Articles are gone through day by day; what is in memory is what those of the last days are compared by, and all that
have no day. See docs/decisions/0039-growth.md.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Set
from datetime import date
from functools import lru_cache

import networkx as nx
import pyoxigraph as ox

from graph.likeness import REPRINTED, Content, Outline, reprints, translates
from graph.shelves import candidates
from graph.store import HASH, TEXT, Store, Triple
from ontology.namespaces import GRAPH, iri

RELEASES = GRAPH + "releases"

_MOST_CHANGED = 100_000  # articles that are known one by one to have changed; of more, all are looked at
_CONTENTS = 64  # articles whose words are in memory at once

_SAME, _MENTIONS, _SIGNATURE, _ISSUED, _LANGUAGE = (
    ox.NamedNode(iri(name))
    for name in ("orda:sameReleaseAs", "orda:mentions", "orda:signature", "dcterms:issued", "dcterms:language")
)
_DAY = ox.NamedNode(iri("xsd:date"))
_MODULUS = 1 << 256


class Changes:
    """Which articles of a store change from now on.

    Args:
        store: as it is before.
    """

    def __init__(self, store: Store) -> None:
        self.before = _state(store)
        self._articles: set[str] | None = set()

    def add(self, article: str) -> None:
        """Note one that was written or removed."""
        if self._articles is not None:
            self._articles.add(article)
            if len(self._articles) > _MOST_CHANGED:
                self._articles = None

    @property
    def articles(self) -> Set[str] | None:
        """Their IRIs; None where they are too many to be told one by one."""
        return self._articles


def link(store: Store, changes: Changes) -> int:
    """Link the articles of each release in a store.

    Args:
        store: whose articles.
        changes: what changed since the store was as its links say, if they say so.

    Returns:
        How many articles are another's reprint or translation.

    Raises:
        StoreError: the store cannot be written.
    """
    now, linked = _state(store), _linked(store)
    if linked == now:
        return sum(triple.predicate == _SAME for triple in store.triples(RELEASES))
    kept, anew = dict[str, str](), None
    if linked == changes.before and changes.articles is not None:  # else a build was broken off, or another wrote
        kept, anew = _spared(store, changes.articles)
    releases = nx.Graph([*kept.items(), *_alike(store, anew)])
    made_of = ox.NamedNode(RELEASES), _SIGNATURE, ox.Literal(now)
    store.replace(RELEASES, [*_links(store, releases), made_of])
    return releases.number_of_nodes() - nx.number_connected_components(releases)


def _spared(store: Store, changed: Set[str]) -> tuple[dict[str, str], set[str]]:
    """The links between articles that no change touches, and the articles that are to be looked at anew."""
    firsts = _firsts(store)
    spoilt = {firsts.get(article, article) for article in changed}
    kept = {article: first for article, first in firsts.items() if first not in spoilt}
    touched = changed | spoilt | {article for article, first in firsts.items() if first in spoilt}
    return kept, {article for article in touched if store.value(article, HASH)}


def _alike(store: Store, anew: Set[str] | None) -> Iterator[tuple[str, str]]:
    """The pairs of articles that give the same release, one of each among some; None is any."""

    @lru_cache(_CONTENTS)
    def content(article: str) -> Content:
        entities = store.values(article, _MENTIONS)
        return Content(store.value(article, TEXT), frozenset(entities))

    for one, other in candidates(_outlines(store, anew), anew):
        same = reprints if one.language == other.language else translates
        if same(content(one.article), content(other.article)):
            yield one.article, other.article


def _outlines(store: Store, anew: Set[str] | None) -> Iterator[Outline]:
    """What is compared first: of articles without a day, then of those around some, day by day; None is all."""
    undated, days = set[str](), set[str]()
    for article, _ in _articles(store):
        issued = store.value(article, _ISSUED)
        if _is_day(issued):
            days.add(issued)
        else:
            undated.add(article)
    yield from (_outline(store, article, "") for article in sorted(undated))
    if anew is not None and undated.isdisjoint(anew):
        days = _around(days, {store.value(article, _ISSUED) for article in anew})
    for day in sorted(days):
        quads = store.stating(_ISSUED, ox.Literal(day, datatype=_DAY))
        for article in sorted({_value(q.subject) for q in quads if q.graph_name == q.subject}):
            yield _outline(store, article, day)


def _around(days: Set[str], some: Set[str]) -> set[str]:
    """Those of the days that are near some."""
    numbers = {date.fromisoformat(day).toordinal() for day in some}
    near = {number + by for number in numbers for by in range(-REPRINTED, REPRINTED + 1)}
    return {day for day in days if date.fromisoformat(day).toordinal() in near}


def _outline(store: Store, article: str, day: str) -> Outline:
    language, signature = (store.value(article, predicate) for predicate in (_LANGUAGE, _SIGNATURE))
    return Outline(article, day, language, signature, Content(store.value(article, TEXT), frozenset()).numbers)


def _is_day(issued: str) -> bool:
    return len(issued) == len("2018-01-11")


def _links(store: Store, releases: nx.Graph[str]) -> Iterator[Triple]:
    """Each later article of a release, linked to the first."""
    for release in nx.connected_components(releases):
        first, *later = sorted(release, key=lambda article: (store.value(article, _ISSUED) or "9999", article))
        yield from ((ox.NamedNode(article), _SAME, ox.NamedNode(first)) for article in later)


def _firsts(store: Store) -> dict[str, str]:
    """The first article of each later article's release, as they are linked."""
    return {_value(t.subject): _value(t.object) for t in store.triples(RELEASES) if t.predicate == _SAME}


def _linked(store: Store) -> str:
    """The state of the store that was linked; empty where nothing was."""
    return store.value(RELEASES, _SIGNATURE)


def _state(store: Store) -> str:
    """The articles of a store and their hashes in one, in whatever order they come; that of none is empty."""
    total, some = 0, False
    for article, made_of in _articles(store):
        said = f"{article} {made_of}"
        total, some = total + int.from_bytes(hashlib.sha256(said.encode()).digest(), "big"), True
    return f"{total % _MODULUS:064x}" if some else ""


def _articles(store: Store) -> Iterator[tuple[str, str]]:
    """The articles of a store, and their hashes, in whatever order they come."""
    for quad in store.stating(HASH):
        if quad.graph_name == quad.subject:
            yield _value(quad.subject), _value(quad.object)


def _value(term: object) -> str:
    return getattr(term, "value", "")
