"""What a terminal is given: marks that it would obey are shown instead, and no console lacks a character.

Articles and file names are written by others. A right-to-left mark in them would turn a line around, an escape
sequence could rename the window or hide what follows, a zero-width space would tell two equal-looking names apart.
"""

from __future__ import annotations

import io
import re
import sys
import textwrap
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

_NARROWEST, _LONG_WORD, _WIDEST, _BETWEEN = 12, 24, 40, 3  # characters
_DEEPEST = 5  # lines that a cell takes, rather than a column is narrow
_INDENT = "  "  # before words of articles
_THOUSANDS = re.compile(r"(?<=\d) (?=\d{3}(?!\d))")
_OBEYED = ("Cc", "Cf", "Cs", "Zl", "Zp")  # controls, formats (bidi, zero width), lone surrogates, separators of lines
_LAYOUT = "\n\t"


def visible(text: str) -> str:
    """A text with what would not be seen, or would be obeyed, by its number: ``‹U+202E›``; lines stay lines."""
    if text.isprintable():
        return text
    return "".join(f"‹U+{ord(c):04X}›" if c not in _LAYOUT and unicodedata.category(c) in _OBEYED else c for c in text)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of an answer.

    Attributes:
        name: what it is called.
        number: whether it holds numbers, which stand to the right.
        whole: whether its cells are never broken: numbers and dates.
        quoted: whether it holds words of articles, which stand on lines of their own.
    """

    name: str
    number: bool = False
    whole: bool = False
    quoted: bool = False


def laid_out(columns: Sequence[Column], rows: Sequence[Sequence[str]], width: int) -> RenderableType:
    """Rows of texts as a table, words of articles under their row; where columns would be too narrow, as records.

    Args:
        columns: what the rows hold.
        rows: the texts, in the order of the columns.
        width: of the terminal, in characters.
    """
    columns = [replace(column, name=visible(column.name)) for column in columns]
    rows = [[visible(text) for text in row] for row in rows]
    own = [i for i, column in enumerate(columns) if not column.quoted] or list(range(len(columns)))
    quoted = [i for i in range(len(columns)) if i not in own]
    shown, cells = [columns[i] for i in own], [[row[i] for i in own] for row in rows]
    quotes = [[(columns[i].name if len(quoted) > 1 else "", row[i]) for i in quoted if row[i]] for row in rows]
    longest = [max((len(row[i]) for row in cells), default=0) for i in range(len(shown))]
    least = [
        _least(column, size, [row[i] for row in cells])
        for i, (column, size) in enumerate(zip(shown, longest, strict=True))
    ]
    spare = width - sum(least) - _BETWEEN * (len(shown) - 1)
    if spare < 0 or (rows and not shown):
        return _records([column.name for column in shown], cells, quotes, width)
    widths = _widths(least, longest, spare)
    if not any(quotes):
        return _table(shown, widths, cells)
    parts: list[RenderableType] = [_table(shown, widths)]
    for number, (row, words) in enumerate(zip(cells, quotes, strict=True)):
        parts += [*([""] if number else []), _table(shown, widths, [row], header=False), *_quotations(words, width)]
    return Group(*parts)


def _least(column: Column, longest: int, texts: Sequence[str]) -> int:
    """How narrow a column may be."""
    word = min(_LONG_WORD, max(map(len, " ".join(texts).split() or [""])))
    least = longest if column.whole else min(longest, max(_NARROWEST, longest // _DEEPEST, word))
    return max(least, *map(len, [*column.name.split(), ""]))


def _table(
    columns: Sequence[Column], widths: Sequence[int], rows: Iterable[Sequence[str]] = (), *, header: bool = True
) -> Table:
    table = Table(show_edge=False, pad_edge=False, show_header=header, row_styles=["", "dim"], header_style="bold")
    for column, wide in zip(columns, widths, strict=True):
        side: Literal["left", "right"] = "right" if column.number else "left"
        table.add_column(Text(column.name), justify=side, overflow="fold", width=wide)
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


Quotes = Sequence[tuple[str, str]]  # words of articles, each under the name of its column, where there are several


def _records(
    names: Sequence[str], rows: Sequence[Sequence[str]], quotes: Sequence[Quotes], width: int
) -> RenderableType:
    """Each row as a list of names and values, those without a value left out, and the words of articles below it."""
    parts: list[RenderableType] = []
    for number, (row, words) in enumerate(zip(rows, quotes, strict=True)):
        grid = Table.grid(padding=(0, 2, 0, 0))
        grid.add_column(style="bold", no_wrap=True, min_width=max(map(len, names), default=0))
        grid.add_column(overflow="fold")
        for name, value in zip(names, row, strict=True):
            if value:
                grid.add_row(Text(name), Text(value))
        parts += [*([""] if number else []), grid, *_quotations(words, width)]
    return Group(*parts)


def _quotations(quotes: Quotes, width: int) -> Iterator[Text]:
    """Words of articles on lines of their own; a number in them is not broken where a space parts its thousands."""
    for name, words in quotes:
        told = _THOUSANDS.sub("\N{NO-BREAK SPACE}", words)
        text = f"{name}: “{told}”" if name else f"“{told}”"
        lines = textwrap.wrap(text, max(width - len(_INDENT), 1), break_on_hyphens=False)
        yield from (Text(_INDENT + line, style="italic", overflow="fold") for line in lines)


def printed(shown: RenderableType, width: int) -> str:
    """What rich can print as plain text of at most ``width`` columns."""
    text = io.StringIO()
    # In a notebook rich would show it there, too.
    Console(width=width, file=text, color_system=None, legacy_windows=False, force_jupyter=False).print(shown)
    return text.getvalue()


def lenient() -> None:
    """Let standard output and error replace what their encoding lacks, where they would end with an error."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
