"""Rolls of laureates: whom a sentence names after a word for those who received the award that is spoken of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from extract.document import Document, Sentence, Unit
from extract.enumeration import Enumerations
from extract.frames import Syntax

_NEAR = 2  # sentences before a roll in which the award is named that it is of, where the article names several
_MANY = 3  # persons in a row that are called one after another


@dataclass(frozen=True, slots=True)
class Laureates:
    """The rolls of an article.

    Attributes:
        document: the article.
        syntax: its frames.
        rows: its rows of persons.
    """

    document: Document
    syntax: Syntax
    rows: Enumerations

    def rolls(self) -> Iterator[tuple[list[Unit], Unit, int]]:
        """The persons of each roll, the award, and the token of the word that begins it."""
        for sentence in self.document.sentences:
            found = self._called(sentence)
            if found is not None and (award := self._spoken_of(sentence, found[1])) is not None:
                yield found[0], award, found[1]

    def _called(self, sentence: Sentence) -> tuple[list[Unit], int] | None:
        """The persons named in a sentence after a word for a laureate or a list, or several after a verb of calling."""
        language = self.document.language_of(sentence.paragraph)
        passing = [w for group in ("become", "verbs", "rolls") for w in language.listed("award", group)]
        first = next((u.start for u in self._persons(sentence)), sentence.end)
        verbs = [f for f in self.syntax.within(sentence.start, first) if not f.noun]
        if any(f.lemma not in passing for f in verbs):
            return None
        words = language.keys_of(
            frozenset((*language.listed("award", "holders"), *language.listed("award", "rosters")))
        )
        for i in range(first - 1, sentence.start - 1, -1):
            if not words.isdisjoint(self.document.keys[i]) and self.document.unit_at(i) is None:
                named = self.rows.after(i, passing)
                return (named, i) if named else None
        if verbs and verbs[-1].asserted and verbs[-1].lemma in language.listed("award", "rolls"):
            named = self.rows.after(verbs[-1].token, passing)
            return (named, verbs[-1].token) if len(named) >= _MANY else None
        return None

    def _persons(self, sentence: Sentence) -> Iterator[Unit]:
        units = self.document.units_in(sentence.start, sentence.end)
        return (u for u in units if u.named and self.document.is_a(u.entity, "Person"))

    def _spoken_of(self, sentence: Sentence, token: int) -> Unit | None:
        """The award that a roll is of: the only one that the article has named, else the only one named right before;
        none where the sentence itself names one."""
        if any(self._is_award(u) for u in self.document.units_in(sentence.start, sentence.end)):
            return None
        before = [u for u in self.document.units_from(0, token) if self._is_award(u)]
        if len({u.entity for u in before}) > 1:
            near = list(self.document.sentences_before(sentence))[:_NEAR]
            before = [u for u in before if near and u.start >= near[-1].start]
        return before[-1] if len({u.entity for u in before}) == 1 else None

    def _is_award(self, unit: Unit) -> bool:
        return unit.named and self.document.is_a(unit.entity, "Award")
