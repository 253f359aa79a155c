"""Who held which office when, a row for each time: of a person, of an office, of a place or body."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from queries.analysis.drawing import picture
from queries.analysis.evidence import FACTS
from queries.analysis.finding import Context, Finding
from queries.analysis.frames import Kind
from queries.analysis.reading import LATER, TOLD, Row, fitting, meant, misread, shown
from queries.analysis.texts import counted, sentence, years
from queries.ask import offices, resolve
from queries.ask.catalog import QueryError
from queries.ask.source import Source
from queries.ask.stored import StoredFact, facts_named
from queries.ask.tenures import Tenure, of_offices, tenures
from queries.facts.named import base
from queries.facts.releases import releases

_OFFICE = "Office"
KINDS = {
    "person": Kind.THING, "role": Kind.THING, "at": Kind.THING, "start": Kind.DATE, "end": Kind.DATE,
    "ends_by": Kind.DATE, "since": Kind.DATE, "until": Kind.DATE, "acting": Kind.TRUTH, "sources": TOLD["sources"],
    FACTS: Kind.FACTS,
}  # fmt: skip


def career(source: Source, language: str, person: object, *, iris: bool = False) -> Finding:
    """The offices of a person; see ``orda.KnowledgeGraph.career``."""
    iri = meant(source, person, language)
    told = told_of(source, [iri], "who")
    held = tenures(source, told)
    title = sentence(
        "career", language, person=_called(source, [iri], language), terms=counted("terms", len(held), language),
        years=_years(held),
    )  # fmt: skip
    return _finding(source, language, held, told, title, iris=iris)


def holders(source: Source, language: str, of: object, *, iris: bool = False) -> Finding:
    """Who held an office, or the offices of a place or body; see ``orda.KnowledgeGraph.holders``."""
    wanted = _office_or_seat(source, of, language)
    told = told_of(source, wanted, "role", "what")
    held = sorted(tenures(source, told), key=lambda t: (t.since or LATER, t.until or LATER, t.person))
    title = sentence(
        "holders", language, at=_called(source, wanted, language), terms=counted("terms", len(held), language),
        years=_years(held), people=counted("people", len({t.person for t in held}), language) if held else "",
    )  # fmt: skip
    return _finding(source, language, held, told, title, iris=iris)


def _office_or_seat(source: Source, of: object, language: str) -> list[str]:
    """The IRIs of the offices that are meant, or of the place or body.

    An office that is called just so comes first, before titles in words; then a place or body, then an office by a part
    of its name.
    """
    words = str(getattr(of, "iri", of)).strip()
    if exact := sorted(set(offices.called(source, [words], whole=True))):
        kinds = resolve.classes(source, exact)
        return [iri for iri in exact if _OFFICE in kinds.get(iri, ())] or exact
    try:
        seat = meant(source, of, language)
    except QueryError:
        if named := offices.called(source, [words]):
            return named
        raise
    holds = base(resolve.classes(source, [seat]).get(seat, ())) == "Person"
    return (holds and offices.called(source, [words])) or [seat]


def told_of(source: Source, iris: Iterable[str], *parts: str) -> list[StoredFact]:
    """The facts that tell of offices, and of some things as a part of a time line: ``who``, ``role`` or ``what``."""
    wanted = list(iris)
    found = {
        fact
        for relation in of_offices().values()
        for part in parts
        for role in relation.on_time_line(part)
        for fact in fitting(source, relation, role, wanted)
    }
    return list(facts_named(source, sorted(found)))


def _finding(
    source: Source, language: str, held: Sequence[Tenure], told: Iterable[StoredFact], title: str, *, iris: bool
) -> Finding:
    facts = {fact.iri: fact for fact in told}
    first = releases(source)

    def row(tenure: Tenure) -> Row:
        articles = {e.article for iri in tenure.facts for e in facts[iri].evidence}
        return {
            "person": (tenure.person,),
            "role": (tenure.role,),
            "at": (tenure.at,) if tenure.at else (),
            "start": tenure.start,
            "end": tenure.end,
            "ends_by": tenure.ends_by,
            "since": tenure.since,
            "until": tenure.until,
            "acting": tenure.acting,
            "sources": len({first.get(article, article) for article in articles}),
            FACTS: tenure.facts,
        }

    behind = [facts[iri] for tenure in held for iri in tenure.facts]
    frame = shown(source, [row(tenure) for tenure in held], KINDS, language, iris=iris)
    return Finding.of(
        frame, Context(source, language, title, caveats=misread(behind, language), draw=picture("tenures"))
    )


def _years(held: Iterable[Tenure]) -> str:
    lasting = any(tenure.start and not tenure.until for tenure in held)
    return years([date for tenure in held for date in (tenure.since, tenure.until)], lasting=lasting)


def _called(source: Source, iris: Iterable[str], language: str) -> str:
    return ", ".join(sorted(set(resolve.labels(source, iris, language).values())))
