"""Targets beside what was reported: a line for each, a small picture for each unit, so that none share an axis."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import altair as alt
import pandas as pd

from queries.analysis.charts import drawn
from queries.analysis.charts.drawn import Record
from queries.analysis.charts.look import WIDTH, colour
from queries.analysis.charts.texts import say

_STEP = 28  # pixels from one line to the next
_MOST = {"charts": 8, "lines": 20}
_EDGE = "#808080"


def promises(finding: pd.DataFrame) -> alt.TopLevelMixin:
    """Targets as diamonds, what was reported as dots, joined where both are told.

    Args:
        finding: with ``of``, ``measure``, ``unit``, ``due``, ``target`` and ``reported``.
    """
    language = finding.context.language
    names = drawn.telling_apart(finding, ("of", "measure", "due"))
    groups: dict[str, list[Record]] = defaultdict(list)
    for row, shown in zip(finding.to_dict("records"), drawn.records(finding), strict=False):
        numbers = {key: float(row[key]) for key in ("target", "reported") if pd.notna(row[key])}
        if numbers:
            ends = {"low": min(numbers.values()), "high": max(numbers.values())}
            places = {f"at_{key}": number for key, number in numbers.items()}
            groups[shown["unit"]].append(shown | places | ends | {"name": drawn.label(shown, names)})
    ordered = sorted(groups.items(), key=lambda item: (-sum(map(_both, item[1])), -len(item[1]), item[0]))
    notes = [say("kept", language)]
    if len(ordered) > _MOST["charts"]:
        notes.append(say("first_names", language, n=_MOST["charts"], all=len(ordered)))
    small = [_small(unit, marks, finding) for unit, marks in ordered[: _MOST["charts"]]]
    chart = alt.vconcat(*small, spacing=22).resolve_scale(x="independent", y="independent")
    return drawn.titled(drawn.selectable(chart, drawn.PICKED), finding, notes)


def _small(unit: str, marks: list[Record], finding: pd.DataFrame) -> alt.LayerChart:
    """The picture of what is counted in one unit."""
    kept = sorted(marks, key=lambda mark: not _both(mark))[: _MOST["lines"]]
    axis = drawn.amounts((mark[end] for mark in kept for end in ("low", "high")), finding.context.language)
    order = list(dict.fromkeys(mark["name"] for mark in kept))
    shown_at: dict[str, Any] = {
        "y": alt.Y(field="name", type="nominal", sort=order, title=None, axis=alt.Axis(grid=True, ticks=False)),
        "tooltip": drawn.pointed_at(finding),
        "opacity": drawn.opacity(drawn.PICKED),
    }

    def at(field: str) -> alt.X:
        return alt.X(field=field, type="quantitative", title=None, axis=axis, scale=alt.Scale(zero=True))

    targets, reports = ([mark for mark in kept if f"at_{key}" in mark] for key in ("target", "reported"))
    point: dict[str, Any] = {"size": 90, "strokeWidth": 2}
    chart = drawn.layered(
        (
            [mark for mark in kept if _both(mark)],
            lambda c: c.mark_rule(color=_EDGE).encode(x=at("low"), x2=alt.X2(field="high"), **shown_at),
        ),
        (
            targets,
            lambda c: c.mark_point(shape="diamond", filled=False, color=colour("Organization"), **point).encode(
                x=at("at_target"), **shown_at
            ),
        ),
        (
            reports,
            lambda c: c.mark_point(filled=True, color=colour("Person"), **point).encode(
                x=at("at_reported"), **shown_at
            ),
        ),
    )
    heading = alt.Title(unit, fontSize=13, offset=6, frame="group")
    return chart.properties(width=WIDTH, height=alt.Step(_STEP), title=heading)


def _both(mark: Record) -> bool:
    return "at_target" in mark and "at_reported" in mark
