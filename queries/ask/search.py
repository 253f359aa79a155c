"""Finding names as the explorer finds them: in any script and spelling, by any part.

The rules of spelling are stated here; the explorer's page is given them, so that what it finds, a parameter finds. They
are others than those of ``extract.transliteration``: these compare parts of names that somebody is still typing, in one
pass that JavaScript makes alike, and may bring up too much; those make keys of whole words, in which two names that
differ must not meet, and identifiers, which must not change.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import cache, lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from extract import languages
from extract.languages.grammar import Grammar
from extract.transliteration import fold

Names = Iterable[tuple[str, str]]  # IRIs, each with one of its names
Spelling = Callable[[str], str]

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

LOOSELY = 4  # letters that a text has for other spellings of it to be sought: of three, xyz would be found in Kyzylorda
SLIPS = (5, 8)  # letters that a word has for one slip of typing to be forgiven, and for two


class _Letters(dict[int, str | int | None]):
    """What stands for each letter, by its code: nothing for the marks of others, which are found as they come."""

    def __missing__(self, code: int) -> int | None:
        self[code] = found = None if unicodedata.combining(chr(code)) else code
        return found


_LETTERS = _Letters({ord(letter): spelt for letter, spelt in LETTERS.items()})
_LOOSE = tuple((re.compile(pattern, re.ASCII), spelt) for pattern, spelt in LOOSE)
_WRITTEN = {"Cyrillic": re.compile("[а-яё]"), "Latin": re.compile("[a-z]")}  # by the letters a language is written in
_ALIKE = 3  # letters that a word and its forms begin with
_SHORTEST = 3  # letters that are looked for within words
_MANY = 50


def plain(text: str) -> str:
    """A text in plain Latin letters, lower case."""
    low = text.lower()
    if low.isascii():
        return low
    return unicodedata.normalize("NFKD", low).translate(_LETTERS)


def loose(text: str) -> str:
    """A text in plain letters in which usual transliterations meet."""
    text = plain(text)
    for pattern, spelt in _LOOSE:
        text = pattern.sub(spelt, text)
    return text


def best(names: Names, wanted: str) -> dict[str, set[str]]:
    """What is called so, by the closest reading that finds anything.

    Whole names come before words of names, words before their beginnings, and these before any part; each as it is
    spelt, then as transliterations spell it, then in another case.

    Returns:
        The IRIs, each with the names that fit, in plain letters.
    """
    known = _Names(names)
    for fitting in _readings(known, wanted):
        found: dict[str, set[str]] = defaultdict(set)
        for i in fitting:
            found[known.iris[i]].add(known.spelt(plain)[i])
        if found:
            return dict(found)
    return {}


def ranked(names: Names, wanted: str, *, partly: bool = True) -> dict[str, tuple[int, str]]:
    """All that may be called so, by IRI: how close the closest reading is, 0 and up, and the name that it fits.

    Args:
        names: what is looked among.
        wanted: a name, or words of one.
        partly: whether parts of words are enough.
    """
    known, put = _Names(names), wanted.casefold()
    nearest = lambda name: (name.casefold() != put, put not in name.casefold(), len(name), name)  # noqa: E731
    found: dict[str, tuple[int, str]] = {}
    for closeness, fitting in enumerate(_readings(known, wanted, partly=partly)):
        called: dict[str, list[str]] = defaultdict(list)
        for i in fitting:
            called[known.iris[i]].append(known.names[i])
        for iri, own in called.items():
            found.setdefault(iri, (closeness, min(own, key=nearest)))
    return found


def spelt(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Each name in plain letters, and as transliterations agree on."""
    known = _Names(("", name) for name in names)
    return zip(known.spelt(plain), known.spelt(loose), strict=True)


