"""Adjectives that stand alone after a number, for what was counted before: "20 schools, of which 8 **rural**"."""

from __future__ import annotations

from extract.document import Document
from extract.figures.quantities import Quantity
from extract.figures.surroundings import Stretch, is_partitive
from extract.languages import Language

_LONGEST = 3  # words


def qualifying(document: Document, quantity: Quantity) -> Stretch | None:
    """The adjectives after a number whose noun is that of a number before: "of which 8 rural", "из них 8 сельских",
    "including 8 rural ones", "8 of them rural", "оның ішінде 8 мыңы тұрақты"; None where none stand so.

    Args:
        document: the article.
        quantity: the number, of no unit.
    """
    sentence = document.sentence_of(quantity.start)
    language = document.language_of(sentence.paragraph)
    start, of_them = quantity.number_end, is_partitive(document, quantity.number_end)
    start += 2 * of_them
    end = start
    while end < min(start + _LONGEST, sentence.end) and _may_qualify(document, language, end):
        end += 1
    if end + 1 <= sentence.end and end > start and _said(document, end, language.words.noun_substitutes):
        return start, end
    part = of_them or _follows_partitive(document, language, quantity)
    return (start, end) if part and end > start and not _goes_on(document, end, sentence.end) else None


def _may_qualify(document: Document, language: Language, i: int) -> bool:
    """May a token be an adjective that stands for a noun: none that is counted itself?"""
    token, grammar = document.tokens[i], language.grammar
    if not token.word or grammar.ends_phrase(token.text) or document.unit_at(i) is not None:
        return False
    if not grammar.adjectives_uninflected:
        return grammar.adjective(token.text)
    low = token.text.casefold()
    if grammar.head_last and grammar.plural(token.text):
        return False  # "5 мыңы **жастар**"
    if grammar.attribute is not None and language.kinds.longest(document.keys, i) is not None:
        return low in grammar.modifiers or grammar.attribute.search(low) is not None
    return not (grammar.plural_after_numbers and grammar.singular(low) != low)


def _goes_on(document: Document, i: int, end: int) -> bool:
    """Does a phrase go on with a word after it?"""
    return i < end and document.tokens[i].word


def _said(document: Document, i: int, words: frozenset[str]) -> bool:
    return i < len(document.tokens) and document.tokens[i].text.casefold() in words


def _follows_partitive(document: Document, language: Language, quantity: Quantity) -> bool:
    """Does a number go on with "of which", words like "over" between them left out?"""
    i = quantity.start
    while i > 2 and document.tokens[i - 1].text.casefold() in language.words.approximations - _of(language):
        i -= 1
    return is_partitive(document, i - 2)


def _of(language: Language) -> frozenset[str]:
    """The last words of partitives, which may also say nothing of what a number is of."""
    return frozenset(pair[-1] for pair in language.words.partitives)
