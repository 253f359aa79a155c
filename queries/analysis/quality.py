"""How good the facts of a graph are: what the gold says of each, and how far their confidence can be relied on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from babel.numbers import format_percent

import ontology.schema
from ontology.namespaces import article_iri
from ontology.schema import in_language
from queries.analysis import intervals
from queries.analysis.coverage import smallness
from queries.analysis.drawing import Drawing, picture
from queries.analysis.evidence import FACTS
from queries.analysis.finding import Context, Finding, LeftOut
from queries.analysis.frames import Kind, frame
from queries.analysis.texts import counted, sentence
from queries.ask import resolve
from queries.ask.catalog import QueryError
from queries.ask.rules import rule
from queries.ask.source import Source
from queries.ask.stored import Evidence
from queries.ask.texts import named
from queries.facts import writing
from queries.facts.labels import called
from queries.facts.sentences import Sentence, texts_of
from queries.facts.sentences import sentence as around
from queries.judge.report import Judged, Report, Score, Verdict

FACT = {
    "verdict": Kind.NAME, "relation": Kind.NAME, "fact": Kind.TEXT, "mistaken": Kind.TEXT, "complete": Kind.TRUTH,
    "words": Kind.TEXT, "sentence": Kind.TEXT, "confidence": Kind.NUMBER, "rule": Kind.NAME, "article": Kind.TEXT,
    "language": Kind.NAME, FACTS: Kind.FACTS,
}  # fmt: skip
SCORE = {
    "right": Kind.WHOLE, "wrong": Kind.WHOLE, "missed": Kind.WHOLE, "complete": Kind.WHOLE,
    "precision": Kind.NUMBER, "precision_low": Kind.NUMBER, "precision_high": Kind.NUMBER,
    "recall": Kind.NUMBER, "recall_low": Kind.NUMBER, "recall_high": Kind.NUMBER, "f1": Kind.NUMBER,
    FACTS: Kind.FACTS,
}  # fmt: skip
STEP = {
    "confidence": Kind.NUMBER, "right": Kind.WHOLE, "of": Kind.WHOLE, "share": Kind.NUMBER, "low": Kind.NUMBER,
    "high": Kind.NUMBER, FACTS: Kind.FACTS,
}  # fmt: skip
BY = ("relation", "language", "article")
COUNTED = (Verdict.RIGHT, Verdict.WRONG, Verdict.MISSED)
_NOT_COUNTED = {Verdict.ARGUABLE: "arguable", Verdict.AGAIN: "told_again"}


def judged(report: Report, source: Source, language: str) -> Finding:
    """Every fact that was compared; see ``Evaluation.to_frame``."""
    shown = [fact for fact in report.judged if fact.verdict in COUNTED]
    names = _names(source, shown, language)
    quoted = _quoted(source, shown)
    rows = [_row(fact, language, names, quoted[position]) for position, fact in enumerate(shown)]
    total = report.facts
    title = sentence(
        "compared", language, facts=counted("facts", len(shown), language), right=str(total.right),
        wrong=str(total.wrong), missed=str(total.missed),
    )  # fmt: skip
    return Finding.of(frame(rows, FACT), _context(report, source, language, title, [sentence("gold_seen", language)]))


def scored(report: Report, source: Source, language: str, by: str | Sequence[str]) -> Finding:
    """Precision and recall of groups; see ``Evaluation.scores_frame``."""
    columns = (by,) if isinstance(by, str) else tuple(by)
    if not columns or not set(columns) <= set(BY):
        raise QueryError(f"by is one or several of {', '.join(BY)}, not {', '.join(map(str, columns)) or 'none'}")
    groups: dict[tuple[str, ...], list[Judged]] = defaultdict(list)
    for fact in report.judged:
        if fact.verdict in COUNTED:
            groups[tuple(getattr(fact, column) for column in columns)].append(fact)
    rows = [
        {column: _called(column, name, language) for column, name in zip(columns, group, strict=True)} | _figures(facts)
        for group, facts in groups.items()
    ]
    rows.sort(key=lambda row: (-(row["right"] + row["missed"]), *(row[column] for column in columns)))
    total = report.facts
    title = sentence(
        "scored", language, read=counted("facts", total.right + total.wrong, language),
        precision=_percent(total.precision, language),
        told=counted("facts", total.right + total.missed, language),
        recall=_percent(total.recall, language),
    )  # fmt: skip
    caveats = [
        sentence("gold_seen", language),
        sentence("scores_alike", language),
        *smallness((row["right"] + row["missed"] for row in rows), language),
    ]
    kinds = {column: Kind.TEXT if column == "article" else Kind.NAME for column in columns} | SCORE
    draw = picture("shares", names=columns, shares=("precision", "recall"))
    return Finding.of(frame(rows, kinds), _context(report, source, language, title, caveats, draw))


def reliable(report: Report, source: Source, language: str, steps: int) -> Finding:
    """Whether facts are right as often as they are sure; see ``Evaluation.reliability``."""
    if steps < 1:
        raise QueryError(f"steps is a number from 1 on, not {steps}")
    parts: dict[int, list[Judged]] = defaultdict(list)
    for fact in report.judged:
        if fact.verdict in (Verdict.RIGHT, Verdict.WRONG):
            parts[min(int((fact.confidence or 0) * steps), steps - 1)].append(fact)
    rows = [_step(facts) for _, facts in sorted(parts.items())]
    read = [fact for facts in parts.values() for fact in facts]
    mean = sum(fact.confidence or 0 for fact in read) / (len(read) or 1)
    title = sentence(
        "reliable", language, facts=counted("facts", len(read), language),
        share=_percent(report.facts.precision, language), confidence=_percent(mean, language),
    )  # fmt: skip
    caveats = [
        sentence("gold_seen", language),
        sentence("scores_alike", language),
        *smallness((row["of"] for row in rows), language),
    ]
    return Finding.of(frame(rows, STEP), _context(report, source, language, title, caveats, picture("reliability")))


def _row(fact: Judged, language: str, names: Mapping[str, str], quoted: Sentence) -> dict[str, Any]:
    roles = [f"{_role(fact, role, language)}: {', '.join(_values(fact, role, names, language))}" for role in fact.said]
    return {
        "verdict": _called("verdict", fact.verdict, language),
        "relation": _called("relation", fact.relation, language), "fact": "; ".join(roles),
        "mistaken": ", ".join(_role(fact, role, language) for role in fact.mistaken),
        "complete": not fact.mistaken if fact.verdict is Verdict.RIGHT else None, "words": fact.words,
        "sentence": f"{quoted.before}{quoted.words}{quoted.after}", "confidence": fact.confidence,
        "rule": rule(fact.rule, language) if fact.rule else "", "article": fact.article,
        "language": fact.language, FACTS: _facts([fact]),
    }  # fmt: skip


def _role(fact: Judged, role: str, language: str) -> str:
    return in_language(called(fact.relation, role), language)


def _values(fact: Judged, role: str, names: Mapping[str, str], language: str) -> list[str]:
    """What fills a role, for a person to read."""
    if ontology.schema.load().relations[fact.relation].roles[role].kind == "number":
        return [writing.number(Decimal(value), language) for value in fact.said[role]]
    return [names.get(value, value) for value in fact.said[role]]


def _called(column: str, name: str, language: str) -> str:
    """What stands in a column, in the language that things are named in."""
    if column == "relation":
        return in_language(ontology.schema.load().relations[name].label, language, name)
    return named(name, language) if column == "verdict" else name


def _context(
    report: Report, source: Source, language: str, title: str, caveats: Sequence[str], draw: Drawing | None = None
) -> Context:
    left_out = []
    for verdict, reason in _NOT_COUNTED.items():
        if some := [fact for fact in report.judged if fact.verdict is verdict]:
            left_out.append(LeftOut(sentence(reason, language), len(some), _facts(some)))
    return Context(source, language, title, tuple(left_out), tuple(caveats), draw)


def _names(source: Source, facts: Iterable[Judged], language: str) -> dict[str, str]:
    """What the IRIs among the values of facts are called."""
    values = {value for fact in facts for said in fact.said.values() for value in said}
    return resolve.labels(source, (value for value in values if value.startswith("http")), language)


def _quoted(source: Source, facts: Sequence[Judged]) -> list[Sentence]:
    """The sentence of each fact: where it was read, or where the gold's words stand."""
    whole = texts_of(source, (article_iri(fact.article) for fact in facts))
    quoted = []
    for fact in facts:
        text = whole.get(article_iri(fact.article), "")
        start = text.find(fact.words)
        end = start + len(fact.words)
        quoted.append(around(text, Evidence(article_iri(fact.article), start, end, fact.words)))
    return quoted


