"""The namespaces of Orda's graph, once for all modules."""

from __future__ import annotations

from urllib.parse import quote, unquote

ORDA = "https://w3id.org/orda#"
ID = "https://w3id.org/orda/id/"
ARTICLE = "https://w3id.org/orda/article/"
GRAPH = "https://w3id.org/orda/graph/"

LOCATED_IN = "orda:locatedIn"  # what lies in what: a relation that the reference data state, too

PREFIXES = {
    "orda": ORDA,
    "id": ID,
    "article": ARTICLE,
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "geo": "http://www.w3.org/2003/01/geo/wgs84_pos#",
    "geosparql": "http://www.opengis.net/ont/geosparql#",
    "oa": "http://www.w3.org/ns/oa#",
    "odrl": "http://www.w3.org/ns/odrl/2/",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
    "sh": "http://www.w3.org/ns/shacl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "skosxl": "http://www.w3.org/2008/05/skos-xl#",
    "wd": "http://www.wikidata.org/entity/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def iri(name: str) -> str:
    """Expand a prefixed name (``"org:member"``) to an IRI.

    Raises:
        KeyError: the prefix is not one of ``PREFIXES``.
    """
    prefix, _, local = name.partition(":")
    return PREFIXES[prefix] + local


def prefixed(iri: str) -> str | None:
    """The IRI with the prefix of the longest namespace that fits (``"org:member"``); None where none fits."""
    namespace, prefix = max(((n, p) for p, n in PREFIXES.items() if iri.startswith(n)), key=_length, default=("", ""))
    return f"{prefix}:{iri[len(namespace) :]}" if prefix else None


def _length(pair: tuple[str, str]) -> int:
    return len(pair[0])


def entity_iri(identifier: str) -> str:
    """The IRI of the entity that the reference data or the linker call ``identifier``."""
    return ID + quote(identifier, safe="/-_.~")


def article_iri(identifier: str) -> str:
    """The IRI of an article, which is also the name of its graph."""
    return ARTICLE + quote(identifier, safe="-_.~")


def article_id(iri: str) -> str:
    """The identifier of the article that ``article_iri`` gave this IRI."""
    return unquote(iri.removeprefix(ARTICLE))
