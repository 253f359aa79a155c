"""One request to a server: by http or https alone, with an answer that is whole within so many seconds and bytes.

A server may be slow, endless or hostile. The deadline holds for everything from the first byte sent to the last one
read, redirects and headers included, however the server spreads them; it is kept by shutting connections down.
"""

from __future__ import annotations

import http.client
import math
import socket
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from queries.ask.catalog import QueryError

LARGEST = 1 << 30  # bytes of one answer
_PIECE = 1 << 16
_SAID = 300  # characters of what a server says that are passed on
_until: ContextVar[tuple[float, float]] = ContextVar("until", default=(math.inf, math.inf))


class WebError(QueryError):
    """A server cannot be asked, or gives no answer that could be used; the message names its address.

    Attributes:
        status: the status it answers with; 0 where it does not come to that.
    """

    def __init__(self, message: str, status: int = 0) -> None:
        super().__init__(message)
        self.status = status


def address(url: str, what: str) -> str:
    """The address, known to be one of the web.

    Raises:
        QueryError: it is not.
    """
    with suppress(ValueError):
        parts = urlsplit(url)
        if parts.scheme in ("http", "https") and parts.hostname and parts.port != 0 and not any(map(str.isspace, url)):
            return url
    raise QueryError(f"“{url}” is no address of {what}; it begins with http:// or https://")


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """All that is asked herein may take so many seconds together."""
    token = _until.set((time.monotonic() + seconds, seconds))
    try:
        yield
    finally:
        _until.reset(token)


def ask(
    request: urllib.request.Request,
    seconds: float,
    handlers: Iterable[urllib.request.BaseHandler] = (),
    who: str = "the server",
) -> bytes:
    """The body of a server's answer.

    Args:
        request: what is asked of which address.
        seconds: how long all of it may take.
        handlers: what else to do about answers, such as to give a password where one is asked for.
        who: what messages call the server.

    Raises:
        WebError: there is no answer, not in time, it is too large, it is none of success, or the server says that it is
            a part of one.
    """
    url = request.full_url
    until, together = _until.get()
    left = min(seconds, until - time.monotonic())
    late = WebError(f"{url}: no answer within {min(seconds, together):g} seconds; give it a longer timeout")
    if left <= 0:
        raise late
    with _Watch(left) as watch:
        opener = urllib.request.OpenerDirector()
        for handler in (_Connector(watch), *(kind() for kind in _HANDLERS), *handlers):
            opener.add_handler(handler)
        try:
            with opener.open(request, timeout=left) as answer:
                if less := _less(answer):
                    raise WebError(f"{url}: {who} gives a part of its answer only ({less})")
                body = _body(answer, url)
        except urllib.error.HTTPError as error:
            raise WebError(f"{url}: {who} answers {_said(error)}", error.code) from None
        except WebError:
            raise
        except (OSError, http.client.HTTPException, ValueError) as error:
            reason = getattr(error, "reason", error)
            if watch.over or isinstance(reason, TimeoutError):
                raise late from None
            why = line(str(reason)) or type(reason).__name__
            raise WebError(f"{url}: {who} does not answer ({why})") from None
    if watch.over:  # the end that was read may be the one that the watch made
        raise late
    return body


def line(text: str) -> str:
    """What somebody else says, as the end of a message: on one line, cut, and nothing that would steer a terminal."""
    plain = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return plain if len(plain) <= _SAID else plain[: _SAID - 1] + "…"


def _less(answer: Any) -> str:
    """Why an answer is a part only, where the server says so; Virtuoso does in headers, beside a status of success."""
    if most := answer.headers.get("X-SPARQL-MaxRows"):
        return f"at most {line(most)} rows; ask for fewer (LIMIT), or let the server give more"
    if state := answer.headers.get("X-SQL-State"):
        why = answer.headers.get("X-SQL-Message", state).partition("Activity:")[0]
        return f"{line(why).rstrip('. ')}; ask for less, or give the server more time"
    return "206 Partial Content" if answer.status == http.HTTPStatus.PARTIAL_CONTENT else ""


def _said(error: urllib.error.HTTPError) -> str:
    body = b""
    with suppress(OSError, http.client.HTTPException, ValueError), error:
        body = error.read(_SAID)
    return line(f"{error.code} {error.reason}: {body.decode(errors='replace')}")


def _body(answer: Any, url: str) -> bytes:
    pieces, size = [], 0
    while piece := answer.read(_PIECE):
        pieces.append(piece)
        size += len(piece)
        if size > LARGEST:
            raise WebError(f"{url}: the answer is larger than {LARGEST} bytes")
    if answer.length:  # what the server said that it would still send
        raise http.client.IncompleteRead(b"", answer.length)
    return b"".join(pieces)


class _Watch:
    """Shuts down what was connected when the time is over; a socket's own timeout is for each read anew."""

    def __init__(self, seconds: float) -> None:
        self._until = time.monotonic() + seconds
        self._timer = threading.Timer(seconds, self._end)
        self._timer.daemon = True
        self._lock = threading.Lock()
        self._sockets: list[socket.socket] = []
        self.over = False

    def __enter__(self) -> _Watch:
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()
        with self._lock:
            for connected in self._sockets:
                connected.close()
            self._sockets.clear()

    def connect(self, where: tuple[str, int], _: float, source: tuple[str, int] | None = None) -> socket.socket:
        """A connection, as ``socket.create_connection`` makes it.

        Raises:
            TimeoutError: the time is over.
        """
        connected = socket.create_connection(where, max(self._until - time.monotonic(), 0.001), source)
        with self._lock:
            if self.over:
                raise TimeoutError
            self._sockets.append(connected.dup())  # of our own: TLS takes the other into its hands
        return connected

    def _end(self) -> None:
        with self._lock:
            self.over = True
            for connected in self._sockets:
                with suppress(OSError):
                    connected.shutdown(socket.SHUT_RDWR)


class _Connector(urllib.request.AbstractHTTPHandler):
    """Opens watched connections."""

    http_request = https_request = urllib.request.AbstractHTTPHandler.do_request_

    def __init__(self, watch: _Watch) -> None:
        super().__init__()
        self._watch = watch

    def http_open(self, request: urllib.request.Request) -> http.client.HTTPResponse:
        return self.do_open(partial(self._connection, http.client.HTTPConnection), request)

    def https_open(self, request: urllib.request.Request) -> http.client.HTTPResponse:
        return self.do_open(partial(self._connection, http.client.HTTPSConnection), request)

    def _connection(self, kind: Any, host: str, **options: Any) -> Any:
        connection = kind(host, **options)
        connection._create_connection = self._watch.connect
        return connection


class _Redirects(urllib.request.HTTPRedirectHandler):
    """Goes where a server sends on to, without reading what else it says, which may be without end."""

    def http_error_302(self, req: Any, fp: Any, code: int, msg: str, headers: Any) -> Any:
        fp.close()
        return super().http_error_302(req, fp, code, msg, headers)

    http_error_301 = http_error_303 = http_error_307 = http_error_308 = http_error_302


_HANDLERS = (  # urllib's own less those that know files, FTP and data; so nothing else can be opened
    urllib.request.ProxyHandler,
    urllib.request.UnknownHandler,
    urllib.request.HTTPDefaultErrorHandler,
    urllib.request.HTTPErrorProcessor,
    _Redirects,
)
