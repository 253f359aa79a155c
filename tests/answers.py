"""Does an answer hold the rows that are expected of it?

An expected row names some of the columns. A cell that begins with ``~`` need only be contained in the answer's; an
entity may go by any of its names, an article by its identifier; an empty cell stands for nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pyoxigraph as ox

from graph.store import Store
from ontology.namespaces import ARTICLE, ORDA, PREFIXES
from queries.ask.resolve import folded
from queries.ask.source import Term
from queries.ask.table import Table

Row = Mapping[str, str]


def missing(store: Store, table: Table, expected: Iterable[Row]) -> list[Row]:
    """The expected rows that the answer does not have."""
    names = _names(store, table)
    return [row for row in expected if not any(_fits(row, answer, table, names) for answer in table.rows)]


def surplus(store: Store, table: Table, expected: Iterable[Row]) -> list[tuple[Term | None, ...]]:
    """The answer's rows that are not expected."""
    names, rows = _names(store, table), list(expected)
    return [answer for answer in table.rows if not any(_fits(row, answer, table, names) for row in rows)]


def _names(store: Store, table: Table) -> dict[str, set[str]]:
    """Every name of every node of the answer."""
    names: dict[str, set[str]] = {}
    for iri in {t.value for row in table.rows for t in row if isinstance(t, ox.NamedNode)}:
        rows = store.query(
            f"SELECT ?name {{ <{iri}> <{PREFIXES['skos']}prefLabel>|<{PREFIXES['skos']}altLabel> ?name }}"
        )
        local = iri.removeprefix(ARTICLE) if iri.startswith(ARTICLE) else iri.removeprefix(ORDA)
        names[iri] = {folded(row["name"].value) for row in rows} | {folded(local)}  # type: ignore[union-attr]
    return names


def _fits(expected: Row, answer: tuple[Term | None, ...], table: Table, names: dict[str, set[str]]) -> bool:
    found = dict(zip(table.columns, answer, strict=True))
    return all(_same(str(cell), found[column], names) for column, cell in expected.items())


def _same(cell: str, term: Term | None, names: dict[str, set[str]]) -> bool:
    if term is None:
        return cell == ""
    texts = names[term.value] if isinstance(term, ox.NamedNode) else {folded(getattr(term, "value", ""))}
    if cell.startswith("~"):
        return any(folded(cell[1:]) in text for text in texts)
    return folded(cell) in texts
