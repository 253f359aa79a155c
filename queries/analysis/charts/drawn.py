"""What every picture is made of: records of marks, with the rows that they stand for, titles, and what is pointed at.

``row`` is the position of a row in the finding, and ``x`` where it stands on an axis of time, so that what is picked in
a picture leads back to rows. All other fields of a record are texts that the pointer shows.
"""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import altair as alt
import pandas as pd
from babel.numbers import format_compact_decimal

from queries.analysis import cells
from queries.analysis.charts.texts import say
from queries.ask.texts import named

Record = dict[str, Any]

MOST = 2_000  # marks; a picture of more is slow, and shows nothing
PICKED, BRUSHED = "picked", "brushed"
FAINT = 0.25  # the opacity of what was not picked
_SELECTIONS = {PICKED: {"type": "point", "fields": ["row"]}, BRUSHED: {"type": "interval", "encodings": ["x"]}}
_LONGEST, _LINE = 240, 84  # characters that the pointer shows of a cell; in a line of a title
_BESIDE, _END = 46, 12  # characters of a name beside an axis, and after what is left out of it
_LINES = 4
_NOTHING = "–"
_TURN = 0.55  # the share of the ramp from where on white stands out better than black


def records(finding: pd.DataFrame) -> list[Record]:
    """The rows as texts, as many as are drawn."""
    told = cells.cells(finding.iloc[:MOST], finding.context.language)
    return [{"row": n} | {k: _clipped(text) or _NOTHING for k, text in row.items()} for n, row in enumerate(told)]


def titled(chart: alt.TopLevelMixin, finding: pd.DataFrame, notes: Iterable[str] = ()) -> alt.TopLevelMixin:
    """A chart under the sentence of a finding, with what must be known to read it."""
    language = finding.context.language
    cut = [say("first_rows", language, n=MOST, all=len(finding))] if len(finding) > MOST else []
    return headed(chart, finding.title, [*cut, *notes], language)


def headed(chart: alt.TopLevelMixin, title: str, notes: Iterable[str], language: str) -> alt.TopLevelMixin:
    """A chart under a title."""
    below = [line for note in notes for line in _lines(note)]
    text = _lines(cells.plain(title)) or [""]
    heading = alt.Title(text, subtitle=below) if below else alt.Title(text)
    return chart.properties(
        title=heading, description=cells.plain(title), usermeta={"embedOptions": embedded(language)}
    )


def embedded(language: str) -> dict[str, Any]:
    """How Vega shows a picture: a reader may keep it; its specification is not sent to an editor elsewhere."""
    said = {f"{form}_ACTION": say("keep", language, form=form) for form in ("SVG", "PNG")}
    actions = {"export": True, "source": False, "compiled": False, "editor": False}
    return {"actions": actions, "i18n": said, "renderer": "svg"}


def pointed_at(finding: pd.DataFrame) -> list[alt.Tooltip]:
    """What the pointer shows of a mark: all cells of its row."""
    return [
        alt.Tooltip(field=_field(name), type="nominal", title=named(name, finding.context.language))
        for name in cells.columns(finding)
    ]


def opacity(*chosen: str) -> Any:
    """Whole for what is picked, and for all where nothing is.

    Args:
        chosen: by what marks are picked: ``PICKED``, ``BRUSHED``, or both.
    """
    test = {"test": {"and": [{"param": name} for name in chosen]}, "value": 1}
    return alt.OpacityValue(FAINT, condition=test)


def selectable(chart: alt.LayerChart | alt.VConcatChart, *chosen: str) -> alt.TopLevelMixin:
    """A chart in which rows are picked, in every picture of it: by a click, and by a stroke over a time.

    Args:
        chart: of layers, or of several such charts.
        chosen: as for ``opacity``.
    """
    views = []
    for number, part in enumerate(getattr(chart, "vconcat", [chart])):
        views.append(f"marks_{number}")
        part.layer[0].name = views[-1]
    chart.params = [alt.TopLevelSelectionParameter(name=name, select=_SELECTIONS[name], views=views) for name in chosen]
    return chart


def charted(marks: Sequence[Record]) -> alt.Chart:
    """A chart of marks, to be encoded."""
    return alt.Chart({"values": list(marks)})


