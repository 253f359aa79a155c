"""Is a store as it should be: do its articles keep the shapes, and do quoted words stand where they say?"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

import pyoxigraph as ox
import pyshacl
from rdflib import RDF, SH, Graph
from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.sparql import Query
from rdflib.query import Result

from graph.spans import parsed
from graph.store import Store
from ontology.namespaces import prefixed
from ontology.schema import ontology_graph

_SELECTORS = """
SELECT DISTINCT ?article ?text ?selector ?start ?end ?exact WHERE {
  GRAPH ?article {
    ?article orda:text ?text .
    ?evidence oa:hasSource ?article ; oa:hasSelector ?selector .
    ?selector oa:start ?start ; oa:end ?end ; oa:exact ?exact .
  }
}
"""

_SPANS = """
SELECT ?evidence ?text ?spans WHERE {
  GRAPH ?article { ?article orda:text ?text . ?evidence oa:hasSource ?article ; orda:spans ?spans }
}
"""


def problems(store: Store) -> Iterator[str]:
    """What is wrong in a store, a line each; nothing where all is well."""
    yield from misquoted(store)
    yield from misplaced(store)
    yield from shape_violations(store)


def misquoted(store: Store) -> Iterator[str]:
    """Evidence whose words are not the article's words at its offsets."""
    rows = store.query(_SELECTORS)
    assert isinstance(rows, ox.QuerySolutions)
    for row in rows:
        start, end = int(row["start"].value), int(row["end"].value)
        if row["text"].value[start:end] != row["exact"].value:
            yield f"{row['selector'].value}: the article does not say this at {start}–{end}"


def misplaced(store: Store) -> Iterator[str]:
    """Evidence whose words of roles stand beyond the article's text."""
    rows = store.query(_SPANS)
    assert isinstance(rows, ox.QuerySolutions)
    for row in rows:
        length = len(row["text"].value)
        for role, spans in parsed(row["spans"].value).items():
            if any(span.end > length for span in spans):
                yield f"{row['evidence'].value}: the article ends before the words of “{role}”"


def shape_violations(store: Store) -> Iterator[str]:
    """What breaks the ontology's shapes, in the union of all graphs."""
    ontology = ontology_graph()
    data = _Data()
    data.parse(data=ox.serialize({q.triple for q in store.quads()}, format=ox.RdfFormat.N_TRIPLES), format="nt")
    data += ontology  # so that a Lake is known to be a Place
    conforms, report, _ = pyshacl.validate(data, shacl_graph=ontology, inference="none", inplace=True)
    if conforms:
        return
    assert isinstance(report, Graph)
    found = set()
    for result in report.subjects(RDF.type, SH.ValidationResult):
        path, message = report.value(result, SH.resultPath), report.value(result, SH.resultMessage)
        found.add(f"{report.value(result, SH.focusNode)}: {prefixed(str(path)) or path if path else 'node'}: {message}")
    yield from sorted(found)


class _Data(Graph):
    """A graph that parses a query once: pySHACL asks a shape's query anew for every node, and parsing it is slow."""

    def query(self, query_object: Any, *arguments: Any, **options: Any) -> Result:
        """The answer to a query, as ``Graph.query`` gives it."""
        return super().query(_parsed(query_object), *arguments, **options)


@cache
def _parsed(query: str) -> Query:
    return prepareQuery(query)
