"""What the server adds to the library's queries, and what pages take, against asking the store in process: part of
``make bench``.

Queries: medians over several rounds on one keep-alive connection; the answer is SPARQL JSON in both cases. Pages: those
of the most mentioned entities of each kind, of articles, searches for names in all languages, answers to the library's
questions, and the front page as it is first asked for after a start, made anew, and kept. Beside the clock stands the
server's own processor time, which other work on the machine does not lengthen, and how many times as long a page takes
as what it is made from, read bare: the facts that it tells, the look-up, or the question.
"""

from __future__ import annotations

import argparse
import asyncio
import statistics
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

import httpx
import pyoxigraph as ox

from graph.store import Store
from ontology.reference import LANGUAGES
from queries.ask import resolve
from queries.ask.source import nodes, texts
from queries.ask.stored import facts_named
from queries.facts.participation import facts_of
from queries.serve import addresses, index
from queries.serve.addresses import path
from queries.serve.found import MOST_OFFICES, MOST_TITLES
from queries.serve.limits import Limits
from queries.serve.pages import MOST_HITS
from queries.serve.views.entities import MOST_FACTS
from tests import large_graph
from tests.load import Connection, library
from tests.served import Served, children, index_made, served

ROUNDS = 15
EACH = 60  # pages of a kind
STARTS = 3
KINDS = {
    "regions": "Region", "persons": "Person", "initiatives": "Initiative", "bodies": "Organization", "places": "Place",
}  # fmt: skip
_MENTIONED = (
    "SELECT ?e (COUNT(?a) AS ?n) WHERE { ?a orda:mentions ?e . ?e a orda:KIND } GROUP BY ?e ORDER BY DESC(?n) ?e"
)
_ARTICLES = f"SELECT ?a WHERE {{ ?a a orda:Article }} ORDER BY ?a LIMIT {EACH}"


@dataclass(frozen=True, slots=True)
class Asked:
    """Pages of one kind.

    Attributes:
        kind: what they are.
        times, processor: seconds of each, by the clock and of the server's processor time.
        bare: seconds that what each is made from takes to be read; empty where it is made from nothing else.
    """

    kind: str
    times: Sequence[float]
    processor: Sequence[float] = ()
    bare: Sequence[float] = ()

    def told(self) -> str:
        """A line of the table."""
        share = f"{_median(self.times) / _median(self.bare):8.1f}" if self.bare else ""
        used = _ms(_p95(self.processor)) if self.processor else " " * 9
        clock = "".join(_ms(seconds) for seconds in (_median(self.times), _p95(self.times), max(self.times)))
        return f"{self.kind:36}{len(self.times):6}{clock}{used}{share}".rstrip()


