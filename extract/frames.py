"""Predicate frames: who does what to whom, where, with whom; the form in which syntax reaches the rules."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from extract.document import Unit


class Role(StrEnum):
    """What a phrase is to its predicate.

    Each language says what marks them in it (``languages/*/markers.py``): prepositions, cases, postpositions. Where one
    marker may mark several, as "with" marks company and means, the language decides for one.
    """

    AGENT = "agent"  # who does it
    PATIENT = "patient"  # whom or what it is done to; the subject of a passive
    RECIPIENT = "recipient"  # whom something is given to or told
    ATTRIBUTE = "attribute"  # what somebody is, becomes or is called
    SUBJECT = "subject"  # of an event noun: the subject of the clause that it stands in
    GENITIVE = "genitive"  # whose or of what: "the visit of X", "the X visit"
    GOAL = "goal"  # whither, to whom: "a trip to X"
    SOURCE = "source"  # whence: "from X"
    LOCATION = "location"  # where, and when: "in X", "at the plant"
    PATH = "path"  # along what: "a trip around the region"
    COMITATIVE = "comitative"  # together with whom, by means of what: "met with X", "decorated with the order"
    RECIPROCAL = "reciprocal"  # between whom: "talks between A and B"
    INSTRUMENT = "instrument"  # by whom or by what, where it is no agent
    BENEFICIARY = "beneficiary"  # for whom or what
    TOPIC = "topic"  # about what
    ACCORDANCE = "accordance"  # under what plan, rule or power: "within the programme"
    BASIS = "basis"  # on what: "on the initiative of X", "on the shore"
    CAPACITY = "capacity"  # as what: "as part of the programme"
    LIMIT = "limit"  # until when or where
    ADJUNCT = "adjunct"  # any other: no rule asks for it, yet it is the predicate's


class Modality(StrEnum):
    """What keeps a predicate from telling what is: it is only due, to come, intended or possible."""

    NECESSITY = "necessity"  # "must", "should", "needs to"
    FUTURE = "future"  # "will"
    INTENTION = "intention"  # "plans to", "expects to", "is going to"
    ABILITY = "ability"  # "can"
    POSSIBILITY = "possibility"  # "may"


# What modalities tell beside that: works to be carried out, figures to be reached.
_PLANS = frozenset((Modality.NECESSITY, Modality.FUTURE, Modality.INTENTION))


@dataclass(frozen=True, slots=True)
class Filler:
    """What fills a role.

    Attributes:
        start, end: its tokens, with everything that depends on it.
        head: the token of its head word.
        lemma: of the head word.
        unit: the entity that the head refers to, a pronoun's antecedent included.
        inside: the units within its span, its own excepted.
        speaker: whether it means whoever speaks: "I", "we", or a verb's ending that says so.
    """

    start: int
    end: int
    head: int
    lemma: str
    unit: Unit | None
    inside: tuple[Unit, ...] = ()
    speaker: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """One predicate with its roles.

    Attributes:
        lemma: of the verb or event noun.
        token: of the predicate.
        noun: whether it is an event noun.
        passive: whether the subject is what is acted on.
        negated: whether it is denied.
        modality: what keeps it from being told as done, where something does.
        purpose: whether it is an infinitive that another predicate governs.
        governor: the lemma of that predicate, or of the one whose complement clause this is.
        roles: what fills each role; several do where they are coordinated.
        start, end: the tokens of its clause.
        ongoing: whether its form says that it goes on, where the language's parser tells that: "салынып жатыр".
    """

    lemma: str
    token: int
    noun: bool
    passive: bool
    negated: bool
    modality: Modality | None
    purpose: bool
    governor: str | None
    roles: Mapping[Role, Sequence[Filler]]
    start: int
    end: int
    ongoing: bool = False

    def get(self, *roles: Role) -> Iterator[Filler]:
        """The fillers of some roles, in order."""
        for role in roles:
            yield from self.roles.get(role, ())

    def units(self, *roles: Role) -> Iterator[Unit]:
        """The entities that fill some roles."""
        for filler in self.get(*roles):
            if filler.unit is not None:
                yield filler.unit

    @property
    def asserted(self) -> bool:
        """Is it told as done or being done, not denied, wished, planned or hypothetical?"""
        return not self.negated and self.modality is None and not self.purpose

    @property
    def lays_duty(self) -> bool:
        """Does it say what somebody is to do, as an instruction does?"""
        return self.modality is Modality.NECESSITY

    @property
    def plans(self) -> bool:
        """Does it tell works that are to be carried out, or a figure to be reached?"""
        return self.modality in _PLANS


Parse = tuple[list[Frame], dict[int, tuple[int, int]]]  # frames, and phrases by the token of their head


@dataclass(frozen=True, slots=True)
class Syntax:
    """The syntax of an article: its frames, and what heads each phrase.

    Attributes:
        frames: in order of their predicates.
        phrase: token → the noun phrase around it, as (start, end), for words that head one.
        governor: token of a noun phrase's head → the predicate that governs it.
        verb: token of a verb → its frame.
    """

    frames: tuple[Frame, ...] = ()
    phrase: Mapping[int, tuple[int, int]] = field(default_factory=dict)
    governor: Mapping[int, Frame] = field(default_factory=dict)
    verb: Mapping[int, Frame] = field(default_factory=dict)

    @classmethod
    def built_from(cls, frames: Iterable[Frame], phrases: Mapping[int, tuple[int, int]]) -> Syntax:
        """The syntax that frames and phrases amount to; of two predicates that govern a head, the first does."""
        ordered = tuple(sorted(frames, key=lambda f: f.token))
        governors: dict[int, Frame] = {}
        for frame in ordered:
            for filler in (f for fillers in frame.roles.values() for f in fillers):
                governors.setdefault(filler.head, frame)
        return cls(ordered, phrases, governors, {f.token: f for f in ordered if not f.noun})

    def within(self, start: int, end: int) -> Iterator[Frame]:
        """The frames whose predicate stands in a range of tokens, in order."""
        for i in range(bisect_left(self.frames, start, key=lambda f: f.token), len(self.frames)):
            if self.frames[i].token >= end:
                return
            yield self.frames[i]
