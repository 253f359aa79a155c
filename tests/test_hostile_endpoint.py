"""Endpoints that answer what was not asked, or nonsense: an answer or one line, never a traceback, and no loss."""

from __future__ import annotations

import json
import random
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest

from graph.store import Store, Triple
from ontology.namespaces import ARTICLE, iri
from queries.ask.catalog import QueryError
from queries.ask.run import run
from queries.sources.endpoint import Endpoint
from queries.sources.transfer import Place, TransferError, fingerprint, pull, push
from tests.conftest import Outcome, contents
from tests.gold_graph import sample_store
from tests.hostile_servers import answers, drips, endpoint, rows, sends, serving

XSD = "http://www.w3.org/2001/XMLSchema#"


def literal(value: str, kind: str = "string") -> dict[str, object]:
    return {"type": "literal", "value": value, "datatype": XSD + kind}


def quoted(depth: int) -> bytes:
    """Results with a triple whose object is a triple whose object is a triple …"""
    term = b'{"type": "uri", "value": "a:b"}'
    start = b'{"type": "triple", "value": {"subject": %b, "predicate": %b, "object": ' % (term, term)
    triple = start * depth + term + b"}}" * depth
    return b'{"head": {"vars": ["s", "p"]}, "results": {"bindings": [{"s": %b}]}}' % triple


NONSENSE = {
    "quoted triples": quoted(3),
    "many quoted triples": quoted(100_000),
    "no json": b"<html>",
    "nothing": b"{}",
    "no rows": b'{"head": {"vars": ["a"]}}',
    "no columns": b'{"head": {}, "results": {"bindings": [{"a": {"type": "uri", "value": "a:b"}}]}}',
    "other columns": rows({"other": "a:b"}),
    "a truth": b'{"head": {}, "boolean": true}',
    "no term": b'{"head": {"vars": ["s"]}, "results": {"bindings": [{"s": 5}]}}',
    "no iri": b'{"head": {"vars": ["s"]}, "results": {"bindings": [{"s": {"type": "uri", "value": "no iri"}}]}}',
    "no type": b'{"head": {"vars": ["s"]}, "results": {"bindings": [{"s": {"type": "x", "value": "a"}}]}}',
    "late": b'{"head": {"vars": ["s"]}, "results": {"bindings": ['
    + b'{"s": {"type": "uri", "value": "a:b"}},' * 999
    + b"5]}}",
    "deep": b'{"head": ' + b"[" * 100_000,
    "not utf-8": b'{"head": {"vars": ["\xff"]}}',
    "binary": bytes(range(256)) * 10,
}


@pytest.mark.parametrize("nonsense", NONSENSE)
def test_the_command_tells_in_a_line(orda_command: Callable[..., Outcome], nonsense: str) -> None:
    with serving(sends(answers(NONSENSE[nonsense]))) as url:
        for query in ("SELECT ?s ?p { ?s ?p ?o }", "visits", "ASK {}", "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"):
            done = orda_command("query", query, "--endpoint", url)
            assert (done.code, len(done.lines)) == (2, 1) or (query, nonsense) == ("ASK {}", "a truth"), done
            assert "Traceback" not in done.err
        done = orda_command("query", "visits", "-p", "visitor=Somebody", "--endpoint", url)
        assert (done.code, len(done.lines)) == (2, 1)


def test_rows_without_values_are_rows(orda_command: Callable[..., Outcome]) -> None:
    names = rows({"s": "a:b", "value": "a:name"}, {"s": literal("x"), "value": 5}, {}, columns=("s", "value"))
    found = rows({}, {"s": "a:b"}, columns=("s", "p"))
    with serving(endpoint(lambda query: found if "?s ?p" in query else names)) as url:
        done = orda_command("query", "SELECT ?s ?p { ?s ?p ?o }", "--endpoint", url, "-f", "csv")
    assert (done.code, done.out) == (0, "s,p\n,\na:b,\n")


