"""What there is so much of where it stands before a number."""

from __future__ import annotations

import pytest

from extract.figures.before_number import genitive_before
from tests.documents import around


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Новых рабочих мест – 300.", "Новых рабочих мест"),
        ("Грантов стало 300.", "Грантов"),
        ("За год грантов стало 300.", "грантов"),
        ("Пул проектов – 300.", "проектов"),
        ("Студентами с юга – 300.", None),
        ("Завод открыл 300.", None),
        ("В области стало 300.", None),
    ],
)
def test_the_genitive_before_a_number(text: str, words: str | None) -> None:
    found = around(text, "ru")
    noun = genitive_before(found)
    assert (found.document.text(*noun) if noun is not None else None) == words


@pytest.mark.parametrize(
    ("word", "expected"),
    [("область", True), ("Семее", True), ("в", True), ("штат", False), ("завод", False), ("построил", False)],
)
def test_what_only_tells_where(word: str, expected: bool) -> None:
    found = around("Там область, штат и завод построил в Семее 300 домов.", "ru")
    at = next(i for i, token in enumerate(found.document.tokens) if token.text == word)
    assert found.tells_where(at) == expected
