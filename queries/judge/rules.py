"""The rules that read facts, as a table: what each takes for a fact, and how sure it is."""

from __future__ import annotations

import pyoxigraph as ox

from extract import confidence
from extract.rules import Rule, registered
from queries.ask.table import Table

COLUMNS = ("rule", "relation", "confidence", "measured", "read", "right", "entries", "why")


def rules(language: str = "en") -> Table:
    """All rules, relation by relation, each told in a language.

    ``confidence`` is what facts bear; where a rule was not measured it is that of its relation's rules. ``read`` and
    ``right`` say how many facts it read in the gold articles and how many of them the gold has, if it read any.
    ``entries`` says in how many entries of the codebook it reads a fact.
    """
    return Table(COLUMNS, tuple(_row(rule, language) for rule in registered().values()), language=language)


def _row(rule: Rule, language: str) -> tuple[ox.Literal | None, ...]:
    known, measured = confidence.measured(rule), confidence.is_measured(rule.name)
    support = (ox.Literal(known.read), ox.Literal(known.right)) if measured else (None, None)
    return (
        ox.Literal(rule.name), ox.Literal(rule.relation), ox.Literal(confidence.of(rule)), ox.Literal(measured),
        *support, ox.Literal(known.entries), ox.Literal(rule.told(language)),
    )  # fmt: skip
