"""When an event was: which of the dates that a text tells is its own."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection
from dataclasses import dataclass

from extract.dates import Period, Periods
from extract.document import Document, Sentence
from extract.frames import Frame, Role, Syntax
from extract.marks import LONG_DASHES
from extract.model import Fact
from ontology.dates import TO_DAY, TO_YEAR

Term = tuple[str | None, str | None]  # from when, and until when

_MARKS = (",", ";", ":", *LONG_DASHES, "(")
_GAP = 3  # tokens between a date written out and the weekday of it
_MERIT_WITHIN = 5  # tokens before a time within which a word says what for
_FRONT = 5  # tokens of a sentence in which a date stands that holds of all its clauses


@dataclass(frozen=True, slots=True)
class Times:
    """The dates of an article, and what of its syntax tells whose they are.

    Attributes:
        document: the article.
        syntax: its frames.
        periods: the periods that its sentences tell.
    """

    document: Document
    syntax: Syntax
    periods: Periods

    def of_event(self, token: int, parties: Collection[str] = ()) -> str | None:
        """The date of an event, as precise as its sentence tells it; None where it tells none.

        Args:
            token: of the word that tells the event.
            parties: the ids of the entities that take part: a date in brackets is of what stands before them.
        """
        sentence = self.document.sentence_of(token)
        told = [p for p in self.periods.of(sentence) if p.told and p.date is not None and not self._is_of_merit(p)]
        return self._in_brackets(told, parties) or self._in_clause(told, sentence, token) or self._above(sentence)

    def of_state(self, token: int) -> Term:
        """From when and until when something is so, as its clause tells: "работал с 2003 по 2005 год".

        Args:
            token: of the word that tells what is so.
        """
        sentence = self.document.sentence_of(token)
        lasting = [p for p in self.periods.of(sentence) if p.told and p.first != p.last]
        period = self._nearest_in_clause(lasting, sentence, token)
        return (period.first, period.last) if period is not None else (None, None)

    def after(self, token: int) -> Term:
        """From when and until when what ends before a token is so, as brackets say: "посол (2019-2023)"."""
        for period in self.periods.of(self.document.sentence_of(token)):
            if period.start == token + 1 and self._opening(period) is not None and period.first != period.last:
                return period.first, period.last
        return None, None

    def apart(self, fact: Fact) -> bool:
        """Does a fact's sentence put it at another time than those around it: by a date, or "three days earlier"?"""
        start = bisect_left(self.document.tokens, fact.evidence.start, key=lambda t: t.start)
        sentence = self.document.sentence_of(start)
        earlier = self.document.language_of(sentence.paragraph).words.earlier
        words = (t.text.casefold() for t in self.document.tokens[sentence.start : sentence.end])
        told = (p.date for p in self.periods.of(sentence) if p.told and p.date is not None)
        return any(len(date) > TO_YEAR for date in told) or any(w in earlier for w in words)

    def _is_of_merit(self, period: Period) -> bool:
        """Does a period only describe what something is done for: "**for** work in **last year's** floods"?"""
        tokens, words = self.document.tokens, self.document.language_at(period.start).words
        owns = period.end < len(tokens) and tokens[period.end].text.casefold() in words.possessive
        before = tokens[max(0, period.start - _MERIT_WITHIN) : period.start]
        return owns and any(token.text.casefold() in words.purpose for token in before)

    def _in_brackets(self, periods: list[Period], parties: Collection[str]) -> str | None:
        """The date in brackets after one of the parties: "орденімен (2012 ж.) марапатталды"."""
        for period in periods:
            if (opening := self._opening(period)) is not None:
                unit = self.document.unit_at(opening - 1)
                if unit is not None and unit.entity.id in parties:
                    return period.date
        return None

    def _in_clause(self, periods: list[Period], sentence: Sentence, token: int) -> str | None:
        """The date nearest to a predicate of those that its clause tells."""
        period = self._nearest_in_clause(periods, sentence, token)
        return period.date if period is not None else None

    def _nearest_in_clause(self, periods: list[Period], sentence: Sentence, token: int) -> Period | None:
        own = self._clause(token, sentence)
        mine = [p for p in periods if self._opening(p) is None and self._holds_of(p, own, sentence)]
        last = self.document.language_at(token).grammar.head_last  # what stands after a verb is of the next one
        nearest = min(mine, key=lambda p: (last and p.start > token, abs(p.start - token)), default=None)
        beside = (p for p in mine if nearest is not None and nearest.relative and _beside(p, nearest))
        return next(beside, nearest)  # "in April 2014, on Saturday the 26th": that Saturday

    def _above(self, sentence: Sentence) -> str | None:
        """The day that the headline or the dateline tells, for what the first sentence after it tells."""
        for before in self.document.sentences_before(sentence):
            if any(not f.noun for f in self.syntax.within(before.start, before.end)):
                return None
            days = [p.date for p in self.periods.of(before) if p.told and len(p.date or "") == TO_DAY]
            if days:
                return days[-1]
        return None

    def _opening(self, period: Period) -> int | None:
        """The bracket that opens before a date, in which it stands alone."""
        before, tokens = period.start - 1, self.document.tokens
        return before if before > 0 and tokens[before].text == "(" else None

    def _clause(self, token: int, sentence: Sentence) -> Frame | None:
        """The clause around a token: the smallest, of those whose verb no mark parts from it if there are such."""
        frames = [f for f in self.syntax.within(sentence.start, sentence.end) if not f.noun]
        around = [f for f in frames if f.token == token or f.start <= token < f.end]
        beside = [f for f in around if not self._parted(f.token, token)]
        return min(beside or around, key=_size, default=None)

    def _parted(self, one: int, other: int) -> bool:
        """Does a mark stand between two tokens?"""
        between = self.document.tokens[min(one, other) + 1 : max(one, other)]
        return any(t.text in _MARKS for t in between)

    def _holds_of(self, period: Period, own: Frame | None, sentence: Sentence) -> bool:
        """Does a date hold of a clause: told in it, in what it is part of, or at the front of the sentence?"""
        its = self._clause(period.start, sentence)
        if its is None or own is None or its is own:
            return True
        if goes_on_later(self.document, period.end, own.token):
            return False
        if its.start <= own.token < its.end:
            return True
        ahead = period.start - sentence.start < _FRONT and its.token < own.token and its.governor != own.lemma
        return ahead and _agents(own) <= _agents(its)


def goes_on_later(document: Document, start: int, end: int) -> bool:
    """Does a word between a date and what is told put it after what the date is of: "в 2015 году строил завод,
    **затем** возглавлял его"?"""
    later = document.language_at(start).words.afterwards if start < end else ()
    return any(document.tokens[i].text.casefold() in later for i in range(start, end))


def _agents(frame: Frame) -> set[str]:
    """The ids of those who do what a clause tells."""
    return {unit.entity.id for unit in frame.units(Role.AGENT)}


def _beside(period: Period, relative: Period) -> bool:
    """Does a date written out stand right beside one that is told from the article's own?"""
    gap = max(period.start - relative.end, relative.start - period.end)
    return not period.relative and gap <= _GAP


def _size(frame: Frame) -> int:
    return frame.end - frame.start
