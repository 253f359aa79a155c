"""Of readings that contradict each other, the surer one; the ontology says which do."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping

from extract.confidence import is_measured
from extract.model import Fact
from ontology.schema import Relation

Claim = tuple[Hashable, Hashable]  # what a reading is about, and which of the readings that exclude each other it is


def consistent(facts: Iterable[Fact], relations: Mapping[str, Relation]) -> list[Fact]:
    """Leave out what a surer reading contradicts; of equally sure ones, the first stays.

    A reading whose rule was measured is surer than one of which only its relation's rules tell how sure it is.
    Two readings contradict each other when they say, in one sentence, two values of a role that has just one, or the
    same of the same in two relations that exclude each other (to be appointed to a post, and dismissed from it); or,
    anywhere, when they say a relation both ways that holds in one (two things lie in each other).

    Args:
        facts: what was read.
        relations: the relations of the ontology by name.
    """
    ranked = sorted(enumerate(facts), key=lambda item: (not is_measured(item[1].rule), -item[1].confidence, item[0]))
    kept: dict[Hashable, Hashable] = {}
    chosen: list[tuple[int, Fact]] = []
    for position, fact in ranked:
        claims = dict(_claims(fact, relations))
        if all(kept.get(about, said) == said for about, said in claims.items()):
            kept |= claims
            chosen.append((position, fact))
    return [fact for _, fact in sorted(chosen, key=lambda item: item[0])]


def _claims(fact: Fact, relations: Mapping[str, Relation]) -> Iterator[Claim]:
    relation = relations[fact.relation]
    if relation.one_way:
        ends = tuple(fact.roles.get(role) for role in relation.roles)
        yield (relation.name, frozenset(ends)), ends
    for role in relation.roles.values():
        if role.exclusive:
            others = tuple(fact.roles.get(name) for name in relation.roles if name != role.name)
            yield (relation.name, role.name, fact.evidence, others), fact.roles.get(role.name)
    for other in relation.excludes:
        shared = [n for n, r in relation.roles.items() if r.required and n in relations[other].roles]
        about = tuple(fact.roles.get(name) for name in shared)
        yield (frozenset((relation.name, other)), fact.evidence, about), relation.name
