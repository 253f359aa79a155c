"""What rules read, put together: each fact once, each event once, and what is likely beside them."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import replace

from extract.document import Unit
from extract.model import Fact, Value
from extract.pairs.candidates import Pair, Pairing
from extract.pairs.scoring import likely
from extract.rules import Rule
from extract.text import Text

Reading = tuple[Unit, Unit, int, Rule]  # two units, the token that they are told at, and the rule


class First:
    """Tells what comes for the first time: most relations tell a fact once, however often an article does."""

    def __init__(self) -> None:
        self._seen: set[tuple[Hashable, ...]] = set()

    def __call__(self, *key: Hashable) -> bool:
        """Has this not come before?"""
        known = key in self._seen
        self._seen.add(key)
        return not known


def occasions(facts: Iterable[Fact], date: str) -> Iterator[Fact]:
    """Each event once: of readings that differ in their date alone, those of different dates are different events.

    Args:
        facts: what was read.
        date: the role of an event's date.
    """
    told: dict[frozenset[Value], list[Fact]] = {}
    for fact in facts:
        parties = frozenset(v for role, values in fact.roles.items() if role != date for v in values)
        told.setdefault(parties, []).append(fact)
    for readings in told.values():
        dates: list[str] = []
        for fact in readings:
            when = str(*fact.roles.get(date, ()))
            if when and not any(when.startswith(d) or d.startswith(when) for d in dates):
                dates.append(when)
                yield fact
        if not dates:
            yield readings[0]


def linked(text: Text, roles: tuple[str, str], readings: Iterator[Reading]) -> Iterator[Fact]:
    """The facts of a relation between two entities, each pair once and none from a headline.

    Args:
        text: the article.
        roles: the roles of the first and of the second unit of a reading.
        readings: what the relation's rules read.
    """
    first = First()
    for one, other, token, rule in readings:
        if not text.in_headline(token) and first(one.entity, other.entity):
            yield text.fact(rule, token, **{roles[0]: one, roles[1]: other})


def with_likely(
    text: Text,
    pairing: Pairing,
    rule: Rule,
    facts: Iterable[Fact],
) -> Iterator[Fact]:
    """The facts that rules read, and those of pairs that likely hold beside; of these the confidence is the likelihood.

    Args:
        text: the article.
        pairing: the relation and the two roles.
        rule: what the facts of likely pairs are told to be read by.
        facts: what the rules read.
    """
    told = list(facts)
    yield from told
    ones = {one for fact in told for one in fact.roles[pairing.one]}

    def settled(pair: Pair) -> bool:
        return pairing.single and pair.one.entity in ones

    for found in likely(text.setting, pairing, settled):
        one, other = found.pair.one, found.pair.other
        if settled(found.pair) or read_by_rules(text, pairing, found.pair, told):
            continue
        ones.add(one.entity)
        token = max(one.start, other.start)
        read = text.fact(rule, token, **{pairing.one: one, pairing.other: other})
        yield replace(read, confidence=round(found.likelihood, 3))


def read_by_rules(text: Text, pairing: Pairing, pair: Pair, facts: Iterable[Fact]) -> bool:
    """Do rules read the pair, or what the later sentence tells of the one that stands there: who else went there?"""
    told = max(pair.one, pair.other, key=lambda u: u.start) if pair.apart else pair.other
    sentence = text.sentence(told.start)
    for fact in facts:
        ends = {*fact.roles[pairing.one], *fact.roles[pairing.other]}
        if ends == {pair.one.entity, pair.other.entity} or (told.entity in ends and fact.evidence == sentence):
            return True
    return False
