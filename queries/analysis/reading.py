"""Facts of a relation as rows: those that fit what is asked of their roles, and when, and what was left out.

Nothing here knows a relation: which roles there are, what they hold and what carries them, the ontology says.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal, InvalidOperation
from typing import Any

import pandas as pd
import pyoxigraph as ox

import ontology.schema
from ontology.namespaces import ARTICLE, ORDA, article_id
from ontology.schema import Relation, Role
from queries.analysis.evidence import FACTS
from queries.analysis.finding import LeftOut
from queries.analysis.frames import IRI, Kind, frame, is_date
from queries.analysis.periods import Period
from queries.analysis.texts import counted, sentence
from queries.ask import resolve
from queries.ask.source import Source, chunks, nodes, texts, values_of
from queries.ask.stored import StoredFact, facts_named
from queries.ask.texts import named
from queries.ask.units import unit
from queries.facts.regions import inside
from queries.facts.releases import releases

LATER = "9999"  # than any date

_KINDS = {
    "entity": Kind.THING, "title": Kind.THING, "term": Kind.THING, "code": Kind.NAME, "text": Kind.TEXT,
    "date": Kind.DATE, "number": Kind.NUMBER,
}  # fmt: skip
# What is known of a fact beside its roles: the words and the article that told it first, and how many articles do.
TOLD = {"words": Kind.TEXT, "article": Kind.TITLED, "issued": Kind.DATE, "sources": Kind.WHOLE, FACTS: Kind.FACTS}

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of the facts of a relation.

    Attributes:
        relation: its name.
        of: for roles, the IRI that one must hold, or that it must lie in.
        saying: for roles, words that a text must hold, in whatever case, or a term be called by.
        period: when they must have been; see ``Columns.dated``.
    """

    relation: str
    of: Mapping[str, str] = field(default_factory=dict)
    saying: Mapping[tuple[str, ...], str] = field(default_factory=dict)
    period: Period = field(default_factory=Period.of)


@dataclass(frozen=True, slots=True)
class Columns:
    """Which columns are wanted of facts.

    Attributes:
        roles: for columns, the role whose values stand there.
        dated: the column whose date is compared with a period.
        needed: columns without which a fact tells nothing.
    """

    roles: Mapping[str, str]
    dated: str
    needed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Read:
    """What was read.

    Attributes:
        rows: a row for each fact, with tuples of IRIs for what has a name.
        by_iri: the facts, those that were left out among them.
        left_out: what was not counted.
        kinds: of the columns.
    """

    rows: list[Row]
    by_iri: Mapping[str, StoredFact]
    left_out: tuple[LeftOut, ...]
    kinds: dict[str, Kind]

    @property
    def facts(self) -> list[StoredFact]:
        """The facts of the rows."""
        return [self.by_iri[iri] for row in self.rows for iri in row[FACTS]]

    def complete(self, column: str, language: str) -> Read:
        """Without the rows that have nothing in a column."""
        return self._kept(column, lambda value: value not in ("", None, ()) or None, lambda _: "lacking", language)

    def within(self, column: str, period: Period, language: str) -> Read:
        """Only the rows whose date is in a period; those of which one cannot say are left out."""
        if not period:
            return self
        return self._kept(
            column, lambda told: period.holds(told) if told else None, lambda told: "imprecise" if told else "undated",
            language,
        )  # fmt: skip

    def in_order(self, column: str) -> Read:
        """In the order of the dates of a column, else of the articles."""
        order = lambda row: (row[column] or row["issued"] or LATER, row["issued"] or LATER, row[FACTS])  # noqa: E731
        return replace(self, rows=sorted(self.rows, key=order))

    def _kept(self, column: str, fits: Callable[[Any], bool | None], why: Callable[[Any], str], language: str) -> Read:
        """The rows of which a value fits; those are left out, for a reason, of which it is not clear."""
        kept, groups = [], defaultdict[str, list[str]](list)
        for row in self.rows:
            fit = fits(row[column])
            if fit:
                kept.append(row)
            elif fit is None:
                groups[why(row[column])] += row[FACTS]
        left_out = [
            LeftOut(sentence(reason, language, column=named(column, language)), len(iris), tuple(iris))
            for reason, iris in sorted(groups.items())
        ]
        return replace(self, rows=kept, left_out=(*self.left_out, *left_out))

    def dates(self, column: str) -> list[str]:
        """The dates of a column, as they are told."""
        return [row[column] for row in self.rows if row[column]]

    def distinct(self, column: str) -> set[str]:
        """The things in a column, each once."""
        return {one for row in self.rows for one in row[column]}


