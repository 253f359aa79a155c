"""Time grows no faster than n log n, whatever an article is full of."""

from __future__ import annotations

import pytest

from extract import languages
from queries.ask.stored import Evidence
from queries.facts.sentences import sentence, spans
from tests import growth

pytestmark = pytest.mark.slow  # seconds say little on a machine that does something else beside


@pytest.mark.parametrize("lead", ["", "БББ. ", "12 a@"])
@pytest.mark.parametrize("kind", growth.MARKS)
def test_content_is_told_in_time(kind: str, lead: str) -> None:
    found = growth.parting(kind, lead)
    assert found.power < growth.ALLOWED, found


@pytest.mark.parametrize("kind", ["spaces", "line breaks", "full stops", "quotes", "т.д."])
def test_sentences_around_proofs_are_found_in_time(kind: str) -> None:
    def proofs(text: str) -> None:
        assert list(spans(text))
        for start in range(0, len(text) - 9, len(text) // 2000):
            sentence(text, Evidence("a", start, start + 9, text[start : start + 9]))

    found = growth.growth(proofs, lambda size: growth.text("en", kind, 16 * size))
    assert found.power < growth.ALLOWED, found


@pytest.mark.parametrize("kind", [*growth.MARKS, *growth.WORDS])
@pytest.mark.parametrize("language", languages.CODES)
def test_articles_are_read_in_time(language: str, kind: str) -> None:
    found = growth.reading(language, kind)
    print(language, kind, found)
    assert found.power < growth.ALLOWED, found
