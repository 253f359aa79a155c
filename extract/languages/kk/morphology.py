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
    return re.sub(r"(?<=[\wа-яәғқңөұүһі]{4})(ның|нің|дың|дің|тың|тің|ға|ге|қа|ке|мен|бен|пен|нан|нен|дан|ден|тан|тен)$", "", name)
