"""What an analysis found: a DataFrame that knows the facts behind each row, what it left out, and how it is drawn."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, ClassVar, Self

import pandas as pd

from queries.analysis.evidence import FACTS, evidence
from queries.analysis.texts import counted, sentence
from queries.ask.source import Source

if TYPE_CHECKING:
    import altair as alt


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What was not counted.

    Attributes:
        reason: why, in words.
        number: of how many facts, articles or entities that is so.
        facts: the IRIs of the facts; empty where they are none.
    """

    reason: str
    number: int
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Context:
    """What a finding knows beside its rows.

    Attributes:
        source: what was asked.
        language: that names are in.
        title: what was found, in a sentence.
        left_out: what was not counted.
        caveats: what a reader must know before he concludes anything.
        draw: makes the picture of a finding, or of some of its rows; None where there is none.
    """

    source: Source
    language: str
    title: str
    left_out: tuple[LeftOut, ...] = ()
    caveats: tuple[str, ...] = ()
    draw: Callable[[Finding], alt.TopLevelMixin] | None = field(default=None, repr=False)


class Finding(pd.DataFrame):  # type: ignore[misc]
    """Rows with the facts behind them, in the column ``facts``: whatever is sorted, filtered or picked keeps its proof.

    It is a pandas DataFrame; what pandas makes of it by choosing rows or columns is a finding again.
    """

    _metadata: ClassVar[list[str]] = ["_context"]
    _context: Context | None

    @classmethod
    def of(cls, rows: pd.DataFrame | Iterable[dict[str, Any]], context: Context) -> Self:
        """Rows as a finding."""
        found = cls(rows if isinstance(rows, pd.DataFrame) else pd.DataFrame(list(rows)))
        found._context = context
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
        context: Context | None = getattr(self, "_context", None)
        if context is None:
            raise ValueError("these rows have lost the graph they were read from; take them anew from the finding")
        return context

    @property
    def title(self) -> str:
        """What was found, in a sentence."""
        return self.context.title

    @property
    def caveats(self) -> tuple[str, ...]:
        """What a reader must know before he concludes anything."""
        return self.context.caveats

    @property
    def left_out(self) -> Finding:
        """What was not counted, and why: ``reason``, ``number``, ``facts``."""
        rows = [(out.reason, out.number, out.facts) for out in self.context.left_out]
        frame = pd.DataFrame(rows, columns=["reason", "number", FACTS])
        return Finding.of(frame, replace(self.context, title="", left_out=(), caveats=(), draw=None))

    def evidence(self, rows: Sequence[int] | slice | None = None) -> Finding:
        """The sentences behind all rows, or behind those at some positions.

        Args:
            rows: positions, as ``iloc`` takes them; None is all.
        """
        chosen = self if rows is None else self.iloc[rows]
        return proven(self.context.source, self.context.language, chosen)

    def chart(self) -> alt.TopLevelMixin:
        """The picture: of all rows, or of those that were picked from a finding.

        Raises:
            ValueError: these rows have no picture.
        """
        if self.context.draw is None:
            raise ValueError("these rows have no picture")
        return self.context.draw(self)


def proven(source: Source, language: str, what: object) -> Finding:
    """The sentences that prove something; see ``queries.analysis.evidence.evidence``."""
    frame = evidence(source, what, language)
    many = {"quotations": len(frame), "articles": frame["article"].nunique()}
    said = {name: counted(name, number, language) for name, number in many.items()}
    return Finding.of(frame, Context(source, language, sentence("evidence", language, **said)))
