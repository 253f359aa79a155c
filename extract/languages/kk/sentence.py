"""The words of one Kazakh sentence, and what each is there: verb or noun, in which case, with what it goes on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from extract.document import Document, Unit
from extract.languages import Language
from extract.languages.kk.function_words import function_words
from extract.languages.kk.nominals import ENDINGS, case, lemma
from extract.languages.kk.verbs import Verb, auxiliaries, guess, verb
from extract.marks import HYPHENS
from extract.transliteration import cyrillic, fold

MARKS = frozenset(',.;:!?…()[]«»"“”')
ATTRIBUTIVE = ("participle", "habitual")
_TIED = frozenset(ending for endings in ENDINGS.values() for ending in endings)
_ENDING = MARKS - {",", "("}  # before a comma, what looks like an accusative is one in a row; an aside ends no clause
_PASTS = ("еді", "болатын", "екен", "болды")  # what puts a participle into the past


class Word(NamedTuple):
    """A word of a sentence, or a unit taken as one word.

    Attributes:
        start, end: its tokens.
        text: its last token, in Cyrillic and lower case.
        unit: the unit that it is, or ends.
        verb: which verb it is a form of, if it may be one.
    """

    start: int
    end: int
    text: str
    unit: Unit | None
    verb: Verb | None


class Sentence:
    """The words of a sentence; they are asked about by their place in ``words``.

    Args:
        document: the article.
        language: the sentence's.
        start, end: its tokens.
    """

    def __init__(self, document: Document, language: Language, start: int, end: int) -> None:
        self.document, self.language = document, language
        self.lists = function_words(language)
        self.words = list(self._words(start, end))

    def _words(self, start: int, end: int) -> Iterator[Word]:
        tied = start
        for first, stop, unit in self.document.words(start, end, described=True):
            if first < tied:
                continue  # an ending of the word before
            quoted = stop - first > 2 and self.document.tokens[stop - 1].text in MARKS  # "«… зауытына» барды"
            text = cyrillic(self.document.tokens[stop - 1 - quoted].text)
            token = self.document.tokens[first]
            plain = stop == first + 1 and token.word and self.document.unit_at(first) is None
            last = plain and (stop >= end or self.document.tokens[stop].text in _ENDING)
            noun = token.capital or self._is_holder(first)
            known = (verb(text) or (None if noun else guess(text, last))) if plain else None
            if unit is not None and self._is_ending(stop + 1, end):
                tied, text = stop + 2, text + self.document.tokens[stop + 1].text
            yield Word(first, max(stop, tied), text, unit, known)

    def _is_holder(self, i: int) -> bool:
        """Is a token a title or a word for whoever has an award, though it looks like a verb: "депутаты"?"""
        document, language = self.document, self.language
        titled = language.title_heads.longest(document.keys, i) is not None
        return titled or language.grammar.singular(document.tokens[i].text) in language.listed("award", "holders")

    def _is_ending(self, i: int, end: int) -> bool:
        """Is a token the ending of a case that a hyphen ties to the word before: "ЖШС-да"?"""
        tokens = self.document.tokens
        tied = i < end and tokens[i - 1].text in HYPHENS and tokens[i - 2].end == tokens[i].start - 1
        return tied and tokens[i].text in _TIED

    def continues(self) -> bool:
        """Does the sentence go on with what is told before it, in a paragraph of its own: "Одан кейін …"?"""
        return bool(self.words) and self.words[0].text in self.lists.continuing

    def is_verb(self, i: int) -> bool:
        """Is a word a verb here: what looks like one in -а only before an auxiliary, an event noun never?"""
        known = self.words[i].verb
        if known is None or self.words[i].text in self.lists.adjectives:
            return False
        if known.form == "infinitive" and known.lemma in self.lists.verbal_nouns:
            return False
        if known.first_person and i > 0 and self.document.tokens[self.words[i - 1].end - 1].number:
            return False  # "600 **орындық** мектеп"
        if lemma(self.words[i].text) in self.lists.verbal_nouns:
            return False
        if i + 1 < len(self.words) and self.words[i + 1].text in HYPHENS and known.form == "infinitive":
            return False  # "Оқу-ағарту министрлігі"
        if known.form == "simultaneous":
            following = self.words[i + 1].verb if i + 1 < len(self.words) else None
            return following is not None and following.lemma in auxiliaries() and following.form != "infinitive"
        return not self.document.tokens[self.words[i].start].capital or i == 0 or known.finite

    def is_time(self, i: int) -> bool:
        """Does a word say when?"""
        word = self.words[i]
        return word.unit is None and not self.lists.times.isdisjoint(self.language.keys(word.text))

    def is_event(self, i: int) -> bool:
        """Is a word an event noun?"""
        return self.words[i].unit is None and lemma(self.words[i].text) in self.lists.nouns

    def case(self, i: int) -> tuple[str, str]:
        """The case of a word and its lemma; the last word of a name is compared with the name as it stands alone."""
        word = self.words[i]
        low = word.text
        if word.unit is not None and word.unit.why != "title":
            folded, names = fold(low), word.unit.entity.names.values()
            if any(_last_word(name) == folded for of_language in names for name in of_language if name):
                return "nom", low
        if word.unit is None and low in self.lists.pronoun_cases:
            return self.lists.pronoun_cases[low], low
        if word.unit is None and low in self.lists.adjectives:
            return "nom", low
        return case(low)[0], lemma(low)

    def modifies(self, i: int) -> bool:
        """Does a word belong to the noun after it: by its ending, or in the nominative where that noun has it?"""
        if not self.goes_on(i):
            return False
        word, how = self.words[i], self.case(i)[0]
        person = word.unit is not None and self.document.is_a(word.unit.entity, "Person") and not self._has_act(i)
        if how not in ("gen", "rel") and not (how == "nom" and not person and self._is_owned(i)):
            return False
        counted = self.document.tokens[word.end].number and word.unit is None
        return not (counted and word.text[-1] in "ыі")  # "өнім көлемі 5 мың тонна": a figure, and what it is of

    def goes_on(self, i: int) -> bool:
        """Does the noun phrase go on after this word?"""
        if i + 1 >= len(self.words):
            return False
        following = self.words[i + 1]
        low = following.text
        here = self.words[i].unit
        if self._stands_alone(i) or self._stands_alone(i + 1):
            return False
        if self.is_event(i) and self.document.tokens[following.start].number:
            return False  # "кездесу 10 қазанда болды"
        if following.unit is not None:
            if here is None and self.words[i].text in self.lists.pronouns:
                return False
            if here is not None and not self.document.is_a(here.entity, "Place"):
                return False
            if here is None and lemma(self.words[i].text) in self.lists.posts and self._is_person(following.unit):
                return False  # "директор қызметі NAME-ға тапсырылды"
            return following.unit.title is None or not following.unit.named
        ends = low in self.lists.never_heads or low in self.lists.adverbs
        return following.text[0].isalnum() and not ends and not self.is_verb(i + 1)

    def _is_person(self, unit: Unit) -> bool:
        return self.document.is_a(unit.entity, "Person")

    def _stands_alone(self, i: int) -> bool:
        """Is a word a pronoun that belongs to no noun after it: "2013 жылы **оған**", but not "ол кезде"?"""
        word = self.words[i]
        if word.unit is not None or word.text not in self.lists.personal:
            return False
        before_time = i + 1 < len(self.words) and self.is_time(i + 1)
        return self.lists.pronoun_cases.get(word.text) != "gen" and not before_time

    def _has_act(self, i: int) -> bool:
        """Does a bare title own what follows it, an official's act or office: "Президент жарлығымен"?"""
        unit, following = self.words[i].unit, self.words[i + 1]
        bare = unit is not None and unit.why == "title" and following.unit is None
        return bare and lemma(following.text) in self.lists.acts

    def _is_owned(self, i: int) -> bool:
        """Has a name in the nominative, to belong to the noun after it, that noun possessed: "X зауыты директоры"?"""
        if self.words[i].unit is None:
            return True
        for j in range(i + 1, len(self.words)):
            word = self.words[j]
            if word.unit is not None:
                return True
            how, stem = case(word.text)
            if stem[-1] in "ыі":
                return True
            if how != "nom" or not self.goes_on(j):
                return False
        return False

    def carried(self, last: Verb, j: int) -> Verb | None:
        """The auxiliary that carries a converb on, or the past that a participle is put into ("барған еді")."""
        word = self.words[j]
        if word.unit is None and last.form in ATTRIBUTIVE and word.text in _PASTS:
            return replace(last, form="past")
        if last.form not in ("converb", "simultaneous"):
            return None
        if word.unit is None and word.text in self.lists.progressive:
            return replace(last, form="present")
        if word.verb is None or word.verb.lemma not in auxiliaries():
            return None
        return None if word.verb.form == "infinitive" and self.is_event(j) else word.verb

    def goes_on_being(self, j: int) -> bool:
        """Does an auxiliary say that what it carries on is not yet done: "салынып жатыр"?"""
        known = self.words[j].verb
        return self.words[j].text in self.lists.progressive or (
            known is not None and known.lemma in self.lists.progressive
        )

    def denies(self, j: int) -> bool:
        """Is a word one that denies the predicate before it?"""
        return j < len(self.words) and self.words[j].unit is None and self.words[j].text in self.lists.denial

    def compounds(self, j: int) -> bool:
        """Does a bare verbal noun only describe the possessed noun after it: "ашылу салтанаты"?"""
        if not self.may_head(j) or case(self.words[j - 1].text)[0] != "nom" or self.words[j - 1].text[-1] != "у":
            return False
        return self.words[j].unit is None and case(self.words[j].text)[1][-1] in "ыі"

    def closes(self, j: int) -> bool:
        """Does a clause end before this word?"""
        return j >= len(self.words) or self.words[j].text in MARKS or self.words[j].text in HYPHENS

    def may_head(self, j: int) -> bool:
        """May a noun that a participle describes begin here?"""
        if j >= len(self.words):
            return False
        word = self.words[j]
        if word.unit is not None:
            return True
        return word.text[0].isalnum() and word.text not in self.lists.never_heads and not self.is_verb(j)

    def head_from(self, j: int) -> int:
        """The word that heads the noun phrase beginning here: its first in a case, or what it does not go on after."""
        while (
            j + 1 < len(self.words)
            and self.words[j].unit is None
            and self.goes_on(j)
            and case(self.words[j].text)[0] == "nom"
        ):
            j += 1
        return j


@lru_cache(maxsize=20_000)
def _last_word(name: str) -> str:
    """The key of the last word of a name, or of its last part where hyphens join several."""
    return fold(name.split()[-1].split("-")[-1].strip('»"”'))
