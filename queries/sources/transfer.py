"""Bring a graph to a server, or fetch it from one: graph by graph, only what differs, and each verified.

A graph goes over by the Graph Store Protocol where the server has it, by SPARQL Update where it has not. Two graphs are
the same when they have as many statements and the same fingerprint: a hash of their sorted statements, numbers by
value, since servers write numbers in their own way. What broke off goes on where it stopped, because graphs that are
the same are left alone; an article's hash, which its graph holds, tells that without fetching it. A server is not
trusted: what it lists and sends is checked before anything is replaced, and nothing is removed before all has come.
"""

from __future__ import annotations

import hashlib
import re
import urllib.request
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from urllib.parse import quote

import pyoxigraph as ox

from graph.store import Store, Triple
from ontology.namespaces import ARTICLE, GRAPH, ORDA, PREFIXES
from queries.ask.catalog import QueryError
from queries.ask.source import rows
from queries.sources import web
from queries.sources.credentials import credentials
from queries.sources.endpoint import Endpoint, statements

TIMEOUT = 600  # seconds

_CHUNK = 2000  # statements in one update
_XSD = PREFIXES["xsd"]
_NUMBERS = frozenset(f"{_XSD}{name}" for name in ("decimal", "integer", "int", "double", "float", "boolean"))
_TRUTH = {"true": "1", "false": "0"}


@dataclass(frozen=True, slots=True)
class Place:
    """A server.

    Attributes:
        query: where it answers queries.
        update: where it takes updates; empty to write by the graph store protocol alone.
        graphs: its graph store; empty to write by updates alone.
        default_graph: the graph that stands for Orda's default graph; empty is the server's own.
        timeout: how many seconds the whole of each answer may take.

    Raises:
        QueryError: an address is not one of the web.
    """

    query: str
    update: str = ""
    graphs: str = ""
    default_graph: str = ""
    timeout: float = TIMEOUT

    @property
    def endpoint(self) -> Endpoint:
        """The server, to be asked."""
        return Endpoint(self.query, self.timeout, self.default_graph)

    def __post_init__(self) -> None:
        web.address(self.query, "an endpoint")
        for address, what in ((self.update, "one that takes updates"), (self.graphs, "a graph store")):
            if address:
                web.address(address, what)


@dataclass(slots=True)
class Moved:
    """What a transfer did.

    Attributes:
        sent: how many graphs went over.
        same: how many were the same already.
        removed: how many the other side no longer has.
        statements: how many statements went over.
    """

    sent: int = 0
    same: int = 0
    removed: int = 0
    statements: int = 0


class TransferError(QueryError):
    """A server does not take a graph, or does not give back what it was given; the message names the graph."""


def push(store: Store, place: Place, progress: Callable[[str], None] = lambda _: None) -> Moved:
    """Make a server hold what the store holds: its named graphs, and last its default graph.

    Graphs of Orda that the store does not have are removed there; other graphs are left alone.

    Raises:
        QueryError: the server cannot be reached, refuses, or gives back something else.
    """
    moved, there = Moved(), _summaries(place)
    graphs = list(store.graphs())
    for gone in sorted(set(there) - set(graphs)):
        if _is_ours(gone):
            _replace(place, gone, [])
            moved.removed += 1
            progress(gone)
    for graph in [*graphs, ""]:
        triples = _default(store) if not graph else [q.triple for q in store.quads(graph)]
        if graph and there.get(graph) == _summary(graph, triples) and there[graph][1]:
            same = True
        else:
            same = there.get(graph, (None,))[0] in (None, len(triples)) and _print(_fetch(place, graph)) == _print(
                triples
            )
        if same:
            moved.same += 1
        else:
            _replace(place, graph, triples)
            _verify(graph, triples, _fetch(place, graph))
            moved.sent += 1
            moved.statements += len(triples)
        progress(graph or "default graph")
    return moved


