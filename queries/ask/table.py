"""Answers as a table: RDF terms, with names for people to read."""

from __future__ import annotations

import html
import json
import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox
from rich.table import Table as RichTable

from ontology.namespaces import ID, PREFIXES
from queries.ask.cells import as_csv
from queries.ask.terminal import laid_out, printed

if TYPE_CHECKING:
    import pandas as pd

    from queries.ask.resolve import Meaning


class Form(StrEnum):
    """What a query gives."""

    ROWS = "rows"
    TRUTH = "truth"
    TRIPLES = "triples"


Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple

_LONGEST_CELL = 160  # characters

_XSD = PREFIXES["xsd"]
_WHOLE = (
    "integer", "long", "int", "short", "byte", "nonNegativeInteger", "positiveInteger", "nonPositiveInteger",
    "negativeInteger", "unsignedLong", "unsignedInt", "unsignedShort", "unsignedByte",
)  # fmt: skip
_NUMBERS: Mapping[str, Callable[[str], Any]] = {
    **{_XSD + name: int for name in _WHOLE},
    **{_XSD + "decimal": Decimal, _XSD + "double": float, _XSD + "float": float},
}


@dataclass(frozen=True, slots=True)
class Table:
    """The rows that answer a query.

    Attributes:
        columns: the columns' names, in the order of the query.
        rows: a term or None for each column.
        labels: a name for every IRI of the rows that has one, in the display language.
        form: whether these are the rows of a ``SELECT``, the truth value of an ``ASK``, or triples.
        cut: whether there are more rows than were asked for.
        given: what the parameters' values were taken for, by name.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...]
    labels: Mapping[str, str] = field(default_factory=dict)
    form: Form = Form.ROWS
    cut: bool = False
    given: Mapping[str, Meaning] = field(default_factory=dict)

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
                return _number(number, term.value)
            case ox.Literal() | ox.BlankNode():
                return term.value
        return None if term is None else str(term)

    def to_frame(self, *, labels: bool = True) -> pd.DataFrame:
        """The rows as a pandas DataFrame, names in place of IRIs; without ``labels``, as ``named`` gives them.

        Raises:
            ImportError: pandas is not installed.
        """
        import pandas as pd

        columns, rows = self._grid(labels)
        return pd.DataFrame([[_plain(v) for v in row] for row in rows], columns=list(columns))

    def to_csv(self, *, labels: bool = False) -> str:
        """The rows as comma-separated values under a header, for spreadsheets: see ``queries.ask.cells``.

        Args:
            labels: names in place of IRIs; without, IRIs and beside them their names, as ``named`` gives them.
        """
        return as_csv(*self._grid(labels))

    def to_json(self, *, labels: bool = False) -> str:
        """The rows as a JSON list of objects.

        Args:
            labels: names in place of IRIs; without, IRIs and beside them their names, as ``named`` gives them.
        """
        columns, rows = self._grid(labels)
        objects = [dict(zip(columns, map(_plain, row), strict=True)) for row in rows]
        return json.dumps(objects, ensure_ascii=False, indent=1)

    def named(self) -> tuple[tuple[str, ...], list[list[Any]]]:
        """Columns and rows with a name beside every IRI.

        A column ``person`` that holds an IRI with a name is followed by ``person_name``, with the names in the display
        language, empty where there is none; unless the query itself gives a column called so.
        """
        beside = {
            i
            for i, name in enumerate(self.columns)
            if f"{name}_name" not in self.columns and any(_iri(row[i]) in self.labels for row in self.rows)
        }
        columns = [x for i, c in enumerate(self.columns) for x in ((c, f"{c}_name") if i in beside else (c,))]
        rows = []
        for row in self.rows:
            cells: list[Any] = []
            for i, term in enumerate(row):
                cells += [self.value(term, labels=False), *([self.labels.get(_iri(term))] if i in beside else ())]
            rows.append(cells)
        return tuple(columns), rows

    def to_text(self, width: int = 120) -> str:
        """The rows for the terminal, as ``rich`` lays them out."""
        return printed(self.rich(width), width)

    def rich(self, width: int = 120) -> RichTable:
        """The rows as a table that rich can print; columns without a value are left out.

        Args:
            width: of the terminal, in characters. Where the columns would be too narrow to read, each row is a list of
                names and values.
        """
        cells = [[_clipped(_shown(value)) for value in row] for row in self._values(labels=True)]
        shown = [i for i in range(len(self.columns)) if not cells or any(row[i] for row in cells)]
        names = [self.columns[i].replace("_", " ") for i in shown]
        cells = [[row[i] for i in shown] for row in cells]
        numbers = [any(isinstance(self.value(row[i]), int | float | Decimal) for row in self.rows) for i in shown]
        return laid_out(names, cells, numbers, width)

    def _repr_html_(self) -> str:
        head = "".join(f"<th>{html.escape(name)}</th>" for name in self.columns)
        rows = ("".join(f"<td>{html.escape(_shown(v))}</td>" for v in row) for row in self._values(labels=True))
        body = "".join(f"<tr>{row}</tr>" for row in rows)
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"

    def _values(self, labels: bool) -> Iterator[list[Any]]:
        for row in self.rows:
            yield [self.value(term, labels=labels) for term in row]

    def _grid(self, labels: bool) -> tuple[Sequence[str], Iterable[list[Any]]]:
        return (self.columns, self._values(labels=True)) if labels else self.named()


def _iri(term: Term | None) -> str:
    return term.value if isinstance(term, ox.NamedNode) else ""


def _number(number: Callable[[str], Any], text: str) -> Any:
    """A number; what says that it is one, and is not, stays text."""
    try:
        return number(text)
    except (ValueError, ArithmeticError):
        return text


def _plain(value: Any) -> Any:
    """A value that JSON and pandas know: a decimal becomes an integer or a float, what is no number a text."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return str(value) if isinstance(value, float) and not math.isfinite(value) else value


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
