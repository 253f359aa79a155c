"""Any SPARQL endpoint, asked like a store."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.error import URLError

import pyoxigraph as ox
from SPARQLWrapper import JSON, N3, POST, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import SPARQLWrapperException

from ontology.namespaces import PREFIXES
from queries.catalog import QueryError
from queries.credentials import credentials

TIMEOUT = 60

_GRAPH_FORMS = ("CONSTRUCT", "DESCRIBE")
_NO_FORM = re.compile(r"""<[^<>\s]*>|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|\#[^\n]*|[?$:]\w+""")
_FORM = re.compile(r"\b(SELECT|ASK|CONSTRUCT|DESCRIBE)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A server that answers SPARQL queries over HTTP.

    Attributes:
        url: where it answers.
        timeout: how many seconds to wait for an answer.
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
        if not re.match(r"https?://\S+$", self.url):
            raise QueryError(f"“{self.url}” is no address of an endpoint; it begins with http:// or https://")

    def query(self, sparql: str) -> ox.QuerySolutions | ox.QueryBoolean | Iterator[ox.Triple]:
        """Run a query on the endpoint; Orda's prefixes are known to it.

        Raises:
            QueryError: the endpoint cannot be reached, does not answer in time, or refuses the query.
        """
        wrapper = _Wrapper(self.url)
        wrapper.setTimeout(math.ceil(self.timeout))
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
        triples = wrapper.queryType in _GRAPH_FORMS
        wrapper.setReturnFormat(N3 if triples else JSON)
        try:
            answer = wrapper.query().response.read()
            if triples:
                return iter([quad.triple for quad in ox.parse(answer, ox.RdfFormat.TURTLE)])
            return ox.parse_query_results(answer, ox.QueryResultsFormat.JSON)
        except SPARQLWrapperException as error:
            raise QueryError(f"{self.url}: the endpoint refuses the query: {_first_line(error)}") from None
        except TimeoutError:
            raise QueryError(f"{self.url}: no answer within {self.timeout:g} seconds; give more --timeout") from None
        except (URLError, OSError) as error:
            raise QueryError(f"{self.url}: the endpoint does not answer ({getattr(error, 'reason', error)})") from None
        except (SyntaxError, ValueError) as error:
            raise QueryError(f"{self.url}: the answer is not a SPARQL result ({_first_line(error)})") from None


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


def with_prefixes(sparql: str) -> str:
    """The query with a declaration of each of Orda's prefixes that it uses and does not declare itself."""
    declared = set(re.findall(r"\bPREFIX\s+([\w-]*):", sparql, re.IGNORECASE))
    missing = [p for p in PREFIXES if p not in declared and re.search(rf"(?<![\w<-]){p}:", sparql)]
    return "".join(f"PREFIX {p}: <{PREFIXES[p]}>\n" for p in missing) + sparql


def _first_line(error: Exception) -> str:
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    return lines[0] if lines else type(error).__name__
