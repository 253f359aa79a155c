"""Which noun phrases of a Kazakh sentence are arguments of which predicate, and in which role."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from extract.document import Document, Unit
from extract.frames import Filler, Frame, Modality, Role
from extract.languages.kk.function_words import FunctionWords
from extract.languages.kk.markers import CASES


@dataclass(slots=True)
class Phrase:
    """A noun phrase that waits for its verb.

    Attributes:
        start, end: its tokens.
        head: the token of its last word.
        case: of that word.
        lemma: of that word.
        unit: what it names.
        role: where a postposition says it.
        verb: the predicate that it is, where its head is a verbal or event noun.
        listed: whether it is joined with the phrase after it.
    """

    start: int
    end: int
    head: int
    case: str
    lemma: str
    unit: Unit | None
    role: Role | None = None
    verb: Predicate | None = None
    listed: bool = False

    @property
    def bare(self) -> bool:
        """Does neither a case nor a postposition say its role?"""
        return self.case == "nom" and self.role is None


@dataclass(slots=True)
class Predicate:
    """A predicate while its clause is read; see ``Frame`` for what its fields say."""

    lemma: str
    token: int
    passive: bool
    start: int
    end: int
    noun: bool = False
    negated: bool = False
    modality: Modality | None = None
    purpose: bool = False
    governor: str | None = None
    ongoing: bool = False
    roles: dict[Role, list[Filler]] = field(default_factory=dict)

    def add(self, role: Role, filler: Filler) -> None:
        """Let one more fill a role."""
        self.roles.setdefault(role, []).append(filler)

    def frame(self) -> Frame:
        """The predicate as rules see it."""
        return Frame(
            self.lemma, self.token, self.noun, self.passive, self.negated, self.modality, self.purpose, self.governor,
            self.roles, self.start, self.end, self.ongoing,
        )  # fmt: skip


class Arguments:
    """Gives the predicates of a sentence their arguments.

    Args:
        document: the article.
        lists: what words do in the language.
        subject: whom the sentence before was about, for one that leaves its subject out.
        told: whom the last sentence that was about persons was about, for one that tells its subject by a pronoun.

    Attributes:
        subject: that of the last predicate that had one: it goes on to the predicates after it.
    """

    def __init__(
        self, document: Document, lists: FunctionWords, subject: Sequence[Phrase] = (), told: Sequence[Unit] = ()
    ) -> None:
        self.document, self._lists, self.subject = document, lists, list(subject)
        self._told = told

    def persons(self) -> list[Phrase]:
        """The persons whom the sentence was about, for a next one that leaves its subject out."""
        return [p for p in self.subject if self._is_person(p)]

    def take(self, predicate: Predicate, phrases: list[Phrase], *, bare: bool) -> None:
        """Give a predicate its arguments.

        Args:
            predicate: a verb.
            phrases: the noun phrases that are its own.
            bare: whether it is the clause's own, so that what stands bare before it is the sentence's subject.
        """
        phrases = list(self._in_case(phrases))
        asks = predicate.lemma in self._lists.asking or any(p.lemma in self._lists.asking for p in phrases)
        bare_ones = [p for p in phrases if p.bare]
        objects = self._bare_object(predicate, phrases, bare_ones, bare)
        subjects = [p for p in bare_ones if p not in objects]
        if bare:
            if subjects:
                self.subject = subjects
            elif not predicate.passive:
                subjects = self.subject
        for phrase in phrases:
            if phrase in objects:
                self.fill(predicate, phrase, Role.PATIENT)
            elif phrase not in subjects:
                for role in self._roles(predicate, phrase):
                    self.fill(predicate, phrase, role)
            predicate.start = min(predicate.start, phrase.start)
            _govern(predicate, phrase, asks=asks)
        for phrase in subjects:
            self.fill(predicate, phrase, Role.PATIENT if predicate.passive else Role.AGENT)
        for phrase in phrases:
            if phrase.verb is not None and phrase.verb.noun:
                self._complete(phrase.verb, predicate, subjects)

    def share(self, predicate: Predicate) -> None:
        """Give a predicate the subject of a later one in its sentence, in the place of what it went on with."""
        parties = [phrase for phrase in self.subject if self._is_party(phrase)]
        if parties:
            predicate.roles.pop(Role.AGENT, None)
        for phrase in parties:
            self.fill(predicate, phrase, Role.AGENT)

    def _bare_object(
        self, predicate: Predicate, phrases: list[Phrase], bare_ones: list[Phrase], bare: bool
    ) -> list[Phrase]:
        """The phrase right before a transitive verb, without an ending, where another is its subject."""
        transitive = not predicate.passive and predicate.lemma not in self._lists.intransitive
        if not transitive or not bare_ones or bare_ones[-1] is not phrases[-1] or self._is_party(bare_ones[-1]):
            return []
        inherited = bare and bool(self.subject) and len(bare_ones) == 1
        return bare_ones[-1:] if len(bare_ones) > 1 or inherited else []

    def _roles(self, predicate: Predicate, phrase: Phrase) -> tuple[Role, ...]:
        if phrase.role is not None:
            return (phrase.role,)
        task = phrase.verb is not None and not phrase.verb.noun  # "бақылауға алуды": told to nobody
        if phrase.case == "dat" and not task and (self._is_party(phrase) or phrase.unit is None):
            return Role.RECIPIENT, Role.GOAL
        if phrase.case == "ins" and predicate.passive:
            return Role.COMITATIVE, Role.INSTRUMENT
        return (CASES[phrase.case],)

    def _complete(self, event: Predicate, predicate: Predicate, subjects: list[Phrase]) -> None:
        """What an event noun takes from the verb that says that it was held."""
        event.governor, event.negated, event.modality = predicate.lemma, predicate.negated, predicate.modality
        for phrase in subjects:
            if phrase.verb is not event:
                self.fill(event, phrase, Role.SUBJECT)
        for role in (Role.COMITATIVE, Role.LOCATION, Role.GOAL):
            for filler in predicate.roles.get(role, ()):
                if not event.start <= filler.head < event.end and filler not in event.roles.get(role, ()):
                    event.add(role, filler)

    def complete_event(self, event: Predicate, phrase: Phrase, before: Sequence[Phrase]) -> None:
        """Give an event noun what stands right before it: whose it is, and its arguments.

        Args:
            event: the predicate that the noun is.
            phrase: the noun phrase that it heads.
            before: the phrases before that one.
        """
        for unit in self.document.units_in(phrase.start, phrase.head):
            event.add(Role.GENITIVE, Filler(unit.start, unit.end, unit.end - 1, "", unit))
        for other in reversed(before):
            if other.listed and other.case == "nom" and Role.GENITIVE in event.roles:  # "А мен Б-ның кездесуі"
                self.fill(event, other, Role.GENITIVE)
                continue
            if other.case == "gen" and Role.GENITIVE not in event.roles and other.unit is not None:
                self.fill(event, other, Role.GENITIVE)  # "X-тің Y ауданына сапары"
            if other.case not in ("dat", "ins", "loc") or other.role is not None:
                break
            event.start = other.start
            self.fill(event, other, CASES[other.case])

    def complete_done(self, event: Predicate, doing: Predicate) -> None:
        """Give an event noun what a participle before it took that only says that it took place: "X-тің **Y-ға
        жасаған** сапары"."""
        event.start = min(event.start, doing.start)
        for role in (Role.AGENT, Role.GOAL, Role.COMITATIVE, Role.LOCATION):
            for filler in doing.roles.get(role, ()):
                if filler.end <= doing.token:
                    event.add(role, filler)
        for unit in self.document.units_in(doing.start, doing.token):
            grammar = self.document.language_at(unit.start).grammar
            whose = "gen" in grammar.cases(self.document.tokens[unit.end - 1].text)
            if whose and self.document.is_a(unit.entity, "Person") and Role.GENITIVE not in event.roles:
                event.add(Role.GENITIVE, Filler(unit.start, unit.end, unit.end - 1, "", unit))

    def near(self, pending: Sequence[Phrase], *, task: bool = False, part: bool = False) -> list[Phrase]:
        """The phrases before an embedded verb that are its own: back to the sentence's subject.

        Args:
            pending: the phrases before it.
            task: whether it is one of what is to be done, which nobody does with the person named before its object:
                "**NAME-мен** саланы дамыту мәселелерін талқылады".
            part: whether it only begins an event noun, which has those who are met: "**тұрғындармен** есеп беру
                кездесуін өткізді".
        """
        taken: list[Phrase] = []
        for phrase in reversed(pending):
            beside = bool(taken) and phrase.case == "ins" and phrase.role is None
            if beside and (part or (task and self._is_person(phrase))):
                break
            if phrase.verb is not None and not phrase.verb.noun and phrase.listed:
                break  # one of several tasks: "жөндеуді, ашуды тапсырды"
            person = self._is_party(phrase)
            if phrase.bare and not phrase.listed and (taken or person) and (person or _any_bare(taken)):
                if person and not taken and _any_bare(pending[:-1]):
                    taken.insert(0, phrase)
                break
            taken.insert(0, phrase)
        return taken

    def fill(self, predicate: Predicate, phrase: Phrase, role: Role) -> None:
        """Let a phrase fill a role."""
        inside = tuple(u for u in self.document.units_in(phrase.start, phrase.end) if u is not phrase.unit)
        unit = phrase.unit or self._antecedent(phrase)
        speaker = self._word(phrase.head) in self._lists.speakers
        predicate.add(role, Filler(phrase.start, phrase.end, phrase.head, phrase.lemma, unit, inside, speaker))

    def _antecedent(self, phrase: Phrase) -> Unit | None:
        """Whom "ол" means: the person whom the text was last about, else the last one named before."""
        if phrase.head != phrase.start or self._word(phrase.head) not in self._lists.persons:
            return None
        return next(reversed(self._told or self.document.persons_before(phrase.head)), None)

    def _word(self, token: int) -> str:
        return self.document.tokens[token].text.casefold()

    def _in_case(self, phrases: list[Phrase]) -> Iterator[Phrase]:
        """Phrases with the case that the last of a list says for all ("Үкімет пен әкімдіктерге"), which is none of
        persons' where that is a thing: "орденмен **NAME**, медальмен NAME марапатталды"."""
        for n, phrase in enumerate(phrases):
            last = n
            while phrases[last].listed and last + 1 < len(phrases):
                last += 1
            alike = (phrases[last].unit is None) == (phrase.unit is None) or phrase.unit is None
            apart = self._is_person(phrase) and phrases[last].unit is not None and not self._is_party(phrases[last])
            if phrase.bare and last > n and (alike or last == n + 1) and not apart:
                phrase.case, phrase.role = phrases[last].case, phrases[last].role
            yield phrase

    def _is_person(self, phrase: Phrase) -> bool:
        return phrase.unit is not None and self.document.is_a(phrase.unit.entity, "Person")

    def _is_party(self, phrase: Phrase) -> bool:
        return phrase.unit is not None and self.document.is_a(phrase.unit.entity, "Person", "Organization")


def _any_bare(phrases: Sequence[Phrase]) -> bool:
    return any(p.bare for p in phrases)


def _govern(predicate: Predicate, phrase: Phrase, *, asks: bool) -> None:
    """A verbal noun is governed; whom the order goes to may stand before it: "Үкіметке … салуды тапсырды"; of a verb
    that ``asks``, also of whom it is asked: "компаниядан … жалғастыруды талап етті"."""
    inner = phrase.verb
    if inner is None or inner.noun:
        return
    inner.governor = predicate.lemma
    if phrase.case in ("acc", "dat") or phrase.role is Role.TOPIC or predicate.passive:
        for role in (Role.RECIPIENT, Role.SOURCE) if asks else (Role.RECIPIENT,):
            for filler in inner.roles.get(role, ()):
                predicate.add(role, filler)
