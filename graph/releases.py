"""Which articles give the same release: decided of all that a store holds, after they were read.

Each later article of a release is linked to its first, in a graph of their own, so that counts can take a release for
one. The links depend on what the store holds, not on the order in which it came to hold it: of articles that stayed as
they were what was decided is kept, which gives what deciding anew would give.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Set
from functools import cache

import networkx as nx
import pyoxigraph as ox

from graph.likeness import Content, Outline, may_reprint, near, reprints, translates
from graph.store import TEXT, Store, Triple
from ontology.namespaces import GRAPH, iri

RELEASES = GRAPH + "releases"

Pair = tuple[str, str]  # two articles, sorted

_SAME, _HASH, _MENTIONS, _SIGNATURE = (
    ox.NamedNode(iri(f"orda:{name}")) for name in ("sameReleaseAs", "contentHash", "mentions", "signature")
)
_OUTLINES = """SELECT ?article ?issued ?language ?signature WHERE {
  GRAPH ?article { ?article a orda:Article . OPTIONAL { ?article dcterms:issued ?issued }
    OPTIONAL { ?article dcterms:language ?language } OPTIONAL { ?article orda:signature ?signature } } }"""


def link(store: Store, before: Mapping[str, str]) -> int:
    """Link the articles of each release in a store.

    Args:
        store: whose articles.
        before: ``hashes`` of the store when it was last known to be linked; nothing where that is not known.

    Returns:
        How many articles are another's reprint or translation.

    Raises:
        StoreError: the store cannot be written.
    """
    now, firsts, linked = hashes(store), _firsts(store), _linked(store)
    if linked == _digest(now):
        return len(firsts)
    if linked != _digest(before):  # a build was broken off, or another program wrote
        before, firsts = {}, {}
    touched = {article for article in now.keys() | before.keys() if now.get(article) != before.get(article)}
    spoilt = {firsts.get(article, article) for article in touched}
    kept = {article: first for article, first in firsts.items() if first not in spoilt}
    anew = {article for article in now if article in touched or firsts.get(article, article) in spoilt}
    outlines = {outline.article: outline for outline in _outlines(store)}
    releases = nx.Graph([*kept.items(), *_alike(store, outlines, anew)])
    made_of = ox.NamedNode(RELEASES), _SIGNATURE, ox.Literal(_digest(now))
    store.replace(RELEASES, [*_links(outlines, releases), made_of])
    return releases.number_of_nodes() - nx.number_connected_components(releases)


def hashes(store: Store) -> dict[str, str]:
    """The hash of what each article's graph was made of, by its IRI."""
    return {_value(q.subject): _value(q.object) for q in store.stating(_HASH) if q.graph_name == q.subject}


def _alike(store: Store, outlines: Mapping[str, Outline], anew: Set[str]) -> Iterator[tuple[str, str]]:
    """The pairs of articles that give the same release, one of each among some."""

    @cache
    def content(article: str) -> Content:
        return _content(store, article)

    for one, other in sorted(_reprinted(outlines, anew)):
        if reprints(content(one), content(other)):
            yield one, other
    for one, other in sorted(_translated(outlines, anew)):
        if translates(content(one), content(other)):
            yield one, other


def _reprinted(outlines: Mapping[str, Outline], anew: Set[str]) -> set[Pair]:
    """The pairs that may be reprints, as words in common tell: one of each among some."""
    wanted: dict[tuple[str, int, bytes], list[Outline]] = defaultdict(list)
    for article in sorted(anew):
        for band in outlines[article].bands():
            wanted[outlines[article].language, *band].append(outlines[article])
    return {
        _pair(outline, other)
        for outline in outlines.values()
        for band in outline.bands()
        for other in wanted.get((outline.language, *band), ())
        if other is not outline and may_reprint(outline, other)
    }


def _translated(outlines: Mapping[str, Outline], anew: Set[str]) -> set[Pair]:
    """The pairs that may be translations, as dates tell: one of each among some."""
    days: dict[int | None, list[Outline]] = defaultdict(list)
    for outline in outlines.values():
        days[outline.day].append(outline)
    return {
        _pair(outlines[article], other)
        for article in anew
        for day in near(outlines[article])
        for other in days.get(day, ())
        if other.language != outlines[article].language
    }


def _pair(one: Outline, other: Outline) -> Pair:
    first, second = sorted((one.article, other.article))
    return first, second


def _links(outlines: Mapping[str, Outline], releases: nx.Graph[str]) -> Iterator[Triple]:
    """Each later article of a release, linked to the first."""
    for release in nx.connected_components(releases):
        first, *later = sorted(release, key=lambda article: (outlines[article].issued or "9999", article))
        yield from ((ox.NamedNode(article), _SAME, ox.NamedNode(first)) for article in later)


def _firsts(store: Store) -> dict[str, str]:
    """The first article of each later article's release, as they are linked."""
    return {_value(t.subject): _value(t.object) for t in store.triples(RELEASES) if t.predicate == _SAME}


def _linked(store: Store) -> str:
    """What was linked, as a digest; empty where nothing was."""
    return next((_value(t.object) for t in store.triples(RELEASES) if t.predicate == _SIGNATURE), "")


def _digest(known: Mapping[str, str]) -> str:
    """Articles and their hashes in one; that of no articles is empty."""
    said = "\n".join(f"{article} {digest}" for article, digest in sorted(known.items()))
    return hashlib.sha256(said.encode()).hexdigest() if known else ""


def _outlines(store: Store) -> Iterator[Outline]:
    found = store.query(_OUTLINES)
    assert isinstance(found, ox.QuerySolutions)
    yield from (Outline(*map(_value, row)) for row in found)


def _content(store: Store, article: str) -> Content:
    text, entities = "", set[str]()
    for triple in store.triples(article):
        if triple.predicate == TEXT:
            text = _value(triple.object)
        elif triple.predicate == _MENTIONS:
            entities.add(_value(triple.object))
    return Content(text, frozenset(entities))


def _value(term: object) -> str:
    return getattr(term, "value", "")
