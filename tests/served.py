"""A server of a test's store, in a process of its own as users run it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

from tests.processes import end, free_port

ROOT = Path(__file__).parents[1]
PATIENCE = 30.0


@dataclass(frozen=True, slots=True)
class Served:
    """A running server.

    Attributes:
        url: where it answers.
        process: its process.
        log: where it writes.
    """

    url: str
    process: subprocess.Popen[bytes]
    log: Path

    def client(self, **options: object) -> httpx.Client:
        """A client of the server; close it."""
        return httpx.Client(base_url=self.url, timeout=60, trust_env=False, **options)  # type: ignore[arg-type]


@contextmanager
def served(store: Path, *options: str, log: Path | None = None, patience: float = PATIENCE) -> Iterator[Served]:
    """Run ``orda serve`` on a store until the block ends.

    Args:
        store: its folder.
        options: of the command.
        log: where its messages go; beside the store by default.
        patience: how many seconds its queries wait for their turn; long, as other tests may keep the processors busy.
    """
    log = log or store.with_suffix(".log")
    port = free_port()
    command = [sys.executable, "-m", "orda", "serve", "--store", str(store), "--port", str(port)]
    command += ["--patience", str(patience), *options]
    with log.open("ab") as messages:
        process = subprocess.Popen(command, cwd=ROOT, stdout=messages, stderr=messages)
    url = f"http://127.0.0.1:{port}"
    try:
        _await(url, process, log)
        yield Served(url, process, log)
    finally:
        assert end(process), "the server does not end when it is asked to"


def children(process: int) -> Sequence[int]:
    """The processes that a process has started, and those that these have."""
    found: list[int] = []
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                parent = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
            except (OSError, IndexError):
                continue
            if parent == process:
                found += [int(folder.name), *children(int(folder.name))]
    return found


def _await(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        if process.poll() is not None:
            raise RuntimeError(f"the server ended: {log.read_text()}")
        try:
            httpx.get(f"{url}/sparql?query=ASK%20%7B%7D", timeout=10, trust_env=False).raise_for_status()
        except httpx.TransportError:
            time.sleep(0.1)
        else:
            return
    os.kill(process.pid, signal.SIGKILL)
    raise RuntimeError(f"the server does not answer: {log.read_text()}")


def index_made(running: Served) -> None:
    """Wait until a server has made its search index."""
    with running.client() as client:
        while client.get("/api/search?q=school").status_code == 503:
            pass
