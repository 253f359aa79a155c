"""Figures over time: a small picture for each measure and unit, so that no two units share an axis.

A measure is what the ontology knows it as, however articles word it; only figures worded alike are joined by a line.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import altair as alt
import pandas as pd

import ontology.schema
from ontology.namespaces import ORDA
from queries.analysis.charts import drawn
from queries.analysis.charts.drawn import Record
from queries.analysis.charts.look import WIDTH, colours
from queries.analysis.charts.texts import say

_HEIGHT, _LOW = 150, 50  # pixels of a picture, and of one in which all figures are the same
_MOST = {"charts": 8, "series": 5}
_NEAR = 0.5  # where the least number is under this share of the greatest, the axis begins at nothing
_OF, _MEASURE, _UNIT = ("of",), ("concept", "measure"), "unit"
_LONGEST = 80  # characters of a picture's name


def series(finding: pd.DataFrame, *, when: str = "period", number: str = "value") -> alt.TopLevelMixin:
    """Figures as points over time, joined where they were reached and are worded alike; targets hollow and alone.

    Args:
        finding: with ``of``, ``measure`` or ``concept``, ``unit`` and ``status``.
        when: the column that says of which time a figure is.
        number: the column that has the figures.
    """
    language = finding.context.language
    target = ontology.schema.load().label(f"{ORDA}Target", language)
    groups: dict[tuple[str, str], list[Record]] = defaultdict(list)
    missing = {"undated": 0, "numberless": 0}
    for row, shown in zip(finding.to_dict("records"), drawn.records(finding), strict=False):
        told = drawn.span(row, when)
        if told is None or pd.isna(row[number]):
            missing["undated" if told is None else "numberless"] += 1
            continue
        middle = told[0] + (told[1] - told[0]) / 2
        mark = shown | {
            "x": drawn.moment(told[0]), "x2": drawn.moment(told[1]), "mid": drawn.moment(middle),
            "at": float(row[number]), "name": drawn.label(shown, _OF), "aimed": shown.get("status") == target,
            "lasting": told[1] - told[0] > pd.Timedelta(days=1),
        }  # fmt: skip
        measure = next((shown[name] for name in _MEASURE if shown.get(name, "–") != "–"), "–")
        groups[measure, shown.get(_UNIT, "–")].append(mark)
    ordered = sorted(groups.items(), key=lambda item: (-_times(item[1]), -len(item[1]), item[0]))
    notes = [say(key, language, n=n) for key, n in missing.items() if n]
    if any(mark["aimed"] for _, marks in ordered for mark in marks):
        notes.append(say("aimed", language))
    if len(ordered) > _MOST["charts"]:
        notes.append(say("first_names", language, n=_MOST["charts"], all=len(ordered)))
    small = [_small(key, marks, finding) for key, marks in ordered[: _MOST["charts"]]]
    chart = alt.vconcat(*small, spacing=26).resolve_scale(color="independent", x="shared")
    return drawn.titled(drawn.selectable(chart, drawn.PICKED, drawn.BRUSHED), finding, notes)


def _small(key: tuple[str, str], marks: list[Record], finding: pd.DataFrame) -> alt.LayerChart:
    """The picture of one measure in one unit."""
    names = list(dict.fromkeys(mark["name"] for mark in marks))[: _MOST["series"]]
    kept = [mark for mark in marks if mark["name"] in names]
    low, high = min(mark["at"] for mark in kept), max(mark["at"] for mark in kept)
    paint = alt.Color(
        field="name", type="nominal", title=None, scale=alt.Scale(domain=names, range=colours()[: len(names)]),
        legend=alt.Legend(orient="right", symbolType="circle") if len(names) > 1 else None,
    )  # fmt: skip
    # Points that differ little are seen to differ, as no bar's length is compared.
    scale = alt.Scale(zero=low < _NEAR * high, nice=True, padding=6)
    shown_at: dict[str, Any] = {
        "y": alt.Y(
            field="at",
            type="quantitative",
            title=None,
            axis=drawn.amounts((mark["at"] for mark in kept), finding.context.language),
            scale=scale,
        ),
        "color": paint,
        "tooltip": drawn.pointed_at(finding),
        "opacity": drawn.opacity(drawn.PICKED, drawn.BRUSHED),
    }
    lines, spans = _joined(kept), [mark for mark in kept if mark["lasting"]]
    aims = [mark for mark in kept if mark["aimed"]]
    middle = drawn.time("mid")
    chart = drawn.layered(
        (spans, lambda c: c.mark_rule(strokeWidth=5, strokeOpacity=0.45).encode(
            x=drawn.time(), x2=alt.X2(field="x2"), **shown_at)),
        (lines, lambda c: c.mark_line(strokeWidth=2).encode(
            x=middle, y=shown_at["y"], color=paint, detail="line:N")),
        ([mark for mark in kept if not mark["aimed"]],
         lambda c: c.mark_point(size=75, filled=True).encode(x=middle, **shown_at)),
        (aims, lambda c: c.mark_point(size=75, filled=False, strokeWidth=2, shape="diamond").encode(
            x=middle, **shown_at)),
    )  # fmt: skip
    heading = alt.Title(_called(*key), fontSize=13, offset=6, frame="group")
    return chart.properties(width=WIDTH, height=_HEIGHT if low < high else _LOW, title=heading)


def _joined(marks: list[Record]) -> list[Record]:
    """What was reached, of things that have one figure at a time: where articles differ, no line joins them."""
    reached: dict[tuple[str, str], list[Record]] = defaultdict(list)
    for mark in marks:
        if not mark["aimed"]:
            reached[mark["name"], mark.get("measure", "–")].append(mark)
    single = [own for own in reached.values() if len({mark["mid"] for mark in own}) == len(own) > 1]
    return [mark | {"line": number} for number, own in enumerate(single) for mark in own]


def _times(marks: list[Record]) -> int:
    """Of how many times a thing has figures, where it has most."""
    times: dict[str, set[str]] = defaultdict(set)
    for mark in marks:
        times[mark["name"]].add(mark["mid"])
    return max(map(len, times.values()))


def _called(measure: str, unit: str) -> str:
    name = measure if unit == "–" else f"{measure}, {unit}"
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…"
