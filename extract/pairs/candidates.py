"""The pairs of entities that a relation may hold between: what its roles take, mentioned near each other.

Where the relation's own predicates are denied, wished or to come, or said of somebody else, a sentence tells nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.document import Unit
from extract.frames import Frame, Role
from extract.pairs.setting import Setting
from ontology.schema import Relation

_REACH = 3  # sentences between the mentions of a pair
_MENTIONS = 4  # pairs of mentions that are weighed of a pair of entities, the nearest first


@dataclass(frozen=True, slots=True)
class Pairing:
    """Two roles of a relation between which facts are looked for that no rule reads.

    Attributes:
        relation: the relation's name.
        one, other: the names of the roles.
        classes: what may fill the one, where that is less than the role takes.
        single: whether the one mostly has a single other: none is looked for beside what the rules read, nor a second.
    """

    relation: str
    one: str
    other: str
    classes: tuple[str, ...] = ()
    single: bool = False


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
    denied = _denied(setting, pairing.relation)
    ones = list(_fitting(setting, pairing.relation, pairing.classes or _taken(relation, pairing.one), denied))
    others = list(_fitting(setting, pairing.relation, _taken(relation, pairing.other), denied))
    found: dict[tuple[str, ...], list[Pair]] = {}
    for one, its_sentence, its_frames in ones:
        for other, sentence, frames in others:
            key = (one.entity.id, other.entity.id)
            apart = abs(its_sentence - sentence)
            if apart > _REACH or key[0] == key[1]:
                continue
            pair = Pair(one, other, apart)
            if not any(_is_of_another(frame, pair) for frame in (*its_frames, *frames)):
                found.setdefault(key, []).append(pair)
    for pairs in found.values():
        yield sorted(pairs, key=lambda p: (p.apart, p.gap, p.one.start, p.other.start))[:_MENTIONS]


def _denied(setting: Setting, relation: str) -> frozenset[int]:
    """The sentences, by their first tokens, that tell what a relation says as denied, planned or called off."""
    found: set[int] = set()
    for sentence in setting.document.sentences:
        listed = setting.document.language_of(sentence.paragraph).predicates.get(relation, {})
        called_off = listed.get("called_off", ())
        if any(not f.asserted or f.governor in called_off for f in setting.telling(relation, sentence)):
            found.add(sentence.start)
    return frozenset(found)


def _is_of_another(frame: Frame, pair: Pair) -> bool:
    """Does a sentence of either tell that somebody else does it to the other: "tourists visited X"?"""
    agents = list(frame.get(Role.AGENT))
    return bool(agents) and not frame.passive and _has(frame, pair.other) and not _has(frame, pair.one)


def _has(frame: Frame, unit: Unit) -> bool:
    """Does a unit fill a role of a predicate, or stand within what fills one?"""
    return any(f.start <= unit.start and unit.end <= f.end for fillers in frame.roles.values() for f in fillers)


def _taken(relation: Relation, role: str) -> list[str]:
    return [cls for _, classes in relation.roles[role].properties for cls in classes]


def _fitting(
    setting: Setting, relation: str, classes: Sequence[str], denied: frozenset[int]
) -> Iterator[tuple[Unit, int, Sequence[Frame]]]:
    """The units of some classes outside headlines and sentences that deny, each with the number of its sentence and
    the frames that tell there of the relation."""
    document = setting.document
    number = {sentence.start: i for i, sentence in enumerate(document.sentences)}
    for unit in (*document.units, *document.inner):
        if document.is_a(unit.entity, *classes):
            sentence = document.sentence_of(unit.start)
            if sentence.start not in denied and not document.paragraphs[sentence.paragraph].headline:
                yield unit, number[sentence.start], setting.telling(relation, sentence)
