"""Builds whose articles are read in batches: into a folder of shards, or into a store, whatever happens on the way."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

import pyoxigraph as ox
import pytest

import graph.engines
import graph.spread
import graph.union
import orda_cli
from extract.model import Article, Origin
from extract.sources import Problem, read
from graph import reading
from graph.build import Summary, build
from graph.engines import TRIES, Engine, EngineError
from graph.folder import folder
from graph.quads import REFERENCE_GRAPH
from graph.reading import Batch, Options
from graph.shards import Shard, write
from graph.spread import MANIFEST, Spread, into_folder, into_store
from graph.store import Store
from queries.sources.transfer import Place, pull
from tests import slow_hands
from tests.conftest import Outcome, articles, assert_consistent
from tests.engines import Server, oxigraph, virtuoso
from tests.shards_of import exported, loaded

ROOT = Path(__file__).parents[1]
OPTIONS = Options("kz")
RELEASE = (
    "On 14 May 2024 Prime Minister Olzhas Bektenov visited Turkistan region and saw the construction of 12 schools for "
    "7,200 pupils in Kentau and Saryagash. Akim Darkhan Satybaldy said that 86 percent of the work is done and that "
    "34.5 billion tenge was spent on it. Olzhas Bektenov told the Ministry of Education to open them all in September."
)

Loading = Callable[[Path, Path], AbstractContextManager[Server]]
unix = pytest.mark.skipif(sys.platform == "win32", reason="kills as Unix does")


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    """An engine that is this process, and tries once: two batches at a time, as one is ready while one is done."""
    _put_here(monkeypatch)


def _put_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(graph.engines, "opened", lambda _, work, *__: nullcontext(Engine(work, 1)))


@pytest.fixture(scope="module")
def shards(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What an engine writes of some articles."""
    folder = tmp_path_factory.mktemp("shards")
    with pytest.MonkeyPatch.context() as monkeypatch:
        _put_here(monkeypatch)
        into_folder(articles(), str(folder), OPTIONS, Spread(size=2))
    return folder


