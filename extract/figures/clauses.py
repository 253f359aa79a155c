"""The stretch of a sentence around a number: up to its marks, its commas, its clause."""

from __future__ import annotations

from extract.document import Document, Sentence
from extract.figures.quantities import Quantity
from extract.frames import Frame, Syntax
from extract.marks import HYPHENS, LONG_DASHES

_MARKS = frozenset([*",;:()", *LONG_DASHES])
_STOPS = frozenset(",;:")
_BESIDE = 3  # tokens before a number that belong to it whatever they are


def parts(document: Document, i: int) -> bool:
    """Does a mark part two stretches of a sentence? A hyphen within a word does not."""
    token = document.tokens[i]
    return token.text in _MARKS or (token.text in HYPHENS and token.start > document.tokens[i - 1].end)


def stops(document: Document, i: int) -> bool:
    """Is a token a mark, dashes excepted, at which a clause may end?"""
    return document.tokens[i].text in _STOPS


def stretch(document: Document, quantity: Quantity, sentence: Sentence) -> tuple[int, int]:
    """The tokens around a quantity, up to the marks on both sides; a dash right before it parts nothing.

    Where verbs stand last, only the few words before it belong to it.
    """
    start, end = quantity.start, quantity.end
    beside = quantity.start - _BESIDE
    while start > sentence.start and (start > beside or not parts(document, start - 1)):
        if document.tokens[start - 1].text in (",", ";"):
            break
        start -= 1
    while end < sentence.end and not parts(document, end):
        end += 1
    return (max(start, beside) if document.language_of(sentence.paragraph).grammar.head_last else start), end


def clause_around(document: Document, quantity: Quantity, sentence: Sentence) -> tuple[int, int]:
    """The tokens around a quantity, up to the commas, semicolons and colons on both sides."""
    return _between_stops(document, quantity.start, quantity.end, sentence)


def clauses_apart(document: Document, quantity: Quantity, sentence: Sentence) -> list[tuple[int, int]]:
    """The clauses of a sentence, a quantity's own not among them, that have a time of their own: "X, **who came in
    2023**, has 5"."""
    apart = document.language_of(sentence.paragraph).words.clauses_apart
    found, start = list[tuple[int, int]](), sentence.start
    while start < sentence.end:
        end = next((i for i in range(start, sentence.end) if stops(document, i)), sentence.end)
        begins = sentence.start < start < end and document.tokens[start].text.casefold() in apart
        if begins and not start <= quantity.start < end:
            found.append((start, end))
        start = end + 1
    return found


def clause_of(document: Document, syntax: Syntax, token: int, sentence: Sentence) -> Frame | None:
    """The narrowest clause around a token, of those whose verb no comma parts from it if there are such."""
    around = [f for f in syntax.within(sentence.start, sentence.end) if not f.noun and f.start <= token < f.end]
    start, end = _between_stops(document, token, token + 1, sentence)
    first = any(start <= f.token < token for f in around)

    def rank(frame: Frame) -> tuple[bool, int, int]:
        joined = first and frame.token > token and _is_joined(document, frame)
        return joined or not start <= frame.token < end, frame.end - frame.start, abs(frame.token - token)

    return min(around, key=rank, default=None)


def _is_joined(document: Document, frame: Frame) -> bool:
    """Does a conjunction right before a verb join it to the one before: "will make 40 tons **and hire** 30 workers"?"""
    language = document.language_at(frame.token)
    joins = not language.grammar.head_last and frame.token > 0
    return joins and document.tokens[frame.token - 1].text.casefold() in language.words.conjunctions


def _between_stops(document: Document, start: int, end: int, sentence: Sentence) -> tuple[int, int]:
    while start > sentence.start and not stops(document, start - 1):
        start -= 1
    while end < sentence.end and not stops(document, end):
        end += 1
    return start, end
