"""What things are called and how they are coloured: names in a language, by IRI."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import ontology.schema
from ontology.namespaces import prefixed
from ontology.schema import ENTITY_CLASSES
from queries.ask import resolve
from queries.ask.source import Source


@dataclass(frozen=True, slots=True)
class Named:
    """Words to show.

    Attributes:
        text: the words.
        iri: what they are the name of; empty for mere words.
        kind: the class that colours it; empty where none does.
        language: of an article's own words, empty where it is not known; None where they are no article's.
    """

    text: str
    iri: str = ""
    kind: str = ""
    language: str | None = None


def named(source: Source, iris: Iterable[str], language: str) -> Mapping[str, Named]:
    """The names of things, by IRI in the order of the IRIs; what has none is called by its IRI.

    Args:
        source: a store or an endpoint.
        iris: entities, articles, facts, and terms of the ontology.
        language: to name them in.
    """
    wanted = sorted(set(iris))
    names = resolve.labels(source, wanted, language)
    kinds = resolve.classes(source, [iri for iri in wanted if iri in names])
    return {iri: Named(names.get(iri) or _address(iri), iri, base(kinds.get(iri, ()))) for iri in wanted}


def _address(iri: str) -> str:
    """What has no name: its address; of a vocabulary that we know, the site and the last part."""
    if prefixed(iri) is None:
        return iri
    site, _, path = iri.partition("://")[2].removeprefix("www.").partition("/")
    return f"{site}: {path.replace('#', '/').rpartition('/')[2]}"


def base(kinds: Sequence[str]) -> str:
    """The entity class that colours a node of these classes; empty where none does."""
    schema = ontology.schema.load()
    return next((found for kind in kinds if (found := schema.base(kind)) in ENTITY_CLASSES), "")
