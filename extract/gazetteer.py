"""The names of the reference data, ready to be found in a text of one language."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

import ontology.reference
from extract import languages
from extract.given_names import given_names
from extract.languages import Language
from extract.languages.lists import languages_of, of_country
from extract.marks import HYPHENS
from extract.tokens import tokenize
from extract.transliteration import fold, latin
from extract.trie import Trie
from ontology.reference import Entity, Reference

_LONGEST_ACRONYM = 6
_SHORTEST_STEM = 4
_LEFT_OUT = 2  # letters of a town’s name at most that its adjective leaves out: "уральский", of Уральск


class Gazetteer:
    """Names → entities and offices, for one language.

    Args:
        reference: the reference data of a country.
        language: the language of the texts.
    """

    def __init__(self, reference: Reference, language: Language) -> None:
        self.reference, self.language = reference, language
        self.entities: Trie[Entity] = Trie(skip=HYPHENS)
        self.offices: Trie[Entity] = Trie(skip=HYPHENS)
        self.acronyms: dict[str, list[Entity]] = defaultdict(list)  # as written: "SAC" is not "Sac"
        self.surnames: dict[str, list[Entity]] = defaultdict(list)
        self.given_names = set(language.given_names)
        for given in _given_names(language.country) if language.country else ():
            self.given_names.add(language.keys(latin(given) if language.grammar.script == "Latin" else given)[0])
        self._offices_of: dict[tuple[str, str], list[Entity]] = defaultdict(list)
        for entity in reference.entities.values():
            for name in self._names(entity):
                if name.isupper() and len(name) <= _LONGEST_ACRONYM:
                    if entity not in self.acronyms[name]:  # several languages may share it
                        self.acronyms[name].append(entity)
                else:
                    self.entities.add(language.name(name), entity)
                    self._add_as_adjective(name, entity)
            if entity.type == "Official":
                self._add_person(entity)
        for office in reference.offices.values():
            self._add_office(office)
        self._adjectives = dict(self._places_by_adjective())
        self._demonyms = {
            language.keys(word)[0]: found[0]
            for word, name in language.words.demonyms.items()
            if (found := self.exact([language.keys(t.text) for t in tokenize(name)]))
        }
        self._countries = list(self._of_one_word("Country"))
        self._towns = list(self._of_one_word("City"))

    def _of_one_word(self, kind: str) -> Iterator[tuple[str, Entity]]:
        """The folded names of one word that entities of a class have, and whose they are."""
        for entity in self.reference.entities.values():
            for name in entity.names.get(self.language.code, ()) if entity.type == kind else ():
                if " " not in name:
                    yield fold(name), entity

    def _places_by_adjective(self) -> Iterator[tuple[str, Entity]]:
        """The adjectives that name districts and regions ("Павлодарская область"); regions come last and prevail."""
        for kind in ("District", "Region"):
            for entity in self.reference.entities.values():
                for name in entity.names.get(self.language.code, ()) if entity.type == kind else ():
                    words = name.split()
                    grammar = self.language.grammar
                    if len(words) == 2 and (grammar.adjective(words[0]) or grammar.adjective(*words)):
                        yield self.language.keys(words[0])[0], entity

    def place_of_adjective(self, word: str) -> Entity | None:
        """The region or country whose adjective a word is: "павлодарский", "японский", "Japanese"."""
        if (country := self._demonyms.get(self.language.keys(word)[0])) is not None:
            return country
        key = self.language.keys(word)[0]
        if key in self._adjectives:
            return self._adjectives[key]
        if not self.language.grammar.adjective(word):
            return None
        stem = self.language.grammar.place_stem(key)
        if len(stem) < _SHORTEST_STEM:
            return None
        found = {e.id: e for name, e in self._countries if name.startswith(stem)}
        return next(iter(found.values())) if len(found) == 1 else None

    def town_of_adjective(self, word: str) -> Entity | None:
        """The only town of whose name a word is the adjective: "актауский", "Уральский" of Уральск."""
        key = self.language.keys(word)[0]
        stem = self.language.grammar.place_stem(key) if self.language.grammar.adjective(word) else ""
        if len(stem) < _SHORTEST_STEM:
            return None
        found = {e.id: e for name, e in self._towns if name.startswith(stem) and len(name) - len(stem) <= _LEFT_OUT}
        return next(iter(found.values())) if len(found) == 1 else None

    def _names(self, entity: Entity) -> Iterable[str]:
        """Its names as the language's texts have them: the language's own, then those of the tables' last columns,
        where the country's own languages stand, up to the first."""
        own = self.language.code
        others = reversed(self.reference.languages) if self.language.grammar.borrows_names else ()
        for code in dict.fromkeys((own, *others)):
            yield from entity.names.get(code, ())

    def _add_as_adjective(self, name: str, entity: Entity) -> None:
        """Add a name as it stands before a noun, its kind made an adjective: "Abai regional"."""
        proper, _, kind = name.rpartition(" ")
        adjective = self.language.words.kind_adjectives.get(kind.casefold())
        if proper and adjective is not None and entity.type in ("Region", "District"):
            self.entities.add(self.language.name(f"{proper} {adjective}"), entity)

    def _add_person(self, person: Entity) -> None:
        for name in self._names(person):
            words = [t.text for t in tokenize(name) if t.text not in HYPHENS]
            if len(words) >= 2:
                for key in {self.language.keys(words[-1])[0], fold(words[-1])}:
                    if person not in self.surnames[key]:
                        self.surnames[key].append(person)
                self.given_names.add(self.language.keys(words[0])[0])

    def _add_office(self, office: Entity) -> None:
        seat = office.get("jurisdiction") or office.get("body") or ""
        for name in self._names(office):
            self.offices.add(self.language.phrase(name), office)
        phrases = {"".join(self.language.phrase(title)) for title in office.properties.get("generic", ())}
        for phrase in phrases:  # "аким" and "әкім" are one
            self._offices_of[phrase, seat].append(office)

    def office(self, title: Sequence[str], seat: Entity | None) -> Entity | None:
        """The office that a title and the place or body it is held in amount to ("akim" + Almaty region)."""
        found = self._offices_of.get(("".join(title), seat.id if seat else ""), [])
        return found[0] if len(found) == 1 else None

    def exact(self, keys: Sequence[Sequence[str]]) -> list[Entity]:
        """The entities that go by exactly this sequence of words."""
        found = self.entities.longest(keys, 0)
        return found[1] if found is not None and found[0] == len(keys) else []

    def acronym(self, text: str) -> list[Entity]:
        """The entities that an acronym stands for."""
        return self.acronyms.get(text, []) if text.isupper() else []


def _given_names(country: str) -> Iterator[str]:
    """Given names of a country's people, in Cyrillic letters."""
    codes = languages_of(country)
    yield from given_names(codes)
    for code in codes:
        own = of_country(country, code)
        if own is not None and languages.grammar_of(code).script == "Cyrillic":
            yield from own.given_names


@cache
def get(code: str, country: str) -> Gazetteer:
    """The gazetteer of a language and a country, built once per process."""
    return Gazetteer(ontology.reference.load(country), languages.get(code, country))
