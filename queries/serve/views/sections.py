"""The facts of a page by the part that its node has in them, in the order and under the headings of the ontology."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import ontology.schema
from ontology.schema import QUESTIONS, Relation, Role, in_language
from queries.facts.told import FactView, values
from queries.serve.views.parts import Groups


@dataclass(frozen=True, slots=True)
class Section:
    """The facts of one relation that a node has one part in.

    Attributes:
        relation: the relation's name.
        role: of the part; empty where the ontology gives none of the node's parts a heading.
        heading: what the page calls them.
        facts: the newest first.
        parts: what a two-place relation relates to the node, whether an article tells of it or not.
    """

    relation: str
    role: str
    heading: str
    facts: Sequence[FactView]
    parts: Groups = ()

    @property
    def count(self) -> int:
        """How many things it tells of."""
        return max(len(self.facts), sum(len(names) for _, names in self.parts))

    @property
    def anchor(self) -> str:
        """What its place on the page is called."""
        return f"{self.relation}-{self.role}" if self.role else self.relation


def sections(
    facts: Iterable[FactView], parts: Mapping[tuple[str, str], Groups], about: str, language: str
) -> list[Section]:
    """The sections of a page.

    Args:
        facts: in their order.
        parts: what is related to the node, by relation and role.
        about: the node that the page is about.
        language: of the headings.
    """
    relations = ontology.schema.load().relations
    found: dict[tuple[str, str], list[FactView]] = defaultdict(list)
    for fact in facts:
        role = _part(fact, relations[fact.relation], about)
        key = fact.relation, role.name if role else ""
        if fact.proofs or key not in parts:
            found[key].append(fact)
    return [
        Section(
            name,
            role,
            _heading(relations[name], role, language),
            found.get((name, role), ()),
            parts.get((name, role), ()),
        )
        for name, role in sorted({*found, *parts}, key=lambda key: _place(relations[key[0]], key[1]))
    ]


def _place(relation: Relation, role: str) -> tuple[int, str, int, str]:
    """Where a section stands: by its relation, and by the question that the part answers."""
    asks = relation.roles[role].asks if role else ""
    return relation.order, relation.name, QUESTIONS.index(asks) if asks else len(QUESTIONS), role


def _part(fact: FactView, relation: Relation, about: str) -> Role | None:
    """The part that a node has in a fact: of several the first that has a heading."""
    told = values(fact.fact)
    return next((r for r in relation.roles.values() if r.heading and about in told.get(r.name, ())), None)


def _heading(relation: Relation, role: str, language: str) -> str:
    called = (relation.roles[role].heading if role else {}) or relation.label
    return in_language(called, language, relation.name)
