"""Queries that never end, or that end the process that asks: each is told in a line, and whoever asks goes on."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

import orda
from graph.store import Store
from ontology.namespaces import PREFIXES
from queries.ask.catalog import QueryError
from queries.ask.confined import confined
from queries.ask.run import run
from queries.ask.source import rows
from tests.conftest import Outcome

FOREVER = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?a != ?i) }"
UNSORTABLE = "SELECT ?o WHERE { ?s ?p ?o } ORDER BY ?o"
DEEP = "SELECT * " + "{" * 30_000 + "}" * 30_000
ROOT = Path(orda.__file__).parent


def unordered() -> Iterator[ox.Quad]:
    """Durations of days and of months: which is longer, one cannot say."""
    chance = random.Random(1)
    for n in range(1000):
        months, days = chance.randint(1, 20), chance.randint(1, 500)
        text = chance.choice([f"P{months}M", f"P{days}D", f"P{months}M{days}D"])
        value = ox.Literal(text, datatype=ox.NamedNode(PREFIXES["xsd"] + "duration"))
        yield ox.Quad(ox.NamedNode(f"http://example.org/{n}"), ox.NamedNode("http://example.org/lasts"), value)


@pytest.fixture(params=["in memory", "on disk", "read only"])
def graph(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[orda.KnowledgeGraph]:
    store = Store(None if request.param == "in memory" else tmp_path / "store")
    store._store.extend(unordered())
    if request.param == "read only":
        store.close()
        store = Store(tmp_path / "store", read_only=True)
    yield orda.KnowledgeGraph(store)
    store.close()


@pytest.mark.parametrize("query", [UNSORTABLE, DEEP], ids=["sorting", "nesting"])
def test_what_the_engine_breaks_on_is_told(graph: orda.KnowledgeGraph, query: str) -> None:
    with pytest.raises(QueryError, match="the query was ended: the engine broke on it") as caught:
        graph.query(query)
    assert "\n" not in str(caught.value)
    assert len(graph.query("SELECT * { ?s ?p ?o }")) == 1000


def test_what_takes_too_long_is_ended(graph: orda.KnowledgeGraph) -> None:
    started = time.monotonic()
    with pytest.raises(QueryError, match=r"the query was ended: it took more than 0\.5 seconds; .*a longer timeout"):
        graph.query(FOREVER, timeout=0.5)
    assert time.monotonic() - started < 20
    assert len(graph.query("SELECT * { ?s ?p ?o }", timeout=None)) == 1000


def test_the_command_tells_it_too(tmp_path: Path, orda_command: Callable[..., Outcome]) -> None:
    with Store(tmp_path / "store") as store:
        store._store.extend(unordered())
    for query, message in ((UNSORTABLE, "the engine broke on it"), (DEEP, "the engine broke on it")):
        done = orda_command("query", query, "--store", "store")
        assert (done.code, done.out, len(done.lines)) == (2, "", 1)
        assert message in done.err
    (tmp_path / "durations.nt").write_bytes(
        ox.serialize((q.triple for q in unordered()), format=ox.RdfFormat.N_TRIPLES)
    )
    done = orda_command("query", UNSORTABLE, "--graph", "durations.nt")
    assert (done.code, len(done.lines)) == (2, 1)


def test_nothing_is_printed_but_the_line(tmp_path: Path) -> None:
    (tmp_path / "d.nt").write_bytes(ox.serialize((q.triple for q in unordered()), format=ox.RdfFormat.N_TRIPLES))
    command = [sys.executable, "-m", "orda", "query", UNSORTABLE, "--graph", str(tmp_path / "d.nt")]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=60, cwd=ROOT)
    assert (ended.returncode, ended.stdout, len(ended.stderr.splitlines())) == (2, "", 1)


def test_answers_are_the_same_as_without(built: Store) -> None:
    for query in ("visits", "ASK { ?s a orda:Visit }", "CONSTRUCT { ?s ?p ?o } WHERE { ?s a orda:Visit ; ?p ?o }"):
        ours, theirs = orda.KnowledgeGraph(built).query(query), run(built, query)
        assert (ours.columns, ours.rows, ours.form) == (theirs.columns, theirs.rows, theirs.form)
        assert dict(ours.labels) == theirs.labels


def test_many_rows_come_over_without_much_ado() -> None:
    """Fork and pipe included, 100,000 rows take hardly more of the processor than reading them in this process."""
    store = Store.holding(unordered())
    graph = orda.KnowledgeGraph(store)
    many = "SELECT * { ?s ?p ?o . { SELECT ?other { ?other ?p ?o } LIMIT 100 } }"

    def seconds(ask: Callable[[], object]) -> float:
        started = sum(os.times()[:4])
        assert len(ask()) == 100_000  # type: ignore[arg-type]
        return sum(os.times()[:4]) - started

    inline = min(seconds(lambda: [tuple(row) for row in rows(store, many)]) for _ in range(3))
    assert min(seconds(lambda: graph.query(many)) for _ in range(3)) < 2 * inline


def awkward() -> list[ox.Term]:
    """Terms that a text could lose or change."""
    xsd = PREFIXES["xsd"]
    typed = [
        ("+5", "integer"), ("007", "integer"), ("x", "integer"), ("1.", "decimal"), ("-.5", "decimal"),
        ("1e3", "double"), ("INF", "double"), ("1", "boolean"), ("2015", "gYear"), ("P1D", "duration"),
    ]  # fmt: skip
    return [
        *(ox.Literal(text, datatype=ox.NamedNode(xsd + kind)) for text, kind in typed),
        *(ox.Literal(text) for text in ("", " ", "a\tb\nc\r\"\\", "\u2028\x85\x00", "?term", "𝒳 ǅ")),
        ox.Literal("x", language="en"), ox.Literal("x", language="ar", direction=ox.BaseDirection.RTL),
        ox.BlankNode("b1"), ox.NamedNode("urn:é"),
        ox.Triple(ox.NamedNode("urn:a"), ox.NamedNode("urn:b"), ox.Literal("<<")),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?o ?none ?s { ?s <urn:p> ?o }", "SELECT ?o { ?s <urn:p> ?o }", "SELECT ?none { ?s <urn:p> ?o }",
        "SELECT ?o { ?s <urn:q> ?o }", "SELECT * { <urn:s0> <urn:p> <urn:none> }", "SELECT * {}",
        "CONSTRUCT { ?s <urn:p> ?o } WHERE { ?s <urn:p> ?o }",
    ],
)  # fmt: skip
def test_every_term_comes_over_as_it_is(query: str) -> None:
    nodes = [ox.NamedNode(f"urn:s{number}") for number in range(len(awkward()))]
    quads = (ox.Quad(node, ox.NamedNode("urn:p"), term) for node, term in zip(nodes, awkward(), strict=True))
    store = Store.holding(quads)
    ours, theirs = orda.KnowledgeGraph(store).query(query), run(store, query)
    assert ours.columns == theirs.columns
    assert sorted(map(str, ours.rows)) == sorted(map(str, theirs.rows))
    assert set(ours.rows) == set(theirs.rows)


def test_errors_come_over() -> None:
    with pytest.raises(QueryError, match="no query is called"):
        orda.KnowledgeGraph(Store()).query("nothing-like-it")
    with pytest.raises(ZeroDivisionError) as caught:
        confined(lambda: 1 // 0)
    assert "test_confined.py" in caught.value.__notes__[0]  # where it happened


def test_what_is_changed_in_memory_is_asked_at_once() -> None:
    graph = orda.KnowledgeGraph(Store())
    assert len(graph.query("SELECT * { ?s ?p ?o }")) == 0
    graph.source._store.extend(unordered())
    assert len(graph.query("SELECT * { ?s ?p ?o }")) == 1000


def test_a_store_that_is_being_written_is_asked(tmp_path: Path) -> None:
    with Store(tmp_path / "store") as store:
        graph = orda.KnowledgeGraph(store)
        for n, quad in enumerate(unordered()):
            if n % 200 == 0:
                assert len(graph.query("SELECT * { ?s ?p ?o }")) == n
            store._store.add(quad)


def test_threads_ask_side_by_side(graph: orda.KnowledgeGraph) -> None:
    counts: list[int] = []

    def ask() -> None:
        for _ in range(5):
            counts.append(len(graph.query("SELECT * { ?s ?p ?o }")))
            with pytest.raises(QueryError, match="broke"):
                graph.query(UNSORTABLE)

    threads = [threading.Thread(target=ask, daemon=True) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert counts == [1000] * 20


def test_a_program_that_lets_the_system_bury_its_children() -> None:
    before = signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    try:
        assert confined(lambda: 5) == 5
        with pytest.raises(QueryError, match="broke"):
            confined(lambda: os.abort())
    finally:
        signal.signal(signal.SIGCHLD, before)


def test_an_interrupt_ends_the_child(tmp_path: Path) -> None:
    work = tmp_path / "work.py"
    work.write_text(
        "import os, signal, time\nfrom queries.ask.confined import confined\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"  # which a shell's background jobs ignore
        "def work():\n print(os.getpid(), flush=True)\n time.sleep(600)\n"
        "confined(work)\n"
    )
    running = subprocess.Popen([sys.executable, str(work)], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                               env=os.environ | {"PYTHONPATH": str(ROOT)})  # fmt: skip
    assert running.stdout is not None
    child = int(running.stdout.readline())
    running.send_signal(signal.SIGINT)
    assert running.wait(30) != 0
    with pytest.raises(ProcessLookupError):
        os.kill(child, 0)
    running.stdout.close()


def test_no_file_of_the_parent_is_kept_open_by_the_child() -> None:
    ours, theirs = os.pipe()
    os.set_inheritable(theirs, True)

    def open_there() -> bool:
        try:
            os.fstat(theirs)
        except OSError:
            return False
        return True

    assert confined(open_there) is False
    os.close(ours)
    os.close(theirs)
