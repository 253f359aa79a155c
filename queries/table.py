"""Answers as a table: RDF terms, with names for people to read."""

from __future__ import annotations

import csv
import html
import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox
from rich.console import Console
from rich.table import Table as RichTable
from rich.text import Text

from ontology.namespaces import ID, PREFIXES

if TYPE_CHECKING:
    import pandas as pd


class Form(StrEnum):
    """What a query gives."""

    ROWS = "rows"
    TRUTH = "truth"
    TRIPLES = "triples"


Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple

_WIDEST, _LONGEST_CELL = 40, 160  # characters

_XSD = PREFIXES["xsd"]
_NUMBERS = {_XSD + "integer": int, _XSD + "decimal": Decimal, _XSD + "double": float, _XSD + "float": float}


@dataclass(frozen=True, slots=True)
class Table:
    """The rows that answer a query.

    Attributes:
        columns: the columns' names, in the order of the query.
        rows: a term or None for each column.
        labels: a name for every IRI of the rows that has one, in the display language.
        form: whether these are the rows of a ``SELECT``, the truth value of an ``ASK``, or triples.
        cut: whether there are more rows than were asked for.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...]
    labels: Mapping[str, str] = field(default_factory=dict)
    form: Form = Form.ROWS
    cut: bool = False

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[dict[str, Any]]:
        """The rows as plain values by column, names in place of IRIs."""
        for row in self.rows:
            yield {name: self.value(term) for name, term in zip(self.columns, row, strict=True)}

    def value(self, term: Term | None, *, labels: bool = True) -> Any:
        """A term as a plain value: a number, a truth value, a text, an IRI or, with ``labels``, its name or id."""
        match term:
            case ox.NamedNode():
                return self.labels.get(term.value, term.value.removeprefix(ID)) if labels else term.value
            case ox.Literal() if term.datatype.value == _XSD + "boolean":
                return term.value in ("true", "1")
            case ox.Literal() if number := _NUMBERS.get(term.datatype.value):
                return number(term.value)
            case ox.Literal() | ox.BlankNode():
                return term.value
        return None if term is None else str(term)

    def to_frame(self, *, labels: bool = True) -> pd.DataFrame:
        """The rows as a pandas DataFrame.

        Raises:
            ImportError: pandas is not installed.
        """
        import pandas as pd

        return pd.DataFrame([[_plain(v) for v in row] for row in self._values(labels)], columns=list(self.columns))

    def to_csv(self, *, labels: bool = False) -> str:
        """The rows as comma-separated values with a header, IRIs written out unless ``labels`` is set."""
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(self.columns)
        writer.writerows(["" if v is None else v for v in row] for row in self._values(labels))
        return text.getvalue()

    def to_json(self, *, labels: bool = False) -> str:
        """The rows as a JSON list of objects, IRIs written out unless ``labels`` is set."""
        rows = [dict(zip(self.columns, map(_plain, row), strict=True)) for row in self._values(labels)]
        return json.dumps(rows, ensure_ascii=False, indent=1)

    def to_text(self, width: int = 120) -> str:
        """The rows as a table for the terminal, no wider than ``width``; columns without a value are left out."""
        return printed(self.rich(), width)

    def rich(self) -> RichTable:
        """The rows as a table that rich can print."""
        wide = len(self.columns) > 3
        table = RichTable(show_edge=False, pad_edge=False, row_styles=["", "dim"], header_style="bold", expand=wide)
        shown = [i for i in range(len(self.columns)) if not self.rows or any(row[i] is not None for row in self.rows)]
        for i in shown:
            numbers = any(isinstance(self.value(row[i]), int | float | Decimal) for row in self.rows)
            name = self.columns[i].replace("_", " ")
            longest = max((len(_shown(self.value(row[i]))) for row in self.rows), default=0)
            table.add_column(
                Text(name),
                justify="right" if numbers else "left",
                overflow="fold",
                ratio=max(len(name), min(longest, _WIDEST)),
            )
        for row in self._values(labels=True):
            table.add_row(*(Text(_clipped(_shown(row[i]))) for i in shown))
        return table

    def _repr_html_(self) -> str:
        head = "".join(f"<th>{html.escape(name)}</th>" for name in self.columns)
        rows = ("".join(f"<td>{html.escape(_shown(v))}</td>" for v in row) for row in self._values(labels=True))
        body = "".join(f"<tr>{row}</tr>" for row in rows)
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"

    def _values(self, labels: bool) -> Iterator[list[Any]]:
        for row in self.rows:
            yield [self.value(term, labels=labels) for term in row]


def _plain(value: Any) -> Any:
    """A value that JSON and pandas know: a decimal becomes an integer or a float."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value


def _shown(value: Any) -> str:
    """A value as a reader wants it: numbers in groups of three, truth in words, nothing for nothing."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case int() | Decimal():
            return f"{value:,}"
    return str(value)


def _clipped(text: str) -> str:
    """A text as a cell of a terminal's table holds it; the other formats give it whole."""
    return text if len(text) <= _LONGEST_CELL else text[: _LONGEST_CELL - 1].rstrip() + "…"


def printed(table: RichTable, width: int) -> str:
    """A rich table as plain text."""
    text = io.StringIO()
    Console(width=width, file=text, color_system=None, legacy_windows=False).print(table)
    return text.getvalue()
