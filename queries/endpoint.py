"""Any SPARQL endpoint, asked like a store."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.error import URLError

import pyoxigraph as ox
from SPARQLWrapper import JSON, N3, POST, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import SPARQLWrapperException

from ontology.namespaces import PREFIXES
from queries.catalog import QueryError

TIMEOUT = 60

_GRAPH_FORMS = ("CONSTRUCT", "DESCRIBE")


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A server that answers SPARQL queries over HTTP.

    Attributes:
        url: where it answers.
        timeout: how many seconds to wait for an answer.

    Raises:
        QueryError: the address is not one of the web.
    """

    url: str
    timeout: int = TIMEOUT

    def __post_init__(self) -> None:
        if not re.match(r"https?://\S+$", self.url):
            raise QueryError(f"“{self.url}” is no address of an endpoint; it begins with http:// or https://")

    def query(self, sparql: str) -> ox.QuerySolutions | ox.QueryBoolean | Iterator[ox.Triple]:
        """Run a query on the endpoint; Orda's prefixes are known to it.

        Raises:
            QueryError: the endpoint cannot be reached, does not answer in time, or refuses the query.
        """
        wrapper = SPARQLWrapper(self.url)
        wrapper.setTimeout(self.timeout)
        wrapper.setMethod(POST)
        wrapper.setQuery(_with_prefixes(sparql))
        triples = wrapper.queryType in _GRAPH_FORMS
        wrapper.setReturnFormat(N3 if triples else JSON)
        try:
            answer = wrapper.query().response.read()
            if triples:
                return iter([quad.triple for quad in ox.parse(answer, ox.RdfFormat.TURTLE)])
            return ox.parse_query_results(answer, ox.QueryResultsFormat.JSON)
        except SPARQLWrapperException as error:
            raise QueryError(f"{self.url}: the endpoint refuses the query: {_first_line(error)}") from None
        except (URLError, OSError) as error:
            raise QueryError(f"{self.url}: the endpoint does not answer ({getattr(error, 'reason', error)})") from None
        except (SyntaxError, ValueError) as error:
            raise QueryError(f"{self.url}: the answer is not a SPARQL result ({_first_line(error)})") from None


def _with_prefixes(sparql: str) -> str:
    """The query with a declaration of each of Orda's prefixes that it uses and does not declare itself."""
    declared = set(re.findall(r"\bPREFIX\s+([\w-]*):", sparql, re.IGNORECASE))
    missing = [p for p in PREFIXES if p not in declared and re.search(rf"(?<![\w<-]){p}:", sparql)]
    return "".join(f"PREFIX {p}: <{PREFIXES[p]}>\n" for p in missing) + sparql


def _first_line(error: Exception) -> str:
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    return lines[0] if lines else type(error).__name__
