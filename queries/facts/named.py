"""What things are called and how they are coloured: names in a language, by IRI."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import ontology.schema
from ontology.namespaces import ORDA, PREFIXES, prefixed
from ontology.schema import ENTITY_CLASSES, in_language
from queries.ask import resolve
from queries.ask.source import Source
from queries.facts.labels import property_labels


@dataclass(frozen=True, slots=True)
class Named:
    """Words to show, the IRI they are the name of, and the class that colours it; both empty for mere words."""

    text: str
    iri: str = ""
    kind: str = ""


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
    return {
        iri: Named(term(iri, language) or names.get(iri) or prefixed(iri) or iri, iri, base(kinds.get(iri, ())))
        for iri in wanted
    }


def term(iri: str, language: str) -> str:
    """The label of a term of the ontology, or of one that it borrows for a gender; empty for anything else."""
    if not iri.startswith((ORDA, PREFIXES["schema"])):
        return ""
    return in_language(property_labels(iri), language)


def base(kinds: Sequence[str]) -> str:
    """The entity class that colours a node of these classes; empty where none does."""
    schema = ontology.schema.load()
    return next((found for kind in kinds if (found := schema.base(kind)) in ENTITY_CLASSES), "")
