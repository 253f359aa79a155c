"""How sure a rule is: the share of its readings that were right on gold facts.

``confidence.csv`` says how many facts each rule read there and how many were right (``python -m tests.calibrate``
writes it). Laplace's rule of succession keeps a rule that was seen seldom from being too sure.
"""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

FILE = Path(__file__).parent / "confidence.csv"


@cache
def _table() -> dict[str, float]:
    with FILE.open(encoding="utf-8", newline="") as handle:
        return {row["rule"]: (int(row["right"]) + 1) / (int(row["read"]) + 2) for row in csv.DictReader(handle)}


def of(rule: str) -> float:
    """The confidence of a rule, 0 to 1; one half where it was never measured."""
    return round(_table().get(rule, 0.5), 3)
