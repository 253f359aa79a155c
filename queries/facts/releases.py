"""Articles that are one release: reprints and translations, which are counted once."""

from __future__ import annotations

from collections.abc import Mapping

import networkx as nx

from queries.ask.source import Source, texts, values_of


def releases(source: Source) -> Mapping[str, str]:
    """The first article of the release that each article belongs to, of those that are one of several.

    Args:
        source: a store or an endpoint.
    """
    same: nx.Graph[str] = nx.Graph()
    for one, other in texts(source, "SELECT ?one ?other WHERE { ?one orda:sameReleaseAs ?other }"):
        same.add_edge(one, other)
    dates = {article: date.value for article, date in values_of(source, same, "dcterms:issued")}
    found: dict[str, str] = {}
    for group in nx.connected_components(same):
        first = min(group, key=lambda article: (dates.get(article) or "9999", article))
        found |= dict.fromkeys(group, first)
    return found
