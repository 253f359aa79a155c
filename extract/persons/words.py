"""Words that persons' names are made of: initials, patronymics, hyphenated parts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extract.document import Document
from extract.languages import patronymic
from extract.marks import HYPHENS
from extract.passage import Passage
from extract.transliteration import latin

_VOWELS = frozenset("aeiouy")

Part = tuple[int, int]  # the tokens of a name within a full name, more than one where hyphens join them


def is_initial(document: Document, i: int) -> bool:
    """Is a token a letter, or two before a full stop, but no short surname at a sentence's end: "Марат **Ли**."?"""
    text = document.tokens[i].text
    dotted = i + 1 < len(document.tokens) and document.tokens[i + 1].text == "."
    if len(text) != 2 or not dotted:
        return len(text) < 2
    spoken = not _VOWELS.isdisjoint(latin(text).casefold())
    return not (spoken and document.sentence_of(i).end == i + 2)


def is_full(document: Document, i: int) -> bool:
    """Is a token a name written out, rather than an initial or a mark?"""
    return document.tokens[i].word and len(document.tokens[i].text) > 2


def parts(document: Document, start: int, end: int) -> Iterator[Part]:
    """The names of a full name, each with its hyphenated parts."""
    i = start
    while i < end:
        j = i + 1
        while j + 1 < end and document.tokens[j].text in HYPHENS:
            j += 2
        yield i, j
        i = j


def without_case(passage: Passage, part: Part) -> str:
    """A part's last word as it stands alone."""
    return passage.grammar.nominative(passage.tokens[part[1] - 1].text)


def is_patronymic(passage: Passage, part: Part) -> bool:
    """Is a part of a name a patronymic: "Болатұлы", "Kairatovna"?"""
    return patronymic().search(without_case(passage, part)) is not None


def patronymic_of(passage: Passage, names: Sequence[Part]) -> int | None:
    """Which of three names is a patronymic; none of fewer or more is looked at."""
    found = (n for n, part in enumerate(names) if is_patronymic(passage, part))
    return next(found, None) if len(names) == 3 else None


def spellings(name: str) -> Iterator[str]:
    """A name as texts shorten it, without the patronymic and the surname last; then as it stands."""
    words = name.split()
    if len(words) == 3 and patronymic().search(words[2]):
        yield f"{words[1]} {words[0]}"
    elif len(words) == 3 and patronymic().search(words[1]):
        yield f"{words[0]} {words[2]}"
    yield name
