"""The server under load: ``make load``.

Fifty clients put the library's queries to a server for a minute, as fast as they are answered; one more puts a cross
product, again and again. What is put off (503 with ``Retry-After``) is asked again after that time. Then the server is
killed, started again, and asked whether anything is lost. Clients and server share the machine's processors.
"""

from __future__ import annotations

import argparse
import asyncio
import hashlib
import itertools
import os
import random
import signal
import statistics
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote, urlsplit

import httpx

from graph.store import Store
from queries.ask import catalog
from queries.ask.catalog import QueryError
from queries.ask.run import bind
from queries.serve.limits import Limits
from tests import large_graph
from tests.served import Served, children, served

HOSTILE = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
LIMIT = 5.0  # seconds that one query may run
SLOWEST = 1.0


@dataclass(slots=True)
class Figures:
    """What a run measured; times in seconds, memory in MB."""

    unloaded: list[float] = field(default_factory=list)
    loaded: list[float] = field(default_factory=list)
    statuses: Counter[int] = field(default_factory=Counter)
    hostile: list[tuple[int, float]] = field(default_factory=list)
    memory: float = 0.0
    lost: bool = False

    @property
    def errors(self) -> int:
        """How many answers were neither right nor put off."""
        return sum(n for status, n in self.statuses.items() if status not in (200, 503))


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--clients", type=int, default=50)
    options.add_argument("--seconds", type=float, default=60)
    options.add_argument("--copies", type=int, default=4)
    given = options.parse_args()
    figures = measure(given.clients, given.seconds, given.copies)
    before, under = percentile(figures.unloaded, 99), percentile(figures.loaded, 99)
    for name, times in (("one client", figures.unloaded), (f"{given.clients} clients", figures.loaded)):
        print(f"{name:12}{len(times):7} answers   median {_ms(times, 50)}   p99 {_ms(times, 99)}")
    print(f"p99 loaded / unloaded: {under / before:.2f}")
    print(f"put off (503): {figures.statuses[503]}   errors: {figures.errors}")
    ended = [seconds for status, seconds in figures.hostile if status == 503 and seconds >= LIMIT]
    longest = max((seconds for _, seconds in figures.hostile), default=0.0)
    print(f"cross product: {len(ended)} times ended at {LIMIT:g} s, at most {longest:.1f} s; "
          f"statuses {dict(Counter(s for s, _ in figures.hostile))}")  # fmt: skip
    print(f"memory of the server and its workers: at most {figures.memory:.0f} MB")
    print("killed and started again: " + ("SOMETHING IS LOST" if figures.lost else "nothing is lost"))


def measure(clients: int, seconds: float, copies: int) -> Figures:
    """Run the whole.

    Args:
        clients: how many ask at once.
        seconds: for how long.
        copies: how large the graph is, in copies of the sample.
    """
    figures = Figures()
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "store"
        print(f"{large_graph.write(store, copies):,} statements")
        queries = list(library(store))
        options = ("--seconds", str(LIMIT), "--memory", "512")
        with served(store, *options, patience=Limits().patience) as running:
            asyncio.run(_load(running, queries, clients, seconds, figures))
            before = _content(running)
            os.kill(running.process.pid, signal.SIGKILL)
            running.process.wait()
        with served(store, *options, patience=Limits().patience) as running:
            figures.lost = _content(running) != before
    return figures


def library(store: Path) -> Iterator[str]:
    """The library's queries with the parameters of their examples, as SPARQL.

    One that takes longer than ``SLOWEST`` alone is named and left out: the run is to show what load does to the others.
    """
    with Store(store, read_only=True) as source:
        for name in catalog.names():
            query = catalog.get(name)
            for example in query.examples:
                try:
                    text = bind(source, query, catalog.values(example))
                except QueryError:  # its example is of another graph
                    continue
                begun = time.perf_counter()
                for _ in source.query(text):  # type: ignore[union-attr]
                    pass
                if (taken := time.perf_counter() - begun) <= SLOWEST:
                    yield text
                else:
                    print(f"left out: {name}, which takes {taken:.1f} s alone")


