"""The figures of an evaluation, for people and for programs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from rich.table import Table as RichTable

from queries.ask.cells import as_csv
from queries.ask.terminal import printed


@dataclass(slots=True)
class Score:
    """How many were found that should be, that should not, and that were missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """The share of what was found that is right."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 0.0

    @property
    def recall(self) -> float:
        """The share of what is right that was found."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def __add__(self, other: Score) -> Score:
        return Score(self.right + other.right, self.wrong + other.wrong, self.missed + other.missed)

    def to_json(self) -> dict[str, float]:
        """The figures, rounded to three places."""
        rates = {"p": round(self.precision, 3), "r": round(self.recall, 3), "f1": round(self.f1, 3)}
        return {**rates, "tp": self.right, "fp": self.wrong, "fn": self.missed}


@dataclass(frozen=True, slots=True, repr=False)
class Report:
    """What an evaluation found; ``print`` and a notebook show its figures.

    Attributes:
        scores: by relation, and by entity type as ``entity:Person``.
        identity: of pairs of entities in different articles, whether one real thing is one node.
        fields: whether each further role of a matched fact was right, by relation and role (``position.body``).
        whole: how many matched facts have all of these right.
        errors: article, relation, ``missed`` or ``wrong``, and what it was.
    """

    scores: Mapping[str, Score]
    identity: Score
    fields: Mapping[str, Sequence[bool]]
    whole: int = 0
    errors: tuple[tuple[str, str, str, Any], ...] = field(default=())

    @property
    def facts(self) -> Score:
        """All relations together."""
        return sum((s for name, s in self.scores.items() if not name.startswith("entity:")), Score())

    @property
    def complete(self) -> Score:
        """All relations together, where a fact counts only when all its further roles are right, too."""
        partly = self.facts.right - self.whole
        return Score(self.whole, self.facts.wrong + partly, self.facts.missed + partly)

    @property
    def entities(self) -> Score:
        """All entity types together."""
        return sum((s for name, s in self.scores.items() if name.startswith("entity:")), Score())

    def all_scores(self) -> dict[str, Score]:
        """Every score by name, the sums last."""
        return {
            **self.scores,
            "ALL entities": self.entities,
            "ALL facts": self.facts,
            "ALL facts, complete": self.complete,
            "identity across articles": self.identity,
        }

    def to_json(self) -> dict[str, dict[str, float]]:
        """Every figure by name."""
        scores = {name: score.to_json() for name, score in self.all_scores().items()}
        return scores | {
            f"field {name}": {"accuracy": round(sum(right) / len(right), 3), "of": len(right)}
            for name, right in sorted(self.fields.items())
        }

    def to_csv(self) -> str:
        """Every figure as comma-separated values, a row for each name."""
        figures = self.to_json()
        columns = list(dict.fromkeys(key for row in figures.values() for key in row))
        return as_csv(["name", *columns], ([name, *map(row.get, columns)] for name, row in figures.items()))

    def rich(self) -> RichTable:
        """The figures as a table that rich can print; relations of which nothing is wanted or found are left out."""
        table = RichTable(show_edge=False, pad_edge=False, header_style="bold")
        table.add_column("")
        for name in ("precision", "recall", "F1", "right", "wrong", "missed"):
            table.add_column(name, justify="right")
        for name, score in self.all_scores().items():
            if name == "ALL entities":
                table.add_section()
            if score != Score():
                rates = (f"{rate:.3f}" for rate in (score.precision, score.recall, score.f1))
                table.add_row(name, *rates, str(score.right), str(score.wrong), str(score.missed))
        table.add_section()
        for name, right in sorted(self.fields.items()):
            table.add_row(
                f"{name} right", "", f"{sum(right) / len(right):.3f}", "", str(sum(right)), str(len(right) - sum(right))
            )
        return table

    def to_text(self, width: int = 100) -> str:
        """The figures as a table for the terminal."""
        return printed(self.rich(), width)

    def __repr__(self) -> str:
        return self.to_text()
