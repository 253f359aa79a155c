"""Targets against what was reported later of the same thing, measure and unit, for the same period."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any

import ontology.schema
from ontology.namespaces import ORDA
from ontology.schema import Relation
from queries.analysis.bounds import Bound, bound
from queries.analysis.coverage import coverage
from queries.analysis.drawing import picture
from queries.analysis.evidence import FACTS
from queries.analysis.finding import Context, Finding, LeftOut
from queries.analysis.frames import Kind, frame, is_date
from queries.analysis.periods import last_day
from queries.analysis.reading import meant, misread
from queries.analysis.texts import counted, sentence
from queries.ask import resolve
from queries.ask.source import Source, values_of
from queries.ask.stored import StoredFact, facts
from queries.ask.units import unit
from queries.facts import writing
from queries.facts.proofs import Proof, proofs
from queries.facts.regions import inside

TARGET, ACTUAL = ORDA + "Target", ORDA + "Actual"
_LATER = "9999"
KINDS = {
    "of": Kind.THING, "measure": Kind.TEXT, "target": Kind.NUMBER, "unit": Kind.NAME, "bound": Kind.NAME,
    "due": Kind.DATE, "outcome": Kind.NAME, "reported": Kind.NUMBER, "promised_on": Kind.DATE, "reported_on": Kind.DATE,
    "promise": Kind.TEXT, "report": Kind.TEXT, "sources": Kind.WHOLE, FACTS: Kind.FACTS,
}  # fmt: skip


class Outcome(StrEnum):
    """What became of a target."""

    KEPT = "kept"
    MISSED = "missed"
    REPORTED = "reported"  # a figure is told, but not whether more or less was wanted
    DUE_LATER = "due later"
    NOT_REPORTED = "not reported"


@dataclass(frozen=True, slots=True)
class _Figure:
    """A figure: what it is of, how much, for when; ``least`` and ``most`` where a range is told."""

    fact: StoredFact
    key: tuple[str, str, str]  # whose, which measure, which unit
    value: Decimal
    least: Decimal
    most: Decimal
    period: str
    status: str
    measure: str


def promises(source: Source, language: str = "en", place: object = None, measure: str | None = None) -> Finding:
    """Targets and what was reported of them; see ``orda.KnowledgeGraph.promises``."""
    within = None if place is None else inside(source, meant(source, place, language))
    relations = [name for name, relation in _relations().items() if _tells(relation)]
    read = [f for fact in facts(source, relations) if fact.evidence and (f := _figure(fact))]
    wanted = [f for f in read if (within is None or f.key[0] in within) and _is_of(f, measure, language)]
    targets = [f for f in wanted if f.status == TARGET]
    comparable = [f for f in targets if f.key[0] and f.period]
    reports: dict[tuple[str, str, str], list[_Figure]] = defaultdict(list)
    for figure in wanted:
        if figure.status == ACTUAL and figure.key[0] and figure.period:
            reports[figure.key].append(figure)
    articles = coverage(source)
    now = max((date for date in articles.dates.values() if date), default="")
    promised: dict[object, list[_Figure]] = defaultdict(list)
    for figure in comparable:
        promised[figure.key, figure.period, figure.value, figure.least, figure.most].append(figure)
    shown = [f for key in {f.key for f in comparable} for f in reports[key]] + comparable
    proven = proofs(source, [f.fact for f in shown], language)
    reader = _Reader(proven, _languages(source, proven), articles.first_of)
    names = resolve.labels(source, {f.key[0] for f in comparable}, language)
    called: dict[object, set[str]] = defaultdict(set)
    for figure in comparable:
        called[figure.key, figure.period].add(figure.measure.casefold())
    rows = [
        _row(same, _fitting(same[0], reports, called[same[0].key, same[0].period]), reader, now, names, language)
        for same in promised.values()
    ]
    rows.sort(key=lambda row: (row["due"], row["of"], row["measure"], row["target"]))
    used = {iri for row in rows for iri in row[FACTS]}
    caveats = [
        sentence("promises_compared", language),
        *([sentence("promises_as_of", language, date=writing.date(now, language))] if now else []),
        *articles.caveats(language),
        *misread((f.fact for f in read if f.fact.iri in used), language),
    ]
    context = Context(
        source,
        language,
        _title(rows, language),
        tuple(_left_out(targets, language)),
        tuple(caveats),
        picture("promises"),
    )
    return Finding.of(frame(rows, KINDS), context)


def _relations() -> Mapping[str, Relation]:
    return ontology.schema.load().relations


def _tells(relation: Relation) -> bool:
    """Do the facts of a relation tell amounts of something that are reached or aimed at?"""
    return all(any(relation.asking(question)) for question in ("amount", "unit", "what", "status", "about"))


def _figure(fact: StoredFact) -> _Figure | None:
    """What a fact tells; None where it is no number."""
    relation = _relations()[fact.relation]
    said = {
        role.asks: getattr(values[0], "value", "")
        for role in relation.roles.values()
        if (values := fact.roles.get(role.name))
    }
    try:
        value = Decimal(said.get("amount", ""))
        least, most = (Decimal(said.get(question) or value) for question in ("at_least", "at_most"))
    except InvalidOperation:
        return None
    measure = " ".join(said.get("what", "").split())
    key = (said.get("about", ""), said.get("concept") or measure.casefold(), said.get("unit", ""))
    period = said.get("when", "")
    return _Figure(fact, key, value, least, most, period if is_date(period) else "", said.get("status", ""), measure)


def _is_of(figure: _Figure, measure: str | None, language: str) -> bool:
    """Is a figure of a measure, by its words, or by what its concept is called?"""
    called = [figure.measure, *(ontology.schema.load().label(figure.key[1], language) for language in {language, "en"})]
    return measure is None or any(measure.casefold() in name.casefold() for name in called)


def _fitting(
    target: _Figure, reports: Mapping[tuple[str, str, str], Sequence[_Figure]], called: Collection[str]
) -> list[_Figure]:
    """The reports of a target's period; where several targets share its concept, those that are called as it is."""
    found = [report for report in reports.get(target.key, ()) if report.period == target.period]
    return [r for r in found if len(called) == 1 or r.measure.casefold() == target.measure.casefold()]


