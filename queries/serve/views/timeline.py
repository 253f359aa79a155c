"""A career as a picture: a bar for each office, and a row of points for each kind of event.

All numbers are pixels of a picture that is as wide as it is, and scrolls where the screen is narrower: what can be
clicked has 24 pixels at least (WCAG 2.2, 2.5.8).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from ontology.dates import first_day
from queries.facts.telling import text
from queries.facts.told import FactView
from queries.serve.views.offices import OfficeLine

WIDTH, _MARGIN = 720, 8
_ROW, _TOP, _TARGET = 34, 26, 26  # of a row, of the years above, of what can be clicked
_TICK = 90  # at least from one year to the next
_YEAR = 365.25


@dataclass(frozen=True, slots=True)
class Bar:
    """An office: where its bar is, whether its end is known, its words, and where they begin or end."""

    x: float
    y: float
    width: float
    open: bool
    label: str
    at_end: bool
    anchor: str


@dataclass(frozen=True, slots=True)
class Point:
    """Events so near each other that they are one target: how many, what the first is, and where it is told."""

    x: float
    y: float
    count: int
    title: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Row:
    """The points of one kind of event."""

    label: str
    relation: str
    y: float
    points: Sequence[Point]


@dataclass(frozen=True, slots=True)
class TimeLine:
    """The picture: its height, the years along it, bars and rows of points."""

    height: float
    years: Sequence[tuple[float, int]]
    bars: Sequence[Bar]
    rows: Sequence[Row]
    width: int = WIDTH


def time_line(lines: Sequence[OfficeLine], events: Sequence[tuple[str, Sequence[FactView]]]) -> TimeLine | None:
    """The picture of a career; None where nothing has a date.

    Args:
        lines: the offices.
        events: kinds of events, each with its heading.
    """
    dated = sorted((line for line in lines if line.tenure.begun), key=lambda line: (line.tenure.begun, line.anchor))
    rows = [(heading, [fact for fact in facts if fact.date]) for heading, facts in events]
    rows = [(heading, facts) for heading, facts in rows if facts]
    days = [_days(line.tenure.begun) for line in dated] + [
        _days(line.tenure.until) for line in dated if line.tenure.until
    ]
    days += [_days(fact.date) for _, facts in rows for fact in facts]
    if not days:
        return None
    first, last = date.fromordinal(min(days)).year, date.fromordinal(max(days)).year + 1
    scale = (WIDTH - 2 * _MARGIN) / ((last - first) * _YEAR)

    def x(day: str) -> float:
        return round(_MARGIN + (_days(day) - date(first, 1, 1).toordinal()) * scale, 1)

    bars = [_bar(line, x, _TOP + n * _ROW) for n, line in enumerate(dated)]
    start = _TOP + len(bars) * _ROW
    points = [_row(heading, facts, x, start + n * _ROW) for n, (heading, facts) in enumerate(rows)]
    step = next(s for s in (1, 2, 5, 10, 20, 50, 100, 10_000) if s * _YEAR * scale >= _TICK or s > last - first)
    years = [(x(f"{year:04}"), year) for year in range(first - first % -step, last, step)]
    return TimeLine(start + len(points) * _ROW + _MARGIN, years, bars, points)


def _bar(line: OfficeLine, x: Callable[[str], float], y: float) -> Bar:
    tenure = line.tenure
    left = x(tenure.begun)
    right = x(tenure.until) if tenure.until else WIDTH - _MARGIN if tenure.is_open else left
    width = max(right - left, _TARGET)
    left = min(left, WIDTH - _MARGIN - width)
    at_end = left > WIDTH / 2
    return Bar(left, y, round(width, 1), tenure.is_open, line.role.text, at_end, line.anchor)


def _row(heading: str, facts: Iterable[FactView], x: Callable[[str], float], y: float) -> Row:
    near: dict[int, list[FactView]] = defaultdict(list)
    relation = ""
    for fact in sorted(facts, key=lambda f: (f.date, f.iri)):
        relation = fact.relation
        near[min(int(x(fact.date) // _TARGET), WIDTH // _TARGET - 1)].append(fact)
    points = [
        Point(
            min(place * _TARGET + _TARGET / 2, WIDTH - _TARGET / 2),
            y,
            len(found),
            text(found[0].sentence),
            found[0].anchor,
        )
        for place, found in sorted(near.items())
    ]
    return Row(heading, relation, y, points)


def _days(day: str) -> int:
    """The number of a date's first day."""
    return first_day(day).toordinal()
