"""The store: graphs are replaced whole, the default graph agrees, and what goes wrong is said clearly."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from types import SimpleNamespace
from typing import Any

import pyoxigraph as ox
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from graph import store as stores
from graph.store import TEXT, Store, StoreError, Triple, is_stated
from ontology.namespaces import ARTICLE, GRAPH, PREFIXES, iri
from tests.conftest import assert_consistent, contents, stated

ROOT = Path(__file__).parents[1]
A, B, REFERENCE = f"{ARTICLE}a", f"{ARTICLE}b", f"{GRAPH}reference/kz"


def node(name: str) -> ox.NamedNode:
    return ox.NamedNode(iri(name))


VISIT: Triple = (node("id:visit"), node("rdf:type"), node("orda:Visit"))
VISITOR: Triple = (node("id:visit"), node("orda:visitor"), node("id:kassym-jomart-tokayev"))
PROOF: Triple = (node("id:visit"), node("prov:wasDerivedFrom"), node("article:a/evidence/1"))


# ---- invariants

SUBJECTS = st.sampled_from([node("id:x"), node("id:y")])
PREDICATES = st.sampled_from(
    [node(p) for p in ("rdf:type", "orda:visitor", "skos:prefLabel", "orda:text", "prov:wasDerivedFrom", "oa:exact")]
)
OBJECTS = st.sampled_from(
    [
        node("id:x"),
        node("orda:Visit"),
        node("orda:DroppedReading"),
        ox.Literal("Almaty"),
        ox.Literal("Almaty", language="en"),
        ox.Literal('} ; DELETE WHERE { ?s ?p "o" } #\\'),
        ox.Literal("7", datatype=node("xsd:integer")),
        ox.Literal("2023-05", datatype=node("xsd:gYearMonth")),
    ]
)
TRIPLES = st.sets(st.tuples(SUBJECTS, PREDICATES, OBJECTS), max_size=5)
STEPS = st.lists(st.tuples(st.sampled_from([A, B, REFERENCE]), st.none() | TRIPLES), max_size=8)


@given(STEPS)
def test_the_default_graph_is_the_union_of_the_graphs_without_proofs(
    steps: list[tuple[str, set[Triple] | None]],
) -> None:
    store, expected = Store(), dict[str, set[Triple]]()
    for graph, triples in steps:
        changed = store.drop(graph) if triples is None else store.replace(graph, triples)
        assert changed == ((triples or set()) != expected.get(graph, set()))
        expected[graph] = triples or set()
        found = contents(store)
        assert found.pop("") == stated(expected.values())
        assert found == {name: t for name, t in expected.items() if t}
        assert len(store) == sum(map(len, expected.values())) + len(stated(expected.values()))


@given(st.text())
@example('"')
@example("\\")
@example("\\u0000")
@example("\0")
@example("\r\n\t\x0c\x7f\x85\u2028\ufffe")
@example('} DELETE WHERE { GRAPH ?g { ?s ?p ?o } } ; INSERT DATA { "')
@example("\"\"\" ''' {{ }} # //")
def test_any_text_survives(text: str) -> None:
    store = Store()
    subject, predicate = node("id:x"), node("orda:task")
    store.replace(B, [VISIT])
    for words in ("before", text, text + "!", text):
        for literal in (ox.Literal(words), ox.Literal(words, language="kk")):
            store.replace(A, [(subject, predicate, literal)])
            assert contents(store)[A] == {(subject, predicate, literal)}
            assert contents(store)[""] == {VISIT, (subject, predicate, literal)}


# ---- replacing


def test_what_only_one_article_states_goes_with_it() -> None:
    store = Store()
    store.replace(A, [VISIT, VISITOR, PROOF])
    store.replace(B, [VISIT])
    assert store.replace(A, [])
    assert contents(store) == {"": {VISIT}, B: {VISIT}}
    assert store.drop(B)
    assert not store.drop(B)
    assert len(store) == 0


def test_replacing_by_the_same_changes_nothing() -> None:
    store = Store()
    assert store.replace(A, [VISIT, PROOF])
    assert not store.replace(A, iter([PROOF, VISIT, VISIT]))


def test_proofs_stay_in_their_graph() -> None:
    store = Store()
    store.replace(A, [VISIT, PROOF])
    assert contents(store) == {"": {VISIT}, A: {VISIT, PROOF}}
    assert not is_stated((node("article:a"), node("rdf:type"), node("orda:DroppedReading")))
    assert is_stated((node("article:a"), node("rdf:type"), node("orda:Article")))
    assert is_stated((node("article:a"), node("dcterms:title"), ox.Literal(iri("orda:DroppedReading"))))


def test_graphs_and_articles_are_sorted() -> None:
    store = Store()
    for graph in (B, REFERENCE, A):
        store.replace(graph, [VISIT])
    assert list(store.articles()) == [A, B]
    assert list(store.graphs()) == [A, B, REFERENCE]
    assert {q.graph_name.value for q in store.quads(A)} == {A}  # type: ignore[union-attr]


def test_a_dropped_graph_is_listed_no_more() -> None:
    store = Store()
    store.replace(A, [VISIT])
    store.replace(B, [VISIT])
    store.drop(A)
    assert list(store.graphs()) == list(store.articles()) == [B]
    store.replace(B, [])
    assert list(store.graphs()) == []


def test_a_query_asks_the_default_graph() -> None:
    store = Store()
    store.replace(A, [VISIT, PROOF])
    assert bool(store.query("ASK { id:visit a orda:Visit }"))
    assert not bool(store.query("ASK { ?s prov:wasDerivedFrom ?o }"))
    assert bool(store.query("ASK { GRAPH article:a { ?s prov:wasDerivedFrom ?o } }"))
    with pytest.raises(SyntaxError):
        store.query("ASK {")


# ---- on disk


def test_what_was_written_is_there_again(tmp_path: Path) -> None:
    with Store(tmp_path / "s") as store:
        store.replace(A, [VISIT, PROOF])
    with Store(tmp_path / "s", read_only=True) as store:
        assert contents(store) == {"": {VISIT}, A: {VISIT, PROOF}}
        assert_consistent(store)


@pytest.mark.filterwarnings("ignore:Dataset.default_context:DeprecationWarning")
def test_rdflib_opens_the_same_store(built: Store) -> None:
    dataset = built.rdflib()
    assert len(dataset.default_graph) == len(contents(built)[""])
    assert sum(1 for _ in dataset.quads((None, None, None, None))) == len(built)
    for query in (
        "SELECT ?s WHERE { ?s a orda:Visit }",
        "SELECT ?a WHERE { ?a a orda:Article }",
        "SELECT ?x WHERE { GRAPH ?g { ?x oa:hasSource ?article } }",
    ):
        ours = built.query(query)
        assert isinstance(ours, ox.QuerySolutions)
        assert sorted(str(row[0].value) for row in ours) == sorted(str(row[0]) for row in dataset.query(query))  # type: ignore[index]


# ---- what goes wrong

HOLD = "import sys; from graph.store import Store; s = Store(sys.argv[1]); print('held', flush=True); sys.stdin.read()"


@pytest.fixture
def held(tmp_path: Path) -> Iterator[Path]:
    """A store that another process writes to."""
    folder = tmp_path / "s"
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(folder)], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdin is not None
        assert process.stdout.readline() == "held\n"
        yield folder
        process.stdin.close()


def test_a_store_in_use_is_refused_until_it_is_free(held: Path) -> None:
    with pytest.raises(
        StoreError, match=r"/s: the store is in use by another process; wait for it to end, or give anoth"
    ):
        Store(held)
    with Store(held, read_only=True) as store:
        assert len(store) == 0


def test_a_file_is_no_store(tmp_path: Path) -> None:
    (tmp_path / "graph.txt").write_text("x", encoding="utf-8")
    with pytest.raises(StoreError, match=r"graph\.txt: this is a file, not a store; give a folder with --store"):
        Store(tmp_path / "graph.txt")
    with pytest.raises(StoreError, match=r"graph\.txt: there is no store here"):
        Store(tmp_path / "graph.txt", read_only=True)


def test_the_name_of_a_file_does_not_mislead(tmp_path: Path) -> None:
    (tmp_path / "clock").write_text("x", encoding="utf-8")
    with pytest.raises(StoreError, match="this is a file, not a store"):
        Store(tmp_path / "clock")


@pytest.mark.parametrize("name", ["thesis.docx", ".hidden", "CURRENT.txt", "000001.log/notes.txt", "CURRENT"])
def test_a_folder_of_other_files_is_left_alone(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "papers"
    for file in (folder / name, folder / "work"):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("x", encoding="utf-8")
    before = sorted(folder.rglob("*"))
    with pytest.raises(StoreError, match=r"/papers: this folder holds other files \(.+\) and no store; give --store a"):
        Store(folder)
    assert sorted(folder.rglob("*")) == before


def test_a_store_is_made_in_an_empty_folder_and_opened_beside_other_files(tmp_path: Path) -> None:
    (tmp_path / "s").mkdir()
    with Store(tmp_path / "s") as store:
        store.replace(A, [VISIT])
    (tmp_path / "s" / "notes.txt").write_text("x", encoding="utf-8")
    with Store(tmp_path / "s") as store:
        assert contents(store)[A] == {VISIT}


MAKE = "import sys, pyoxigraph; pyoxigraph.Store(sys.argv[1])"


@pytest.mark.skipif(shutil.which("strace") is None, reason="strace, which kills at a given moment, is not installed")
@pytest.mark.parametrize("moment", [1, 2, 3, 4])
def test_a_store_whose_making_was_killed_is_opened(tmp_path: Path, moment: int) -> None:
    folder = tmp_path / "s"
    kill = ["-f", "-qq", "-o", "trace", "-e", "trace=rename", "-e", f"inject=rename:signal=KILL:when={moment}"]
    done = subprocess.run(
        ["strace", *kill, sys.executable, "-c", MAKE, folder], cwd=tmp_path, capture_output=True, check=False
    )
    if b"ptrace" in done.stderr:
        pytest.skip("no process may be traced here")
    assert list(folder.glob("*.dbtmp")), "killed too late: nothing is half made"
    with Store(folder) as store:
        assert len(store) == 0


@settings(max_examples=20)
@given(st.sets(st.sampled_from(["LOCK", "LOG", "LOG.old.1795892909066280", "IDENTITY", "MANIFEST-000001",
                                "000001.dbtmp", "lost+found"])))  # fmt: skip
def test_what_the_making_of_a_store_leaves_is_no_other_file(names: set[str]) -> None:
    with TemporaryDirectory() as folder:
        for name in names:
            (Path(folder) / name).touch()
        with Store(folder) as store:
            store.replace(A, [VISIT])


@pytest.mark.parametrize("made", [False, True])
def test_there_is_nothing_to_read(tmp_path: Path, made: bool) -> None:
    if made:
        (tmp_path / "s").mkdir()
    with pytest.raises(StoreError, match=r"/s: .*build (one with `orda build`|a new one)"):
        Store(tmp_path / "s", read_only=True)


def test_a_spoilt_store_is_refused(tmp_path: Path) -> None:
    with Store(tmp_path / "s") as store:
        store.replace(A, [VISIT])
    (tmp_path / "s" / "CURRENT").write_bytes(b"nonsense")
    with pytest.raises(StoreError, match=r"/s: the store cannot be used .* give another --store, or build a new one"):
        Store(tmp_path / "s")


def no_space(*_: Any) -> None:
    raise OSError("IO error: No space left on device: While appending to file: 000004.log")


def test_a_full_disk_is_named_and_nothing_is_lost(tmp_path: Path) -> None:
    with Store(tmp_path / "s") as store:
        store.replace(A, [VISIT])
        real = store._store
        full = SimpleNamespace(quads_for_pattern=real.quads_for_pattern, extend=no_space, update=no_space)
        for triples in ([VISIT, VISITOR], [VISITOR]):
            store._store = full  # type: ignore[assignment]
            with pytest.raises(
                StoreError, match="/s: the disk is full; free some space and build again: nothing that was"
            ):
                store.replace(A, triples)
            store._store = real
        assert contents(store) == {"": {VISIT}, A: {VISIT}}


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of two megabytes, where the user may mount one."""
    folder = tmp_path / "disk"
    folder.mkdir()
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=2m", "none", str(folder)], capture_output=True, check=False
    )
    if done.returncode:
        pytest.skip("only the superuser mounts disks")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


