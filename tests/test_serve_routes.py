"""The table of routes: what each takes, refuses and answers, and the OpenAPI document made from it."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import urlencode

import pytest
from starlette.requests import Request

from ontology.namespaces import ARTICLE, ID
from queries.serve import index, openapi
from queries.serve.answer import Answer, RefusedError
from queries.serve.asked import Asked
from queries.serve.desk import Desk
from queries.serve.limits import Limits
from queries.serve.parameters import Chosen, OneOf, PageLanguage, Parameter, Text, Whole, read
from queries.serve.records import Count, encoded
from queries.serve.routes import BY_PATH, ROUTES
from queries.serve.schemas import schema

TOKAYEV = f"{ID}kassym-jomart-tokayev"


def _asked(query: str = "", *, path: Mapping[str, str] | None = None, **headers: str) -> Asked:
    given = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    scope = {"type": "http", "method": "GET", "path": "/", "query_string": query.encode(), "headers": given,
             "path_params": path or {}, "scheme": "http", "server": ("localhost", 80)}  # fmt: skip
    return Asked(Request(scope), Limits())


@pytest.fixture(scope="module")
def desk(built_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    file = tmp_path_factory.mktemp("index") / "index"
    index.build(built_folder, file)
    desk = Desk(built_folder, file, file.with_suffix(".json"), 32_000_000)
    yield desk
    desk.store.close()


def _answer(desk: Desk, route: str, asked: Asked) -> Answer:
    """What a route answers, without a server: its arguments read, sent as JSON, and given to its function."""
    found = BY_PATH[route]
    arguments = json.loads(json.dumps(asyncio.run(read(found.takes, asked))))
    return found.do(**arguments) if found.here else found.do(desk, **arguments)


# How each route may be asked so that it answers.
ASKED: Mapping[str, Asked] = {
    "/sparql": _asked(urlencode({"query": "ASK {}"})),
    "/sparql/": _asked(urlencode({"query": "SELECT * { ?visit a orda:Visit }"}), accept="text/csv"),
    "/.well-known/void": _asked(),
    "/graphs": _asked(urlencode({"graph": f"{ARTICLE}trip"})),
    "/": _asked(),
    "/query": _asked(),
    "/search": _asked("q=school"),
    "/explore": _asked(urlencode({"about": " almaty-region "})),
    "/explore/around": _asked(urlencode({"entity": TOKAYEV})),
    "/ontology": _asked(accept="text/turtle"),
    "/id/{name:name}": _asked(path={"name": "almaty-region"}),
    "/article/{name:name}": _asked("format=jsonld", path={"name": "trip"}),
    "/static/{name}": _asked(path={"name": "ask.js"}),
    "/openapi.json": _asked(),
    "/api/status": _asked(),
    "/api/terms": _asked("lang=kk"),
    "/api/queries": _asked(),
    "/api/queries/{name}": _asked(path={"name": "visits"}),
    "/api/queries/{name}/rows": _asked("lang=ru", path={"name": "visits"}),
    "/api/search": _asked("q=school&limit=1"),
}


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: route.path)
def test_every_route_answers_with_what_it_states(desk: Desk, route: Any) -> None:
    answer = _answer(desk, route.path, ASKED[route.path])
    assert answer.status == 200
    assert answer.media.partition(";")[0] in route.media
    if answer.media == "application/json":
        json.loads(answer.body)


def test_no_two_routes_have_one_path() -> None:
    assert len(BY_PATH) == len(ROUTES)
    assert set(ASKED) == set(BY_PATH)


@pytest.mark.parametrize(
    ("route", "asked", "message"),
    [
        ("/api/search", _asked(), "say what to look for: ?q="),
        ("/api/search", _asked("q=%20"), "say what to look for: ?q="),
        ("/api/search", _asked("q=a&limit=0"), "limit is a whole number from 1 to 100"),
        ("/api/search", _asked("q=a&limit=%D9%A3"), "limit is a whole number from 1 to 100"),
        ("/api/search", _asked("q=a&limit="), "limit is a whole number from 1 to 100"),
        ("/api/terms", _asked("lang=xx"), "lang is one of en, ru, kk"),
        ("/api/queries/{name}/rows", _asked("lang=", path={"name": "visits"}), "lang is one of en, ru, kk"),
        ("/explore/around", _asked(), "say what to look around: ?entity= with its IRI"),
        ("/id/{name:name}", _asked("format=exe", path={"name": "x"}), "format is one of turtle, ntriples"),
        ("/graphs", _asked("graph="), "name one graph"),
        ("/graphs", _asked("graph=a&graph=b"), "name one graph"),
        ("/sparql", _asked("update=x"), "this endpoint is read-only"),
        ("/search", _asked("q=%FF"), "not percent-encoded UTF-8"),
        ("/search", _asked("&".join(f"a{n}=" for n in range(300))), "or too many"),
    ],
)
def test_what_is_missing_or_wrong_is_refused_in_a_line(route: str, asked: Asked, message: str) -> None:
    with pytest.raises(RefusedError, match=message.replace("?", r"\?")) as told:
        asyncio.run(read(BY_PATH[route].takes, asked))
    assert told.value.status == 400
    assert "\n" not in str(told.value)


def test_arguments_have_the_types_that_the_table_states() -> None:
    takes = [Parameter("n", "number", Whole(1, 9), default=3), Parameter("w", "word", OneOf("ab"), default="b"),
             Parameter("t", "text", Text(stripped=True)), PageLanguage(), Chosen()]  # fmt: skip
    given = lambda asked: asyncio.run(read(takes, asked))  # noqa: E731
    wishes = "de, kk-KZ;q=0.9, ru"
    assert given(_asked(accept_language=wishes)) == {
        "number": 3, "word": "b", "text": "", "language": "kk", "chosen": False,
    }  # fmt: skip
    assert given(_asked("n=7&n=8&w=a&t=%20x%20&lang=ru", accept_language=wishes)) == {
        "number": 7, "word": "a", "text": "x", "language": "ru", "chosen": True,
    }  # fmt: skip


def test_pages_say_that_there_is_nothing_and_data_says_it_in_a_line(desk: Desk) -> None:
    page = _answer(desk, "/id/{name:name}", _asked("lang=ru", path={"name": "nobody"}, accept="text/html"))
    assert (page.status, b'<html lang="ru">' in page.body) == (404, True)
    for query, accept in (("", "text/turtle"), ("format=turtle", "text/html")):
        with pytest.raises(RefusedError) as told:
            _answer(desk, "/article/{name:name}", _asked(query, path={"name": "nothing"}, accept=accept))
        assert told.value.status == 404


# ---- the OpenAPI document


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(encoded(openapi.document(ROUTES)))
    return found


def test_document_has_every_route_with_records_and_no_other(document: dict[str, Any]) -> None:
    assert set(document["paths"]) == {route.path for route in ROUTES if route.path.startswith("/api/")}
    names = [operation["operationId"] for path in document["paths"].values() for operation in path.values()]
    assert len(set(names)) == len(names)
    assert all(operation["summary"].endswith(".") for path in document["paths"].values() for operation in path.values())


def test_document_says_what_a_route_takes_and_refuses(document: dict[str, Any]) -> None:
    search = document["paths"]["/api/search"]["get"]
    words, language, limit = search["parameters"]
    assert (words["name"], words["in"], words["required"], words["schema"]["pattern"]) == ("q", "query", True, r"\S")
    assert language["schema"] == {"type": "string", "enum": ["en", "ru", "kk"], "default": "en"}
    assert limit["schema"] == {"type": "integer", "minimum": 1, "maximum": 100, "default": 20}
    assert "required" not in limit
    assert set(search["responses"]) == {"200", "400", "503"}
    query = document["paths"]["/api/queries/{name}"]["get"]
    assert [(p["name"], p["in"]) for p in query["parameters"]] == [
        ("name", "path"), ("lang", "query"), ("parameters", "query"),
    ]  # fmt: skip
    assert set(query["responses"]) == {"200", "400", "404", "503"}
    assert set(document["paths"]["/api/status"]["get"]["responses"]) == {"200", "503"}


def test_answers_have_the_keys_that_the_document_names(desk: Desk, document: dict[str, Any]) -> None:
    for path, operations in document["paths"].items():
        answer = json.loads(_answer(desk, path, ASKED[path]).body)
        stated = operations["get"]["responses"]["200"]["content"]["application/json"]["schema"]
        record = answer[0] if stated.get("type") == "array" else answer
        name = stated.get("items", stated)["$ref"].rpartition("/")[2]
        assert list(record) == document["components"]["schemas"][name]["required"], path


def test_rows_have_the_names_that_the_document_tells_of(desk: Desk, document: dict[str, Any]) -> None:
    row = document["components"]["schemas"]["Rows"]["properties"]["rows"]["items"]
    assert "X_name" in row["description"]
    answer = json.loads(_answer(desk, "/api/queries/{name}/rows", ASKED["/api/queries/{name}/rows"]).body)
    columns = set(answer["columns"])
    beside = {key for found in answer["rows"] for key in found} - columns
    assert "visitor_name" in beside
    assert beside <= {f"{column}_name" for column in columns}
    for found in answer["rows"]:
        assert found["visitor_name"] == answer["labels"][found["visitor"]]


@dataclass(frozen=True)
class _Leaf:
    many: Count
    words: Sequence[str]


@dataclass(frozen=True)
class _Tree:
    leaves: Mapping[str, _Leaf]
    note: Annotated[str | None, {"description": "a note"}]


def test_records_are_described_from_their_fields() -> None:
    known: dict[str, Any] = {}
    assert schema(Sequence[_Tree], known) == {"type": "array", "items": {"$ref": "#/components/schemas/_Tree"}}
    assert known["_Tree"]["properties"] == {
        "leaves": {"type": "object", "additionalProperties": {"$ref": "#/components/schemas/_Leaf"}},
        "note": {"type": ["string", "null"], "description": "a note"},
    }
    assert known["_Leaf"]["properties"]["many"] == {"type": "integer", "minimum": 0}
    assert known["_Leaf"]["required"] == ["many", "words"]
    assert (
        encoded(_Tree({"a": _Leaf(1, ["б"])}, None)) == '{"leaves":{"a":{"many":1,"words":["б"]}},"note":null}'.encode()
    )


@pytest.mark.parametrize("kind", [bytes, set, complex, object])
def test_what_json_does_not_know_has_no_schema(kind: type) -> None:
    with pytest.raises(TypeError, match="has no schema"):
        schema(kind, {})
    with pytest.raises(TypeError, match="is no record"):
        encoded(kind())
