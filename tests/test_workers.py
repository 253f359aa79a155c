"""Building by several processes: the same graph as by one, whatever happens to one of them."""

from __future__ import annotations

import gc
import os
import pickle
import signal
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest

import graph.build
import graph.reading
import graph.releases
import graph.workers
from extract.model import Article, Origin
from extract.sources import Problem
from graph.build import Summary, build
from graph.store import TEXT, Store
from graph.workers import EndedError, NoProcessError, Workers
from ontology.namespaces import article_iri
from tests import slow_hands
from tests.conftest import article_graphs, articles, contents
from tests.served import children

ROOT = Path(__file__).parents[1]

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="kills as Unix does")


@pytest.fixture
def bare_hands(bare: Store, monkeypatch: pytest.MonkeyPatch) -> Store:
    """An empty store, to be built by readers that do what texts say."""
    monkeypatch.setattr(graph.reading, "read", slow_hands.read)
    return bare


def told(number: int, text: str) -> Article:
    return Article(f"news-{number:02}", text)


def outcome(summary: Summary) -> tuple[int, list[str]]:
    return summary.added, [str(problem) for problem in summary.skipped]


# ---- the same as by one


def test_several_processes_give_the_graph_that_one_gives() -> None:
    """With all that a build has: articles of three languages, problems between them, one that is unchanged."""
    trip, *others = articles()
    problem = Problem("a.txt", "the file is empty")
    found = [trip, problem, *others, Article("again", trip.text, issued="2024"), Article("odd", "In 2021 KZT106 bn.")]
    results = []
    for workers in (1, 3):
        store, done = Store(), list[str]()
        build(store, [others[0]], "kz")
        results.append(
            (build(store, iter(found), "kz", progress=done.append, workers=workers), done, set(store.quads()))
        )
    (one, one_done, one_quads), (several, several_done, several_quads) = results
    assert several_quads == one_quads
    assert several_done == one_done == ["trip", "awards", "roads", "library", "again", "odd"]
    assert several == one
    assert (one.added, one.unchanged, one.skipped) == (5, 1, [problem])
    assert one.facts > 5


def test_results_keep_the_order_of_the_articles(bare_hands: Store) -> None:
    texts = ["sleep 0.5", "a", "fail no sense", "sleep 0.2", "b"]
    found: list[Article | Problem] = [told(number, text) for number, text in enumerate(texts, start=1)]
    found.insert(3, Problem("x", "y"))
    done: list[str] = []
    summary = build(bare_hands, found, "kz", progress=done.append, workers=3)
    assert done == ["news-01", "news-02", "news-04", "news-05"]
    assert outcome(summary) == (4, ["news-03: could not be read (no sense)", "x: y"])


def test_they_read_beside_each_other_and_load_once(bare_hands: Store, tmp_path: Path) -> None:
    found = [told(n, f"note {tmp_path}") for n in range(20)]
    assert build(bare_hands, found, "kz", workers=2).added == 20
    readers = {int(file.name.split()[0]) for file in tmp_path.iterdir()}
    assert len(list(tmp_path.iterdir())) == 20
    assert 1 <= len(readers) <= 2
    assert os.getpid() not in readers
    assert not any(map(_is_alive, readers))


@pytest.mark.parametrize(("many", "alone"), [(graph.build.FEW - 1, True), (graph.build.FEW, False)])
def test_for_few_articles_no_process_is_started_that_nobody_asked_for(
    bare_hands: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, many: int, alone: bool
) -> None:
    """What is unchanged is not read, and does not count."""
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    known = [told(50 + n, f"known {n}") for n in range(40)]
    build(bare_hands, known, "kz")
    done = list[str]()
    found = [*known, *(told(n, f"note {tmp_path}{os.sep * n}") for n in range(many))]
    summary = build(bare_hands, found, "kz", progress=done.append, workers=0)
    assert (summary.added, summary.unchanged) == (many, 40)
    assert done == [article.id for article in found]
    readers = {int(file.name.split()[0]) for file in tmp_path.iterdir()}
    assert (readers == {os.getpid()}) == alone
    assert (os.getpid() in readers) == alone