def _figures(facts: Sequence[Judged]) -> dict[str, Any]:
    """The figures of a group."""
    many = {verdict: sum(fact.verdict is verdict for fact in facts) for verdict in COUNTED}
    right, wrong, missed = many.values()
    score = Score(right, wrong, missed)
    (precise, precise_to), (recalled, recalled_to) = (
        intervals.share(right, right + wrong), intervals.share(right, right + missed)
    )  # fmt: skip
    return {
        "right": right, "wrong": wrong, "missed": missed,
        "complete": sum(fact.verdict is Verdict.RIGHT and not fact.mistaken for fact in facts),
        "precision": score.precision if right + wrong else None, "precision_low": precise,
        "precision_high": precise_to, "recall": score.recall if right + missed else None, "recall_low": recalled,
        "recall_high": recalled_to, "f1": score.f1, FACTS: _facts(facts),
    }  # fmt: skip


def _step(facts: Sequence[Judged]) -> dict[str, Any]:
    """A part of the reliability curve."""
    right, of = sum(fact.verdict is Verdict.RIGHT for fact in facts), len(facts)
    low, high = intervals.share(right, of)
    mean = sum(fact.confidence or 0 for fact in facts) / of
    return {
        "confidence": mean, "right": right, "of": of, "share": right / of, "low": low, "high": high,
        FACTS: _facts(facts),
    }  # fmt: skip


def _facts(judged: Iterable[Judged]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(fact.fact for fact in judged if fact.fact))


def _percent(share: float, language: str) -> str:
    told: str = format_percent(share, locale=language)
    return told
