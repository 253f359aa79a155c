"""Shares of groups: a point for each share of each group, on a line that is its interval."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import altair as alt
import pandas as pd

from queries.analysis.charts import drawn
from queries.analysis.charts.look import WIDTH, colours
from queries.analysis.charts.texts import say
from queries.ask.texts import named

_STEP = 18  # pixels from one share to the next
_MOST = 40  # groups
_SHAPES = ("circle", "diamond", "square", "triangle-up")


def shares(finding: pd.DataFrame, *, names: Sequence[str], shares: Sequence[str]) -> alt.TopLevelMixin:
    """Shares as points from nothing to all, side by side in each group, in the order of the rows.

    Args:
        finding: a row for each group.
        names: the columns that say which group it is.
        shares: the columns that have the shares; the ends of an interval are in ``<name>_low`` and ``<name>_high``.
    """
    language = finding.context.language
    called = [named(name, language) for name in shares]
    marks = [
        shown
        | {"name": drawn.label(shown, names), "share": kind, "at": float(row[name])}
        | {"from": float(row[f"{name}_low"]), "to": float(row[f"{name}_high"])}
        for row, shown in zip(finding.to_dict("records"), drawn.records(finding), strict=False)
        for name, kind in zip(shares, called, strict=True)
        if pd.notna(row[name])
    ]
    order = list(dict.fromkeys(mark["name"] for mark in marks))
    marks = [mark for mark in marks if mark["name"] in order[:_MOST]]
    notes = [
        say("interval", language),
        *([say("first_names", language, n=_MOST, all=len(order))] if len(order) > _MOST else []),
    ]
    paint = alt.Color(
        field="share", type="nominal", title=None, scale=alt.Scale(domain=called, range=colours()[: len(called)]),
        legend=alt.Legend(orient="top"),
    )  # fmt: skip
    shape = alt.Shape(
        field="share", type="nominal", title=None, scale=alt.Scale(domain=called, range=list(_SHAPES[: len(called)]))
    )
    shown_at: dict[str, Any] = {
        "y": alt.Y(field="name", type="nominal", sort=order, title=None, axis=alt.Axis(domain=False, ticks=False)),
        "yOffset": alt.YOffset(field="share", type="nominal", scale=alt.Scale(domain=called)),
        "color": paint,
        "tooltip": drawn.pointed_at(finding),
        "opacity": drawn.opacity(drawn.PICKED),
    }
    scale, axis = alt.Scale(domain=[0, 1]), alt.Axis(format="%", tickCount=5)
    at = alt.X(field="at", type="quantitative", title=None, scale=scale, axis=axis)
    ends: dict[str, Any] = {"x": alt.X(field="from", type="quantitative"), "x2": alt.X2(field="to")}
    chart = drawn.layered(
        (marks, lambda chart: chart.mark_point(size=80, filled=True).encode(x=at, shape=shape, **shown_at)),
        (marks, lambda chart: chart.mark_rule(strokeWidth=2).encode(**ends, **shown_at)),
    )
    height = alt.Step(len(shares) * _STEP, **{"for": "position"})
    chart = chart.properties(width=WIDTH, height=height)
    return drawn.titled(drawn.selectable(chart, drawn.PICKED), finding, notes)
