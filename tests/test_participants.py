"""Who takes part: phrases that name things, or describe them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from extract.frames import Filler, Role
from extract.participants import described, entities, tells_of, unlisted
from extract.text import Text
from tests.documents import ready, token


def fillers(text: Text, verb: str, role: Role) -> Iterator[Filler]:
    return text.syntax.verb[token(text.document, verb)].get(role)


def test_of_a_phrase_that_is_no_name_the_first_name_within_counts_where_it_is_asked_for() -> None:
    text = ready("He praised the teachers of Rudny and Aksu.")
    praised = list(fillers(text, "praised", Role.PATIENT))
    assert entities(text, iter(praised), "City") == []
    assert [u.entity.name("en") for u in entities(text, iter(praised), "City", inside=True)] == ["Rudny"]
    assert entities(text, iter(praised), "Person", inside=True) == []


@pytest.mark.parametrize(
    ("others", "found"),
    [("", []), ("The Ertis Cable plant works.", ["Ertis Cable"]),
     ("The Ertis Cable plant and the Tobyl Cable plant work.", [])],
)  # fmt: skip
def test_a_description_means_the_only_named_thing_of_its_kind(others: str, found: list[str]) -> None:
    text = ready(f"He praised a new plant. {others}")
    assert [u.entity.name("en") for u in described(text, fillers(text, "praised", Role.PATIENT))] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He praised Xyzzy Quux.", [("Xyzzy Quux", "Settlement")]),
        ("He praised friends.", []),
        ("He praised Rudny.", []),  # a list has it
        ("He praised Monday.", []),  # no name
    ],
)
def test_what_is_in_capitals_is_a_name_of_what_the_verb_asks_for(text: str, found: list[tuple[str, str]]) -> None:
    article = ready(text)
    units = unlisted(article, fillers(article, "praised", Role.PATIENT), "Settlement")
    assert [(u.entity.name("en"), u.entity.type) for u in units] == found
    assert not any(u.entity.known for u in units)


def test_a_phrase_tells_of_what_any_of_its_words_says() -> None:
    text = ready("He praised the ceremony of opening.")
    (praised,) = fillers(text, "praised", Role.PATIENT)
    assert [tells_of(text, praised, {word}) for word in ("opening", "ceremony", "closing")] == [True, True, False]
