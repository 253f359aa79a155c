"""When a fact of the graph is the fact that the gold states: by the roles that the ontology gives it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ontology.namespaces import ORDA
from ontology.schema import Comparison, Relation, Role
from queries.ask.stored import Evidence, StoredFact
from queries.judge.similarity import is_standard_unit, near, passage, same_name, same_phrase, same_unit

Gold = Mapping[str, Any]
Names = Mapping[str, set[str]]  # the plain names of each entity of a gold file, by its key

MEASURE_CUTOFF, COUNTED_CUTOFF = 65, 70
OVERLAP = 0.3


@dataclass(frozen=True, slots=True)
class Found:
    """A fact of the graph as one article states it, with every name of the nodes that it may refer to."""

    fact: StoredFact
    evidence: tuple[Evidence, ...]
    labels: Mapping[str, set[str]]
    names: Mapping[str, set[str]]

    def values(self, role: str) -> list[str]:
        """The role's values: IRIs, or literals' text."""
        return [getattr(term, "value", str(term)) for term in self.fact.roles.get(role, ())]

    def is_entity(self, role: str, wanted: set[str]) -> bool:
        """Does any value of the role bear one of the wanted names?"""
        return any(same_name(self.names.get(node, ()), wanted) for node in self.values(role))

    def texts(self, role: str) -> set[str]:
        """The role's values in words: the names of nodes, the text of literals."""
        return set().union(*(self.labels.get(value, {value}) for value in self.values(role)))

    def shown(self) -> dict[str, list[str]]:
        """The fact for a person to read: the shortest name of each value, and the words."""
        roles = {r: sorted(min(self.labels.get(v, {v}), key=len) for v in self.values(r)) for r in self.fact.roles}
        return roles | {"words": [e.words for e in self.evidence]}


def essential_roles(relation: Relation) -> list[Role]:
    """The roles without which there is no such fact: required entities, titles, numbers and units."""
    return [role for role in relation.roles.values() if role.required and role.kind in _ESSENTIAL]


def shared_ends(relation: Relation) -> tuple[str, str] | None:
    """The two required roles that one property carries, so that neither comes first (who met whom)."""
    ends = [role for role in essential_roles(relation) if role.kind == "entity"]
    same = len(ends) == 2 and ends[0].properties == ends[1].properties
    return (ends[0].name, ends[1].name) if same else None


def same_fact(relation: Relation, want: Gold, found: Found, names: Names) -> bool:
    """Do the two agree in what makes the fact: its required entities, its title, number and unit?

    A role that tells facts apart must agree where both fill it. Where one entity is all that is required (an
    instruction, a quotation), the words must agree as well.
    """
    if ends := shared_ends(relation):
        one, other = (names[want[end]] for end in ends)
        return (found.is_entity(ends[0], one) and found.is_entity(ends[1], other)) or (
            found.is_entity(ends[1], one) and found.is_entity(ends[0], other)
        )
    essential = essential_roles(relation)
    if not all(_ESSENTIAL[role.kind](relation, role.name, want, found, names) for role in essential):
        return False
    apart = [role.name for role in relation.roles.values() if role.tells_apart]
    if any(want.get(role) and found.values(role) and not found.is_entity(role, names[want[role]]) for role in apart):
        return False
    return len(essential) > 1 or _same_words(want, found)


def compare_fields(relation: Relation, want: Gold, found: Found, names: Names) -> Iterator[tuple[str, bool]]:
    """Whether each further role of a matched fact is right. What the gold leaves open is not asked.

    A date that is null in the gold is told nowhere in the text: none must have been read.
    """
    essential = essential_roles(relation)
    for role in relation.roles.values():
        if role in essential or role.scored_by is None:
            continue
        value = want.get(role.name)
        if value:
            for part in value if role.many else [value]:
                yield role.name, _FIELDS[role.scored_by](role.name, part, found, names)
        elif role.scored_by is Comparison.DATE and role.name in want:
            yield role.name, not found.values(role.name)


def _entity(relation: Relation, role: str, want: Gold, found: Found, names: Names) -> bool:
    return found.is_entity(role, names[want[role]])


def _title(relation: Relation, role: str, want: Gold, found: Found, names: Names) -> bool:
    return same_phrase(found.texts(role), want[role])


def _number(relation: Relation, role: str, want: Gold, found: Found, names: Names) -> bool:
    return any(near(float(value), want[role]) for value in found.values(role))


def _unit(relation: Relation, role: str, want: Gold, found: Found, names: Names) -> bool:
    """The gold may leave the unit open. Where neither unit is a standard one, what is counted may say it as well."""
    ours, theirs = found.values(role), want.get(role)
    if not theirs or same_unit(ours, theirs):
        return True
    if any(is_standard_unit(unit) for unit in (theirs, *ours)):
        return False
    counted = [counting.name for counting in relation.asking("what")]
    said = [words for name in counted for words in _wordings(want.get(name) or [])]
    found_words = [words for name in counted for words in found.values(name)]
    return same_phrase([*ours, *found_words], [theirs, *said], COUNTED_CUTOFF)


def _wordings(said: list[str] | str) -> list[str]:
    return [said] if isinstance(said, str) else said


def _same_words(want: Gold, found: Found) -> bool:
    """A quotation holds the wanted first and last words; other evidence overlaps with the wanted."""
    if "start" in want:
        words = " ".join(passage(e.words) for e in found.evidence)
        return passage(want["start"]) in words and passage(want["end"]) in words
    if "span" in want:
        start, end = want["span"]
        return any(_overlap(start, end, e.start, e.end) for e in found.evidence)
    wanted = passage(want["evidence"])
    return any(wanted in (words := passage(e.words)) or words in wanted for e in found.evidence)


def _overlap(start: int, end: int, other_start: int, other_end: int) -> bool:
    """Do the two have more than a fraction of the shorter in common?"""
    common = min(end, other_end) - max(start, other_start)
    return common > OVERLAP * min(end - start, other_end - other_start)


def _name(role: str, key: str, found: Found, names: Names) -> bool:
    return found.is_entity(role, names[key])


def _date(role: str, date: str, found: Found, names: Names) -> bool:
    """The date is no less precise than the wanted one."""
    return any(ours.startswith(str(date)) for ours in found.values(role))


def _overlapping(role: str, date: str, found: Found, names: Names) -> bool:
    """The dates agree as far as both go."""
    return any(ours.startswith(date) or date.startswith(ours) for ours in found.values(role))


def _year(role: str, date: str, found: Found, names: Names) -> bool:
    return any(ours[:4] == str(date)[:4] for ours in found.values(role))


def _phrase(role: str, wordings: list[str] | str, found: Found, names: Names) -> bool:
    return same_phrase(found.values(role), _wordings(wordings), MEASURE_CUTOFF)


def _term(role: str, term: str, found: Found, names: Names) -> bool:
    return term in {ours.removeprefix(ORDA).lower() for ours in found.values(role)}


_ESSENTIAL: dict[str, Callable[[Relation, str, Gold, Found, Names], bool]] = {
    "entity": _entity,
    "title": _title,
    "number": _number,
    "code": _unit,
}
_FIELDS: dict[Comparison, Callable[[str, Any, Found, Names], bool]] = {
    Comparison.NAME: _name,
    Comparison.PHRASE: _phrase,
    Comparison.TERM: _term,
    Comparison.DATE: _date,
    Comparison.YEAR: _year,
    Comparison.OVERLAP: _overlapping,
}
