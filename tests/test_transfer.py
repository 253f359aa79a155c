"""Graphs brought to a server and fetched from it: what differs goes over, and is verified."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

import queries.sources.transfer as transfer
from graph.store import Store, Triple
from ontology.namespaces import ARTICLE, iri
from queries.ask.catalog import QueryError
from queries.sources.credentials import PASSWORD, TOKEN, USER, credentials
from queries.sources.transfer import Place, TransferError, fingerprint, pull, push
from tests.conftest import assert_consistent, contents
from tests.engines import Server, oxigraph, virtuoso


def node(name: str) -> ox.NamedNode:
    return ox.NamedNode(iri(name))


def filled() -> Store:
    store = Store()
    for name in "abc":
        store.replace(f"{ARTICLE}{name}", [*_triples(name)])
    return store


def _triples(name: str, digest: str = "1") -> Iterator[Triple]:
    article = ox.NamedNode(f"{ARTICLE}{name}")
    yield article, node("rdf:type"), node("orda:Article")
    yield article, node("orda:contentHash"), ox.Literal(f"{name}{digest}")
    yield node("id:almaty"), node("skos:prefLabel"), ox.Literal('Алматы “x\\"\n', language="kk")
    yield node(f"id:{name}"), node("orda:value"), ox.Literal("43.250", datatype=node("xsd:decimal"))
    yield node(f"id:{name}"), node("orda:start"), ox.Literal("2022-06", datatype=node("xsd:gYearMonth"))
    yield node(f"id:{name}"), node("prov:wasDerivedFrom"), article


@pytest.fixture(params=[oxigraph, virtuoso], scope="module")
def server(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with request.param(tmp_path_factory.mktemp("server")) as found:
        yield found


@pytest.fixture(params=["graph store", "update"])
def place(request: pytest.FixtureRequest, server: Server) -> Place:
    found = Place(server.query, server.update, "", server.default_graph)
    if request.param == "graph store":
        found = Place(server.query, "", server.graphs, server.default_graph)
    push(Store(), found)  # leaves it empty
    return found


def test_there_and_back(place: Place) -> None:
    store = filled()
    moved = push(store, place)
    assert (moved.sent, moved.same, moved.removed) == (4, 0, 0)
    assert moved.statements == len(store)
    again = push(store, place)
    assert (again.sent, again.same) == (0, 4)
    back = Store()
    assert pull(place, back).sent == 3
    assert {g: fingerprint(ox.Triple(*t) for t in ts) for g, ts in contents(back).items()} == {
        g: fingerprint(ox.Triple(*t) for t in ts) for g, ts in contents(store).items()
    }
    assert_consistent(back)


def test_only_what_changed_goes_over(place: Place) -> None:
    store = filled()
    push(store, place)
    store.replace(f"{ARTICLE}b", [*_triples("b", "2")])
    store.drop(f"{ARTICLE}c")
    seen: list[str] = []
    moved = push(store, place, seen.append)
    assert (moved.sent, moved.same, moved.removed) == (2, 1, 1)  # b and the default graph; a; c
    assert seen[0] == f"{ARTICLE}c"
    back = filled()
    fetched = pull(place, back)
    assert (fetched.sent, fetched.same, fetched.removed) == (1, 1, 1)
    assert set(back.graphs()) == {f"{ARTICLE}a", f"{ARTICLE}b"}


def test_what_broke_off_goes_on(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    store, replace, done = filled(), transfer._replace, []

    def failing(at: Place, graph: str, triples: list[ox.Triple]) -> None:
        if len(done) == 2:
            raise TransferError("the line is dead")
        done.append(graph)
        replace(at, graph, triples)

    monkeypatch.setattr(transfer, "_replace", failing)
    with pytest.raises(TransferError, match="dead"):
        push(store, place)
    monkeypatch.setattr(transfer, "_replace", replace)
    moved = push(store, place)
    assert (moved.sent, moved.same) == (2, 2)


def test_a_server_that_changes_a_graph_is_found_out(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    replace = transfer._replace

    def lossy(at: Place, graph: str, triples: list[ox.Triple]) -> None:
        replace(at, graph, triples[1:])

    monkeypatch.setattr(transfer, "_replace", lossy)
    with pytest.raises(TransferError, match=r"article/a: the server holds 5 statements of 6"):
        push(filled(), place)


def test_other_graphs_are_left_alone(place: Place) -> None:
    other = "http://example.org/graph"
    transfer._replace(place, other, [ox.Triple(*t) for t in _triples("z")])
    push(filled(), place)
    assert len(transfer._fetch(place, other)) == 6
    assert other not in set(_pulled(place).graphs())
    transfer._replace(place, other, [])


def _pulled(place: Place) -> Store:
    store = Store()
    pull(place, store)
    return store


def test_commands(server: Server, orda_command: Callable[..., object], tmp_path: Path) -> None:
    with Store(tmp_path / "ours") as store:
        for name in "abc":
            store.replace(f"{ARTICLE}{name}", [*_triples(name)])
    default = ["--default-graph", server.default_graph] if server.default_graph else []
    pushed = orda_command("push", server.query, "--store", "ours", "--update", server.update, *default)
    assert (pushed.code, "graphs moved and verified" in pushed.err) == (0, True)  # type: ignore[attr-defined]
    pulled = orda_command("pull", server.query, "--store", "theirs", *default)
    assert (pulled.code, "3 graphs moved" in pulled.err) == (0, True)  # type: ignore[attr-defined]
    with Store(tmp_path / "theirs", read_only=True) as store:
        assert len(list(store.articles())) == 3


def test_nowhere_to_write_to() -> None:
    with pytest.raises(QueryError, match="give --update or --graph-store"):
        transfer._replace(Place("http://127.0.0.1:9/"), "", [])
    with pytest.raises(QueryError, match="does not answer"):
        push(filled(), Place("http://127.0.0.1:9/sparql", "http://127.0.0.1:9/update"))


# ---- credentials


def test_credentials_come_from_the_environment_or_netrc(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (USER, PASSWORD, TOKEN):
        monkeypatch.delenv(name, raising=False)
    file = tmp_path / "netrc"
    monkeypatch.setenv("NETRC", str(file))
    assert credentials("https://example.org/sparql") is None
    file.write_text("machine example.org login ada password s3cret\n", encoding="utf-8")
    file.chmod(0o600)
    found = credentials("https://example.org/sparql")
    assert found is not None
    assert (found.user, found.secret) == ("ada", "s3cret")
    assert "s3cret" not in repr(found)
    assert credentials("https://example.com/sparql") is None
    monkeypatch.setenv(USER, "bob")
    monkeypatch.setenv(PASSWORD, "other")
    assert credentials("https://example.org/sparql") == transfer.credentials("https://example.com/")
    monkeypatch.setenv(TOKEN, "t0ken")
    assert getattr(credentials("https://example.org/"), "user", None) == ""
    with pytest.raises(QueryError, match="no password in an address") as caught:
        credentials("https://ada:s3cret@example.org/")
    assert "s3cret" not in str(caught.value)
    monkeypatch.delenv(TOKEN)
    monkeypatch.delenv(USER)
    file.write_text("machine\n", encoding="utf-8")
    with pytest.raises(QueryError, match="netrc: cannot be read"):
        credentials("https://example.org/")