def pull(
    place: Place, store: Store, progress: Callable[[str], None] = lambda _: None, *, allow_empty: bool = False
) -> Moved:
    """Make a store hold a server's graphs; the store's default graph follows from them.

    A graph is replaced when all of it has arrived; graphs that the server does not have are removed when all graphs
    have. Graphs that are not Orda's are left alone, there and here.

    Args:
        place: the server.
        store: what to fetch into.
        progress: told each graph that is done.
        allow_empty: whether a server without any graph of Orda may empty the store.

    Raises:
        QueryError: the server cannot be reached, lists no graphs, or what arrives is not what it says that it has.
        StoreError: the store cannot be written; what was fetched before is kept.
    """
    moved, there = Moved(), _summaries(place)
    wanted = sorted(graph for graph in there if _is_ours(graph))
    if not wanted and not allow_empty:
        raise TransferError(f"{place.query}: the server has no graph of Orda; to empty the store, say --allow-empty")
    for graph in wanted:
        here = [q.triple for q in store.quads(graph)]
        if there[graph] == _summary(graph, here) and there[graph][1]:
            moved.same += 1
            progress(graph)
            continue
        triples = _fetch(place, graph)
        if (count := len(set(triples))) != there[graph][0]:
            raise TransferError(f"{graph}: {count} statements arrived of {there[graph][0]}; try again")
        if _print(triples) == _print(here):
            moved.same += 1
        else:
            store.replace(graph, _storable(graph, triples))
            moved.sent += 1
            moved.statements += len(triples)
        progress(graph)
    for gone in sorted(filter(_is_ours, set(store.graphs()) - set(there))):
        store.drop(gone)
        moved.removed += 1
    return moved


def _storable(graph: str, triples: list[ox.Triple]) -> Iterator[Triple]:
    """Triples as Orda's graphs hold them.

    Raises:
        TransferError: one is about or of what has no name of its own, so that it could not be told from others.
    """
    for t in triples:
        if not isinstance(t.subject, ox.NamedNode) or not isinstance(t.object, ox.NamedNode | ox.Literal):
            raise TransferError(f"{graph}: it has blank nodes or quoted triples, which a graph of Orda has not")
        yield t.subject, t.predicate, t.object


def fingerprint(triples: Iterable[ox.Triple]) -> str:
    """A hash of statements, whatever their order and however numbers are written."""
    return _print(triples)[1]


def _print(triples: Iterable[ox.Triple]) -> tuple[int, str]:
    lines = sorted({f"{t.subject} {t.predicate} {_canonical(t.object)}" for t in triples})
    return len(lines), hashlib.sha256("\n".join(lines).encode()).hexdigest()


def _canonical(term: Any) -> str:
    if isinstance(term, ox.Literal) and term.datatype.value in _NUMBERS:
        try:
            return f'"{Decimal(_TRUTH.get(term.value, term.value)).normalize()}"'
        except ArithmeticError:
            return str(term)
    return str(term)


def _is_ours(graph: str) -> bool:
    return graph.startswith((ARTICLE, GRAPH))


def _default(store: Store) -> list[ox.Triple]:
    return [q.triple for q in store.quads() if isinstance(q.graph_name, ox.DefaultGraph)]


def _summary(graph: str, triples: list[ox.Triple]) -> tuple[int, str]:
    """How many statements a graph has, and the hash that it states of its article."""
    stated = (t.object.value for t in triples if t.predicate.value == f"{ORDA}contentHash" and t.subject.value == graph)  # type: ignore[union-attr]
    return len(triples), next(stated, "")


def _summaries(place: Place) -> dict[str, tuple[int, str]]:
    """What a server holds: of each graph how many statements, and the hash that it states of its article.

    Raises:
        TransferError: the list is not whole, or makes no sense.
    """
    pattern = "WHERE { GRAPH ?g { ?s ?p ?o } }"
    counts = _listed(place, f"SELECT ?g (COUNT(*) AS ?n) {pattern} GROUP BY ?g", ox.NamedNode, ox.Literal)
    hashes = _listed(place, "SELECT ?g ?h WHERE { GRAPH ?g { ?g orda:contentHash ?h } }", ox.NamedNode, ox.Literal)
    totals = _listed(place, f"SELECT (COUNT(DISTINCT ?g) AS ?n) {pattern}", ox.Literal)
    listed = {graph: _number(place, n) for graph, n in counts}
    if [len(listed)] != [_number(place, n) for (n,) in totals]:
        raise TransferError(f"{place.query}: the server does not list all the graphs that it counts; try again")
    known = {row[0]: row[1] for row in hashes}
    return {graph: (n, known.get(graph, "")) for graph, n in listed.items() if graph != place.default_graph}


