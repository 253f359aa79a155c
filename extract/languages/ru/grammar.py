"""Russian grammar, by the dictionary of forms that pymorphy3 brings."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache
from typing import Any

from extract.languages.grammar import Grammar
from extract.languages.ru import morphology, person_names
from extract.languages.ru.morphology import analyses

_INFLECTED_RELATIONAL = re.compile(r"..[сц]к(?:ого|ому|ом|ой|ую|их|ими)$")  # "Нижнекаменском"
_OF_PLACE = re.compile(r"й?(?:ск|цк)ии?й?$")


class Russian(Grammar):
    """Cases, genders and agreement: a name beside its kind is inflected, and adjectives are made of places."""

    script = "Cyrillic"
    alpha3 = "rus"
    borrows_names = True
    words_inflect = True
    names_inflect = True
    names_apposed = True
    cased_complements = True
    receives_in = frozenset(["nomn", "datv"])
    taken_up_in = frozenset(["ablt"])
    place_beside = "after"
    free_word_order = True
    measures_take_verb = True
    adjectives_uninflected = False
    hyphenated_ordinals = True
    dash_opens_speech = True
    glued = staticmethod(morphology.glued)
    keys = staticmethod(morphology.keys)

    def name_key(self, word: str) -> str:
        """The key of a word of a name that stands in the nominative: "Семей" is no genitive of "семья"."""
        return morphology.name_key(word)

    def base_form(self, phrase: str, *, of_one: bool = False) -> str:
        """A noun phrase in the nominative: adjectives agree with their noun, what follows the noun stays as it is."""
        return morphology.base_form(phrase, of_one=of_one)

    def cases(self, title: str) -> frozenset[str]:
        """The cases that a title may stand in: those of its first noun, or of the participle that governs it."""
        return morphology.cases(title)

    def nominative(self, name: str, cases: Collection[str] = ()) -> str:
        """A person's name declined back; ``cases`` are those that a title beside it allows."""
        return person_names.nominative(name, cases)

    def stands_in(self, name: str, cases: Collection[str]) -> bool:
        """May a name stand beside a title of one of these cases?"""
        return person_names.stands_in(name, cases)

    def bare_surname(self, word: str, cases: Collection[str]) -> str | None:
        """The nominative of a word that can only be a surname in one of these cases."""
        return person_names.bare_surname(word, cases)

    @lru_cache(maxsize=50_000)  # noqa: B019 - one grammar a process
    def plural(self, word: str, adjective: str = "", verb: str = "") -> bool:
        """Is every likely reading of this noun a plural, or any, where its singular cannot agree with the adjective, or
        be the object of the verb?"""
        if not word[0].isalpha():
            return False
        if verb[:1].isalpha() and _is_plural_object(word, verb):
            return True
        one = (
            {str(p.tag.case) for p in analyses(adjective) if {"ADJF", "sing"} <= p.tag.grammemes}
            if adjective
            else set()
        )
        nouns = [p.tag for p in analyses(word) if "NOUN" in p.tag]
        agreeing = {tag.number for tag in nouns if str(tag.case) in one}
        first = analyses(word)[0].tag
        likeliest = nouns[0] if nouns and first.POS == "VERB" else first  # "сел" may be the verb
        return "plur" in likeliest or agreeing == {"plur"}

    @lru_cache(maxsize=50_000)  # noqa: B019 - one grammar a process
    def adjective(self, word: str, noun: str = "") -> bool:
        """Is a word an adjective or a participle before all else? With a noun: may it be that of one thing of its
        gender?"""
        if not word[0].isalpha():
            return False
        if noun:
            gender = analyses(noun)[0].tag.gender
            return any({"ADJF", "sing", gender} <= p.tag.grammemes for p in analyses(word))
        parse = analyses(word)[0]
        made_of_place = not parse.is_known and _INFLECTED_RELATIONAL.search(word) is not None
        return parse.tag.POS in ("ADJF", "PRTF") or made_of_place

    def place_stem(self, adjective: str) -> str:
        """The key of an adjective in -ский or -цкий without its ending; empty for another."""
        return _OF_PLACE.sub("", adjective) if _OF_PLACE.search(adjective) else ""

    def verbal(self, word: str) -> bool:
        """Is a word a verb before all else, a short participle included?"""
        return analyses(word)[0].tag.POS in ("VERB", "INFN", "PRTS", "GRND")

    @lru_cache(maxsize=50_000)  # noqa: B019 - one grammar a process
    def complements(self, word: str) -> bool:
        """May a common word belong to a complement in the genitive: "хирург областной больницы"?"""
        nouns = (p for p in analyses(word) if p.tag.POS in ("NOUN", "ADJF", "PRTF"))
        return any("gent" in p.tag and not {"Name", "plur"} <= p.tag.grammemes for p in nouns)  # "аким": of no Акимы

    def governed(self, word: str, noun: str = "") -> bool:
        """May a common word follow "по" in a body's name: a noun or an adjective in the dative, as "делам"?

        After a noun in -ние, one in the instrumental: "управления ресурсами".
        """
        if not word[:1].isalpha():
            return False
        if noun:
            return (
                noun[:1].isalpha() and analyses(noun)[0].normal_form.endswith("ние") and "ablt" in analyses(word)[0].tag
            )
        inflected = (p for p in analyses(word)[:3] if p.tag.POS in ("NOUN", "ADJF"))
        cased = any(p.tag.case in ("datv", "gent", "ablt") for p in inflected)
        return cased and analyses(word)[0].normal_form not in _SOURCES

    def common_noun(self, word: str) -> bool:
        """Does the dictionary have a word as a noun that names nobody and nothing?"""
        parse = analyses(word)[0]
        return bool(parse.is_known and "NOUN" in parse.tag and not any(t in parse.tag for t in _PROPER))

    @lru_cache(maxsize=50_000)  # noqa: B019 - one grammar a process
    def ends_phrase(self, word: str, *, counted: bool = False) -> bool:
        """Does a noun phrase end before this word? A verb, a preposition, a conjunction, an adverb ends it."""
        return analyses(word)[0].tag.POS in _ENDS_PHRASE and not (counted and _as_counted(word) is not None)

    def noun_end(self, words: list[str]) -> int:
        """How many of the words after a number belong to what is counted: adjectives, and the first noun."""
        for i, word in enumerate(words):
            if "NOUN" in analyses(word)[0].tag or (i == 0 and _as_counted(word) is not None):
                return i + 1
        return 0

    def said_before(self, words: list[str]) -> tuple[int, int]:
        """Which of the words between a mark and a number say what it is of: those of its clause, no link at the end."""
        end = len(words)
        while end and self.ends_phrase(words[end - 1]) and not self.verbal(words[end - 1]):
            end -= 1
        start = next((i + 1 for i in range(end - 1, -1, -1) if _joins(words[i])), 0)
        return start, end

    def singular(self, word: str, *, possessed: bool = False) -> str:
        """The singular of a noun, in the nominative."""
        return str((_as_counted(word) or analyses(word)[0]).normal_form)

    def verb_forms(self, verb: str) -> tuple[str, ...]:
        """The key of a verb: words in a text are looked up by theirs."""
        return self.keys(verb)[:1]


