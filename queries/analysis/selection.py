"""A picture as a widget: what is picked in it comes back as rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import altair as alt
import pandas as pd
import traitlets

from queries.analysis.charts.drawn import BRUSHED, PICKED, Record
from queries.analysis.static import still

Span = Sequence[float]  # two moments, in milliseconds since 1970


class Picking(alt.JupyterChart):
    """The picture of a finding in a notebook with a kernel: a click picks a row, with Shift several, a stroke a time.

    Attributes:
        picked: the positions of the rows that are picked, which may be observed.
    """

    picked = traitlets.List(traitlets.Int(), read_only=True)

    def __init__(self, finding: pd.DataFrame, **options: Any) -> None:
        type(self).enable_offline()  # with Vega in the widget's own script
        chart = finding.chart()
        self._finding, self._marks = finding, _marks(chart.to_dict())
        super().__init__(chart, **options)

    def _repr_mimebundle_(self, **options: Any) -> tuple[dict[str, Any], dict[str, Any]] | None:
        """The widget, and beside it the still picture for pages without a kernel."""
        bundle = super()._repr_mimebundle_(**options)
        if bundle is None:
            return None
        data, metadata = bundle if isinstance(bundle, tuple) else (bundle, {})
        return {**still(self._finding.chart()), **data}, metadata

    @property
    def rows(self) -> pd.DataFrame:
        """The rows that are picked, as a finding, in their order; none where nothing is picked."""
        return self._finding.iloc[self.picked]

    @traitlets.observe("_vl_selections")
    def _on_change_selections(self, change: Any) -> None:
        super()._on_change_selections(change)
        points = [value["row"] for value in getattr(self.selections, PICKED).value if "row" in value]
        brush = getattr(self.selections, BRUSHED, None)
        spans = list(brush.value.values()) if brush is not None else []
        self.set_trait("picked", _chosen(self._marks, points, spans[0] if spans else None))


def _chosen(marks: Mapping[int, Sequence[Record]], points: Sequence[int], span: Span | None) -> list[int]:
    """The rows of which a mark was clicked, and one stands in the time that was stroked, as far as either was done."""
    if not points and span is None:
        return []
    clicked = {row for point in points for mark in marks.get(point, ()) for row in mark.get("rows", [point])}
    stroked = {row for row, own in marks.items() if span is not None and any(_within(mark, span) for mark in own)}
    return sorted(clicked & stroked if points and span is not None else clicked or stroked)


def _within(mark: Record, span: Span) -> bool:
    """Is a mark one that the picture shows as picked: does it begin, or has it its middle, in a time?"""
    at = mark.get("mid") or mark.get("x")
    return at is not None and min(span) <= pd.Timestamp(at).timestamp() * 1000 <= max(span)


def _marks(spec: Mapping[str, Any]) -> dict[int, list[Record]]:
    """The records of a chart by the row that they stand for."""
    found: dict[int, list[Record]] = defaultdict(list)
    for mark in _records(spec):
        found[mark["row"]].append(mark)
    return dict(found)


def _records(part: Any) -> Iterator[Record]:
    if isinstance(part, Mapping):
        if isinstance(part.get("row"), int):
            yield dict(part)
        else:
            yield from (record for one in part.values() for record in _records(one))
    elif isinstance(part, list):
        yield from (record for one in part for record in _records(one))
