"""The routes of the server, and how it is run."""

from __future__ import annotations

import asyncio
import errno
import logging
import re
import signal
import socket
import threading
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass, field
from ipaddress import ip_network
from pathlib import Path
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.convertors import PathConvertor, register_url_convertor
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from graph.store import StoreError
from ontology.reference import LANGUAGES
from queries.serve import media, protocol
from queries.serve.answer import JSON, Answer, RefusedError
from queries.serve.api import MOST
from queries.serve.assets import assets
from queries.serve.connections import Connection
from queries.serve.guard import AccessLog, SafeHeaders, log
from queries.serve.limits import Limits
from queries.serve.pool import Pool
from queries.serve.snapshot import Copies, Snapshot, state

HOST, PORT = "127.0.0.1", 7878
_LOOPBACK = ("localhost", "127.0.0.1", "[::1]")
_PATIENCE = 5  # seconds in which a client sends the head of its request
_MENDS = {
    errno.EADDRINUSE: "give another --port, or end the program that listens there",
    errno.EACCES: "give a --port above 1023",
}
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
        self._first = copies.take()
        self._seen = state(settings.store)
        assets()  # read now, so that no request waits for it
        self.pool: Pool
        self._overviews: tuple[Snapshot, dict[str, Answer]] = (self._first, {})  # the explorer's, by language

    def app(self) -> Starlette:
        """The ASGI application."""
        middleware = [Middleware(AccessLog), Middleware(SafeHeaders, shared=bool(self.settings.origins))]
        middleware.append(Middleware(TrustedHostMiddleware, allowed_hosts=[*_LOOPBACK, *self.settings.hosts]))
        if self.settings.origins:
            middleware.append(
                Middleware(CORSMiddleware, allow_origins=list(self.settings.origins), allow_methods=["GET", "POST"])
            )
        return Starlette(
            routes=[Route(path, _answered(do), methods=list(methods)) for path, do, methods in self._routes()],
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

    def _routes(self) -> Iterator[tuple[str, Endpoint, Sequence[str]]]:
        get, both = ["GET"], ["GET", "POST"]
        yield "/sparql", self.sparql, both
        yield "/sparql/", self.sparql, both
        yield "/.well-known/void", self.sparql, get
        yield "/graphs", self.graphs, get
        yield "/", self._page("home"), get
        yield "/query", self._page("ask"), get
        yield "/search", self._page("search", words="q"), get
        yield "/explore", self.explore, get
        yield "/explore/around", self.around, get
        yield "/ontology", self.ontology, get
        yield "/id/{name:name}", self._node("node"), get
        yield "/article/{name:name}", self._node("article"), get
        yield "/static/{name}", self.static, get
        yield "/openapi.json", self.openapi, get
        yield "/api/status", self._api("api-status"), get
        yield "/api/terms", self._api("api-terms", language=True), get
        yield "/api/queries", self._api("api-queries"), get
        yield "/api/queries/{name}", self._query("api-query"), get
        yield "/api/queries/{name}/rows", self._query("api-rows", language=True), get
        yield "/api/search", self.search, get

    def _page(self, job: str, **taken: str) -> Endpoint:
        """A page of its own; ``taken`` says which argument is which parameter of the address."""

        async def show(request: Request) -> Response:
            given = protocol.parameters(request.scope["query_string"])
            arguments = {name: given.get(parameter, [""])[0] for name, parameter in taken.items()}
            return await self._ask(job, **arguments, **_language(request, given))

        return show

    def _node(self, job: str) -> Endpoint:
        """A page that is also had as data: of an entity, or of an article."""

        async def show(request: Request) -> Response:
            given = protocol.parameters(request.scope["query_string"])
            wanted = given.get("format", [""])[0]
            if wanted and wanted not in media.SHORT:
                raise RefusedError(400, f"the format is one of {', '.join(media.SHORT)}")
            accept = media.SHORT.get(wanted) or request.headers.get("accept", "")
            language = _language(request, given)
            answer = await self.pool.run(job, name=request.path_params["name"], accept=accept, **language)
            if answer.status == 404 and "text/html" in accept:
                answer = await self.pool.run("message", status=404, **language)
            return _response(answer)

        return show

    async def explore(self, request: Request) -> Response:
        """The explorer: an overview, or what lies around what is asked for."""
        given = protocol.parameters(request.scope["query_string"])
        language = _language(request, given)["language"]
        about = given.get("about", [""])[0].strip()
        if about:
            return await self._ask("explore", about=about, language=language)
        snapshot, overviews = self._overviews
        if snapshot is not self.pool.snapshot:
            self._overviews = snapshot, overviews = self.pool.snapshot, {}
        if language not in overviews:
            overviews[language] = await self.pool.run("explore", about="", language=language)
        return _response(overviews[language])

    async def around(self, request: Request) -> Response:
        """What lies around an entity, for the explorer's page."""
        entity = protocol.parameters(request.scope["query_string"]).get("entity", [""])[0]
        if not entity:
            raise RefusedError(400, "say what to look around: ?entity= with its IRI")
        return await self._ask("around", entity=entity)

    async def ontology(self, request: Request) -> Response:
        """The ontology, for people and for programs."""
        return await self._ask("ontology", accept=request.headers.get("accept", ""))

    async def static(self, request: Request) -> Response:
        """A file that pages load."""
        name = request.path_params["name"]
        if name not in assets():
            raise RefusedError(404, "there is nothing here")
        return _response(assets()[name])

    async def openapi(self, _: Request) -> Response:
        """The description of the JSON interface."""
        return _response(Answer((Path(__file__).parent / "openapi.json").read_bytes(), JSON))

    def _api(self, job: str, *, language: bool = False) -> Endpoint:
        async def answer(request: Request) -> Response:
            given = protocol.parameters(request.scope["query_string"])
            return await self._ask(job, **({"language": _one_of_ours(given)} if language else {}))

        return answer

    def _query(self, job: str, *, language: bool = False) -> Endpoint:
        """A query of the library, with its parameters as those of the address."""

        async def answer(request: Request) -> Response:
            given = protocol.parameters(request.scope["query_string"])
            further = {"language": _one_of_ours(given)} if language else {}
            values = {name: values[0] for name, values in given.items() if name != "lang"}
            return await self._ask(job, name=request.path_params["name"], parameters=values, **further)

        return answer

    async def search(self, request: Request) -> Response:
        """Names and sentences that hold words."""
        given = protocol.parameters(request.scope["query_string"])
        words, limit = given.get("q", [""])[0], given.get("limit", ["20"])[0]
        if not words.strip():
            raise RefusedError(400, "say what to look for: ?q=")
        if not (re.fullmatch("[0-9]{1,3}", limit) and 1 <= int(limit) <= MOST):
            raise RefusedError(400, f"limit is a whole number from 1 to {MOST}")
        return await self._ask("api-search", words=words, limit=int(limit), language=_one_of_ours(given))

    async def _ask(self, job: str, **arguments: object) -> Response:
        return _response(await self.pool.run(job, **arguments))

    @asynccontextmanager
    async def _lifespan(self, _: Starlette) -> AsyncIterator[None]:
        self.pool = Pool(self._first, self.limits, self.settings.services)
        try:
            await self.pool.start()
            tasks = [asyncio.create_task(self.pool.index(self._first))]
            tasks.append(asyncio.create_task(self._watch(self.settings.store)))
            yield
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
        finally:
            await self.pool.close()

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
                    await self.pool.index(fresh)
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
    with _listener(host, port, shown) as listening, closing(Copies(settings.store)) as copies:
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


def _leave(number: int, _: object) -> None:
    """End as after an error, so that nothing is left behind."""
    raise SystemExit(128 + number)


def _answered(endpoint: Endpoint) -> Endpoint:
    """The endpoint, with refusals as responses."""

    async def answer(request: Request) -> Response:
        try:
            return await endpoint(request)
        except RefusedError as refused:
            return _response(refused.answer())

    return answer


def _language(request: Request, given: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    """The language of a page, and whether it was chosen: by the address, or else by the browser's wishes."""
    chosen = given.get("lang", [""])[0]
    if chosen in LANGUAGES:
        return {"language": chosen, "chosen": True}
    wishes = [
        part.partition(";")[0].strip()[:2].lower() for part in request.headers.get("accept-language", "").split(",")
    ]
    return {"language": next((w for w in wishes if w in LANGUAGES), LANGUAGES[0]), "chosen": False}


def _one_of_ours(given: Mapping[str, Sequence[str]]) -> str:
    language = given.get("lang", [LANGUAGES[0]])[0]
    if language not in LANGUAGES:
        raise RefusedError(400, f"lang is one of {', '.join(LANGUAGES)}")
    return language


def _response(answer: Answer) -> Response:
    return Response(answer.body, answer.status, {**answer.headers, "Content-Type": answer.media})


async def _missing(request: Request, _: Exception) -> Response:
    return _response(RefusedError(404, "there is nothing here").answer())


async def _method(request: Request, error: Exception) -> Response:
    allowed = dict(getattr(error, "headers", None) or {})
    return _response(RefusedError(405, "this server is read-only and takes no such request here", allowed).answer())
