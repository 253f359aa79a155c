"""Rows and lists: who stands on one level with somebody, over commas, semicolons and the items of a list."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from extract.document import Document, Sentence, Unit
from extract.frames import Role, Syntax
from extract.marks import BULLETS, HYPHENS

_APART = (",", ";")
_ITEMS = 60  # of a list, at most


@dataclass(frozen=True, slots=True)
class Enumerations:
    """The rows and lists of an article.

    Attributes:
        document: the article.
        syntax: its frames: a clause of its own is no member of a row.
        classes: of what stands in them.
        breaks: classes of what ends a row or list, such as the heading of the next.
    """

    document: Document
    syntax: Syntax
    classes: tuple[str, ...]
    breaks: tuple[str, ...] = ()

    def row(self, unit: Unit, told_at: int) -> list[Unit]:
        """What stands in one row with a unit, itself included: "A of X, B, head of Y; and C".

        Args:
            unit: one of them.
            told_at: the predicate that they are told with, whose subject or object they may be.
        """
        sentence = self.document.sentence_of(unit.start)
        members = self._members(sentence.start, sentence.end)
        if unit not in members:
            return [unit]
        at = members.index(unit)
        first, last = at, at
        while first > 0 and self._joined(members[first - 1], members[first], told_at):
            first -= 1
        while last + 1 < len(members) and self._joined(members[last], members[last + 1], told_at):
            last += 1
        return members[first : last + 1]

    def after(self, token: int, passing: Collection[str] = ()) -> list[Unit]:
        """The row that begins after a token with no verb between, or the items below where none does.

        Args:
            token: the last of what introduces it.
            passing: the lemmas of verbs that may stand between: "among them **are** A and B".
        """
        sentence = self.document.sentence_of(token)
        members = self._members(token + 1, sentence.end)
        if members:
            between = (f for f in self._verbs(token + 1, members[0].start) if f not in passing)
            whole = next(between, None) is None and not self._broken(token + 1, members[0].start)
            return self._from(members[0], token) if whole else []
        return self.items(sentence)

    def included(self, token: int, passing: Collection[str] = ()) -> list[Unit]:
        """The row of those whom a text names of many, in the sentence that tells of them or at the head of the next:
        "ten doctors got the medal, **among them** A and B".

        Args:
            token: the predicate that the many are told with.
            passing: the lemmas of verbs that may stand between: "among them **are** A and B".
        """
        document, sentence = self.document, self.document.sentence_of(token)
        later = document.sentence_of(min(sentence.end, len(document.tokens) - 1))
        for first, last in ((token, sentence.end), (later.start, later.start + 1)):
            for i in range(first, last):
                for words in document.language_at(i).words.among:
                    if tuple(t.text.casefold() for t in document.tokens[i : i + len(words)]) == words:
                        return self.after(i + len(words) - 1, passing)
        return []

    def items(self, heading: Sentence) -> list[Unit]:
        """The members of the items below a sentence that ends its paragraph."""
        if heading.end < self.document.paragraph_ranges[heading.paragraph][1]:
            return []
        found: list[Unit] = []
        marked = False
        for start, end in self.document.paragraph_ranges[heading.paragraph + 1 :][:_ITEMS]:
            item = self._item(start, end)
            if not item or (marked and not self._is_marked(start)):
                break
            marked = self._is_marked(start)
            found += item
        return found

    def _is_marked(self, start: int) -> bool:
        """Does a dash, another mark of lists or a number begin a paragraph?"""
        first = self.document.tokens[start]
        return first.number or first.text in (*BULLETS, *HYPHENS)

    def _item(self, start: int, end: int) -> list[Unit]:
        """The members of one item: who is named in it before any verb, and those in a row with them."""
        first = next(iter(self._members(start, end)), None)
        if first is None or self._broken(start, first.start) or any(True for _ in self._verbs(start, first.start)):
            return []
        return [] if self._is_subject(first, -1) else self._from(first, -1)

    def _from(self, first: Unit, told_at: int) -> list[Unit]:
        row = [] if self._is_subject(first, told_at) else self.row(first, told_at)
        return [u for u in row if u.start >= first.start]

    def _members(self, start: int, end: int) -> list[Unit]:
        """What could stand in a row within a range of tokens: named, and in no brackets."""
        found: list[Unit] = []
        depth, at = 0, start
        for unit in self.document.units_in(start, end):
            marks = [t.text for t in self.document.tokens[at : unit.start]]
            depth += marks.count("(") - marks.count(")")
            at = unit.end
            listed = depth <= 0 and unit.named and self.document.is_a(unit.entity, *self.classes)
            if listed and not self._completes(unit, start):
                found.append(unit)
        return found

    def _completes(self, unit: Unit, start: int) -> bool:
        """Is a person but part of what another is called: "actress **of the X** Theatre"?"""
        words = self.document.language_at(unit.start).words
        before = [t.text.casefold() for t in self.document.tokens[max(start, unit.start - 2) : unit.start]]
        if before and before[-1] in words.articles:
            before.pop()
        return self.document.is_a(unit.entity, "Person") and bool(before) and before[-1] in words.genitive

    def _joined(self, one: Unit, two: Unit, told_at: int) -> bool:
        """Do marks or words of coordination join two units, and what else stands between belong to one of them?"""
        begun = one.name_end if 0 < one.name_end < one.end else one.end  # a title after the name may take in a comma
        segments = list(self._segments(begun, two.start))
        if len(segments) < 2 or self._broken(one.end, two.start) or self._is_subject(two, told_at):
            return False
        return not any(True for start, end in (segments[0], segments[-1]) for _ in self._verbs(start, end))

    def _segments(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The parts into which marks and words of coordination cut a range of tokens."""
        joints = {*_APART, *self.document.language_at(start).words.coordinators} if start < end else _APART
        begun = start
        for i in range(start, end):
            if self.document.tokens[i].text.casefold() in joints:
                yield begun, i
                begun = i + 1
        yield begun, end

    def _broken(self, start: int, end: int) -> bool:
        """Does what ends a row stand within a range of tokens?"""
        return any(self.document.is_a(u.entity, *self.breaks) for u in self.document.units_in(start, end))

    def _verbs(self, start: int, end: int) -> Iterator[str]:
        """The lemmas of the verbs within a range of tokens, those within names left out."""
        for frame in self.syntax.within(start, end):
            if not frame.noun and self.document.unit_at(frame.token) is None:
                yield frame.lemma

    def _is_subject(self, unit: Unit, told_at: int) -> bool:
        """Is a unit the subject of a verb after it, other than that which the row is told with?"""
        sentence = self.document.sentence_of(unit.start)
        for frame in self.syntax.within(unit.end, sentence.end):
            if frame.noun or frame.token == told_at or not frame.asserted:
                continue
            agents = (f for f in frame.get(Role.AGENT) if f.end <= frame.token)  # else of a clause within the phrase
            if any(f.start <= unit.start < f.end and f.unit == unit for f in agents):
                return True
        return False
