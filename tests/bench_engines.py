"""How long each engine takes beside `orda build` by as many processes, on the same articles: ``make engines``.

Articles are the bundled ones, again and again with other numbers and on other days. Each way is given the same time to
start as it takes: a cluster is made, models are loaded, all is written. Time of the processor, of this process and all
below it, since others may keep it busy; and time of the clock, which tells what waited for nothing.
"""

from __future__ import annotations

import os
import re
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta
from importlib.util import find_spec
from itertools import count, islice
from pathlib import Path
from tempfile import TemporaryDirectory

from extract.model import Article
from extract.sources import read
from graph.build import build
from graph.engines import ENGINES
from graph.reading import Options
from graph.spread import Spread, into_folder
from graph.store import Store

SAMPLES = Path(__file__).parents[1] / "samples" / "articles"
WORKERS = 2
_NUMBER = re.compile(r"\b(?!(?:19|20)\d\d\b)\d{2,}\b")  # but for years


def many(wanted: int) -> list[Article]:
    """So many articles, no two of which are alike."""
    found = [article for article in read([str(SAMPLES)]) if isinstance(article, Article)]
    return list(islice((_again(article, times) for times in count() for article in found), wanted))


def _again(article: Article, times: int) -> Article:
    issued = article.issued
    with suppress(ValueError, TypeError):
        issued = (date.fromisoformat(issued or "") + timedelta(days=times)).isoformat()
    text = _NUMBER.sub(lambda number: str(int(number[0]) + times), article.text)
    return replace(article, id=f"{article.id}-{times}", text=text, issued=issued, origin=None)


def _seconds(do: Callable[[], object]) -> tuple[float, float]:
    """How long something takes: of the processor, and by the clock."""
    over, spent = threading.Event(), dict[tuple[int, str], float]()

    def watch() -> None:
        while not over.wait(0.2):
            spent.update(_processor())

    begun, before = time.monotonic(), _processor()
    watching = threading.Thread(target=watch)
    watching.start()
    do()
    taken = time.monotonic() - begun
    over.set()
    watching.join()
    return sum(seconds - before.get(process, 0) for process, seconds in (spent | _processor()).items()), taken


def _processor() -> dict[tuple[int, str], float]:
    """What this process and each below it has had of the processor, by its number and when it began."""
    parents, had = dict[int, int](), dict[int, tuple[str, float]]()
    for file in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            said = file.read_text().rpartition(") ")[2].split()
            number = int(file.parent.name)
            parents[number] = int(said[1])
            had[number] = said[19], (int(said[11]) + int(said[12])) / os.sysconf("SC_CLK_TCK")
    ours = {os.getpid()}
    while more := {number for number, parent in parents.items() if parent in ours} - ours:
        ours |= more
    return {(number, had[number][0]): had[number][1] for number in ours}


def _bare(articles: list[Article], folder: str) -> None:
    with Store(f"{folder}/store") as store:
        build(store, articles, "kz", workers=WORKERS)


def main(wanted: int) -> None:
    """Print a line for each way: seconds, and how many times what the builds before and after it take."""
    os.environ.setdefault("RAY_worker_niceness", "0")  # or whatever else runs would come before it, and it alone
    articles = many(wanted)
    print(f"{len(articles)} articles, {WORKERS} processes")
    before = _taken(articles, None)
    for name in ("", *(engine for engine, package in ENGINES.items() if find_spec(package))):
        taken, after = _taken(articles, Spread(name, workers=WORKERS)), _taken(articles, None)
        processor, clock = (2 * t / (b + a) for t, b, a in zip(taken, before, after, strict=True))
        seconds = f"{taken[0]:.1f} s of the processor, {taken[1]:.1f} s by the clock"
        builds = f"{before[1]:.1f} and {after[1]:.1f} s by the clock"
        print(f"{name or 'processes'}: {seconds}; builds: {builds}; ratios {processor:.2f} and {clock:.2f}", flush=True)
        before = after


def _taken(articles: list[Article], spread: Spread | None) -> tuple[float, float]:
    """What a build into a folder takes, or one into a store, where nothing says how it is spread."""
    with TemporaryDirectory() as folder:
        if spread is None:
            return _seconds(lambda: _bare(articles, folder))
        return _seconds(lambda: into_folder(articles, f"{folder}/out", Options("kz"), spread))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 400)
