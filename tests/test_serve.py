"""The server: what it answers, what it refuses, and that its limits hold."""

from __future__ import annotations

import asyncio
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pyoxigraph as ox
import pytest

from graph.build import build
from graph.store import Store
from ontology.namespaces import ARTICLE
from queries.serve import app
from queries.serve.app import Server, Settings
from queries.serve.limits import Limits
from queries.serve.render import texts
from tests.conftest import Outcome, articles
from tests.served import ROOT, Served, children, served

CROSS = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
HUNGRY = "SELECT * WHERE { ?a ?b ?c . ?d ?e ?f } ORDER BY ?c ?f"
LIMITS = ("--seconds", "2", "--memory", "400", "--workers", "2")


@pytest.fixture(scope="module")
def server(built_folder: Path) -> Iterator[Served]:
    with served(built_folder, *LIMITS, "--cors", "https://example.org") as running:
        yield running


@pytest.fixture
def client(server: Served) -> Iterator[httpx.Client]:
    with server.client() as opened:
        yield opened


# ---- answers


@pytest.mark.parametrize(
    ("query", "accept", "kind"),
    [
        ("SELECT * { ?s a orda:Visit }", "", "application/sparql-results+json"),
        ("SELECT * { ?s a orda:Visit }", "text/csv", "text/csv; charset=utf-8"),
        ("SELECT * { ?s a orda:Visit }", "text/tab-separated-values", "text/tab-separated-values; charset=utf-8"),
        ("SELECT * { ?s a orda:Visit }", "text/html, application/xml;q=0.9, */*;q=0.1", "application/xml"),
        ("ASK { ?s a orda:Visit }", "application/sparql-results+xml", "application/sparql-results+xml"),
        ("CONSTRUCT WHERE { ?s a orda:Visit }", "*/*", "text/turtle; charset=utf-8"),
        ("CONSTRUCT WHERE { ?s a orda:Visit }", "application/ld+json", "application/ld+json"),
        ("DESCRIBE id:almaty-region", "application/n-triples;q=0.5, application/rdf+xml", "application/rdf+xml"),
    ],
)
def test_content_is_negotiated(client: httpx.Client, query: str, accept: str, kind: str) -> None:
    response = client.get("/sparql", params={"query": query}, headers={"Accept": accept})
    assert response.status_code == 200
    assert response.headers["content-type"] == kind
    assert response.headers["vary"].startswith("Accept")
    assert len(response.content) > 60


@pytest.mark.parametrize(
    ("request_", "status"),
    [
        ({"params": {"query": "SELECT * {"}}, 400),
        ({"params": {"query": "ASK {}"}, "headers": {"Accept": "image/png"}}, 406),
        ({"params": {"query": "CONSTRUCT WHERE { ?s ?p ?o }"}, "headers": {"Accept": "text/csv"}}, 406),
        ({"params": {"query": "ASK {}", "default-graph-uri": "no iri"}}, 400),
        ({"params": {"update": "CLEAR ALL"}}, 400),
        ({"params": {"query": 'SELECT ("\\u0001" AS ?x) {}'}, "headers": {"Accept": "application/xml"}}, 406),
        ({"method": "POST", "content": b"ASK {}", "headers": {"Content-Type": "text/plain"}}, 415),
        ({"method": "POST", "data": {"update": "CLEAR ALL"}}, 403),
        ({"method": "POST", "data": {"query": "ASK {}", "update": "CLEAR ALL"}}, 400),
        ({"method": "POST", "data": {"query": "ASK {}"}, "params": {"query": "ASK {}"}}, 400),
        ({"method": "POST", "content": b"\xff", "headers": {"Content-Type": "application/sparql-query"}}, 400),
        ({"method": "POST", "data": {"query": "#" * 1_100_000}}, 413),
        ({"method": "PUT"}, 405),
        ({"params": {"query": "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }"}}, 400),
        ({"url": "/sparql?query=%FF"}, 400),
        ({"params": {"query": "ASK {}"}, "headers": {"Host": "evil.example"}}, 400),
    ],
)
def test_what_is_no_query_is_refused(client: httpx.Client, request_: dict[str, object], status: int) -> None:
    response = client.request(**({"method": "GET", "url": "/sparql"} | request_))  # type: ignore[arg-type]
    assert response.status_code == status, response.text


