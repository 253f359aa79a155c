"""Names for the IRIs of an answer, looked up when they are needed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

import pyoxigraph as ox

from queries.ask import resolve
from queries.ask.source import Source
from queries.ask.table import Row

AT_ONCE = 5_000  # cells of an answer whose names are looked up with it: it is whole, whatever becomes of the source


class Labels(Mapping[str, str]):
    """A name for every IRI that has one; those of large answers are looked up at first use.

    Args:
        source: what was asked.
        rows: of the answer.
        language: of the names.
    """

    def __init__(self, source: Source, rows: Sequence[Row], language: str) -> None:
        self._source, self._rows, self._language = source, rows, language
        if rows and len(rows) * len(rows[0]) <= AT_ONCE:
            len(self._found)

    @cached_property
    def _found(self) -> dict[str, str]:
        iris = {term.value for row in self._rows for term in row if isinstance(term, ox.NamedNode)}
        return resolve.labels(self._source, iris, self._language)

    def __getitem__(self, iri: str) -> str:
        return self._found[iri]

    def __iter__(self) -> Iterator[str]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)
