"""A document: which sentence and language a token is of."""

from __future__ import annotations

from extract.content import Paragraph
from extract.model import Article, Span
from tests.documents import bare, made, token


def test_each_token_is_of_the_sentence_around_it() -> None:
    found = bare("Rain fell. Snow came. It thawed.")
    sentences = [found.sentence_of(token(found, word)) for word in ("fell", "Snow", "thawed")]
    assert sentences == found.sentences


def test_what_stands_outside_the_text_is_of_its_first_or_last_sentence() -> None:
    found = bare("Rain fell. Snow came.")
    assert found.sentence_of(-1) == found.sentences[0]
    assert found.sentence_of(len(found.tokens)) == found.sentences[-1]


def test_a_token_is_in_the_language_of_its_paragraph() -> None:
    text = "Rain fell. Жаңбыр жауды."
    two = [Paragraph(Span(0, 10), "en", headline=False), Paragraph(Span(11, len(text)), "kk", headline=False)]
    found = made(Article("a", text), two)
    assert [found.language_at(token(found, word)).code for word in ("Rain", "жауды")] == ["en", "kk"]
    assert sorted(found.languages) == ["en", "kk"]
