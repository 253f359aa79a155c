"""Events over time: a point for a day, a bar for a month or year of which no day is told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

import altair as alt
import pandas as pd

from queries.analysis.charts import drawn
from queries.analysis.charts.look import WIDTH, colour
from queries.analysis.charts.texts import say

_STEP = 26  # pixels from one line to the next
_MOST = 40  # lines
_BY = ("destination", "visitor", "to", "kind", "of", "place")


def events(
    finding: pd.DataFrame, *, when: str = "date", until: str = "until", by: Sequence[str] = ()
) -> alt.TopLevelMixin:
    """Events as points and bars over time, a line for each place, person or kind.

    Args:
        finding: a row for each event.
        when: the column that says when it was, or began, or is due.
        until: the column that says when it ended, if there is one.
        by: columns that say on which line an event stands, the first that tells events apart.
    """
    language = finding.context.language
    names = drawn.telling_apart(finding, by or _BY)[:1]
    marks = []
    for row, shown in zip(finding.to_dict("records"), drawn.records(finding), strict=False):
        if begun := drawn.span(row, when):
            ended = drawn.span(row, until)
            x2 = max(ended[1], begun[1]) if ended else begun[1]
            lasting = x2 - begun[0] > pd.Timedelta(days=1)
            bar = ("time" if ended else "coarse") if lasting else ""
            marks.append(
                shown | {"x": drawn.moment(begun[0]), "x2": drawn.moment(x2), "lasting": lasting, "bar": bar}
                | {"name": drawn.label(shown, names)}
            )  # fmt: skip
    undated = min(len(finding), drawn.MOST) - len(marks)
    counted = Counter(mark["name"] for mark in marks)
    shown_names = [name for name, _ in counted.most_common(_MOST)]
    marks = [mark for mark in marks if mark["name"] in shown_names]
    order = list(dict.fromkeys(mark["name"] for mark in sorted(marks, key=lambda mark: mark["x"])))
    notes = [
        *(say(kind, language) for kind in ("coarse", "time") if any(mark["bar"] == kind for mark in marks)),
        *([say("undated", language, n=undated)] if undated else []),
        *([say("first_names", language, n=_MOST, all=len(counted))] if len(counted) > _MOST else []),
    ]
    own = colour("Organization")
    shown_at: dict[str, Any] = {
        "x": drawn.time(),
        "y": alt.Y(field="name", type="nominal", sort=order, title=None, axis=alt.Axis(grid=True, ticks=False)),
        "tooltip": drawn.pointed_at(finding),
        "opacity": drawn.opacity(drawn.PICKED, drawn.BRUSHED),
    }
    days, spans = ([mark for mark in marks if mark["lasting"] is lasting] for lasting in (False, True))
    look: dict[str, Any] = {"height": 9, "cornerRadius": 4, "color": own, "fillOpacity": 0.4, "stroke": own}
    chart = drawn.layered(
        (spans, lambda chart: chart.mark_bar(**look).encode(x2=alt.X2(field="x2"), **shown_at)),
        (days, lambda chart: chart.mark_point(size=90, filled=True, color=own).encode(**shown_at)),
    )
    chart = chart.properties(width=WIDTH, height=alt.Step(_STEP))
    return drawn.titled(drawn.selectable(chart, drawn.PICKED, drawn.BRUSHED), finding, notes)
