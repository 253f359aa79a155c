"""The table of the server's routes: Starlette's, the workers' and the OpenAPI document are all made from it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ontology.reference import LANGUAGES
from queries.serve import addresses, api, explore, media, openapi, pages, records, sparql
from queries.serve.answer import JSON, Answer
from queries.serve.assets import TYPES, asset
from queries.serve.parameters import Chosen, Header, OneOf, Others, PageLanguage, Parameter, Text, Whole
from queries.serve.protocol import EndpointArgument, GraphArgument, OperationArgument
from queries.serve.route import Route


def _openapi() -> Answer:
    """The description of the JSON interface."""
    return Answer(records.encoded(openapi.document(ROUTES)), JSON)


_ACCEPT = Header("accept")
_NAME = Parameter("name", "name", Text(), place="path")
_FORM = Parameter("format", "form", OneOf(("", *media.SHORT)), "The type of a page's data.")
# A page in a language that we do not speak is shown in one that we do; data in such a language is refused.
_PAGE_LANGUAGE = (PageLanguage(), Chosen())
_DATA_LANGUAGE = Parameter(
    "lang", "language", OneOf(LANGUAGES), "The language to name things in.", default=LANGUAGES[0]
)
_QUERY = Parameter("name", "name", Text(), "A query's name, as the list gives it.", place="path")
_OTHERS = Others("The query's own parameters, each by its name; an entity by any of its names, its id or IRI.")
_WORDS = Parameter(
    "q", "words", Text(r"\S"), "Words in any of the languages; three letters or more.",
    missing="say_what_to_find",
)  # fmt: skip
_LIMIT = Parameter("limit", "limit", Whole(1, api.MOST), "How many of each.", default=20)
_ABOUT = Parameter("about", "about", Text(stripped=True), "An IRI, an id or a name; none is the overview.")
_ENTITY = Parameter(
    "entity", "entity", Text(), "The IRI of an entity or article.",
    missing="say_what_is_around",
)  # fmt: skip

_NODE = (_NAME, _FORM, _ACCEPT, *_PAGE_LANGUAGE)
_SPARQL = (OperationArgument(), _ACCEPT, EndpointArgument(addresses.SPARQL), PageLanguage())
_SPARQL_MEDIA = (*media.ROWS, *media.TRIPLES)
_PAGE, _JSON, _NODE_MEDIA = ("text/html",), (JSON,), tuple(media.PAGE)

ROUTES: Sequence[Route] = (
    Route(addresses.SPARQL, sparql.sparql, _SPARQL_MEDIA, _SPARQL, methods=("GET", "POST")),
    Route(f"{addresses.SPARQL}/", sparql.sparql, _SPARQL_MEDIA, _SPARQL, methods=("GET", "POST")),
    Route("/.well-known/void", sparql.sparql, _SPARQL_MEDIA, _SPARQL),
    Route(addresses.GRAPHS, sparql.graph, tuple(media.TRIPLES), (GraphArgument(), _ACCEPT)),
    Route(addresses.HOME, pages.home, _PAGE, _PAGE_LANGUAGE, bounded=True, kept=lambda _: True),
    Route(addresses.ASK, pages.ask, _PAGE, _PAGE_LANGUAGE),
    Route(addresses.SEARCH, pages.search, _PAGE, (Parameter("q", "words", Text()), *_PAGE_LANGUAGE)),
    Route(
        addresses.EXPLORE, explore.explore, _PAGE, (_ABOUT, PageLanguage()),
        bounded=True, kept=lambda given: not given["about"],
    ),
    Route(addresses.AROUND, explore.around, _JSON, (_ENTITY,), bounded=True),
    Route(addresses.ONTOLOGY, pages.terminology, _NODE_MEDIA, (_ACCEPT, PageLanguage())),
    Route(addresses.ENTITIES + "{name:name}", pages.node, _NODE_MEDIA, _NODE),
    Route(addresses.ARTICLES + "{name:name}", pages.article, _NODE_MEDIA, _NODE),
    Route("/static/{name}", asset, tuple(TYPES.values()), (_NAME,), here=True),
    Route("/openapi.json", _openapi, _JSON, here=True),
    Route("/api/status", api.status, _JSON, record=records.Status),
    Route("/api/terms", api.terms, _JSON, (_DATA_LANGUAGE,), record=records.Terms),
    Route("/api/queries", api.queries, _JSON, (_DATA_LANGUAGE,), record=Sequence[records.Query]),
    Route("/api/queries/{name}", api.query, _JSON, (_QUERY, _DATA_LANGUAGE, _OTHERS), record=records.BoundQuery),
    Route("/api/queries/{name}/rows", api.rows, _JSON, (_QUERY, _DATA_LANGUAGE, _OTHERS), record=records.Rows),
    Route(addresses.FIND, api.search, _JSON, (_WORDS, _DATA_LANGUAGE, _LIMIT), record=records.Found),
)  # fmt: skip
BY_PATH: Mapping[str, Route] = {route.path: route for route in ROUTES}
