"""The processes that ask the store, kept at a number and replaced when one is ended."""

from __future__ import annotations

import asyncio
import json
import multiprocessing
import os
import signal
import socket
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from queries.serve import counts, index, worker
from queries.serve.answer import Answer, RefusedError
from queries.serve.limits import Limits
from queries.serve.route import Route
from queries.serve.snapshot import Snapshot

_LONG = 0.5  # seconds after which a query makes way for shorter ones
_GRACE = 1.0  # seconds between a worker's own alarm and the pool's
_LOOK = 0.05  # seconds between two looks at whether a process has ended


class Pool:
    """Workers over one snapshot of the store.

    Args:
        snapshot: what they serve.
        limits: how many there are, and what each may take.
        services: the addresses that ``SERVICE`` may ask.
    """

    def __init__(self, snapshot: Snapshot, limits: Limits, services: Sequence[str] = ()) -> None:
        self.limits, self.snapshot = limits, snapshot
        self._setup = {"result": limits.result * 1_000_000, "services": tuple(services)}
        self._context = multiprocessing.get_context("forkserver")
        self._context.set_forkserver_preload(["__main__", "queries.serve.warm"])
        self._idle: asyncio.LifoQueue[_Worker] = asyncio.LifoQueue()
        self._all: set[_Worker] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._waiting = 0
        self._closed = False
        self.ended = 0  # how many workers were ended at a limit

    async def start(self) -> None:
        """Start the workers."""
        await asyncio.gather(*(self._hire() for _ in range(self.limits.workers)))

    async def count(self, snapshot: Snapshot) -> None:
        """Count what a snapshot holds, in a process of its own."""
        await self._apart(counts.write, snapshot.store, snapshot.counted)

    async def index(self, snapshot: Snapshot) -> None:
        """Make a snapshot's search index, in a process of its own."""
        await self._apart(index.build, snapshot.store, snapshot.index)

    async def _apart(self, write: Callable[[Path, Path], None], store: Path, file: Path) -> None:
        process = self._context.Process(target=write, args=(store, file), daemon=True)
        await asyncio.to_thread(process.start)
        try:
            while process.is_alive():
                await asyncio.sleep(_LOOK)
        finally:
            process.kill()
            process.join()  # so that it writes nothing more

    async def close(self) -> None:
        """End the workers."""
        self._closed = True
        for task in self._tasks:
            task.cancel()
        for member in self._all:
            member.end()
        self._all.clear()

    async def renew(self, snapshot: Snapshot) -> None:
        """Serve another snapshot: idle workers are replaced now, the others when they have answered."""
        self.snapshot = snapshot
        idle = []
        while not self._idle.empty():
            idle.append(self._idle.get_nowait())
        await asyncio.gather(*(self._replace(member) for member in idle))

    async def run(self, route: Route, arguments: Mapping[str, Any], language: str) -> Answer:
        """Have a route answered.

        Args:
            route: one of ``queries.serve.routes``.
            arguments: what it takes, of what JSON can hold.
            language: to refuse in.

        Raises:
            RefusedError: too many are waiting, or the worker was ended at a limit (503).
        """
        member = await self._next()
        try:
            answer, tired = await member.ask(route, arguments, language, self.limits.seconds)
        except (TimeoutError, asyncio.IncompleteReadError, ConnectionError):
            self.ended += 1
            code = await member.exit_code()
            self._replace_soon(member)
            raise self._refusal(code) from None
        except asyncio.CancelledError:
            self._replace_soon(member)
            raise
        if tired or member.snapshot is not self.snapshot:
            self._replace_soon(member)
        else:
            self._idle.put_nowait(member)
        return answer

    async def _next(self) -> _Worker:
        if self._idle.empty() and self._waiting >= self.limits.queue:
            raise _busy()
        self._waiting += 1
        try:
            return await asyncio.wait_for(self._idle.get(), self.limits.patience)
        except TimeoutError:
            raise _busy() from None
        finally:
            self._waiting -= 1

    def _refusal(self, code: int | None) -> RefusedError:
        """What a worker's exit code says of the query that it was ended for; None is a worker that runs on."""
        if code == -signal.SIGSEGV:  # Oxigraph reads and runs a query by recursion, and the stack has an end
            return RefusedError(400, "too_deep")
        if code in (None, -signal.SIGALRM):
            return RefusedError(503, "too_slow", seconds=self.limits.seconds)
        return RefusedError(503, "too_much_memory")

    def _replace_soon(self, member: _Worker) -> None:
        if not self._closed:
            task = asyncio.create_task(self._replace(member))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def _replace(self, member: _Worker) -> None:
        self._all.discard(member)
        member.end()
        if member.snapshot is not self.snapshot and not any(m.snapshot is member.snapshot for m in self._all):
            await asyncio.to_thread(member.snapshot.remove)
        await self._hire()

    async def _hire(self) -> None:
        ours, theirs = socket.socketpair()
        snapshot = self.snapshot
        process = self._context.Process(
            target=worker.main,
            args=(
                theirs,
                {"store": snapshot.store, "index": snapshot.index, "counted": snapshot.counted, **self._setup},
                self.limits.memory,
            ),
            daemon=True,
        )
        await asyncio.to_thread(process.start)
        theirs.close()
        reader, writer = await asyncio.open_connection(sock=ours, limit=1 << 20)
        member = _Worker(process, reader, writer, snapshot)
        if snapshot is not self.snapshot:  # it was replaced meanwhile, and its copy may be gone
            member.end()
            await self._hire()
            return
        self._all.add(member)
        self._idle.put_nowait(member)


class _Worker:
    def __init__(
        self,
        process: BaseProcess,
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
        snapshot: Snapshot,
    ) -> None:
        self._process, self._reader, self._writer, self.snapshot = process, reader, writer, snapshot
        self._last_in_line = False

    async def ask(
        self, route: Route, arguments: Mapping[str, Any], language: str, seconds: float
    ) -> tuple[Answer, bool]:
        """The answer of a route, and whether the worker should be replaced after it."""
        asked = {"route": route.path, "arguments": arguments, "language": language, "seconds": seconds}
        head = json.dumps(asked).encode()
        self._writer.write(worker.HEAD.pack(len(head), 0) + head)
        yielding = asyncio.get_running_loop().call_later(_LONG, self._make_way, route)
        try:
            async with asyncio.timeout(seconds + _GRACE):
                await self._writer.drain()
                size, length = worker.HEAD.unpack(await self._reader.readexactly(worker.HEAD.size))
                told = json.loads(await self._reader.readexactly(size))
                body = await self._reader.readexactly(length)
        finally:
            yielding.cancel()
        timing = {"Server-Timing": f"query;dur={told['seconds'] * 1000:.2f}"}
        answer = Answer(body, told["media"], told["status"], told["headers"] | timing)
        return answer, told["tired"] or self._last_in_line

    def _make_way(self, route: Route) -> None:
        """Let the worker run only when no other would; that cannot be undone, so it is replaced afterwards."""
        if route.bounded:
            return
        self._last_in_line = True
        if self._process.pid is not None:
            with suppress(OSError):  # it may just have ended
                os.setpriority(os.PRIO_PROCESS, self._process.pid, 19)

    async def exit_code(self) -> int | None:
        """How the process ended; None if it has not."""
        await asyncio.to_thread(self._process.join, 0.5)
        return self._process.exitcode

    def end(self) -> None:
        """End the process at once: first of all, as it takes a closed channel for the death of the server."""
        self._process.kill()
        self._writer.close()


def _busy() -> RefusedError:
    return RefusedError(503, "busy", {"Retry-After": "1"})
