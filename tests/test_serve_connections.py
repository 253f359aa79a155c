"""Clients that make the server wait: half-open, slow, greedy and idle ones, each beside an honest one."""

from __future__ import annotations

import contextlib
import socket
import statistics
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
import uvicorn
from starlette.responses import Response

from queries.serve import connections
from tests.served import Served, served

HEAD = b"HTTP/1.1\r\nHost: localhost\r\n"
ASK = b"GET /sparql?query=ASK{} " + HEAD + b"\r\n"
POST = b"POST /sparql " + HEAD + b"Content-Type: application/sparql-query\r\n"
PATIENCE = 5  # seconds that the server waits for a head
MANY = 600  # more than the server has at a time
LARGE = 16 << 20  # bytes of an answer, more than sockets hold


@pytest.fixture(scope="module")
def server(built_folder: Path) -> Iterator[Served]:
    with served(built_folder, "--workers", "2") as running:
        yield running


class Crowd:
    """Connections of which each has sent something, and some go on to send a little at a time until the crowd leaves.

    Args:
        server: what they connect to.
        count: how many they are.
        said: what each sends at first.
        drip: what every third sends each second after it.
    """

    def __init__(self, server: Served, count: int, said: bytes, drip: bytes = b"") -> None:
        self.members = [_connect(server) for _ in range(count)]
        for member in self.members:
            _send(member, said)
            if said == ASK:
                with contextlib.suppress(ConnectionError):  # it has made way for a later one
                    member.recv(1 << 16)
        self._drip, self._left = drip, threading.Event()
        self._dripping = threading.Thread(target=self._go_on, daemon=True)
        self._dripping.start()

    def __enter__(self) -> Crowd:
        return self

    def __exit__(self, *_: object) -> None:
        self._left.set()
        self._dripping.join()
        for member in self.members:
            member.close()

    def _go_on(self) -> None:
        while self._drip and not self._left.wait(1):
            for member in self.members[::3]:
                _send(member, self._drip)


def _connect(server: Served) -> socket.socket:
    host, port = server.url.removeprefix("http://").split(":")
    return socket.create_connection((host, int(port)), timeout=60)


def _send(connection: socket.socket, data: bytes) -> None:
    with contextlib.suppress(OSError):  # the server has cut it off, as it should
        connection.sendall(data)


def _rest(connection: socket.socket) -> bytes:
    """All that the server sends until it closes the connection."""
    found = bytearray()
    with contextlib.suppress(ConnectionError):
        while data := connection.recv(1 << 16):
            found += data
    return bytes(found)


def _assert_answers(server: Served, times: int = 5) -> None:
    """Is a client that comes now answered every time, and as a rule within a second?"""
    taken = []
    for _ in range(times):
        begun = time.monotonic()
        answer = httpx.get(f"{server.url}/sparql?query=ASK%7B%7D", timeout=60, trust_env=False)
        taken.append(time.monotonic() - begun)
        assert answer.status_code == 200, answer.text
    assert statistics.median(taken) < 1