def test_graph_store(client: httpx.Client) -> None:
    turtle = client.get("/graphs", params={"graph": f"{ARTICLE}trip"})
    assert turtle.headers["content-type"] == "text/turtle; charset=utf-8"
    assert "prov:wasDerivedFrom" in turtle.text
    triples = {q.triple for q in ox.parse(client.get("/graphs?default", headers={"Accept": "text/turtle"}).content,
                                          ox.RdfFormat.TURTLE)}  # fmt: skip
    count = client.get("/sparql", params={"query": "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"}).json()
    assert len(triples) == int(count["results"]["bindings"][0]["n"]["value"])
    assert client.head("/graphs?default").status_code == 200
    assert client.head("/graphs?default").content == b""
    assert client.get("/graphs?graph=http://example.org/none").status_code == 404
    for address in ("/graphs", "/graphs?default&graph=http://example.org/", "/graphs?graph=", "/graphs?graph=x"):
        assert client.get(address).status_code == 400
    for method in ("PUT", "POST", "DELETE", "PATCH"):
        refused = client.request(method, f"/graphs?graph={ARTICLE}trip")
        assert refused.status_code == 405
        assert set(refused.headers["allow"].split(", ")) == {"GET", "HEAD"}


def test_cors_is_for_the_origins_named(client: httpx.Client, built_folder: Path) -> None:
    named = client.get("/sparql?query=ASK{}", headers={"Origin": "https://example.org"})
    assert named.headers["access-control-allow-origin"] == "https://example.org"
    other = client.get("/sparql?query=ASK{}", headers={"Origin": "https://example.com"})
    assert "access-control-allow-origin" not in other.headers


def test_every_answer_has_safe_headers(client: httpx.Client) -> None:
    for path in ("/sparql?query=ASK{}", "/sparql?query=", "/nothing", "/graphs"):
        headers = client.get(path).headers
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"
        assert "server" not in headers


def test_log_holds_no_parameters(server: Served, client: httpx.Client) -> None:
    client.get("/sparql?query=ASK{}&secret=hunter2", headers={"Authorization": "Bearer hunter2"})
    client.get("/sparql?query=hunter2")
    assert "hunter2" not in server.log.read_text()


# ---- limits


def test_long_queries_are_ended_and_others_answered(server: Served, client: httpx.Client) -> None:
    with ThreadPoolExecutor() as threads:
        begun = time.monotonic()
        hostile = threads.submit(client.get, "/sparql", params={"query": CROSS})
        time.sleep(0.2)
        assert client.get("/sparql?query=ASK{}").status_code == 200
        assert time.monotonic() - begun < 2
        response = hostile.result()
    assert response.status_code == 503
    assert "longer than 2 s" in response.text
    assert time.monotonic() - begun < 6
    assert client.get("/sparql?query=ASK{}").status_code == 200


def test_hungry_queries_are_ended(client: httpx.Client) -> None:
    response = client.get("/sparql", params={"query": HUNGRY})
    assert response.status_code == 503
    assert "was ended" in response.text
    assert client.get("/sparql?query=ASK{}").status_code == 200


@pytest.mark.parametrize(
    "query",
    [
        "ASK " + "{" * 50_000 + "}" * 50_000,
        "SELECT (" + "(" * 50_000 + "1" + ")" * 50_000 + " AS ?x) {}",
        "SELECT (" + "STR(" * 50_000 + "1" + ")" * 50_000 + " AS ?x) {}",
        "ASK { FILTER(" + "!" * 50_000 + "true) }",
        "ASK { ?s " + "(" * 50_000 + "<a:a>" + ")*" * 50_000 + " ?o }",
        "ASK { ?s ?p " + "(" * 50_000 + ")" * 50_000 + " }",
        "ASK { ?s ?p " + "[ ?p " * 50_000 + "1" + "]" * 50_000 + " }",
        "ASK { " + " UNION ".join(["{ ?s ?p ?o }"] * 50_000) + " }",
        "ASK { FILTER(" + "||".join(["?x"] * 50_000) + ") }",
        "ASK { ?s " + "/".join(["<a:a>"] * 50_000) + " ?o }",
    ],
    ids=["groups", "brackets", "functions", "negations", "paths", "lists", "blank nodes", "unions", "or", "sequence"],
)
def test_deep_queries_are_told_so(client: httpx.Client, query: str) -> None:
    """Not that they need more memory: they would not be answered with any."""
    response = client.post("/sparql", content=query, headers={"Content-Type": "application/sparql-query"})
    assert (response.status_code, response.text.count("\n")) == (400, 1)
    assert "too deep" in response.text
    assert client.get("/sparql?query=ASK{}").status_code == 200


