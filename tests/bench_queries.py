"""How fast the library answers on a graph of about a million statements: part of ``make bench``.

Each query is asked as its first example asks it: in process, in milliseconds of processor time and in microseconds for
each row that it gives; by SPARQLWrapper of Oxigraph's own server on the same graph; and by plain rdflib on the sample
itself, which is as much as it answers in reasonable time, beside the embedded store on the same sample. Medians of
several rounds; names are resolved beforehand, labels are not looked up. An answer of many rows takes as long as these
take: the median and the worst are told of all queries, and of those that give few rows. Last, what it costs to ask in a
process that can be ended: a small query and 100,000 rows, labels and all.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

import orda
from graph.store import Store
from queries.ask import catalog
from queries.ask.run import bind, run
from queries.sources.endpoint import Endpoint
from tests.engines import Rdflib, oxigraph, small_store
from tests.gold_graph import sample_store
from tests.large_graph import write

COPIES = 12
ROUNDS = 3
RDFLIB_ROUNDS = 1
FEW = 100  # rows
SMALL, LARGE = "SELECT * { ?s a orda:Visit } LIMIT 20", "SELECT * { ?s ?p ?o } LIMIT 100000"


class Asked(NamedTuple):
    """What a query took: medians of seconds, on the clock and of this process, and how many rows it gave."""

    clock: float
    processor: float
    rows: int


def main() -> None:
    """Print the median of each query and the ratios."""
    texts = {name: _example(name) for name in catalog.names() if name != "sources-of"}
    with tempfile.TemporaryDirectory() as folder:
        size = write(Path(folder) / "large", COPIES)
        with Store(Path(folder) / "large", read_only=True) as store:
            ours = _timed(texts, store.query, ROUNDS)
            confined = [_confined(store, query) for query in (SMALL, LARGE)]
        with oxigraph(Path(folder) / "large") as server:
            theirs = _timed(texts, Endpoint(server.query).query, ROUNDS)
        small = small_store()
        rdflib, beside = _timed(texts, Rdflib(small).query, RDFLIB_ROUNDS), _timed(texts, small.query, ROUNDS)
    print(f"{'library':24}{'processor ms':>14}{'rows':>8}{'us a row':>10}{'its server':>12}{'rdflib':>8} (times ours)")
    for name, asked in sorted(ours.items(), key=lambda item: -item[1].processor):
        ratios = f"{_ratio(theirs, ours, name):12.1f}{_ratio(rdflib, beside, name):8.0f}"
        each = 1e6 * asked.processor / max(asked.rows, 1)
        print(f"{name:24}{1000 * asked.processor:14.2f}{asked.rows:8}{each:10.0f}{ratios}")
    print(f"\n{size} statements; of all queries {_told(ours)}")
    few = {name: asked for name, asked in ours.items() if asked.rows <= FEW}
    print(f"of those that give {FEW} rows or fewer {_told(few)}")
    server_ratio = statistics.median(_ratio(theirs, ours, name) for name in ours)
    rdflib_ratio = statistics.median(_ratio(rdflib, beside, name) for name in ours)
    print(f"Oxigraph's server by SPARQLWrapper takes {server_ratio:.1f} times as long, query by query; ", end="")
    print(f"rdflib {rdflib_ratio:.0f} times on {len(small)} statements")
    print("\n".join(confined))


def _told(found: dict[str, Asked]) -> str:
    """The median and the worst of some queries, in milliseconds of processor time."""
    worst = max(found, key=lambda name: found[name].processor)
    median = statistics.median(asked.processor for asked in found.values())
    return f"({len(found)}): median {1000 * median:.1f} ms, worst {1000 * found[worst].processor:.0f} ms ({worst})"


def _ratio(theirs: dict[str, Asked], ours: dict[str, Asked], name: str) -> float:
    return theirs[name].clock / ours[name].clock


def _confined(store: Store, query: str) -> str:
    """How long a query takes in a process of its own, and in this one."""
    graph = orda.KnowledgeGraph(store)
    apart = _timed({query: query}, graph.query, ROUNDS)[query].clock
    inline = _timed({query: query}, lambda text: run(store, text), ROUNDS)[query].clock
    rows = len(run(store, query))
    return f"{rows} rows: {1000 * apart:.0f} ms in a process of its own, {1000 * inline:.0f} in this one"


def _example(name: str) -> str:
    query = catalog.get(name)
    return bind(sample_store(), query, catalog.values(query.examples[0]))


def _timed(texts: dict[str, str], ask: Callable[[str], object], rounds: int) -> dict[str, Asked]:
    """What each query takes, its rows read."""
    found = {}
    for name, text in texts.items():
        times, rows = list[tuple[float, float]](), 1
        for _ in range(rounds):
            started = time.perf_counter(), time.process_time()
            answer = ask(text)
            if isinstance(answer, Iterable):
                rows = sum(1 for _row in answer)
            times.append((time.perf_counter() - started[0], time.process_time() - started[1]))
        clock, processor = (statistics.median(column) for column in zip(*times, strict=True))
        found[name] = Asked(clock, processor, rows)
    return found


if __name__ == "__main__":
    main()
