"""Time grows no faster than n log n, whatever an article is full of."""

from __future__ import annotations

import pytest

from extract import languages
from tests import growth


@pytest.mark.parametrize("lead", ["", "БББ. ", "12 a@"])
@pytest.mark.parametrize("kind", growth.MARKS)
def test_content_is_told_in_time(kind: str, lead: str) -> None:
    found = growth.parting(kind, lead)
    assert found.power < growth.ALLOWED, found


@pytest.mark.slow
@pytest.mark.parametrize("kind", [*growth.MARKS, *growth.WORDS])
@pytest.mark.parametrize("language", languages.CODES)
def test_articles_are_read_in_time(language: str, kind: str) -> None:
    found = growth.reading(language, kind)
    print(language, kind, found)
    assert found.power < growth.ALLOWED, found
