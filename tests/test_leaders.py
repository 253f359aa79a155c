"""Whoever leads a body, told by a verb alone: its office, else a post named in the language of the text."""

from __future__ import annotations

import pytest

from extract.model import Article
from extract.pipeline import extract
from ontology.reference import Entity


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Marat Omarov heads the Kostanay Music Museum.", "head"),
        ("Марат Омаров возглавляет Костанайский музей музыки.", "руководитель"),
        ("Марат Омаров «Көктем» мектебін басқарады.", "басшы"),
        ("Марат Омаров Ақсуда туған. 2019 жылдан «Көктем» АҚ басқарады.", "басшы"),  # with no ending of the object
    ],
)
def test_the_post_of_whoever_leads_is_named_in_the_language_of_the_text(text: str, role: str) -> None:
    facts = extract(Article("a", text, issued="2024-05-01"), "kz").facts
    assert [fact.roles["role"] for fact in facts if fact.rule == "position/leads"] == [(role,)]


@pytest.mark.parametrize(
    "text",
    [
        "Марат Омаров возглавляет Министерство финансов Казахстана.",
        "Марат Омаров Қаржы министрлігін басқарады.",
    ],
)
def test_whoever_leads_a_ministry_is_its_minister(text: str) -> None:
    facts = extract(Article("a", text, issued="2024-05-01"), "kz").facts
    roles = [fact.roles["role"][0] for fact in facts if fact.relation == "position"]
    assert [role.id for role in roles if isinstance(role, Entity)] == ["minister-of-finance"]
