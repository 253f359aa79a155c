"""What a title is held in, told by words that follow it in the genitive: "директор школы NAME", "глава ТОО «X»"."""

from __future__ import annotations

from collections.abc import Mapping

from extract.document import Document
from extract.linking import Linker
from ontology.reference import Entity

SEATS = ("Organization", "Place", "Facility")
_LONGEST = 14  # tokens
_LONGEST_QUOTED = 8

Complement = tuple[Entity | None, int]  # the body or place, and where the complement ends


class BareComplements:
    """Reads the complements of one paragraph that no word introduces.

    Args:
        document: the article.
        paragraph: the paragraph's number.
        linker: makes the bodies that no list has.
        runs: the runs of capitals that may hold a person's name.
    """

    def __init__(self, document: Document, paragraph: int, linker: Linker, runs: Mapping[int, int]) -> None:
        self.document, self.linker, self.runs = document, linker, runs
        self.language = document.language_of(paragraph)
        self.gazetteer = document.gazetteer_of(paragraph)
        self.tokens = document.tokens
        titles = self.language.titles
        self._of = {w.casefold() for w in titles["of"]}
        self._of_places = self.language.title_keys("of_places")

    def read(self, title: int, start: int, limit: int) -> Complement | None:
        """The complement that begins at a token, where a name follows it or stands before the title.

        Args:
            title: the token that the title begins with.
            start: the token after the title's own words.
            limit: the end of the sentence.
        """
        stop, linked = start, False
        while stop < min(limit, start + _LONGEST):
            unit, token = self.document.unit_at(stop), self.tokens[stop]
            if unit is not None:
                seated = unit.start == stop and self.document.is_a(unit.entity, *SEATS) and unit.end <= limit
                if seated:
                    return unit.entity, self._past_place(unit.end, limit)
                break
            if (body := quoted_body(self.document, self.linker, stop, limit)) is not None:
                return body
            joins = stop > start and token.text.casefold() in (*self._of, *self.language.set("particles"))
            linked = linked or (joins and token.text.casefold() in self._of)
            if not (joins or self._belongs(stop, linked)):
                break
            stop += 1
        if stop < limit and (name := self._name_in_run(stop)) is not None:
            return self._body_in_genitive(start, stop, name), name  # "глава Роскосмоса NAME"
        unit = self.document.unit_at(stop) if stop < limit else None
        named = any(s <= stop < e for s, e in self.runs.items()) or (unit is not None and unit.named)
        return (self._told_body(start, stop), stop) if stop > start and (named or self._after_name(title)) else None

    def _belongs(self, i: int, linked: bool) -> bool:
        """May a word belong to the complement: in the genitive or an acronym; after a preposition any but a verb?"""
        token = self.tokens[i]
        if not token.word:
            return False
        acronym = token.text.isupper() and len(token.text) > 1
        kind = self.language.kinds.longest(self.document.keys, i) is not None
        if token.capital:
            return acronym or (self.language.complements(token.text) and (kind or self.language.adjective(token.text)))
        return self.language.complements(token.text) or (linked and not self.language.verbal(token.text))

    def _past_place(self, end: int, limit: int) -> int:
        """Past the place that a body lies in, before a name: "Исламского комитета России NAME"."""
        if end + 1 < limit and self.tokens[end].text.casefold() in self._of:  # "посол Японии в Чехии NAME"
            unit = self.document.unit_at(end + 1)
            if unit is not None and self.document.is_a(unit.entity, "Place") and unit.end in self.runs:
                return unit.end
        unit = self.document.unit_at(end) if end < limit else None
        adjacent = unit is not None and unit.start == end and self.document.is_a(unit.entity, "Place")
        return unit.end if adjacent and unit is not None and unit.end in self.runs else end

    def _after_name(self, title: int) -> bool:
        """Does a title stand in apposition to a name before it: "NAME, директор …", "NAME – директор …"?"""
        return title > 1 and self.tokens[title - 1].text in (",", "–", "—", "-", "(") and self.tokens[title - 2].capital

    def _name_in_run(self, i: int) -> int | None:
        """Where a person's name begins in the run around a token, after another name in the genitive."""
        end = self.runs.get(i)
        if end is None:
            return None
        words = [n for n in range(i, end) if self.tokens[n].word]
        given = (n for n in words[1:-1] if self.gazetteer.given_names & set(self.document.keys[n]))
        first = next(given, None)
        known = bool(self.gazetteer.given_names & set(self.document.keys[i]))
        return first if first is not None and first - i <= 2 and not known else None

    def _body_in_genitive(self, start: int, i: int, end: int) -> Entity | None:
        """A body or place that no list has, told by its name in the genitive."""
        if not self.language.complements(self.tokens[i].text):
            return None
        head = self.document.keys[start - 1] if start > 0 else ()
        kind = "Place" if set(head) & self._of_places else "Organization"
        name = self.language.singular(self.document.text(i, end)).capitalize()
        return self.linker.new(kind, self.language.code, name)

    def _told_body(self, start: int, end: int) -> Entity | None:
        """The body that the words tell: "института этнологии РАН", "Национального фронта", "ФИФА"; none where they
        neither say a kind of body nor hold a name."""
        if end - start == 1 and self.tokens[start].text.isupper():
            return self.linker.new("Organization", self.language.code, self.tokens[start].text)
        named = any(self.tokens[n].capital for n in range(start, end))
        name = self.language.base_form(self.document.text(start, end))
        for i in range(start, end):
            kind = self.language.kinds.longest(self.document.keys, i)
            if kind is not None and self.document.is_a_class(kind[1][0], "Organization", "Facility"):
                return self.linker.new(kind[1][0], self.language.code, name) if named or end - start > 2 else None
            if not self.language.adjective(self.tokens[i].text):
                break
        governs = set(self.document.keys[start - 1]) & self._of_places if start > 0 else set()
        return self.linker.new("Organization", self.language.code, name) if named and not governs else None


def quoted_body(document: Document, linker: Linker, j: int, limit: int) -> tuple[Entity, int] | None:
    """A body known by its name in quotation marks alone: "soloist of 'Astana Opera'"."""
    if document.tokens[j].text not in '"“«„':
        return None
    stop = next((k for k in range(j + 2, min(limit, j + _LONGEST_QUOTED)) if document.tokens[k].text in '"”»'), None)
    words = document.tokens[j + 1 : stop] if stop is not None else []
    if stop is None or not words[0].capital or any(not t.word and t.text != "-" for t in words):
        return None
    language = document.language_of(document.sentence_of(j).paragraph)
    return linker.new("Organization", language.code, document.text(j + 1, stop)), stop + 1
