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


def test_the_next_paragraph_opens_again() -> None:
    text = "“We build new roads there.\n\n“They are good roads for all,” Anna Smirnova said.\n"
    found = document(text)
    (quotation,) = quotations.find(found)
    assert quotation.speaker is not None
    assert found.text(quotation.start, quotation.end).startswith("We build")


def test_a_second_paper_is_of_the_body_of_the_first() -> None:
    said = "«Там строят новые дороги», – говорится в сообщении"
    (_, one), (_, two) = read(f"{said} Министерства энергетики. {said}.", "ru")
    assert one is not None
    assert one == two
