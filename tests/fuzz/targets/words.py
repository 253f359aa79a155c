"""What is found of a text before any model reads it: encoding, language, words, paragraphs, dates."""

from __future__ import annotations

from extract import content, encoding, markdown
from extract.language import identify
from extract.languages import CODES
from extract.lookalikes import unmixed
from extract.model import Article
from extract.tokens import tokenize
from ontology.dates import partial_date
from tests.fuzz.checks import bounded, one_line
from tests.fuzz.targets.texts import SEEDS as TEXTS

SEEDS = (*TEXTS, "Cегодня".encode(), "Аким открыл школу".encode("cp1251"), b"2020-02-30T10:00", b"> *a*\n\n1. b\n")


def once(data: bytes) -> None:
    """Find all of it."""
    with bounded():
        _once(data)


def _once(data: bytes) -> None:
    try:
        text = encoding.decode(data, page=False)
    except encoding.UnknownEncodingError as error:
        one_line(error)
        return
    try:
        partial_date(text)
    except ValueError as error:
        one_line(error)
    assert identify(text) in CODES
    assert len(unmixed(text)) == len(text)
    for token in tokenize(text):
        assert text[token.start : token.end] == token.text
    markdown.shown(text)
    for paragraphs in content.pieces(Article("a", text)):
        assert all(text[p.span.start : p.span.end].strip() for p in paragraphs)
