"""Cells that a spreadsheet would take for formulas, kept text: the one place that says which these are.

A table that articles wrote is opened by others: a cell such as ``=HYPERLINK(…)`` would be run there. What begins so is
guarded wherever Orda writes CSV for people, by an apostrophe, which spreadsheets read as “this is text”. Numbers stay
numbers. The W3C's result formats and files for the import of databases hold every value as it is.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from typing import Any

# Cells that begin with what OWASP lists (CSV injection), the wide forms among them, and are no plain number. The pages'
# scripts are given this pattern: Python and JavaScript read it alike.
FORMULA = r"^(?![+-]?[0-9]+(?:\.[0-9]+)?$)[=+\-@\t\r\n＝＋－＠]"

_FORMULA = re.compile(FORMULA)
_END = "\r\n"


def guarded(value: Any) -> Any:
    """A value as a spreadsheet takes it for what it is: a text that would be a formula begins with an apostrophe."""
    return f"'{value}" if isinstance(value, str) and _FORMULA.match(value) else value


def as_csv(columns: Sequence[str], rows: Iterable[Iterable[Any]], *, guard: bool = True) -> str:
    """Rows as comma-separated values under a header, which is there though no row is.

    Args:
        columns: the header.
        rows: the values, in the order of the columns; None is an empty cell.
        guard: whether a spreadsheet may open it; without, every value is written as it is.
    """
    lines = _Lines()
    writer = csv.writer(lines, lineterminator=_END)  # so that a cell with a bare carriage return is quoted, too
    for row in (columns, *rows):
        writer.writerow(["" if v is None else guarded(v) if guard else v for v in row])
    return "".join(f"{line.removesuffix(_END)}\n" for line in lines)


class _Lines(list[str]):
    """What a writer of the standard library writes, a line each time."""

    def write(self, line: str) -> None:
        """Take a line."""
        self.append(line)
