"""Marks: what every language's own are among, and what opens and closes."""

from __future__ import annotations

import pytest

from extract import languages
from extract.languages import CODES
from extract.marks import CLOSING, HYPHENS, LONG_DASHES, OPENING, SINGLE_CLOSING, SINGLE_OPENING


@pytest.mark.parametrize("code", CODES)
def test_what_is_a_mark_in_a_language_is_one_where_none_is_known(code: str) -> None:
    own = languages.get(code).grammar.quotation_marks
    assert own.opening == set(OPENING) - set(SINGLE_OPENING)
    assert own.closing == set(CLOSING) - set(SINGLE_CLOSING)


def test_a_long_dash_is_a_hyphen_too() -> None:
    assert set(LONG_DASHES) < set(HYPHENS)