def percentile(values: list[float], share: int) -> float:
    """The value below which a share of them lies, in percent."""
    return statistics.quantiles(values, n=100, method="inclusive")[share - 1]


async def _load(server: Served, queries: list[str], clients: int, seconds: float, figures: Figures) -> None:
    warm = time.monotonic() + 2
    await _client(server, queries, warm, [], Counter(), 0)
    await _client(server, queries, time.monotonic() + min(10, seconds), figures.unloaded, Counter(), 1)
    until = time.monotonic() + seconds
    watching = asyncio.create_task(_watch(server.process.pid, figures))
    await asyncio.gather(
        _attack(server, until, figures),
        *(_client(server, queries, until, figures.loaded, figures.statuses, n) for n in range(clients)),
    )
    watching.cancel()


async def _client(
    server: Served, queries: list[str], until: float, times: list[float], statuses: Counter[int], number: int
) -> None:
    shuffled = random.Random(number).sample(queries, len(queries))
    connection = Connection(server.url)
    for query in itertools.cycle(shuffled):
        if time.monotonic() > until:
            break
        begun = time.perf_counter()
        status, wait = await connection.ask(query)
        statuses[status] += 1
        if status == 200:
            times.append(time.perf_counter() - begun)
        if wait:
            await asyncio.sleep(wait)
    connection.close()


async def _attack(server: Served, until: float, figures: Figures) -> None:
    connection = Connection(server.url)
    while time.monotonic() < until:
        begun = time.perf_counter()
        status, wait = await connection.ask(HOSTILE)
        figures.hostile.append((status, time.perf_counter() - begun))
        await asyncio.sleep(wait)
    connection.close()


async def _watch(process: int, figures: Figures) -> None:
    while True:
        figures.memory = max(figures.memory, sum(map(_resident, [process, *children(process)])))
        await asyncio.sleep(0.5)


def _resident(process: int) -> float:
    """A process's memory in MB; what it shares with others is shared out."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:")), 0.0)


class Connection:
    """One client's connection: as little as asks a query, so that the clients leave the processors to the server."""

    def __init__(self, url: str) -> None:
        at = urlsplit(url)
        self._host, self._port = at.hostname or "", at.port or 80
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def ask(self, query: str) -> tuple[int, float]:
        """The status of the answer, and how long the server asks to wait; 0 is the status where there is no answer."""
        try:
            if self._streams is None:
                self._streams = await asyncio.open_connection(self._host, self._port)
            reader, writer = self._streams
            writer.write(
                f"GET /sparql?query={quote(query)} HTTP/1.1\r\nHost: {self._host}:{self._port}\r\n\r\n".encode()
            )
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
            fields = dict(line.split(": ", 1) for line in head.split("\r\n")[1:] if ": " in line)
            await reader.readexactly(int(fields["content-length"]))
            return int(head.split()[1]), float(fields.get("retry-after", 0))
        except (OSError, asyncio.IncompleteReadError):
            self.close()
            return 0, 0.0

    def close(self) -> None:
        """Let go of the connection."""
        if self._streams is not None:
            self._streams[1].close()
            self._streams = None


def _content(server: Served) -> tuple[str, str]:
    """What tells whether two states of the graph are the same: counts, and one article's graph to the byte."""
    with server.client() as client:
        counts = client.get("/api/status").text
        article = client.get(
            "/graphs", params={"graph": _first_article(client)}, headers={"Accept": "application/n-triples"}
        )
        return counts, hashlib.sha256("".join(sorted(article.text.splitlines())).encode()).hexdigest()


def _first_article(client: httpx.Client) -> str:
    query = "SELECT ?a { ?a a orda:Article } ORDER BY ?a LIMIT 1"
    return str(client.get("/sparql", params={"query": query}).json()["results"]["bindings"][0]["a"]["value"])


def _ms(values: list[float], share: int) -> str:
    return f"{percentile(values, share) * 1000:7.1f} ms"


if __name__ == "__main__":
    main()
