"""What a number is of where verbs stand last: the noun after it, or else before it, each with its verb."""

from __future__ import annotations

from collections.abc import Callable

from extract.figures.clauses import parts
from extract.figures.number_words import number_words
from extract.figures.surroundings import NEAR, Stretch, Surroundings
from extract.marks import HYPHENS

Wording = tuple[Stretch, ...]  # which together say what a number is of
Finder = Callable[[Surroundings], Wording | None]


def amounts(around: Surroundings) -> Wording | None:
    """The noun before a number, where the verb after it only says so much: "алма жинау 40 тоннаға жетті"."""
    verb = around.verb_after(_noun_after(around)[1])
    equals = verb is not None and around.equals(around.syntax.verb.get(verb))
    return (around.before,) if equals and _timeless(around) else None


def noun_after(around: Surroundings) -> Wording | None:
    """The noun after a number, with its verb: "70 тонна алма жиналды"."""
    noun = _noun_after(around)
    return (noun, _verb(around, noun[1])) if noun[0] < noun[1] else None


def noun_before(around: Surroundings) -> Wording | None:
    """The noun before a number, with its verb where the noun is no subject: "мектепке 40 млн бөлінді"."""
    if not _timeless(around):
        return None
    oblique = around.language.grammar.oblique(around.document.tokens[around.before[1] - 1].text)
    return (around.before, _verb(around, _noun_after(around)[1])) if oblique else (around.before,)


def after_dash(around: Surroundings) -> Wording | None:
    """The words after a dash that follows a number: "40 тонна – жиналған алма"."""
    document, start, end = around.document, around.quantity.end, around.sentence.end
    dash = next((i for i in range(start, end) if document.tokens[i].text in HYPHENS), None)
    if dash is None or not parts(document, dash) or any(i in around.syntax.verb for i in range(start, dash)):
        return None
    return ((dash + 1, min(dash + 1 + NEAR, end)),)


FINDERS: tuple[Finder, ...] = (amounts, noun_after, noun_before, after_dash)


def _timeless(around: Surroundings) -> bool:
    """Do words before the number say what it is of, rather than when?"""
    return around.said and not any(around.circumstance(i) for i in range(*around.before))


def _verb(around: Surroundings, i: int) -> Stretch:
    """The verb after a token, or nothing."""
    verb = around.verb_after(i)
    return (verb, verb + 1) if verb is not None else (i, i)


def _noun_after(around: Surroundings) -> Stretch:
    """The noun phrase after a quantity; another number may stand between: "5 млрд теңгеге 12 жоба"."""
    i, end = around.quantity.end, around.sentence.end
    while i < end and _between(around, i):
        i += 1
    another = any(around.document.tokens[n].number for n in range(around.quantity.end, i))
    if another and i < end and not number_words(around.language).unit_starts.isdisjoint(around.document.keys[i]):
        return i, i  # "12 мың тоннадан 20 мың тоннаға", but "350 шаршы метр тұрғын үй"
    j = i
    while j < min(i + NEAR, end) and _continues_noun(around, j):
        j += 1
    return i, j


def _between(around: Surroundings, i: int) -> bool:
    """May a token stand between a quantity and what it is of: a word like "about", another number with its scale?"""
    if around.low(i) in around.language.words.approximations:
        return True
    if i == around.quantity.end:
        return around.document.tokens[i].number
    return any(key in number_words(around.language).scales for key in around.document.keys[i])


def _continues_noun(around: Surroundings, i: int) -> bool:
    """May a token belong to the noun phrase after a number: a word, no verb, name or function word?"""
    token = around.document.tokens[i]
    if not token.word or i in around.syntax.verb or around.document.unit_at(i) is not None:
        return False
    return not around.ends_phrase(i) and token.text not in around.language.words.comparatives
