"""What a graph says of itself, for catalogues: DCAT (what it is, in which forms) and VoID (how much it holds)."""

from __future__ import annotations

import pyoxigraph as ox
from rdflib import DCTERMS, RDF, XSD, Graph, Literal, Namespace, URIRef

from graph.export import ENDINGS
from graph.store import Store
from ontology.namespaces import ARTICLE, GRAPH, ID, ORDA, PREFIXES, prefixed
from ontology.reference import LANGUAGES
from queries.ask.size import nodes_by_class, number, statements
from queries.ask.source import texts

DCAT, VOID = Namespace("http://www.w3.org/ns/dcat#"), Namespace("http://rdfs.org/ns/void#")
DATASET = URIRef(GRAPH + "dataset")

_MEDIA = "https://www.iana.org/assignments/media-types/"
_LICENCE = URIRef("https://creativecommons.org/licenses/by/4.0/")  # of the reference data; articles have their own
_TITLES = {"en": "Orda: officials, regions and initiatives", "ru": "Орда: должностные лица, регионы и инициативы",
           "kk": "Орда: лауазымды тұлғалар, өңірлер және бастамалар"}  # fmt: skip
_COUNTS = {
    VOID.distinctSubjects: "SELECT (COUNT(DISTINCT ?s) AS ?n) WHERE { ?s ?p ?o }",
    VOID.distinctObjects: "SELECT (COUNT(DISTINCT ?o) AS ?n) WHERE { ?s ?p ?o }",
    VOID.properties: "SELECT (COUNT(DISTINCT ?p) AS ?n) WHERE { ?s ?p ?o }",
    VOID.classes: "SELECT (COUNT(DISTINCT ?c) AS ?n) WHERE { ?s a ?c }",
    VOID.documents: "SELECT (COUNT(DISTINCT ?a) AS ?n) WHERE { ?a a orda:Article }",
}


def describe(store: Store) -> Graph:
    """The description of a store, counted on its default graph.

    Returns:
        A ``dcat:Dataset`` and ``void:Dataset`` with its counts, its partitions by class and property, its languages
        and dates, and a ``dcat:Distribution`` for each form in which ``orda export`` writes it.
    """
    found = Graph()
    for prefix, namespace in {**PREFIXES, "dcat": str(DCAT), "void": str(VOID)}.items():
        found.bind(prefix, namespace)
    for kind in (DCAT.Dataset, VOID.Dataset):
        found.add((DATASET, RDF.type, kind))
    for language in LANGUAGES:
        found.add((DATASET, DCTERMS.title, Literal(_TITLES[language], lang=language)))
    found.add((DATASET, VOID.uriSpace, Literal(ID)))
    found.add((DATASET, VOID.vocabulary, URIRef(ORDA)))
    found.add((DATASET, VOID.triples, Literal(statements(store))))
    for term, sparql in _COUNTS.items():
        found.add((DATASET, term, Literal(number(store, sparql))))
    graphs = list(store.graphs())
    for name in graphs:
        if not name.startswith(ARTICLE):
            found.add((DATASET, DCTERMS.source, URIRef(name)))
            found.add((URIRef(name), DCTERMS.license, _LICENCE))
    _partitions(found, store)
    _coverage(found, store)
    for ending in ENDINGS:
        form = URIRef(f"{DATASET}#{ending[1:]}")
        found.add((DATASET, DCAT.distribution, form))
        found.add((form, RDF.type, DCAT.Distribution))
        syntax = ox.RdfFormat.from_extension(ending[1:])
        assert syntax is not None
        found.add((form, DCAT.mediaType, URIRef(_MEDIA + syntax.media_type)))
    return found


def _partitions(found: Graph, store: Store) -> None:
    for name, nodes in nodes_by_class(store).items():
        part = URIRef(f"{DATASET}#class-{_local(name)}")
        found.add((DATASET, VOID.classPartition, part))
        found.add((part, VOID["class"], URIRef(name)))
        found.add((part, VOID.entities, Literal(nodes)))
    for name, count in texts(store, "SELECT ?p (COUNT(*) AS ?n) WHERE { ?s ?p ?o } GROUP BY ?p"):
        part = URIRef(f"{DATASET}#property-{_local(name)}")
        found.add((DATASET, VOID.propertyPartition, part))
        found.add((part, VOID.property, URIRef(name)))
        found.add((part, VOID.triples, Literal(int(count))))


def _coverage(found: Graph, store: Store) -> None:
    for (language,) in texts(store, "SELECT DISTINCT ?l WHERE { ?a a orda:Article ; dcterms:language ?l }"):
        found.add((DATASET, DCTERMS.language, Literal(language)))
    dates = sorted(date for (date,) in texts(store, "SELECT ?d WHERE { ?a a orda:Article ; dcterms:issued ?d }"))
    if dates:
        period = URIRef(f"{DATASET}#period")
        found.add((DATASET, DCTERMS.temporal, period))
        found.add((period, RDF.type, DCTERMS.PeriodOfTime))
        for term, date in ((DCAT.startDate, dates[0]), (DCAT.endDate, dates[-1])):
            kind = {4: XSD.gYear, 7: XSD.gYearMonth, 10: XSD.date}[len(date)]
            found.add((period, term, Literal(date, datatype=kind)))


def _local(name: str) -> str:
    short = prefixed(name)
    return short.replace(":", "-", 1).replace("/", "-") if short else name.rsplit("/", 1)[-1].rsplit("#", 1)[-1]
