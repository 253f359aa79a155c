"""What the server adds to the library's queries, against asking the store in process: part of ``make bench``.

Medians over several rounds on one keep-alive connection; the answer is SPARQL JSON in both cases.
"""

from __future__ import annotations

import argparse
import asyncio
import statistics
import tempfile
import time
from pathlib import Path

import pyoxigraph as ox

from graph.store import Store
from queries.serve.limits import Limits
from tests import large_graph
from tests.load import Connection, library
from tests.served import served

ROUNDS = 15


def main() -> None:
    """Print the medians, what the server adds, and their ratio."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--copies", type=int, default=4)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "store"
        size = large_graph.write(path, options.parse_args().copies)
        queries = ["ASK {}", *library(path)]
        with (
            Store(path, read_only=True) as store,
            served(path, "--workers", "2", patience=Limits().patience) as running,
        ):
            alone = [_median([_in_process(store, q) for _ in range(ROUNDS)]) for q in queries]
            asked = [_median(times) for times in asyncio.run(_served(running.url, queries))]
    added = [b - a for a, b in zip(alone, asked, strict=True)]
    print(f"\nserver, {size:,} statements, {len(queries)} queries: in process {1000 * _median(alone):.2f} ms, ", end="")
    print(f"over HTTP {1000 * _median(asked):.2f} ms (ratio {_median(asked) / _median(alone):.2f}); ", end="")
    print(f"the server adds {1000 * _median(added):.2f} ms; to ASK {{}} {1000 * added[0]:.2f} ms")


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
