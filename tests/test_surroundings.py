"""What stands around a number, as the words that say what it is of are looked for."""

from __future__ import annotations

import pytest

from tests.documents import around, token


@pytest.mark.parametrize(
    ("language", "text", "before", "dash"),
    [
        ("ru", "Добыча соли – 90 тонн.", "Добыча соли", True),
        ("ru", "Добыча соли составила около 90 тонн.", "Добыча соли", False),
        ("ru", "Собрано 40 тонн груш, а выпуск стекла достиг 90 тонн.", "выпуск стекла", False),
        ("ru", "К 2031 году добыча соли – 90 тонн.", "добыча соли", True),
        ("kk", "Облыста алма жинау 90 тоннаға жетті.", "алма жинау", False),
        ("en", "Output reached 90 tons.", "Output reached", False),
    ],
)
def test_the_words_before(language: str, text: str, before: str, dash: bool) -> None:
    found = around(text, language)
    assert (found.document.text(*found.before), found.dash, found.said) == (before, dash, True)


def test_nothing_before() -> None:
    found = around("90 тонн собрано.", "ru")
    assert not found.said
    assert found.begin == found.sentence.start


def test_what_its_tokens_are() -> None:
    found = around("В этом году выпуск стекла и соли составил 90 %.", "ru")
    assert found.percent
    assert found.equals(found.frame)
    at = {word: token(found.document, word) for word in ("году", "стекла", "и", "составил")}
    assert found.circumstance(at["году"])
    assert not found.circumstance(at["стекла"])
    assert found.joins(at["и"])
    assert found.ends_phrase(at["и"])
    assert found.verbal(at["составил"])
    assert found.verb_after(at["и"]) == at["составил"]
    assert found.verb_after(found.quantity.end) is None
