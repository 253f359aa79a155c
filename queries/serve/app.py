"""The server of one store, and how it is run."""

from __future__ import annotations

import asyncio
import errno
import logging
import signal
import socket
import threading
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, asynccontextmanager, closing, contextmanager, suppress
from dataclasses import dataclass, field, replace
from http import HTTPStatus
from ipaddress import ip_network
from pathlib import Path
from typing import Any

import uvicorn
from starlette import routing
from starlette.applications import Starlette
from starlette.convertors import PathConvertor, register_url_convertor
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import Response

from graph.store import StoreError
from ontology.reference import LANGUAGES
from queries.serve import addresses
from queries.serve.answer import TEXT, Answer, RefusedError
from queries.serve.asked import Asked
from queries.serve.assets import assets
from queries.serve.connections import Connection
from queries.serve.guard import AccessLog, SafeHeaders, log
from queries.serve.limits import Limits
from queries.serve.parameters import read, spoken, was_chosen
from queries.serve.pool import Pool
from queries.serve.render import page, texts
from queries.serve.route import Route
from queries.serve.routes import BY_PATH, ROUTES
from queries.serve.snapshot import Copies, Snapshot, state

HOST, PORT = "127.0.0.1", 7878
_LOOPBACK = ("localhost", "127.0.0.1", "[::1]")
_PATIENCE = 5  # seconds in which a client sends the head of its request
_MENDS = {
    errno.EADDRINUSE: "give another --port, or end the program that listens there",
    errno.EACCES: "give a --port above 1023",
}
_OPENING = 1.0  # seconds that the first request may wait for the first page to be at hand
_WATCH = 2.0  # seconds between two looks at the live store

Endpoint = Callable[[Request], Awaitable[Response]]


class _Name(PathConvertor):
    """The rest of a path, whatever its characters: Starlette's own ``path`` ends at a line break."""

    regex = r"[\s\S]*"


register_url_convertor("name", _Name())


@dataclass(frozen=True, slots=True)
class Settings:
    """How a server is set up.

    Attributes:
        store: the folder of the live store.
        limits: how much it does.
        hosts: the names that it may be called by; ``*`` is any. Names of this machine are always among them.
        origins: whose pages may read its answers (CORS); ``*`` is anyone's.
        services: the addresses that ``SERVICE`` may ask.
        proxies: the addresses and networks whose ``X-Forwarded-*`` headers are believed; ``*`` is anyone's.
    """

    store: Path
    limits: Limits = field(default_factory=Limits)
    hosts: Sequence[str] = ()
    origins: Sequence[str] = ()
    services: Sequence[str] = ()
    proxies: Sequence[str] = ()


class Server:
    """The endpoints of one store.

    Args:
        settings: how it is set up.
        copies: where its copies of the store are.

    Raises:
        StoreError: there is no store, or it cannot be copied.
    """

    def __init__(self, settings: Settings, copies: Copies) -> None:
        self.settings, self.limits, self._copies = settings, settings.limits, copies
        self._seen = state(settings.store)  # before it is copied, so that nothing written meanwhile is missed
        self._first = copies.take()
        assets()  # read now, so that no request waits for it
        self.pool: Pool
        # Answers that are kept, or are just being found, by route and arguments.
        self._opened = asyncio.Event()
        self._kept: tuple[Snapshot, dict[tuple[Any, ...], asyncio.Task[Answer]]] = (self._first, {})

    def app(self) -> Starlette:
        """The ASGI application."""
        middleware = [Middleware(AccessLog), Middleware(SafeHeaders, shared=bool(self.settings.origins))]
        middleware.append(Middleware(TrustedHostMiddleware, allowed_hosts=[*_LOOPBACK, *self.settings.hosts]))
        if self.settings.origins:
            middleware.append(
                Middleware(CORSMiddleware, allow_origins=list(self.settings.origins), allow_methods=["GET", "POST"])
            )
        return Starlette(
            routes=[routing.Route(r.path, self._endpoint(r), methods=list(r.methods)) for r in ROUTES],
            middleware=middleware,
            lifespan=self._lifespan,
            exception_handlers={404: _missing, 405: _method},
        )

    def _endpoint(self, route: Route) -> Endpoint:
        """What Starlette calls for a route: it reads the arguments, and has the route answered."""

        async def answer(request: Request) -> Response:
            asked = Asked(request, self.limits)
            language = await spoken(asked)
            try:
                found = await self._answer(route, await read(route.takes, asked), language)
            except RefusedError as refused:
                found = refused.answer(language)
            return _response(await _as_page(found, asked) if found.status >= HTTPStatus.BAD_REQUEST else found)

        return answer

    async def _answer(self, route: Route, arguments: Mapping[str, Any], language: str) -> Answer:
        if route.here:
            return route.do(**arguments)
        if not route.kept(arguments) or not self.pool.snapshot.counted.exists():  # until then pages lack numbers
            return await self.pool.run(route, arguments, language)
        snapshot, kept = self._kept
        if snapshot is not self.pool.snapshot:
            self._kept = snapshot, kept = self.pool.snapshot, {}
        key = (route.path, *sorted(arguments.items()))
        if key not in kept:
            kept[key] = asyncio.create_task(self.pool.run(route, arguments, language))
        found = kept[key]
        try:
            answer = await asyncio.shield(found)  # others may wait for it, too
        except RefusedError:
            kept.pop(key, None)
            raise
        if answer.status != HTTPStatus.OK:
            kept.pop(key, None)
        return answer

    @asynccontextmanager
    async def _lifespan(self, _: Starlette) -> AsyncIterator[None]:
        self.pool = Pool(self._first, self.limits, self.settings.services)
        try:
            await self.pool.start()
            tasks = [asyncio.create_task(self._prepare())]
            tasks.append(asyncio.create_task(self._watch(self.settings.store)))
            with suppress(TimeoutError):
                await asyncio.wait_for(self._opened.wait(), _OPENING)
            yield
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
        finally:
            await self.pool.close()

    async def _prepare(self) -> None:
        """Make what is kept beside the first snapshot, and first of all what stands on the first page."""
        await self.pool.count(self._first)
        await self._open()
        self._opened.set()
        await self.pool.index(self._first)

    async def _open(self) -> None:
        """Have the first page at hand in each language, before anybody asks for it."""
        home = BY_PATH[addresses.HOME]
        for language in LANGUAGES:
            with suppress(RefusedError):  # whoever asks is told
                await self._answer(home, {"language": language, "chosen": False}, language)

    async def _watch(self, live: Path) -> None:
        """Serve what a build has written, once it has come to rest."""
        before = seen = self._seen
        while True:
            await asyncio.sleep(_WATCH)
            now = await asyncio.to_thread(state, live)
            if now != seen and now == before:
                try:
                    fresh = await asyncio.to_thread(self._copies.take)
                except StoreError as error:
                    log.warning("the store has changed but cannot be read: %s", error)
                else:
                    await self.pool.count(fresh)
                    await self.pool.index(fresh)
                    await self.pool.renew(fresh)
                    await self._open()
                    log.info("the store has changed; the new content is served")
                seen = now  # what was written since is not in the copy
            before = now


