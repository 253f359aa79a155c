"""How sure a rule is: the share of its readings that were right on gold facts.

``confidence.csv`` says of each rule how many facts it read there, how many of them were right, and how many entries of
the codebook it reads (``make calibrate`` writes it). Laplace's rule of succession keeps a rule that was seen seldom
from being too sure. A rule that was never seen there is as sure as its relation's rules are together.
"""

from __future__ import annotations

import csv
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from extract.rules import Rule

FILE = Path(__file__).parent / "confidence.csv"


@dataclass(frozen=True, slots=True)
class Measured:
    """What is known of a rule.

    Attributes:
        read: how many facts it read in the gold articles.
        right: how many of them the gold has.
        entries: how many entries of the codebook it reads a fact in.
    """

    read: int = 0
    right: int = 0
    entries: int = 0


@cache
def _table() -> dict[str, Measured]:
    with FILE.open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle))
    return {row["rule"]: Measured(*(int(row[name]) for name in ("read", "right", "entries"))) for row in rows}


@cache
def _shares() -> dict[str, float]:
    """The share of right readings of each rule, of each relation's rules together, and under "" of all."""
    read: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for name, measured in _table().items():
        for part in (name, name.partition("/")[0], ""):
            read[part] += measured.read
            right[part] += measured.right
    return {part: (right[part] + 1) / (count + 2) for part, count in read.items() if count or not part}


def measured(rule: Rule) -> Measured:
    """What is known of a rule."""
    return _table().get(rule.name, Measured())


def is_measured(name: str) -> bool:
    """Did the rule of this name read any fact of the gold articles?"""
    return name in _table() and _table()[name].read > 0


def of(rule: Rule) -> float:
    """The confidence of a rule, 0 to 1: its own share, else that of its relation's rules, else that of all rules."""
    shares = _shares()
    return round(shares.get(rule.name) or shares.get(rule.relation) or shares[""], 3)
