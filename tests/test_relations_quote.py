"""Quotes: direct speech whose speaker is known, and its words as evidence."""

from __future__ import annotations

from extract.relations import quote
from tests.documents import ready, told

WORDS = "“We must build a school,”"


def test_direct_speech_is_of_whoever_says_it() -> None:
    assert told(quote, ready(f"{WORDS} Bolat Omarov said."), "speaker") == [("direct-speech", "Bolat Omarov")]


def test_speech_of_nobody_is_no_quote() -> None:
    article = ready(f"{WORDS} was written there.")
    assert article.quotations
    assert told(quote, article) == []


def test_the_evidence_is_the_words_themselves() -> None:
    article = ready(f"{WORDS} Bolat Omarov said.")
    (fact,) = quote.read(article)
    assert (
        article.document.article.text[fact.evidence.start : fact.evidence.end].strip("“,”") == "We must build a school"
    )
