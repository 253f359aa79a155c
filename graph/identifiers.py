"""What an article is called in a store: what is there keeps its name, and loses it to no other article.

See docs/decisions/0017-identifiers.md.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import chain, count

from extract.model import Article, Origin
from graph.store import Store
from ontology.namespaces import article_id, article_iri


def identified(article: Article, store: Store) -> Article:
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


def _copy(text: str, origin: Origin, store: Store) -> str | None:
    """An article of the same words under the same name: the same one, from elsewhere."""
    name = "/" + origin.names[0]
    return next((graph for graph in store.articles_saying(text) if f"/{article_id(graph)}".endswith(name)), None)
