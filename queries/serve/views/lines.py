"""Articles in a list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graph.store import Store
from ontology.namespaces import ARTICLE, article_id
from queries.ask import resolve
from queries.ask.source import issued, texts
from queries.facts.sentences import spans

_OPENING = 90  # characters of the first words of an article without a title


@dataclass(frozen=True, slots=True)
class ArticleLine:
    """An article: its title, else its first words, and its date."""

    iri: str
    title: str
    date: str


def latest(store: Store, language: str, limit: int) -> list[ArticleLine]:
    """The latest articles."""
    found = texts(
        store,
        "SELECT ?a WHERE { ?a a orda:Article . OPTIONAL { ?a dcterms:issued ?date } } "
        f"ORDER BY DESC(STR(?date)) ?a LIMIT {limit}",
    )
    return lines(store, [a for (a,) in found], language)


def mentioning(store: Store, entity: str, language: str, limit: int) -> list[ArticleLine]:
    """The latest articles that mention an entity.

    Raises:
        ValueError: it is no IRI.
    """
    found = texts(
        store,
        f"SELECT ?a WHERE {{ ?a orda:mentions <{entity}> . OPTIONAL {{ ?a dcterms:issued ?date }} }} "
        f"ORDER BY DESC(STR(?date)) ?a LIMIT {limit}",
    )
    return lines(store, [a for (a,) in found], language)


def lines(store: Store, articles: Sequence[str], language: str) -> list[ArticleLine]:
    """The articles, each once, in their order."""
    iris = list(dict.fromkeys(articles))
    titles = resolve.labels(store, iris, language)
    dates = issued(store, iris)
    return [ArticleLine(a, titles.get(a) or opening(store, a), dates.get(a, "")) for a in iris]


def opening(store: Store, article: str) -> str:
    """The first words of an article, by which one without a title is called; of one without words, its name."""
    for (text,) in texts(
        store, f"SELECT ?text WHERE {{ GRAPH <{article}> {{ <{article}> orda:text ?text }} }} LIMIT 1"
    ):
        for start, end in spans(text):
            first = " ".join(text[start:end].split())
            return first if len(first) <= _OPENING else first[:_OPENING].rpartition(" ")[0] + " …"
    return article_id(article) if article.startswith(ARTICLE) else article
