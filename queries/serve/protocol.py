"""The SPARQL 1.1 Protocol and the Graph Store HTTP Protocol, as far as they read.

Sources: https://www.w3.org/TR/sparql11-protocol/, https://www.w3.org/TR/sparql11-http-rdf-update/.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from email.message import Message
from typing import Any

from queries.serve.answer import RefusedError
from queries.serve.asked import Asked, Fields, fields

FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"


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


@dataclass(frozen=True, slots=True)
class OperationArgument:
    """The fields of the ``Operation`` that a request puts; None where it puts none."""

    argument: str = "operation"

    async def read(self, asked: Asked) -> dict[str, Any] | None:
        """Its fields.

        Raises:
            RefusedError: the request is none of the protocol, or asks for an update.
        """
        found = await operation(asked)
        return None if found is None else asdict(found)


@dataclass(frozen=True, slots=True)
class GraphArgument:
    """The name of the graph that a request of the Graph Store Protocol asks for; None is the default graph."""

    argument: str = "graph"

    async def read(self, asked: Asked) -> str | None:
        """The name.

        Raises:
            RefusedError: the request names no graph, or several (400).
        """
        names: list[str | None] = [
            *asked.address.get("graph", ()),
            *([None] if "default" in asked.address else []),
        ]
        if len(names) != 1 or names[0] == "":
            raise RefusedError(400, "one_graph")
        return names[0]


@dataclass(frozen=True, slots=True)
class EndpointArgument:
    """The address of the SPARQL endpoint, by the name that the client calls the server by.

    Attributes:
        path: where it is on the server.
    """

    path: str
    argument: str = "endpoint"

    async def read(self, asked: Asked) -> str:
        """The address."""
        return str(asked.request.url.replace(path=self.path, query=""))


async def operation(asked: Asked) -> Operation | None:
    """The query that a request puts, or None where it puts none and asks for the service's description.

    Raises:
        RefusedError: it is no request of the protocol, or asks for an update.
    """
    address = asked.address
    if asked.request.method != "POST":
        if "update" in address:
            raise RefusedError(400, "update_by_get")
        return _query(address, address) if "query" in address else None
    kind = _content_type(asked)
    if kind == UPDATE:
        raise RefusedError(403, "read_only")
    if kind not in (FORM, QUERY):
        raise RefusedError(415, "query_as", query=QUERY, form=FORM)
    if "query" in address or "update" in address:
        raise RefusedError(400, "query_in_body")
    content = await asked.body()
    if kind == QUERY:
        return _query({"query": [_text(content)]}, address)
    form = fields(content)
    if "update" in form:
        mixed = "query" in form or len(form["update"]) > 1
        raise RefusedError(400 if mixed else 403, "queries_only")
    return _query(form, {name: [*address.get(name, ()), *form.get(name, ())] for name in {*address, *form}})


def _query(said: Fields, dataset: Fields) -> Operation:
    texts = said.get("query", ())
    if len(texts) != 1:
        raise RefusedError(400, "one_query")
    default, named = (tuple(dataset.get(f"{part}-graph-uri", ())) for part in ("default", "named"))
    given = bool(default or named)
    return Operation(texts[0], default if given else None, named if given else None)


def _content_type(asked: Asked) -> str:
    given = asked.header("content-type")
    header = Message()
    header["Content-Type"] = given
    charset = str(header.get_param("charset", "utf-8"))
    if charset.lower() not in ("utf-8", "utf8"):
        raise RefusedError(415, "utf8_only")
    return header.get_content_type() if given else ""


def _text(content: bytes) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        raise RefusedError(400, "not_utf8") from None
