"""The description of the JSON interface, made from the table of routes.

Source: https://spec.openapis.org/oas/v3.1.1.html.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from typing import Any, get_args

from queries.serve.parameters import Argument, Others, Parameter
from queries.serve.route import Route
from queries.serve.schemas import schema

_TEXT = {"text/plain": {"schema": {"type": "string"}}}
_WRONG = {"description": "The request is not as it should be; the text says why.", "content": _TEXT}
_NOTHING = {"description": "There is no such thing.", "content": _TEXT}
_BUSY = {
    "description": "The server is busy, or the request was ended at a limit.",
    "headers": {"Retry-After": {"schema": {"type": "integer"}}},
    "content": _TEXT,
}


def document(routes: Iterable[Route]) -> dict[str, Any]:
    """The OpenAPI document of those routes that answer with records."""
    schemas: dict[str, Any] = {}
    paths = {
        route.path: {method.lower(): _operation(route, schemas) for method in route.methods}
        for route in routes
        if route.record is not None
    }
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Orda",
            "version": version("orda"),
            "summary": "A knowledge graph of officials, regions and initiatives, read from the news.",
            "description": "The JSON interface. All of the graph is had by SPARQL at /sparql (SPARQL 1.1 Protocol) "
            "and by graph at /graphs (Graph Store Protocol), both read-only.",
            "license": {"name": "MIT", "identifier": "MIT"},
        },
        "paths": paths,
        "components": {"schemas": schemas},
    }


def _operation(route: Route, schemas: dict[str, Any]) -> dict[str, Any]:
    """One operation: its name and summary are those of the function that answers."""
    parameters = [described for argument in route.takes for described in _parameter(argument)]
    said = {"operationId": route.do.__name__, "summary": _summary(route.do)}
    return said | ({"parameters": parameters} if parameters else {}) | {"responses": _responses(route, schemas)}


def _responses(route: Route, schemas: dict[str, Any]) -> dict[str, Any]:
    content = {kind: {"schema": schema(route.record, schemas)} for kind in route.media}
    places = {described["in"] for argument in route.takes for described in _parameter(argument)}
    found: dict[str, Any] = {"200": {"description": _told(route.record), "content": content}}
    if "query" in places:
        found["400"] = _WRONG
    if "path" in places:
        found["404"] = _NOTHING
    return found | {"503": _BUSY}


def _parameter(argument: Argument) -> Iterator[dict[str, Any]]:
    match argument:
        case Parameter(name=name, type=type_, place=place):
            further = (
                {"minLength": 1} if place == "path" else {} if argument.required else {"default": argument.default}
            )
            required = {"required": True} if argument.required else {}
            described = {"description": argument.help, "schema": type_.schema | further}
            yield {"name": name, "in": place} | required | described
        case Others():
            values = {"type": "object", "additionalProperties": {"type": "string"}}
            yield {"name": argument.argument, "in": "query", "description": argument.help} | {
                "style": "form", "explode": True, "schema": values,
            }  # fmt: skip


def _told(record: Any) -> str:
    """What a record is; of a sequence, that it has them all."""
    return _summary(record) if inspect.isclass(record) else f"Every {get_args(record)[0].__name__.lower()}."


def _summary(thing: Any) -> str:
    """The first line of a documentation string."""
    return (inspect.getdoc(thing) or "").partition("\n")[0]