def _languages(source: Source, proven: Mapping[str, Sequence[Proof]]) -> dict[str, str]:
    """The language of each article that proves something."""
    articles = {proof.evidence.article for some in proven.values() for proof in some}
    return {article: value.value for article, value in values_of(source, articles, "dcterms:language")}


@dataclass(frozen=True, slots=True)
class _Reader:
    """What is known of the articles that figures were read in."""

    proven: Mapping[str, Sequence[Proof]]
    spoken: Mapping[str, str]
    first_of: Mapping[str, str]

    def first(self, figures: Iterable[_Figure]) -> Proof:
        """The first sentence that tells one of some figures."""
        told = (proof for figure in figures for proof in self.proven[figure.fact.iri])
        return min(told, key=lambda proof: (proof.date or _LATER, proof.evidence))

    def sources(self, figures: Iterable[_Figure]) -> int:
        """How many releases tell of figures."""
        told = {proof.evidence.article for figure in figures for proof in self.proven[figure.fact.iri]}
        return len({self.first_of.get(article, article) for article in told})

    def bound(self, figures: Sequence[_Figure]) -> Bound:
        """What the words of all sentences that tell a figure say of it; none where they differ."""
        relation = _relations()[figures[0].fact.relation]
        roles = [role.name for role in relation.asking("amount")]
        said = set()
        for proof in (proof for figure in figures for proof in self.proven[figure.fact.iri]):
            begin = proof.evidence.start - len(proof.sentence.before)
            quoted = proof.sentence.before + proof.sentence.words + proof.sentence.after
            for span in (span for role in roles for span in proof.evidence.spans.get(role, ())):
                before, after = quoted[: span.start - begin], quoted[span.end - begin :]
                said.add(bound(before, after, self.spoken.get(proof.evidence.article, "")))
        said.discard(Bound.NONE)
        return said.pop() if len(said) == 1 else Bound.NONE


