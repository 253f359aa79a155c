"""The rows of a finding as HTML that runs nothing, with what must be known of them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pandas as pd
from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from queries.analysis import cells
from queries.analysis.charts.texts import say
from queries.ask.texts import named

MOST = 20  # rows
_HERE = Path(__file__).parent


def sheet(finding: pd.DataFrame, most: int = MOST, *, styled: bool = True) -> str:
    """The first rows as a table of texts, the caveats, and what was not counted.

    Args:
        finding: one that knows its graph.
        most: rows.
        styled: whether cells say on which side their texts stand by a style, which overrules that of a notebook; a
            page with a strict policy takes none.
    """
    language = finding.context.language
    shown = cells.columns(finding)
    numbers = {name for name in shown if pd.api.types.is_numeric_dtype(finding[name]) or name == "facts"}
    return template("sheet.html").render(
        names={name: named(name, language) for name in shown},
        numbers=numbers,
        rows=list(cells.cells(finding.iloc[:most], language)),
        notes=notes(finding, most),
        language=language,
        styled=styled,
    )


def notes(finding: pd.DataFrame, most: int) -> list[str]:
    """What a reader must know of the rows: how many there are, caveats, what was not counted."""
    language, context = finding.context.language, finding.context
    found = [say("shown", language, n=most, all=len(finding))] if len(finding) > most else []
    found += map(cells.plain, context.caveats)
    if context.left_out:
        reasons = "; ".join(f"{cells.plain(out.reason)} ({out.number})" for out in context.left_out)
        found.append(say("not_counted", language, names=reasons))
    return [_ended(note) for note in found]


def _ended(text: str) -> str:
    """A sentence with its stop, as others stand after it."""
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."


@cache
def template(name: str) -> Template:
    """A template of this room; all that is put into it is escaped."""
    loader = FileSystemLoader(_HERE / "templates")
    return Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    ).get_template(name)