def mended(known: Collection[str], word: str) -> list[str]:
    """The words that a mistyped one may be, all equally near: a letter too many, too few, another, or two swapped.

    Args:
        known: words, as ``loose`` spells them.
        word: the one that was typed, spelt alike.
    """
    slips = sum(len(word) >= letters for letters in SLIPS)
    near = process.extract(word, list(known), scorer=OSA.distance, score_cutoff=slips, limit=None) if slips else []
    least = min((distance for _, distance, _ in near), default=0)
    return sorted(other for other, distance, _ in near if distance == least)


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
    known = _Names(names)
    return {known.iris[i] for i in _worded(known, plain, wanted.split())}


class _Names:
    """Names, and how they are spelt: all at once, since a large graph has hundreds of thousands."""

    def __init__(self, names: Names) -> None:
        pairs = list(names)
        self.iris = [iri for iri, _ in pairs]
        self.names = [" ".join(name.split()) for _, name in pairs]
        self._spelt: dict[Spelling, list[str]] = {}

    def spelt(self, spelling: Spelling) -> list[str]:
        """Each name in a spelling."""
        if spelling not in self._spelt:
            self._spelt[spelling] = spelling("\n".join(self.names)).split("\n") if self.names else []
        return self._spelt[spelling]

    def holding(self, spelling: Spelling, words: Iterable[str]) -> Iterator[tuple[int, str]]:
        """The numbers and spellings of names that hold all of the words, somewhere."""
        wanted = list(words)
        for i, name in enumerate(self.spelt(spelling)):
            if all(word in name for word in wanted):
                yield i, name


def _readings(names: _Names, wanted: str, *, partly: bool = True) -> Iterator[Iterable[int]]:
    """The numbers of the names that may be meant, the closest reading first."""
    words = wanted.split()
    spellings = (plain, loose) if len(loose(wanted)) >= LOOSELY else (plain,)
    inflects = bool(_inflecting(wanted))
    yield from (_whole(names, spelling, wanted) for spelling in spellings)
    if inflects:
        yield _inflected(names, words, whole=True)
    yield from (_worded(names, spelling, words) for spelling in spellings)
    if inflects:
        yield _inflected(names, words)
    if not partly:
        return
    yield from (_begun(names, spelling, words) for spelling in spellings)
    for spelling in spellings:
        if len(part := spelling(wanted)) >= _SHORTEST:
            yield (i for i, _ in names.holding(spelling, [part]))


def _whole(names: _Names, spelling: Spelling, wanted: str) -> Iterator[int]:
    own = spelling(wanted)
    return (i for i, name in enumerate(names.spelt(spelling)) if name == own)


def _worded(names: _Names, spelling: Spelling, words: list[str]) -> Iterator[int]:
    own = {spelling(word) for word in words}
    return (i for i, name in names.holding(spelling, own) if own <= set(_parts(name)))


def _begun(names: _Names, spelling: Spelling, words: list[str]) -> Iterator[int]:
    own = [spelling(word) for word in words]
    for i, name in names.holding(spelling, own):
        parts = _parts(name)
        if all(any(part.startswith(word) for part in parts) for word in own):
            yield i


def _inflected(names: _Names, words: list[str], *, whole: bool = False) -> Iterator[int]:
    """The names of which each word is a form; with ``whole``, only those that are no longer."""
    for i, _ in names.holding(plain, (plain(word)[:_ALIKE] for word in words)):
        name = names.names[i]
        parts = [part for part in _parts(name) if _inflecting(part)]
        if whole and len(name.split()) != len(words):
            continue
        if all(any(_alike(part, word) and _forms(part) & _forms(word) for part in parts) for word in words):
            yield i


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
    return frozenset(key for grammar in _inflecting(word) for key in grammar.keys(word))


@lru_cache(maxsize=100_000)
def _inflecting(text: str) -> tuple[Grammar, ...]:
    """The grammars of languages that a text may be in, for its letters, and whose words have cases."""
    low = text.casefold()
    scripts = {script for script, letters in _WRITTEN.items() if letters.search(low)}
    return tuple(grammar for grammar in _grammars() if grammar.script in scripts)


@cache
def _grammars() -> tuple[Grammar, ...]:
    return tuple(grammar for code in languages.CODES if (grammar := languages.grammar_of(code)).words_inflect)
