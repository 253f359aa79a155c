"""What Python's own objects add to the store's time on 100,000 rows: part of ``make bench``.

One run, the same query: the store alone, its rows read; ``kg.query``, in a process of its own, its rows at hand; the
same again with a name for every IRI, and as a frame. What a process of its own costs by itself, which grows with what
this one holds in memory, is the time of a query without rows. Time of the processor, of both processes together, since
others may keep it busy; medians of several rounds that take turns.
"""

from __future__ import annotations

import os
import statistics
import tempfile
from collections.abc import Callable
from pathlib import Path

import orda
from graph.store import Store
from queries.ask.source import rows
from tests.large_graph import write

COPIES = 18
ROUNDS = 5
QUERIES = {
    "any statements": "SELECT * { ?s ?p ?o } LIMIT 100000",
    "facts, names and dates": """SELECT ?fact ?entity ?name ?issued {
        ?article orda:mentions ?entity ; dcterms:issued ?issued . ?entity skos:prefLabel ?name .
        GRAPH ?article { ?fact prov:wasDerivedFrom ?evidence } } LIMIT 100000""",
}


def main() -> None:
    """Print the medians and their ratios."""
    with tempfile.TemporaryDirectory() as folder:
        write(Path(folder) / "large", COPIES)
        with Store(Path(folder) / "large", read_only=True) as store:
            _measure(store, "on disk")
            _measure(Store.holding(store.quads()), "in memory")


def _measure(store: Store, where: str) -> None:
    kg = orda.KnowledgeGraph(store)
    for what, query in QUERIES.items():
        asked: dict[str, Callable[[], object]] = {
            "store.query": lambda query=query: [tuple(row) for row in rows(store, query)],  # type: ignore[misc]
            "kg.query": lambda query=query: kg.query(query).rows,  # type: ignore[misc]
            "no rows": lambda: kg.query("SELECT * { ?s ?p ?o } LIMIT 0").rows,
            "with all names": lambda query=query: len(kg.query(query).labels),  # type: ignore[misc]
            "to_frame": lambda query=query: kg.query(query).to_frame(),  # type: ignore[misc]
        }
        taken: dict[str, list[float]] = {name: [] for name in asked}
        for _ in range(ROUNDS):
            for name, ask in asked.items():
                taken[name].append(_seconds(ask))
        alone = statistics.median(taken["store.query"])
        print(f"{where}, {what}, {len(kg.query(query))} rows:")
        for name, times in taken.items():
            median = statistics.median(times)
            print(f"  {name:16}{1000 * median:8.0f} ms of the processor{100 * (median / alone - 1):+8.0f} %")


def _seconds(work: Callable[[], object]) -> float:
    """Seconds of the processor, of this process and of those that it started."""
    before = sum(os.times()[:4])
    work()
    return sum(os.times()[:4]) - before


if __name__ == "__main__":
    main()
