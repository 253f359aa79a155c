"""The answer to a query in a notebook: a table that is a frame, a picture and a way to the facts."""

from __future__ import annotations

import html
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from queries.ask.catalog import Query
from queries.ask.extras import needing
from queries.ask.labels import Labels
from queries.ask.packed import packed, unpacked
from queries.ask.run import find
from queries.ask.source import Source
from queries.ask.table import TOLD, Table
from queries.ask.texts import rows as so_many_rows
from queries.sources.opening import asked

if TYPE_CHECKING:
    import altair as alt
    import pandas as pd

    from queries.analysis.finding import Finding

SHOWN = 20  # rows that a notebook shows


@dataclass(frozen=True, slots=True, repr=False)
class Answer(Table):
    """Rows that answer a query; ``print`` and a notebook show them.

    Attributes:
        source: what was asked.
        query: the question.

    >>> len(kg.query("articles")) >= 14
    True
    """

    source: Source = field(kw_only=True, compare=False)
    query: Query = field(kw_only=True)

    def to_frame(self, *, iris: bool = False) -> pd.DataFrame:
        """The rows as a pandas DataFrame of proper dtypes, names in place of IRIs.

        Columns of IRIs are categories of names; dates are ``datetime64[s]``, with a column ``<name>_precision`` (day,
        month, year) after those of which one is no day; whole numbers are ``Int64``, others ``float64``, truth values
        ``boolean``, texts ``string``. ``attrs`` tell the query: ``query``, ``title``, ``text``, ``params``,
        ``language`` and what each of the ``columns`` means.

        Args:
            iris: whether a column ``<name>_iri`` stands beside each column of IRIs.

        Raises:
            MissingError: pandas is not installed.

        >>> kg.query("visits").to_frame().attrs["columns"]["destination"]
        'where to'
        """
        with needing("notebook"):
            from queries.analysis.terms import as_frame
        frame = as_frame(self, iris=iris)
        frame.attrs = self._about()
        return frame

    def evidence(self) -> Finding:
        """The sentences that prove the facts among the rows.

        Raises:
            ValueError: no column has facts.
            MissingError: pandas is not installed.

        >>> kg.query("SELECT ?fact { ?fact a orda:Visit } LIMIT 1").evidence()["relation"].tolist()
        ['visit']
        """
        with needing("notebook"):
            from queries.analysis.finding import proven
        iris = dict.fromkeys(term.value for row in self.rows for term in row if isinstance(term, ox.NamedNode))
        found = proven(self.source, self.language, list(iris))
        if not len(found):
            raise ValueError("no column of this answer has facts; ask for them, as `kg.query('facts-about', …)` does")
        return found

    def chart(self, look: str = "light") -> alt.TopLevelMixin:
        """A picture of the rows: what has a date, over time; else the first number, as bars.

        Args:
            look: ``light`` or ``dark``.

        Raises:
            ValueError: the rows have neither.
            MissingError: what draws is not installed.

        >>> kg.query("articles").chart().to_dict()["title"]["text"]
        ['Articles']
        """
        with needing("notebook"):
            from queries.analysis.drawing import of_answer
            from queries.analysis.finding import Context, Finding
        frame = self.to_frame()
        title = self.query.titles.get(self.language) or self.query.title
        return Finding.of(frame, Context(self.source, self.language, title, draw=of_answer(frame))).chart(look)

    def __str__(self) -> str:
        return self.to_text()

    __repr__ = __str__

    def _repr_html_(self) -> str:
        first = Table(self.columns, self.rows[:SHOWN], self.labels, self.form, language=self.language, told=self.told)
        many = html.escape(so_many_rows(len(self), self.language))
        return f"{Table._repr_html_(first)}<p>{many}</p>"

    def _about(self) -> dict[str, Any]:
        titles = self.query.titles
        return {
            "query": self.query.name,
            "title": titles.get(self.language) or self.query.title,
            "text": self.query.text,
            "params": {name: meant.node.value for name, meant in self.given.items()},
            "language": self.language,
            "columns": {name: self.query.columns.get(name, "") for name in self.columns},
        }


def answer(
    source: Source, query: str | Path, params: dict[str, object], language: str, seconds: float | None
) -> Answer:
    """The answer to a query; see ``orda.KnowledgeGraph.query``."""
    found = find(query)
    sent = asked(source, lambda opened: packed(opened, found, params, language), seconds)
    rows = unpacked(sent)
    return Answer(
        sent.columns,
        rows,
        Labels(source, rows, language),
        sent.form,
        given=sent.given,
        language=language,
        told=frozenset(TOLD.keys() & set(sent.columns)),
        source=source,
        query=found,
    )
