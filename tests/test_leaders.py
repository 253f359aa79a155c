"""Whoever leads a body, told by a verb alone: the post is named in the language of the text."""

from __future__ import annotations

import pytest

from extract.model import Article
from extract.pipeline import extract


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Marat Omarov heads the Ministry of Finance of Kazakhstan.", "head"),
        ("Марат Омаров возглавляет Министерство финансов Казахстана.", "руководитель"),
        ("Марат Омаров Қаржы министрлігін басқарады.", "басшы"),
    ],
)
def test_the_post_of_whoever_leads_is_named_in_the_language_of_the_text(text: str, role: str) -> None:
    facts = extract(Article("a", text, issued="2024-05-01"), "kz").facts
    assert [fact.roles["role"] for fact in facts if fact.rule == "position/leads"] == [(role,)]
