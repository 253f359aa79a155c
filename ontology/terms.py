"""The terms that the ontology describes: its own, and those of other vocabularies that it uses."""

from __future__ import annotations

import typing
from collections.abc import Mapping
from dataclasses import dataclass

from rdflib import OWL, RDF, RDFS, SKOS, Graph, URIRef
from rdflib.term import Node

from ontology.namespaces import prefixed

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


def described(graph: Graph) -> Mapping[str, Term]:
    """The terms of an ontology by IRI, in the order of their names."""
    found = {}
    for subject in set(graph.subjects(RDFS.label)):
        if isinstance(subject, URIRef) and (name := prefixed(str(subject))):
            label, definition = (by_language(graph, subject, about) for about in (RDFS.label, SKOS.definition))
            found[str(subject)] = Term(name, _kind(graph, subject), label, definition)
    return dict(sorted(found.items(), key=lambda item: item[1].name))


def by_language(graph: Graph, node: Node, prop: Node) -> dict[str, str]:
    """The texts that a property gives a node, by language."""
    return dict(sorted((getattr(o, "language", None) or "", str(o)) for o in graph.objects(node, prop)))


def _kind(graph: Graph, subject: URIRef) -> Kind:
    types = set(graph.objects(subject, RDF.type))
    if OWL.Class in types:
        return "class"
    return "property" if any("Property" in str(kind) for kind in types) else "value"
