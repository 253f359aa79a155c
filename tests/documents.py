"""Short texts as documents, with what they name found; their frames and tokens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from importlib import import_module
from types import ModuleType

import ontology.reference
import ontology.schema
from extract import content, dates, mentions
from extract.content import Paragraph
from extract.coreference import Context
from extract.document import Document
from extract.event_time import Times
from extract.figures.quantities import quantities
from extract.figures.surroundings import Surroundings
from extract.frames import Syntax
from extract.model import Article, Fact, Span
from extract.rules import registered
from extract.speech import quotations
from extract.text import Text
from ontology.reference import Entity


def made(article: Article, paragraphs: Sequence[Paragraph]) -> Document:
    """Paragraphs of an article, before anything has been found in them."""
    return Document.of(article, paragraphs, ontology.reference.load("kz"), ontology.schema.load())


def bare(text: str, language: str = "en", issued: str | None = None) -> Document:
    """A text of one paragraph, all of which is content, before anything has been found in it."""
    whole = Paragraph(Span(0, len(text)), language, headline=False)
    return made(Article("a", text, issued=issued, language=language), [whole])


def document(text: str, issued: str | None = None, language: str | None = None) -> Document:
    """A text after names, titles and descriptions have been found in it.

    Args:
        text: an article; where ``language`` is given, one paragraph in it, all of which is content.
        issued: the article's date.
        language: of the paragraph; told by its words where it is not given.
    """
    if language is not None:
        return mentions.find(bare(text, language, issued))[0]
    article = Article("a", text, issued=issued)
    return mentions.find(made(article, list(content.paragraphs(article))))[0]


def syntax(document: Document) -> Syntax:
    """The frames of a document's paragraphs, all of the first one's language."""
    code = document.paragraphs[0].language
    frames, phrases = import_module(f"extract.languages.{code}.syntax").parse(
        document, list(range(len(document.paragraphs)))
    )
    return Syntax.built_from(frames, phrases)


def token(document: Document, text: str) -> int:
    """The first token of this text."""
    return next(i for i, t in enumerate(document.tokens) if t.text == text)


def around(text: str, language: str) -> Surroundings:
    """The surroundings of the last number of a text."""
    found = document(text, language=language)
    *before, last = quantities(found, 0)
    return Surroundings.of(found, syntax(found), last, before[-1] if before else None)


def ready(text: str, language: str = "en", issued: str | None = None) -> Text:
    """An article in one language, ready for the rules of relations; its first paragraph may be a headline."""
    article = Article("a", text, issued=issued, language=language)
    paragraphs = [replace(p, language=language) for p in content.paragraphs(article)]
    found, loose = mentions.find(made(article, paragraphs))
    frames, times = syntax(found), dates.Periods(found)
    return Text(
        found, frames, Context(found), list(quotations.find(found)), loose, Times(found, frames, times), failures=[]
    )


def told(relation: ModuleType, text: Text, *roles: str) -> list[tuple[str, ...]]:
    """What the rules of a relation read: of each fact the rule's label, and what fills some roles, "" where nothing."""
    facts = (fact for fact in relation.read(text) if not registered()[fact.rule].weighed)
    return [(f.rule.rpartition("/")[2], *(_filled(text, f, role) for role in roles)) for f in facts]


def _filled(text: Text, fact: Fact, role: str) -> str:
    language = text.document.article.language
    assert language is not None
    return ", ".join(v.name(language) if isinstance(v, Entity) else str(v) for v in fact.roles.get(role, ()))