def test_one_deadline_holds_for_all_that_a_question_asks(orda_command: Callable[..., Outcome]) -> None:
    """The rows come at once, the names of what is in them one a second, each of them in time."""
    many = rows(*({"s": f"http://example.org/{n}"} for n in range(5_000)))

    def reply(query: str) -> bytes:
        if "?o" in query:
            return many
        time.sleep(1)
        return rows(columns=("s", "value"))

    started = time.monotonic()
    with serving(endpoint(reply)) as url:
        done = orda_command("query", "SELECT ?s { ?s ?p ?o }", "--endpoint", url, "--timeout", "2")
    assert (done.code, len(done.lines), "no answer within 2 seconds" in done.err) == (2, 1, True)
    assert time.monotonic() - started < 8


def _spoilt(chance: random.Random, rate: float, data: object) -> object:
    """Some JSON with parts of it exchanged, left out or made another."""
    if chance.random() < rate:
        return chance.choice([None, True, 5, "", "abc", [], {}, "http://example.org/x", "uri", "literal", "bnode"])
    if isinstance(data, dict):
        return {k: _spoilt(chance, rate, v) for k, v in data.items() if chance.random() > rate}
    if isinstance(data, list):
        return [_spoilt(chance, rate, v) for v in data if chance.random() > rate]
    return data


@pytest.mark.slow
@pytest.mark.parametrize("rate", [0.1, 0.03, 0.01, 0.003, 0.001])
def test_spoilt_answers_never_break_a_question(rate: float) -> None:
    chance = random.Random(1)

    def reply(query: str) -> bytes:
        found = sample_store()._store.query(query).serialize(format=ox.QueryResultsFormat.JSON)
        return json.dumps(_spoilt(chance, rate, json.loads(found or b"{}"))).encode()

    told = []
    with serving(endpoint(reply)) as url:
        for name in ("Almaty region", "алматинская ОБЛАСТЬ", "Abai district", "none at all") * 12:
            try:
                run(Endpoint(url, 20), "who-governs", {"place": name}).to_csv()
            except QueryError as error:
                told.append(str(error))
    assert told
    assert not [line for line in told if "\n" in line]


@pytest.mark.parametrize("name", ["Abai district", "Abai distric"])
def test_names_of_what_is_nothing_else(name: str) -> None:
    """Whom the endpoint knows by name and does not describe."""

    def reply(query: str) -> bytes:
        found = json.loads(sample_store()._store.query(query).serialize(format=ox.QueryResultsFormat.JSON) or b"{}")
        if "altLabel" not in query:
            found["results"]["bindings"] = []
        return json.dumps(found).encode()

    with serving(endpoint(reply)) as url, pytest.raises(QueryError, match="abai-district-"):
        run(Endpoint(url, 20), "who-governs", {"place": name})


# ---- pull


def filled(*names: str) -> Store:
    store = Store()
    for name in names:
        store.replace(f"{ARTICLE}{name}", _triples(name))
    return store


def _triples(name: str) -> list[Triple]:
    article = ox.NamedNode(f"{ARTICLE}{name}")
    return [
        (article, ox.NamedNode(iri("rdf:type")), ox.NamedNode(iri("orda:Article"))),
        (article, ox.NamedNode(iri("orda:contentHash")), ox.Literal(name)),
    ]


def replies(store: Store, **instead: bytes) -> Callable[[str], bytes]:
    """What a server of a store says, but for queries that hold a word: ``list``, ``total``, ``hash`` or ``graph``."""
    marks = {"list": "GROUP BY ?g", "total": "COUNT(DISTINCT", "hash": "?g ?h", "graph": "SELECT ?s ?p ?o"}

    def reply(query: str) -> bytes:
        for name, said in instead.items():
            if marks[name] in query:
                return said
        return store._store.query(query).serialize(format=ox.QueryResultsFormat.JSON) or b""

    return reply


