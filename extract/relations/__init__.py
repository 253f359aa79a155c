"""The rules of each relation: one module per relation of the ontology, named as it is.

Every module has ``read(text) -> Iterator[Fact]`` and declares its rules. Rules work on predicate frames, on units that
stand beside each other, and on the word lists of ``languages/*/predicates``; none names a language.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, wraps
from typing import Any, TypeVar

from extract import confidence, failures, relation_files
from extract.coreference import Context
from extract.document import Document, Sentence, Title, Unit
from extract.event_time import Times
from extract.frames import Filler, Frame, Role, Syntax
from extract.languages import Language, lists
from extract.model import Fact, Span, Value
from extract.pairs.candidates import Pair, Pairing
from extract.pairs.scoring import likely
from extract.pairs.setting import Setting
from extract.rules import Rule
from extract.speech.quotations import Quotation
from extract.transliteration import slug
from ontology.reference import Entity

T = TypeVar("T")
_BARE = 2  # words up to the noun of a phrase that names nothing: "the medal"
Reading = tuple[Unit, Unit, int, Rule]  # two units, the token that they are told at, and the rule


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

    def fact(self, rule: Rule, token: int, **roles: Value | tuple[Value, ...] | None) -> Fact:
        """A fact of a rule's relation, whose evidence is the sentence around a token; of an event, with its date.

        Raises:
            ValueError: the relation has no role of a name given.
        """
        relation = self.document.schema.relations[rule.relation]
        if unknown := sorted(roles.keys() - relation.roles.keys()):
            has = ", ".join(relation.roles)
            raise ValueError(f"ontology/relations/{relation.name}.ttl has no role {', '.join(unknown)}; it has {has}")
        dated = relation.dated_by
        if dated is not None and dated.name not in roles:
            parties = {v.id for v in roles.values() if isinstance(v, Entity)}
            roles[dated.name] = self.times.of_event(token, parties)
        return fact(rule, self.sentence(token), **roles)


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


def fact(rule: Rule, evidence: Span, **roles: Value | tuple[Value, ...] | None) -> Fact:
    """A fact of a rule's relation; roles that are None are left out, and one value stands for a tuple of one."""
    filled: dict[str, tuple[Value, ...]] = {}
    for name, value in roles.items():
        values = value if isinstance(value, tuple) else () if value is None else (value,)
        if values:
            filled[name] = values
    return Fact(rule.relation, filled, evidence, rule.name, confidence.of(rule))


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


def entities(text: Text, fillers: Iterator[Filler], *classes: str, inside: bool = False) -> list[Unit]:
    """The units of these classes that fill roles; with ``inside``, also the first within a filler that is none."""
    found: list[Unit] = []
    for filler in fillers:
        unit = filler.unit or text.document.unit_at(filler.head)  # which the parse may not have taken for one word
        if unit is not None and text.is_a(unit, *classes):
            found.append(unit)
        elif inside and filler.unit is None:
            found += [u for u in filler.inside if text.is_a(u, *classes)][:1]
    return found


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
            yield text.fact(rule, token, **{roles[0]: one.entity, roles[1]: other.entity})


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
    for found in likely(text.setting, pairing):
        one, other = found.pair.one, found.pair.other
        if read_by_rules(text, pairing, found.pair, told) or (pairing.single and one.entity in ones):
            continue
        ones.add(one.entity)
        token = max(one.start, other.start)
        read = text.fact(rule, token, **{pairing.one: one.entity, pairing.other: other.entity})
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


def according_to(text: Text, sentence: Sentence) -> Unit | None:
    """Whom "according to him" or "according to X" means at the beginning of a sentence."""
    document = text.document
    language = document.language_of(sentence.paragraph)
    opening = document.text(sentence.start, min(sentence.end, sentence.start + 3)).casefold()
    if not any(opening.startswith(phrase) for phrase in language.words.said_by):
        return None
    named = next((u for u in document.units_in(sentence.start, sentence.start + 8) if text.is_a(u, "Person")), None)
    before = document.persons_before(sentence.start)
    first = (t.text.casefold() for t in document.tokens[sentence.start : sentence.start + 3])
    pronoun = not language.words.object_pronouns.isdisjoint(first)
    return named or (before[-1] if pronoun and before else None)


def described(text: Text, fillers: Iterator[Filler]) -> list[Unit]:
    """Named facilities that fillers without a name describe, when the article names just one of that kind:
    "visited a new memorial complex" … "the memorial complex X"."""
    found: list[Unit] = []
    for filler in fillers:
        if filler.unit is not None:
            continue
        words = text.document.text(filler.start, filler.end).casefold()
        same = {
            u.entity.id: u
            for u in text.document.units
            if u.kind is not None and text.is_a(u, "Facility", "Organization") and _kind_words(text, u) in words
        }
        if len(same) == 1:
            found.append(next(iter(same.values())))
    return found


