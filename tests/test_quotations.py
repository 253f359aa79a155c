"""Quotations: speech with its speaker, one where who says it interrupts it."""

from __future__ import annotations

from extract.speech import quotations
from tests.documents import document


def read(text: str, language: str) -> list[tuple[str, str | None]]:
    found = document(text, language=language)
    return [
        (found.text(q.start, q.end), q.speaker.entity.name(language) if q.speaker is not None else None)
        for q in quotations.find(found)
    ]


def test_one_quotation_that_who_says_it_interrupts() -> None:
    text = "“We build new roads there,” Anna Smirnova said. “They are good roads for all.”"
    whole = "We build new roads there,” Anna Smirnova said. “They are good roads for all."
    assert read(text, "en") == [(whole, "Anna Smirnova")]


def test_two_quotations_of_two_speakers() -> None:
    text = "“We build new roads there,” Anna Smirnova said. “They are good roads for all,” Ivan Petrov said."
    assert [speaker for _, speaker in read(text, "en")] == ["Anna Smirnova", "Ivan Petrov"]


def test_speech_of_nobody_who_is_named() -> None:
    assert read("«Мы строим новые дороги в селе».", "ru") == [("Мы строим новые дороги в селе", None)]
