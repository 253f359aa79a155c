"""What is counted where the subject of a clause says so, and the number stands alone: "**the number of tourists**
reached 1.2 million", «**население города** превысило 1,2 млн»."""

from __future__ import annotations

from dataclasses import dataclass

from extract.figures.surroundings import Stretch, Surroundings
from extract.figures.wordings import noun_before
from extract.frames import Filler, Role

_LONGEST = 6  # words of what is counted


@dataclass(frozen=True, slots=True)
class Counted:
    """What a subject counts.

    Attributes:
        noun: what there are so many of; the noun for the people of a place itself.
        said: the whole, as it is said: "number of tourists".
        people: whether it is the people of a place.
    """

    noun: Stretch
    said: Stretch
    people: bool = False


def counted_by_subject(around: Surroundings) -> Counted | None:
    """What a number without a unit counts by the subject of its clause; None where that is no noun for how many."""
    completed = noun_before(around.document, around.quantity, around.sentence) or around.before
    people = next((i for i in range(*completed) if _is(around, i, "populations")), None)
    if people is not None and not any(around.verbal(i) or i in around.syntax.verb for i in range(people, completed[1])):
        return Counted((people, people + 1), (people, people + 1), people=True)  # "with a population of 900 thousand"
    frame = around.frame
    for filler in frame.get(Role.AGENT, Role.PATIENT) if frame is not None else ():
        if filler.start <= around.quantity.start < filler.end:
            continue
        if _is(around, filler.head, "populations"):
            return Counted((filler.head, filler.head + 1), (filler.head, filler.head + 1), people=True)
        if _is(around, filler.head, "number_nouns") and (noun := _noun(around, filler)) is not None:
            return Counted(noun, (min(noun[0], filler.head), max(noun[1], filler.head + 1)))
    return None


def _is(around: Surroundings, i: int, group: str) -> bool:
    words: frozenset[str] = getattr(around.language.words, group)
    return not around.language.keys_of(words).isdisjoint(around.document.keys[i])


def _noun(around: Surroundings, filler: Filler) -> Stretch | None:
    """What a noun for how many is of: before it where heads stand last, else after it, or after its "of"."""
    grammar, words = around.language.grammar, around.language.words
    if grammar.head_last:
        start = filler.head
        while start > max(filler.start, filler.head - _LONGEST) and around.in_phrase(start - 1):
            start -= 1
        return (start, filler.head) if start < filler.head else None
    start = filler.head + 1
    if words.genitive and not (start < filler.end and around.low(start) in words.genitive):
        return None
    start += bool(words.genitive)
    end = start
    while end < min(filler.end, start + _LONGEST) and around.in_phrase(end):
        end += 1
    size = grammar.noun_end([token.text for token in around.document.tokens[start:end]])
    if not size or (grammar.adjectives_uninflected and not _may_be_many(around, start + size - 1)):
        return None  # "the number of the document"
    return start, start + size


def _may_be_many(around: Surroundings, i: int) -> bool:
    low = around.low(i)
    return around.language.grammar.plural(low) or around.language.grammar.singular(low) != low
