"""Connections that no client can hold: whoever makes the server wait is cut off, or makes way for others.

uvicorn bounds neither the time that a request's head takes nor its size, nor what a client lets lie unread.
"""

from __future__ import annotations

import asyncio
import socket
from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

MOST = 500  # connections at a time
HEAD = 128 * 1024  # bytes of a request besides its body
_UNDER_WAY = 0.5  # seconds in which a client sends a request after it has connected, however busy both machines are
_PIPELINED = 16  # requests that one connection may have unanswered
_UNREAD = 30.0  # seconds in which a client takes at least some of its answer
_AHEAD = 64 * 1024  # bytes of an answer that the system takes before they can be sent
_UNSENT = 256 * 1024 * 1024  # bytes of answers that wait for their clients, of all connections


class Connection(HttpToolsProtocol):
    """One client's connection.

    From when it is made, and from each answer on, the client has as long for the whole head of its next request as
    uvicorn's ``timeout_keep_alive`` says, however slowly it sends; a body has the time that the endpoint gives it. When
    there are more connections than ``MOST``, the one goes that has waited longest for its client: never a new one, nor
    one that is being answered.
    """

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._heads = self._received = self._answered = 0  # of its requests
        self._besides = 0  # bytes of the request being read that are not its body
        self._since = 0.0
        self._gone = False
        self._deadline: asyncio.TimerHandle | None = None
        self._unread: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # noqa: D102
        super().connection_made(transport)
        # else the system holds megabytes of an answer, and a slow reader looks as if he took nothing
        transport.get_extra_info("socket").setsockopt(socket.IPPROTO_TCP, socket.TCP_NOTSENT_LOWAT, _AHEAD)
        self._await_head()
        self.loop.call_later(_UNDER_WAY, self._make_room)

    def connection_lost(self, exc: Exception | None) -> None:  # noqa: D102
        super().connection_lost(exc)
        _cancel(self._deadline)
        _cancel(self._unread)

    def data_received(self, data: bytes) -> None:  # noqa: D102
        self._besides += len(data)
        super().data_received(data)
        if self._besides > HEAD and not self.transport.is_closing():
            self.send_400_response(
                f"a request has no more than {HEAD} bytes besides its body; a long query comes by POST"
            )

    def on_message_begin(self) -> None:  # noqa: D102
        super().on_message_begin()
        self._besides = 0

    def on_headers_complete(self) -> None:  # noqa: D102
        if self._heads - self._answered >= _PIPELINED:
            raise ValueError("too many requests at once")  # which the parser takes for a mistake in the request
        self._heads += 1
        _cancel(self._deadline)
        super().on_headers_complete()

    def on_body(self, body: bytes) -> None:  # noqa: D102
        self._besides -= len(body)
        super().on_body(body)

    def on_message_complete(self) -> None:  # noqa: D102
        self._received += 1
        super().on_message_complete()

    def on_response_complete(self) -> None:  # noqa: D102
        self._answered += 1
        super().on_response_complete()
        self._await_head()

    def pause_writing(self) -> None:  # noqa: D102
        super().pause_writing()
        self._await_reader(None)
        behind = [c for c in self._all() if c.flow.write_paused]
        if sum(c.transport.get_write_buffer_size() for c in behind) > _UNSENT:
            _cut_off_one(behind)

    def resume_writing(self) -> None:  # noqa: D102
        super().resume_writing()
        _cancel(self._unread)
        self._await_head()

    def _make_room(self) -> None:
        if len(there := self._all()) > MOST:
            waiting = (c for c in there if c._waits() and c is not self)
            _cut_off_one([c for c in waiting if self.loop.time() - c._since >= _UNDER_WAY])

    def _all(self) -> list[Connection]:
        return [c for c in self.connections if isinstance(c, Connection) and not c._gone]

    def _waits(self) -> bool:
        """Is it the client's turn: to send the rest of a request, or to take an answer?"""
        return self.flow.write_paused or self._received <= self._answered

    def _await_head(self) -> None:
        if self._heads == self._answered and not self.flow.write_paused:
            self._since = self.loop.time()
            _cancel(self._deadline)
            self._deadline = self.loop.call_later(self.timeout_keep_alive, self._cut_off)

    def _await_reader(self, before: int | None) -> None:
        """Cut the client off if it has taken nothing of what lay unsent ``before``; else look again later."""
        unsent = self.transport.get_write_buffer_size()
        if before is not None and unsent >= before:
            self._cut_off()
        else:
            self._unread = self.loop.call_later(_UNREAD, self._await_reader, unsent)

    def _cut_off(self) -> None:
        self._gone = True  # the loop tells of the loss only later
        if self.transport.get_write_buffer_size():
            self.transport.abort()
        else:  # what is on its way still arrives
            self.transport.close()


def _cut_off_one(connections: list[Connection]) -> None:
    """The one that has waited longest for its client, if any does."""
    if connections:
        min(connections, key=lambda c: c._since)._cut_off()


def _cancel(timer: asyncio.TimerHandle | None) -> None:
    if timer is not None:
        timer.cancel()