def layered(*layers: tuple[Sequence[Record], Callable[[alt.Chart], alt.Chart]]) -> alt.LayerChart:
    """Layers, each of its own marks; those without any are left out, as Vega warns of them.

    Args:
        layers: the marks, and what makes a layer of a chart of them.
    """
    made = [make(charted(marks)) for marks, make in layers if marks]
    return alt.LayerChart(layer=made or [charted([]).mark_point()])


def inked(marks: Iterable[Record], field: str, most: float) -> tuple[list[Record], list[Record]]:
    """Marks whose fields the ramp colours, by the ink that stands out there: that of ``ON_LITTLE``, of ``ON_MUCH``.

    Args:
        marks: of any number.
        field: the number that colours, from 0 to ``most``.
        most: where the ramp ends.
    """
    little: list[Record] = []
    much: list[Record] = []
    for mark in marks:
        (little if mark[field] < _TURN * most else much).append(mark)
    return little, much


def span(record: Mapping[str, Any], name: str) -> tuple[pd.Timestamp, pd.Timestamp] | None:
    """The first moment of a date and the first after it; a day, a month or a year apart. None where there is none."""
    value = record.get(name)
    if value is None or pd.isna(value):
        return None
    first = pd.Timestamp(value)
    step = {"month": pd.DateOffset(months=1), "year": pd.DateOffset(years=1)}
    return first, first + step.get(cells.precision(dict(record), name), pd.DateOffset(days=1))


def moment(when: pd.Timestamp) -> str:
    """A moment as Vega reads it, the same in every zone of time."""
    return f"{when.isoformat()}Z"


def time(field: str = "x") -> alt.X:
    """An axis of time, from the first mark to the last.

    Args:
        field: that says where a mark begins.
    """
    scale, axis = alt.Scale(type="utc", padding=8), alt.Axis(grid=True, tickCount=8)
    return alt.X(field=field, type="temporal", title=None, scale=scale, axis=axis)


def label(record: Mapping[str, Any], names: Sequence[str]) -> str:
    """What a mark is called beside the axis: the values of some columns, without the middle of long ones.

    Vega would cut them between the halves of a letter that UTF-16 writes as two, and draws no such text.
    """
    text = ", ".join(text for name in names if (text := record.get(name)) and text != _NOTHING) or _NOTHING
    return text if len(text) <= _BESIDE else f"{text[: _BESIDE - _END]}…{text[-_END:]}"


def telling_apart(finding: pd.DataFrame, names: Iterable[str]) -> list[str]:
    """Of some columns as few as tell the rows apart as well as all; where rows differ in none, the first there is."""
    there = [name for name in names if name in finding and finding[name].notna().any()]
    kept: list[str] = []
    for name in there:
        if len(finding[[*kept, name]].drop_duplicates()) > max(1, len(finding[kept].drop_duplicates()) if kept else 1):
            kept.append(name)
    return kept or there[:1]


def amounts(numbers: Iterable[float], language: str) -> alt.Axis:
    """An axis of numbers, large ones in millions or billions, as a language writes these in short.

    Args:
        numbers: that stand along it; where all are whole, so are its steps.
        language: of the words for millions.
    """
    known = list(numbers)
    most = max(map(abs, known), default=0)
    least = 1 if all(number == int(number) for number in known) else alt.Undefined
    scale = next((power for power in (10**12, 10**9, 10**6) if most >= power), 1)
    if scale == 1:
        return alt.Axis(tickCount=5, tickMinStep=least)
    words = format_compact_decimal(scale, locale=language).lstrip("1")
    return alt.Axis(tickCount=5, labelExpr=f"datum.value ? format(datum.value / {scale}, ',') + {words!r} : '0'")


def _clipped(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"


def _lines(text: str) -> list[str]:
    """A text in lines that fit over a picture."""
    return textwrap.wrap(text, _LINE, max_lines=_LINES, placeholder=" …")


def _field(name: str) -> str:
    """A column as a field of Vega, which takes dots and brackets for paths."""
    return "".join(f"\\{c}" if c in ".[]\\'\"" else c for c in str(name))
