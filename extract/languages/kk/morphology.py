"""The keys of Kazakh words: stems left when suffixes are taken off, tested against the lexicon by the look-up."""

from __future__ import annotations

import re
from functools import lru_cache

from extract.transliteration import fold

# Case, possessive, plural and predicative endings, longest first; vowel harmony and assimilation spelled out.
_SUFFIXES = re.compile(
    r"(?:"
    r"(?:ның|нің|дың|дің|тың|тің)|(?:дағы|дегі|тағы|тегі|ндағы|ндегі)|(?:нан|нен|дан|ден|тан|тен)|(?:на|не|ға|ге|қа|ке)"
    r"|(?:нда|нде|да|де|та|те)|(?:мен|бен|пен)|(?:ны|ні|ды|ді|ты|ті)|(?:лар|лер|дар|дер|тар|тер)|(?:сы|сі|ы|і)|(?:мыз|міз|ымыз|іміз)"
    r"|(?:лық|лік|дық|дік|тық|тік)|н|а|е"
    r")$"
)


@lru_cache(maxsize=200_000)
def keys(word: str) -> tuple[str, ...]:
    """A word's folded spelling, and every stem that taking off up to four suffixes leaves."""
    low = word.casefold()
    found, front = {low: None}, [low]
    for _ in range(4):
        shorter = []
        for form in front:
            for size in range(1, 6):
                if len(form) - size >= 3 and _SUFFIXES.fullmatch(form[-size:]):
                    stem = form[:-size]
                    if stem not in found:
                        found[stem] = None
                        shorter.append(stem)
        front = shorter
    return tuple(dict.fromkeys(fold(f) for f in found))


def plural(word: str) -> bool:
    """Does the word bear a plural suffix?"""
    return re.search(r"..[лдт][ае]р(ы|і|да|де|дың|дің|ға|ге|ын|ін|ында|інде|ының|інің)?$", word.casefold()) is not None


def nominative(name: str) -> str:
    """A person's name without the case ending of its last word."""
    return re.sub(
        r"(?<=[\wа-яәғқңөұүһі]{4})(ның|нің|дың|дің|тың|тің|ға|ге|қа|ке|мен|бен|пен|нан|нен|дан|ден|тан|тен)$", "", name
    )


_MODIFIERS = frozenset(
    [
        "жаңа",
        "ірі",
        "шағын",
        "орта",
        "бос",
        "ауылдық",
        "әлеуметтік",
        "заманауи",
        "ірі",
        "отандық",
        "көпқабатты",
        "білім",
        "мәдени",
        "спорт",
        "ірі",
        "балалар",
    ]
)
_ENDS = frozenset(
    [
        "және",
        "мен",
        "бен",
        "пен",
        "үшін",
        "дейін",
        "кейін",
        "болды",
        "құрады",
        "жетті",
        "салынды",
        "ашылды",
        "бар",
        "деп",
        "ал",
        "астам",
        "жуық",
    ]
)


def ends_phrase(word: str) -> bool:
    """Does a noun phrase end before this word?"""
    return word.casefold() in _ENDS


def noun_end(words: list[str]) -> int:
    """How many of the words after a number belong to what is counted: modifiers, and the first noun."""
    i = 0
    while i < len(words) - 1 and words[i].casefold() in _MODIFIERS:
        i += 1
    return i + 1 if words else 0


def singular(word: str) -> str:
    """The noun without its possessive or case ending, where one is plain."""
    return (
        re.sub(r"(ы|і|сы|сі|ның|нің|ды|ді|да|де|ға|ге|қа|ке)$", "", word.casefold())
        if len(word) > 4
        else word.casefold()
    )


def verb_forms(verb: str) -> tuple[str, ...]:
    """The key of a verb: words in a text are looked up by theirs."""
    return keys(verb)[:1]


def base_form(phrase: str) -> str:
    """A noun phrase as it stands alone: its words do not inflect before the name."""
    return phrase
