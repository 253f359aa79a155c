"""What a terminal is given: marks that it would obey are shown instead, and no console lacks a character.

Articles and file names are written by others. A right-to-left mark in them would turn a line around, an escape
sequence could rename the window or hide what follows, a zero-width space would tell two equal-looking names apart.
"""

from __future__ import annotations

import io
import sys
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Literal

from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

_NARROWEST, _LONG_WORD, _WIDEST, _BETWEEN = 12, 16, 40, 3  # characters
_DEEPEST = 5  # lines that a cell takes, rather than a column is narrow
_OBEYED = ("Cc", "Cf", "Cs", "Zl", "Zp")  # controls, formats (bidi, zero width), lone surrogates, separators of lines
_LAYOUT = "\n\t"


def visible(text: str) -> str:
    """A text with what would not be seen, or would be obeyed, by its number: ``‹U+202E›``; lines stay lines."""
    if text.isprintable():
        return text
    return "".join(f"‹U+{ord(c):04X}›" if c not in _LAYOUT and unicodedata.category(c) in _OBEYED else c for c in text)


def laid_out(names: Sequence[str], rows: Sequence[Sequence[str]], numbers: Sequence[bool], width: int) -> Table:
    """Rows of texts as a table; where its columns would be too narrow to read, each row as a list of what it holds.

    Args:
        names: the columns'.
        rows: the texts, in the order of the columns.
        numbers: whether each column holds numbers, which stand to the right and are not broken.
        width: of the terminal, in characters.
    """
    names, rows = [visible(name) for name in names], [[visible(text) for text in row] for row in rows]
    longest = [max((len(row[i]) for row in rows), default=0) for i in range(len(names))]
    words = [
        min(_LONG_WORD, max(map(len, " ".join(row[i] for row in rows).split() or [""]))) for i in range(len(names))
    ]
    least = [
        max(size if number else min(size, max(_NARROWEST, size // _DEEPEST, word)), *map(len, [*name.split(), ""]))
        for name, size, word, number in zip(names, longest, words, numbers, strict=True)
    ]
    spare = width - sum(least) - _BETWEEN * (len(names) - 1)
    if spare < 0:
        return _listed(names, rows) if rows else _listed(["no rows"], [[", ".join(names)]])
    table = Table(show_edge=False, pad_edge=False, row_styles=["", "dim"], header_style="bold")
    for name, wide, number in zip(names, _widths(least, longest, spare), numbers, strict=True):
        side: Literal["left", "right"] = "right" if number else "left"
        table.add_column(Text(name), justify=side, overflow="fold", width=wide)
    for row in rows:
        table.add_row(*map(Text, row))
    return table


def _widths(least: Iterable[int], longest: Sequence[int], spare: int) -> list[int]:
    """The columns' widths: what each needs at least, and a share of what is to spare, first up to a fair width."""
    widths = list(least)
    for most in (_WIDEST, max(longest, default=0)):
        lacking = [max(0, min(size, most) - width) for size, width in zip(longest, widths, strict=True)]
        given = max(0, min(spare, sum(lacking)))
        widths = [width + given * lack // max(1, sum(lacking)) for width, lack in zip(widths, lacking, strict=True)]
        spare -= given
    return widths


def _listed(names: Sequence[str], rows: Iterable[Sequence[str]]) -> Table:
    """Each row as a list of names and values, those without a value left out."""
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(style="bold", no_wrap=True)
    table.add_column(overflow="fold")
    for number, row in enumerate(rows):
        if number:
            table.add_row()
        for name, value in zip(names, row, strict=True):
            if value:
                table.add_row(Text(name), Text(value))
    return table


def printed(shown: RenderableType, width: int) -> str:
    """What rich can print as plain text of at most ``width`` columns."""
    text = io.StringIO()
    Console(width=width, file=text, color_system=None, legacy_windows=False).print(shown)
    return text.getvalue()


def lenient() -> None:
    """Let standard output and error replace what their encoding lacks, where they would end with an error."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
