"""Servers on loopback that answer as nobody should."""

from __future__ import annotations

import json
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from urllib.parse import parse_qs, urlsplit

Behaviour = Callable[[socket.socket, bytes], None]

_LONG = 60  # seconds after which even a hostile server gives up, so that a test that fails does end


@contextmanager
def serving(behaviour: Behaviour, tls: ssl.SSLContext | None = None) -> Iterator[str]:
    """A server that treats each connection so; its address.

    Args:
        behaviour: what it does with a connection and the request's head and body, which it has read.
        tls: what it speaks TLS with, if it does.
    """
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve() -> None:
            while True:
                try:
                    connection, _ = server.accept()
                except OSError:
                    return
                threading.Thread(target=_treat, args=(connection, behaviour, tls), daemon=True).start()

        threading.Thread(target=serve, daemon=True).start()
        yield f"http{'s' if tls else ''}://127.0.0.1:{server.getsockname()[1]}/sparql"


def _treat(connection: socket.socket, behaviour: Behaviour, tls: ssl.SSLContext | None) -> None:
    connection.settimeout(_LONG)
    with suppress(OSError), tls.wrap_socket(connection, server_side=True) if tls else connection as connection:
        request = b""
        while b"\r\n\r\n" not in request:
            request += connection.recv(1 << 16)
        head, _, body = request.partition(b"\r\n\r\n")
        length = next(
            (int(x.split(b":")[1]) for x in head.split(b"\r\n") if x.lower().startswith(b"content-length")), 0
        )
        while len(body) < length:
            body += connection.recv(1 << 16)
        behaviour(connection, head + b"\r\n\r\n" + body)


def sends(*parts: bytes) -> Behaviour:
    """It sends this and hangs up."""

    def send(connection: socket.socket, _: bytes) -> None:
        for part in parts:
            connection.sendall(part)

    return send


def drips(start: bytes, drop: bytes, pause: float = 0.1) -> Behaviour:
    """It sends a beginning, and then, without end, a little from time to time."""

    def drip(connection: socket.socket, _: bytes) -> None:
        connection.sendall(start)
        until = time.monotonic() + _LONG
        while time.monotonic() < until:
            connection.sendall(drop)
            time.sleep(pause)

    return drip


def answers(text: bytes, status: str = "200 OK", kind: str = "application/sparql-results+json") -> bytes:
    """A whole answer."""
    return f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(text)}\r\n\r\n".encode() + text


def rows(*found: dict[str, object], columns: tuple[str, ...] | None = None) -> bytes:
    """The W3C's results in JSON; a text stands for an IRI, a number for itself."""
    names = columns or tuple(dict.fromkeys(name for row in found for name in row))
    bindings = [{name: _term(value) for name, value in row.items()} for row in found]
    return json.dumps({"head": {"vars": names}, "results": {"bindings": bindings}}).encode()


def _term(value: object) -> object:
    if isinstance(value, str):
        return {"type": "uri", "value": value}
    if isinstance(value, int):
        return {"type": "literal", "value": str(value), "datatype": "http://www.w3.org/2001/XMLSchema#integer"}
    return value


def endpoint(reply: Callable[[str], bytes]) -> Behaviour:
    """A SPARQL endpoint that answers each query with a text; where there is none, it hangs up."""

    def answer(connection: socket.socket, request: bytes) -> None:
        head, _, body = request.partition(b"\r\n\r\n")
        query = parse_qs(body.decode()).get("query") or [urlsplit(head.split()[1].decode()).query]
        if text := reply(query[0]):
            connection.sendall(answers(text))

    return answer
