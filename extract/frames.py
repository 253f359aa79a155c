"""Predicate frames: who does what to whom, where, with whom; the form in which syntax reaches the rules."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from extract.document import Unit


@dataclass(frozen=True, slots=True)
class Filler:
    """What fills a role.

    Attributes:
        start, end: its tokens, with everything that depends on it.
        head: the token of its head word.
        lemma: of the head word.
        unit: the entity that the head refers to, a pronoun's antecedent included.
        inside: the units within its span, its own excepted.
    """

    start: int
    end: int
    head: int
    lemma: str
    unit: Unit | None
    inside: tuple[Unit, ...] = ()


@dataclass(frozen=True, slots=True)
class Frame:
    """One predicate with its roles.

    Attributes:
        lemma: of the verb or event noun.
        token: of the predicate.
        noun: whether it is an event noun.
        passive: whether the subject is what is acted on.
        negated: whether it is denied.
        modal: "should", "must", "will" … where one governs it.
        purpose: whether it is an infinitive that another predicate governs.
        governor: the lemma of that predicate, or of the one whose complement clause this is.
        roles: ``agent``, ``patient``, ``recipient``, ``attribute``, and a preposition (``in``, ``to``, ``with`` …) for
            each obliques; every role may have several fillers (coordination).
        start, end: the tokens of its clause.
    """

    lemma: str
    token: int
    noun: bool
    passive: bool
    negated: bool
    modal: str | None
    purpose: bool
    governor: str | None
    roles: Mapping[str, Sequence[Filler]]
    start: int
    end: int

    def get(self, *names: str) -> Iterator[Filler]:
        """The fillers of the named roles, in order."""
        for name in names:
            yield from self.roles.get(name, ())

    def units(self, *names: str) -> Iterator[Unit]:
        """The entities that fill the named roles."""
        for filler in self.get(*names):
            if filler.unit is not None:
                yield filler.unit

    @property
    def asserted(self) -> bool:
        """Is it told as done or being done, not denied, wished, planned or hypothetical?"""
        return not self.negated and self.modal is None and not self.purpose


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

    def of(self, relation: Mapping[str, Sequence[str]], *groups: str) -> Iterator[Frame]:
        """The frames whose predicate a relation lists in one of ``groups`` of its predicates."""
        for group in groups:
            lemmas = frozenset(relation.get(group, ()))
            for frame in self.frames:
                if frame.lemma in lemmas and frame.noun == (group == "nouns"):
                    yield frame