def test_too_many_queries_are_put_off(built_folder: Path, tmp_path: Path) -> None:
    alone = served(built_folder, *LIMITS, log=tmp_path / "log", patience=Limits().patience)
    with alone as running, running.client() as client:
        with ThreadPoolExecutor(40) as threads:
            answers = list(threads.map(lambda _: client.get("/sparql", params={"query": CROSS}), range(24)))
        put_off = [a for a in answers if "busy" in a.text]
        assert {a.status_code for a in answers} == {503}
        assert len(put_off) >= 6
        assert all(a.headers["retry-after"] == "1" for a in put_off)
        assert client.get("/sparql?query=ASK{}").status_code == 200


def test_slow_requests_are_cut_off(server: Served) -> None:
    host, port = server.url.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=30) as slow:
        slow.sendall(
            b"POST /sparql HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/sparql-query\r\n"
            b"Content-Length: 100\r\n\r\nASK"
        )
        assert slow.recv(100).startswith(b"HTTP/1.1 408 ")


def test_killed_server_leaves_nothing_behind_and_loses_nothing(built_folder: Path, tmp_path: Path) -> None:
    with Store(built_folder, read_only=True) as store:
        before = len(store)
    with served(built_folder, *LIMITS, log=tmp_path / "log") as running:
        family = children(running.process.pid)
        assert len(family) >= 3
        copies = set(built_folder.parent.glob(".store-*.copies"))
        os.kill(running.process.pid, signal.SIGKILL)
        running.process.wait()
    until = time.monotonic() + 10
    while time.monotonic() < until and any(Path(f"/proc/{p}").exists() for p in family):
        time.sleep(0.1)
    assert not [p for p in family if Path(f"/proc/{p}").exists()]
    assert len(copies - set(built_folder.parent.glob(".store-*.copies"))) == 1  # not that of the other tests' server
    with served(built_folder, *LIMITS, log=tmp_path / "log") as running, running.client() as client:
        assert client.get("/sparql?query=ASK{}").status_code == 200
    with Store(built_folder, read_only=True) as store:
        assert len(store) == before


