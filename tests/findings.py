"""Small findings made by hand, of the columns that the calls of Python give, and what a picture of them holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from graph.store import Store
from queries.analysis.drawing import picture
from queries.analysis.finding import Context, Finding
from queries.analysis.frames import Kind, frame

TENURE = {
    "person": Kind.THING, "role": Kind.THING, "at": Kind.THING, "start": Kind.DATE, "end": Kind.DATE,
    "ends_by": Kind.DATE, "since": Kind.DATE, "until": Kind.DATE, "acting": Kind.TRUTH, "sources": Kind.WHOLE,
    "facts": Kind.FACTS,
}  # fmt: skip
VISIT = {
    "visitor": Kind.THING, "destination": Kind.THING, "date": Kind.DATE, "words": Kind.TEXT, "article": Kind.TITLED,
    "facts": Kind.FACTS,
}  # fmt: skip
FIGURE = {
    "of": Kind.THING, "measure": Kind.TEXT, "value": Kind.NUMBER, "unit": Kind.NAME, "period": Kind.DATE,
    "status": Kind.NAME, "facts": Kind.FACTS,
}  # fmt: skip
NUMBER = {"place": Kind.THING, "number": Kind.WHOLE, "low": Kind.NUMBER, "high": Kind.NUMBER, "facts": Kind.FACTS}
PLACE = {
    "place": Kind.THING, "number": Kind.WHOLE, "latitude": Kind.NUMBER, "longitude": Kind.NUMBER, "facts": Kind.FACTS,
}  # fmt: skip
CELL = {"place": Kind.THING, "period": Kind.DATE, "number": Kind.WHOLE, "facts": Kind.FACTS}
PROMISE = {
    "of": Kind.THING, "measure": Kind.TEXT, "target": Kind.NUMBER, "unit": Kind.NAME, "due": Kind.DATE,
    "reported": Kind.NUMBER, "facts": Kind.FACTS,
}  # fmt: skip

SCORE = {
    "relation": Kind.NAME, "precision": Kind.NUMBER, "precision_low": Kind.NUMBER, "precision_high": Kind.NUMBER,
    "recall": Kind.NUMBER, "recall_low": Kind.NUMBER, "recall_high": Kind.NUMBER, "facts": Kind.FACTS,
}  # fmt: skip
STEP = {
    "confidence": Kind.NUMBER, "right": Kind.WHOLE, "of": Kind.WHOLE, "share": Kind.NUMBER, "low": Kind.NUMBER,
    "high": Kind.NUMBER, "facts": Kind.FACTS,
}  # fmt: skip


def finding(
    kinds: Mapping[str, Kind], rows: Sequence[Sequence[Any]], drawing: str = "", *, title: str = "Found", **known: Any
) -> Finding:
    """A finding of rows without the facts behind them, which each are one of their own.

    Args:
        kinds: of the columns, ``facts`` the last.
        rows: their values.
        drawing: the kind of its picture.
        title: its sentence.
        known: what else ``Context`` takes, and ``options`` of the drawing.
    """
    options = known.pop("options", {})
    facts = ((f"https://w3id.org/orda/id/fact/f-{n}",) for n in range(len(rows)))
    records = [dict(zip(kinds, (*row, behind), strict=True)) for row, behind in zip(rows, facts, strict=True)]
    draw = picture(drawing, **options) if drawing else None
    return Finding.of(frame(records, kinds), Context(Store(), known.pop("language", "en"), title, draw=draw, **known))


def visits(**known: Any) -> Finding:
    """Four visits: on a day, in a month, in a year, and at no time that is told."""
    rows = [
        ("Aida Serik", "North region", "2022-05-04", "visited North region", "One"),
        ("Bolat Omar", "Hill town", "2024-07", "came to Hill town", "Two"),
        ("Aida Serik", "Hill town", "2023", "was in Hill town", "Three"),
        ("Aida Serik", "South region", "", "is in South region", "Three"),
    ]
    return finding(VISIT, rows, "events", **known)


def marks(spec: Any) -> Iterator[dict[str, Any]]:
    """The records of a chart that stand for rows."""
    if isinstance(spec, dict):
        if "row" in spec:
            yield spec
        else:
            yield from (mark for part in spec.values() for mark in marks(part))
    elif isinstance(spec, list):
        yield from (mark for part in spec for mark in marks(part))
