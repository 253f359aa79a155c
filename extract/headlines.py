"""Headlines that give each word a capital: "President Omarov **Pays State** Visit to Hungary".

There a capital tells no name. Such a headline is read as a sentence would write it: what the article writes small
elsewhere, and verbs, lose it. The text as stored stays, and every letter keeps its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from extract import languages
from extract.content import Paragraph
from extract.languages import Language
from extract.transliteration import fold

_WORD = re.compile(r"(?<![\w’'-])[^\W\d_]++(?![\w’'])")
_BEGINS = re.compile(r"(?:^|[.!?:;…\n«“\"–—(]\s*+)$")  # before a word that has its capital from its place
_LEAST = 4  # words of a headline that tell how it is written
_SHORT = 3  # letters of words that such headlines may leave small
_BEFORE = 4  # characters before a word that tell whether it begins something


def levelled(text: str, paragraphs: Iterable[Paragraph], country: str) -> str:
    """The text with its headlines as sentences would write them: "Akim **visits** Rudny Plant"; of the same length."""
    titles = [p for p in paragraphs if p.headline and _in_capitals(text[p.span.start : p.span.end])]
    titles = [p for p in titles if languages.get(p.language, country).words.headline_verbs]
    if not titles:
        return text
    first = max(p.span.end for p in titles)
    small, names = _written(text, first)
    for paragraph in titles:
        verbs, start, end = _verbs(languages.get(paragraph.language, country)), paragraph.span.start, paragraph.span.end
        for word in _WORD.finditer(text, start + 1, end):
            if _is_plain(word[0], small, names, verbs):
                text = f"{text[: word.start()]}{word[0].lower()}{text[word.end() :]}"
    return text


def _in_capitals(line: str) -> bool:
    """Do all words of a line but short ones begin with a capital, and not consist of them?"""
    words = [w for w in _WORD.findall(line) if len(w) > _SHORT]
    return len(words) >= _LEAST and all(w[0].isupper() for w in words) and not line.isupper()


def _written(text: str, start: int) -> tuple[set[str], set[str]]:
    """The words that a text writes small, and those that bear a capital within its sentences, from somewhere on."""
    small, names = set(), set()
    for match in _WORD.finditer(text, start):
        if match[0][0].islower():
            small.add(match[0])
        elif not _BEGINS.search(text[max(start, match.start() - _BEFORE) : match.start()]):
            names.add(match[0].lower())
    return small, names


def _is_plain(word: str, small: set[str], names: set[str], verbs: frozenset[str]) -> bool:
    low = word.lower()
    same = len(low) == len(word)  # "İ" becomes two letters
    return same and word[1:].islower() and low not in names and (low in small or fold(low) in verbs)


@cache
def _verbs(language: Language) -> frozenset[str]:
    """The folded forms of verbs that say what somebody does or did: "visits", "appointed"."""
    listed = (v.split()[-1] for groups in language.predicates.values() for v in groups.get("verbs", ()))
    verbs = {*listed, *language.words.headline_verbs}
    return frozenset(form for verb in verbs for form in language.grammar.verb_forms(verb) if form != verb)
