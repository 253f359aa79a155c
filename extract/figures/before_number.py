"""What there is so much of where it stands before a number that nothing follows: "новых рабочих мест – 300"."""

from __future__ import annotations

from extract.figures.clauses import parts
from extract.figures.surroundings import Stretch, Surroundings


def genitive_before(around: Surroundings) -> Stretch | None:
    """What there is so much of, in the genitive before a number: "а всего вложений – 70 млрд", "пул проектов – 102"."""
    start = stop = around.quantity.start - around.dash
    while start > around.begin and not parts(around.document, start - 1):
        start -= 1
    while start < stop and _leads_in(around, start):
        start += 1
    end = start
    while end < stop and _counts(around, end):
        end += 1
    return (start, end) if start < end else _before_dash(around, stop)


def _before_dash(around: Surroundings, stop: int) -> Stretch | None:
    """The genitive right before a dash, with no preposition before it: "студентов с юга – 580"."""
    start = stop
    while around.dash and start > around.begin and _counts(around, start - 1):
        start -= 1
    oblique = start > around.begin and around.ends_phrase(start - 1)
    return (start, stop) if start < stop and not oblique else None


def _leads_in(around: Surroundings, i: int) -> bool:
    """May a token stand before what there is so much of: a conjunction, a mark, a time with its preposition?"""
    timed = around.circumstance(i) or (i + 1 < around.quantity.start and around.circumstance(i + 1))
    return around.joins(i) or timed or not around.document.tokens[i].word


def _counts(around: Surroundings, i: int) -> bool:
    """May a token say what there is so much of: in the genitive, and neither place nor time?"""
    return around.in_genitive(i) and not around.tells_where(i) and not around.circumstance(i)
