"""The keys of Russian words: the lemmas that pymorphy3 knows, adjectives of places among them."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any

from extract.transliteration import fold


@cache
def _analyzer() -> Any:
    import pymorphy3

    return pymorphy3.MorphAnalyzer(lang="ru")


@lru_cache(maxsize=200_000)
def keys(word: str) -> tuple[str, ...]:
    """The folded lemmas of a word, the likeliest first."""
    if not word[0].isalpha():
        return (word.casefold(),)
    parses = _analyzer().parse(word.casefold())
    lemmas = [fold(p.normal_form) for p in parses[:6]]
    return tuple(dict.fromkeys([*lemmas, fold(word)]))


def plural(word: str) -> bool:
    """Is every likely reading of this noun a plural?"""
    return bool(word[0].isalpha() and "plur" in _analyzer().parse(word.casefold())[0].tag)


@lru_cache(maxsize=20_000)
def nominative(name: str) -> str:
    """A person's full name in the nominative. The given name tells case and gender, which the surname shares."""
    words = re.findall(r"[^\W\d_]+", name)
    given = [p for p in _analyzer().parse(words[0]) if "Name" in p.tag]
    if not given or any("nomn" in p.tag for p in given):
        return name
    masculine = any("masc" in p.tag for p in given)
    first = given[0].inflect({"nomn", "sing"})
    bare = name.replace(words[0], str(first.word).capitalize() if first else words[0], 1)
    if masculine:
        return re.sub(r"(?<=[оеиы][внё])(а|у|ым|ом|е)$", "", bare)
    return re.sub(r"(?<=[оеиы][внё])(ой|у)$", "а", bare)


def ends_phrase(word: str) -> bool:
    """Does a noun phrase end before this word? A verb, a preposition, a conjunction, an adverb ends it."""
    tag = _analyzer().parse(word.casefold())[0].tag
    return any(
        t in tag for t in ("VERB", "INFN", "PREP", "CONJ", "PRCL", "PRTS", "GRND", "ADVB", "NPRO", "ADJS", "PRED")
    )


def noun_end(words: list[str]) -> int:
    """How many of the words after a number belong to what is counted: adjectives, and the first noun."""
    for i, word in enumerate(words):
        if "NOUN" in _analyzer().parse(word.casefold())[0].tag:
            return i + 1
    return 0


def singular(word: str) -> str:
    """The singular of a noun, in the nominative."""
    return str(_analyzer().parse(word.casefold())[0].normal_form)


def verb_forms(verb: str) -> tuple[str, ...]:
    """The key of a verb: words in a text are looked up by theirs."""
    return keys(verb)[:1]


@lru_cache(maxsize=100_000)
def lemma(word: str) -> str:
    """The likeliest lemma: of a verb its infinitive, of a participle that of its verb."""
    return str(_analyzer().parse(word.casefold())[0].normal_form)


@lru_cache(maxsize=20_000)
def base_form(phrase: str) -> str:
    """A noun phrase in the nominative: adjectives agree with their noun, what follows the noun stays as it is."""
    words = phrase.split()
    parses = [_analyzer().parse(w)[0] for w in words]
    head = next((n for n, p in enumerate(parses) if p.tag.POS == "NOUN"), None)
    if head is None:
        return phrase
    noun = parses[head]
    number = "plur" if noun.tag.number == "plur" else "sing"
    wanted = {"nomn", number} | ({noun.tag.gender} if number == "sing" and noun.tag.gender else set())
    out = []
    for n, (word, parsed) in enumerate(zip(words, parses, strict=True)):
        form = parsed.inflect(wanted if n < head else {"nomn", number}) if n <= head else None
        changed = str(form.word) if form else word
        out.append(changed.capitalize() if word[0].isupper() else changed)
    return " ".join(out)
