"""How much faster two processes read than one, in one run: part of ``make bench``.

Both build the same articles. "Loaded" leaves out the first articles, for which models are loaded. Where others use the
machine, a build gets less of the processors than it could use: the CPU seconds for each of the clock tell how much.
"""

from __future__ import annotations

import os
import resource
import tempfile
import time
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from extract.model import Article
from extract.sources import read
from graph import reading
from graph.build import build
from graph.store import Store
from tests import corpus

FIRST, MANY = 40, 200


@dataclass(frozen=True, slots=True)
class _Took:
    """Seconds of a build, on a clock and of CPU, in all and once models are loaded."""

    clock: float
    cpu: float
    loaded: float


def main() -> None:
    """Print how long one and two take, and how much faster two are."""
    articles = [item for item in read([islice(corpus.articles(), MANY)]) if isinstance(item, Article)]
    reading.checked(corpus.COUNTRY)  # which this process needs in both
    took = {workers: _built(articles, workers) for workers in (1, 2)}
    print(f"{'workers':>8}{'clock, s':>10}{'loaded, s':>11}{'CPU, s':>9}{'processors that it got':>24}")
    for workers, one in took.items():
        print(f"{workers:8}{one.clock:10.1f}{one.loaded:11.1f}{one.cpu:9.1f}{one.cpu / one.clock:24.2f}")
    one, two = took[1], took[2]
    print(f"two are {one.clock / two.clock:.2f} times as fast as one, loaded {one.loaded / two.loaded:.2f} times")
    print(f"load of the machine: {os.getloadavg()[0]:.1f}")


def _built(articles: list[Article], workers: int) -> _Took:
    done = list[float]()
    began, cpu = time.perf_counter(), _cpu()
    with tempfile.TemporaryDirectory() as folder, Store(Path(folder) / "store") as store:
        build(store, articles, corpus.COUNTRY, progress=lambda _: done.append(time.perf_counter()), workers=workers)
    ended = time.perf_counter()
    return _Took(ended - began, _cpu() - cpu, done[-1] - done[FIRST - 1])


def _cpu() -> float:
    """The CPU seconds of this process, and of those that it started and that ended."""
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in used)


if __name__ == "__main__":
    main()
