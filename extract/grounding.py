"""Where an article says what its facts hold: the words of each role, where the rule that read a fact tells none.

An entity is said by the mention nearest to the fact's other words, a text by the words that it is made of, a date by
the period that amounts to it: in the fact's own sentence, else in those before it, else after. What the article does
not say, such as the body that an office is in, has no words.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import islice

from extract.document import Sentence
from extract.model import Fact, Span, Value
from extract.text import Text
from extract.years import is_year
from ontology.dates import TO_YEAR
from ontology.reference import Entity

_LEAD = 3  # sentences of an article, one of which may tell the day that it is about

_SHORT = 2  # letters of a word that says nothing where it stands alone

Places = dict[str, list[Span]]  # in the order of the text


def grounded(facts: Iterable[Fact], text: Text) -> list[Fact]:
    """The facts, each with the words that say its roles.

    Args:
        facts: what was read, with the words that their rules tell.
        text: the article.
    """
    words = _Words(text)
    told = [words.sought(fact) for fact in facts]
    dates: Places = {}
    for fact in told:
        for role in words.dates_of(fact):
            for date, span in zip(fact.roles[role], fact.spans.get(role, ()), strict=False):
                dates.setdefault(str(date), []).append(span)
    return [words.dated(fact, {date: sorted(spans) for date, spans in dates.items()}) for fact in told]


class _Words:
    """The words of an article by what they say.

    Args:
        text: the article.
    """

    def __init__(self, text: Text) -> None:
        self.text, self.document = text, text.document
        self.relations = self.document.schema.relations

    @cached_property
    def entities(self) -> Places:
        """The mentions of each entity, by its id."""
        found: Places = {}
        for unit in sorted((*self.document.units, *self.document.inner), key=lambda u: u.start):
            found.setdefault(unit.entity.id, []).append(self.text.named(unit).span)
        return found

    @cached_property
    def years(self) -> Places:
        """Where each year is written out."""
        found: Places = {}
        tokens = self.document.tokens
        for i, token in enumerate(tokens):
            if token.number and len(token.text) == TO_YEAR and is_year(self.document, i, len(tokens)):
                found.setdefault(token.text, []).append(Span(token.start, token.end))
        return found

    def sought(self, fact: Fact) -> Fact:
        """A fact with the words that its article has for roles of which its rule tells none."""
        roles, spans = self.relations[fact.relation].roles, self._own(fact)
        for name, values in fact.roles.items():
            if name not in spans:
                found = self._said(roles[name].kind, values, fact.evidence, _anchor(fact, spans))
                if places := tuple(dict.fromkeys(found)):
                    spans[name] = places
        return replace(fact, spans={name: spans[name] for name in fact.roles if name in spans})

    def dates_of(self, fact: Fact) -> list[str]:
        """The names of a fact's roles that are dates."""
        roles = self.relations[fact.relation].roles
        return [name for name in fact.roles if roles[name].kind == "date"]

    def dated(self, fact: Fact, dates: Places) -> Fact:
        """A fact with the words for dates that another sentence tells: of another fact, or one the article begins with.

        Args:
            fact: the fact.
            dates: where the dates of facts are said.
        """
        found: dict[str, tuple[Span, ...]] = {}
        for name in self.dates_of(fact):
            date = str(fact.roles[name][0])
            if name not in fact.spans:
                near = _nearest(dates.get(date, ()), fact.evidence, fact.evidence.start) or self._in_lead(date)
                found |= {name: near} if near else {}
        return replace(fact, spans={**fact.spans, **found}) if found else fact

    def _own(self, fact: Fact) -> dict[str, tuple[Span, ...]]:
        """The words that a rule tells, less those of another role: what is only meant has the words of what is said."""
        own = dict(fact.spans)
        roles = self.relations[fact.relation].roles
        for name, places in fact.spans.items():
            value = fact.roles[name][0]
            shared = any(places == others for other, others in own.items() if other != name)
            named = isinstance(value, Entity) and places[0] in self.entities.get(value.id, ())
            if shared and roles[name].kind == "entity" and not named:
                del own[name]
        return own

    def _said(self, kind: str, values: Iterable[Value], evidence: Span, anchor: int) -> Iterator[Span]:
        """The words for the values of a kind of role, nearest to an anchor."""
        for value in values:
            if isinstance(value, Entity):
                yield from _nearest(self.entities.get(value.id, ()), evidence, anchor)
            elif kind == "text":
                yield from self._worded(str(value), evidence, anchor)
            elif kind == "date":
                yield from self._on(str(value), evidence, anchor)

    def _worded(self, words: str, evidence: Span, anchor: int) -> Iterator[Span]:
        """Where words stand in the evidence: together, else each for itself, as where a number parts them."""
        whole = list(self._found(words, evidence, anchor))
        yield from whole
        if not whole:
            own = {span for word in words.split() if len(word) > _SHORT for span in self._found(word, evidence, anchor)}
            yield from sorted(own)

    def _found(self, words: str, evidence: Span, anchor: int) -> Sequence[Span]:
        """Where words stand in the evidence, nearest to an anchor."""
        pattern = r"(?<!\w)" + r"\s+".join(map(re.escape, words.strip("()").split())) + r"(?!\w)"
        text = self.document.article.text
        found = re.compile(pattern, re.IGNORECASE).finditer(text, evidence.start, evidence.end)
        return _nearest([Span(*m.span()) for m in found], evidence, anchor)

    def _on(self, date: str, evidence: Span, anchor: int) -> Iterator[Span]:
        """The words for a date in the evidence, or for its day whatever its year; a year may be told before."""
        years = self.years.get(date, ())
        before = bisect_left(years, evidence.start, key=lambda s: s.start)
        within = _nearest(years[before:], evidence, anchor)
        if within and within[0] in evidence:
            yield from within
            return
        periods = [p for sentence in self._sentences(evidence) for p in self.text.times.periods.of(sentence)]
        dates = {self.document.span(p.start, p.end): {d for d in (p.date, p.first, p.last) if d} for p in periods}
        exact = [span for span, told in dates.items() if date in told]
        alike = [span for span, told in dates.items() if any(_alike(date, other) for other in told)]
        yield from _nearest(exact or alike or years[:before], evidence, anchor)

    def _in_lead(self, date: str) -> tuple[Span, ...]:
        """The words for a date in the first sentences of the article."""
        prose = (s for s in self.document.sentences if not self.document.paragraphs[s.paragraph].headline)
        periods = (p for sentence in islice(prose, _LEAD) for p in self.text.times.periods.of(sentence))
        return tuple(self.document.span(p.start, p.end) for p in periods if p.date == date)[:1]

    def _sentences(self, evidence: Span) -> Iterator[Sentence]:
        """The sentences that evidence reaches into."""
        tokens = self.document.tokens
        first = bisect_left(tokens, evidence.start, key=lambda t: t.start)
        number = self.document.number_of(first)
        for sentence in islice(self.document.sentences, number, None):
            if tokens[sentence.start].start >= evidence.end:
                return
            yield sentence


def _anchor(fact: Fact, spans: dict[str, tuple[Span, ...]]) -> int:
    """The character that the words of a role stand near to: of the number, else of the word that tells the fact."""
    first = next((span for places in spans.values() for span in places), fact.evidence)
    number = spans.get("value", ())
    return number[0].start if number else (fact.trigger or first).start


def _alike(date: str, told: str) -> bool:
    """Is a date part of one that is told, or its day or month of another year, as "by March 5" is of the next?"""
    return told.startswith(date) or (len(date) > TO_YEAR and told[TO_YEAR:] == date[TO_YEAR:])


def _nearest(spans: Sequence[Span], evidence: Span, anchor: int) -> tuple[Span, ...]:
    """The span within the evidence that is nearest to an anchor; else the last before the evidence, or the first after;
    none of none.

    Args:
        spans: in the order of the text.
        evidence: the words that a fact was read from.
        anchor: a character of it.
    """
    start, end = (bisect_left(spans, at, key=lambda s: s.start) for at in (evidence.start, evidence.end))
    if start < end:
        return (min(spans[start:end], key=lambda s: max(s.start - anchor, anchor - s.end, 0)),)
    return tuple(spans[max(start - 1, 0) :][:1])
