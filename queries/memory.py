"""A graph in the memory of rdflib, asked like a store: a file, or anything else that rdflib can hold."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from ontology.namespaces import PREFIXES
from queries.catalog import QueryError

if TYPE_CHECKING:
    from rdflib import Dataset

_FORMATS = {
    ".nq": "nquads", ".nt": "nt", ".trig": "trig", ".ttl": "turtle", ".rdf": "xml", ".xml": "xml", ".jsonld": "json-ld",
}  # fmt: skip
_GROUPED = re.compile(r"\bGROUP\s+BY\s+((?:\?\w+\s*)+)", re.IGNORECASE)


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
        if result.type == "SELECT" and _is_empty_group(sparql, result.bindings):
            result.bindings = []
        return ox.parse_query_results(result.serialize(format="json") or b"", ox.QueryResultsFormat.JSON)


def _is_empty_group(sparql: str, bindings: Sequence[Mapping[Any, Any]]) -> bool:
    """Is the only row that of a group that is not there? rdflib gives one where there is nothing to group."""
    if len(bindings) != 1 or not (grouped := _GROUPED.findall(sparql)):
        return False
    return not {str(name) for name in bindings[0]} & set(re.findall(r"\w+", grouped[-1]))
