"""The protagonist: whom an article speaks of most, and that nobody is where two are spoken of as often."""

from __future__ import annotations

import pytest

from extract.protagonist import protagonist
from tests.documents import ready

ASAN, DIANA = "Asan Bekov", "Diana Omarova"


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        (f"{ASAN} came. {ASAN} saw {DIANA}.", ASAN),
        (f"{ASAN} came.", ASAN),
        (f"{ASAN} saw {DIANA}.", None),
        ("The road is long.", None),
    ],
)
def test_whom_an_article_speaks_of_most(text: str, meant: str | None) -> None:
    document = ready(text, "en").document
    found = protagonist(document, len(document.tokens))
    assert (document.text(found.name_start, found.name_end) if found is not None else None) == meant


def test_it_is_asked_for_at_a_token_and_without_some() -> None:
    document = ready(f"{ASAN} came. {DIANA} saw {DIANA}.", "en").document
    second = document.sentences[1].start
    first, last = protagonist(document, second), protagonist(document, len(document.tokens))
    assert first is not None
    assert last is not None
    assert (first.entity.name("en"), last.entity.name("en")) == (ASAN, DIANA)
    assert protagonist(document, second, {first.entity.id}) is None
