"""Any SPARQL endpoint, asked like a store."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import pyoxigraph as ox
from SPARQLWrapper import JSON, N3, POST, SPARQLWrapper

from ontology.namespaces import PREFIXES
from queries.ask.catalog import QueryError
from queries.ask.confined import confined
from queries.sources import web
from queries.sources.credentials import credentials

TIMEOUT = 60

_GRAPH_FORMS = ("CONSTRUCT", "DESCRIBE")
_NO_FORM = re.compile(r"""<[^<>\s]*>|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|\#[^\n]*|[?$:]\w+""")
_FORM = re.compile(r"\b(SELECT|ASK|CONSTRUCT|DESCRIBE)\b", re.IGNORECASE)
_COLUMNS = re.compile(r"SELECT\s+(?:(?:DISTINCT|REDUCED)\s+)?((?:[?$]\w+\s*)+)(?:WHERE\b|\{)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A server that answers SPARQL queries over HTTP.

    Attributes:
        url: where it answers.
        timeout: how many seconds the whole of an answer may take.
        default_graph: the graph of the server that holds what Orda's default graph holds; empty where it is the
            server's own default graph. Some servers take all graphs together for the default graph, where facts would
            count more than once.

    Raises:
        QueryError: the address is not one of the web.
    """

    url: str
    timeout: float = TIMEOUT
    default_graph: str = ""

    def __post_init__(self) -> None:
        web.address(self.url, "an endpoint")

    def query(self, sparql: str) -> ox.QuerySolutions | ox.QueryBoolean | Iterator[ox.Triple]:
        """Run a query on the endpoint; Orda's prefixes are known to it.

        Raises:
            QueryError: the endpoint cannot be reached, does not answer in time, refuses the query, or answers another.
        """
        wrapper = _Wrapper(self.url)
        wrapper.setMethod(POST)
        wrapper.setQuery(with_prefixes(sparql))
        wrapper.queryType = _form(sparql)  # SPARQLWrapper may take a word of a comment for it
        if self.default_graph:
            wrapper.addParameter("default-graph-uri", self.default_graph)
        if known := credentials(self.url):
            if known.user:
                wrapper.setCredentials(known.user, known.secret)
            else:
                wrapper.addCustomHttpHeader("Authorization", f"Bearer {known.secret}")
        wrapper.setReturnFormat(N3 if wrapper.queryType in _GRAPH_FORMS else JSON)
        try:
            return _read(web.ask(wrapper._createRequest(), self.timeout, who="the endpoint"), sparql)
        except web.WebError as error:
            if error.status:
                raise QueryError(f"the endpoint refuses the query: {error}") from None
            raise
        except (SyntaxError, ValueError) as error:
            raise QueryError(f"{self.url}: the answer is not a SPARQL result ({web.line(str(error))})") from None


def _read(answer: bytes, sparql: str) -> ox.QuerySolutions | ox.QueryBoolean | Iterator[ox.Triple]:
    """An answer, read to its end beforehand: what is wrong in it is found here, not where its rows are used.

    Raises:
        SyntaxError: it is not of the format that was asked for.
        ValueError: it is no answer to the query.
    """
    form = _form(sparql)
    if form in _GRAPH_FORMS:
        return iter(statements(answer))

    def parse() -> ox.QuerySolutions | ox.QueryBoolean:
        return ox.parse_query_results(answer, ox.QueryResultsFormat.JSON)

    def check() -> None:
        found = parse()
        if isinstance(found, ox.QueryBoolean) != (form == "ASK"):
            raise ValueError("it is no answer to the query")
        if isinstance(found, ox.QuerySolutions):
            columns = [variable.value for variable in found.variables]
            if (asked := _columns(sparql)) and columns != asked:
                raise ValueError(f"it has the columns {', '.join(columns) or 'none'}, not {', '.join(asked)}")
            _check_terms(term for row in found for term in row)

    confined(check, broken=_too_deep())
    return parse()


def statements(data: bytes) -> list[ox.Triple]:
    """The statements of a server's answer in Turtle or N-Triples.

    Raises:
        SyntaxError: it is neither.
        ValueError: nobody should take them in.
    """

    def parse() -> Iterator[ox.Triple]:
        return (quad.triple for quad in ox.parse(data, ox.RdfFormat.TURTLE))

    confined(lambda: _check_terms(triple.object for triple in parse()), broken=_too_deep())
    return list(parse())


def _check_terms(terms: Iterable[object]) -> None:
    """Raise ValueError at triples quoted in each other: deep ones end whatever process has to do with them."""
    for term in terms:
        if isinstance(term, ox.Triple) and isinstance(term.object, ox.Triple):
            raise _too_deep()


def _too_deep() -> ValueError:
    return ValueError("it is nested too deeply")


class _Wrapper(SPARQLWrapper):
    """SPARQLWrapper, but for credentials: where a server sends the query on to another, they stay behind."""

    def _createRequest(self) -> Any:  # noqa: N802
        request = super()._createRequest()
        if secret := request.headers.pop("Authorization", None):
            request.add_unredirected_header("Authorization", secret)
        return request


def _form(sparql: str) -> str:
    found = _FORM.search(_NO_FORM.sub(" ", sparql))
    return found[1].upper() if found else "SELECT"


def _columns(sparql: str) -> list[str]:
    """The variables that a query selects, where it lists them and nothing else."""
    plain = _NO_FORM.sub(lambda found: found[0] if found[0][0] in "?$" else " ", sparql)
    start = _FORM.search(_NO_FORM.sub(lambda found: " " * len(found[0]), plain))
    found = _COLUMNS.match(plain, start.start()) if start else None
    return re.findall(r"\w+", found[1]) if found else []


def with_prefixes(sparql: str) -> str:
    """The query with a declaration of each of Orda's prefixes that it uses and does not declare itself."""
    declared = set(re.findall(r"\bPREFIX\s+([\w-]*):", sparql, re.IGNORECASE))
    missing = [p for p in PREFIXES if p not in declared and re.search(rf"(?<![\w<-]){p}:", sparql)]
    return "".join(f"PREFIX {p}: <{PREFIXES[p]}>\n" for p in missing) + sparql
