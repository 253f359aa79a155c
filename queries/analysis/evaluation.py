"""The facts of a graph compared with gold facts: scores, which need no pandas, and the facts behind them, which do."""

from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import TYPE_CHECKING

from queries.ask.extras import needing
from queries.ask.source import Source
from queries.judge.evaluation import evaluate as compared
from queries.judge.report import Report

if TYPE_CHECKING:
    from queries.analysis.finding import Finding


@dataclass(frozen=True, slots=True, repr=False)
class Evaluation(Report):
    """The facts of a graph, compared with gold facts: scores, and the facts behind them; `print` shows the scores.

    Attributes:
        source: the graph.
        language: to name things in.

    >>> report = kg.evaluate("samples/gold")
    >>> report.facts.right == len(report.to_frame().query("verdict == 'right'"))
    True
    """

    source: Source = field(kw_only=True, compare=False)
    language: str = field(default="en", kw_only=True)

    def to_frame(self) -> Finding:
        """Every fact that was compared, a row for each: what was right, what was wrong, what was missed.

        Returns:
            ``verdict`` (right, wrong or missed), ``relation``, ``fact`` (what fills its roles), ``mistaken`` (the
            further roles of a right fact that are not right), ``complete`` (whether it has none), ``words`` of the
            article and the ``sentence`` they stand in, ``confidence`` and ``rule`` (of what was read), ``article``,
            ``language``, ``facts``. What the gold marks as arguable, and what an article tells twice, is in
            ``left_out``.

        Raises:
            MissingError: pandas is not installed.

        >>> kg.evaluate("samples/gold").to_frame().left_out["reason"].iloc[0]
        'The gold marks them as arguable, so they are neither right nor wrong'
        """
        with needing("notebook"):
            from queries.analysis.quality import judged

        return judged(self, self.source, self.language)

    def scores_frame(self, by: str | Sequence[str] = "relation") -> Finding:
        """Precision and recall of groups of facts, with intervals (Wilson, 95 %); its picture shows both.

        Args:
            by: what makes a group: ``relation``, ``language`` or ``article``, or several of them.

        Returns:
            What makes the group, ``right``, ``wrong``, ``missed``, ``complete`` (right with all further roles),
            ``precision``, ``recall``, each with the ends of its interval (``precision_low`` …), ``f1``, ``facts``.

        Raises:
            MissingError: pandas is not installed.
            QueryError: groups are not made so.

        >>> kg.evaluate("samples/gold").scores_frame("language")["language"].tolist()
        ['en', 'ru', 'kk']
        """
        with needing("notebook"):
            from queries.analysis.quality import scored

        return scored(self, self.source, self.language, by)

    def reliability(self, steps: int = 10) -> Finding:
        """Whether facts are right as often as their confidence says; its picture is a reliability curve.

        Args:
            steps: into how many parts of equal width confidence is divided; those without facts are left out.

        Returns:
            ``confidence`` (the mean of the part), ``right`` ``of`` how many, their ``share`` with the ends of its
            interval ``low`` and ``high`` (Wilson, 95 %), ``facts``.

        Raises:
            MissingError: pandas is not installed.
            QueryError: there are no such steps.

        >>> curve = kg.evaluate("samples/gold").reliability()
        >>> bool(curve["share"].between(curve["low"], curve["high"]).all())
        True
        """
        with needing("notebook"):
            from queries.analysis.quality import reliable

        return reliable(self, self.source, self.language, steps)

    def _repr_html_(self) -> str:
        return f"<pre>{html.escape(self.to_text())}</pre>"


def evaluate(source: Source, language: str, gold: Path) -> Evaluation:
    """A graph against a folder of gold facts; see ``orda.KnowledgeGraph.evaluate``."""
    report = compared(source, gold)
    known = {known.name: getattr(report, known.name) for known in fields(report)}
    return Evaluation(**known, source=source, language=language)