_SOURCES = frozenset(["слово", "данные", "информация", "итог", "сообщение", "состояние", "поручение", "инициатива"])
_ENDS_PHRASE = ("VERB", "INFN", "PREP", "CONJ", "PRCL", "PRTS", "GRND", "ADVB", "NPRO", "ADJS", "PRED")
_PROPER = ("Name", "Surn", "Patr", "Geox", "Orgn", "Trad")


def _as_counted(word: str) -> Any:
    """The reading as a noun in the genitive plural of a word that is rather a verb: "410 **сел**"; None of another."""
    parses = analyses(word)
    nouns = (p for p in parses if p.is_known and {"NOUN", "gent", "plur"} <= p.tag.grammemes)
    return next(nouns, None) if parses[0].tag.POS == "VERB" else None


def _joins(word: str) -> bool:
    """Is this a conjunction, a particle or a pronoun, which begins a clause?"""
    return analyses(word)[0].tag.POS in ("CONJ", "PRCL", "NPRO")


def _is_plural_object(word: str, before: str) -> bool:
    """Is a word that might be of one thing the object of the verb right before it, and so a plural: "посетил **сёла**",
    "посещая **школы**"?"""
    cases = {(str(p.tag.number), str(p.tag.case)) for p in analyses(word) if p.tag.POS == "NOUN"}
    verb = analyses(before)[0]
    acts = verb.is_known and verb.tag.POS in ("VERB", "INFN", "GRND") and "tran" in verb.tag
    return acts and ("plur", "accs") in cases and ("sing", "accs") not in cases
