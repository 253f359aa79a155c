"""A finding as a file: a page, a picture, or its rows."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from queries.analysis import cells
from queries.analysis.frames import PRECISION
from queries.analysis.page import page
from queries.analysis.static import as_png, as_svg
from queries.ask.cells import as_csv


def save(finding: pd.DataFrame, file: Path) -> Path:
    """Write a finding in the form that the file's name ends with.

    Raises:
        ValueError: there is no such form, or a picture is wanted of rows that have none.
        OSError: the file cannot be written.
    """
    form = _FORMS.get(file.suffix.casefold())
    if form is None:
        raise ValueError(f"{file}: a finding is written as {', '.join(_FORMS)}; end the file's name so")
    content = form(finding)
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return file


def _csv(finding: pd.DataFrame) -> str:
    """The rows for spreadsheets; several values in a cell, such as facts, stand with blanks between."""
    rows = list(_records(finding))
    names = [str(name) for name in finding.columns if not str(name).endswith(PRECISION)]
    told = ([" ".join(map(str, v)) if isinstance(v, list) else v for v in row.values()] for row in rows)
    return as_csv(names, told)


def _json(finding: pd.DataFrame) -> str:
    """The rows with what must be known of them."""
    context = finding.context
    left_out = [{"reason": out.reason, "number": out.number, "facts": out.facts} for out in context.left_out]
    told = {"title": finding.title, "language": context.language, "caveats": context.caveats, "left_out": left_out}
    return json.dumps(told | {"rows": list(_records(finding))}, ensure_ascii=False, indent=1) + "\n"


def _records(finding: pd.DataFrame) -> Iterator[dict[str, Any]]:
    """The rows as plain values; a date is as long as it is precise, so that no column need say how precise it is."""
    names = [name for name in finding.columns if not str(name).endswith(PRECISION)]
    for record in finding.to_dict("records"):
        yield {name: _plain(record[name], cells.precision(record, name)) for name in names}


def _plain(value: Any, precise: str) -> Any:
    """A value as JSON has it."""
    if isinstance(value, tuple | list | set | frozenset):
        return [_plain(one, precise) for one in value]
    if pd.isna(value):
        return None
    if isinstance(value, pd.Timestamp):
        return cells.partial(value, precise)
    if pd.api.types.is_number(value) and not isinstance(value, bool):
        return int(value) if pd.api.types.is_integer(value) else float(value)
    return value if isinstance(value, bool) else str(value)


_FORMS: Mapping[str, Callable[[pd.DataFrame], str | bytes]] = {
    ".html": page,
    ".svg": lambda finding: as_svg(finding.chart()),
    ".png": lambda finding: as_png(as_svg(finding.chart())),
    ".csv": _csv,
    ".json": _json,
}