def test_server_follows_the_store(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    with Store(folder) as store:
        build(store, articles()[:1], "kz")
    query = {"query": "SELECT (COUNT(*) AS ?n) { ?a a orda:Article }"}
    with served(folder, *LIMITS) as running, running.client() as client:
        count = lambda: client.get("/sparql", params=query).json()["results"]["bindings"][0]["n"]["value"]  # noqa: E731
        assert count() == "1"
        until = time.monotonic() + 60
        while (counting := texts("en")["counting"]) in client.get("/").text and time.monotonic() < until:
            time.sleep(0.2)
        before, shown = client.get("/api/status").json(), client.get("/").text
        assert (before["articles"], "<dt>Articles</dt><dd>1</dd>" in shown) == (1, True)
        with Store(folder) as store:  # the server does not hold the lock
            build(store, articles(), "kz")
        until = time.monotonic() + 60
        while count() != "4" and time.monotonic() < until:
            time.sleep(0.2)
        assert count() == "4"
        after, shown = client.get("/api/status").json(), client.get("/").text  # no number of what was
        assert (after["articles"], "<dt>Articles</dt><dd>4</dd>" in shown) == (4, True)
        assert counting not in shown
        assert after["triples"] > before["triples"]
        assert after["classes"]["Person"] >= before["classes"]["Person"]
    assert not list(tmp_path.glob(".store-*.copies"))


def test_what_is_written_while_a_copy_is_prepared_is_served_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A build may go on while the index of what it wrote first is made, which takes long where a machine is busy."""

    class Copying:
        """Copies that hold no more than the names of the files there were."""

        def take(self) -> frozenset[str]:
            return frozenset(file.name for file in tmp_path.iterdir())

    class Preparing:
        """A pool in whose time of preparation the store is written to, once."""

        def __init__(self) -> None:
            self.served: list[frozenset[str]] = []

        async def count(self, _: frozenset[str]) -> None:
            (tmp_path / "2.sst").touch()

        async def index(self, _: frozenset[str]) -> None:
            pass

        async def renew(self, fresh: frozenset[str]) -> None:
            self.served.append(fresh)

    async def nothing(_: Server) -> None:
        pass

    async def watched() -> list[frozenset[str]]:
        server = Server(Settings(tmp_path), Copying())  # type: ignore[arg-type]
        server.pool = pool = Preparing()  # type: ignore[assignment]
        watching = asyncio.create_task(server._watch(tmp_path))
        (tmp_path / "1.sst").touch()
        until = time.monotonic() + 20
        while len(pool.served) < 2 and time.monotonic() < until:
            await asyncio.sleep(0.01)
        watching.cancel()
        return pool.served

    monkeypatch.setattr(app, "_WATCH", 0.01)
    monkeypatch.setattr(Server, "_open", nothing)
    assert asyncio.run(watched()) == [{"1.sst"}, {"1.sst", "2.sst"}]


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:80", "127.0.0.1:7878", "[::1]", "[::1]:7878"])
def test_names_of_this_machine_are_known(client: httpx.Client, host: str) -> None:
    assert client.get("/sparql?query=ASK{}", headers={"Host": host}).status_code == 200


def test_proxies_are_believed_only_where_named(client: httpx.Client, built_folder: Path, tmp_path: Path) -> None:
    forwarded = {"X-Forwarded-Proto": "https", "X-Forwarded-For": "203.0.113.7", "X-Forwarded-Host": "evil.example"}
    assert "https://127.0.0.1" not in client.get("/sparql", headers=forwarded).text
    options = (*LIMITS, "--forwarded-allow-ips", "10.0.0.0/8, 127.0.0.1")
    with served(built_folder, *options, log=tmp_path / "log") as running, running.client() as asking:
        described = asking.get("/sparql", headers=forwarded).text
        assert running.url.replace("http:", "https:") in described
        assert "evil.example" not in described


def test_prefixes_are_known(client: httpx.Client) -> None:
    assert client.get("/sparql", params={"query": "ASK { id:almaty-region a orda:Region }"}).json()["boolean"] is True


# ---- the command


def test_command_reports_what_can_be_mended(orda_command: Callable[..., Outcome], built_folder: Path) -> None:
    outcome = orda_command("serve", "--store", "none")
    assert (outcome.code, len(outcome.lines)) == (2, 1)
    assert "build one with" in outcome.err
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        outcome = orda_command("serve", "--store", built_folder, "--port", port)
    assert (outcome.code, len(outcome.lines)) == (2, 1)
    assert f"127.0.0.1:{port}: Address already in use" in outcome.err
    assert "give another --port" in outcome.err
    outcome = orda_command("serve", "--store", built_folder, "--host", "203.0.113.7", "--port", port)
    assert (outcome.code, len(outcome.lines)) == (2, 1)
    assert f"203.0.113.7:{port}" in outcome.err
    assert "give another --host" in outcome.err
    outcome = orda_command("serve", "--store", built_folder, "--forwarded-allow-ips", "127.0.0.1, proxy")
    assert (outcome.code, len(outcome.lines)) == (2, 1)
    assert "'proxy'" in outcome.err


def test_command_leaves_no_copy_where_it_fails(built_folder: Path, tmp_path: Path) -> None:
    """Nor where it is ended before it answers."""
    shutil.copytree(built_folder, tmp_path / "store")
    command = [sys.executable, "-m", "orda", "serve", "--store", str(tmp_path / "store"), "--port", "0"]
    for _ in range(2):
        process = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL)
        until = time.monotonic() + 60
        while not list(tmp_path.glob(".store-*.copies")) and time.monotonic() < until:
            time.sleep(0.001)
        process.terminate()
        process.wait(30)
        assert not list(tmp_path.glob(".store-*.copies"))
