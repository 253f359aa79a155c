"""What the endpoint says of itself: a SPARQL 1.1 Service Description, with the data's size in VoID.

Source: https://www.w3.org/TR/sparql11-service-description/.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

import pyoxigraph as ox

import ontology.schema
from graph.store import Store
from ontology.namespaces import ARTICLE, ID, ORDA, PREFIXES
from queries.ask.size import nodes_by_class, statements
from queries.serve.media import ROWS, TRIPLES
from queries.serve.records import Status

_SD = "http://www.w3.org/ns/sparql-service-description#"
_VOID = "http://rdfs.org/ns/void#"
_FORMATS = "http://www.w3.org/ns/formats/"
_NAMES = {
    ox.QueryResultsFormat.JSON: "SPARQL_Results_JSON",
    ox.QueryResultsFormat.XML: "SPARQL_Results_XML",
    ox.QueryResultsFormat.CSV: "SPARQL_Results_CSV",
    ox.QueryResultsFormat.TSV: "SPARQL_Results_TSV",
    ox.RdfFormat.TURTLE: "Turtle",
    ox.RdfFormat.N_TRIPLES: "N-Triples",
    ox.RdfFormat.RDF_XML: "RDF_XML",
    ox.RdfFormat.JSON_LD: "JSON-LD",
}  # fmt: skip


def status(store: Store) -> Status:
    """How much a store holds: statements of the default graph, articles, named graphs, entities by class."""
    schema = ontology.schema.load()
    graphs = list(store.graphs())
    classes = {
        c.removeprefix(ORDA): n
        for c, n in sorted(nodes_by_class(store).items())
        if c.startswith(ORDA) and c in schema.terms
    }
    return Status(statements(store), len(graphs), sum(name.startswith(ARTICLE) for name in graphs), classes)


def description(endpoint: str, about: Status, services: Collection[str]) -> Iterator[ox.Triple]:
    """The triples that describe the endpoint.

    Args:
        endpoint: its address.
        about: how much the store holds.
        services: the addresses that its queries may ask.
    """
    service, dataset, default = (ox.NamedNode(endpoint + part) for part in ("#service", "#dataset", "#default"))
    kind, node = ox.NamedNode(PREFIXES["rdf"] + "type"), ox.NamedNode
    yield ox.Triple(service, kind, node(_SD + "Service"))
    yield ox.Triple(service, node(_SD + "endpoint"), node(endpoint))
    yield ox.Triple(service, node(_SD + "supportedLanguage"), node(_SD + "SPARQL11Query"))
    for form in sorted({_NAMES[f] for f in [*ROWS.values(), *TRIPLES.values()]}):
        yield ox.Triple(service, node(_SD + "resultFormat"), node(_FORMATS + form))
    if services:
        yield ox.Triple(service, node(_SD + "feature"), node(_SD + "BasicFederatedQuery"))
    yield ox.Triple(service, node(_SD + "defaultDataset"), dataset)
    for cls in (_SD + "Dataset", _VOID + "Dataset"):
        yield ox.Triple(dataset, kind, node(cls))
    yield ox.Triple(dataset, node(_SD + "defaultGraph"), default)
    yield ox.Triple(dataset, node(_VOID + "sparqlEndpoint"), node(endpoint))
    yield ox.Triple(dataset, node(_VOID + "uriSpace"), ox.Literal(ID))
    yield ox.Triple(dataset, node(_VOID + "vocabulary"), node(ORDA))
    yield ox.Triple(dataset, node(PREFIXES["dcterms"] + "title"), ox.Literal("Orda", language="en"))
    yield ox.Triple(default, kind, node(_SD + "Graph"))
    yield ox.Triple(default, kind, node(_VOID + "Dataset"))
    yield ox.Triple(default, node(_VOID + "triples"), ox.Literal(about.triples))
    yield ox.Triple(dataset, node(_VOID + "documents"), ox.Literal(about.articles))
    for cls, count in about.classes.items():
        part = node(f"{endpoint}#{cls}")
        yield ox.Triple(default, node(_VOID + "classPartition"), part)
        yield ox.Triple(part, node(_VOID + "class"), node(ORDA + cls))
        yield ox.Triple(part, node(_VOID + "entities"), ox.Literal(count))
