"""An article ready for the rules of relations, and the facts that they read of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, wraps
from typing import Any, TypeVar

from extract import confidence, failures
from extract.coreference import Context
from extract.document import Document, Title, Unit
from extract.event_time import Times
from extract.frames import Frame, Syntax
from extract.languages import Language, lists
from extract.model import Fact, Span, Value
from extract.pairs.setting import Setting
from extract.rules import Rule
from extract.speech.quotations import Quotation
from ontology.reference import Entity

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Said:
    """A role's value with the words that say it.

    Attributes:
        value: the value.
        span: where the words stand.
    """

    value: Value
    span: Span


Told = Value | Said
Found = Told | Unit | Title  # as rules find it


@dataclass(frozen=True, slots=True)
class Text:
    """An article ready for the rules.

    Attributes:
        document: its tokens and units.
        syntax: its frames.
        context: what it speaks of.
        quotations: its direct speech.
        loose_titles: titles that stand with no name.
        times: its dates.
        failures: the rules that raised, a line each; it grows while rules read.
        setting: what it says as a whole of its entities.
        readings: what was read of it by those that ``once`` marks.
    """

    document: Document
    syntax: Syntax
    context: Context
    quotations: list[Quotation]
    loose_titles: list[Title]
    times: Times
    failures: list[str]
    setting: Setting = field(init=False)
    readings: dict[Callable[[Text], Iterable[Any]], tuple[Any, ...]] = field(
        init=False, default_factory=dict, compare=False, repr=False
    )

    def __post_init__(self) -> None:
        spoken = tuple((q.start, q.end) for q in self.quotations)
        object.__setattr__(self, "setting", Setting(self.document, self.syntax, spoken))

    def frames(self, relation: str, *groups: str) -> Iterator[Frame]:
        """The frames whose predicate the language of their paragraph lists for a relation.

        Raises:
            ValueError: no language lists such a group, which may be a misspelling.
        """
        if unknown := sorted({*groups} - lists.groups(relation)):
            raise ValueError(f"no language lists the group {', '.join(unknown)} in predicates/{relation}.yaml")
        for code in self.document.languages:
            for group in groups:
                yield from self.setting.listed.get((code, relation, group), ())

    def each(self, *rules: Callable[[Text], Iterator[T]]) -> Iterator[T]:
        """What each of some rules reads; one that raises is noted, and costs only what it had still to read."""
        return failures.each(rules, self, self.failures)

    def words(self, token: int, relation: str, group: str) -> frozenset[str]:
        """A list of a relation's predicates in the language of a token."""
        return _listed(self.document.language_at(token), relation, group)

    def lemmas(self, relation: str, group: str) -> frozenset[str]:
        """A list of a relation's predicates in all languages of the article."""
        return frozenset().union(*(_listed(own, relation, group) for own in self.document.languages.values()))

    def sentence(self, token: int) -> Span:
        """The characters of the sentence around a token."""
        sentence = self.document.sentence_of(token)
        return self.document.span(sentence.start, sentence.end)

    def is_a(self, unit: Unit | None, *classes: str) -> bool:
        """Is there a unit, and its entity of one of these classes?"""
        return unit is not None and self.document.is_a(unit.entity, *classes)

    def speaker_at(self, token: int) -> Unit | None:
        """Who speaks where a token stands in direct speech."""
        return next((q.speaker for q in self.quotations if q.start <= token < q.end), None)

    def is_home(self, unit: Unit) -> bool:
        """Is a unit the country whose news is read?"""
        return unit.entity.id == self.document.reference.country

    def is_from_abroad(self, person: Unit) -> bool:
        """Does the text give a person a post in another country?"""
        seats = (held.title.seat for held in self.document.held if held.unit.entity == person.entity)
        return any(
            seat is not None and seat.type == "Country" and seat.id != self.document.reference.country for seat in seats
        )

    def in_headline(self, token: int) -> bool:
        """Does a token stand above the text, in a title?"""
        return self.document.paragraphs[self.document.sentence_of(token).paragraph].headline

    def said(self, value: Value, start: int, end: int) -> Said:
        """A value that a range of tokens says."""
        return Said(value, self.document.span(start, end))

    def named(self, unit: Unit) -> Said:
        """The entity of a unit, said by its name alone where a title stands with that."""
        whole = unit.title is None or unit.name_start < 0
        return self.said(unit.entity, *((unit.start, unit.end) if whole else (unit.name_start, unit.name_end)))

    def fact(self, rule: Rule, token: int, **roles: Found | tuple[Found, ...] | None) -> Fact:
        """A fact of a rule's relation, whose evidence is the sentence around a token; of an event, with its date.

        Args:
            rule: the rule.
            token: of the word that tells the fact.
            roles: the values by role; a unit stands for its entity, a title for its post, and tells where it is said.

        Raises:
            ValueError: the relation has no role of a name given.
        """
        relation = self.document.schema.relations[rule.relation]
        if unknown := sorted(roles.keys() - relation.roles.keys()):
            has = ", ".join(relation.roles)
            raise ValueError(f"ontology/relations/{relation.name}.ttl has no role {', '.join(unknown)}; it has {has}")
        several = ((name, value if isinstance(value, tuple) else (value,)) for name, value in roles.items())
        told = {name: tuple(self._told(v) for v in values if v is not None) for name, values in several}
        dated = relation.dated_by
        if dated is not None and dated.name not in roles:
            values = (_value(v) for several in told.values() for v in several)
            when = self.times.of_event(token, {v.id for v in values if isinstance(v, Entity)})
            told[dated.name] = _several(when)
        read = fact(rule, self.sentence(token), **told)
        predicate = any(True for _ in self.syntax.within(token, token + 1))
        return replace(read, trigger=self.document.span(token, token + 1)) if predicate else read

    def _told(self, value: Found) -> Told:
        if isinstance(value, Title):
            return self.said(_of_one(self.document, value), value.start, value.end)
        return self.named(value) if isinstance(value, Unit) else value


