"""How fast the library answers on a graph of about a million statements: part of ``make bench``.

Each query is asked as its first example asks it: in process; by SPARQLWrapper of Oxigraph's own server on the same
graph; and by plain rdflib on the sample itself, which is as much as it answers in reasonable time, beside the embedded
store on the same sample. Medians of several rounds; names are resolved beforehand, labels are not looked up. Last, what
it costs to ask in a process that can be ended: a small query and 100,000 rows, labels and all.
"""

from __future__ import annotations

import shlex
import statistics
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path

import orda
from graph.store import Store
from queries.ask import catalog
from queries.ask.run import bind, run
from queries.sources.endpoint import Endpoint
from tests.engines import Rdflib, oxigraph, small_store
from tests.gold_graph import sample_store
from tests.large_graph import write

COPIES = 18
ROUNDS = 3
RDFLIB_ROUNDS = 1
SMALL, LARGE = "SELECT * { ?s a orda:Visit } LIMIT 20", "SELECT * { ?s ?p ?o } LIMIT 100000"


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
    print(f"{'library, ms':24}{'in process':>12}{'its server':>12}{'ratio':>8}{'rdflib ratio':>14}")
    for name in sorted(ours, key=lambda n: -ours[n]):
        ratios = f"{theirs[name] / ours[name]:8.1f}{rdflib[name] / beside[name]:14.0f}"
        print(f"{name:24}{1000 * ours[name]:12.2f}{1000 * theirs[name]:12.2f}{ratios}")
    median = {key: statistics.median(found.values()) for key, found in (("ours", ours), ("theirs", theirs))}
    print(f"\nmedian of {len(ours)} queries on {size} statements: {1000 * median['ours']:.2f} ms in process, ", end="")
    print(f"{1000 * median['theirs']:.2f} ms by SPARQLWrapper of Oxigraph's server (", end="")
    print(f"{statistics.median(theirs[n] / ours[n] for n in ours):.1f} times, query by query); ", end="")
    print(f"rdflib {statistics.median(rdflib[n] / beside[n] for n in ours):.0f} times on {len(small)} statements")
    print("\n".join(confined))


def _confined(store: Store, query: str) -> str:
    """How long a query takes in a process of its own, and in this one."""
    graph = orda.KnowledgeGraph(store)
    apart = _timed({query: query}, graph.query, ROUNDS)[query]
    inline = _timed({query: query}, lambda text: run(store, text), ROUNDS)[query]
    rows = len(run(store, query))
    return f"{rows} rows: {1000 * apart:.0f} ms in a process of its own, {1000 * inline:.0f} in this one"


def _example(name: str) -> str:
    params = dict(p.split("=", 1) for p in shlex.split(catalog.get(name).examples[0])[1:] if p != "-p")
    return bind(sample_store(), catalog.get(name), params)


def _timed(texts: dict[str, str], ask: Callable[[str], object], rounds: int) -> dict[str, float]:
    """Median seconds of each query, its rows read."""
    found = {}
    for name, text in texts.items():
        times = []
        for _ in range(rounds):
            started = time.perf_counter()
            answer = ask(text)
            if isinstance(answer, Iterable):
                for _row in answer:
                    pass
            times.append(time.perf_counter() - started)
        found[name] = statistics.median(times)
    return found


if __name__ == "__main__":
    main()
