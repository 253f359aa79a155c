"""Whether the words around a figure say that at least so much is wanted, or at most."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from enum import StrEnum
from functools import cache

from extract import languages
from extract.languages import Language
from extract.tokens import tokenize

_CLAUSE = re.compile(r"[,;:–—()]\s")  # what parts the words that belong to a figure from others
_NEAR = 6  # words between what says so and the figure


class Bound(StrEnum):
    """What is wanted of a figure."""

    AT_LEAST = "at least"
    AT_MOST = "at most"
    NONE = ""


def bound(before: str, after: str, code: str) -> Bound:
    """What the words around a figure say of it; none where they say nothing, or both.

    Args:
        before: what stands before the figure in its sentence.
        after: what stands after the figure.
        code: of the language that they are in; of one without lists, nothing is said.
    """
    if code not in languages.CODES:
        return Bound.NONE
    language = languages.get(code)
    lists = language.quantities
    ahead, behind = (_words(part, language) for part in (_CLAUSE.split(before)[-1], _CLAUSE.split(after)[0]))
    said = {
        found
        for found, phrases in ((Bound.AT_LEAST, lists.at_least), (Bound.AT_MOST, lists.at_most))
        if any(_has(some, phrase) for some in (ahead[-_NEAR:], behind[:_NEAR]) for phrase in _split(phrases))
    }
    found = said or _changed(ahead, language)
    return found.pop() if len(found) == 1 else Bound.NONE


def _changed(ahead: Sequence[frozenset[str]], language: Language) -> set[Bound]:
    """What verbs say that something is to be raised or lowered to a figure, not by it: “to raise the share to …”."""
    to = {end for _, end in language.words.changes}
    if not ahead or to.isdisjoint(ahead[-1]):
        return set()
    rises = language.quantities.rises
    return {
        Bound.AT_LEAST if name in rises else Bound.AT_MOST
        for name, verbs in language.quantities.changes_by_verb.items()
        if any(not _forms(language.code, verbs).isdisjoint(word) for word in ahead)
    }


def _words(text: str, language: Language) -> list[frozenset[str]]:
    """The words of a text, each by the keys that lists have it under."""
    return [frozenset([t.text.casefold(), *language.keys(t.text)]) for t in tokenize(text)]


def _has(words: Sequence[frozenset[str]], phrase: Sequence[str]) -> bool:
    starts = range(len(words) - len(phrase) + 1)
    return any(all(one in words[start + i] for i, one in enumerate(phrase)) for start in starts)


@cache
def _forms(code: str, verbs: tuple[str, ...]) -> frozenset[str]:
    """The keys under which verbs stand in a text."""
    grammar = languages.grammar_of(code)
    return frozenset(key for verb in verbs for key in grammar.verb_forms(verb))


@cache
def _split(phrases: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(phrase.casefold().split()) for phrase in phrases)
