"""Numbers of places on a map: their outlines where they are known, else circles where they lie."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import altair as alt
import pandas as pd

from queries.analysis.charts import drawn
from queries.analysis.charts.look import ON_LITTLE, ON_MUCH, WIDTH, colour
from queries.analysis.charts.texts import say
from queries.analysis.outlines import Shape, area, outer
from queries.ask.texts import named

_HEIGHT = 400
_EDGE = "#808080"  # stands out on every ground
_LABEL = 11  # pixels
_SMALL = 0.002  # of all that is drawn: what is smaller is marked by a circle, too


def places(
    finding: pd.DataFrame, *, shapes: Mapping[str, Shape] | None = None, ground: Sequence[Shape] = ()
) -> alt.TopLevelMixin:
    """A map of numbers.

    Args:
        finding: with ``place``, ``number``, ``latitude`` and ``longitude``.
        shapes: the outline of each place that has one, by its name in the finding.
        ground: outlines to draw besides, of places that have no number.
    """
    language, known = finding.context.language, shapes or {}
    marks, unplaced = [], 0
    for row, shown in zip(finding.to_dict("records"), drawn.records(finding), strict=False):
        there = pd.notna(row["latitude"]) and pd.notna(row["longitude"])
        if pd.isna(row["number"]) or not (there or shown["place"] in known):
            unplaced += 1
            continue
        mark = shown | {"at": float(row["number"]), "said": shown["number"]}
        marks.append(mark | ({"lat": float(row["latitude"]), "lon": float(row["longitude"])} if there else {}))
    filled = [mark | {"type": "Feature", "geometry": known[mark["place"]]} for mark in marks if mark["place"] in known]
    least = sum(map(area, known.values())) * _SMALL
    small = [mark for mark in marks if "lat" in mark and mark["place"] in known and area(known[mark["place"]]) < least]
    circles = [mark for mark in marks if mark["place"] not in known]
    most = max((mark["at"] for mark in marks), default=0)
    shown_at: dict[str, Any] = {"tooltip": drawn.pointed_at(finding), "opacity": drawn.opacity(drawn.PICKED)}
    paint = alt.Color(
        field="at", type="quantitative", title=named("number", language), scale=alt.Scale(domain=[0, most or 1]),
        legend=alt.Legend(tickMinStep=1, orient="right"),
    )  # fmt: skip
    size = alt.Size(
        field="at", type="quantitative", title=named("number", language),
        scale=alt.Scale(range=[30, 520], domainMin=0), legend=alt.Legend(tickMinStep=1, orient="bottom"),
    )  # fmt: skip
    edge: dict[str, Any] = {"stroke": _EDGE, "strokeWidth": 0.7}
    bare = [shape for shape in ground if not any(shape is mark["geometry"] for mark in filled)]
    labelled = [{k: v for k, v in mark.items() if k != "geometry"} for mark in filled if "lat" in mark]
    little, much = drawn.inked(labelled, "at", most)
    said, name = alt.Text(field="said", type="nominal"), alt.Text(field="place", type="nominal")
    number: dict[str, Any] = {"fontSize": _LABEL, "fontWeight": 600}
    chart = drawn.layered(
        ([{"type": "Feature", "geometry": shape} for shape in bare], lambda c: c.mark_geoshape(fillOpacity=0, **edge)),
        (filled, lambda chart: chart.mark_geoshape(**edge).encode(color=paint, **shown_at)),
        (small, lambda chart: chart.mark_circle(size=430, **edge).encode(**_AT, color=paint, **shown_at)),
        (circles, lambda c: c.mark_circle(color=colour("Place")).encode(**_AT, size=size, **shown_at)),
        (circles, lambda chart: chart.mark_text(dy=-17, fontSize=_LABEL).encode(**_AT, text=name, **shown_at)),
        (little, lambda chart: chart.mark_text(style=ON_LITTLE, **number).encode(**_AT, text=said, **shown_at)),
        (much, lambda chart: chart.mark_text(style=ON_MUCH, **number).encode(**_AT, text=said, **shown_at)),
    )
    notes = [say("unplaced", language, n=unplaced)] if unplaced else []
    chart = chart.project(**_projection([*ground, *known.values()]))
    chart = chart.properties(width=WIDTH, height=_HEIGHT)
    return drawn.titled(drawn.selectable(chart, drawn.PICKED), finding, notes)


_AT: dict[str, Any] = {
    "latitude": alt.Latitude(field="lat", type="quantitative"),
    "longitude": alt.Longitude(field="lon", type="quantitative"),
}


def _projection(shapes: Sequence[Shape]) -> dict[str, Any]:
    """A projection that keeps areas, about the middle of what is drawn; of points alone, one of the whole world."""
    points = [point for shape in shapes for ring in outer(shape) for point in ring]
    if not points:
        return {"type": "equalEarth"}
    east, north = ([point[axis] for point in points] for axis in (0, 1))
    sixth = (max(north) - min(north)) / 6
    return {
        "type": "conicEqualArea",
        "rotate": [round(-(min(east) + max(east)) / 2, 1), 0, 0],
        "parallels": [round(min(north) + sixth, 1), round(max(north) - sixth, 1)],
    }
