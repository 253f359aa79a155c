"""Figures of a thing as small multiples: one little chart for each measure and unit, targets apart from actuals.

Source: Tufte, The Visual Display of Quantitative Information (1983), on small multiples.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

import ontology.schema
from ontology.dates import first_day
from ontology.schema import Relation
from queries.facts import writing
from queries.facts.named import Named
from queries.facts.told import FactView, values

WIDTH, HEIGHT, _MARGIN, _TOP = 224, 92, 14, 10


@dataclass(frozen=True, slots=True)
class Mark:
    """One figure: where it is, what it amounts to, when it was, whether it was reached (the name of its status)."""

    x: float
    y: float
    amount: str
    date: str
    status: str
    status_label: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Chart:
    """The figures of one measure in one unit, in order of time.

    Attributes:
        label: what is measured: the concept, or where it has none the article's words.
        marks: the figures.
        first, last: the dates at the ends of the chart.
        contradicted: whether two figures of one date and status differ.
    """

    label: Named
    marks: Sequence[Mark]
    first: str
    last: str
    contradicted: bool
    width: int = WIDTH
    height: int = HEIGHT


def charts(facts: Sequence[FactView], language: str) -> list[Chart]:
    """The charts of facts that tell amounts; what was measured but once is on none.

    Args:
        facts: of any relations.
        language: to write in.
    """
    found: dict[tuple[str, str], list[FactView]] = defaultdict(list)
    for fact in facts:
        relation = ontology.schema.load().relations[fact.relation]
        said = _said(fact, relation)
        if fact.fact.period()[0] and "amount" in said:
            measure = said.get("concept") or " ".join(said.get("what", "").casefold().split())
            found[measure, said.get("unit", "")].append(fact)
    series = [(key, told) for key, told in found.items() if len({fact.date for fact in told}) > 1]
    return [_chart(told, language) for _, told in sorted(series, key=lambda item: (-len(item[1]), item[0]))]


def _said(fact: FactView, relation: Relation) -> Mapping[str, str]:
    """The first value of each question that a fact answers."""
    told = values(fact.fact)
    return {role.asks: told[role.name][0] for role in relation.roles.values() if role.asks and told.get(role.name)}


def _chart(facts: Sequence[FactView], language: str) -> Chart:
    facts, schema = sorted(facts, key=lambda fact: (fact.date, fact.iri)), ontology.schema.load()
    told = [_said(fact, schema.relations[fact.relation]) for fact in facts]
    amounts = [Decimal(said["amount"]) for said in told]
    days = [first_day(fact.date).toordinal() for fact in facts]
    low, high = min(*amounts, Decimal(0)), max(*amounts, Decimal(0)) or Decimal(1)
    across, down = WIDTH - 2 * _MARGIN, HEIGHT - 2 * _MARGIN - _TOP
    marks = [
        Mark(
            x=round(_MARGIN + across * (day - days[0]) / ((days[-1] - days[0]) or 1), 1),
            y=round(float(_MARGIN + _TOP + down * (1 - (amount - low) / (high - low))), 1),
            amount=f"{writing.number(amount, language)} {writing.unit(said.get('unit', ''), amount, language)}",
            date=writing.date(fact.date, language),
            status=said.get("status", "").rpartition("#")[2],
            status_label=schema.label(said.get("status", ""), language),
            anchor=fact.anchor,
        )
        for fact, said, amount, day in zip(facts, told, amounts, days, strict=True)
    ]
    alike: dict[tuple[str, str], set[Decimal]] = defaultdict(set)
    for mark, amount in zip(marks, amounts, strict=True):
        alike[mark.date, mark.status].add(amount)
    concept = schema.label(told[0].get("concept", ""), language)
    label = Named(concept) if concept else Named(told[0].get("what", ""), language=facts[0].proofs[0].spoken)
    return Chart(label, marks, marks[0].date, marks[-1].date, any(len(found) > 1 for found in alike.values()))
