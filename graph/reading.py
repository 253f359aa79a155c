"""From articles to quads, whatever machine reads them: the contract that every way of reading keeps.

``extract_batch`` is a pure function: an article's graph depends on the article, the rules, the reference data and the
options alone. What an article is called depends on others, so it has its name already (see ``graph.identifiers``).
"""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache

import pyoxigraph as ox

import ontology.reference
import ontology.schema
from extract import content, languages, pipeline, relation_files
from extract.failures import placed
from extract.making import too_long
from extract.model import LONGEST, Article
from extract.pipeline import extract
from extract.sources import Problem
from graph import deadline, editions
from graph.deadline import OutOfTimeError
from graph.quads import reading_triples
from graph.store import HASH, Triple
from ontology.namespaces import article_iri
from ontology.reference import Reference


@dataclass(frozen=True, slots=True)
class Options:
    """What decides, beside an article, what is read of it.

    Attributes:
        country: whose reference data to link to.
        min_confidence: leave out facts that their rule is less sure of.
        seconds: how long reading one article may take; None sets no limit.
        longest: how many characters an article may have.
    """

    country: str
    min_confidence: float = 0.0
    seconds: float | None = None
    longest: int = LONGEST


@dataclass(frozen=True, slots=True)
class Read:
    """What was read of an article: how many readings of facts, its triples, the rules that raised, why readings were
    dropped, and the languages of its paragraphs."""

    facts: int
    triples: list[Triple]
    failures: list[str]
    dropped: list[str]
    languages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Batch:
    """What was read of some articles.

    Attributes:
        read: by the names of their graphs, in the order of the articles; each graph with the hash of what it is of.
        problems: the articles that could not be read, and why.
    """

    read: dict[str, Read] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    @property
    def quads(self) -> Iterator[ox.Quad]:
        """All that the articles say, each in its own graph."""
        for graph, found in self.read.items():
            name = ox.NamedNode(graph)
            yield from (ox.Quad(*triple, name) for triple in found.triples)


class UnreadError(Exception):
    """An article could not be read: the message says why."""


def extract_batch(articles: Iterable[Article], options: Options) -> Batch:
    """Read some articles; what is wrong with one costs no other.

    Args:
        articles: each with the name that it has in the graph, which no other has.
        options: what else decides.

    Raises:
        ValueError: there is no such country, what a country or a language must hold is missing, or there is a limit of
            seconds where none can be held.
    """
    deadline.check(options.seconds)
    reference, batch = checked(options.country), Batch()
    for article in articles:
        graph = article_iri(article.id)
        if (size := len(article.text)) > options.longest:
            batch.problems.append(too_long(article.id, f"{size:,} characters", options.longest))
            continue
        try:
            found = read(article, options)
        except UnreadError as error:
            batch.problems.append(Problem(article.id, str(error)))
        else:
            made_of = editions.made_of(article, reference, options.min_confidence, found.languages)
            found.triples.append(hash_triple(graph, made_of))
            batch.read[graph] = found
    return batch


def checked(country: str) -> Reference:
    """The reference data of a country, once all is there that reading asks for.

    Raises:
        ValueError: something is not.
    """
    reference = ontology.reference.load(country)
    languages.check(country)
    relation_files.check()
    return reference


def read(article: Article, options: Options) -> Read:
    """What an article's graph is to hold, but for its hash, however long the article is.

    Raises:
        UnreadError: it could not be read, or not in time.
    """
    if options.seconds is not None:
        _load(options.country)
    try:
        with _uncollected():
            with deadline.within(options.seconds):
                reading = extract(article, options.country, options.min_confidence)
            failures = list(reading.failures)
            triples = list(reading_triples(reading, failures))
    except OutOfTimeError:
        raise UnreadError(f"was not read within {options.seconds:g} seconds; split it, or allow more") from None
    except Exception as error:  # whatever one article's text brings up, the others are still to be read
        raise UnreadError(f"could not be read ({placed(error)})") from error
    return Read(len(reading.facts), triples, failures, [d.reason for d in reading.dropped], reading.languages)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without the collector of cycles, which would look through an article's objects some twenty times while all are
    in use; afterwards it finds few that their counts of references have not freed."""
    wanted = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if wanted:
            gc.enable()


@cache
def _load(country: str) -> None:
    """Parse a little of each language: what is loaded for the first article does not count as its time."""
    definitions = ontology.schema.load().relations["visit"].definition
    for code in languages.CODES:
        article = Article(code, definitions.get(code, ""))
        for paragraphs in content.pieces(article):
            pipeline.text(article, paragraphs, country, [])


def hash_triple(graph: str, made_of: str) -> Triple:
    """What an article's graph was made of, as the graph says it."""
    return ox.NamedNode(graph), HASH, ox.Literal(made_of)
