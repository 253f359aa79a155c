"""Finding names as the explorer finds them: in any script and spelling, by any part.

The rules of spelling are stated here; the explorer's page is given them, so that what it finds, a parameter finds.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import lru_cache, partial

from extract import languages
from extract.transliteration import fold

Names = Iterable[tuple[str, str]]  # IRIs, each with one of its names

LETTERS = {
    "а": "a", "ә": "a", "б": "b", "в": "v", "г": "g", "ғ": "g", "д": "d", "е": "e", "ж": "zh", "з": "z", "и": "i",
    "й": "i", "к": "k", "қ": "k", "л": "l", "м": "m", "н": "n", "ң": "n", "о": "o", "ө": "o", "п": "p", "р": "r",
    "с": "s", "т": "t", "у": "u", "ұ": "u", "ү": "u", "ф": "f", "х": "kh", "һ": "h", "ц": "ts", "ч": "ch", "ш": "sh",
    "щ": "sh", "ъ": "", "ы": "y", "і": "i", "ь": "", "э": "e", "ю": "yu", "я": "ya", "ı": "i", "ŋ": "n",
}  # fmt: skip
# What transliterations disagree on: Satpaev, Satbayev, Sätbaev; Zhetysu, Jetisu; Shymkent, Chimkent. Patterns that
# Python and JavaScript read alike, each with what stands for it, in their order.
LOOSE = (
    ("[-'’ʼ`]", ""), ("dzh|dj|zh", "j"), ("kh|x|q", "k"), ("gh", "g"), ("ch|sh", "s"), ("[iy]+", "i"),
    ("i(?=[aeou])", ""), ("w|f", "v"), ("b", "p"), ("d", "t"), ("g", "k"), ("z", "s"), (r"ou?v\b", "ov"), ("h", ""),
    (r"(.)(?=\1)", ""),
)  # fmt: skip

_LOOSE = tuple((re.compile(pattern, re.ASCII), spelt) for pattern, spelt in LOOSE)
_INFLECTING = ("ru", "kk")
_ALIKE = 3  # letters that a word and its forms begin with
_SHORTEST = 3  # letters that are looked for within words
_MANY = 50


@lru_cache(maxsize=100_000)
def plain(text: str) -> str:
    """A text in plain Latin letters, lower case."""
    low = text.lower()
    if low.isascii():
        return low
    letters = (c for c in unicodedata.normalize("NFKD", low) if not unicodedata.combining(c))
    return "".join(LETTERS.get(c, c) for c in letters)


@lru_cache(maxsize=100_000)
def loose(text: str) -> str:
    """A text in plain letters in which usual transliterations meet."""
    text = plain(text)
    for pattern, spelt in _LOOSE:
        text = pattern.sub(spelt, text)
    return text


def best(names: Names, wanted: str) -> dict[str, set[str]]:
    """What is called so, by the closest reading that finds anything.

    Whole names come before words of names, words before their beginnings, and these before any part; each as it is
    spelt, then as transliterations spell it, then in another case of Russian or Kazakh.

    Returns:
        The IRIs, each with the names that fit, in plain letters.
    """
    known = list(names)
    for fits in _readings(wanted):
        found: dict[str, set[str]] = defaultdict(set)
        for iri, name in known:
            if fits(name):
                found[iri].add(plain(name))
        if found:
            return dict(found)
    return {}


def chief(found: Mapping[str, Collection[str]]) -> str | None:
    """The one of those found that the others are named after, if there is one.

    “Akmola region” is meant by “Akmola” rather than its akimat, whose name holds the region's.

    Args:
        found: as ``best`` gives it.
    """
    for iri, own in found.items() if len(found) <= _MANY else ():
        others = [names for other, names in found.items() if other != iri]
        if not others or any(all(_hold(names, name) for names in others) for name in own):
            return iri
    return None


def _hold(names: Iterable[str], name: str) -> bool:
    return any(name in longer and name != longer for longer in names)


def sharing(names: Names, wanted: str) -> set[str]:
    """The IRIs of what has all the words in one of its names."""
    asked = {plain(word) for word in _parts(wanted)}
    return {iri for iri, name in names if asked <= {plain(word) for word in _parts(name)}}


def _readings(wanted: str) -> Iterator[Callable[[str], bool]]:
    """The ways in which a name may be meant, the closest first."""
    words = wanted.split()
    spellings = (plain, loose) if len(loose(wanted)) >= _SHORTEST else (plain,)
    inflected = [partial(_inflected, words)] if re.search("[а-яё]", wanted.casefold()) else []
    yield from (partial(_whole, spelt, wanted) for spelt in spellings)
    yield from (partial(_inflected, words, whole=True) for _ in inflected)
    yield from (partial(_worded, spelt, words) for spelt in spellings)
    yield from inflected
    yield from (partial(_begun, spelt, words) for spelt in spellings)
    yield from (partial(_within, spelt, wanted) for spelt in spellings if len(spelt(wanted)) >= _SHORTEST)


def _whole(spelt: Callable[[str], str], wanted: str, name: str) -> bool:
    return spelt(name) == spelt(wanted)


def _worded(spelt: Callable[[str], str], words: list[str], name: str) -> bool:
    return {spelt(word) for word in words} <= {spelt(part) for part in _parts(name)}


def _begun(spelt: Callable[[str], str], words: list[str], name: str) -> bool:
    return all(any(spelt(part).startswith(spelt(word)) for part in _parts(name)) for word in words)


def _within(spelt: Callable[[str], str], wanted: str, name: str) -> bool:
    return spelt(wanted) in spelt(name)


def _inflected(words: list[str], name: str, *, whole: bool = False) -> bool:
    """Is each of the words a form of one of the name's, and with ``whole``, is the name no longer?"""
    if whole and len(name.split()) != len(words):
        return False
    parts = [part for part in _parts(name) if re.search("[а-яё]", part.casefold())]
    return all(any(_alike(part, word) and _forms(part) & _forms(word) for part in parts) for word in words)


def _alike(one: str, other: str) -> bool:
    """Do they begin alike? Asked first, since forms cost more to find."""
    return fold(one)[:_ALIKE] == fold(other)[:_ALIKE]


@lru_cache(maxsize=100_000)
def _parts(name: str) -> tuple[str, ...]:
    """The words of a name; of a double one, its halves, too."""
    return tuple(re.findall(r"[^\s«»“”\"(),]+", name)) + tuple(re.findall(r"[^\W_]+", name))


@lru_cache(maxsize=100_000)
def _forms(word: str) -> frozenset[str]:
    """The keys of what a word may be a form of."""
    return frozenset(key for code in _INFLECTING for key in languages.get(code).keys(word)) if word else frozenset()
