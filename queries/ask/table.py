"""Answers as a table: RDF terms, with names for people to read."""

from __future__ import annotations

import html
import json
import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import pyoxigraph as ox
from rich.console import RenderableType

from ontology.namespaces import ARTICLE, ID, PREFIXES, prefixed
from queries.ask import texts
from queries.ask.cells import as_csv
from queries.ask.rules import rule
from queries.ask.source import Term
from queries.ask.terminal import Column, laid_out, printed
from queries.ask.units import unit

if TYPE_CHECKING:
    from queries.ask.resolve import Meaning


class Form(StrEnum):
    """What a query gives."""

    ROWS = "rows"
    TRUTH = "truth"
    TRIPLES = "triples"


Row = tuple[Term | None, ...]

_LONGEST_CELL, _LONGEST_QUOTATION = 160, 400  # characters
_QUOTED = re.compile(r"(?:\w+_)?words(?:_\w+)?")  # columns that hold words of articles
# Columns told in the reader's language.
TOLD: Mapping[str, Callable[[str, str], str]] = {"unit": unit, "rule": rule, "lacks": texts.named, "order": texts.named}

_XSD = PREFIXES["xsd"]
WHOLE = frozenset(_XSD + name for name in (
    "integer", "long", "int", "short", "byte", "nonNegativeInteger", "positiveInteger", "nonPositiveInteger",
    "negativeInteger", "unsignedLong", "unsignedInt", "unsignedShort", "unsignedByte",
))  # fmt: skip
DATES = frozenset(_XSD + name for name in ("date", "gYear", "gYearMonth", "dateTime"))
_CONTINENTAL = str.maketrans(",.", "\N{NARROW NO-BREAK SPACE},")  # numbers, as Russian and Kazakh write them
NUMBERS: Mapping[str, Callable[[str], Any]] = {
    **dict.fromkeys(WHOLE, int),
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
        language: that names are in.
        told: the columns whose values are told in words of that language, of those in ``TOLD``.
    """

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    labels: Mapping[str, str] = field(default_factory=dict)
    form: Form = Form.ROWS
    cut: bool = False
    given: Mapping[str, Meaning] = field(default_factory=dict)
    language: str = "en"
    told: frozenset[str] = frozenset()

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
            case ox.Literal() if number := NUMBERS.get(term.datatype.value):
                return _number(number, term.value)
            case ox.Literal() | ox.BlankNode():
                return term.value
        return None if term is None else str(term)

    def to_csv(self, *, labels: bool = False) -> str:
        """The rows as comma-separated values under a header, for spreadsheets: see ``queries.ask.cells``.

        Args:
            labels: names in place of IRIs; without, IRIs and beside them their names, as ``named`` gives them.

        >>> kg.query("ASK { ?s a orda:Visit }").to_csv()
        'answer\\nTrue\\n'
        """
        return as_csv(*self._grid(labels))

    def to_json(self, *, labels: bool = False) -> str:
        """The rows as a JSON list of objects.

        Args:
            labels: names in place of IRIs; without, IRIs and beside them their names, as ``named`` gives them.

        >>> kg.query("ASK { ?s a orda:Visit }").to_json(labels=True).split()
        ['[', '{', '"answer":', 'true', '}', ']']
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
        """The rows for the terminal, as ``rich`` lays them out.

        >>> kg.query("ASK { ?s a orda:Visit }").to_text().split()
        ['answer', '━━━━━━', 'yes']
        """
        return printed(self.rich(width), width)

    def rich(self, width: int = 120) -> RenderableType:
        """The rows as rich can print them; columns without a value are left out.

        Args:
            width: of the terminal, in characters. Where the columns would be too narrow to read, each row is a record
                of names and values.
        """
        quoted = [bool(_QUOTED.fullmatch(name)) for name in self.columns]
        cells = [
            [
                _clipped(text, _LONGEST_QUOTATION if said else _LONGEST_CELL)
                for text, said in zip(row, quoted, strict=True)
            ]
            for row in self._shown()
        ]
        shown = [i for i in range(len(self.columns)) if not cells or any(row[i] for row in cells)]
        return laid_out([self._column(i, quoted[i]) for i in shown], [[row[i] for i in shown] for row in cells], width)

    def _column(self, number: int, quoted: bool) -> Column:
        terms = [term for row in self.rows if isinstance(term := row[number], ox.Literal)]
        numeric = any(isinstance(self.value(term), int | float | Decimal) for term in terms)
        dated = any(term.datatype.value in DATES for term in terms)
        return Column(texts.named(self.columns[number], self.language), numeric, numeric or dated, quoted)

    def _repr_html_(self) -> str:
        head = "".join(f"<th>{html.escape(texts.named(name, self.language))}</th>" for name in self.columns)
        rows = ("".join(f"<td>{html.escape(text)}</td>" for text in row) for row in self._shown())
        body = "".join(f"<tr>{row}</tr>" for row in rows)
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"

    def _shown(self) -> Iterator[list[str]]:
        """The rows as a reader wants them."""
        for row in self.rows:
            yield [self._text(name, term) for name, term in zip(self.columns, row, strict=True)]

    def _text(self, column: str, term: Term | None) -> str:
        """A term as a reader wants it: numbers in groups of three, names in words, nothing for nothing."""
        if isinstance(term, ox.NamedNode):
            return self.labels.get(term.value) or _short(term.value)
        match value := self.value(term):
            case None:
                return ""
            case bool():
                return texts.say("yes" if value else "no", self.language)
            case int() | float() | Decimal():
                return f"{value:,}".translate({} if self.language == "en" else _CONTINENTAL)
        return TOLD[column](str(value), self.language) if column in self.told else str(value)

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


def _short(iri: str) -> str:
    """An IRI as people quote it: an id, a prefixed name; the address of a page stays."""
    for space in (ID, ARTICLE):
        if iri.startswith(space):
            return unquote(iri.removeprefix(space))
    return prefixed(iri) or iri


def _clipped(text: str, most: int) -> str:
    """A text as a terminal shows it; the other formats give it whole."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
