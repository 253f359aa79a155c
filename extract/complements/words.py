"""Which words belong to a complement that no word introduces, and where a person's name begins after them."""

from __future__ import annotations

from collections.abc import Mapping

from extract.document import Document
from extract.languages import patronymic, telling_surname
from extract.marks import HYPHENS
from extract.persons.words import is_initial
from extract.tokens import bare_acronym, is_roman

LONGEST = 14  # tokens


class ComplementWords:
    """The words of one paragraph, as complements are made of them.

    Args:
        document: the article.
        paragraph: the paragraph's number.
        runs: the runs of capitals that may hold a person's name.
    """

    def __init__(self, document: Document, paragraph: int, runs: Mapping[int, int]) -> None:
        self.document, self.runs, self.tokens = document, runs, document.tokens
        self.language = document.language_of(paragraph)
        self.grammar = self.language.grammar
        self.gazetteer = document.gazetteer_of(paragraph)
        self.within = self.language.titles.of | self.language.titles.within

    def past(self, start: int, limit: int) -> int:
        """Past the words of a complement that no unit, quotation or person's name takes up."""
        stop, linked = start, False
        while stop < min(limit, start + LONGEST) and not self._apart(stop):
            low = self.tokens[stop].text.casefold()
            joins = (
                self.joins(stop) if stop > start else self.grammar.cased_complements and low in self.language.titles.of
            )
            linked = linked or (joins and low in self.within)
            if not (joins or self.belongs(stop, linked)):
                break
            stop = self._past_short_name(self.past_compound(stop), limit)
        while stop > start and self.joins(stop - 1):
            stop -= 1
        return stop

    def joins(self, i: int) -> bool:
        """Is a token what binds the words of a body's name: a preposition or a conjunction?"""
        low = self.tokens[i].text.casefold()
        return low in self.within or low in self.language.words.particles

    def past_compound(self, i: int) -> int:
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
        together = self.document.text(i, i + 2).casefold() in self.language.words.together  # "в сопровождении акима"
        return together or self.document.unit_at(i) is not None or self.name_in_run(i) is not None

    def belongs(self, i: int, linked: bool) -> bool:
        """May a word belong to the complement: in the genitive or an acronym; after a preposition any but a verb?"""
        token = self.tokens[i]
        if not token.word or self._is_letter(i):
            return False  # "Президент Н. NAME"
        if self.is_acronym(i):
            return True
        last = self.tokens[self.past_compound(i) - 1].text  # which alone is inflected
        genitive = self.grammar.complements(last)
        if token.capital:
            return (genitive or linked) and self._begins_body(i, last)
        return genitive or (linked and not self.grammar.verbal(last))

    def _begins_body(self, i: int, last: str) -> bool:
        """May a word in capitals, ``last`` its last part, be of a body's name rather than a person's?"""
        keys = self.document.keys
        if self._is_given_name(i):
            return False
        plain = self.grammar.adjective(last) or self.grammar.common_noun(last) or self._agrees_with_kind(i, last)
        return plain or self.language.kinds.longest(keys, i) is not None or self._is_place(i + 1)

    def _agrees_with_kind(self, i: int, last: str) -> bool:
        """Is what may be a surname, too, an adjective of the kind after it: "директор **Федоровской** школы"?"""
        kind = self.language.kinds.longest(self.document.keys, i + 1)
        return kind is not None and self.grammar.adjective(last, self.document.text(i + 1, kind[0]))

    def _is_place(self, i: int) -> bool:
        unit = self.document.unit_at(i)
        return unit is not None and unit.start == i and self.document.is_a(unit.entity, "Place")

    def is_acronym(self, i: int) -> bool:
        """Is a token an acronym, with the ending of a case or without?"""
        text = self.tokens[i].text
        return len(text) > 1 and (text.isupper() or bare_acronym(text) != text)

    def _is_letter(self, i: int) -> bool:
        """Is a token a single letter before a full stop, as an initial is?"""
        return len(self.tokens[i].text) == 1 and i + 1 < len(self.tokens) and self.tokens[i + 1].text == "."

    def _past_short_name(self, i: int, limit: int) -> int:
        """Past the acronym of a body in brackets: "Фронта за реформы (ФЗР)"."""
        bracketed = i + 2 < limit and self.tokens[i].text == "(" and self.tokens[i + 2].text == ")"
        return i + 3 if bracketed and self.is_acronym(i + 1) else i

    def foreign_name(self, i: int, limit: int) -> int | None:
        """The end of a name in Latin letters in a text of another script: "глава Business NZ"."""
        end = i
        while end < limit and self._is_latin(end) and (end > i or self.tokens[i].capital):
            end += 1
        return end if end > i and self.grammar.script != "Latin" else None

    def _is_latin(self, i: int) -> bool:
        token = self.tokens[i]
        latin = token.word and token.text.isascii() and not is_roman(token.text)  # "маслихата IV созыва"
        return latin and self.document.unit_at(i) is None

    def name_in_run(self, i: int) -> int | None:
        """Where a person's name begins in the run of capitals from a token, after the name of a body.

        That is at a given name, else after a common noun in the genitive ("защитник Арсенала NAME"), else before the
        last two names that follow a kind ("капитан клуба X Y NAME")."""
        words = self._capitals(i)
        if len(words) < 3:
            return None
        if self._follows_link(i):
            return words[min(2, len(words) - 2)]  # "театра имени Наталии Сац NAME"
        if self._is_given_name(i):
            return None
        first = next((n for n in words[1:-1] if self._is_given_name(n)), None)
        if first is not None:
            named = words.index(first) <= 2 and not self._is_full_name(i, words, first)
            return first if named else None
        if patronymic().search(self.tokens[words[-1]].text):
            return None
        if self.grammar.common_noun(self.tokens[i].text) and self.grammar.complements(self.tokens[i].text):
            return words[1]
        kind = self.language.kinds.longest(self.document.keys, i - 1)
        return words[-2] if kind is not None and kind[0] == i else None

    def _is_full_name(self, i: int, words: list[int], given: int) -> bool:
        """Does a surname begin a run, and a patronymic end it after the given name: "Серикова Анна Маратовна"?"""
        surname = telling_surname().search(self.tokens[i].text) is not None
        return surname and words.index(given) == 1 and patronymic().search(self.tokens[words[-1]].text) is not None

    def _capitals(self, i: int) -> list[int]:
        """The words in capitals of the run from a token, each with what hyphens join to it, initials left out."""
        run = range(i, self.runs.get(i, i))
        words = [n for n in run if self.tokens[n].capital and self.tokens[n - 1].text not in HYPHENS]
        return [n for n in words if not is_initial(self.document, n)]

    def _follows_link(self, i: int) -> bool:
        """Does what says that a thing bears somebody's name stand right before a token: "театр имени"?"""
        link = self.language.named_after.longest(self.document.keys, i - 1) if i > 0 else None
        return link is not None and link[0] == i

    def _is_given_name(self, i: int) -> bool:
        return not self.gazetteer.given_names.isdisjoint(self.document.keys[i])
