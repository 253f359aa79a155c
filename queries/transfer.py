"""Bring a graph to a server, or fetch it from one: graph by graph, only what differs, and each verified.

A graph goes over by the Graph Store Protocol where the server has it, by SPARQL Update where it has not. Two graphs are
the same when they have as many statements and the same fingerprint: a hash of their sorted statements, numbers by
value, since servers write numbers in their own way. What broke off goes on where it stopped, because graphs that are
the same are left alone; an article's hash, which its graph holds, tells that without fetching it.
"""

from __future__ import annotations

import hashlib
import urllib.error
import urllib.request
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from urllib.parse import quote

import pyoxigraph as ox

from graph.store import Store
from ontology.namespaces import ARTICLE, GRAPH, ORDA, PREFIXES
from queries.catalog import QueryError
from queries.credentials import credentials
from queries.endpoint import TIMEOUT, Endpoint

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
        timeout: how many seconds to wait for each answer.
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


def pull(place: Place, store: Store, progress: Callable[[str], None] = lambda _: None) -> Moved:
    """Make a store hold a server's graphs; the store's default graph follows from them.

    Raises:
        QueryError: the server cannot be reached, or what arrives is not what it says that it has.
        StoreError: the store cannot be written; what was fetched before is kept.
    """
    moved, there = Moved(), _summaries(place)
    for gone in sorted(set(store.graphs()) - set(there)):
        store.drop(gone)
        moved.removed += 1
    for graph in sorted(g for g in there if _is_ours(g)):
        here = [q.triple for q in store.quads(graph)]
        if there[graph] == _summary(graph, here) and there[graph][1]:
            moved.same += 1
            progress(graph)
            continue
        triples = _fetch(place, graph)
        if len(triples) != there[graph][0]:
            raise TransferError(f"{graph}: {len(triples)} statements arrived of {there[graph][0]}; try again")
        if _print(triples) == _print(here):
            moved.same += 1
        else:
            store.replace(graph, [(t.subject, t.predicate, t.object) for t in triples])  # type: ignore[misc]
            moved.sent += 1
            moved.statements += len(triples)
        progress(graph)
    return moved


def fingerprint(triples: Iterable[ox.Triple]) -> str:
    """A hash of statements, whatever their order and however numbers are written."""
    return _print(triples)[1]


def _print(triples: Iterable[ox.Triple]) -> tuple[int, str]:
    lines = sorted({f"{t.subject} {t.predicate} {_canonical(t.object)}" for t in triples})
    return len(lines), hashlib.sha256("\n".join(lines).encode()).hexdigest()


def _canonical(term: Any) -> str:
    if isinstance(term, ox.Literal) and term.datatype.value in _NUMBERS:
        try:
            return f'"{Decimal(_TRUTH.get(term.value, term.value)).normalize():f}"'
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
    counts = _rows(place, "SELECT ?g (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g")
    hashes = dict(_rows(place, "SELECT ?g ?h WHERE { GRAPH ?g { ?g orda:contentHash ?h } }"))
    return {g: (int(n), hashes.get(g, "")) for g, n in counts if g != place.default_graph}


def _rows(place: Place, sparql: str) -> Iterator[tuple[str, str]]:
    rows: Any = Endpoint(place.query, place.timeout).query(sparql)
    yield from ((row[0].value, row[1].value) for row in rows)


def _fetch(place: Place, graph: str) -> list[ox.Triple]:
    """What a server holds in a graph; the empty name is the default graph's."""
    name = graph or place.default_graph
    if place.graphs:
        answer = _send("GET", _graph_address(place, name), place.timeout, accept="application/n-triples, text/turtle")
        data, kind = answer if answer else (b"", "application/n-triples")
        form = ox.RdfFormat.from_media_type(kind.partition(";")[0].strip()) or ox.RdfFormat.TURTLE
        return [quad.triple for quad in ox.parse(data, form)]
    pattern = f"GRAPH {ox.NamedNode(name)} {{ ?s ?p ?o }}" if name else "?s ?p ?o"
    rows: Any = Endpoint(place.query, place.timeout).query(f"SELECT ?s ?p ?o WHERE {{ {pattern} }}")
    return [ox.Triple(*row) for row in rows]


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


def _send(
    method: str, url: str, timeout: float, body: bytes | None = None, kind: str = "", accept: str = ""
) -> tuple[bytes, str] | None:
    """A request's answer and its media type; None where there is no such graph."""
    headers = {name: value for name, value in (("Content-Type", kind), ("Accept", accept)) if value}
    request = urllib.request.Request(url, body, headers, method=method)
    try:
        with _opener(url, request).open(request, timeout=timeout) as answer:
            return answer.read(), answer.headers.get("Content-Type", "")
    except urllib.error.HTTPError as error:
        if error.code == 404 and method in ("GET", "DELETE"):
            return None
        said = " ".join(error.read(300).decode(errors="replace").split())
        raise TransferError(f"{url}: the server answers {error.code} {error.reason}: {said}") from None
    except (urllib.error.URLError, OSError) as error:
        raise TransferError(f"{url}: the server does not answer ({getattr(error, 'reason', error)})") from None


def _opener(url: str, request: urllib.request.Request) -> urllib.request.OpenerDirector:
    """What answers a server's challenge, Basic or Digest, and tells no other server."""
    passwords = urllib.request.HTTPPasswordMgrWithDefaultRealm()
    if known := credentials(url):
        if known.user:
            passwords.add_password(None, url, known.user, known.secret)
        else:
            request.add_unredirected_header("Authorization", f"Bearer {known.secret}")
    return urllib.request.build_opener(
        urllib.request.HTTPDigestAuthHandler(passwords), urllib.request.HTTPBasicAuthHandler(passwords)
    )