@pytest.mark.parametrize("workers", [1, 3])
def test_one_that_comes_twice_changed_is_added_and_then_changed(bare_hands: Store, workers: int) -> None:
    found = [told(1, "sleep 0.2"), told(2, "a"), told(1, "b"), told(1, "b")]
    summary = build(bare_hands, found, "kz", workers=workers)
    assert (summary.added, summary.changed, summary.unchanged) == (2, 1, 1)
    assert bare_hands.value(article_iri("news-01"), TEXT) == "b"


def test_a_build_holds_no_more_for_more_articles(bare_hands: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the changes that are told one by one, which are so many at most."""
    monkeypatch.setattr(graph.releases, "_MOST_CHANGED", 10)
    held, number = list[int](), 0

    def measured(article: str) -> None:
        nonlocal number
        number += 1
        if number in (300, 1500):
            gc.collect()
            held.append(tracemalloc.get_traced_memory()[0])

    tracemalloc.start()
    build(bare_hands, (told(n, f"text {n}") for n in range(1500)), "kz", progress=measured)
    tracemalloc.stop()
    assert held[1] - held[0] < 1200 * 20  # bytes; an article's name alone takes three times as many


def test_one_that_is_called_as_one_being_read_is_found_to_be_its_copy(
    bare_hands: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A copy is known by what the store holds, and the first is not stored yet when the second is found."""
    found = [
        Article("x/a", "sleep 0.3", origin=Origin("first", ("x/a",))),
        Article("a", "sleep 0.3", origin=Origin("second", ("a",))),
    ]
    alone = Store()
    build(alone, found, "kz")
    build(bare_hands, found, "kz", workers=2)
    assert contents(bare_hands) == contents(alone)
    assert list(alone.articles()) == [article_iri("x/a")]


def test_articles_are_taken_a_few_ahead(bare_hands: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(graph.build, "_AHEAD", 2)
    taken, most = 0, 0
    done: list[str] = []

    def found() -> Iterator[Article]:
        nonlocal taken, most
        for number in range(40):
            taken += 1
            most = max(most, taken - len(done))
            yield told(number, "a")

    build(bare_hands, found(), "kz", progress=done.append, workers=2)
    assert len(done) == 40
    assert 2 <= most <= 6


def test_giants_are_not_taken_ahead(bare_hands: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(graph.build, "_MOST_AHEAD", 100)
    left: list[int] = []
    done: list[str] = []

    def found() -> Iterator[Article]:
        for number in range(5):
            left.append(number - len(done))
            yield told(number, f"{number}" * 80)

    build(bare_hands, found(), "kz", progress=done.append, workers=2)
    assert max(left) == 1


# ---- what happens to one of them


ENDS = [
    ("end SIGKILL", "was ended by SIGKILL"),
    ("end SIGSEGV", "was ended by SIGSEGV"),
    ("exit 3", "ended with code 3"),
]


@pytest.mark.parametrize(("text", "how"), ENDS)
def test_an_article_that_ends_its_process_is_told_and_the_rest_is_read(bare_hands: Store, text: str, how: str) -> None:
    found = [told(1, "a"), told(2, text), told(3, "b"), told(4, text), told(5, "c"), told(6, "d")]
    summary = build(bare_hands, found, "kz", workers=2)
    mend = "split the article, or build with fewer workers"
    line = f"could not be read (its process {how}, as where memory runs out); {mend}"
    assert outcome(summary) == (4, [f"news-02: {line}", f"news-04: {line}"])
    assert len(article_graphs(bare_hands)) == 4


@pytest.mark.slow
def test_seconds_hold_in_each_process(bare: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(graph.reading, "read", slow_hands.never_done)
    trip, awards, *_ = articles()
    summary = build(bare, [trip, awards], "kz", seconds=0.5, workers=2)
    assert str(summary.skipped[0]) == "trip: was not read within 0.5 seconds; split it, or allow more"


def test_what_they_print_is_no_answer(bare_hands: Store) -> None:
    assert build(bare_hands, [told(1, "print a"), told(2, "print b")], "kz", workers=2).added == 2


@pytest.mark.parametrize("refused", ["cannot start", "ends at once"])
def test_where_no_process_can_be_made_this_one_reads(
    bare_hands: Store, monkeypatch: pytest.MonkeyPatch, refused: str, tmp_path: Path
) -> None:
    if refused == "cannot start":
        monkeypatch.setattr(sys, "executable", str(tmp_path / "no-python"))
    else:
        monkeypatch.setattr(graph.workers, "_PROGRAM", "raise SystemExit(4)")
    with pytest.warns(RuntimeWarning, match=r"no process can be made \(.+\): articles are read one by one"):
        summary = build(bare_hands, [told(n, f"note {tmp_path}") for n in range(5)], "kz", workers=2)
    assert outcome(summary) == (5, [])
    assert {int(file.name.split()[0]) for file in tmp_path.iterdir()} == {os.getpid()}


@pytest.mark.parametrize("workers", [-1, -8])
def test_fewer_workers_than_none_are_refused(bare_hands: Store, workers: int) -> None:
    with pytest.raises(ValueError, match=r"there cannot be -. workers; give 1 or more, or 0 for one a processor"):
        build(bare_hands, [], "kz", workers=workers)


# ---- a build that is broken off

INTERRUPTED = """
import signal, sys
from pathlib import Path
import graph.build
import graph.reading
from extract.model import Article
from graph.store import Store
from tests import slow_hands

signal.signal(signal.SIGINT, signal.default_int_handler)  # which a shell's background jobs ignore
graph.reading.read = slow_hands.read
graph.build.reference_triples = lambda _: ()
where = Path(sys.argv[2])
found = [Article(f"news-{n:02}", f"note {where}") for n in range(6)]
found += [Article(f"slow-{n:02}", f"sleep 600.{n}") for n in range(6)]
with Store(sys.argv[1]) as store:
    graph.build.build(store, found, "kz", progress=lambda name: print(name, flush=True), workers=2)
"""


def test_an_interrupt_ends_all_and_keeps_what_is_stored(tmp_path: Path) -> None:
    """As a terminal does, it reaches the whole group, while both workers are at something that takes ten minutes."""
    notes = tmp_path / "notes"
    notes.mkdir()
    with subprocess.Popen(
        [sys.executable, "-c", INTERRUPTED, str(tmp_path / "s"), str(notes)],
        cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True,
    ) as process:  # fmt: skip
        assert process.stdout is not None
        assert process.stderr is not None
        done = [process.stdout.readline().strip() for _ in range(6)]
        while len(_workers_of(process.pid)) < 2:  # the second may still be on its way when the first has read all
            time.sleep(0.05)
        started = time.monotonic()
        os.killpg(process.pid, signal.SIGINT)
        errors = process.stderr.read()
        process.wait(timeout=300)
    assert time.monotonic() - started < 300, "not the ten minutes that articles take"
    assert done == [f"news-{n:02}" for n in range(6)]
    assert errors.count("Traceback") == 1, "no worker prints one"
    assert errors.rstrip().endswith("KeyboardInterrupt")
    readers = {int(file.name.split()[0]) for file in notes.iterdir()}
    assert readers
    assert not any(map(_is_alive, readers))
    with Store(tmp_path / "s") as store:
        assert list(store.articles()) == [article_iri(name) for name in done]


CAUGHT = """
import sys, threading
from graph.workers import Workers

moment, submitted = sys.argv[1], 0

def interrupting(frame, event, _):
    place = frame.f_code.co_qualname, event
    if submitted == 2 and place == (moment, "return"):
        sys.settrace(None)
        raise KeyboardInterrupt
    return interrupting

sys.settrace(interrupting)  # of this thread alone
with Workers(int, 2) as workers:
    while True:
        submitted += 1
        workers.submit("1")
        if submitted == 2:
            workers.submit("2").result()
"""


@pytest.mark.parametrize("moment", ["Condition.__enter__", "Thread.start", "Workers.submit", "Coming.__init__"])
def test_an_interrupt_while_a_worker_is_being_started_is_not_lost(moment: str) -> None:
    """It may be raised wherever Python looks for one: also by whoever just took the lock that a new thread needs."""
    done = subprocess.run(
        [sys.executable, "-c", CAUGHT, moment], cwd=ROOT, capture_output=True, text=True, check=False, timeout=300
    )
    assert done.stderr.rstrip().endswith("KeyboardInterrupt")
    assert done.returncode != 0


def test_they_end_with_a_build_that_was_killed(tmp_path: Path) -> None:
    notes = tmp_path / "notes"
    notes.mkdir()
    text = INTERRUPTED.replace("sleep 600.", "sleep 0.00")
    with subprocess.Popen(
        [sys.executable, "-c", text + "    sys.stdin.read()", str(tmp_path / "s"), str(notes)],
        cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip
        assert process.stdout is not None
        assert process.stdout.readline().strip() == "news-00"
        process.kill()
    readers = {int(file.name.split()[0]) for file in notes.iterdir()}
    assert readers
    until = time.monotonic() + 300
    while any(map(_is_alive, readers)):
        assert time.monotonic() < until
        time.sleep(0.1)


SCRIPT = """
import graph.build, graph.reading, orda
from tests import slow_hands
graph.reading.read = slow_hands.read
graph.build.reference_triples = lambda _: ()
kg = orda.build([{"id": str(n), "text": f"text {n}"} for n in range(4)], workers=2)
print(len(list(kg.source.articles())))
"""


@pytest.mark.parametrize("way", ["file", "standard input"])
def test_a_script_needs_no_guard(tmp_path: Path, way: str) -> None:
    file = tmp_path / "script.py"
    file.write_text(SCRIPT, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, file if way == "file" else "-"], input=SCRIPT if way != "file" else "", cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.stdout, done.stderr) == ("4\n", "")


# ---- workers by themselves


def test_what_the_work_raises_comes_over() -> None:
    with Workers(int, 2) as workers:
        good, bad = workers.submit("12"), workers.submit("x")
        assert good.result() == 12
        with pytest.raises(ValueError, match="invalid literal"):
            bad.result()
        assert workers.submit("13").result() == 13


def test_one_that_was_ended_while_it_had_nothing_to_do_costs_nothing() -> None:
    with Workers(_pid_of, 1) as workers:
        first = workers.submit("a").result()
        os.kill(first, signal.SIGKILL)
        os.waitid(os.P_PID, first, os.WEXITED | os.WNOWAIT)  # till all its threads have let go of its pipes
        assert workers.submit("b").result() != first


def test_one_whose_answers_nobody_awaits_ends_without_a_word() -> None:
    """As where a build is killed while processes start."""
    with subprocess.Popen(
        [sys.executable, "-P", "-c", graph.workers._PROGRAM],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    ) as process:  # fmt: skip
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdout.close()
        process.stdin.write(pickle.dumps(sys.path) + pickle.dumps(int))
        process.stdin.flush()
        assert process.stderr is not None
        assert process.stderr.read() == b""
    assert process.returncode == 0


@pytest.mark.parametrize("seconds", [0.0, 0.1, 0.5], ids=["not begun", "about to begin", "begun"])
def test_after_the_end_none_is_started(seconds: float) -> None:
    with Workers(_wait, 1) as workers:
        running = workers.submit("600")
        waiting = workers.submit("601")
        time.sleep(seconds)
    with pytest.raises((EndedError, NoProcessError)):
        running.result()
    with pytest.raises(NoProcessError, match="the work is over"):
        waiting.result()


class _Doomed:
    """Work that ends the first processes to take it."""

    def __init__(self, marks: Path, times: int) -> None:
        self.marks, self.times = marks, times

    def __setstate__(self, state: dict[str, object]) -> None:
        self.__dict__.update(state)
        ended = len(list(self.marks.iterdir()))
        if ended < self.times:
            (self.marks / str(ended)).touch()
            os.kill(os.getpid(), signal.SIGKILL)

    def __call__(self, thing: str) -> str:
        return thing.upper()


def test_one_that_was_ended_while_it_started_gives_its_place_to_another(tmp_path: Path) -> None:
    with Workers(_Doomed(tmp_path, 1), 1) as workers:
        assert [coming.result() for coming in [workers.submit("a"), workers.submit("b")]] == ["A", "B"]


def test_where_two_end_while_they_start_no_more_is_tried(tmp_path: Path) -> None:
    with Workers(_Doomed(tmp_path, 9), 1) as workers:
        coming = [workers.submit("a"), workers.submit("b")]
        for each in coming:
            with pytest.raises(NoProcessError, match="SIGKILL"):
                each.result()
    assert len(list(tmp_path.iterdir())) == 2


def _pid_of(_: object) -> int:
    return os.getpid()


def _wait(seconds: str) -> None:
    time.sleep(float(seconds))


def _workers_of(pid: int) -> list[int]:
    """The processes that have become workers of a build."""
    return [child for child in children(pid) if b"graph.workers" in Path(f"/proc/{child}/cmdline").read_bytes()]


def _state(pid: int) -> str:
    return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]


def _is_alive(pid: int) -> bool:
    try:
        return _state(pid) != "Z"
    except OSError:
        return False
