"""The tables of reference data as files: which columns each has, and what a cell of a column may hold.

What a further column means is said once, in ``reference/columns.json``. What is wrong in a table is told with its file
and line, for whoever edits it by hand.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import ontology.schema

COLUMNS = Path(__file__).parent / "reference" / "columns.json"
SEPARATOR = "|"

_OWN = {
    "tenures": ("id", "person", "office", "start", "end", "acting", "source"),
    "former_names": ("place", "start", "end", "source"),
    "formations": ("new", "old", "date", "source"),
}  # the columns of the tables that list no entities; they have them all
_OF_ENTITIES = ("id", "type", "part_of", "generic")  # beside those of columns.json
_FORMS = {
    "date": (re.compile(r"\d{4}(-\d\d(-\d\d)?)?"), "a date: YYYY, YYYY-MM or YYYY-MM-DD"),
    "decimal": (re.compile(r"-?\d+(\.\d+)?"), "a number such as 43.25"),
    "integer": (re.compile(r"\d+"), "a whole number"),
}


@cache
def columns() -> Mapping[str, Mapping[str, Any]]:
    """What each further column means: its property, and the type of its values."""
    table: dict[str, dict[str, Any]] = json.loads(COLUMNS.read_text(encoding="utf-8"))
    return table


def is_language(column: str) -> bool:
    """Does a column hold names in the language of its code?"""
    return len(column) == 2 and column != "id"


def values(cell: str) -> tuple[str, ...]:
    """The values of a cell."""
    return tuple(v for part in cell.split(SEPARATOR) if (v := part.strip()))


def rows(file: Path) -> list[dict[str, str]]:
    """The rows of a table, none where there is no such file.

    Raises:
        ValueError: a column is unknown or missing, a row is longer or shorter than the first, or a cell holds what its
            column may not: the message names file and line.
    """
    if not file.exists():
        return []
    try:
        with file.open(encoding="utf-8", newline="") as handle:
            head, *lines = list(csv.reader(handle)) or [[]]
    except UnicodeDecodeError:
        raise ValueError(f"{file}: it is not in UTF-8") from None
    for wrong in _wrong_columns(file.stem, head):
        raise ValueError(f"{file}: {wrong}")
    found = []
    for number, cells in enumerate(lines, start=2):
        if len(cells) != len(head):
            raise ValueError(f"{file}:{number}: it has {len(cells)} cells; the first line has {len(head)}")
        row = {column: cell.strip() for column, cell in zip(head, cells, strict=True)}
        for wrong in _wrong_cells(row):
            raise ValueError(f"{file}:{number}: {wrong}")
        found.append(row)
    return found


def _wrong_columns(table: str, head: Iterable[str]) -> Iterator[str]:
    own = {column for column in head if not is_language(column) and not column.startswith("also_")}
    needed = _OWN.get(table, ("id",))
    known = needed if table in _OWN else (*_OF_ENTITIES, *columns())
    yield from (f"nobody asks for the column “{column}”" for column in sorted(own.difference(known)))
    yield from (f"the column “{column}” is missing" for column in needed if column not in own)


def _wrong_cells(row: Mapping[str, str]) -> Iterator[str]:
    kind = row.get("type")
    if kind and not ontology.schema.load().is_a(kind, *ontology.schema.ENTITY_CLASSES):
        yield f"“{kind}” is no class of entities of the ontology"
    for column, cell in row.items():
        meaning = columns().get(column, {})
        form, says = _FORMS.get("date" if column == "date" else meaning.get("type", ""), (None, ""))
        for value in values(cell):
            if form is not None and not form.fullmatch(value):
                yield f"“{value}” of the column “{column}” is not {says}"
            elif value not in meaning.get("terms", {value}):
                yield f"“{value}” of the column “{column}” is not one of {', '.join(meaning['terms'])}"
