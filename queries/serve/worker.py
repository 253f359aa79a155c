"""A process that asks the store, one job after another, within limits that the operating system holds.

Oxigraph cannot stop a query, so each runs in a process that can be ended: by its own alarm, by the pool, or by the
memory limit. Messages are frames of a JSON head and a body, both led by their lengths.
"""

from __future__ import annotations

import json
import resource
import signal
import socket
import struct
import sys
import time
import traceback
from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO

from graph.copies import remove_left
from queries.ask.catalog import QueryError
from queries.serve.answer import Answer, RefusedError
from queries.serve.desk import Desk
from queries.serve.routes import BY_PATH

HEAD = struct.Struct("!II")
_MB = 1 << 20
_TIDY = 10.0  # seconds that it may take to delete what a killed server has left


def main(channel: socket.socket, setup: dict[str, Any], memory: int) -> None:
    """Do what the channel asks until it closes.

    Args:
        channel: frames come and go through it.
        setup: what ``Desk`` takes.
        memory: how many MB a job may take.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the pool ends its workers
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.signal(signal.SIGALRM, signal.SIG_DFL)  # ends the process, whatever it is doing
    desk = Desk(**setup)
    start = _size()
    resource.setrlimit(resource.RLIMIT_AS, (start + memory * _MB, start + memory * _MB))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with suppress(ConnectionError), channel, channel.makefile("rb") as requests, channel.makefile("wb") as answers:
        while (request := _read(requests)) is not None:
            signal.setitimer(signal.ITIMER_REAL, request["seconds"])
            begun = time.perf_counter()
            answer = _do(desk, request)
            signal.setitimer(signal.ITIMER_REAL, 0)
            head = {
                "media": answer.media, "status": answer.status, "headers": dict(answer.headers),
                "seconds": round(time.perf_counter() - begun, 6), "tired": _size() - start > memory * _MB // 2,
            }  # fmt: skip
            packed = json.dumps(head).encode()
            answers.write(HEAD.pack(len(packed), len(answer.body)) + packed)
            answers.write(answer.body)
            answers.flush()
    # The pool ends its workers itself: if the channel closes, the server was killed, and its copies are useless.
    signal.setitimer(signal.ITIMER_REAL, _TIDY)
    remove_left(setup["store"].parents[1], wait=True)


def _read(stream: BinaryIO) -> dict[str, Any] | None:
    lengths = stream.read(HEAD.size)
    if len(lengths) < HEAD.size:
        return None
    head, _ = HEAD.unpack(lengths)
    request: dict[str, Any] = json.loads(stream.read(head))
    return request


def _do(desk: Desk, request: dict[str, Any]) -> Answer:
    language = request["language"]
    try:
        return BY_PATH[request["route"]].do(desk, **request["arguments"])
    except RefusedError as refused:
        return refused.answer(language)
    except QueryError as error:
        return RefusedError(400, "words", words=str(error)).answer(language)
    except MemoryError:
        return RefusedError(503, "too_much_memory").answer(language)
    except Exception as error:  # what went wrong is told without what was asked
        *_, last = traceback.extract_tb(error.__traceback__)
        print(f"{request['route']}: {type(error).__name__} in {last.name}, line {last.lineno}", file=sys.stderr)
        return RefusedError(500, "unforeseen").answer(language)


def _size() -> int:
    """The process's address space in bytes."""
    pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[0]
    return int(pages) * resource.getpagesize()
