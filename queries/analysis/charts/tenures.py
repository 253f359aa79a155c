"""Who held which office when: a bar for each time, which fades where nobody tells its end or beginning."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import altair as alt
import pandas as pd

from queries.analysis.charts import drawn
from queries.analysis.charts.drawn import Record
from queries.analysis.charts.look import WIDTH, colour
from queries.analysis.charts.texts import say

_STEP, _HEIGHT = 30, 15  # pixels from one bar to the next, and of a bar
_FADE = 0.08  # of the whole time: how far a bar fades before or after what is told
_UNSURE = ("pale", "end", "begin")  # pieces of bars: known to the month or year, and with an end nobody tells
_NAMES = ("person", "role", "at")
_DATES = ("start", "end", "ends_by", "since", "until")


def tenures(finding: pd.DataFrame) -> alt.TopLevelMixin:
    """Tenures as bars over time, those of one person or office in a line.

    Args:
        finding: with ``person``, ``role``, ``at`` and the dates of ``queries.ask.tenures.Tenure``.
    """
    language = finding.context.language
    names = drawn.telling_apart(finding, _NAMES)
    dated = finding.iloc[: drawn.MOST].to_dict("records")
    told = [[s for name in _DATES if (s := drawn.span(row, name))] for row in dated]
    every = [moment for spans in told for span in spans for moment in span]
    undated = sum(not spans for spans in told)
    first, last = (min(every), max(every)) if every else (pd.Timestamp("2000"), pd.Timestamp("2001"))
    fade = max((last - first) * _FADE, pd.Timedelta(days=60))
    marks = [
        shown | piece | {"name": drawn.label(shown, names)}
        for row, shown in zip(dated, drawn.records(finding), strict=True)
        for piece in _pieces(row, fade, last)
    ]
    there = {mark["kind"] for mark in marks}
    notes = [" ".join(say(kind, language) for kind in (*_UNSURE, "acting") if kind in there)]
    notes += [say("undated", language, n=undated)] if undated else []
    order = list(dict.fromkeys(mark["name"] for mark in sorted(marks, key=lambda mark: mark["x"])))
    own = colour("Person")
    line = alt.Y(field="name", type="nominal", sort=order, title=None, axis=alt.Axis(domain=False, ticks=False))
    shown_at: dict[str, Any] = {
        "y": line,
        "tooltip": drawn.pointed_at(finding),
        "opacity": drawn.opacity(drawn.PICKED, drawn.BRUSHED),
    }

    def bars(**look: Any) -> Callable[[alt.Chart], alt.Chart]:
        return lambda chart: chart.mark_bar(height=_HEIGHT, **look).encode(
            x=drawn.time(), x2=alt.X2(field="x2"), **shown_at
        )

    kinds = {kind: [mark for mark in marks if mark["kind"] == kind] for kind in ("sure", "acting", *_UNSURE)}
    chart = drawn.layered(
        (kinds["sure"], bars(color=own, stroke=own)),
        (kinds["acting"], bars(color=own, stroke=own, strokeWidth=1.5, fillOpacity=0.12)),
        (kinds["pale"], bars(color=own, fillOpacity=0.3, stroke=own, strokeDash=[3, 2])),
        (kinds["begin"], bars(color=_fading(own, "begin"))),
        (kinds["end"], bars(color=_fading(own, "end"))),
        (kinds["end"], lambda c: c.mark_text(align="left", dx=3, text="?").encode(x=drawn.time("x2"), **shown_at)),
    )
    chart = chart.properties(width=WIDTH, height=alt.Step(_STEP))
    return drawn.titled(drawn.selectable(chart, drawn.PICKED, drawn.BRUSHED), finding, notes)


def _pieces(row: Record, fade: pd.Timedelta, last: pd.Timestamp) -> Iterator[Record]:
    """The pieces of a bar: what is sure, what is known to the month or year alone, and where it fades."""
    begin, end, by, since, until = (drawn.span(row, name) for name in _DATES)
    known = begin or since or end or by
    if known is None:
        return
    sure = "acting" if row.get("acting") is True else "sure"

    def piece(kind: str, x: pd.Timestamp, x2: pd.Timestamp) -> Iterator[Record]:
        if x < x2:
            yield {"kind": kind, "x": drawn.moment(x), "x2": drawn.moment(x2)}

    left = known[0]
    if begin and _coarse(begin):
        yield from piece("pale", *begin)
        left = begin[1]
    elif not begin:
        yield from piece("begin", left - fade, left)
    if end:
        yield from piece(sure, left, end[0] if _coarse(end) else end[1])
        yield from piece("pale", max(end[0], left), end[1]) if _coarse(end) else ()
    elif by:
        yield from piece("end", left, by[1])
    else:
        right = until[1] if until else left
        yield from piece(sure, left, right)
        yield from piece("end", max(left, right), max(left, right, last) + fade)


def _coarse(span: tuple[pd.Timestamp, pd.Timestamp]) -> bool:
    return bool(span[1] - span[0] > pd.Timedelta(days=1))


def _fading(own: str, side: str) -> dict[str, Any]:
    """A colour that thins out towards one side."""
    stops = [own, f"{own}18"] if side == "end" else [f"{own}18", own]
    gradient = [{"offset": n, "color": stop} for n, stop in enumerate(stops)]
    return {"gradient": "linear", "x1": 0, "y1": 0, "x2": 1, "y2": 0, "stops": gradient}