@pytest.mark.parametrize(
    ("instead", "message"),
    [
        ({"list": rows({"g": f"{ARTICLE}a", "n": literal("abc")})}, "counts “abc” where a number belongs"),
        ({"list": rows({"g": f"{ARTICLE}a", "n": literal("9" * 5000)})}, "where a number belongs"),
        ({"list": rows({"g": f"{ARTICLE}a", "n": literal("-2", "integer")})}, "where a number belongs"),
        ({"list": rows({"g": f"{ARTICLE}a"}, columns=("g", "n"))}, "does not say which graphs"),
        ({"list": rows({"n": 2}, columns=("g", "n"))}, "does not say which graphs"),
        ({"list": rows({"g": literal("a"), "n": 2})}, "does not say which graphs"),
        ({"list": rows({"g": {"type": "bnode", "value": "b"}, "n": 2})}, "does not say which graphs"),
        ({"list": rows({"x": "a:b", "y": 2})}, "does not list all the graphs"),
        ({"list": rows(columns=("g", "n"))}, "does not list all the graphs"),
        ({"list": rows({"g": f"{ARTICLE}b", "n": 2})}, "does not list all the graphs"),
        ({"total": rows({"n": literal("abc")})}, "where a number belongs"),
        ({"total": rows(columns=("n",))}, "does not list all the graphs"),
        ({"total": b"{}"}, "not a SPARQL result"),
        ({"hash": rows({"g": f"{ARTICLE}b"}, columns=("g", "h"))}, "does not say which graphs"),
        ({"graph": rows({"s": literal("x"), "p": "a:b", "o": "a:b"})}, "are no statements"),
        ({"graph": rows({"s": "a:b", "p": literal("x"), "o": "a:b"})}, "are no statements"),
        ({"graph": rows({"s": "a:b", "p": "a:b"}, columns=("s", "p", "o"))}, "are no statements"),
        ({"graph": rows({"s": "a:b", "o": "a:b"})}, "not a SPARQL result"),
        ({"graph": rows({"s": "a:b", "p": "a:b", "o": "a:b"})}, "1 statements arrived of 2"),
        ({"graph": rows(*[{"s": "a:b", "p": "a:b", "o": "a:b"}] * 2)}, "1 statements arrived of 2"),
        ({"graph": rows(*({"s": {"type": "bnode", "value": "b"}, "p": "a:b", "o": n} for n in (1, 2)))}, "blank nodes"),
        ({"graph": rows(*({"s": "a:b", "p": "a:b", "o": {"type": "bnode", "value": v}} for v in "bc"))}, "blank nodes"),
        ({"graph": b""}, "does not answer"),
        ({"total": b"", "list": b"", "hash": b""}, "does not answer"),
    ],
)
def test_what_makes_no_sense_is_told_and_nothing_is_lost(instead: dict[str, bytes], message: str) -> None:
    ours = filled("a", "old")
    before = contents(ours)
    with (
        serving(endpoint(replies(filled("b", "c"), **instead))) as url,
        pytest.raises(QueryError, match=message) as caught,
    ):
        pull(Place(url, timeout=20), ours)
    assert contents(ours) == before
    assert str(caught.value).isprintable()


def test_a_server_without_graphs_empties_nothing(orda_command: Callable[..., Outcome], tmp_path: Path) -> None:
    with Store(tmp_path / "store") as store:
        store.replace(f"{ARTICLE}a", _triples("a"))
        size = len(store)
    with serving(endpoint(replies(Store()))) as url:
        done = orda_command("pull", url, "--store", "store")
        assert (done.code, len(done.lines), "has no graph of Orda" in done.err) == (2, 1, True)
        with Store(tmp_path / "store", read_only=True) as store:
            assert len(store) == size
        done = orda_command("pull", url, "--store", "store", "--allow-empty")
        assert (done.code, "1 removed" in done.err) == (0, True)
    with Store(tmp_path / "store", read_only=True) as store:
        assert len(store) == 0


