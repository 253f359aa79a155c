"""The pairs of entities that a relation may hold between: what its roles take, the nearest mentions first.

Where the relation's own predicates are denied, called off or, for most relations, only planned, a sentence tells
nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.document import Document, Unit
from extract.pairs.setting import Setting
from ontology.schema import Relation

_REACH = 30  # sentences between the mentions of a pair: an article's length, mostly
_MENTIONS = 4  # pairs of mentions that are weighed of a pair of entities, the nearest first


@dataclass(frozen=True, slots=True)
class Pairing:
    """Two roles of a relation between which facts are looked for that no rule reads.

    Attributes:
        relation: the relation's name.
        one, other: the names of the roles.
        classes: what may fill the one, where that is less than the role takes.
        ruled: of these, what the rules alone tell of.
        single: whether the one mostly has a single other: none is looked for beside what the rules read, nor a second.
        planned: whether it holds of what is only planned, too.
        sure: how likely a pair must be to be read, a probability.
    """

    relation: str
    one: str
    other: str
    classes: tuple[str, ...] = ()
    ruled: tuple[str, ...] = ()
    single: bool = False
    planned: bool = False
    sure: float = 0.5


@dataclass(frozen=True, slots=True)
class Pair:
    """A mention that may fill the one role, and one that may fill the other.

    Attributes:
        one, other: the units.
        apart: how many sentences later the later one stands.
    """

    one: Unit
    other: Unit
    apart: int

    @property
    def gap(self) -> int:
        """The tokens between."""
        return max(self.one.start, self.other.start) - min(self.one.end, self.other.end)


def candidates(setting: Setting, pairing: Pairing) -> Iterator[Sequence[Pair]]:
    """The mentions of each pair of entities that fit the roles, the nearest first; none of headlines.

    Args:
        setting: the article.
        pairing: the relation and its roles.
    """
    relation = setting.document.schema.relations[pairing.relation]
    denied = _denied(setting, pairing)
    fitting = _fitting(setting.document, pairing.classes or _taken(relation, pairing.one), denied)
    ones = [(one, number) for one, number in fitting if not setting.document.is_a(one.entity, *pairing.ruled)]
    others = list(_fitting(setting.document, _taken(relation, pairing.other), denied))
    found: dict[tuple[str, ...], list[Pair]] = {}
    for one, its_sentence in ones:
        for other, sentence in others:
            key = (one.entity.id, other.entity.id)
            apart = abs(its_sentence - sentence)
            if apart <= _REACH and key[0] != key[1]:
                found.setdefault(key, []).append(Pair(one, other, apart))
    for pairs in found.values():
        yield sorted(pairs, key=lambda p: (p.apart, p.gap, p.one.start, p.other.start))[:_MENTIONS]


def _denied(setting: Setting, pairing: Pairing) -> frozenset[int]:
    """The sentences, by their first tokens, that tell what a relation says as denied, called off or only planned."""
    found: set[int] = set()
    for sentence in setting.document.sentences:
        listed = setting.document.language_of(sentence.paragraph).predicates.get(pairing.relation, {})
        called_off = listed.get("called_off", ())
        for frame in setting.telling(pairing.relation, sentence):
            if frame.negated or frame.governor in called_off or not (pairing.planned or frame.asserted):
                found.add(sentence.start)
    return frozenset(found)


def _taken(relation: Relation, role: str) -> list[str]:
    return [cls for _, classes in relation.roles[role].properties for cls in classes]


def _fitting(document: Document, classes: Sequence[str], denied: frozenset[int]) -> Iterator[tuple[Unit, int]]:
    """The units of some classes outside headlines and sentences that deny, each with the number of its sentence."""
    for unit in (*document.units, *document.inner):
        sentence = document.sentence_of(unit.start)
        told = sentence.start not in denied and not document.paragraphs[sentence.paragraph].headline
        if told and document.is_a(unit.entity, *classes):
            yield unit, document.number_of(unit.start)
