"""One paragraph as titles are looked for in it: its tokens, units and runs of capitals."""

from __future__ import annotations

from dataclasses import dataclass

from extract.complements import SEATS, BareComplements
from extract.coreference import Context
from extract.document import Unit
from extract.languages.lists import Phrases
from extract.linking import Linker
from extract.passage import Passage
from extract.persons.runs import Runs
from ontology.reference import Entity


@dataclass(frozen=True, slots=True)
class TitleView:
    """What finders of titles read; they change nothing of it.

    Attributes:
        passage: the paragraph.
        runs: its runs of capitals that could hold a person's name.
        linker: makes the bodies that no list has.
        context: what the article speaks of.
        bare: reads complements that no word introduces.
        ministry: the ministry that the article speaks of, where it names no other.
    """

    passage: Passage
    runs: Runs
    linker: Linker
    context: Context
    bare: BareComplements
    ministry: Entity | None

    def unit_at(self, i: int) -> Unit | None:
        """The unit that covers a token."""
        return self.passage.document.unit_at(i)

    def is_a(self, entity: Entity, *classes: str) -> bool:
        """Is an entity of one of these classes?"""
        return self.passage.document.is_a(entity, *classes)

    def holds(self, i: int, words: Phrases) -> bool:
        """Does a token stand under a key of a list of words?"""
        if i >= self.passage.end:
            return False
        return not self.passage.language.keys_of(words).isdisjoint(self.passage.keys[i])

    def introduces(self, i: int) -> bool:
        """Is a token a word that introduces a complement: "of"?"""
        return self.passage.says(i, self.passage.titles.of)

    def seat_before(self, i: int) -> Unit | None:
        """The unit of a body or place that ends before a token, a possessive ending between them or none, or what says
        whose turn it is: "X-тің **екінші** президенті"."""
        first, j = self.sentence_start(i), i - 1
        while j >= first and self.passage.says(j, self.passage.titles.turns):
            j -= 1
        if j >= first and self.passage.says(j, self.passage.words.possessive):
            j -= 1
        elif j < i - 1 and j >= first and "gen" not in self.passage.grammar.cases(self.passage.tokens[j].text):
            return None  # "X облысынан сайланған депутат"
        unit = self.unit_at(j) if j >= first else None
        seat = unit is not None and unit.end == j + 1 and self.is_a(unit.entity, *SEATS)
        return unit if unit is not None and seat and not self._stands_apart(unit) else None

    def _stands_apart(self, unit: Unit) -> bool:
        """Where heads are last, does the case of a name, which no list has as it stands, say that nothing after it is
        its own: "**Түркияға** Қорғаныс министрі барды"? People work in bodies, though: "**компанияда** бас инженер"."""
        grammar, words = self.passage.grammar, self.passage.document.text(unit.start, unit.end)
        spelled = any(words in names for names in unit.entity.names.values())
        own = {"gen", "rel", "loc"} if self.is_a(unit.entity, "Organization", "Facility") else {"gen", "rel"}
        return grammar.head_last and not spelled and not grammar.cases(words) <= own

    def place_of_adjective(self, i: int) -> Entity | None:
        """The place whose adjective a token is, the title after it in the same sentence: "павлодарский аким"."""
        if i < self.sentence_start(i + 1) or self.unit_at(i) is not None or not self.passage.tokens[i].word:
            return None
        return self.passage.gazetteer.place_of_adjective(self.passage.tokens[i].text)

    def follows_description(self, i: int) -> bool:
        """Does the description of a place stand right before a title: "облыс әкімі", "өңір басшысы"?"""
        if not self.passage.grammar.head_last or i <= self.sentence_start(i):
            return False
        described = self.passage.language.nominals.longest(self.passage.keys, i - 1)
        return described is not None and described[0] == i

    def sentence_start(self, i: int) -> int:
        """The first token of a token's sentence."""
        return self.passage.document.sentence_of(i).start

    def phrase(self, start: int, end: int) -> list[str]:
        """The keys of a phrase."""
        return self.passage.language.phrase(self.passage.document.text(start, end))
