"""The W3C's tests of the SPARQL 1.1 Protocol and Service Description, on the server.

Read from the manifests, in order. What changes the graph does not apply to a read-only endpoint; ``NOT_APPLICABLE``
says why of each, and the test shows that the server refuses it and holds what it held.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import httpx
import pyoxigraph as ox
import pytest
from rdflib import RDF, RDFS, Graph, Literal, Namespace, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from graph.store import Store
from tests.served import Served, served

TESTS = Path(__file__).parents[2] / "shared" / "datasets" / "rdf_tests" / "sparql11"
MANIFEST = TESTS / "protocol" / "manifest.ttl"
DATA = "http://kasei.us/2009/09/sparql/data/"

_MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
_HT = Namespace("http://www.w3.org/2011/http#")
_CNT = Namespace("http://www.w3.org/2011/content#")
_SD = Namespace("http://www.w3.org/ns/sparql-service-description#")

_CHANGES = "it changes the graph, and the endpoint is read-only"
NOT_APPLICABLE = {
    "update_dataset_default_graph": _CHANGES,
    "update_dataset_default_graphs": _CHANGES,
    "update_dataset_named_graphs": _CHANGES,
    "update_dataset_full": _CHANGES,
    "update_post_form": _CHANGES,
    "update_post_direct": _CHANGES,
    "update_base_uri": _CHANGES,
}
FORMS = {
    "boolean": {"application/sparql-results+xml", "application/sparql-results+json"},
    "tabular": {"application/sparql-results+xml", "application/sparql-results+json", "text/csv",
                "text/tab-separated-values"},
    "RDF": {"application/rdf+xml", "text/turtle", "application/n-triples"},
}  # fmt: skip


def _manifest() -> Graph:
    return Graph().parse(MANIFEST) if MANIFEST.exists() else Graph()


_GRAPH = _manifest()


def _cases() -> list[URIRef]:
    head = _GRAPH.value(predicate=RDF.type, object=_MF.Manifest)
    found = Collection(_GRAPH, _GRAPH.value(head, _MF.entries)) if head is not None else ()
    return [case for case in found if isinstance(case, URIRef)]


def _name(case: Node) -> str:
    return str(case).rpartition("#")[2]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    if not MANIFEST.exists():
        pytest.skip("the W3C's tests are not here")
    folder = tmp_path_factory.mktemp("protocol") / "store"
    store = Store(folder)
    for number in (1, 2, 3):
        graph = f"{DATA}data{number}.rdf"
        triples = ox.parse(path=TESTS / "protocol" / f"data{number}.nt")
        store.replace(graph, [tuple(q.triple) for q in triples])
    store.close()
    with served(folder) as running:
        yield running


def test_all_cases_are_read() -> None:
    if not MANIFEST.exists():
        pytest.skip("the W3C's tests are not here")
    assert len(_cases()) == 34
    assert set(NOT_APPLICABLE) <= {_name(case) for case in _cases()}


@pytest.mark.parametrize("case", [c for c in _cases() if _name(c) not in NOT_APPLICABLE], ids=_name)
def test_protocol(server: Served, case: URIRef) -> None:
    for request in _requests(case):
        response = _send(server, request)
        wanted = _GRAPH.value(request, _HT.resp)
        classes = {str(status).removesuffix("xx")[-1] for status in _GRAPH.objects(wanted, _MF.expectedStatus)}
        assert str(response.status_code)[0] in classes, response.text
        if (form := _GRAPH.value(wanted, _MF.expectedFormat)) is not None:
            assert response.headers["content-type"].partition(";")[0] in FORMS[str(form)]
        if (truth := _GRAPH.value(wanted, _MF.expectedBoolean)) is not None:
            assert isinstance(truth, Literal)
            assert response.json()["boolean"] is truth.toPython()


@pytest.mark.parametrize("case", [c for c in _cases() if _name(c) in NOT_APPLICABLE], ids=_name)
def test_updates_are_refused(server: Served, case: URIRef) -> None:
    request = next(_requests(case))
    before = httpx.get(f"{server.url}/graphs?default", headers={"Accept": "application/n-triples"}).text
    response = _send(server, request)
    assert response.status_code == 403
    assert "read-only" in response.text
    assert httpx.get(f"{server.url}/graphs?default", headers={"Accept": "application/n-triples"}).text == before


def _requests(case: URIRef) -> Iterator[Node]:
    action = _GRAPH.value(case, _MF.action)
    yield from Collection(_GRAPH, _GRAPH.value(action, _HT.requests))


def _send(server: Served, request: Node) -> httpx.Response:
    headers, content = {}, None
    if (listed := _GRAPH.value(request, _HT.headers)) is not None:
        for header in Collection(_GRAPH, listed):
            headers[str(_GRAPH.value(header, _HT.fieldName))] = str(_GRAPH.value(header, _HT.fieldValue))
    if (body := _GRAPH.value(request, _HT.body)) is not None:
        encoding = str(_GRAPH.value(body, _CNT.characterEncoding))
        content = str(_GRAPH.value(body, _CNT.chars)).encode(encoding)
    method, path = (str(_GRAPH.value(request, name)) for name in (_HT.methodName, _HT.absolutePath))
    return httpx.request(method, server.url + path, headers=headers, content=content, timeout=30, trust_env=False)


# ---- the service description: the three cases of its manifest


def _description(server: Served, accept: str) -> Graph:
    response = httpx.get(f"{server.url}/sparql", headers={"Accept": accept}, trust_env=False)
    assert response.status_code == 200
    return Graph().parse(data=response.text, format=response.headers["content-type"].partition(";")[0])


@pytest.mark.parametrize("kind", ["text/turtle", "application/rdf+xml", "application/n-triples", "application/ld+json"])
def test_returns_rdf(server: Served, kind: str) -> None:
    assert len(_description(server, kind)) > 10


def test_has_endpoint_triple(server: Served) -> None:
    graph = _description(server, "text/turtle")
    assert [unquote(str(o)) for o in graph.objects(None, _SD.endpoint)] == [f"{server.url}/sparql"]


def test_conforms_to_schema(server: Served) -> None:
    """Terms are used as the vocabulary's domains and ranges have it."""
    graph = _description(server, "text/turtle")
    (service,) = graph.subjects(RDF.type, _SD.Service)
    (dataset,) = graph.objects(service, _SD.defaultDataset)
    assert (dataset, RDF.type, _SD.Dataset) in graph
    (default,) = graph.objects(dataset, _SD.defaultGraph)
    assert (default, RDF.type, _SD.Graph) in graph
    assert set(graph.objects(service, _SD.supportedLanguage)) == {_SD.SPARQL11Query}
    formats = list(graph.objects(service, _SD.resultFormat))
    assert len(formats) == 8
    assert all(str(form).startswith("http://www.w3.org/ns/formats/") for form in formats)
    known = {"endpoint", "supportedLanguage", "resultFormat", "defaultDataset", "defaultGraph", "feature"}
    used = {str(p).removeprefix(str(_SD)) for p in graph.predicates() if str(p).startswith(str(_SD))}
    assert used <= known
    assert not list(graph.objects(service, RDFS.label))