def serve(settings: Settings, host: str = HOST, port: int = PORT) -> None:
    """Run a server until it is told to end.

    Args:
        settings: how it is set up.
        host: the address to listen at.
        port: the port; 0 is any that is free.

    Raises:
        StoreError: there is no store, or it cannot be copied.
        OSError: the address cannot be listened at; ``strerror`` says what to do, ``filename`` is the address.
        ValueError: a proxy is no address.
    """
    for proxy in settings.proxies:
        if proxy != "*":
            ip_network(proxy)  # says what is wrong; uvicorn would take it for a name
    if threading.current_thread() is threading.main_thread():  # no other may
        signal.signal(signal.SIGTERM, _leave)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    shown = f"[{host}]" if ":" in host else host
    with ExitStack() as held:
        listening = held.enter_context(_listener(host, port, shown))
        with _undisturbed():
            copies = held.enter_context(closing(Copies(settings.store)))
        # asyncio sets this on sockets of its own making alone; without it an answer's body waits 40 ms after its head
        listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        config = uvicorn.Config(
            Server(settings, copies).app(), http=Connection, ws="none", access_log=False, log_level="warning",
            server_header=False, timeout_keep_alive=_PATIENCE, timeout_graceful_shutdown=5, lifespan="on",
            proxy_headers=bool(settings.proxies), forwarded_allow_ips=list(settings.proxies),
        )  # fmt: skip
        log.info("serving %s at http://%s:%s/", settings.store, shown, listening.getsockname()[1])
        uvicorn.Server(config).run(sockets=[listening])


def _listener(host: str, port: int, shown: str) -> socket.socket:
    try:
        return socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    except OSError as error:
        mend = _MENDS.get(error.errno or 0, "give another --host")
        reason = str(error.strerror).partition(" (")[0]
        raise OSError(error.errno, f"{reason}; {mend}", f"{shown}:{port}") from None


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Be told to end only afterwards, when whoever tidies up knows of what is made meanwhile."""
    if threading.current_thread() is not threading.main_thread():  # no other is told
        yield
        return
    told: list[int] = []
    before = {one: signal.signal(one, lambda number, _: told.append(number)) for one in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)
        for number in told:
            signal.raise_signal(number)


def _leave(number: int, _: object) -> None:
    """End as after an error, so that nothing is left behind."""
    raise SystemExit(128 + number)


def _response(answer: Answer) -> Response:
    return Response(answer.body, answer.status, {**answer.headers, "Content-Type": answer.media})


async def _as_page(refused: Answer, asked: Asked) -> Answer:
    """A refusal as whoever asked reads it: people who use a browser get a page, programs its line."""
    if refused.media != TEXT or "text/html" not in asked.header("accept"):
        return refused
    language, chosen = await spoken(asked), await was_chosen(asked)
    heading = texts(language)["missing" if refused.status == HTTPStatus.NOT_FOUND else "refused"]
    told = page("message", language, chosen, refused.status, heading=heading, message=refused.body.decode().strip())
    return replace(told, headers={**refused.headers, **told.headers})


async def _missing(request: Request, _: Exception) -> Response:
    return await _refused(RefusedError(404, "nothing_here"), request)


async def _method(request: Request, error: Exception) -> Response:
    allowed = dict(getattr(error, "headers", None) or {})
    return await _refused(RefusedError(405, "no_such_request", allowed), request)


async def _refused(refused: RefusedError, request: Request) -> Response:
    """The response where no route takes a request."""
    asked = Asked(request, Limits())
    return _response(await _as_page(refused.answer(await spoken(asked)), asked))
