"""Whose direct speech is."""

from __future__ import annotations

import pytest

from extract.document import Document
from extract.speech import spans, speakers
from extract.speech.speakers import Finder, Speech, speaker_of
from tests.documents import document, token


def speech_of(found: Document) -> Speech:
    return Speech.of(found, *next(spans.find(found)))


@pytest.mark.parametrize(
    ("finder", "language", "text", "speaker"),
    [
        (speakers.saying_after, "en", "“We build new roads there,” said Anna Smirnova.", "Anna Smirnova"),
        (speakers.saying_after, "ru", "«Мы строим новые дороги», – сказала Анна Смирнова.", "Анна Смирнова"),
        (speakers.saying_after, "kk", "«Біз жаңа жолдар салып жатырмыз», – деді Анна Смирнова.", "Анна Смирнова"),
        (speakers.saying_before, "en", "Anna Smirnova said: “We build new roads there.”", "Anna Smirnova"),
        (speakers.interrupting, "ru", "«Мы строим дороги, – сказала Анна Смирнова. – Они нужны».", "Анна Смирнова"),
        (speakers.after_dash, "ru", "«Мы строим новые дороги», – Анна Смирнова улыбнулась.", "Анна Смирнова"),
        (speakers.beside_any_verb, "en", "“We build new roads there,” laughed Anna Smirnova.", "Anna Smirnova"),
        (speakers.before_colon, "ru", "Анна Смирнова на совещании: «Мы строим новые дороги».", "Анна Смирнова"),
        (speakers.told_before, "en", "Anna Smirnova came. “We build new roads there.”", "Anna Smirnova"),
        (speakers.cited, "en", "According to Anna Smirnova, they “build the new roads there”.", "Anna Smirnova"),
    ],
)
def test_a_finder(finder: Finder, language: str, text: str, speaker: str) -> None:
    found = finder(speech_of(document(text, language=language)))
    assert found is not None
    assert found.entity.name(language) == speaker


@pytest.mark.parametrize(
    "finder",
    [
        speakers.interrupting, speakers.saying_after, speakers.after_dash, speakers.saying_before,
        speakers.before_colon, speakers.cited, speakers.announced, speakers.stating, speakers.told_before,
    ],
)  # fmt: skip
def test_nobody(finder: Finder) -> None:
    found = document("Anna Smirnova came to “build the new roads there” for us.", language="en")
    assert finder(speech_of(found)) is None


def test_he_is_the_person_last_named() -> None:
    found = document("Anna Smirnova came. “We build new roads there,” she said.", language="en")
    person = speaker_of(found, *next(spans.find(found)))
    assert person is not None
    assert person.entity.name("en") == "Anna Smirnova"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Anna Smirnova praised Ivan Petrov. “Ivan Petrov builds new roads there,” she said."),
        ("ru", "Анна Смирнова хвалила Ольгу Петрову. «Ольга Петрова строит новые дороги», – сказала она."),
    ],
)
def test_nobody_speaks_of_himself_by_name(language: str, text: str) -> None:
    found = document(text, language=language)
    person = speaker_of(found, *next(spans.find(found)))
    assert person is not None
    assert person.entity.name(language) == ("Anna Smirnova" if language == "en" else "Анна Смирнова")


def test_who_the_paragraph_before_announces() -> None:
    found = document("Елена Иванова, директор школы:\n\n– Мы построили новую школу в селе.\n")
    person = speakers.announced(speech_of(found))
    assert person is not None
    assert person.entity.name("ru") == "Елена Иванова"


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Мы строим, – сказала Анна.", True), ("Мы строим, – дороги нужны.", False), ("Мы – сказала Анна.", False)],
)
def test_a_dash_that_brings_in_the_speaker(text: str, expected: bool) -> None:
    found = document(text, language="ru")
    assert speakers.brings_in_speaker(found, token(found, "–"), len(found.tokens)) is expected


@pytest.mark.parametrize(
    ("language", "text", "body"),
    [
        ("en", "“New roads are built there,” reads the message of the Ministry of Energy.", "ministry-of-energy"),
        ("ru", "«Там строят новые дороги», – говорится в сообщении Министерства энергетики.", "ministry-of-energy"),
        (
            "kk",
            "«Онда жаңа жолдар салынып жатыр», – делінген Энергетика министрлігінің хабарламасында.",
            "ministry-of-energy",
        ),
    ],
)
def test_a_paper_of_a_body(language: str, text: str, body: str) -> None:
    found = speakers.stating(speech_of(document(text, language=language)))
    assert found is not None
    assert found.entity.id == body


def test_a_paper_whose_body_is_not_told() -> None:
    found = document("«Там строят новые дороги», – говорится в сообщении.", language="ru")
    start, end = next(spans.find(found))
    assert speakers.states_again(found, start, end)
    assert speaker_of(found, start, end) is None


def test_she_is_the_woman_named_before() -> None:
    found = document("Anna Smirnova met Ivan Petrov. “We build new roads there,” she said.", language="en")
    person = speaker_of(found, *next(spans.find(found)))
    assert person is not None
    assert person.entity.name("en") == "Anna Smirnova"


def test_words_that_end_a_sentence_are_not_said_by_whom_the_next_begins_with() -> None:
    text = "Он покинул пост «в связи с переходом на работу». Анне Смирновой доверили его."
    assert speakers.beside_any_verb(speech_of(document(text, language="ru"))) is None
