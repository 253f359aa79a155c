"""The SPARQL 1.1 Protocol and the Graph Store HTTP Protocol, as far as they read.

Sources: https://www.w3.org/TR/sparql11-protocol/, https://www.w3.org/TR/sparql11-http-rdf-update/.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from email.message import Message
from urllib.parse import parse_qsl

from starlette.requests import ClientDisconnect, Request

from queries.serve.answer import RefusedError
from queries.serve.limits import Limits

FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"
_FIELDS = 200  # the most parameters of one request

Parameters = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Operation:
    """A query as a request puts it.

    Attributes:
        text: SPARQL.
        default_graphs, named_graphs: the dataset that the request asks for; None where it asks for none, so that the
            query's own ``FROM`` clauses hold.
    """

    text: str
    default_graphs: tuple[str, ...] | None
    named_graphs: tuple[str, ...] | None


async def operation(request: Request, limits: Limits) -> Operation | None:
    """The query that a request puts, or None where it puts none and asks for the service's description.

    Raises:
        RefusedError: it is no request of the protocol, or asks for an update.
    """
    address = parameters(request.scope["query_string"])
    if request.method != "POST":
        if "update" in address:
            raise RefusedError(400, "an update is no GET request, and this endpoint is read-only")
        return _query(address, address) if "query" in address else None
    kind = _content_type(request)
    if kind == UPDATE:
        raise RefusedError(403, "this endpoint is read-only: it takes no updates")
    if kind not in (FORM, QUERY):
        raise RefusedError(415, f"a query comes as {QUERY}, or as {FORM} with the field “query”")
    if "query" in address or "update" in address:
        raise RefusedError(400, "a POST request has its query in the body, not in the address")
    content = await _body(request, limits)
    if kind == QUERY:
        return _query({"query": [_text(content)]}, address)
    form = parameters(content)
    if "update" in form:
        mixed = "query" in form or len(form["update"]) > 1
        raise RefusedError(
            400 if mixed else 403, "this endpoint is read-only: it takes queries, one at a time, no updates"
        )
    return _query(form, {name: [*address.get(name, ()), *form.get(name, ())] for name in {*address, *form}})


def graph_name(request: Request) -> str | None:
    """The graph that a request of the Graph Store Protocol names; None is the default graph.

    Raises:
        RefusedError: it names none, or several.
    """
    given = parameters(request.scope["query_string"])
    names: list[str | None] = [*given.get("graph", ()), *([None] if "default" in given else [])]
    if len(names) != 1 or names[0] == "":
        raise RefusedError(400, "name one graph: ?default, or ?graph= with its IRI")
    return names[0]


def parameters(encoded: bytes) -> dict[str, list[str]]:
    """The parameters of an address or a form.

    Raises:
        RefusedError: there are too many, or they are not UTF-8.
    """
    found: dict[str, list[str]] = {}
    try:
        pairs = parse_qsl(encoded.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=_FIELDS)
    except ValueError:
        raise RefusedError(400, "the parameters are not percent-encoded UTF-8, or too many") from None
    for name, value in pairs:
        found.setdefault(name, []).append(value)
    return found


def _query(said: Parameters, dataset: Parameters) -> Operation:
    texts = said.get("query", ())
    if len(texts) != 1:
        raise RefusedError(400, "a request has one query, in the parameter “query”")
    default, named = (tuple(dataset.get(f"{part}-graph-uri", ())) for part in ("default", "named"))
    given = bool(default or named)
    return Operation(texts[0], default if given else None, named if given else None)


def _content_type(request: Request) -> str:
    header = Message()
    header["Content-Type"] = request.headers.get("content-type", "")
    charset = str(header.get_param("charset", "utf-8"))
    if charset.lower() not in ("utf-8", "utf8"):
        raise RefusedError(415, "a query comes in UTF-8")
    return header.get_content_type() if request.headers.get("content-type") else ""


async def _body(request: Request, limits: Limits) -> bytes:
    too_large = RefusedError(413, f"a request has no more than {limits.request} bytes", {"Connection": "close"})
    length = request.headers.get("content-length", "0")
    if length.isdigit() and int(length) > limits.request:
        raise too_large
    content = bytearray()
    try:
        async with asyncio.timeout(limits.upload):
            async for chunk in request.stream():
                content += chunk
                if len(content) > limits.request:
                    raise too_large
    except TimeoutError:
        raise RefusedError(408, "the request did not arrive in time", {"Connection": "close"}) from None
    except ClientDisconnect:
        raise RefusedError(400, "the request broke off") from None
    return bytes(content)


def _text(content: bytes) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        raise RefusedError(400, "the query is not UTF-8") from None
