"""What an analysis found: a DataFrame that knows the facts behind each row, what it left out, and how it is drawn."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Self

import pandas as pd

from queries.analysis.context import Context, LeftOut
from queries.analysis.evidence import FACTS, evidence
from queries.analysis.texts import counted, sentence
from queries.ask.source import Source

if TYPE_CHECKING:
    import altair as alt

    from queries.analysis.selection import Picking

__all__ = ["Context", "Finding", "LeftOut"]


class Finding(pd.DataFrame):  # type: ignore[misc]
    """Rows with the facts behind them, in the column ``facts``: whatever is sorted, filtered or picked keeps its proof.

    It is a pandas DataFrame; what pandas makes of it by choosing rows or columns is a finding again.

    >>> found = kg.career("Tokayev")
    >>> type(found[found["since"] >= "2010"]).__name__, len(found[found["since"] >= "2010"]) < len(found)
    ('Finding', True)
    """

    _metadata: ClassVar[list[str]] = ["_context"]
    _context: Context | None

    @classmethod
    def of(cls, rows: pd.DataFrame | Iterable[dict[str, Any]], context: Context) -> Self:
        """Rows as a finding."""
        found = cls(rows if isinstance(rows, pd.DataFrame) else pd.DataFrame(list(rows)))
        found._context = replace(context, rows=len(found))
        return found

    @property
    def _constructor(self) -> Callable[..., Finding]:
        return Finding

    @property
    def context(self) -> Context:
        """What is known beside the rows.

        Raises:
            ValueError: these are rows of no graph.
        """
        if self.known is None:
            raise ValueError("these rows have lost the graph they were read from; take them anew from the finding")
        return self.known

    @property
    def known(self) -> Context | None:
        """What is known beside the rows; None where pandas made other rows of them, which are of no graph."""
        context: Context | None = getattr(self, "_context", None)
        return context

    @property
    def title(self) -> str:
        """What was found, in a sentence; and of how many rows these are, where they are no longer all.

        >>> kg.career("Tokayev").title
        'Kassym-Jomart Tokayev: ... terms of office, 1994–'
        >>> kg.career("Tokayev").head(2).title
        'Kassym-Jomart Tokayev: ... terms of office, 1994– (2 of ... rows)'
        """
        title, rows = self.context.title, self.context.rows
        if not title or rows is None or len(self) == rows:
            return title
        return sentence("some_rows", self.context.language, title=title, some=str(len(self)), all=str(rows))

    @property
    def caveats(self) -> tuple[str, ...]:
        """What a reader must know before he concludes anything.

        >>> kg.timeline("Akmola region").caveats[0]
        'The date of ... is that of the article, as no other is told'
        """
        return self.context.caveats

    @property
    def left_out(self) -> Finding:
        """What was not counted, and why: ``reason``, ``number``, ``facts``.

        >>> kg.visits(since=2019).left_out.columns.tolist()
        ['reason', 'number', 'facts']
        """
        rows = [(out.reason, out.number, out.facts) for out in self.context.left_out]
        frame = pd.DataFrame(rows, columns=["reason", "number", FACTS])
        return Finding.of(frame, replace(self.context, title="", left_out=(), caveats=(), draw=None))

    def evidence(self, rows: Sequence[int] | slice | None = None) -> Finding:
        """The sentences behind all rows, or behind those at some positions.

        Args:
            rows: positions, as ``iloc`` takes them; None is all.

        >>> kg.visits().evidence([0]).columns[:3].tolist()
        ['words', 'sentence', 'article']
        """
        chosen = self if rows is None else self.iloc[rows]
        return proven(self.context.source, self.context.language, chosen)

    def chart(self, look: str = "light") -> alt.TopLevelMixin:
        """The picture: of all rows, or of those that were picked from a finding.

        Args:
            look: ``light`` or ``dark``.

        Raises:
            ValueError: these rows have no picture, or there is no such look.

        >>> kg.career("Tokayev").chart().to_dict()["title"]["text"]
        ['Kassym-Jomart Tokayev: ... terms of office, 1994–']
        """
        from queries.analysis.charts.look import dressed

        if self.context.draw is None or not len(self):
            raise ValueError("these rows have no picture" if len(self) else "there are no rows to draw")
        try:
            return dressed(self.context.draw(self), look, self.context.language)
        except KeyError as missing:
            raise ValueError(f"these rows have no picture, for they have no column {missing}") from None

    def pick(self) -> Picking:
        """The picture as a widget: the rows picked in it, by a click or over a time, are its ``rows``.

        Raises:
            ValueError: these rows have no picture.

        >>> picking = kg.career("Tokayev").pick()
        >>> len(picking.rows)  # nothing is picked yet
        0
        """
        from queries.analysis.selection import Picking

        return Picking(self)

    def save(self, file: Path | str) -> Path:
        """Write it to a file, as the file's name ends: ``.html``, ``.svg``, ``.png``, ``.csv`` or ``.json``.

        Raises:
            ValueError: the name ends otherwise, or a picture is wanted of rows that have none.
            OSError: the file cannot be written.

        >>> kg.career("Tokayev").save("career.svg").name
        'career.svg'
        """
        from queries.analysis.saving import save

        return save(self, Path(file))

    def _ipython_display_(self) -> None:
        from queries.analysis.display import publish

        publish(self)

    def _repr_html_(self) -> str:
        from queries.analysis.display import as_html

        return as_html(self)

    def _display_(self) -> object:
        """What marimo shows."""
        from queries.analysis.display import framed

        return framed(self)


def proven(source: Source, language: str, what: object) -> Finding:
    """The sentences that prove something; see ``queries.analysis.evidence.evidence``."""
    frame = evidence(source, what, language)
    many = {"quotations": len(frame), "articles": frame["article"].nunique()}
    said = {name: counted(name, number, language) for name, number in many.items()}
    return Finding.of(frame, Context(source, language, sentence("evidence", language, **said)))