def named_before(
    text: Text, fillers: Iterable[Filler], kinds: Sequence[str], general: Iterable[str] = ()
) -> list[Unit]:
    """What a noun alone means that was named before: "the medal", "жобаны"; nothing where it may mean several.

    Args:
        text: the article.
        fillers: the phrases, of which the first that means something tells.
        kinds: the classes of which a common noun may stand for one.
        general: lemmas of nouns that stand for any of the classes.
    """
    for filler in fillers:
        if (kind := noun_kind(text, filler, kinds, general)) is not None and _names_nothing(text, filler):
            before = [u for u in text.document.units_from(0, filler.start) if text.is_a(u, *kind) and u.named]
            several = text.document.language_at(filler.head).grammar.plural(text.document.tokens[filler.head].text)
            if before and (not several or len({u.entity for u in before}) == 1):
                return [Unit(filler.start, filler.end, before[-1].entity, "nominal")]
    return []


def noun_kind(text: Text, filler: Filler, kinds: Sequence[str], general: Iterable[str] = ()) -> Sequence[str] | None:
    """The classes that the noun at the head of a phrase may stand for, of some; None where it stands for none."""
    document, language = text.document, text.document.language_at(filler.head)
    if not language.keys_of(language.words.orders).isdisjoint(document.keys[filler.head]):
        return None  # an order may be a command
    for i in range(max(filler.start, filler.head - 1), filler.head + 1):
        kind = language.kinds.longest(document.keys, i)
        if kind is not None and kind[0] == filler.head + 1 and document.is_a_class(kind[1][0], *kinds):
            return (kind[1][0],)
    return kinds if filler.lemma in general else None


def _names_nothing(text: Text, filler: Filler) -> bool:
    """Does a phrase say no more than its noun: "the medal", and not "the prize of the festival"?"""
    if filler.unit is not None or filler.inside or filler.head - filler.start >= _BARE:
        return False
    language, following = text.document.language_at(filler.head), text.document.tokens[filler.head + 1 : filler.end]
    first = following[0].text if following else ""
    return not (first in language.words.genitive or first[:1].isupper() or language.grammar.complements(first))


def tells_of(text: Text, filler: Filler, words: Collection[str]) -> bool:
    """Does a phrase hold one of some words: "участие в открытии", "took part in the opening"?"""
    keys = (key for token_keys in text.document.keys[filler.start : filler.end] for key in token_keys)
    return filler.lemma in words or any(key in words for key in keys)


def headed_by(text: Text, fillers: Iterable[Filler], delegations: Collection[str]) -> list[Unit]:
    """The person named with those who are told of by a noun alone: "a delegation headed by NAME".

    Args:
        text: the article.
        fillers: the phrases, of which the first that is such tells.
        delegations: lemmas of the nouns.
    """
    told = (f for f in fillers if f.unit is None and f.lemma in delegations)
    return [u for f in told for u in f.inside if text.is_a(u, "Person") and u.named][:1]


def right_before(text: Text, frame: Frame) -> list[Unit]:
    """The person before a verb to which the parse gives no subject, where no other verb stands between."""
    inflects = text.document.language_at(frame.token).grammar.words_inflect  # the ending may tell that he is no subject
    if inflects or frame.noun or frame.passive or any(True for _ in frame.get(Role.AGENT)):
        return []
    sentence = text.document.sentence_of(frame.token)
    before = [u for u in text.document.units_in(sentence.start, frame.token) if text.is_a(u, "Person")][-1:]
    parted = any(not f.noun for f in text.syntax.within(before[0].end, frame.token)) if before else False
    return [] if parted else before


def unlisted(text: Text, fillers: Iterator[Filler], kind: str) -> list[Unit]:
    """What fillers in capitals name, though no list has it and no word says its kind: of the kind the verb asks for."""
    found: list[Unit] = []
    document = text.document
    for filler in fillers:
        token = document.tokens[filler.head]
        begins = filler.head == document.sentence_of(filler.head).start
        if filler.unit is not None or begins or not token.capital or not token.word:
            continue
        start = filler.head
        while start > filler.start and document.tokens[start - 1].capital and document.tokens[start - 1].word:
            start -= 1
        name = document.text(start, filler.head + 1)
        language = document.language_at(start)
        if any(t.text.casefold() in language.not_names for t in document.tokens[start : filler.head + 1]):
            continue
        base = document.schema.base(kind)
        entity = Entity(f"{base.lower()}/{slug(name)}", kind, {language.code: (name,)}, known=False)
        found.append(Unit(start, filler.head + 1, entity, "form", None, start, filler.head + 1, kind))
    return found


def _kind_words(text: Text, unit: Unit) -> str:
    """The common noun beside a unit's name."""
    marks = text.document.language_at(unit.start).grammar.quotation_marks
    if unit.start < unit.name_start:
        return text.document.text(unit.start, unit.name_start).strip(" " + "".join(marks.opening)).casefold() or "?"
    return text.document.text(unit.name_end, unit.end).strip(" " + "".join(marks.closing)).casefold() or "?"


def read(text: Text, names: list[str]) -> Iterator[Fact]:
    """The facts of the named relations."""
    return text.each(*(relation_files.reader(name) for name in names))
