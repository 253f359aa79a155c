"""The figures of an evaluation, for people and for programs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
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


class Verdict(StrEnum):
    """What becomes of a fact that is compared with the gold."""

    RIGHT = "right"
    WRONG = "wrong"
    MISSED = "missed"
    ARGUABLE = "arguable"  # the gold marks it as optional: neither rewarded nor punished
    AGAIN = "again"  # told a second time in its article, which is no error


@dataclass(frozen=True, slots=True)
class Judged:
    """A fact of an article, compared with the article's gold.

    Attributes:
        verdict: what became of it.
        article: the article's id.
        language: the article's; empty where its gold does not say.
        relation: its name in the ontology.
        said: what fills those of its roles that are compared: IRIs and texts of the graph, or names and texts of the
            gold; roles without which there is no such fact come first.
        words: of the article, which state it.
        mistaken: its further roles that are not right, where it is right itself.
        fact: its IRI; empty where it was missed.
        confidence: how sure its rule is, 0 to 1; None where it was missed.
        rule: which read it; empty where it was missed, or the graph does not say.
    """

    verdict: Verdict
    article: str
    language: str
    relation: str
    said: Mapping[str, Sequence[str]]
    words: str
    mistaken: tuple[str, ...] = ()
    fact: str = ""
    confidence: float | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class Report:
    """What an evaluation found; ``print`` and a notebook show its figures.

    Attributes:
        scores: by relation, and by entity type as ``entity:Person``.
        identity: of pairs of entities in different articles, whether one real thing is one node.
        fields: whether each further role of a matched fact was right, by relation and role (``position.body``).
        whole: how many matched facts have all of these right.
        errors: article, relation, ``missed`` or ``wrong``, and what it was.
        judged: every fact that was compared, article by article.
    """

    scores: Mapping[str, Score]
    identity: Score
    fields: Mapping[str, Sequence[bool]]
    whole: int = 0
    errors: tuple[tuple[str, str, str, Any], ...] = field(default=())
    judged: tuple[Judged, ...] = field(default=(), repr=False)

    @property
    def facts(self) -> Score:
        """All relations together.

        >>> scores = kg.evaluate("samples/gold").facts
        >>> scores.right + scores.missed > 300  # what the gold states
        True
        """
        return sum((s for name, s in self.scores.items() if not name.startswith("entity:")), Score())

    @property
    def complete(self) -> Score:
        """All relations together, where a fact counts only when all its further roles are right, too.

        >>> report = kg.evaluate("samples/gold")
        >>> report.complete.right <= report.facts.right
        True
        """
        partly = self.facts.right - self.whole
        return Score(self.whole, self.facts.wrong + partly, self.facts.missed + partly)

    @property
    def entities(self) -> Score:
        """All entity types together.

        >>> kg.evaluate("samples/gold").entities.recall > 0.8
        True
        """
        return sum((s for name, s in self.scores.items() if name.startswith("entity:")), Score())

    def all_scores(self) -> dict[str, Score]:
        """Every score by name, the sums last.

        >>> list(kg.evaluate("samples/gold").all_scores())[-1]
        'identity across articles'
        """
        return {
            **self.scores,
            "ALL entities": self.entities,
            "ALL facts": self.facts,
            "ALL facts, complete": self.complete,
            "identity across articles": self.identity,
        }

    def to_json(self) -> dict[str, dict[str, float]]:
        """Every figure by name.

        >>> sorted(kg.evaluate("samples/gold").to_json()["ALL facts"])
        ['f1', 'fn', 'fp', 'p', 'r', 'tp']
        """
        scores = {name: score.to_json() for name, score in self.all_scores().items()}
        return scores | {
            f"field {name}": {"accuracy": round(sum(right) / len(right), 3), "of": len(right)}
            for name, right in sorted(self.fields.items())
        }

    def to_csv(self) -> str:
        """Every figure as comma-separated values, a row for each name.

        >>> kg.evaluate("samples/gold").to_csv().partition("\\n")[0]
        'name,p,r,f1,tp,fp,fn,accuracy,of'
        """
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
        """The figures as a table for the terminal.

        >>> "ALL facts" in kg.evaluate("samples/gold").to_text()
        True
        """
        return printed(self.rich(), width)

    def __repr__(self) -> str:
        return self.to_text()
