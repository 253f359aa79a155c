"""A number for each pair, as of regions and years: a field for each, the darker the more."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import altair as alt
import pandas as pd

from queries.analysis.charts import drawn
from queries.analysis.charts.look import ON_LITTLE, ON_MUCH
from queries.analysis.charts.texts import say
from queries.ask.texts import named

_CELL = {"width": 52, "height": 26}  # pixels
_MOST = 40  # rows, and years
_YEAR = 4  # digits


def heat(
    finding: pd.DataFrame, *, row: str = "place", column: str = "year", number: str = "number"
) -> alt.TopLevelMixin:
    """Numbers as fields of a matrix; where there is no row, there is no field.

    Args:
        finding: a row for each field.
        row, column: the columns that say where a field stands; the rows with the most stand first.
        number: the column that has the numbers.
    """
    language = finding.context.language
    marks = [
        shown | {"name": shown[row], "across": _across(record[column], shown[column]), "at": float(record[number])}
        | {"said": shown[number], "order": str(record[column])}
        for record, shown in zip(finding.to_dict("records"), drawn.records(finding), strict=False)
        if pd.notna(record[number])
    ]  # fmt: skip
    domain = _steps({mark["across"]: mark["order"] for mark in marks})
    total: dict[str, float] = {}
    for mark in marks:
        total[mark["name"]] = total.get(mark["name"], 0) + mark["at"]
    order = sorted(total, key=lambda name: (-total[name], name))
    marks = [mark for mark in marks if mark["name"] in order[:_MOST]]
    notes = [say("first_names", language, n=_MOST, all=len(order))] if len(order) > _MOST else []
    most = max((mark["at"] for mark in marks), default=0)
    shown_at: dict[str, Any] = {
        "x": alt.X(
            field="across", type="ordinal", title=None, scale=alt.Scale(domain=domain),
            axis=alt.Axis(labelAngle=0, orient="top", domain=False),
        ),
        "y": alt.Y(field="name", type="nominal", sort=order, title=None, axis=alt.Axis(domain=False, ticks=False)),
        "tooltip": drawn.pointed_at(finding),
        "opacity": drawn.opacity(drawn.PICKED),
    }  # fmt: skip
    paint = alt.Color(
        field="at", type="quantitative", title=named(number, language),
        scale=alt.Scale(domain=[0, most or 1]), legend=alt.Legend(tickMinStep=1),
    )  # fmt: skip
    look: dict[str, Any] = {"cornerRadius": 2, "stroke": "#808080", "strokeWidth": 0.5}
    text = alt.Text(field="said", type="nominal")
    little, much = drawn.inked(marks, "at", most)
    chart = drawn.layered(
        (marks, lambda chart: chart.mark_rect(**look).encode(color=paint, **shown_at)),
        (little, lambda chart: chart.mark_text(style=ON_LITTLE, fontSize=12).encode(text=text, **shown_at)),
        (much, lambda chart: chart.mark_text(style=ON_MUCH, fontSize=12).encode(text=text, **shown_at)),
    )
    size: dict[str, Any] = {"width": alt.Step(_CELL["width"]), "height": alt.Step(_CELL["height"])}
    return drawn.titled(drawn.selectable(chart.properties(**size), drawn.PICKED), finding, notes)


def _steps(order: Mapping[str, str]) -> list[str]:
    """What stands across, in order; of years also those between, of which there are no numbers.

    Args:
        order: what stands there, with what it is ordered by.
    """
    if order and all(len(text) == _YEAR and text.isdecimal() for text in order):
        first, last = int(min(order)), int(max(order))
        if last - first < _MOST:
            return [str(year) for year in range(first, last + 1)]
    return sorted(order, key=lambda text: order[text])


def _across(value: object, shown: str) -> str:
    """A year as a year and no quantity: without marks between its digits."""
    return str(value) if isinstance(value, int) else str(int(value)) if isinstance(value, float) else shown
