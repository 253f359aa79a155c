"""The words of a task: without those of whoever is told to do it, and without the tasks beside it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set

from extract.document import Document, Unit
from extract.frames import Filler, Frame, Role
from extract.marks import HYPHENS
from extract.participants import is_cited
from extract.text import Text

Range = tuple[int, int]  # tokens, the end not among them

_TOLD = ("Person", "Organization")
_ENDING = frozenset((",", ";", ":", ".", "!", "?", *HYPHENS))
# Roles of whom a verb of instructing tells, and its noun: "дал указания **акиму области**".
_OF_WHOM = (Role.PATIENT, Role.RECIPIENT, Role.GOAL, Role.GENITIVE)


def clauses(text: Text, tasks: Sequence[Frame]) -> list[Range]:
    """The words of each of the tasks that one verb of instructing governs.

    A parser gives the first of joined clauses the words of all, or a later one what joins it to the one before.

    Args:
        text: the article.
        tasks: the clauses of what is to be done.
    """
    document = text.document
    verbs, whole = [task.token for task in tasks], [_within_sentence(document, task) for task in tasks]
    apart = []
    for task, (start, end) in zip(tasks, whole, strict=True):
        last = document.language_at(task.token).grammar.head_last
        earlier = max((v for v in verbs if start <= v < task.token), default=None)
        later = min((v for v in verbs if task.token < v < end), default=None)
        if earlier is not None:
            start = _joint(document, earlier + 1, task.token, first=last)
        if later is not None:
            end = _joint(document, task.token + 1, later, first=last)
        elif not last and task.token == max(verbs):  # what ends the list may hang on what its first clause tells
            end = max(end, *(e for s, e in whole if s <= task.token < e))
        apart.append(trimmed(document, (start, end)))
    return apart


def are_joined(text: Text, one: Frame, other: Frame) -> bool:
    """Does anything between the verbs of two clauses join them, or end the first?"""
    start, end = sorted((one.token, other.token))
    return any(_joins(text.document, i) for i in range(start + 1, end))


def without_told(text: Text, told: Iterable[Filler], words: Range) -> Range:
    """The words of a task after those whom its verb tells at their beginning: "**Үкіметке** мектеп салуды"."""
    (start, end), joined = words, 0  # words that may join another to the first
    fillers = [f for f in told if _is_told(text, f)]
    while ends := [f.end for f in fillers if f.start - start in (0, joined) and f.end < end]:
        start, joined = max(ends), 1
    return trimmed(text.document, (start, end))


def without_others(text: Text, others: Iterable[Unit], words: Range) -> Range:
    """The words of a task after those who are to do it, and not whoever its verb tells: "…, and **B** to open it".

    Args:
        text: the article.
        others: who are to do it.
        words: the clause of the task.
    """
    start, end = words
    articles = text.document.language_at(start).words.articles
    first = start + (text.document.tokens[start].text.casefold() in articles)
    ends = [u.end for u in others if u.start == first and u.end < end]
    return trimmed(text.document, (max(ends), end)) if ends else words


def without_issuer(text: Text, issuer: str, words: Range) -> Range:
    """The words of a duty after those of whoever lays it, and of saying so: "**X-тің айтуынша,** Үкімет … керек".

    Args:
        text: the article.
        issuer: the id of who lays it.
        words: the clause of the duty.
    """
    document, (start, end) = text.document, words
    unit = document.unit_at(start)
    if unit is None or unit.entity.id != issuer or unit.end >= end:
        return words
    begin = unit.end
    if is_cited(document, unit, document.sentence_of(start)):
        begin = next((i for i in range(begin, end) if document.tokens[i].text == ","), begin)
    return trimmed(document, (begin, end))


def told_with_verb(text: Text, frame: Frame, named: Set[str], clause: Range) -> Range:
    """The words of a task that a verb of instructing has no clause for, without whoever instructs whom.

    "He tasked the akim **with raising the output**", "X gave the ministry the order **on the bridge**".

    Args:
        text: the article.
        frame: of the verb.
        named: the ids of who instructs, and whom.
        clause: the verb's.
    """
    document, (start, end) = text.document, trimmed(text.document, clause)
    units = [u for u in document.units_in(start, end) if u.entity.id in named]
    if document.language_at(frame.token).grammar.head_last:
        before = [u.end for u in units if u.end <= frame.token]
        begin = max(before, default=start)
        return trimmed(document, (begin, frame.token) if begin < frame.token else (begin, end))
    nouns = text.words(frame.token, "instruction", "nouns") | text.words(frame.token, "instruction", "orders")
    orders = [f for f in text.syntax.within(frame.token, end) if f.noun and f.lemma in nouns][:1]
    begin = max(frame.token + 1, *(f.token + 1 for f in orders), 0)
    told = [f for governing in (frame, *orders) for f in governing.get(*_OF_WHOM)]
    while begin < end:
        unit = document.unit_at(begin)
        ends = [f.end for f in told if f.start - begin in (0, 1) and _is_told(text, f)]  # "**to** the akim"
        if unit is not None and unit.entity.id in named:
            ends.append(unit.end)
        if not ends:
            break
        begin = max(ends)
    begin, end = trimmed(document, (min(begin, end), end))
    return (begin, end) if any(t.word for t in document.tokens[begin:end]) else (frame.token, end)


def trimmed(document: Document, words: Range) -> Range:
    """Words without the punctuation and the conjunctions at their ends: "**, отремонтировать дорогу и**"."""
    start, end = words
    while start < end and _joins(document, start):
        start += 1
    while start < end and _joins(document, end - 1):
        end -= 1
    return (start, end) if start < end else words


def _within_sentence(document: Document, task: Frame) -> Range:
    sentence = document.sentence_of(task.token)
    return max(sentence.start, min(task.start, task.token)), min(sentence.end, task.end)


def _joint(document: Document, start: int, end: int, *, first: bool) -> int:
    """Where what joins two clauses stands among the words between their verbs: the last place, or the first."""
    places = [i for i in range(start, end) if _joins(document, i)]
    if not places:
        return start if first else end
    return places[0] if first else places[-1]


def _joins(document: Document, i: int) -> bool:
    """Is a token what ends a clause, or what joins the next to it?"""
    token = document.tokens[i]
    return token.text in _ENDING or token.text.casefold() in document.language_at(i).words.clause_joins


def _is_told(text: Text, filler: Filler) -> bool:
    """Is it somebody who is told: a person or body, named or by a title alone?"""
    first = [u for u in filler.inside if u.start == filler.start]  # "**акиму** области"
    if any(text.is_a(u, *_TOLD) for u in (filler.unit, *first) if u is not None):
        return True
    kinds = text.words(filler.head, "instruction", "told")
    return filler.lemma in kinds or any(filler.start <= t.head < filler.end for t in text.loose_titles)