def _row(
    same: Sequence[_Figure],
    reports: Sequence[_Figure],
    reader: _Reader,
    now: str,
    names: Mapping[str, str],
    language: str,
) -> dict[str, Any]:
    """A target that several facts may tell, beside the newest report of its period."""
    target, promise, wanted = same[0], reader.first(same), reader.bound(same)
    told = [(reader.first([report]), report) for report in reports]
    later = [(proof, report) for proof, report in told if promise.date and proof.date >= promise.date]
    proof, report = max(later, key=lambda pair: (pair[0].date, pair[1].fact.iri), default=(None, None))
    outcomes = {_outcome(target, wanted, report, proof.date) for proof, report in later}
    outcome = outcomes.pop() if len(outcomes) == 1 else Outcome.REPORTED
    if outcome == Outcome.REPORTED and not _is_over(target.period, now):
        outcome = Outcome.DUE_LATER
    elif not later:
        outcome = Outcome.NOT_REPORTED if _is_over(target.period, now) else Outcome.DUE_LATER
    return {
        "of": names.get(target.key[0], target.key[0]), "measure": target.measure, "target": target.value,
        "unit": unit(target.key[2], language), "bound": said(wanted, language), "due": target.period,
        "outcome": said(outcome, language), "reported": report.value if report else None,
        "promised_on": promise.date, "reported_on": proof.date if proof else "", "promise": _quoted(promise),
        "report": _quoted(proof) if proof else "", "sources": reader.sources(same),
        FACTS: (*(figure.fact.iri for figure in same), *([report.fact.iri] if report else [])),
    }  # fmt: skip


def _outcome(target: _Figure, wanted: Bound, report: _Figure, told: str) -> Outcome:
    """What a report of the same thing, measure, unit and period says of a target: nothing before the period is over."""
    if not _is_over(target.period, told):
        return Outcome.REPORTED
    match wanted:
        case Bound.AT_LEAST:
            kept, missed = report.least >= target.least, report.most < target.least
        case Bound.AT_MOST:
            kept, missed = report.most <= target.most, report.least > target.most
        case _:
            kept, missed = target.least <= report.least and report.most <= target.most, False
    return Outcome.KEPT if kept else Outcome.MISSED if missed else Outcome.REPORTED


def _is_over(period: str, date: str) -> bool:
    """Has a period ended at a date?"""
    return bool(date) and last_day(period) < last_day(date)


def said(what: Outcome | Bound, language: str) -> str:
    """What an outcome or a bound is called; empty for no bound."""
    return sentence(what.name.lower(), language).lower() if what else ""


def _quoted(proof: Proof) -> str:
    return f"{proof.sentence.before}{proof.sentence.words}{proof.sentence.after}"


def _left_out(targets: Iterable[_Figure], language: str) -> list[LeftOut]:
    """The targets of which nobody could say whether they were reached."""
    groups: dict[str, list[str]] = defaultdict(list)
    for figure in targets:
        if not figure.key[0]:
            groups["targets_of_nothing"].append(figure.fact.iri)
        elif not figure.period:
            groups["targets_undated"].append(figure.fact.iri)
    return [LeftOut(sentence(why, language), len(iris), tuple(iris)) for why, iris in sorted(groups.items())]


def _title(rows: Sequence[Mapping[str, Any]], language: str) -> str:
    if not rows:
        return sentence("promises_none", language)
    numbers = Counter(row["outcome"] for row in rows)
    each = [
        f"{said(outcome, language)} {numbers[name]}"
        for outcome in Outcome
        if (name := said(outcome, language)) in numbers
    ]
    return sentence("promises", language, targets=counted("targets", len(rows), language), outcomes=", ".join(each))
