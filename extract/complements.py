"""What a title is held in, told by words that follow it in the genitive: "директор школы NAME", "глава ТОО «X»"."""

from __future__ import annotations

from collections.abc import Mapping

from extract.document import Document, Unit
from extract.languages import HYPHENS
from extract.linking import Linker
from extract.persons import PATRONYMIC
from extract.tokens import bare_acronym
from ontology.reference import Entity

SEATS = ("Organization", "Place", "Facility")
_LONGEST = 14  # tokens
_LONGEST_QUOTED = 8
_CLOSING = {'"': '"”', "“": "”“", "«": "»", "„": "“”"}

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
        self.cased = self.language.grammar.cased_complements
        self._within = self._of | {w.casefold() for w in titles.get("within", ())}
        self._of_bodies = {w.casefold() for w in titles.get("of_bodies", ())}
        self._of_places = self.language.title_keys("of_places")

    def read(self, title: int, start: int, limit: int) -> Complement | None:
        """The complement that begins at a token, where a name follows it or stands before the title.

        Args:
            title: the token that the title begins with.
            start: the token after the title's own words.
            limit: the end of the sentence.
        """
        stop = self._past_words(start, limit)
        if stop >= limit:
            return self._told(title, start, stop, limit)
        unit = self.document.unit_at(stop)
        if unit is not None and unit.start == stop and unit.end <= limit and self.document.is_a(unit.entity, *SEATS):
            return self._seated(title, start, unit, limit)
        if (body := quoted_body(self.document, self.linker, stop, limit)) is not None:
            return body[0], self._past_place(title, body[1], limit)
        if (end := self._foreign_name(stop, limit)) is not None:
            foreign = self.linker.new("Organization", self.language.code, self.document.text(stop, end))
            return foreign, self._past_place(title, end, limit)
        if (name := self._name_in_run(stop)) is not None:
            return self._body_before_name(start, stop, name), name
        return self._told(title, start, stop, limit)

    # The words

    def _past_words(self, start: int, limit: int) -> int:
        """Past the words of a complement that no unit, quotation or person's name takes up."""
        stop, linked = start, False
        while stop < min(limit, start + _LONGEST) and not self._apart(stop):
            low = self.tokens[stop].text.casefold()
            joins = self._joins(stop) if stop > start else self.cased and low in self._of
            linked = linked or (joins and low in self._within)
            if not (joins or self._belongs(stop, linked)):
                break
            stop = self._past_short_name(self._past_compound(stop), limit)
        while stop > start and self._joins(stop - 1):
            stop -= 1
        return stop

    def _joins(self, i: int) -> bool:
        """Is a token what binds the words of a body's name: a preposition or a conjunction?"""
        low = self.tokens[i].text.casefold()
        return low in self._within or low in self.language.set("particles")

    def _past_compound(self, i: int) -> int:
        """Past a word and what hyphens join to it: "научно-технического"."""
        end = i + 1
        while (
            end + 1 < len(self.tokens)
            and self.tokens[end].text in HYPHENS
            and self.tokens[end - 1].end == self.tokens[end].start
            and self.tokens[end].end == self.tokens[end + 1].start
            and self.tokens[end + 1].word
        ):
            end += 2
        return end

    def _apart(self, i: int) -> bool:
        """Does something begin here that is more than a word: a unit, a body's name before a person's?"""
        return self.document.unit_at(i) is not None or self._name_in_run(i) is not None

    def _belongs(self, i: int, linked: bool) -> bool:
        """May a word belong to the complement: in the genitive or an acronym; after a preposition any but a verb?"""
        token = self.tokens[i]
        if not token.word:
            return False
        if self._is_acronym(i):
            return True
        last = self.tokens[self._past_compound(i) - 1].text  # which alone is inflected
        genitive = self.language.complements(last)
        if token.capital:
            return (genitive or linked) and self._begins_body(i, last)
        return genitive or (linked and not self.language.verbal(last))

    def _begins_body(self, i: int, last: str) -> bool:
        """May a word in capitals, ``last`` its last part, be of a body's name rather than a person's?"""
        keys = self.document.keys
        if self.gazetteer.given_names & set(keys[i]):
            return False
        plain = self.language.adjective(last) or self.language.common_noun(last)
        return plain or self.language.kinds.longest(keys, i) is not None or self._is_place(i + 1)

    def _is_place(self, i: int) -> bool:
        unit = self.document.unit_at(i)
        return unit is not None and unit.start == i and self.document.is_a(unit.entity, "Place")

    def _is_acronym(self, i: int) -> bool:
        text = self.tokens[i].text
        return len(text) > 1 and (text.isupper() or bare_acronym(text) != text)

    def _past_short_name(self, i: int, limit: int) -> int:
        """Past the acronym of a body in brackets: "Фронта за реформы (ФЗР)"."""
        bracketed = i + 2 < limit and self.tokens[i].text == "(" and self.tokens[i + 2].text == ")"
        return i + 3 if bracketed and self._is_acronym(i + 1) else i

    def _foreign_name(self, i: int, limit: int) -> int | None:
        """The end of a name in Latin letters in a text of another script: "глава Business NZ"."""
        end = i
        while end < limit and self._is_latin(end) and (end > i or self.tokens[i].capital):
            end += 1
        return end if end > i and not self.language.latin else None

    def _is_latin(self, i: int) -> bool:
        return self.tokens[i].word and self.tokens[i].text.isascii() and self.document.unit_at(i) is None

    # The body

    def _seated(self, title: int, start: int, unit: Unit, limit: int) -> Complement:
        """A complement that a known body or place ends: "Национального собрания Франции" is a body of its own."""
        end = self._past_place(title, unit.end, limit)
        if self.document.is_a(unit.entity, "Place"):
            told = self._told_body(start, unit.start, unit.end)
            return told or unit.entity, end
        if not unit.entity.known and end > unit.end and self._is_named_on(unit.end):
            full = self.language.base_form(self.document.text(unit.start, end))
            names = unit.entity.names.get(self.language.code, ())
            return self.linker.new(unit.entity.type, self.language.code, *names, full), end
        return unit.entity, end

    def _is_named_on(self, i: int) -> bool:
        """Does the name of a body go on here: "Исламский комитет России", "Следственный комитет при прокуратуре"?"""
        return self.document.unit_at(i) is not None or self.tokens[i].text.casefold() in self._of_bodies

    def _past_place(self, title: int, end: int, limit: int) -> int:
        """Past what stands between a body and the name of a person that agrees with the title: a place, a field, as in
        "Исламского комитета России NAME", "посол Японии в Чехии NAME", "НАСА по космическим полётам NAME"."""
        stop = end
        while stop < min(limit, end + _LONGEST):
            unit = self.document.unit_at(stop)
            if self._is_person(stop):
                return stop if stop > end and self._agrees(title, stop) else end
            if self.tokens[stop].text == "," and self._after_name(title):
                return stop
            if unit is not None:
                stop = unit.end
            elif self.language.title_heads.longest(self.document.keys, stop) is not None:
                return end  # "представитель штаба полковник NAME"
            elif self._joins(stop) or self._belongs(stop, linked=True):
                stop = self._past_compound(stop)
            else:
                return end
        return end

    def _is_person(self, i: int) -> bool:
        """Does the name of a person begin here? None does after a preposition: "в Северном округе"."""
        unit = self.document.unit_at(i)
        if unit is not None:
            return self.document.is_a(unit.entity, "Person")
        return i in self.runs and self.tokens[i - 1].text.casefold() not in self._within

    def _agrees(self, title: int, name: int) -> bool:
        """May a name stand in the case of the title?"""
        unit = self.document.unit_at(name)
        end = unit.end if unit is not None else self.runs[name]
        cases = self.language.cases(self.document.text(title, title + 2))
        return self.language.stands_in(self.document.text(name, end), cases)

    def _after_name(self, title: int) -> bool:
        """Does a title stand in apposition to a name before it: "NAME, директор …", "NAME – директор …"?"""
        return title > 1 and self.tokens[title - 1].text in (",", "–", "—", "-", "(") and self.tokens[title - 2].capital

    def _name_in_run(self, i: int) -> int | None:
        """Where a person's name begins in the run of capitals from a token, after the name of a body.

        That is at a given name, else after a common noun in the genitive ("защитник Арсенала NAME"), else before the
        last two names that follow a kind ("капитан клуба X Y NAME")."""
        end = self.runs.get(i)
        words = [n for n in range(i, end or i) if self.tokens[n].capital and self.tokens[n - 1].text not in HYPHENS]
        link = self.language.named_after.longest(self.document.keys, i - 1) if i > 0 else None
        if len(words) > 2 and link is not None and link[0] == i:
            return words[min(2, len(words) - 2)]  # "театра имени Наталии Сац NAME"
        if len(words) < 3 or self.gazetteer.given_names & set(self.document.keys[i]):
            return None
        first = next((n for n in words[1:-1] if self.gazetteer.given_names & set(self.document.keys[n])), None)
        if first is not None:
            return first if words.index(first) <= 2 else None
        if PATRONYMIC.search(self.tokens[words[-1]].text):
            return None
        text = self.tokens[i].text
        if self.language.common_noun(text) and self.language.complements(text):
            return words[1]
        kind = self.language.kinds.longest(self.document.keys, i - 1)
        return words[-2] if kind is not None and kind[0] == i else None

    def _body_before_name(self, start: int, i: int, end: int) -> Entity | None:
        """A body or place that no list has, told by its name before a person's."""
        if start < i - 1 and self.language.named_after.longest(self.document.keys, i - 1) is not None:
            return self._told_body(start, i - 1, end)
        if end - i > 1 or start < i:
            return self.linker.new("Organization", self.language.code, self.document.text(i, end))
        if not self.language.complements(self.tokens[i].text):
            return None
        head = self.document.keys[start - 1] if start > 0 else ()
        kind = "Place" if set(head) & self._of_places else "Organization"
        name = self.language.singular(self.document.text(i, end)).capitalize()
        return self.linker.new(kind, self.language.code, name)

    def _told(self, title: int, start: int, stop: int, limit: int) -> Complement | None:
        """The complement that common words alone tell, where a person or another title stands with it."""
        if stop == start:
            return None
        if (end := self._past_place(title, stop, limit)) > stop:
            return self._told_body(start, stop, stop), end
        after = stop + 1 if stop < len(self.tokens) and self.tokens[stop].text == "," else stop
        unit = self.document.unit_at(after)
        named = any(s <= after < e for s, e in self.runs.items()) or (unit is not None and unit.named)
        titled = self.language.title_heads.longest(self.document.keys, after) is not None
        acronym = stop == start + 1 and self._is_acronym(start)
        if named or titled or acronym or self._after_name(title):
            return self._told_body(start, stop, stop), stop
        body = self._told_body(start, stop, stop) if any(self.tokens[n].capital for n in range(start, stop)) else None
        return (body, stop) if body is not None else None

    def _told_body(self, start: int, end: int, whole: int) -> Entity | None:
        """The body that the words tell: "института этнологии РАН", "Национального фронта", "ФИФА"; none where they
        neither say a kind of body nor hold a name.

        Args:
            start: the first word.
            end: the end of the common words.
            whole: the end of the name, the place after the words included.
        """
        if whole == end and self._is_acronym(start) and (end == start + 1 or self._joins(start + 1)):
            return self.linker.new("Organization", self.language.code, bare_acronym(self.tokens[start].text))
        placed = whole > end
        named = placed or any(self.tokens[n].capital for n in range(start, end))
        name = self.language.base_form(self.document.text(start, whole))
        short = [self.language.base_form(self.document.text(start, end))] if placed and end - start > 1 else []
        if self._joins(start):
            return None  # "Министр по делам семьи"
        for i in range(start, end):
            kind = self.language.kinds.longest(self.document.keys, i)
            place = kind is not None and i > start and self.document.is_a_class(kind[1][0], "District", "Settlement")
            if kind is not None and (place or self.document.is_a_class(kind[1][0], "Organization", "Facility")):
                if not (named or end - start > 2):
                    return None
                return self.linker.new(kind[1][0], self.language.code, name, *short)
            if not self.language.adjective(self.tokens[i].text):
                break
        governs = set(self.document.keys[start - 1]) & self._of_places if start > 0 else set()
        return self.linker.new("Organization", self.language.code, name) if named and not (governs or placed) else None


def quoted_body(document: Document, linker: Linker, j: int, limit: int) -> tuple[Entity, int] | None:
    """A body known by its name in quotation marks alone: "soloist of 'Astana Opera'"."""
    closing = _CLOSING.get(document.tokens[j].text)
    if closing is None:
        return None
    stop = next((k for k in range(j + 2, min(limit, j + _LONGEST_QUOTED)) if document.tokens[k].text in closing), None)
    words = document.tokens[j + 1 : stop] if stop is not None else []
    if stop is None or not words[0].capital or any(not t.word and t.text != "-" for t in words):
        return None
    language = document.language_at(j)
    return linker.new("Organization", language.code, document.text(j + 1, stop)), stop + 1
