"""The posts that an article gives to persons, by where it tells them: what "his post" and "his place" go back to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from extract.document import Title, Unit
from extract.relations.posts.changes import Act
from extract.relations.posts.led import leading
from extract.text import Text
from ontology.reference import Entity

_NEAR = 2  # sentences before one, in which a post or person stands that it speaks of without a name


@dataclass(frozen=True, slots=True)
class Told:
    """A post as an article gives it to somebody.

    Attributes:
        token: where it is told.
        person: who holds or held it.
        title: the post.
    """

    token: int
    person: Unit
    title: Title


@dataclass(frozen=True, slots=True)
class Record:
    """The posts of an article's persons.

    Attributes:
        held: every post told, in order.
        left: those that somebody is told to have left, in order.
    """

    held: tuple[Told, ...]
    left: tuple[Told, ...] = ()

    @classmethod
    def of(cls, text: Text) -> Record:
        """The posts that stand beside names, and those of whoever leads something."""
        beside = [Told(h.title.start, h.unit, h.title) for h in text.document.held if h.title.post]
        leads = [Told(frame.token, person, title) for person, title, frame in leading(text)]
        return cls(tuple(sorted((*beside, *leads), key=lambda told: told.token)))

    def with_left(self, acts: Iterable[Act]) -> Record:
        """The record with the posts that are left."""
        left = [Told(act.frame.token, act.person, act.title) for act in acts]
        return Record(self.held, tuple(sorted(left, key=lambda told: told.token)))

    def post_of(self, person: Entity, end: int) -> Title | None:
        """The post of a person told last before a token: one left, where any is."""
        for posts in (self.left, self.held):
            own = [told.title for told in posts if told.person.entity == person and told.token < end]
            if own:
                return own[-1]
        return None

    def former(self, title: Title) -> Unit | None:
        """Whom a former post that stands with no name means: who left it, or has it as a former one, if one did."""
        own = [t for t in self.left if _is_same(t.title, title)]
        own = own or [t for t in self.held if t.title.past and _is_same(t.title, title)]
        return own[0].person if len({told.person.entity for told in own}) == 1 else None

    def last(self, text: Text, token: int, besides: Entity, *, left: bool = False) -> Told | None:
        """The post told last before a token, in its sentence or those right before: one left, where any is.

        Args:
            text: the article.
            token: where a post is spoken of without a name.
            besides: a person whose own it is not.
            left: whether it must be one left.
        """
        sentence = text.document.sentence_of(token)
        start = min((s.start for s in islice(text.document.sentences_before(sentence), _NEAR)), default=sentence.start)
        for posts in (self.left,) if left else (self.left, self.held):
            near = [told for told in posts if start <= told.token < token and told.person.entity != besides]
            if near:
                return near[-1]
        return None


def _is_same(one: Title, other: Title) -> bool:
    """Are two titles one post: the same office, or the same post in the same thing?"""
    if one.office is not None or other.office is not None:
        return one.office == other.office
    return one.seat is not None and one.seat == other.seat and one.keys[-1:] == other.keys[-1:]
