"""The terms that queries and pages use: the ontology's, with their labels, and the prefixes."""

from __future__ import annotations

import typing
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from rdflib import OWL, RDF, RDFS, SKOS, Literal, URIRef

from ontology.namespaces import prefixed
from ontology.schema import in_language, ontology_graph

Kind = typing.Literal["class", "property", "value"]


@dataclass(frozen=True, slots=True)
class Term:
    """A class, property or named value that the ontology describes.

    Attributes:
        name: prefixed, as queries write it.
        kind: what it is.
        label, definition: by language.
    """

    name: str
    kind: Kind
    label: Mapping[str, str]
    definition: Mapping[str, str]

    def text(self, language: str) -> str:
        """The label in a language, or else in English, or else the name."""
        return in_language(self.label, language, self.name)


@cache
def terms() -> Mapping[str, Term]:
    """The terms by IRI, in the order of their names."""
    graph = ontology_graph()
    found = {}
    for subject in set(graph.subjects(RDFS.label)):
        name = prefixed(str(subject))
        if isinstance(subject, URIRef) and name is not None:
            types = set(graph.objects(subject, RDF.type))
            kind: Kind = (
                "class" if OWL.Class in types else "property" if any("Property" in str(t) for t in types) else "value"
            )
            label, definition = (
                {o.language: str(o) for o in graph.objects(subject, about) if isinstance(o, Literal) and o.language}
                for about in (RDFS.label, SKOS.definition)
            )
            found[str(subject)] = Term(name, kind, label, definition)
    return dict(sorted(found.items(), key=lambda item: item[1].name))
