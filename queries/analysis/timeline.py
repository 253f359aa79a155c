"""What is told of an entity in order of time: terms of office as intervals, everything else on its day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from queries.analysis.drawing import picture
from queries.analysis.evidence import FACTS
from queries.analysis.finding import Context, Finding, LeftOut
from queries.analysis.frames import Kind
from queries.analysis.reading import LATER, Row, Telling, first_told, meant, misread, shown
from queries.analysis.texts import counted, sentence, years
from queries.ask import resolve
from queries.ask.source import Source
from queries.ask.tenures import Tenure, of_offices, tenures
from queries.facts.participation import facts_of
from queries.facts.telling import text
from queries.facts.told import FactView, told

MOST = 10_000  # facts of one entity

KINDS = {
    "date": Kind.DATE, "until": Kind.DATE, "kind": Kind.NAME, "what": Kind.TEXT, "words": Kind.TEXT,
    "article": Kind.TITLED, FACTS: Kind.FACTS,
}  # fmt: skip


def timeline(source: Source, language: str, entity: object, *, iris: bool = False) -> Finding:
    """What is told of an entity; see ``orda.KnowledgeGraph.timeline``."""
    iri = meant(source, entity, language)
    views = {view.iri: view for view in told(source, sorted(facts_of(source, iri, MOST)), language, about=iri)}
    facts = [view.fact for view in views.values()]
    about = first_told(source, facts)
    held = tenures(source, facts)
    rows = [_of_tenure(tenure, [views[fact] for fact in tenure.facts], about) for tenure in held]
    rows += [_of_event(view, about[view.iri]) for view in views.values() if view.fact.relation not in of_offices()]
    dated = sorted(
        (row for row in rows if row["date"]), key=lambda row: (row["date"], row["until"] or LATER, row[FACTS])
    )
    undated = [fact for row in rows if not row["date"] for fact in row[FACTS]]
    left_out = [LeftOut(sentence("dateless", language), len(undated), tuple(undated))] if undated else []
    title = sentence(
        "timeline", language, entity=resolve.labels(source, [iri], language).get(iri, iri),
        entries=counted("entries", len(dated), language), years=years([row["date"] for row in dated]),
    )  # fmt: skip
    caveats = (*_by_article(dated, views, language), *misread(facts, language))
    frame = shown(source, dated, KINDS, language, iris=iris)
    return Finding.of(
        frame, Context(source, language, title, tuple(left_out), caveats, picture("events", by=("kind",)))
    )


def _of_tenure(tenure: Tenure, views: Sequence[FactView], about: Mapping[str, Telling]) -> Row:
    fullest = max(views, key=lambda view: (len(view.fact.roles), view.iri))
    first = min((about[view.iri] for view in views), key=lambda telling: (telling.issued or LATER, telling.article))
    return _row(tenure.since, tenure.until, fullest, first) | {FACTS: tenure.facts}


def _of_event(view: FactView, telling: Telling) -> Row:
    return _row(view.date, view.fact.period()[1], view, telling) | {FACTS: (view.iri,)}


def _row(date: str, until: str, view: FactView, telling: Telling) -> Row:
    return {
        "date": date,
        "until": until,
        "kind": view.label,
        "what": text(view.sentence),
        "words": telling.words,
        "article": (telling.article,) if telling.article else (),
    }


def _by_article(rows: Sequence[Row], views: Mapping[str, FactView], language: str) -> tuple[str, ...]:
    """The caveat of rows that stand at the date of an article."""
    many = sum(not any(views[fact].fact.period()[0] for fact in row[FACTS]) for row in rows)
    return (sentence("dated_by_article", language, entries=counted("entries", many, language)),) if many else ()
