"""What the server adds to the library's queries, and what pages take, against asking the store in process: part of
``make bench``.

Medians over several rounds on one keep-alive connection; the answer is SPARQL JSON in both cases. Pages are those of
the most mentioned entities, of articles, and the front page; beside them stands how long their facts take, read bare.
"""

from __future__ import annotations

import argparse
import asyncio
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox

from graph.store import Store
from queries.ask.source import texts
from queries.facts.participation import facts_of
from queries.facts.stored import facts_named
from queries.serve.addresses import path
from queries.serve.limits import Limits
from queries.serve.views.entities import MOST_FACTS
from tests import large_graph
from tests.load import Connection, library
from tests.served import Served, served

ROUNDS = 15
ENTITIES, ARTICLES = 120, 40  # whose pages are opened
_MENTIONED = "SELECT ?e (COUNT(?a) AS ?n) WHERE { ?a orda:mentions ?e } GROUP BY ?e ORDER BY DESC(?n) ?e"


def main() -> None:
    """Print the medians, what the server adds, and their ratio."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--copies", type=int, default=4)
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "store"
        size = large_graph.write(place, options.parse_args().copies)
        queries = ["ASK {}", *library(place)]
        with (
            Store(place, read_only=True) as store,
            served(place, "--workers", "2", patience=Limits().patience) as running,
        ):
            alone = [_median([_in_process(store, q) for _ in range(ROUNDS)]) for q in queries]
            asked = [_median(times) for times in asyncio.run(_served(running.url, queries))]
            pages = _pages(store, running)
    added = [b - a for a, b in zip(alone, asked, strict=True)]
    print(f"\nserver, {size:,} statements, {len(queries)} queries: in process {1000 * _median(alone):.2f} ms, ", end="")
    print(f"over HTTP {1000 * _median(asked):.2f} ms (ratio {_median(asked) / _median(alone):.2f}); ", end="")
    print(f"the server adds {1000 * _median(added):.2f} ms; to ASK {{}} {1000 * added[0]:.2f} ms")
    for kind, times, bare in pages:
        share = f", {_median(times) / _median(bare):.1f} times its facts read bare" if bare else ""
        print(f"{kind}: median {1000 * _median(times):.0f} ms, p95 {1000 * _p95(times):.0f} ms{share}")


def _pages(store: Store, running: Served) -> list[tuple[str, list[float], list[float]]]:
    """Seconds that the pages of each kind take, and that the facts of an entity take to be read without one."""
    entities = [e for e, _ in texts(store, f"{_MENTIONED} LIMIT {ENTITIES}")]
    articles = [a for (a,) in texts(store, f"SELECT ?a WHERE {{ ?a a orda:Article }} LIMIT {ARTICLES}")]
    bare = [_timed(lambda: list(facts_named(store, facts_of(store, e, MOST_FACTS)))) for e in entities]  # noqa: B023
    with running.client(headers={"Accept": "text/html"}) as client:
        client.get("/").raise_for_status()  # which is kept from then on
        return [
            ("pages of entities", [_timed(lambda: client.get(path(e) or "")) for e in entities], bare),  # noqa: B023
            ("pages of articles", [_timed(lambda: client.get(path(a) or "")) for a in articles], []),  # noqa: B023
            ("front page", [_timed(lambda: client.get("/")) for _ in range(ROUNDS)], []),
        ]


def _timed(do: Callable[[], object]) -> float:
    begun = time.perf_counter()
    do()
    return time.perf_counter() - begun


def _p95(times: list[float]) -> float:
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


_median = statistics.median


if __name__ == "__main__":
    main()