def _of_one(document: Document, title: Title) -> Entity | str:
    """What a title says of one who has it: of "four **ministers**" each is a minister, as lists call him."""
    role, language = title.role, document.language_at(title.start)
    if not isinstance(role, str) or len(role.split()) > 1 or not document.is_of_several(title):
        return role
    one = language.grammar.singular(role)
    return one if one in (*language.titles.heads, *language.titles.jobs) else role


def once(reading: Callable[[Text], Iterable[T]]) -> Callable[[Text], Sequence[T]]:
    """A reading that is made once of each article, as several rules ask for it: who was dismissed, who was appointed.

    Args:
        reading: what reads an article.
    """

    @wraps(reading)
    def kept(text: Text) -> Sequence[T]:
        if reading not in text.readings:
            text.readings[reading] = tuple(reading(text))
        return text.readings[reading]

    return kept


@cache
def _listed(language: Language, relation: str, group: str) -> frozenset[str]:
    return frozenset(language.listed(relation, group))


def fact(rule: Rule, evidence: Span, **roles: Told | tuple[Told, ...] | None) -> Fact:
    """A fact of a rule's relation; roles that are None are left out, and one value stands for a tuple of one."""
    told = {name: values for name, value in roles.items() if (values := _several(value))}
    filled = {name: tuple(map(_value, values)) for name, values in told.items()}
    said = {name: tuple(v.span for v in values if isinstance(v, Said)) for name, values in told.items()}
    spans = {name: places for name, places in said.items() if places}
    return Fact(rule.relation, filled, evidence, rule.name, confidence.of(rule), spans)


def _several(value: Told | tuple[Told, ...] | None) -> tuple[Told, ...]:
    return value if isinstance(value, tuple) else () if value is None else (value,)


def _value(told: Told) -> Value:
    return told.value if isinstance(told, Said) else told