def fill(store: Store) -> None:
    for number in range(20):
        text = ox.Literal(f"{number}" + "x" * 300_000)
        store.replace(f"{ARTICLE}{number}", [VISIT, (node(f"id:{number}"), node("orda:text"), text)])


def test_a_disk_that_runs_full(small_disk: Path) -> None:
    store = Store(small_disk / "s")
    with pytest.raises(StoreError, match="/s: the disk is full; free some space and build again"):
        fill(store)
    del store
    with Store(small_disk / "s", read_only=True) as store:
        assert_consistent(store)
        assert all(len(list(store.quads(article))) == 2 for article in store.articles())
        assert len(list(store.articles())) >= 3


def test_a_store_on_a_full_disk_can_be_closed(small_disk: Path) -> None:
    with pytest.raises(StoreError, match="/s: the disk is full"), Store(small_disk / "s") as store:
        fill(store)


def test_a_store_that_cannot_be_closed_is_free_all_the_same(tmp_path: Path) -> None:
    store = Store(tmp_path / "s")
    store._store = SimpleNamespace(flush=no_space, real=store._store)  # type: ignore[assignment]
    with pytest.raises(StoreError, match="/s: the disk is full"):
        store.close()
    Store(tmp_path / "s").close()


def test_what_broke_off_the_work_is_not_hidden(tmp_path: Path) -> None:
    def work(store: Store) -> None:
        with store:
            store._store = SimpleNamespace(flush=no_space)  # type: ignore[assignment]
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        work(Store(tmp_path / "s"))


def test_prefixes_are_those_of_the_ontology() -> None:
    assert PREFIXES["orda"] == "https://w3id.org/orda#"
    assert iri("id:almaty") == "https://w3id.org/orda/id/almaty"


def test_little_of_what_is_written_waits_in_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of some statements, all but the last few are in the store's files."""
    monkeypatch.setattr(stores, "_UNWRITTEN", 5)
    with Store(tmp_path) as store:
        for number in range(9):
            store.replace(f"{ARTICLE}{number}", [(node(f"article:{number}"), TEXT, ox.Literal(f"words of {number}."))])
        written = b"".join(file.read_bytes() for file in tmp_path.glob("*.sst"))
        assert [number for number in range(9) if f"words of {number}.".encode() in written] == [0, 1, 2, 3, 4, 5]
