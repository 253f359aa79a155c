"""The noun phrase that a number counts: "40 **new schools**", "40 of **the schools**"."""

from __future__ import annotations

from collections.abc import Mapping

from extract.document import Document
from extract.figures.number_words import number_words
from extract.figures.quantities import Quantity
from extract.figures.surroundings import is_partitive
from extract.frames import Syntax
from extract.languages import Language
from extract.languages.grammar import Grammar
from extract.marks import HYPHENS

LONGEST_NOUN = 7  # words
_LEAST_PART = 3  # letters of the last part of a compound that tells what is counted


class CountedNouns:
    """Finds what numbers count in an article.

    Args:
        document: the article.
        syntax: its frames.
        language: of the paragraph.
        verbs: the tokens of the paragraph that are verbs, and neither counted nor participles of what is.
    """

    def __init__(self, document: Document, syntax: Syntax, language: Language, verbs: frozenset[int]) -> None:
        self.document, self.syntax, self.language, self.verbs = document, syntax, language, verbs
        self.tokens, self.unit_of = document.tokens, number_words(language).counted

    def after(self, quantity: Quantity) -> tuple[int, int] | None:
        """The noun phrase that follows a number: adjectives and nouns up to the first function word, verb or mark."""
        return self.beginning(quantity.number_end)

    def beginning(self, i: int) -> tuple[int, int] | None:
        """The noun phrase that begins at a token, or past what only leads to it, if one is counted there."""
        limit = self.document.sentence_of(i - 1).end
        start = end = self._past_partitive(i, limit)
        ends: list[int] = []
        while end < limit and self._continues_noun(last := _last_part(self.document, end, limit), first=end == start):
            end = last + 1
            ends.append(end)
        words = [self.tokens[i - 1].text for i in ends]
        idle = {w.casefold() for w in words} <= self.language.words.idle_counts
        if (
            idle
            or len(words) > LONGEST_NOUN
            or (len(words) == 1 and self.joins_number(end) and _may_qualify(self.language.grammar, words[0]))
        ):
            return None
        counted = self.language.grammar.noun_end(words)
        size = self._before_predicate(start, ends[counted - 1] - start if counted else 0)
        if size and self._only_describes(start + size):
            return None
        if not size and words and listed(self.document, end - 1, self.unit_of) is not None:
            size = end - start  # "500 учащихся": a participle
        return (start, start + size) if size else None

    def _before_predicate(self, start: int, size: int) -> int:
        """How many words a counted noun has without the adjective that a verb of being says it to be: "360 отбасы
        **баспаналы болды**"."""
        frame = self.syntax.verb.get(start + size)
        being = frame is not None and frame.lemma in self.language.listed("position", "being")
        return size - 1 if size > 1 and being and self._is_attribute(start + size - 1) else size

    def _only_describes(self, end: int) -> bool:
        """Does a number only say how many things that stand after another number have of something: "**120 пәтерлі**
        үш үй"?"""
        return end < len(self.tokens) and self._is_number(end) and self._is_attribute(end - 1)

    def _is_number(self, i: int) -> bool:
        """Is a token a number, in digits or, where verbs stand last, in a word as it stands alone?"""
        word = self.tokens[i].text.casefold()
        return self.tokens[i].number or (self.language.grammar.head_last and word in self.language.quantities.numbers)

    def _is_attribute(self, i: int) -> bool:
        """Is a word by its ending an adjective that a noun makes, where verbs stand last?"""
        attribute = self.language.grammar.attribute
        word = self.tokens[i].text.casefold()
        return self.language.grammar.head_last and attribute is not None and attribute.search(word) is not None

    def _continues_noun(self, i: int, *, first: bool) -> bool:
        """May a token belong to the noun phrase after a number: a word that is no verb, name or function word?"""
        token = self.tokens[i]
        counted = first and i not in self.verbs and is_counted(self.language.grammar, token.text)
        ends = i in self.verbs or self.language.grammar.ends_phrase(token.text)
        if not token.word or (ends and not counted) or (not first and self._is_number(i)):
            return False
        return self.document.unit_at(i) is None and (first or not token.capital)

    def joins_number(self, i: int) -> bool:
        """Does a conjunction stand at a token, and another number after it?"""
        if i + 1 >= len(self.tokens) or not self.tokens[i + 1].number:
            return False
        return self.tokens[i].text.casefold() in self.language.words.conjunctions

    def _past_partitive(self, i: int, end: int) -> int:
        """Past "of which are", "of the", or a word like "over" after a number: what is counted then follows."""
        while self.language.grammar.head_last and i < end:
            if self.tokens[i].text.casefold() not in self.language.words.approximations:
                break
            i += 1
        if not self.tokens[i - 1].number or not is_partitive(self.document, i):  # "one of the plants" counts nothing
            return i
        j = i + 2
        while j < end and j < i + 4 and self.language.grammar.ends_phrase(self.tokens[j].text):
            j += 1
        return j


def listed(document: Document, i: int, counted: Mapping[str, str]) -> str | None:
    """The unit that a token counts for by one of its keys."""
    return next((counted[key] for key in document.keys[i] if key in counted), None)


def is_counted(grammar: Grammar, word: str) -> bool:
    """Is a word that elsewhere is a verb a noun right after a number: "410 **сел**"?"""
    return grammar.ends_phrase(word) and not grammar.ends_phrase(word, counted=True)


def _may_qualify(grammar: Grammar, word: str) -> bool:
    """May a word after a number be what qualifies a noun that stands after another number, where no ending tells
    adjectives: "907 **state** and 93 private schools", and not "907 **schools** and 93 houses"?"""
    low = word.casefold()
    if not grammar.adjectives_uninflected or grammar.attribute is None:
        return grammar.adjectives_uninflected and grammar.singular(low) == low
    return low in grammar.modifiers or grammar.attribute.search(low) is not None


def _last_part(document: Document, i: int, limit: int) -> int:
    """The last word of the compound adjective that begins at a token, or the token: "5 молочно-**товарных** ферм", "15
    state-**funded** schools"."""
    tokens, grammar, last = document.tokens, document.language_at(i).grammar, i
    while last + 2 < limit and tokens[last + 1].text in HYPHENS:
        if tokens[last].end < tokens[last + 1].start or tokens[last + 1].end < tokens[last + 2].start:
            break
        last += 2
    describes = grammar.adjective(tokens[last].text)
    plain = not (grammar.head_last or grammar.names_inflect)  # "sub-stations", "state-funded schools", "start-ups"
    if last > i and plain and last + 1 < limit:
        describes = len(tokens[last].text) >= _LEAST_PART
    return last if describes else i
