"""What a title is held in, told by words that follow it in the genitive: "директор школы NAME", "глава ТОО «X»"."""

from __future__ import annotations

from collections.abc import Mapping

from extract.complements.words import LONGEST, ComplementWords
from extract.document import Document, Unit
from extract.languages import Language
from extract.linking import Linker
from extract.marks import HYPHENS
from extract.tokens import Token, bare_acronym
from ontology.reference import Entity

SEATS = ("Organization", "Place", "Facility")
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
        self.grammar = self.language.grammar
        self.tokens = document.tokens
        self.words = ComplementWords(document, paragraph, runs)
        self.cased = self.grammar.cased_complements
        self._of_places = self.language.keys_of(self.language.titles.of_places)

    def read(self, title: int, start: int, limit: int) -> Complement | None:
        """The complement that begins at a token, where a name follows it or stands before the title.

        Args:
            title: the token that the title begins with.
            start: the token after the title's own words.
            limit: the end of the sentence.
        """
        stop = self.words.past(start, limit)
        if stop >= limit:
            return self._told(title, start, stop, limit)
        unit = self.document.unit_at(stop)
        if unit is not None and unit.start == stop and unit.end <= limit and self.document.is_a(unit.entity, *SEATS):
            return self._seated(title, start, unit, limit)
        if (body := quoted_body(self.document, self.linker, stop, limit)) is not None:
            named = self._with_kind(start, stop, body)
            return named, self._past_place(title, body[1], limit)
        if (end := self.words.foreign_name(stop, limit)) is not None:
            foreign = self.linker.new("Organization", self.language.code, self.document.text(stop, end))
            return foreign, self._past_place(title, end, limit)
        if (name := self.words.name_in_run(stop)) is not None:
            return self._body_before_name(start, stop, name), name
        return self._told(title, start, stop, limit)

    def _seated(self, title: int, start: int, unit: Unit, limit: int) -> Complement:
        """A complement that a known body or place ends: "Национального собрания Франции" is a body of its own."""
        end = self._past_place(title, unit.end, limit)
        if self.document.is_a(unit.entity, "Place"):
            told = self._told_body(start, unit.start, unit.end)
            return told or unit.entity, end
        if start < unit.start and (told := self._told_body(start, unit.start, unit.end)) is not None:
            return told, end  # "Комитета по делам религий Министерства культуры"
        if not unit.entity.known and end > unit.end and self._goes_on(unit.end, end):
            full = self.grammar.base_form(self.document.text(unit.start, end))
            names = unit.entity.names.get(self.language.code, ())
            return self.linker.new(unit.entity.type, self.language.code, *names, full), end
        return unit.entity, end

    def _with_kind(self, start: int, stop: int, body: tuple[Entity, int]) -> Entity:
        """A body in quotation marks, known by the words before them, too: "регионального командования «Запад»"."""
        entity, end = body
        if stop - start < 2 or self.words.is_acronym(stop - 1):
            return entity
        full = self.grammar.base_form(self.document.text(start, end))
        return self.linker.new(entity.type, self.language.code, *entity.names.get(self.language.code, ()), full)

    def _goes_on(self, start: int, end: int) -> bool:
        """Does the name of a body go on over some tokens: "**при прокуратуре**", "**для детей имени X**"?"""
        return self._is_named_on(start) or any(self._bears_name(i) for i in range(start + 1, end))

    def _bears_name(self, i: int) -> bool:
        """Does a token follow what says whose name a thing bears: "имени **X**"?"""
        link = self.language.named_after.longest(self.document.keys, i - 1)
        return link is not None and link[0] == i

    def _is_named_on(self, i: int) -> bool:
        """Does the name of a body go on here: "Исламский комитет России", "Следственный комитет при прокуратуре"?"""
        return self.document.unit_at(i) is not None or self.tokens[i].text.casefold() in self.language.titles.of_bodies

    def _past_place(self, title: int, end: int, limit: int) -> int:
        """Past what stands between a body and the name of a person that agrees with the title: a place, a field, as in
        "Исламского комитета России NAME", "посол Японии в Чехии NAME", "НАСА по космическим полётам NAME"."""
        stop = end
        while stop < min(limit, end + LONGEST):
            unit = self.document.unit_at(stop)
            if self._bears_name(stop) and (name := self.words.name_in_run(stop)) is not None:
                return (
                    name if self._agrees(title, name, self.runs[stop]) else end
                )  # "театра для детей имени Наталии Сац NAME"
            if self._bears_name(stop) and stop in self.runs:
                return self.runs[stop]  # "ректор Северного университета имени М. Козыбаева, …"
            if self._is_person(stop):
                return stop if stop > end and self._agrees(title, stop) else end
            if self.tokens[stop].text == "," and self._after_name(title):
                return stop
            if unit is not None:
                stop = unit.end
            elif self.language.title_heads.longest(self.document.keys, stop) is not None:
                return end  # "представитель штаба полковник NAME"
            elif self.words.joins(stop) or self.words.belongs(stop, linked=True):
                stop = self.words.past_compound(stop)
            else:
                return end
        return end

    def _is_person(self, i: int) -> bool:
        """Does the name of a person begin here? None does after a preposition: "в Северном округе"."""
        unit = self.document.unit_at(i)
        if unit is not None:
            return self.document.is_a(unit.entity, "Person")
        return i in self.runs and self.tokens[i - 1].text.casefold() not in self.words.within

    def _agrees(self, title: int, name: int, end: int | None = None) -> bool:
        """May a name, up to ``end`` if it is within a run, stand in the case of the title?"""
        unit = self.document.unit_at(name)
        end = end or (unit.end if unit is not None else self.runs[name])
        cases = self.grammar.cases(self.document.text(title, title + 2))
        return self.grammar.stands_in(self.document.text(name, end), cases)

    def _after_name(self, title: int) -> bool:
        """Does a title stand in apposition to a name before it: "NAME, директор …", "NAME – директор …"?"""
        return title > 1 and self.tokens[title - 1].text in (",", *HYPHENS, "(") and self.tokens[title - 2].capital

    def _body_before_name(self, start: int, i: int, end: int) -> Entity | None:
        """A body or place that no list has, told by its name before a person's."""
        if start < i - 1 and self.language.named_after.longest(self.document.keys, i - 1) is not None:
            return self._told_body(start, i - 1, end)
        if end - i > 1 or start < i:
            return self.linker.new("Organization", self.language.code, self.document.text(i, end))
        if not self.grammar.complements(self.tokens[i].text):
            return None
        kind = "Place" if self._is_of_place(start - 1) else "Organization"
        name = self.grammar.singular(self.document.text(i, end)).capitalize()
        return self.linker.new(kind, self.language.code, name)

    def _told(self, title: int, start: int, stop: int, limit: int) -> Complement | None:
        """The complement that common words alone tell, where a person or another title stands with it."""
        if stop == start:
            return None
        if (end := self._past_place(title, stop, limit)) > stop:
            return self._told_body(start, stop, stop), end
        acronym = stop == start + 1 and self.words.is_acronym(start)
        if acronym or self._after_name(title) or self._stands_before_holder(stop):
            return self._told_body(start, stop, stop), stop
        body = self._told_body(start, stop, stop) if any(self.tokens[n].capital for n in range(start, stop)) else None
        return (body, stop) if body is not None else None

    def _stands_before_holder(self, stop: int) -> bool:
        """Does a person's name or another title follow a complement, or a comma after it?"""
        after = stop + 1 if stop < len(self.tokens) and self.tokens[stop].text == "," else stop
        unit = self.document.unit_at(after)
        named = any(s <= after < e for s, e in self.runs.items()) or (unit is not None and unit.named)
        return named or self.language.title_heads.longest(self.document.keys, after) is not None

    def _told_body(self, start: int, end: int, whole: int) -> Entity | None:
        """The body that the words tell: "института этнологии РАН", "Национального фронта", "ФИФА"; none where they
        neither say a kind of body nor hold a name.

        Args:
            start: the first word.
            end: the end of the common words.
            whole: the end of the name, the place after the words included.
        """
        if whole == end and self._is_bare_acronym(start, end):
            return self.linker.new("Organization", self.language.code, bare_acronym(self.tokens[start].text))
        if self.words.joins(start):
            return None  # "Министр по делам семьи"
        capitals = any(self.tokens[n].capital for n in range(start, end))
        name = self.grammar.base_form(self.document.text(start, whole))
        kind = self._kind_told(start, end)
        if kind is None:
            # "помощник Президента по …" names no body
            post = self.language.title_heads.longest(self.document.keys, start) is not None
            plain = capitals and whole == end and not self._is_of_place(start - 1) and not post
            return self.linker.new("Organization", self.language.code, name) if plain else None
        if whole == end and not capitals and end - start <= 2:
            return None
        short = [self.grammar.base_form(self.document.text(start, end))] if whole > end and end - start > 1 else []
        return self.linker.new(kind, self.language.code, name, *short)

    def _is_bare_acronym(self, start: int, end: int) -> bool:
        """Is a body told by an acronym alone, whatever goes on with it: "ФИФА", "НАСА по космическим полётам"?"""
        return self.words.is_acronym(start) and (end == start + 1 or self.words.joins(start + 1))

    def _is_of_place(self, i: int) -> bool:
        """Is a token a title of those who govern places?"""
        return i >= 0 and not self._of_places.isdisjoint(self.document.keys[i])

    def _kind_told(self, start: int, end: int) -> str | None:
        """The class of the common noun that words begin with, after adjectives: "Национального фронта"."""
        for i in range(start, end):
            kind = self.language.kinds.longest(self.document.keys, i)
            if kind is not None and self._is_kind_of_body(kind[1][0], first=i == start):
                return kind[1][0]
            if not self.grammar.adjective(self.tokens[i].text):
                return None
        return None

    def _is_kind_of_body(self, kind: str, *, first: bool) -> bool:
        """Is a class one of bodies, or one of small places, of which a noun tells it after another word?"""
        place = not first and self.document.is_a_class(kind, "District", "Settlement")
        return place or self.document.is_a_class(kind, "Organization", "Facility")


def quoted_body(document: Document, linker: Linker, j: int, limit: int) -> tuple[Entity, int] | None:
    """A body known by its name in quotation marks alone: "soloist of 'Astana Opera'"."""
    language = document.language_at(j)
    closing = language.grammar.quotation_marks.pairs.get(document.tokens[j].text)
    if closing is None:
        return None
    stop = next((k for k in range(j + 2, min(limit, j + _LONGEST_QUOTED)) if document.tokens[k].text in closing), None)
    words = document.tokens[j + 1 : stop] if stop is not None else []
    if stop is None or not words[0].capital or any(not _may_be_named(language, t) for t in words):
        return None
    return linker.new("Organization", language.code, document.text(j + 1, stop)), stop + 1


def _may_be_named(language: Language, token: Token) -> bool:
    """May a token stand in the name of a body: a word, a hyphen, a number with its sign?"""
    return token.word or token.number or token.text in HYPHENS or token.text in language.words.number_sign
