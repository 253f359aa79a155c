"""A graph in the memory of rdflib, asked like a store: a file, or anything else that rdflib can hold."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from ontology.namespaces import PREFIXES
from queries.catalog import QueryError

if TYPE_CHECKING:
    from rdflib import Dataset

_FORMATS = {
    ".nq": "nquads", ".nt": "nt", ".trig": "trig", ".ttl": "turtle", ".rdf": "xml", ".xml": "xml", ".jsonld": "json-ld",
}  # fmt: skip


class Memory:
    """A dataset of rdflib.

    Args:
        dataset: what to ask; its default graph holds every fact once, a named graph what each article says.
    """

    def __init__(self, dataset: Dataset) -> None:
        self.dataset = dataset

    @classmethod
    def read(cls, file: Path) -> Memory:
        """A dataset from a file that ``orda export`` or another program wrote.

        Raises:
            QueryError: the file cannot be read, or its ending says no format of RDF.
        """
        from rdflib import Dataset

        form = _FORMATS.get(file.suffix.lower())
        if form is None:
            raise QueryError(f"{file}: no RDF by its ending; give one of {', '.join(_FORMATS)}")
        dataset = Dataset()
        try:
            with file.open("rb") as handle:
                dataset.parse(handle, format=form)
        except OSError as error:
            raise QueryError(f"{file}: cannot be read ({error.strerror})") from None
        except Exception as error:  # each of rdflib's parsers fails in its own way
            raise QueryError(f"{file}: is not {form} ({' '.join(str(error).split())[:120]})") from None
        return cls(dataset)

    def query(self, sparql: str) -> ox.QuerySolutions | ox.QueryBoolean | Iterator[ox.Triple]:
        """Run a SPARQL query on the default graph; ``GRAPH`` reaches the named ones.

        Raises:
            SyntaxError: the query is not SPARQL.
        """
        ox.Store().query(sparql, prefixes=PREFIXES)  # whose errors name line and column
        result = self.dataset.query(sparql, initNs=PREFIXES)
        if result.type in ("CONSTRUCT", "DESCRIBE"):
            data = result.serialize(format="nt")
            return (quad.triple for quad in ox.parse(data or b"", ox.RdfFormat.N_TRIPLES))
        return ox.parse_query_results(result.serialize(format="json") or b"", ox.QueryResultsFormat.JSON)
