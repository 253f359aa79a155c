"""What an article is called in a graph: what is there keeps its name, and loses it to no other article.

See docs/decisions/0017-identifiers.md.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from itertools import chain, count
from typing import Protocol

from extract.model import Article, Origin
from graph.origins import Origins
from graph.store import Store
from ontology.namespaces import article_id, article_iri


class Known(Protocol):
    """The articles among which one gets its name: those of a store, or ``Names``."""

    @property
    def origins(self) -> Origins:
        """Where they were read."""

    def articles_saying(self, text: str) -> list[str]:
        """The IRIs of those of exactly this text, sorted."""


class Names:
    """The names of articles before they are stored: of those that are under way, over those of a store.

    Args:
        store: what there is already, if there is something.
    """

    def __init__(self, store: Store | None = None) -> None:
        self.origins = Origins(None) if store is None else store.origins
        self._store = store
        self._words: dict[str, int] = {}  # of each article's text, by its graph
        self._graphs: dict[int, set[str]] = defaultdict(set)

    def articles_saying(self, text: str) -> list[str]:
        """The IRIs of the articles of exactly this text, sorted."""
        stored = set() if self._store is None else set(self._store.articles_saying(text)) - self._words.keys()
        return sorted(stored | self._graphs.get(hash(text), set()))

    def take(self, article: Article) -> tuple[Article, bool]:
        """The article under its name; and whether another that is under way has it, as one of the same words has."""
        named = identified(article, self)
        graph, words = article_iri(named.id), hash(named.text)
        if taken := graph in self._words:
            self._graphs[self._words[graph]].discard(graph)
        self._words[graph] = words
        self._graphs[words].add(graph)
        return named, taken


def identified(article: Article, store: Known) -> Article:
    """The article under the identifier that it has, or is to have, in a store, which notes where it was read.

    It has one if it was read at this place before, or if one of the same name has the same words. Else it gets the
    first of its names, from the one that it goes by among what is read with it, that is no other article's.
    """
    if (origin := article.origin) is None:
        return article
    graph = store.origins.graph_of(origin.place) or _copy(article.text, origin, store)
    if graph is None:
        graph = next(g for g in map(article_iri, _names(article.id, origin)) if store.origins.is_of(g, origin.place))
    store.origins.record(graph, origin.place)
    return replace(article, id=article_id(graph))


def _names(first: str, origin: Origin) -> chain[str]:
    names = origin.names
    return chain([first], names[names.index(first) :], (f"{names[-1]}-{number}" for number in count(2)))


def _copy(text: str, origin: Origin, store: Known) -> str | None:
    """An article of the same words under the same name: the same one, from elsewhere."""
    name = "/" + origin.names[0]
    return next((graph for graph in store.articles_saying(text) if f"/{article_id(graph)}".endswith(name)), None)