def meant(source: Source, thing: object, language: str) -> str:
    """The IRI of an entity that is given by a name, an id, an IRI, or by what has an attribute ``iri``.

    Raises:
        QueryError: nothing is called so, or several are.
    """
    return resolve.entity(source, str(getattr(thing, "iri", thing)), language).value


def named_by(source: Source, things: Mapping[str, object], language: str) -> dict[str, str]:
    """The IRIs of the things that are given: see ``meant``."""
    return {key: meant(source, thing, language) for key, thing in things.items() if thing is not None}


def read(source: Source, asked: Asked, columns: Columns, language: str) -> Read:
    """The facts that fit, in the order of their dates.

    Args:
        source: a store or an endpoint.
        asked: what they must fit.
        columns: what is wanted of them.
        language: to say in what was left out, and units.
    """
    relation = ontology.schema.load().relations[asked.relation]
    told = list(facts_named(source, sorted(_asked_for(source, relation, asked))))
    about = first_told(source, told)
    rows = [_row(fact, relation, columns, about[fact.iri], language) for fact in told]
    kinds = {name: _KINDS[relation.roles[role].kind] for name, role in columns.roles.items()} | TOLD
    found = Read(rows, {fact.iri: fact for fact in told}, (), kinds)
    for name in columns.needed:
        found = found.complete(name, language)
    return found.within(columns.dated, asked.period, language).in_order(columns.dated)


def shown(source: Source, rows: Sequence[Row], kinds: Mapping[str, Kind], language: str, *, iris: bool) -> pd.DataFrame:
    """Rows as a frame, with names for IRIs.

    Args:
        source: where the names are.
        rows: values by column; of entities, terms and articles a tuple of their IRIs.
        kinds: of the columns.
        language: of the names.
        iris: whether a column ``<name>_iri`` stands beside each column that holds IRIs.
    """
    held = [name for name, kind in kinds.items() if kind in (Kind.THING, Kind.TITLED)]
    names = resolve.labels(source, {iri for row in rows for name in held for iri in row[name]}, language)
    plain = [
        row
        | {name: ", ".join(names.get(one) or _short(one) for one in row[name]) for name in held}
        | {name + IRI: " ".join(row[name]) for name in held}
        for row in rows
    ]
    whole: dict[str, Kind] = {}
    for name, kind in kinds.items():
        whole |= {name: kind, name + IRI: Kind.TEXT} if iris and name in held else {name: kind}
    return frame(plain, whole)


@dataclass(frozen=True, slots=True)
class Telling:
    """How a fact is told.

    Attributes:
        words: those of the article that told it first; empty for what the reference data state.
        article: its IRI.
        issued: its date.
        sources: how many articles tell it, those of one release once.
    """

    words: str = ""
    article: str = ""
    issued: str = ""
    sources: int = 0


def first_told(source: Source, facts: Sequence[StoredFact]) -> dict[str, Telling]:
    """How each fact is told, by its IRI."""
    articles = {evidence.article for fact in facts for evidence in fact.evidence}
    dates = {a: date.value for a, date in values_of(source, articles, "dcterms:issued") if is_date(date.value)}
    first = releases(source)
    found = {}
    for fact in facts:
        order = sorted(fact.evidence, key=lambda e: (dates.get(e.article) or "9999", e))
        many = len({first.get(e.article, e.article) for e in fact.evidence})
        told = order[0] if order else None
        found[fact.iri] = Telling(told.words, told.article, dates.get(told.article, ""), many) if told else Telling()
    return found


