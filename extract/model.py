"""What passes between the stations of extraction: articles, mentions, facts."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from decimal import Decimal

from ontology.reference import Entity

Value = Entity | str | Decimal

LONGEST = 1_000_000  # characters that an article may have, where no other limit is given


def composed(text: str) -> str:
    """A text with its letters composed (Unicode's NFC), as names are looked up."""
    return unicodedata.normalize("NFC", text)


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an article was read.

    Attributes:
        place: what tells it from all others: the file's path, and the record in it.
        names: what the article may be called, the shortest first.
    """

    place: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Article:
    """One article as it was read.

    Attributes:
        id: unique in a graph; a file's name without its ending, or its path where others have that name.
        text: the text as stored; every offset points into it.
        title: its headline.
        issued: its date, ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``; None where no source gives one.
        language: of most of its paragraphs; filled in by the reader or by identification.
        origin: where it was read; None where that is not known. It is no part of what the article says.
    """

    id: str
    text: str
    title: str | None = None
    issued: str | None = None
    language: str | None = None
    publisher: str | None = None
    creator: str | None = None
    source: str | None = None
    origin: Origin | None = field(default=None, compare=False)

    def said(self) -> dict[str, str]:
        """What it says, field by field; not where it was read, nor what is not known."""
        names = (f.name for f in fields(self) if f.compare)
        return {name: value for name in names if (value := getattr(self, name)) is not None}


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Character offsets into an article's text, end excluded."""

    start: int
    end: int

    def __contains__(self, other: object) -> bool:
        return isinstance(other, Span) and self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of text that names or refers to an entity.

    Attributes:
        span: where it stands.
        entity: what it refers to.
        why: what linked it (``"name"``, ``"title"``, ``"pronoun"``, ``"form"`` …).
    """

    span: Span
    entity: Entity
    why: str


@dataclass(frozen=True, slots=True)
class Fact:
    """One reading of one fact.

    Attributes:
        relation: a relation's name in the ontology.
        roles: its roles' values by role name. An entity, a text, a number, a date, or a term's local name.
        evidence: the words it was read from.
        rule: the rule that read it.
        confidence: how sure the rule is, 0 to 1.
        spans: where the values of a role are said, by role name; roles that no words say have none.
        trigger: the word that tells it: a verb, or a noun that is one of an event.
    """

    relation: str
    roles: Mapping[str, tuple[Value, ...]]
    evidence: Span
    rule: str
    confidence: float = 1.0
    spans: Mapping[str, tuple[Span, ...]] = field(default_factory=dict, compare=False)
    trigger: Span | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Dropped:
    """A reading that cannot be so.

    Attributes:
        reason: why, as a local name of the ontology.
        rule: the rule that read it.
        words: what it was read from.
        said: what it would have said.
    """

    reason: str
    rule: str
    words: Span
    said: str


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that was read from one article.

    Attributes:
        article: what was read.
        mentions: in the order of the text.
        facts: by relation, in the order of the text.
        failures: the rules that could not read it, a line each; what the others read is whole.
        dropped: what rules read that cannot be so, in the order of the text.
        languages: of its paragraphs, in the order of their codes.
    """

    article: Article
    mentions: tuple[Mention, ...] = ()
    facts: tuple[Fact, ...] = ()
    failures: tuple[str, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    languages: tuple[str, ...] = ()