@pytest.fixture
def small(here: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same, without the reference graph, which takes a second."""
    for module in (graph.spread, graph.union):
        monkeypatch.setattr(module, "reference_triples", lambda _: ())


class Hands:
    """A reader of texts as they stand that notes whom it reads, and fails where it is told to."""

    def __init__(self, fail: Iterable[str] = ()) -> None:
        self.read: list[str] = []
        self._fail = set(fail)

    def __call__(self, articles: Iterable[Article], options: Options) -> Batch:
        some = list(articles)
        self.read += [article.id for article in some]
        if self._fail & {article.id for article in some}:
            raise RuntimeError("the machine is on fire")
        return slow_hands.extract_batch(some, options)


def told(*texts: str) -> list[Article]:
    return [Article(f"news-{n:02}", text, origin=Origin(f"/{n}", (f"news-{n:02}",))) for n, text in enumerate(texts)]


def problems(summary: Summary) -> list[str]:
    return [str(problem) for problem in summary.skipped]


# ---- the same as one machine gives


def test_shards_are_the_graph_of_a_build(here: None, tmp_path: Path) -> None:
    """With a reprint, a problem between, a rest that fills no batch, and the country's reference data."""
    trip, *others = articles()
    again = [
        Article("one", RELEASE, issued="2024-05-14"),
        Article("two", f"As we hear: {RELEASE}", issued="2024-05-15"),
    ]
    found = [trip, Problem("a.txt", "the file is empty"), *others, *again]
    store = Store()
    summary = build(store, found, "kz")
    result = into_folder(found, str(tmp_path / "out"), OPTIONS, Spread(size=4))
    assert loaded(str(tmp_path / "out")) == exported(store, tmp_path)
    assert result.statements == len(store)
    assert result.summary == summary
    assert summary.repeated == 1


def test_a_bulk_loader_takes_the_files(shards: Path, tmp_path: Path) -> None:
    """Oxigraph's own, as it is: what it then holds is the graph, and a store of ours."""
    with oxigraph(tmp_path / "store", shards):
        pass
    with Store(tmp_path / "store", read_only=True) as store:
        assert exported(store, tmp_path) == loaded(str(shards))
        assert_consistent(store)
        terms = (term for quad in store.quads() for term in (quad.subject, quad.object, quad.graph_name))
        assert not any(isinstance(term, ox.BlankNode) for term in terms)  # of which some loaders lose statements


@pytest.mark.parametrize("engine", [oxigraph, virtuoso])
def test_a_server_answers_from_what_its_bulk_loader_took(shards: Path, engine: Loading, tmp_path: Path) -> None:
    """The whole graph comes back from it; what is in no graph is in one of a name of its own in Virtuoso."""
    (tmp_path / "server").mkdir()
    back = Store()
    with engine(tmp_path / "server", shards) as server:
        pull(Place(server.query, "", server.graphs, server.default_graph), back)
    assert len(list(back.articles())) == len(articles())
    assert exported(back, tmp_path) == loaded(str(shards))


def test_articles_are_called_as_a_build_calls_them(here: None, tmp_path: Path) -> None:
    """Files of one name, copies, records that are called alike."""
    files = {"a/x.txt": "One.", "b/x.txt": "Two.", "b/y.txt": "Two.", "c/x.txt": "One."}
    for name, text in files.items():
        (tmp_path / "in" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "in" / name).write_text(text)
    records = [("x", "Three."), ("y", "Two."), ("z", "Four."), ("z", "Five.")]
    (tmp_path / "in" / "z.jsonl").write_text("\n".join(json.dumps({"id": id_, "text": text}) for id_, text in records))
    store = Store()
    summary = build(store, read([str(tmp_path / "in")]), "kz")
    result = into_folder(read([str(tmp_path / "in")]), str(tmp_path / "out"), OPTIONS, Spread(size=2))
    assert loaded(str(tmp_path / "out")) == exported(store, tmp_path)
    assert result.summary == summary
    assert len(list(store.articles())) == 5


def test_a_copy_under_another_name_is_told(small: None, tmp_path: Path) -> None:
    """A build lets the later one take the place of the first, which here may be on its way to another machine."""
    found = [Article("b/x", "One.", origin=Origin("1", ("b/x",))), Article("x", "One.", origin=Origin("2", ("x",)))]
    summary = into_folder(found, str(tmp_path), OPTIONS, Spread(extract=Hands())).summary
    assert [str(problem) for problem in summary.left_out] == ["x: the same words were read under the name b/x"]
    assert summary.added == 1


def test_a_store_takes_what_batches_give(here: None) -> None:
    """What is unchanged is not read, what changed is replaced, what is gone is pruned: as by a build."""
    trip, awards, roads, library = articles()
    changed = Article("awards", awards.text + "\nKassym-Jomart Tokayev visited Astana.\n", issued="2024")
    one, other = Store(), Store()
    for store in (one, other):
        build(store, [trip, awards, roads], "kz")
    expected = build(one, [trip, changed, library], "kz", prune=True)
    hands, done = Hands(), list[str]()

    def extract(some: Iterable[Article], options: Options) -> Batch:
        hands(some, options)
        return reading.extract_batch(some, options)

    spread = Spread(size=1, extract=extract)
    summary = into_store(other, [trip, changed, library], OPTIONS, spread, done.append, prune=True)
    assert set(other.quads()) == set(one.quads())
    assert summary == expected
    assert sorted(hands.read) == ["awards", "library"]
    assert sorted(done) == ["awards", "library", "trip"]
    assert_consistent(other)


def test_the_default_graph_is_cut_into_files(small: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(graph.union, "_LINES", 2)
    result = into_folder(told("a", "b", "c", "d", "e"), str(tmp_path), OPTIONS, Spread(extract=Hands(), size=2))
    parts = [(file.name, file.statements) for file in result.files if file.name.startswith("default")]
    assert parts == [("default-00000.nq.gz", 2), ("default-00001.nq.gz", 2), ("default-00002.nq.gz", 1)]


# ---- what is finished is not read again


def test_a_finished_shard_is_not_read_again(small: None, tmp_path: Path) -> None:
    first, again = Hands(), Hands()
    one = into_folder(told("a", "b", "c"), str(tmp_path), OPTIONS, Spread(extract=first, size=2))
    before = {file.name: file.read_bytes() for file in tmp_path.glob("*.*")}
    two = into_folder(told("a", "b", "c"), str(tmp_path), OPTIONS, Spread(extract=again, size=2))
    assert (sorted(first.read), again.read) == (["news-00", "news-01", "news-02"], [])
    assert (one.summary.added, two.summary.added, two.summary.unchanged) == (3, 0, 3)
    assert {file.name: file.read_bytes() for file in tmp_path.glob("*.*")} == before
    assert (two.files, two.statements, two.summary.facts) == (one.files, one.statements, one.summary.facts)


@pytest.mark.parametrize(
    "spoilt", [b"", b"[]", b"{}", b'{"facts": ""}', b'{"part": {"name": 5}}', b'{"read": true}', b'{"read": "1"}']
)
def test_a_spoilt_receipt_is_none(small: None, tmp_path: Path, spoilt: bytes) -> None:
    into_folder(told("a"), str(tmp_path), OPTIONS, Spread(extract=Hands(), size=1))
    receipt = next(tmp_path.glob("runs/*.json"))
    if spoilt.startswith(b"{"):
        spoilt = json.dumps(
            {**json.loads(receipt.read_bytes()), **json.loads(spoilt)} if spoilt != b"{}" else {}
        ).encode()
    receipt.write_bytes(spoilt)
    again = Hands()
    into_folder(told("a"), str(tmp_path), OPTIONS, Spread(extract=again, size=1))
    assert again.read == ["news-00"]


@pytest.mark.parametrize(
    ("then", "options", "anew"),
    [
        (["a", "b", "other"], OPTIONS, ["news-02"]),
        (["a", "b", "c", "d"], OPTIONS, ["news-02", "news-03"]),
        (["other"], OPTIONS, ["news-00"]),
        (["a", "b", "c"], Options("kz", min_confidence=0.5), ["news-00", "news-01", "news-02"]),
        (["a", "b", "c"], Options("kz", seconds=60), ["news-00", "news-01", "news-02"]),
        (["a", "b", "c"], Options("kg"), ["news-00", "news-01", "news-02"]),
    ],
)
def test_what_changed_is_read_again_and_nothing_old_is_left(
    small: None, tmp_path: Path, then: list[str], options: Options, anew: list[str]
) -> None:
    into_folder(told("a", "b", "c"), str(tmp_path / "out"), OPTIONS, Spread(extract=Hands(), size=2))
    hands = Hands()
    into_folder(told(*then), str(tmp_path / "out"), options, Spread(extract=hands, size=2))
    into_folder(told(*then), str(tmp_path / "new"), options, Spread(extract=Hands(), size=2))
    assert sorted(hands.read) == anew
    there, fresh = folder(str(tmp_path / "out")), folder(str(tmp_path / "new"))
    assert {name: there.read(name) for name in there.names()} == {name: fresh.read(name) for name in fresh.names()}


@pytest.mark.parametrize("lost", ["default-00000.nq.gz", "releases.nq.gz", MANIFEST])
def test_what_was_lost_of_the_second_pass_is_made_anew(small: None, tmp_path: Path, lost: str) -> None:
    into_folder(told("a", "b"), str(tmp_path), OPTIONS, Spread(extract=Hands()))
    before, hands = (tmp_path / lost).read_bytes(), Hands()
    (tmp_path / lost).unlink()
    into_folder(told("a", "b"), str(tmp_path), OPTIONS, Spread(extract=hands))
    assert hands.read == []
    if lost != MANIFEST:
        assert (tmp_path / lost).read_bytes() == before
    assert (tmp_path / MANIFEST).exists()


def test_the_manifest_tells_what_is_skipped_now(small: None, tmp_path: Path) -> None:
    for problem in ("the file is empty", "unknown kind of file"):
        into_folder([*told("a"), Problem("b", problem)], str(tmp_path), OPTIONS, Spread(extract=Hands()))
        assert json.loads((tmp_path / MANIFEST).read_text())["skipped"] == [["b", problem]]


@pytest.mark.parametrize("lost", ["part-00001.nq.gz", "runs/00001.stated.nt.gz", "runs/00001.json"])
def test_a_shard_that_lost_a_file_is_read_again(small: None, tmp_path: Path, lost: str) -> None:
    into_folder(told("a", "b", "c"), str(tmp_path), OPTIONS, Spread(extract=Hands(), size=1))
    before = loaded(str(tmp_path))
    (tmp_path / lost).unlink()
    hands = Hands()
    into_folder(told("a", "b", "c"), str(tmp_path), OPTIONS, Spread(extract=hands, size=1))
    assert hands.read == ["news-01"]
    assert loaded(str(tmp_path)) == before


RUN = """
import sys
import graph.union
from graph.reading import Options
from graph.spread import Spread, into_folder
from tests import slow_hands
from tests.test_spread import told
graph.union.reference_triples = lambda _: ()
spread = Spread(workers=4, size=1, extract=slow_hands.extract_batch)  # one each, whoever is the first
into_folder(told(*sys.argv[2:]), sys.argv[1], Options("kz"), spread)
"""


@unix
def test_after_a_kill_it_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The process that asks is killed while two shards are finished and two are being read."""
    monkeypatch.setattr(graph.union, "reference_triples", lambda _: ())
    out, notes = tmp_path / "out", tmp_path / "notes"
    notes.mkdir()
    texts = [f"note {notes}", f"note {notes}/", "sleep 600", "sleep 600.0"]
    running = subprocess.Popen([sys.executable, "-c", RUN, str(out), *texts], cwd=ROOT)
    until = time.monotonic() + 120
    while len(list(out.glob("runs/*.json"))) < 2:
        assert time.monotonic() < until
        assert running.poll() is None
        time.sleep(0.1)
    running.send_signal(signal.SIGKILL)
    running.wait()
    assert not (out / MANIFEST).exists()
    texts[2:] = ["sleep 0", "sleep 0.0"]
    spread = Spread(size=1, workers=1, extract=slow_hands.extract_batch)
    summary = into_folder(told(*texts), str(out), OPTIONS, spread).summary
    assert (summary.unchanged, summary.added) == (2, 2)
    assert sorted(note.name.split()[1] for note in notes.iterdir()) == ["news-00", "news-01"]  # by one process each


# ---- what fails


def test_a_batch_that_fails_costs_no_other_and_is_tried_by_the_next_build(small: None, tmp_path: Path) -> None:
    texts, spread = ("a", "b", "c", "d", "e"), Spread(extract=Hands(fail=["news-02"]), size=2)
    summary = into_folder(told(*texts), str(tmp_path), OPTIONS, spread).summary
    batch = f"its batch of 2 was given up after {TRIES} tries"
    why = f"{batch} (RuntimeError: the machine is on fire); build again to try anew"
    assert problems(summary) == [f"news-02: {why}", f"news-03: {why}"]
    assert summary.added == 3
    assert json.loads((tmp_path / MANIFEST).read_text())["skipped"] == [["news-02", why], ["news-03", why]]
    hands = Hands()
    summary = into_folder(told(*texts), str(tmp_path), OPTIONS, Spread(extract=hands, size=2)).summary
    assert sorted(hands.read) == ["news-02", "news-03"]
    assert (summary.added, summary.unchanged, problems(summary)) == (2, 3, [])


def test_articles_that_cannot_be_read_are_told_again_and_again(small: None, tmp_path: Path) -> None:
    """Reading them anew would give the same."""
    for hands in (Hands(), Hands()):
        summary = into_folder(told("a", "fail no sense"), str(tmp_path), OPTIONS, Spread(extract=hands)).summary
        assert problems(summary) == ["news-01: could not be read (no sense)"]
    assert hands.read == []


def test_another_version_elsewhere_is_told(tmp_path: Path) -> None:
    shard = Shard(0, tuple(told("a")), "another digest")
    with pytest.raises(ValueError, match="another version of Orda is installed where the articles are read"):
        write(shard, folder(str(tmp_path)), OPTIONS)
    assert list(tmp_path.iterdir()) == []


@unix
def test_processes_that_end_are_tried_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(graph.union, "reference_triples", lambda _: ())
    texts = ["a", f"end-once {tmp_path}/once", "end SIGKILL", "b"]
    spread = Spread(workers=2, size=1, extract=slow_hands.extract_batch)
    summary = into_folder(told(*texts), str(tmp_path / "out"), OPTIONS, spread).summary
    assert summary.added == 3
    (problem,) = problems(summary)
    assert problem.startswith("news-02: its batch of 1 was given up after 3 tries (EndedError: ")


def test_a_folder_of_other_files_is_left_alone(small: None, tmp_path: Path) -> None:
    (tmp_path / "thesis.doc").write_text("mine")
    with pytest.raises(ValueError, match=r"holds other files \(thesis.doc\)"):
        into_folder(told("a"), str(tmp_path), OPTIONS, Spread(extract=Hands()))
    assert [file.name for file in tmp_path.iterdir()] == ["thesis.doc"]


def test_nothing_found_asks_for_no_cluster(small: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(graph.engines, "opened", None)
    result = into_folder([Problem("a.txt", "the file is empty")], str(tmp_path), OPTIONS, Spread())
    assert problems(result.summary) == ["a.txt: the file is empty"]
    assert result.statements == 0


def test_no_more_is_taken_than_keeps_the_engine_busy() -> None:
    """An iterator of any length: two batches are under way, and two are ready."""
    taken = 0

    def things() -> Iterator[int]:
        nonlocal taken
        while taken < 20:
            taken += 1
            yield taken

    done = 0
    for done, (thing, outcome) in enumerate(graph.engines.outcomes(Engine(lambda n: n * 2, 2), things())):
        assert outcome == thing * 2
        assert taken <= done + 2 * 2 + 3  # some of those that are done are yet to be told
    assert (taken, done) == (20, 19)


@pytest.mark.parametrize(
    ("engine", "address", "seconds", "told"),
    [
        ("flink", "", None, "there is no engine flink; there are: dask, ray, spark"),
        ("", "tcp://127.0.0.1:1", None, "an address is one of an engine's cluster; give --engine with it"),
        ("dask", "", 5.0, "dask reads in threads, where no limit of seconds can be held"),
    ],
)
def test_an_engine_that_cannot_be_used_says_why(engine: str, address: str, seconds: float | None, told: str) -> None:
    with pytest.raises(EngineError, match=told):
        graph.engines.opened(engine, print, address, 1, seconds)


@pytest.mark.parametrize("engine", ["dask", "ray", "spark"])
def test_an_engine_that_is_not_installed_says_what_brings_it(engine: str, monkeypatch: pytest.MonkeyPatch) -> None:
    package = graph.engines.ENGINES[engine]
    monkeypatch.delitem(sys.modules, f"graph.engines.{engine}", raising=False)
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(EngineError, match=rf'{engine} needs the package {package}; pip install "orda\[{engine}\]"'):
        graph.engines.opened(engine, print, "", 1, None)


def test_a_cluster_elsewhere_needs_a_folder_that_it_reaches() -> None:
    with pytest.raises(ValueError, match="give --out"):
        into_store(Store(), told("a"), OPTIONS, Spread("dask", "tcp://127.0.0.1:1"))


# ---- on the command line


def test_every_engine_can_be_asked_for() -> None:
    assert {engine.value for engine in orda_cli.Engines} == set(graph.engines.ENGINES)


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    place = tmp_path / "in"
    place.mkdir()
    for number in range(3):
        (place / f"news-{number}.txt").write_text(f"The akim opened the school number {number}.")
    return place


def test_a_folder_is_written_on_the_command_line(
    here: None, orda_command: Callable[..., Outcome], texts: Path, tmp_path: Path
) -> None:
    done = orda_command("build", texts, "--out", "out", "--batch", "2", "--date", "2023-05-01")
    assert done.code == 0, done.err
    assert done.lines[-1].startswith("3 articles added, 0 changed, 0 unchanged; ")
    assert done.lines[-1].endswith(" statements in out")
    orda_command("build", texts, "--store", "store", "--date", "2023-05-01")
    with Store(tmp_path / "store", read_only=True) as store:
        assert REFERENCE_GRAPH + "kz" in set(store.graphs())
        assert loaded(str(tmp_path / "out")) == exported(store, tmp_path)


def test_what_cannot_be_read_is_told_and_the_rest_is_written(
    small: None, orda_command: Callable[..., Outcome], texts: Path
) -> None:
    (texts / "empty.txt").write_text("")
    done = orda_command("build", texts, "--out", "out")
    assert done.code == 2
    assert done.lines[-1].endswith("in/empty.txt: the file is empty")
    assert json.loads(Path("out", MANIFEST).read_text())["articles"] == 3


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--out", "out", "--prune"], "leave out --prune"),
        (["--address", "tcp://127.0.0.1:1"], "give --out"),
        (["--out", "out", "--address", "tcp://127.0.0.1:1"], "give --engine with it"),
        (["--out", "in"], "this folder holds other files (news-0.txt)"),
    ],
)
def test_what_cannot_be_is_told_in_a_line(
    orda_command: Callable[..., Outcome], texts: Path, options: list[str], told: str
) -> None:
    done = orda_command("build", texts, *options)
    assert done.code == 2
    assert told in done.lines[-1]
