"""Where direct speech stands."""

from __future__ import annotations

import pytest

from extract.speech import spans
from tests.documents import document


def told(text: str, language: str | None = None) -> list[str]:
    found = document(text, language=language)
    return [" ".join(found.text(start, end).split()) for start, end in spans.find(found)]


@pytest.mark.parametrize(
    ("language", "text", "speech"),
    [
        ("en", 'He said, "We build new roads there."', "We build new roads there."),
        ("en", "“We build new roads there,” he said.", "We build new roads there,"),
        ("en", 'He came. " We build new roads there," he said.', "We build new roads there,"),
        ("en", "‘We build the workers’ new roads there,’ he said.", "We build the workers’ new roads there,"),
        ("ru", "«Мы строим новые дороги», – сказал он.", "Мы строим новые дороги"),
        ("ru", 'Он приехал."Мы строим новые дороги", – сказал он.', "Мы строим новые дороги"),
        ("ru", "„Мы строим новые дороги“, – сказал он.", "Мы строим новые дороги"),
        ("ru", "– Мы строим новые дороги, – сказал он.", "Мы строим новые дороги"),
        ("kk", "– Біз жаңа жолдар салып жатырмыз, – деді ол.", "Біз жаңа жолдар салып жатырмыз"),
        ("ru", "«Мы строим завод «Жас», и он нужен», – сказал он.", "Мы строим завод «Жас», и он нужен"),
    ],
)
def test_speech(language: str, text: str, speech: str) -> None:
    assert told(text, language) == [speech]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "He visited the “Kazakh Glass” plant on Monday."),
        ("en", "He calls it “quite good” in a letter."),
        ("en", "– We build new roads there, – said Smith."),
        ("ru", "Он посетил завод «Казахское стекло» в понедельник."),
        ("ru", "– Мы строим новые дороги в этом году."),
    ],
)
def test_no_speech(language: str, text: str) -> None:
    assert told(text, language) == []


def test_speech_that_a_later_paragraph_closes() -> None:
    text = "He said, “We build new roads there.\n\nThey are good roads for all of us,” and left the town.\n"
    assert told(text) == ["We build new roads there. They are good roads for all of us,"]


def test_speech_of_a_paragraph_that_the_one_before_announces() -> None:
    text = "Елена Иванова, директор школы:\n\n– Мы построили новую школу в селе.\n"
    assert told(text) == ["Мы построили новую школу в селе"]
    assert told("Построены школы:\n\n– Мы построили новую школу в селе.\n") == []


def test_speech_goes_on_over_lines_with_names_in_marks() -> None:
    text = "Он приехал. «Мы строим новые дороги.\n\n«Жас» построил мост.\n\nВсё это нужно людям», – сказал он.\n"
    assert told(text) == ["Мы строим новые дороги. «Жас» построил мост. Всё это нужно людям"]


def test_a_list_of_instructions_is_no_speech() -> None:
    assert told("Министр Иван Петров поручил:\n\n– Построить новую школу в этом селе.\n") == []
