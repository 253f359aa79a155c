"""Numbers of one unit side by side: a bar for each row, with the interval where one is given."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import altair as alt
import pandas as pd

from queries.analysis.charts import drawn
from queries.analysis.charts.look import WIDTH, colour
from queries.analysis.charts.texts import say
from queries.ask.texts import named

_STEP = 26  # pixels from one bar to the next
_MOST = 40  # bars


def bars(
    finding: pd.DataFrame,
    *,
    number: str = "number",
    names: Sequence[str] = (),
    low: str = "low",
    high: str = "high",
    lines: str = "interval",
) -> alt.TopLevelMixin:
    """Numbers as bars that begin at nothing, in the order of the rows.

    Args:
        finding: whose numbers are all of one unit.
        number: the column that has them.
        names: the columns that say what each is of; the first that is no number where none is given.
        low, high: the columns that have the ends of an interval, where there are any.
        lines: what is said of the lines from one end to the other, in ``texts.json``.
    """
    language = finding.context.language
    texts = [name for name in finding if not pd.api.types.is_numeric_dtype(finding[name]) and name != "facts"]
    chosen = list(names) or texts[:1]
    between = low in finding and high in finding
    marks = [
        shown
        | {"name": drawn.label(shown, chosen), "at": float(row[number]), "said": shown[number]}
        | ({"from": float(row[low]), "to": float(row[high])} if between and pd.notna(row[low] + row[high]) else {})
        for row, shown in zip(finding.to_dict("records"), drawn.records(finding), strict=False)
        if pd.notna(row[number])
    ]
    numberless = min(len(finding), drawn.MOST) - len(marks)
    order = list(dict.fromkeys(mark["name"] for mark in marks))
    kept = set(order[:_MOST])
    marks = [mark for mark in marks if mark["name"] in kept]
    notes = [
        *([say(lines, language)] if any("from" in mark for mark in marks) else []),
        *([say("numberless", language, n=numberless)] if numberless else []),
        *([say("first_names", language, n=_MOST, all=len(order))] if len(order) > _MOST else []),
    ]
    own = colour("Person")
    shown_at: dict[str, Any] = {
        "y": alt.Y(field="name", type="nominal", sort=order, title=None, axis=alt.Axis(domain=False, ticks=False)),
        "tooltip": drawn.pointed_at(finding),
        "opacity": drawn.opacity(drawn.PICKED),
    }
    scale, axis = alt.Scale(zero=True), drawn.amounts((mark["at"] for mark in marks), language)
    at = alt.X(field="at", type="quantitative", title=named(number, language), scale=scale, axis=axis)
    ends: dict[str, Any] = {"x": alt.X(field="from", type="quantitative"), "x2": alt.X2(field="to")}
    text = alt.Text(field="said", type="nominal")
    look: dict[str, Any] = {
        "height": 16,
        "cornerRadiusEnd": 2,
        "color": own,
        "stroke": own,
        "fillOpacity": 0.4 if between else 1,
    }
    chart = drawn.layered(
        (marks, lambda chart: chart.mark_bar(**look).encode(x=at, **shown_at)),
        (
            [mark for mark in marks if "from" in mark],
            lambda c: c.mark_rule(strokeWidth=2, color=colour("Organization")).encode(**ends, **shown_at),
        ),
        (
            [] if between else marks,
            lambda chart: chart.mark_text(align="left", dx=5).encode(x=at, text=text, **shown_at),
        ),
    )
    chart = chart.properties(width=WIDTH, height=alt.Step(_STEP))
    return drawn.titled(drawn.selectable(chart, drawn.PICKED), finding, notes)