def main() -> None:
    """Print the medians, what the server adds, and their ratio; then a line for each kind of page."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--copies", type=int, default=12, help="of the sample: 12 are a million statements")
    options.add_argument("--pages", action="store_true", help="leave the library's queries out")
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "store"
        size = large_graph.write(place, given.copies)
        queries = ["ASK {}", *(() if given.pages else library(place))]
        first = [one for _ in range(STARTS) for one in _first(place)]
        with (
            Store(place, read_only=True) as store,
            served(place, "--workers", "2", patience=Limits().patience) as running,
        ):
            index_made(running)
            alone = [_median([_in_process(store, q) for _ in range(ROUNDS)]) for q in queries]
            asked = [_median(times) for times in asyncio.run(_served(running.url, queries))]
            index.build(place, Path(folder) / "index")
            pages = list(_pages(store, index.Index(Path(folder) / "index"), queries[1:], running))
    added = [b - a for a, b in zip(alone, asked, strict=True)]
    print(f"\nserver, {size:,} statements, {len(queries)} queries: in process {1000 * _median(alone):.2f} ms, ", end="")
    print(f"over HTTP {1000 * _median(asked):.2f} ms (ratio {_median(asked) / _median(alone):.2f}); ", end="")
    print(f"the server adds {1000 * _median(added):.2f} ms; to ASK {{}} {1000 * added[0]:.2f} ms")
    print(f"\n{'pages, ms':36}{'pages':>6}{'median':>9}{'p95':>9}{'worst':>9}{'cpu p95':>9}{'of bare':>8}")
    for kind in ("start, until it answers", "front page, first after a start"):
        print(Asked(kind, [seconds for name, seconds in first if name == kind]).told())
    for page in pages:
        print(page.told())
    live = [page for page in pages if page.kind.startswith("pages of")]
    times, used = ([one for page in live for one in getattr(page, what)] for what in ("times", "processor"))
    print(Asked("all pages of entities and articles", times, used).told())


def _first(place: Path) -> list[tuple[str, float]]:
    """How long a server takes to start, and then the first front page."""
    begun = time.perf_counter()
    with served(place, "--workers", "2", patience=60) as running, _reader(running) as client:
        started = time.perf_counter() - begun
        return [
            ("start, until it answers", started),
            ("front page, first after a start", _timed(_open, client, addresses.HOME)),
        ]


def _pages(store: Store, names: index.Index, questions: Sequence[str], running: Served) -> Iterable[Asked]:
    """The pages of each kind."""
    known: list[str] = []
    with _reader(running) as client:

        def opened(kind: str, targets: Iterable[str], bare: Sequence[float] = ()) -> Asked:
            times, processor = [], []
            for target in targets:
                before = _processor(running)
                times.append(_timed(_open, client, target))
                used = _processor(running)
                processor.append(sum(seconds - before.get(thread, 0.0) for thread, seconds in used.items()))
            return Asked(kind, times, processor, bare)

        yield opened("front page, made anew", (f"/?lang={language}" for language in LANGUAGES))
        yield opened("front page, kept", [addresses.HOME] * ROUNDS)
        for kind, cls in KINDS.items():
            mentioned = [e for e, _ in texts(store, f"{_MENTIONED.replace('KIND', cls)} LIMIT {EACH}")]
            bare = [_timed(_facts_of, store, entity) for entity in mentioned]
            yield opened(f"pages of {kind}", (path(entity) or "" for entity in mentioned), bare)
            known += mentioned[: EACH // len(KINDS)]
        articles = [a for (a,) in texts(store, _ARTICLES)]
        bare = [_timed(_facts_in, store, article) for article in articles]
        yield opened("pages of articles", (path(article) or "" for article in articles), bare)
        words = [word for language in LANGUAGES for word in resolve.labels(store, known, language).values()]
        bare = [_timed(_looked_up, names, word) for word in words]
        yield opened("searches", (f"{addresses.SEARCH}?{urlencode({'q': word})}" for word in words), bare)
        yield opened("query page", [addresses.ASK] * ROUNDS)
        if questions:
            bare = [_timed(_in_process, store, question) for question in questions]
            targets = [f"{addresses.SPARQL}?{urlencode({'query': question})}" for question in questions]
            yield opened("answers on the query page", targets, bare)
        yield opened("numbers of the graph", ["/api/status"] * ROUNDS)


def _reader(running: Served) -> httpx.Client:
    return running.client(headers={"Accept": "text/html, application/sparql-results+json"})


def _open(client: httpx.Client, target: str) -> None:
    client.get(target).raise_for_status()


def _facts_of(store: Store, entity: str) -> None:
    list(facts_named(store, facts_of(store, entity, MOST_FACTS)))


def _facts_in(store: Store, article: str) -> None:
    query = f"SELECT DISTINCT ?f WHERE {{ GRAPH {nodes([article])} {{ ?f prov:wasDerivedFrom ?e }} }}"
    list(facts_named(store, [fact for (fact,) in texts(store, query)]))


def _looked_up(names: index.Index, words: str) -> None:
    names.names(words, MOST_HITS)
    names.offices(words, MOST_OFFICES)
    names.titles(words, MOST_TITLES)
    names.sentences(words, MOST_HITS)


def _processor(running: Served) -> dict[Path, float]:
    """Seconds of processor time that each thread of the server's processes has had."""
    found: dict[Path, float] = {}
    for process in (running.process.pid, *children(running.process.pid)):
        with suppress(OSError):  # it has just ended
            for thread in Path(f"/proc/{process}/task").iterdir():
                found[thread] = int((thread / "schedstat").read_text().split()[0]) / 1e9
    return found


def _timed(do: Callable[..., object], *arguments: object) -> float:
    begun = time.perf_counter()
    do(*arguments)
    return time.perf_counter() - begun


def _p95(times: Sequence[float]) -> float:
    return sorted(times)[int(len(times) * 0.95)]


def _in_process(store: Store, query: str) -> float:
    begun = time.perf_counter()
    found = store.query(query)
    assert not isinstance(found, ox.QueryTriples)
    found.serialize(format=ox.QueryResultsFormat.JSON)
    return time.perf_counter() - begun


async def _served(url: str, queries: list[str]) -> list[list[float]]:
    connection, found = Connection(url), []
    for query in queries:
        times = []
        for _ in range(ROUNDS + 1):
            begun = time.perf_counter()
            status, _ = await connection.ask(query)
            assert status == 200
            times.append(time.perf_counter() - begun)
        found.append(times[1:])
    connection.close()
    return found


def _ms(seconds: float) -> str:
    return f"{1000 * seconds:9.1f}"


_median = statistics.median


if __name__ == "__main__":
    main()
