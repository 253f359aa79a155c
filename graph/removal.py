"""Removing articles from a store: those that are named, or all that are no longer there."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable

from extract.model import composed
from graph import releases
from graph.store import TEXT, Store
from ontology.namespaces import ARTICLE, article_id, article_iri


class UnknownArticleError(ValueError):
    """The graph has no such article; the message names what is near."""


def remove(store: Store, identifiers: Iterable[str]) -> None:
    """Remove articles, with all that only they state.

    Args:
        store: where from.
        identifiers: the articles' identifiers or IRIs.

    Raises:
        UnknownArticleError: there is none of this name; then nothing was removed.
        StoreError: the store cannot be written.
    """
    gone, changes = [_graph(store, identifier) for identifier in identifiers], releases.Changes(store)
    for graph in gone:
        store.drop(graph)
        changes.add(graph)
    releases.link(store, changes)


def prune(store: Store, kept: Collection[str], new: Collection[str]) -> tuple[list[str], list[tuple[str, str]]]:
    """Remove all articles but some.

    Args:
        store: where from.
        kept: the graphs of those that stay.
        new: those of them that were not there before: one may be an article that goes, under another name.

    Returns:
        The identifiers of those that are gone, and of those that were renamed, with the new one.

    Raises:
        StoreError: the store cannot be written.
    """
    removed, renamed = list[str](), list[tuple[str, str]]()
    for graph in [graph for graph in store.articles() if graph not in kept]:
        heir = next((other for other in store.articles_saying(store.value(graph, TEXT)) if other in new), None)
        if heir is None:
            removed.append(article_id(graph))
        else:
            renamed.append((article_id(graph), article_id(heir)))
        store.drop(graph)
    return removed, renamed


def _graph(store: Store, identifier: str) -> str:
    graph = identifier if identifier.startswith(ARTICLE) else article_iri(composed(identifier))
    if store.has_graph(graph):
        return graph
    near = difflib.get_close_matches(identifier, [article_id(g) for g in store.articles()], n=3)
    hint = f"; did you mean {' or '.join(near)}?" if near else ""
    raise UnknownArticleError(f"no article is called “{identifier}”{hint}")
