"""What a part of what was told is said to be: "340 billion, of which 120 billion were **transfers**"."""

from __future__ import annotations

from extract.figures.clauses import parts
from extract.figures.surroundings import Stretch, Surroundings, is_partitive
from extract.marks import HYPHENS

_LONGEST = 4  # words


def part_of(around: Surroundings) -> Stretch | None:
    """The noun that a number is told to be after "of which", with a verb of being or a dash between.

    Args:
        around: the number in its sentence.
    """
    i = around.quantity.end
    if not _is_part(around) or i + 1 >= around.sentence.end or not _is(around, i):
        return None
    start = end = i + 1
    while end < min(start + _LONGEST, around.sentence.end) and around.in_phrase(end):
        end += 1
    told = any(j in around.syntax.verb or around.verbal(j) for j in range(start, end))  # "of which 120 were built"
    return (start, end) if start < end and not told else None


def _is_part(around: Surroundings) -> bool:
    """Does a number go on with "of which", words like "over" between them left out?"""
    i = around.quantity.start
    while i > around.begin and around.low(i - 1) in around.language.words.approximations:
        i -= 1
    return is_partitive(around.document, i - 2)


def _is(around: Surroundings, i: int) -> bool:
    """Is a token a verb of being, or a dash that stands for it?"""
    dash = around.document.tokens[i].text in HYPHENS and parts(around.document, i)
    return dash or any(f.token == i and around.equals(f) for f in around.syntax.within(i, around.sentence.end))
