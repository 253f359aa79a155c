"""What verbs tell of a number where no noun does."""

from __future__ import annotations

import pytest

from extract.figures.told_by_verbs import as_change, people_told, sum_told
from tests.documents import around


@pytest.mark.parametrize(
    ("language", "text", "verb", "noun"),
    [
        ("ru", "Дорога обошлась в 5 млрд тенге.", "обошлась", "стоимость"),
        ("ru", "Дорога упала за 5 млрд тенге.", "упала", ""),
        ("en", "They invested 5 billion tenge.", "invested", "investment"),
        ("kk", "Оған 5 млрд теңге бөлінді.", "бөлінді", "бөлінген қаржы"),
    ],
)
def test_a_sum_is_what_its_verb_tells(language: str, text: str, verb: str, noun: str) -> None:
    found = around(text, language)
    at = next(i for i, token in enumerate(found.document.tokens) if token.text == verb)
    assert sum_told(found, [at]) == noun


@pytest.mark.parametrize(
    ("language", "text", "said", "people"),
    [
        ("en", "There 70 people work.", "people work", "employees"),
        ("en", "There 70 people sing.", "people sing", "people sing"),
        ("en", "There 70 nurses work.", "nurses work", "nurses work"),
        ("ru", "Там обучаются 70 человек.", "человек обучаются", "обучающиеся"),
        ("kk", "Онда 70 адам жұмыс істейді.", "адам жұмыс істейді", "жұмысшылар"),
        ("kk", "Онда 70 адам еңбек етеді.", "адам еңбек етеді", "жұмысшылар"),
        ("kk", "Онда 70 адам жұмыспен қамтылды.", "адам жұмыспен қамтылды", "жұмыспен қамтылған тұрғындар"),
        ("kk", "Онда 70 адам толық қамтылды.", "адам толық қамтылды", "қамтылған тұрғындар"),
    ],
)
def test_people_are_what_they_do(language: str, text: str, said: str, people: str) -> None:
    assert people_told(around(text, language), said) == people


@pytest.mark.parametrize(
    ("language", "text", "measure"),
    [
        ("en", "Exports rose by 5 billion tenge.", "exports (increase)"),
        ("en", "Exports rose to 5 billion tenge.", "exports"),
        ("en", "Exports rose by 5 percent.", "exports"),
        ("ru", "Экспорт сократился на 5 млрд тенге.", "exports (уменьшение)"),
        ("ru", "Экспорт сократился до 5 млрд тенге.", "exports"),
        ("kk", "Экспорт 5 млрд теңгеге артты.", "exports (өсім)"),
        ("kk", "Экспорт 5 млрд теңгеге жетті.", "exports"),
    ],
)
def test_a_difference_is_a_change(language: str, text: str, measure: str) -> None:
    assert as_change(around(text, language), "exports") == measure
