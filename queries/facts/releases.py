"""Releases: articles of which one prints again or translates the other, which count once."""

from __future__ import annotations

from collections.abc import Mapping

from queries.ask.source import Source, texts


def releases(source: Source) -> Mapping[str, str]:
    """The first article of its release, by the IRI of each article that prints or translates another.

    Args:
        source: a store or an endpoint.
    """
    return dict(sorted(texts(source, "SELECT ?article ?first WHERE { ?article orda:sameReleaseAs ?first }")))  # type: ignore[arg-type]
