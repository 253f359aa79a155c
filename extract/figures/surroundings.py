"""A number with a unit and what stands around it, as the words that say what it is of are looked for."""

from __future__ import annotations

from dataclasses import dataclass

from extract.document import Document, Sentence
from extract.figures.clauses import clause_of, parts
from extract.figures.concepts import concept_of
from extract.figures.quantities import Quantity, quantities
from extract.frames import Frame, Syntax
from extract.languages import Language
from extract.marks import HYPHENS

NEAR = 6  # tokens

Stretch = tuple[int, int]  # the tokens of some words


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A quantity in its sentence.

    Attributes:
        document: the article.
        syntax: its frames.
        language: of the sentence.
        sentence: that the quantity stands in.
        quantity: the number with its unit.
        frame: the clause around it.
        begin: the end of the quantity before it, or the beginning of the sentence.
        before: the words before it, up to a mark, that say what it is of; an empty stretch if none do.
        dash: whether a dash stands between them and it.
    """

    document: Document
    syntax: Syntax
    language: Language
    sentence: Sentence
    quantity: Quantity
    frame: Frame | None
    begin: int
    before: Stretch
    dash: bool

    @classmethod
    def of(cls, document: Document, syntax: Syntax, quantity: Quantity, last: Quantity | None) -> Surroundings:
        """What stands around a quantity.

        Args:
            document: the article.
            syntax: its frames.
            quantity: the number with its unit.
            last: the quantity before it in its sentence.
        """
        sentence = document.sentence_of(quantity.start)
        language = document.language_of(sentence.paragraph)
        begin = last.end if last is not None else sentence.start
        before, dash = _said_before(document, language, quantity, begin)
        frame = clause_of(document, syntax, quantity.start, sentence)
        return cls(document, syntax, language, sentence, quantity, frame, begin, before, dash)

    @property
    def said(self) -> bool:
        """Do words before the number say what it is of?"""
        return self.before[0] < self.before[1]

    @property
    def percent(self) -> bool:
        """Is it a share?"""
        return self.quantity.unit == "percent"

    @property
    def counted(self) -> frozenset[int]:
        """The tokens of all numbers of the paragraph that have a unit, and of their units."""
        return frozenset(
            i
            for quantity in quantities(self.document, self.sentence.paragraph)
            if quantity.unit is not None and not quantity.passing
            for i in range(quantity.start, quantity.end)
        )

    def month(self, i: int) -> bool:
        """Is a token the name of a month?"""
        return is_month(self.document, self.language, i)

    def low(self, i: int) -> str:
        """A token in lower case."""
        return self.document.tokens[i].text.casefold()

    def ends_phrase(self, i: int) -> bool:
        """Does a noun phrase end before a token?"""
        return self.language.grammar.ends_phrase(self.document.tokens[i].text)

    def verbal(self, i: int) -> bool:
        """Is a token a verb by its form?"""
        return self.language.grammar.verbal(self.document.tokens[i].text)

    def circumstance(self, i: int) -> bool:
        """Is a token a noun of time or manner, of which no figure is?"""
        return is_circumstance(self.document, self.language, i)

    def in_genitive(self, i: int) -> bool:
        """May a token be of what there is so much of: a word in the genitive, and no name?"""
        return self.in_phrase(i) and self.language.grammar.complements(self.document.tokens[i].text)

    def in_phrase(self, i: int) -> bool:
        """May a token belong to a noun phrase: a word that is no name, and no function word?"""
        return self.document.tokens[i].word and self.document.unit_at(i) is None and not self.ends_phrase(i)

    def tells_where(self, i: int) -> bool:
        """Does a token only say where something is, or who does it: a name, a function word, a noun for places?

        Not if it is a noun for a measure, too: "штат" is a state, and a staff.
        """
        document = self.document
        if document.unit_at(i) is not None or (self.ends_phrase(i) and not self.verbal(i)):
            return True
        found = (trie.longest(document.keys, i) for trie in (self.language.kinds, self.language.nominals))
        place = any(kind and kind[0] == i + 1 and document.is_a_class(kind[1][0], "Place") for kind in found)
        return place and concept_of(self.language, document.tokens[i].text) is None

    def joins(self, i: int) -> bool:
        """Does a token join what is of one rank?"""
        return self.low(i) == "," or self.low(i) in self.language.words.coordinators

    def equals(self, frame: Frame | None) -> bool:
        """Does a clause only say that something is so much: "reached", "amounts to"?"""
        return frame is not None and frame.lemma in self.language.words.equals

    def verb_after(self, i: int) -> int | None:
        """The verb that the words from a token lead to."""
        return verb_after(self.document, self.syntax, i, self.sentence)


def verb_after(document: Document, syntax: Syntax, i: int, sentence: Sentence) -> int | None:
    """The verb that the words after a noun lead to, with no mark or number between."""
    for j in range(i, min(i + NEAR, sentence.end)):
        if j in syntax.verb:
            return j
        if not document.tokens[j].word:
            return None
    return None


def is_partitive(document: Document, i: int) -> bool:
    """Do two tokens say that a number is of what was told: "of which", "of them"?"""
    if not 0 <= i < len(document.tokens) - 1:
        return False
    pair = tuple(t.text.casefold() for t in document.tokens[i : i + 2])
    return pair in document.language_at(i).words.partitives


def is_month(document: Document, language: Language, i: int) -> bool:
    """Is a token the name of a month, and no word that its key is like: "Sep", and not "sheep"?"""
    named = document.tokens[i].capital or not language.grammar.months_capitalised
    return named and any(key in language.words.months for key in document.keys[i])


def is_circumstance(document: Document, language: Language, i: int) -> bool:
    """Is a token a noun of time or manner, of which no figure is, and not the adjective of the noun after it: "в
    **среднем**", but "**средняя** зарплата"?"""
    if language.keys_of(language.words.circumstances).isdisjoint(document.keys[i]):
        return False
    word, noun = document.tokens[i].text, document.tokens[i + 1].text if i + 1 < len(document.tokens) else ""
    described = language.grammar.cased_complements and noun[:1].isalpha() and language.grammar.adjective(word)
    return not (described and language.grammar.adjective(word, noun))


def _said_before(document: Document, language: Language, quantity: Quantity, begin: int) -> tuple[Stretch, bool]:
    """The words before a number, up to a mark, that say what it is of; and whether a dash stands between."""
    end = quantity.start
    while end > begin and _says_nothing(document, language, end - 1):
        end -= 1
    dash = end > begin + 1 and document.tokens[end - 1].text in HYPHENS and parts(document, end - 1)
    end -= dash
    start = end
    while start > begin and not parts(document, start - 1) and not document.tokens[start - 1].number:
        start -= 1
    while start < end and _no_beginning(document, language, start):
        start += 1
    if start > begin and document.tokens[start - 1].number and is_circumstance(document, language, start):
        start += 1  # "к 2027 году износ сетей …"
    first, last = language.grammar.said_before([t.text for t in document.tokens[start:end]])
    return (start + first, start + last), dash


def _says_nothing(document: Document, language: Language, i: int) -> bool:
    """Is a token before a number a word like "about", or one that only says that it is so much: "reached"?"""
    approximates = document.tokens[i].text.casefold() in language.words.approximations
    return approximates or not language.words.equals.isdisjoint(document.keys[i])


def _no_beginning(document: Document, language: Language, i: int) -> bool:
    """Can what a number is of not begin with a token: a name, a function word?"""
    return document.unit_at(i) is not None or language.grammar.ends_phrase(document.tokens[i].text)
