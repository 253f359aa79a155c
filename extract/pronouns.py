"""Which persons a pronoun may mean, for its gender and that which their names tell."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.document import Document, Unit
from extract.languages.lists import Words


def may_be_meant(document: Document, token: int, persons: Sequence[Unit]) -> Sequence[Unit]:
    """Of persons named before a pronoun, in order, those whom it may mean: where the sentence that named persons last
    has one whose name is of the pronoun's gender, only such; else all but those whose names are of the other.

    Args:
        document: the article.
        token: the pronoun; other words mean anybody.
        persons: the persons.
    """
    words = document.language_at(token).words
    pronoun = document.tokens[token].text.casefold()
    feminine = pronoun in words.feminine_pronouns
    if not persons or not (feminine or pronoun in words.masculine_pronouns):
        return persons
    told = [_is_feminine(unit, words) for unit in persons]
    last = document.sentence_of(persons[-1].start).start
    sure = [u for u, woman in zip(persons, told, strict=True) if woman is feminine]
    if sure and sure[-1].start >= last:
        return sure
    return [u for u, woman in zip(persons, told, strict=True) if woman is None or woman is feminine]


def _is_feminine(unit: Unit, words: Words) -> bool | None:
    """Does a person's name say that she is a woman, by its endings? None where they do not tell."""
    parts = [part for names in unit.entity.names.values() for name in names for part in name.casefold().split()]
    if words.feminine_name and any(re.search(words.feminine_name, part) for part in parts):
        return True
    if words.masculine_name and any(re.search(words.masculine_name, part) for part in parts):
        return False
    return None
