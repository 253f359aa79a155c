"""How everything grows with the number of articles: ``make bench-large``, or with sizes of one's own, ``SIZES="…"``.

One store grows from size to size with one corpus (``tests.corpus``). Each step is a process of its own, so that its
peak of memory is of that size: a build of what is new, a build of all with nothing new, and one that opens the store
and asks each query of the library as its first example asks it. What was measured is printed with how it grows, and
with ``--keep`` added to ``tests/bench_large.csv``.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import islice, pairwise
from pathlib import Path

import pyoxigraph as ox

from graph.store import Store
from ontology.namespaces import iri
from tests import corpus
from tests.fits import fit

SIZES = (100, 1000, 10_000)
HISTORY = Path(__file__).with_suffix(".csv")
ROUNDS, LONG, LONGEST = 3, 2.0, 60.0  # seconds that a query takes that is asked once, and after which it is ended
_ROOT = Path(__file__).parents[1]
_MB = 1_000_000
_MENTIONS = ox.NamedNode(iri("orda:mentions"))
_COUNTED = (  # what is fitted, and what it is called
    ("read_s", "reading, s"), ("cpu_s", "CPU, s"), ("linking_s", "linking, s"), ("unchanged_s", "nothing new, s"),
    ("writer_mb", "writer, MB"), ("worker_mb", "a worker, MB"), ("linking_mb", "linking, MB"),
    ("unchanged_mb", "nothing new, MB"), ("store_kb", "store, kB"), ("open_ms", "opening, ms"),
    ("median_ms", "median query, ms"), ("worst_ms", "worst query, ms"), ("explorer_s", "explorer, s"),
)  # fmt: skip

Figures = dict[str, float | str]


def main() -> None:
    """Measure each size in turn, print what was found and how it grows, and note it in the history."""
    parser = argparse.ArgumentParser(description="How everything grows with the number of articles.")
    parser.add_argument("sizes", nargs="*", type=int, help="100 1000 10000 by default; 100000 takes hours")
    parser.add_argument("--workers", type=int, default=2, help="how many processes read")
    parser.add_argument("--seed", type=int, default=0, help="of the corpus")
    parser.add_argument("--keep", action="store_true", help="note the figures in tests/bench_large.csv")
    given = parser.parse_args()
    sizes = sorted(given.sizes or SIZES)
    rows = list[Figures]()
    for row in _measured(sizes, given.workers, given.seed):
        rows.append(row)
        print(f"{row['articles']} articles done", file=sys.stderr, flush=True)
        if given.keep:  # each at once, as the next may take hours
            note(row, HISTORY)
    for name in rows[0]:
        print(f"{name:18}" + "".join(_told(row[name]) for row in rows))
    print(*_grown(rows), sep="\n")


def _measured(sizes: Sequence[int], workers: int, seed: int) -> Iterator[Figures]:
    articles, totals = corpus.articles(seed), {"read_s": 0.0, "cpu_s": 0.0}
    with tempfile.TemporaryDirectory() as name:
        folder, store = Path(name) / "articles", Path(name) / "store"
        folder.mkdir()
        for before, size in pairwise([0, *sizes]):
            new = folder / f"to-{size:09}.jsonl"
            with new.open("w", encoding="utf-8") as handle:
                handle.writelines(f"{json.dumps(a, ensure_ascii=False)}\n" for a in islice(articles, size - before))
            built = _apart("build", store, new, workers)
            again = _apart("build", store, folder, 1)
            asked = _apart("ask", store)
            totals = {key: totals[key] + float(built[key]) for key in totals}
            yield {
                "articles": size, "articles_per_s": (size - before) / float(built["read_s"]), **totals,
                "linking_s": built["linking_s"], "writer_mb": built["writer_mb"], "worker_mb": built["worker_mb"],
                "linking_mb": built["linking_mb"], "unchanged_s": again["wall_s"], "unchanged_mb": again["linking_mb"],
                "store_kb": _size(store) / 1000, "kb_per_article": _size(store) / 1000 / size, **asked,
            }  # fmt: skip


def note(row: Figures, history: Path) -> None:
    """Add figures to the history, with when, of what and where they were taken."""
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=_ROOT, capture_output=True, text=True, check=False
    ).stdout.strip()
    taken = {"date": f"{datetime.now(UTC):%Y-%m-%d}", "commit": commit, "cores": os.cpu_count() or 1,
             "load": round(os.getloadavg()[0], 1)}  # fmt: skip
    line = taken | {key: _short(value) for key, value in row.items()}
    fresh = not history.exists()
    with history.open("a", encoding="utf-8", newline="") as handle:
        writer = csv.DictWriter(handle, list(line), lineterminator="\n")
        if fresh:
            writer.writeheader()
        writer.writerow(line)


def _grown(rows: Sequence[Figures]) -> Iterator[str]:
    """How each quantity grows, a line each."""
    if len(rows) < 3:
        return
    yield f"\n{'grows as':18}{'':>10}{'error':>10}{'power':>10}   (power: between the two largest sizes)"
    for key, name in _COUNTED:
        told = [(float(row["articles"]), float(row[key])) for row in rows if row[key] != "" and float(row[key]) > 0]
        if len(told) >= 3:
            found = fit([n for n, _ in told], [value for _, value in told])
            yield f"{name:18}{found.form:>10}{100 * found.error:9.0f}%{found.power:10.2f}"


def _told(value: float | str) -> str:
    return f"{_short(value)!s:>22}"


def _short(value: float | str) -> float | str:
    """To four figures."""
    return value if isinstance(value, str | int) else float(f"{value:.4g}")


def _size(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())


# ---- steps, each a process of its own


def _apart(step: str, *given: object) -> Figures:
    """What a step finds in a process of its own."""
    code = f"from tests import bench_large; bench_large._{step}(*{[str(g) for g in given]!r})"
    done = subprocess.run([sys.executable, "-c", code], cwd=_ROOT, stdout=subprocess.PIPE, check=True)
    found: Figures = json.loads(done.stdout)
    return found


def _build(store: str, path: str, workers: str) -> None:
    """Build, and print how long it took and how much memory."""
    from extract.sources import read
    from graph.build import build

    last = started = time.perf_counter()
    writing = 0

    def tick(_: str) -> None:
        nonlocal last, writing
        last, writing = time.perf_counter(), _peak()

    with Store(store) as graph:
        build(graph, read([path]), corpus.COUNTRY, progress=tick, workers=int(workers))
        linked = time.perf_counter()
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    found = {
        "read_s": last - started, "linking_s": linked - last, "wall_s": time.perf_counter() - started,
        "cpu_s": sum(u.ru_utime + u.ru_stime for u in used),
        "writer_mb": writing / _MB, "linking_mb": _peak() / _MB, "worker_mb": used[1].ru_maxrss * 1024 / _MB,
    }  # fmt: skip
    print(json.dumps(found))


def _peak() -> int:
    """The most memory that this process had of its own, without what its parent had before it began."""
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) * 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def _ask(folder: str) -> None:
    """Open the store, ask the library and draw the explorer's data; print how long each took."""
    from queries.ask import catalog
    from queries.ask.catalog import QueryError
    from queries.ask.run import bind

    started = time.perf_counter()
    with Store(folder, read_only=True) as store:
        next(store.triples(), None)
        opened = time.perf_counter() - started
        times = dict[str, float]()
        for name in catalog.names():
            try:
                asked = catalog.get(name)
                query = bind(store, asked, catalog.values(asked.examples[0]))
            except QueryError:  # its example names what only the sample tells of
                continue
            times[name] = _timed(store, query)
        worst = max(times, key=lambda name: times[name])
        found: Figures = {
            "open_ms": 1000 * opened, "queries": len(times), "median_ms": 1000 * statistics.median(times.values()),
            "worst_ms": 1000 * times[worst], "worst": worst, **_explored(store),
            "unended": sum(seconds >= LONGEST for seconds in times.values()),
        }  # fmt: skip
    print(json.dumps(found))