@pytest.mark.parametrize(
    ("said", "drip"),
    [
        pytest.param(b"", b"", id="silent"),
        pytest.param(b"GET /spa", b"r", id="half an address"),
        pytest.param(ASK[:-2], b"X: y\r\n", id="a head without an end"),
        pytest.param(POST + b"Content-Length: 1000\r\n\r\n", b"#", id="a slow body"),
        pytest.param(POST + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\n#\r\n", id="slow chunks"),
        pytest.param(ASK, b"\r\n", id="idle"),
    ],
)
def test_waiting_connections_shut_nobody_out(server: Served, said: bytes, drip: bytes) -> None:
    with Crowd(server, MANY, said, drip):
        _assert_answers(server)
        time.sleep(1.5)  # let some drip
        _assert_answers(server)


def test_a_busy_server_says_so(server: Served) -> None:
    """More requests than there may be connections are put off, and none is cut off."""
    asking = []
    for _ in range(MANY):
        asking.append(_connect(server))
        asking[-1].sendall(ASK)
    answer = httpx.get(f"{server.url}/sparql?query=ASK%7B%7D", timeout=60, trust_env=False)
    assert answer.status_code in (200, 503)
    for one in asking[::50]:
        assert one.recv(100).startswith((b"HTTP/1.1 200 ", b"HTTP/1.1 503 "))
    for one in asking:
        one.close()


def test_waiting_connections_are_closed(server: Served) -> None:
    kinds = {
        "silent": (b"", b""),
        "half a head": (b"GET / HTTP", b"/"),
        "idle": (ASK, b"\r\n"),
        "half a second head": (ASK + b"GET", b" "),
        "a body that nobody reads": (b"PUT /sparql " + HEAD + b"Content-Length: 999\r\n\r\n", b"x"),
    }
    begun = time.monotonic()
    with contextlib.ExitStack() as all_of_them:
        crowds = {kind: all_of_them.enter_context(Crowd(server, 3, *what)) for kind, what in kinds.items()}
        for kind, crowd in crowds.items():
            for member in crowd.members:
                _rest(member)
            assert PATIENCE - 1 < time.monotonic() - begun < 4 * PATIENCE, kind


@pytest.mark.slow
def test_time_for_a_head_does_not_end_what_is_being_answered(tmp_path: Path, built_folder: Path) -> None:
    """A query may take longer than its head; so may a body that comes after it."""
    cross = b"SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
    options = ("--seconds", str(PATIENCE + 2))
    with (
        served(built_folder, *options, log=tmp_path / "log") as running,
        _connect(running) as query,
        _connect(running) as body,
    ):
        query.sendall(POST + b"Content-Length: %d\r\n\r\n" % len(cross) + cross)
        body.sendall(POST + b"Content-Length: 5\r\n\r\nAS")
        time.sleep(PATIENCE + 1)
        body.sendall(b"K{}")
        assert body.recv(100).startswith(b"HTTP/1.1 200 ")
        assert query.recv(100).startswith(b"HTTP/1.1 503 ")


@pytest.mark.parametrize(
    "endless",
    [
        pytest.param(b"GET /sparql " + HEAD + b"X: ", id="a header"),
        pytest.param(b"GET /", id="an address"),
        pytest.param(b"", id="a method"),
        pytest.param(POST + b"Transfer-Encoding: chunked\r\n\r\n1\r\n#\r\n0\r\nX: ", id="a trailer"),
        pytest.param(POST + b"Transfer-Encoding: chunked\r\n\r\n1;", id="a chunk's extension"),
    ],
)
def test_endless_heads_are_cut_off(server: Served, endless: bytes) -> None:
    """Long before its time is over, so that it fills no memory."""
    sent = 0
    with _connect(server) as greedy, contextlib.suppress(OSError):
        greedy.sendall(endless)
        while sent < 64 << 20:
            greedy.sendall(b"a" * (1 << 20))
            sent += 1 << 20
    assert sent < 32 << 20  # what sockets hold
    _assert_answers(server, 1)


def test_a_head_too_large_is_told_so(server: Served) -> None:
    with _connect(server) as client:
        client.sendall(b"GET /sparql " + HEAD)
        for _ in range(40):  # piece by piece, and never more than the server reads
            _send(client, b"X: " + b"a" * 4000 + b"\r\n")
            time.sleep(0.01)
        assert b"no more than" in _rest(client)


def test_no_more_than_some_requests_are_taken_at_once(server: Served) -> None:
    with _connect(server) as client:
        client.sendall(ASK * 8)
        found = b""
        while found.count(b'"boolean":true') < 8:
            found += client.recv(1 << 16)
    with _connect(server) as client:
        _send(client, ASK * 2000)
        assert _rest(client).count(b"HTTP/1.1 200 ") < 100


# ---- answers that clients do not take: a server of its own, with less patience


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """The port of a server whose every answer has ``LARGE`` bytes."""
    monkeypatch.setattr(connections, "_UNREAD", 1.0)
    monkeypatch.setattr(connections, "_UNSENT", 3 * LARGE)
    with socket.create_server(("127.0.0.1", 0)) as listening:
        config = uvicorn.Config(
            Response(b"a" * LARGE), http=connections.Connection, log_level="critical", lifespan="off"
        )
        running = uvicorn.Server(config)
        thread = threading.Thread(target=running.run, args=([listening],))
        thread.start()
        yield listening.getsockname()[1]
        running.should_exit = running.force_exit = True
        thread.join()


def _ask_large(port: int) -> socket.socket:
    client = socket.socket()
    client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1 << 14)
    client.settimeout(60)
    client.connect(("127.0.0.1", port))
    client.sendall(ASK.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n"))
    return client


def test_answers_that_nobody_takes_are_given_up(large: int) -> None:
    with _ask_large(large) as asleep, _ask_large(large) as slow:
        read = 0
        for _ in range(8):
            read += len(slow.recv(1 << 18))
            time.sleep(0.4)  # longer in all than a client may take nothing
        assert read + len(_rest(slow)) > LARGE
        assert len(_rest(asleep)) < LARGE


def test_answers_that_lie_unsent_fill_no_memory(large: int) -> None:
    """Of too many, the oldest goes; the newest is sent."""
    crowd = [_ask_large(large) for _ in range(5)]
    time.sleep(0.5)
    assert len(_rest(crowd[-1])) > LARGE
    assert len(_rest(crowd[0])) < LARGE
    for member in crowd:
        member.close()
