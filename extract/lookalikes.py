"""Letters of another alphabet that look alike: "Cегодня" with a Latin C, "бiздiң" with a Latin i.

People type them unawares, and no dictionary knows such a word. An article is read as if each word were of one alphabet;
its text as stored stays, and every letter keeps its place.
"""

from __future__ import annotations

import re

_LATIN = "ABCEHIKMOPTXYaceiopxyhəƏ"
_CYRILLIC = "АВСЕНІКМОРТХУасеіорхуһәӘ"
_TO_CYRILLIC = str.maketrans(_LATIN, _CYRILLIC)
_TO_LATIN = str.maketrans(_CYRILLIC, _LATIN)

_HAS_LATIN, _HAS_CYRILLIC = re.compile("[A-Za-zəƏ]"), re.compile("[\u0400-\u052f]")
_MIXED = re.compile(
    rf"(?<![^\W\d_])(?:{_HAS_LATIN.pattern}++{_HAS_CYRILLIC.pattern}"
    rf"|{_HAS_CYRILLIC.pattern}++{_HAS_LATIN.pattern})[^\W\d_]*+"
)
# A word of one letter: its neighbours tell the alphabet.
_ALONE = re.compile(r"(?<![A-Za-z] )(?<!\w)[ackoy](?= ([\u0400-\u052f])| \d)")
_LETTERS = re.compile(r"[^\W\d_]{2}")  # of a longer word
_NEAR = 60  # characters before a word of one letter, and after it


def unmixed(text: str) -> str:
    """The text with each word in one alphabet, where the letters of the other all have a double; of the same length."""
    return _ALONE.sub(_of_neighbours, _MIXED.sub(lambda m: _of_one(m[0]), text))


def _of_neighbours(word: re.Match[str]) -> str:
    """A word of one letter in the alphabet of the word after it; before a number, in that of the longer word nearest
    before it, else after it: "…, a 3 % rise", "работает, с 2020 года"."""
    text, start, end = word.string, *word.span()
    if word[1] is None:
        before = _LETTERS.findall(text, max(0, start - _NEAR), start)
        beside = before[-1:] or _LETTERS.findall(text, end, end + _NEAR)[:1]
        if not beside or _HAS_CYRILLIC.match(beside[0]) is None:
            return word[0]
    return word[0].translate(_TO_CYRILLIC)


def _of_one(word: str) -> str:
    latin, cyrillic = _HAS_LATIN.findall(word), _HAS_CYRILLIC.findall(word)
    if latin and len(latin) <= len(cyrillic) and all(letter in _LATIN for letter in latin):
        return word.translate(_TO_CYRILLIC)
    if cyrillic and len(cyrillic) < len(latin) and all(letter in _CYRILLIC for letter in cyrillic):
        return word.translate(_TO_LATIN)
    return word