def _explored(store: Store) -> Figures:
    """How long the explorer's data take, and how large they are; nothing for a graph that no page holds."""
    from queries.pictures.data import parts
    from queries.pictures.explorer import MOST_MENTIONS, START
    from queries.pictures.view import view

    mentions = sum(quad.graph_name == quad.subject for quad in store.stating(_MENTIONS))
    if mentions > MOST_MENTIONS:
        return {"explorer_s": "", "explorer_mb": ""}
    started = time.perf_counter()
    drawn = json.dumps(parts(view(store), start=START))
    return {"explorer_s": time.perf_counter() - started, "explorer_mb": len(drawn) / _MB}


def _timed(store: Store, query: str) -> float:
    """Median seconds of a query, its rows read, in a process of its own; what it was given where it does not end."""
    from queries.ask.catalog import QueryError
    from queries.ask.confined import confined

    try:
        return confined(lambda: _answered(store, query), LONGEST)
    except QueryError:
        return LONGEST


def _answered(store: Store, query: str) -> float:
    times = list[float]()
    assert store.path is not None
    with Store(store.path, read_only=True) as own:
        for _ in range(ROUNDS):
            started = time.perf_counter()
            answer = own.query(query)
            if isinstance(answer, Iterable):
                for _row in answer:
                    pass
            times.append(time.perf_counter() - started)
            if times[-1] > LONG:
                break
    return statistics.median(times)


if __name__ == "__main__":
    main()
