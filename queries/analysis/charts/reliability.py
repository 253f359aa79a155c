"""A reliability curve: how often facts are right beside how sure their rules are."""

from __future__ import annotations

from typing import Any

import altair as alt
import pandas as pd

from queries.analysis.charts import drawn
from queries.analysis.charts.look import WIDTH, colour
from queries.analysis.charts.texts import say
from queries.ask.texts import named

_HEIGHT = 320  # pixels


def reliability(
    finding: pd.DataFrame, *, sure: str = "confidence", share: str = "share", low: str = "low", high: str = "high"
) -> alt.TopLevelMixin:
    """Shares over confidence, each on a line that is its interval; the broken line is where both agree.

    Args:
        finding: a row for each part of confidence.
        sure: the column that has the mean confidence.
        share: the column that has the share of what is right.
        low, high: the columns that have the ends of its interval.
    """
    language = finding.context.language
    marks = [
        shown
        | {"at": float(row[sure]), "is": float(row[share]), "from": float(row[low]), "to": float(row[high])}
        | {"many": float(row["of"]), "said": shown["of"]}
        for row, shown in zip(finding.to_dict("records"), drawn.records(finding), strict=False)
    ]
    own = colour("Person")
    scale, axis = alt.Scale(domain=[0, 1]), alt.Axis(format="%", tickCount=5)
    at = alt.X(field="at", type="quantitative", title=named(sure, language), scale=scale, axis=axis)
    upon = alt.Y(field="is", type="quantitative", title=say("right_of_them", language), scale=scale, axis=axis)
    shown_at: dict[str, Any] = {"tooltip": drawn.pointed_at(finding), "opacity": drawn.opacity(drawn.PICKED)}
    ends: dict[str, Any] = {"y": alt.Y(field="from", type="quantitative", scale=scale), "y2": alt.Y2(field="to")}
    scaled = alt.Scale(range=[50, 200], zero=True)
    size = alt.Size(field="many", type="quantitative", scale=scaled, legend=None)
    agreed = [{"at": 0.0, "is": 0.0}, {"at": 1.0, "is": 1.0}]
    grey = colour("Organization")
    chart = drawn.layered(
        (marks, lambda chart: chart.mark_rule(strokeWidth=2, color=own).encode(x=at, **ends, **shown_at)),
        (marks, lambda chart: chart.mark_point(filled=True, color=own).encode(x=at, y=upon, size=size, **shown_at)),
        (marks, lambda chart: chart.mark_text(align="right", dx=-12).encode(
            x=at, y=upon, text=alt.Text(field="said", type="nominal"), **shown_at)),
        (agreed, lambda chart: chart.mark_line(strokeDash=[5, 4], strokeWidth=1.5, color=grey).encode(x=at, y=upon)),
    )  # fmt: skip
    chart = chart.properties(width=WIDTH, height=_HEIGHT)
    notes = [say("interval", language), say("agreed", language)]
    return drawn.titled(drawn.selectable(chart, drawn.PICKED), finding, notes)
