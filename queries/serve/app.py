"""The routes of the server, and how it is run."""

from __future__ import annotations

import asyncio
import logging
import socket
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import uvicorn
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from graph.store import StoreError
from queries.serve import protocol
from queries.serve.answer import Answer, RefusedError
from queries.serve.guard import AccessLog, SafeHeaders, log
from queries.serve.limits import Limits
from queries.serve.pool import Pool
from queries.serve.snapshot import Snapshot, remove_stale, state

HOST, PORT = "127.0.0.1", 7878
_LOOPBACK = ("localhost", "127.0.0.1", "[::1]")
_CONNECTIONS = 500
_WATCH = 2.0  # seconds between two looks at the live store

Endpoint = Callable[[Request], Awaitable[Response]]


@dataclass(frozen=True, slots=True)
class Settings:
    """How a server is set up.

    Attributes:
        store: the folder of the live store.
        limits: how much it does.
        hosts: the names that it may be called by; ``*`` is any. Names of this machine are always among them.
        origins: whose pages may read its answers (CORS); ``*`` is anyone's.
        services: the addresses that ``SERVICE`` may ask.
    """

    store: Path
    limits: Limits = field(default_factory=Limits)
    hosts: Sequence[str] = ()
    origins: Sequence[str] = ()
    services: Sequence[str] = ()


class Server:
    """The endpoints of one store.

    Args:
        settings: how it is set up.

    Raises:
        StoreError: there is no store, or it cannot be copied.
    """

    def __init__(self, settings: Settings) -> None:
        self.settings, self.limits = settings, settings.limits
        remove_stale(settings.store)
        self._first = Snapshot(settings.store)
        self._seen = state(settings.store)
        self.pool: Pool

    def app(self) -> Starlette:
        """The ASGI application."""
        middleware = [Middleware(AccessLog), Middleware(SafeHeaders, shared=bool(self.settings.origins))]
        middleware.append(Middleware(TrustedHostMiddleware, allowed_hosts=[*_LOOPBACK, *self.settings.hosts]))
        if self.settings.origins:
            middleware.append(
                Middleware(CORSMiddleware, allow_origins=list(self.settings.origins), allow_methods=["GET", "POST"])
            )
        return Starlette(
            routes=[
                Route("/sparql", _answered(self.sparql), methods=["GET", "POST"]),
                Route("/sparql/", _answered(self.sparql), methods=["GET", "POST"]),
                Route("/graphs", _answered(self.graphs), methods=["GET"]),
            ],
            middleware=middleware,
            lifespan=self._lifespan,
            exception_handlers={404: _missing, 405: _method},
        )

    async def sparql(self, request: Request) -> Response:
        """The SPARQL endpoint: an answer to a query, or its own description."""
        asked = await protocol.operation(request, self.limits)
        accept, address = request.headers.get("accept", ""), str(request.url.replace(path="/sparql", query=""))
        if asked is None:
            return await self._ask("description", endpoint=address, accept=accept)
        return await self._ask(
            "query", text=asked.text, accept=accept, base=address,
            default_graphs=asked.default_graphs, named_graphs=asked.named_graphs,
        )  # fmt: skip

    async def graphs(self, request: Request) -> Response:
        """The Graph Store Protocol."""
        return await self._ask("graph", graph=protocol.graph_name(request), accept=request.headers.get("accept", ""))

    async def _ask(self, job: str, **arguments: object) -> Response:
        return _response(await self.pool.run(job, **arguments))

    @asynccontextmanager
    async def _lifespan(self, _: Starlette) -> AsyncIterator[None]:
        self.pool = Pool(self._first, self.limits, self.settings.services)
        try:
            await self.pool.start()
            watching = asyncio.create_task(self._watch(self.settings.store))
            yield
            watching.cancel()
            with suppress(asyncio.CancelledError):
                await watching
        finally:
            await self.pool.close()
            self.pool.snapshot.remove()

    async def _watch(self, live: Path) -> None:
        """Serve what a build has written, once it has come to rest."""
        number, seen = 0, self._seen
        before = seen
        while True:
            await asyncio.sleep(_WATCH)
            now = await asyncio.to_thread(state, live)
            if now != seen and now == before:
                number += 1
                try:
                    fresh = await asyncio.to_thread(Snapshot, live, number)
                except StoreError as error:
                    log.warning("the store has changed but cannot be read: %s", error)
                else:
                    await self.pool.renew(fresh)
                    log.info("the store has changed; the new content is served")
                seen = await asyncio.to_thread(state, live)
            before = now


def serve(settings: Settings, host: str = HOST, port: int = PORT) -> None:
    """Run a server until it is told to end.

    Args:
        settings: how it is set up.
        host: the address to listen at.
        port: the port; 0 is any that is free.

    Raises:
        StoreError: there is no store, or it cannot be copied.
        OSError: the port is taken.
    """
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.create_server((host, port), family=family, backlog=_CONNECTIONS) as listening:
        config = uvicorn.Config(
            Server(settings).app(), access_log=False, log_level="warning", server_header=False,
            limit_concurrency=_CONNECTIONS, timeout_graceful_shutdown=5, lifespan="on",
        )  # fmt: skip
        shown = f"[{host}]" if ":" in host else host
        log.info("serving %s at http://%s:%s/", settings.store, shown, listening.getsockname()[1])
        uvicorn.Server(config).run(sockets=[listening])


def _answered(endpoint: Endpoint) -> Endpoint:
    """The endpoint, with refusals as responses."""

    async def answer(request: Request) -> Response:
        try:
            return await endpoint(request)
        except RefusedError as refused:
            return _response(refused.answer())

    return answer


def _response(answer: Answer) -> Response:
    return Response(answer.body, answer.status, {**answer.headers, "Content-Type": answer.media})


async def _missing(request: Request, _: Exception) -> Response:
    return _response(RefusedError(404, "there is nothing here").answer())


async def _method(request: Request, error: Exception) -> Response:
    allowed = dict(getattr(error, "headers", None) or {})
    return _response(RefusedError(405, "this server is read-only and takes no such request here", allowed).answer())
