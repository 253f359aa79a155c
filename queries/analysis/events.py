"""What happened and was told: visits, instructions and figures, each fact a row."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from queries.analysis.drawing import Drawing, picture
from queries.analysis.finding import Context, Finding
from queries.analysis.frames import Kind
from queries.analysis.periods import Period
from queries.analysis.reading import Asked, Columns, Read, misread, named_by, read, shown
from queries.analysis.texts import counted, sentence, years
from queries.ask import resolve
from queries.ask.source import Source
from queries.facts import writing
from queries.facts.regions import regions

_VISITS = Columns({"visitor": "person", "destination": "target", "date": "when"}, dated="date")
_INSTRUCTIONS = Columns(
    {
        "issuer": "issuer", "to": "addressee", "task": "task", "concerning": "about", "date": "when",
        "deadline": "deadline",
    },
    dated="issued",
)  # fmt: skip
_DUE = Columns(_INSTRUCTIONS.roles, dated="deadline")
_INDICATORS = Columns(
    {
        "of": "of", "measure": "measure", "concept": "concept", "value": "value", "unit": "unit", "period": "when",
        "status": "status", "according_to": "source",
    },
    dated="period",
    needed=("value",),
)  # fmt: skip


def visits(
    source: Source,
    language: str,
    visitor: object = None,
    place: object = None,
    since: object = None,
    until: object = None,
    *,
    iris: bool = False,
) -> Finding:
    """Who visited what, when; see ``orda.KnowledgeGraph.visits``."""
    of = named_by(source, {"person": visitor, "target": place}, language)
    found = read(source, Asked("visit", of, period=Period.of(since, until)), _VISITS, language)
    lying = regions(source, found.distinct("destination"))
    for row in found.rows:
        row["region"] = tuple(dict.fromkeys(lying[one] for one in row["destination"] if one in lying))
    kinds = _after("destination", {"region": Kind.THING}, found.kinds)
    people = "" if visitor is not None else _people(found, "visitor", language)
    title = sentence(
        "visits", language, visits=counted("visits", len(found.rows), language), people=people,
        years=years(found.dates("date")), **_names(source, {"visitor": "person", "place": "target"}, of, language),
    )  # fmt: skip
    return _finding(source, found, kinds, title, language, picture("events"), iris=iris)


def instructions(
    source: Source,
    language: str,
    issuer: object = None,
    addressee: object = None,
    about: object = None,
    due: object = None,
    since: object = None,
    until: object = None,
    *,
    iris: bool = False,
) -> Finding:
    """Who told whom to do what, by when; see ``orda.KnowledgeGraph.instructions``."""
    of = named_by(source, {"issuer": issuer, "addressee": addressee, "about": about}, language)
    given, wanted = Period.of(since, until), Period.of(due, due)
    asked = Asked("instruction", of, period=wanted or given)
    columns = _DUE if wanted else _INSTRUCTIONS
    found = read(source, asked, columns, language)
    if wanted and given:
        found = found.within("issued", given, language)
    title = sentence(
        "instructions", language, instructions=counted("instructions", len(found.rows), language),
        due=writing.date(str(due), language) if wanted else "", years="" if wanted else years(found.dates("issued")),
        **_names(source, {"issuer": "issuer", "addressee": "addressee", "about": "about"}, of, language),
    )  # fmt: skip
    draw = picture("events", when=columns.dated, by=("to", "issuer"))
    return _finding(source, found, found.kinds, title, language, draw, iris=iris)


def indicators(
    source: Source,
    language: str,
    place: object = None,
    measure: str | None = None,
    since: object = None,
    until: object = None,
    *,
    iris: bool = False,
) -> Finding:
    """Figures that were reported or promised; see ``orda.KnowledgeGraph.indicators``."""
    of = named_by(source, {"of": place}, language)
    saying: dict[tuple[str, ...], str] = {("measure", "concept"): measure} if measure else {}
    found = read(source, Asked("indicator", of, saying, Period.of(since, until)), _INDICATORS, language)
    title = sentence(
        "indicators", language, figures=counted("figures", len(found.rows), language), measure=measure or "",
        years=years(found.dates("period")), **_names(source, {"place": "of"}, of, language),
    )  # fmt: skip
    return _finding(source, found, found.kinds, title, language, picture("series"), iris=iris)


def _finding(
    source: Source, found: Read, kinds: Mapping[str, Kind], title: str, language: str, draw: Drawing, *, iris: bool
) -> Finding:
    context = Context(source, language, title, found.left_out, misread(found.facts, language), draw)
    return Finding.of(shown(source, found.rows, kinds, language, iris=iris), context)


def _names(source: Source, roles: Mapping[str, str], of: Mapping[str, str], language: str) -> dict[str, str]:
    """What the things that were asked about are called, by what the sentence calls them."""
    called = resolve.labels(source, of.values(), language)
    return {name: called.get(of.get(role, ""), "") for name, role in roles.items()}


def _people(found: Read, column: str, language: str) -> str:
    return counted("people", len(found.distinct(column)), language) if found.rows else ""


def _after(name: str, more: Mapping[str, Kind], kinds: Mapping[str, Kind]) -> dict[str, Kind]:
    """The kinds of columns, with more of them after one."""
    whole: dict[str, Any] = {}
    for column, kind in kinds.items():
        whole |= {column: kind} | (dict(more) if column == name else {})
    return whole
