"""Short texts as documents, with what they name found."""

from __future__ import annotations

import ontology.reference
import ontology.schema
from extract import content, mentions
from extract.content import Paragraph
from extract.document import Document
from extract.model import Article, Span


def document(text: str, issued: str | None = None, language: str | None = None) -> Document:
    """A text after names, titles and descriptions have been found in it.

    Args:
        text: an article; where ``language`` is given, one paragraph in it, all of which is content.
        issued: the article's date.
        language: of the paragraph; told by its words where it is not given.
    """
    article = Article("a", text, issued=issued, language=language)
    whole = [Paragraph(Span(0, len(text)), language, headline=False)] if language is not None else None
    paragraphs = whole or list(content.paragraphs(article))
    found = Document.of(article, paragraphs, ontology.reference.load("kz"), ontology.schema.load())
    mentions.find(found)
    return found