def _listed(place: Place, sparql: str, *kinds: type[ox.NamedNode | ox.Literal]) -> list[tuple[str, ...]]:
    """The values of a query's rows, each column of its kind.

    Raises:
        TransferError: they are something else.
    """
    found = list(rows(Endpoint(place.query, place.timeout), sparql))
    if not all(len(row) == len(kinds) and all(map(isinstance, row, kinds)) for row in found):
        raise TransferError(f"{place.query}: the server does not say which graphs it has")
    return [tuple(term.value for term in row) for row in found]


def _number(place: Place, text: str) -> int:
    if not re.fullmatch(r"[0-9]{1,18}", text):
        raise TransferError(f"{place.query}: the server counts “{web.line(text)}” where a number belongs")
    return int(text)


def _fetch(place: Place, graph: str) -> list[ox.Triple]:
    """What a server holds in a graph; the empty name is the default graph's.

    Raises:
        TransferError: what it sends are no statements.
    """
    name = graph or place.default_graph
    try:
        if place.graphs:
            data = _send("GET", _graph_address(place, name), place.timeout, accept="application/n-triples, text/turtle")
            return statements(data)
        pattern = f"GRAPH {ox.NamedNode(name)} {{ ?s ?p ?o }}" if name else "?s ?p ?o"
        told = rows(Endpoint(place.query, place.timeout), f"SELECT ?s ?p ?o WHERE {{ {pattern} }}")
        return [ox.Triple(*row) for row in told]
    except QueryError:
        raise
    except (SyntaxError, ValueError, TypeError) as error:
        why = web.line(str(error))
        raise TransferError(f"{graph or 'default graph'}: what the server sends are no statements ({why})") from None


def _replace(place: Place, graph: str, triples: list[ox.Triple]) -> None:
    """Make ``triples`` a graph's whole content on a server."""
    name = graph or place.default_graph
    if place.graphs:
        address = _graph_address(place, name)
        if triples:
            body = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES)
            _send("PUT", address, place.timeout, body, "application/n-triples")
        else:
            _send("DELETE", address, place.timeout)
        return
    if not place.update:
        raise QueryError("give --update or --graph-store: where the server takes what is pushed")
    _update(place, f"CLEAR SILENT {f'GRAPH {ox.NamedNode(name)}' if name else 'DEFAULT'}")
    for start in range(0, len(triples), _CHUNK):
        lines = "\n".join(f"{t.subject} {t.predicate} {t.object} ." for t in triples[start : start + _CHUNK])
        content = f"GRAPH {ox.NamedNode(name)} {{\n{lines}\n}}" if name else lines
        _update(place, f"INSERT DATA {{\n{content}\n}}")


def _verify(graph: str, ours: list[ox.Triple], theirs: list[ox.Triple]) -> None:
    (count, digest), (their_count, their_digest) = _print(ours), _print(theirs)
    if count != their_count:
        raise TransferError(f"{graph or 'default graph'}: the server holds {their_count} statements of {count}")
    if digest != their_digest:
        raise TransferError(f"{graph or 'default graph'}: the server changed what it was given")


def _graph_address(place: Place, name: str) -> str:
    return place.graphs + ("?graph=" + quote(name, safe="") if name else "?default")


def _update(place: Place, text: str) -> None:
    _send("POST", place.update, place.timeout, text.encode(), "application/sparql-update")


def _send(method: str, url: str, timeout: float, body: bytes | None = None, kind: str = "", accept: str = "") -> bytes:
    """A request's answer; nothing where there is no such graph."""
    headers = {name: value for name, value in (("Content-Type", kind), ("Accept", accept)) if value}
    request = urllib.request.Request(url, body, headers, method=method)
    try:
        return web.ask(request, timeout, _known(url, request))
    except web.WebError as error:
        if error.status == 404 and method in ("GET", "DELETE"):
            return b""
        raise


def _known(url: str, request: urllib.request.Request) -> tuple[urllib.request.BaseHandler, ...]:
    """What answers a server's challenge, Basic or Digest, and tells no other server."""
    passwords = urllib.request.HTTPPasswordMgrWithDefaultRealm()
    if known := credentials(url):
        if known.user:
            passwords.add_password(None, url, known.user, known.secret)
        else:
            request.add_unredirected_header("Authorization", f"Bearer {known.secret}")
    return urllib.request.HTTPDigestAuthHandler(passwords), urllib.request.HTTPBasicAuthHandler(passwords)