def misread(facts: Iterable[StoredFact], language: str) -> tuple[str, ...]:
    """The caveat that some facts may be misread, by how sure the rules are that read them; none where all are sure."""
    sure = [max(e.confidence for e in fact.evidence) for fact in facts if fact.evidence]
    wrong = round(sum(1 - one for one in sure))
    if not wrong:
        return ()
    many = counted("of_facts", len(sure), language)
    return (sentence("misread", language, wrong=str(wrong), facts=many),)


def fitting(source: Source, relation: Relation, role: Role, iris: Iterable[str]) -> set[str]:
    """The IRIs of the facts of a relation that hold one of some things in a role.

    Raises:
        ValueError: one of them is no IRI.
    """
    path = _path(role)
    patterns = (f"VALUES ?e {{ {chunk} }} ?fact {path} ?e" for chunk in chunks(iris))
    return {fact for pattern in patterns for fact in _facts(source, relation, pattern)}


def _asked_for(source: Source, relation: Relation, asked: Asked) -> set[str]:
    """The IRIs of the facts that fit what is asked of roles."""
    found: set[str] | None = None
    for role, iri in asked.of.items():
        found = _both(found, fitting(source, relation, relation.roles[role], inside(source, iri)))
    for roles, words in asked.saying.items():
        patterns = (pattern for role in roles for pattern in _saying(relation.roles[role], words))
        found = _both(found, {fact for pattern in patterns for fact in _facts(source, relation, pattern)})
    return set(_facts(source, relation, "")) if found is None else found


def _both(one: set[str] | None, other: set[str]) -> set[str]:
    return other if one is None else one & other


def _facts(source: Source, relation: Relation, pattern: str) -> Iterable[str]:
    # The class is a filter: joined with what is given, it would be looked up in all of the graph.
    kind, node = ("rdf:predicate" if relation.statement else "a"), nodes([relation.iri])
    wanted = f"{pattern} . ?fact {kind} ?kind FILTER(?kind = {node})" if pattern else f"?fact {kind} {node}"
    return (fact for (fact,) in texts(source, f"SELECT DISTINCT ?fact WHERE {{ {wanted} }}"))


def _saying(role: Role, words: str) -> Iterable[str]:
    """Patterns of the facts that say words in a role."""
    low = " ".join(words.casefold().split())
    if role.kind == "term":
        terms = [ORDA + name for name, called in _terms().items() if any(low in said.casefold() for said in called)]
        return [f"VALUES ?v {{ {nodes(terms)} }} ?fact {_path(role)} ?v"] if terms else []
    return [f"?fact {_path(role)} ?v FILTER(CONTAINS(LCASE(STR(?v)), {ox.Literal(low)}))"]


def _terms() -> Mapping[str, list[str]]:
    """What the ontology's terms are called, in all languages, by their names."""
    known = ontology.schema.load().terms.items()
    return {
        iri.removeprefix(ORDA): [*t.label.values(), iri.removeprefix(ORDA)] for iri, t in known if iri.startswith(ORDA)
    }


def _path(role: Role) -> str:
    return "|".join(f"<{prop}>" for prop, _ in role.properties)


def _row(fact: StoredFact, relation: Relation, columns: Columns, about: Telling, language: str) -> Row:
    row: Row = {name: _value(fact, relation.roles[role], language) for name, role in columns.roles.items()}
    return row | {
        "words": about.words,
        "article": (about.article,) if about.article else (),
        "issued": about.issued,
        "sources": about.sources,
        FACTS: (fact.iri,),
    }


def _value(fact: StoredFact, role: Role, language: str) -> Any:
    """A role's value: IRIs as a tuple, of dates the first, a number or None, words in the reader's language."""
    values = [getattr(value, "value", "") for value in fact.roles.get(role.name, ())]
    match role.kind:
        case "date":
            return min((value for value in values if is_date(value)), default="")
        case "number":
            return next((number for value in values if (number := _number(value)) is not None), None)
        case "code":
            return ", ".join(unit(value, language) for value in values)
        case "text":
            return "; ".join(values)
    return tuple(values)


def _number(text: str) -> float | None:
    try:
        return float(Decimal(text))
    except InvalidOperation:
        return None


def _short(text: str) -> str:
    return article_id(text) if text.startswith(ARTICLE) else text
