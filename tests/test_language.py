"""Which language a text is in."""

from __future__ import annotations

import pytest

from extract.language import identify


@pytest.mark.parametrize(
    ("text", "language"),
    [("The akim visited the district.", "en"), ("Аким области посетил район и встретился с жителями.", "ru"),
     ("Облыс әкімі ауданға барып, тұрғындармен кездесті.", "kk"),
     ("Memleket basshysy Almatyǵa bardy, úı ashyldy.", "kk"), ("2024", "en"), ("", "en")],
)  # fmt: skip
def test_languages_are_told_by_their_letters_and_words(text: str, language: str) -> None:
    assert identify(text) == language


def test_a_name_in_quotation_marks_does_not_decide() -> None:
    assert identify("Компания «Қазақстан темір жолы» объявила о строительстве новой станции в области.") == "ru"