def test_a_pull_that_breaks_off_has_removed_nothing() -> None:
    ours, there = filled("old"), filled("a", "b", "c")
    asked: list[str] = []

    def reply(query: str) -> bytes:
        if "SELECT ?s ?p ?o" in query:
            asked.append(query)
            if len(asked) == 3:
                return b""  # hangs up
        return replies(there)(query)

    with serving(endpoint(reply)) as url:
        with pytest.raises(QueryError, match="does not answer"):
            pull(Place(url, timeout=20), ours)
        assert set(ours.graphs()) == {f"{ARTICLE}{name}" for name in ("old", "a", "b")}
        for graph in list(ours.graphs()):
            assert fingerprint(ours.triples(graph)) == fingerprint(
                (there if graph[-1] in "ab" else filled("old")).triples(graph)
            )
        moved = pull(Place(url, timeout=20), ours)
    assert (moved.sent, moved.same, moved.removed) == (1, 2, 1)
    assert contents(ours) == contents(there)


def test_graphs_of_others_are_left_alone_here() -> None:
    ours = filled("a")
    ours.replace("http://example.org/mine", _triples("z"))
    with serving(endpoint(replies(filled("a")))) as url:
        assert pull(Place(url, timeout=20), ours).removed == 0
    assert "http://example.org/mine" in set(ours.graphs())


def test_a_graph_store_that_sends_something_else() -> None:
    def behave(body: bytes, kind: str) -> None:
        def answer(connection: object, request: bytes) -> None:
            if request.startswith(b"GET"):
                sends(answers(body, kind=kind))(connection, request)  # type: ignore[arg-type]
            else:
                endpoint(replies(filled("b")))(connection, request)  # type: ignore[arg-type]

        ours = filled("a")
        with serving(answer) as url, pytest.raises(TransferError, match=r"are no statements|arrived of"):
            pull(Place(url, graphs=url, timeout=20), ours)
        assert contents(ours) == contents(filled("a"))

    laughs = '<!DOCTYPE rdf:RDF [<!ENTITY e0 "ha">' + "".join(
        f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10)
    )
    behave(laughs.encode() + b"]><rdf:RDF/>", "application/rdf+xml")
    behave(b"<a> <b>", "text/turtle")
    behave(b"<a:b> <a:c> " + b"<<( <a:b> <a:c> " * 50_000 + b"<a:d>" + b" )>>" * 50_000 + b" .", "text/turtle")
    behave(b"\x00\xff", "application/n-triples")
    behave(b"", "text/html")


def test_a_pull_ends_in_time(orda_command: Callable[..., Outcome], tmp_path: Path) -> None:
    started = time.monotonic()
    with serving(drips(b"HTTP/1.1 200 OK\r\n\r\n", b" ")) as url:
        done = orda_command("pull", url, "--store", "store", "--timeout", "1")
        assert (done.code, len(done.lines), "no answer within 1 seconds" in done.err) == (2, 1, True)
        with Store(tmp_path / "store") as store:
            store.replace(f"{ARTICLE}a", _triples("a"))
        assert orda_command("push", url, "--update", url, "--store", "store", "--timeout", "1").code == 2
    assert time.monotonic() - started < 15


def test_a_push_to_nonsense_is_told() -> None:
    for reply in (replies(Store(), list=b"{}"), replies(Store(), graph=rows({"s": literal("x")}))):
        with serving(endpoint(reply)) as url, pytest.raises(QueryError) as caught:
            push(filled("a"), Place(url, url, timeout=20))
        assert str(caught.value).isprintable()


def test_numbers_are_not_written_out_to_be_compared() -> None:
    """Twenty characters would be a million."""
    double = ox.NamedNode(XSD + "double")
    numbers = [ox.Literal(f"{n}E999900", datatype=double) for n in range(10, 60)]
    tracemalloc.start()
    fingerprint(ox.Triple(ox.NamedNode("a:b"), ox.NamedNode("a:b"), number) for number in numbers)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 5_000_000
