"""From articles to a store: read what is new or changed, leave the rest, go on after a problem."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

import pyoxigraph as ox

import ontology.reference
from extract import languages, relation_files
from extract.failures import placed
from extract.model import Article
from extract.pipeline import VERSION, extract
from extract.sources import Problem
from graph import deadline, releases, removal
from graph.deadline import OutOfTimeError
from graph.identifiers import identified
from graph.quads import REFERENCE_GRAPH, reading_triples, reference_triples
from graph.store import Store, Triple
from ontology.namespaces import article_iri, iri
from ontology.reference import Reference


@dataclass(slots=True)
class Summary:
    """What a build did.

    Attributes:
        added, changed, unchanged: how many articles.
        facts: how many readings of facts the articles read now hold.
        removed: the identifiers of articles that are no longer there.
        renamed: those of articles that are there under a new one, with that.
        skipped: what was not read, and why.
        failures: rules that raised on an article whose other facts were read.
        left_out: what was passed by on purpose, and why.
        dropped: how many readings cannot be so, by the reason, a local name of the ontology.
        repeated: how many articles of the graph are another's reprint or translation.
    """

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    facts: int = 0
    removed: list[str] = field(default_factory=list)
    renamed: list[tuple[str, str]] = field(default_factory=list)
    skipped: list[Problem] = field(default_factory=list)
    failures: list[Problem] = field(default_factory=list)
    left_out: list[Problem] = field(default_factory=list)
    dropped: Counter[str] = field(default_factory=Counter)
    repeated: int = 0

    def count(self, article: Article, read: _Read, new: bool) -> None:
        """Add an article whose graph was stored; ``new`` where the store had none of it."""
        self.added += new
        self.changed += not new
        self.facts += read.facts
        self.failures += [Problem(article.id, failure) for failure in read.failures]
        self.dropped.update(read.dropped)


@dataclass(frozen=True, slots=True)
class _Read:
    """What was read of an article: how many readings of facts, its triples, the rules that raised, and why readings
    were dropped."""

    facts: int
    triples: list[Triple]
    failures: list[str]
    dropped: list[str]


class _UnreadError(Exception):
    """An article could not be read: the message says why."""


def build(
    store: Store,
    found: Iterable[Article | Problem],
    country: str,
    min_confidence: float = 0.0,
    progress: Callable[[str], None] = lambda _: None,
    seconds: float | None = None,
    prune: bool = False,
) -> Summary:
    """Read articles into a store. Each article's graph is replaced whole, in one transaction.

    Args:
        store: where to.
        found: articles, and what could not be read.
        country: whose reference data to link to.
        min_confidence: leave out facts that their rule is less sure of.
        progress: told the name of each article as it is done.
        seconds: how long reading one article may take; one that takes longer is skipped.
        prune: remove the articles that were not found; none if any could not be read, or if none was found.

    Raises:
        ValueError: there is no such country, what a country or a language must hold is missing, or there is a limit of
            seconds where none can be held.
        StoreError: the store cannot be written; what was stored before is kept.
    """
    deadline.check(seconds)
    reference = _checked(country)
    store.replace(REFERENCE_GRAPH + country, reference_triples(reference))
    summary, known, kept = Summary(), releases.hashes(store), set[str]()
    for item in found:
        if isinstance(item, Problem):
            (summary.left_out if item.left_out else summary.skipped).append(item)
            continue
        item = identified(item, store)
        graph, digest = article_iri(item.id), _digest(item, reference, min_confidence)
        kept.add(graph)
        if known.get(graph) == digest:
            summary.unchanged += 1
        else:
            try:
                read = _read(item, country, min_confidence, seconds)
            except _UnreadError as error:
                summary.skipped.append(Problem(item.id, str(error)))
                continue
            store.replace(graph, [*read.triples, _hash_triple(graph, digest)])
            summary.count(item, read, new=graph not in known)
        progress(item.id)
    if prune and kept and not summary.skipped:
        summary.removed, summary.renamed = removal.prune(store, kept, kept - known.keys())
        summary.added -= len({new for _, new in summary.renamed})
    summary.repeated = releases.link(store, known)
    return summary


def _checked(country: str) -> Reference:
    """The reference data of a country, once all is there that reading asks for.

    Raises:
        ValueError: something is not.
    """
    reference = ontology.reference.load(country)
    languages.check(country)
    relation_files.check()
    return reference


def _read(article: Article, country: str, min_confidence: float, seconds: float | None) -> _Read:
    """What an article's graph is to hold, but for its hash.

    Raises:
        _UnreadError: it could not be read, or not in time.
    """
    try:
        with deadline.within(seconds):
            reading = extract(article, country, min_confidence)
        failures = list(reading.failures)
        triples = list(reading_triples(reading, failures))
    except OutOfTimeError:
        raise _UnreadError(f"was not read within {seconds:g} seconds; split it, or allow more") from None
    except Exception as error:  # whatever one article's text brings up, the others are still to be read
        raise _UnreadError(f"could not be read ({placed(error)})") from error
    return _Read(len(reading.facts), triples, failures, [d.reason for d in reading.dropped])


def _digest(article: Article, reference: Reference, min_confidence: float) -> str:
    """What an article's graph depends on: the article, the rules, the reference data and the options."""
    parts = [article.said(), VERSION, reference.fingerprint, min_confidence]
    content = json.dumps(parts, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(content.encode()).hexdigest()


def _hash_triple(graph: str, digest: str) -> Triple:
    return ox.NamedNode(graph), ox.NamedNode(iri("orda:contentHash")), ox.Literal(digest)
