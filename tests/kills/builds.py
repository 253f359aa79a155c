"""Builds that are killed at random moments.

After each kill the store must open, hold each article whole or not at all, and those that the build had told as done;
who was reading it goes on reading. The next build that is left alone gives, to the byte, what one that was never
killed gives.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import pickle
import shutil
import signal
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from random import Random

from extract.model import Article
from extract.sources import read
from graph import reading, rocksdb
from graph.export import export
from graph.releases import RELEASES
from graph.rocksdb import settled
from graph.store import Store, Triple
from ontology.namespaces import ARTICLE, article_iri
from tests.conftest import contents, stated
from tests.kills import killed, prepared
from tests.kills.killed import CLOSED, COUNTRY, LINKED, LINKING, OPENED, SKIPPED, STORED
from tests.served import children

_ARTICLES = Path(__file__).parents[2] / "samples" / "articles"
_FIELDS = {"issued": "date", "creator": "author", "source": "url"}  # of an article, as records call them
_MOST = 5  # kills of one store, one after the other
NOTHING = "nothing"  # was killed, as the build was faster
_PATIENCE = 300.0  # seconds for a process to end that has no more to do

_Graphs = dict[str, set[Triple]]


@dataclass(frozen=True, slots=True)
class Way:
    """How articles are built.

    Attributes:
        workers: how many processes read.
        fresh: whether into a new store; else into one of an earlier edition, of whose articles some go.
        flushes: whether everything is written to files now and then, which large builds come to by themselves.
    """

    workers: int
    fresh: bool
    flushes: bool


@dataclass(frozen=True, slots=True)
class Undisturbed:
    """What a build is that nobody kills.

    Attributes:
        dump: all its quads.
        graphs: those of its articles.
        releases: those that link articles.
    """

    dump: bytes
    graphs: _Graphs
    releases: set[Triple]


@dataclass(slots=True)
class Outcome:
    """What became of builds.

    Attributes:
        kills: how many, by what was killed and what had been done before.
        builds: how many were left alone after kills, and gave what they should.
        readers: how many read on.
    """

    kills: Counter[tuple[str, str]] = field(default_factory=Counter)
    builds: int = 0
    readers: int = 0


@dataclass(slots=True)
class _Run:
    """A build under way, and what it has told, each with the seconds since what it told before."""

    process: BaseProcess
    telling: Connection
    lines: list[str] = field(default_factory=list)
    gaps: list[float] = field(default_factory=list)

    def follow(self, lines: int | None = None) -> None:
        """Hear what it tells until it has told so much, or to its end."""
        last = time.monotonic()
        with suppress(EOFError):
            while lines is None or len(self.lines) < lines:
                self.lines.append(self.telling.recv())
                now = time.monotonic()
                self.gaps.append(now - last)
                last = now

    @property
    def told(self) -> set[str]:
        """The graphs of the articles that it has told as done."""
        return {article_iri(line.removeprefix(STORED)) for line in self.lines if line.startswith(STORED)}

    @property
    def phase(self) -> str:
        """The last of what it has done."""
        last = self.lines[-1] if self.lines else "started"
        return last.split(" ", 1)[0]


class Kills:
    """Builds of two editions of the sample, to be killed.

    Args:
        folder: where everything is kept.
        whole: whether articles are read by those who build, which loads models; else they were read before.
        many: how many articles, the shortest first; None for all.
    """

    def __init__(self, folder: Path, *, whole: bool = False, many: int | None = None) -> None:
        self._folder = folder
        self._context = multiprocessing.get_context("forkserver")
        self._context.set_forkserver_preload([killed.__name__])  # a kill may come at any moment of what matters
        self._readings = None if whole else folder / "readings"
        sample = [item for item in read([str(_ARTICLES)]) if isinstance(item, Article)]
        second = sorted(sample, key=lambda article: (len(article.text), article.id))[:many]
        self._editions = {"first": [_shorter(a) for a in second] + [replace(second[0], id="gone")], "second": second}
        if self._readings is not None:
            _prepare(self._readings, [a for edition in self._editions.values() for a in edition])
        self._undisturbed = {name: self._alone(name) for name in self._editions}
        self._timed: dict[Way, list[float]] = {}

    def run(self, many: int, seed: int, tell: Callable[[Outcome], object] = lambda _: None) -> Outcome:
        """Kill so many builds.

        Args:
            many: how many.
            seed: of what is killed, and when.
            tell: told how far it is, after each store.

        Raises:
            AssertionError: something was lost, or by halves, or is not what it should be.
        """
        outcome, chosen = Outcome(), Random(seed)
        while (left := many - outcome.kills.total()) > 0:
            way = Way(chosen.choice([1, 2, 2, 2]), chosen.random() < 0.5, chosen.random() < 0.5)
            self._several(way, min(left, chosen.randint(1, _MOST)), chosen, outcome)
            tell(outcome)
        return outcome

    def _several(self, way: Way, many: int, chosen: Random, outcome: Outcome) -> None:
        """Kill builds of one store one after the other, then leave one alone."""
        if way not in self._timed:
            self._timed[way] = self._times(way)
        folder, readers = self._begun("killed", way), list[tuple[Store, _Graphs]]()
        for _ in range(many):
            lines, pause = _moment(self._timed[way], chosen)
            with self._building(folder, way) as run:
                run.follow(lines // 2)
                if chosen.random() < 0.5 and (folder / "store" / "CURRENT").exists():
                    readers.append(_reader(folder / "store", folder / f"copy-{len(readers)}"))
                run.follow(lines)
                time.sleep(pause)
                what = _kill(run, chosen)
                phase = run.phase
                run.follow()
            if run.process.exitcode == 0 and what != "worker":
                assert run.lines[-1] == CLOSED
                what = NOTHING
            else:
                outcome.kills[what, phase if what == "worker" else run.phase] += 1
            self._check(folder, way, run, what)
        with self._building(folder, way) as run:
            run.follow()
        assert run.process.exitcode == 0
        assert run.lines[-1] == CLOSED
        with Store(folder / "store") as store:
            assert _dump(store, folder) == self._undisturbed["second"].dump, "another graph than undisturbed"
        for reader, seen in readers:
            assert _consistent(reader) == seen, "who was reading lost something"
        outcome.builds += 1
        outcome.readers += len(readers)

    def _check(self, folder: Path, way: Way, run: _Run, what: str) -> None:
        """See what a killed build has left."""
        skipped = [line for line in run.lines if line.startswith(SKIPPED)]
        if what in ("worker", NOTHING):
            assert run.process.exitcode == 0, "a build does not end with one that reads for it"
            assert len(skipped) <= 1
        else:
            assert run.process.exitcode == -signal.SIGKILL, run.process.exitcode
        first, second = self._undisturbed["first"], self._undisturbed["second"]
        with Store(folder / "store") as store:
            graphs = _consistent(store)
        found, releases = _articles(graphs), graphs.get(RELEASES, set())
        for name, triples in found.items():
            whole = [edition.graphs.get(name) for edition in (second, *([] if way.fresh else [first]))]
            assert triples in whole, f"{name} is there by halves"
        for name in run.told:
            assert found.get(name) == second.graphs[name], f"{name} was told as done, and is not"
        if not way.fresh:
            assert found.keys() >= second.graphs.keys(), "an article was lost"
        if LINKED in run.lines and not skipped:
            assert releases == second.releases
            assert found == second.graphs

    def _times(self, way: Way) -> list[float]:
        """Seconds from each line that a build says to the next."""
        with self._building(self._begun("timed", way), way) as run:
            run.follow()
        assert {OPENED, LINKING, LINKED, CLOSED} <= set(run.lines)
        return run.gaps[1:]

    def _alone(self, name: str) -> Undisturbed:
        way = Way(workers=1, fresh=True, flushes=False)
        folder = self._begun(name, way, edition=name)
        with self._building(folder, way) as run:
            run.follow()
        assert run.lines[-1] == CLOSED
        with Store(folder / "store") as store:
            graphs = _consistent(store)
            assert graphs[RELEASES], "there should be something to link"
            return Undisturbed(_dump(store, folder), _articles(graphs), graphs[RELEASES])

    def _begun(self, name: str, way: Way, edition: str = "second") -> Path:
        """A folder with articles to build, and a store where it is not to be a fresh one."""
        folder = self._folder / name
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        if not way.fresh:
            shutil.copytree(self._folder / "first" / "store", folder / "store")
        with (folder / "news.jsonl").open("w", encoding="utf-8") as file:
            file.writelines(
                json.dumps(_record(article), ensure_ascii=False) + "\n" for article in self._editions[edition]
            )
        return folder

    @contextmanager
    def _building(self, folder: Path, way: Way) -> Iterator[_Run]:
        """A build in a process of its own, which is over at the end."""
        ours, theirs = self._context.Pipe(duplex=False)
        given = (folder, way.workers, way.flushes, self._readings, theirs)
        process = self._context.Process(target=killed.run, args=given)
        process.start()
        theirs.close()
        try:
            yield _Run(process, ours)
            process.join(_PATIENCE)
        finally:
            process.kill()
            process.join()
            ours.close()


def _kill(run: _Run, chosen: Random) -> str:
    """Kill a build with all that read for it, or it alone, or one of those that read; what was to be killed?"""
    pid = run.process.pid
    assert pid is not None
    readers = children(pid)
    what = chosen.choice(["all", "writer", *(["worker"] if readers else [])])
    doomed = {"all": [pid, *readers], "writer": [pid], "worker": readers[-1:]}[what]
    for process in doomed:
        with suppress(ProcessLookupError):
            os.kill(process, signal.SIGKILL)
    if what != "worker":
        _until_over(readers)
    return what


def _until_over(processes: Sequence[int]) -> None:
    """Wait until processes are over, which end by themselves when nobody has anything for them to do."""
    until = time.monotonic() + _PATIENCE
    while any(Path(f"/proc/{process}/exe").exists() for process in processes):
        assert time.monotonic() < until, "those that read outlive the build"
        time.sleep(0.01)


def _moment(gaps: Sequence[float], chosen: Random) -> tuple[int, float]:
    """When to kill: after how many lines, and how many seconds later.

    Half of the moments are spread over the time of a build, half over what it does, as the last steps are short.
    """
    if chosen.random() < 0.5:
        (number,) = chosen.choices(range(len(gaps)), gaps)
    else:
        number = chosen.randrange(len(gaps))
    return number + 1, gaps[number] * chosen.random()


def _shorter(article: Article) -> Article:
    """An earlier edition of an article, without its last paragraph."""
    return replace(article, text=article.text.rstrip().rpartition("\n\n")[0] or article.text)


def _record(article: Article) -> dict[str, str]:
    return {_FIELDS.get(name, name): value for name, value in article.said().items()}


def _reader(live: Path, copy: Path) -> tuple[Store, _Graphs]:
    """Who reads a store that is being built as the server does, from a copy; and what there was to be read.

    What is read of the store itself is read again where a writer dropped a file just then.
    """
    settled(lambda: _consistent(Store(live, read_only=True)))
    rocksdb.copy(live, copy)
    reader = Store(copy, read_only=True)
    return reader, _consistent(reader)


def _consistent(store: Store) -> _Graphs:
    """The graphs of a store, with which its default graph agrees."""
    graphs = contents(store)
    assert graphs.pop("") == stated(graphs.values()), "the default graph is not the union of the others"
    return graphs


def _articles(graphs: _Graphs) -> _Graphs:
    return {name: triples for name, triples in graphs.items() if name.startswith(ARTICLE)}


def _prepare(folder: Path, articles: Sequence[Article]) -> None:
    """Read articles once for all builds."""
    folder.mkdir()
    for article in articles:
        prepared.file(article, folder).write_bytes(pickle.dumps(reading.read(article, reading.Options(COUNTRY))))


def _dump(store: Store, folder: Path) -> bytes:
    file = folder / "dump.nq"
    export(store, file)
    return file.read_bytes()
