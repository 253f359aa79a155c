"""Spellings that stand for one name: a folded key in which usual transliterations meet.

``Zhetysu``, ``Jetisu`` and ``Zhetisu`` fold to one key, and so do ``Kassym-Zhomart`` and ``Kasym-Jomart``. Folding is
for looking up, never for showing. The Latin rules merge what BGN/PCGN, ISO 9, the Kazakh Latin drafts and news
practice write differently.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_LATIN = (
    ("q", "k"), ("shch", "s"), ("sch", "s"), ("tch", "c"), ("kh", "h"), ("zh", "j"), ("gh", "g"), ("sh", "s"),
    ("ch", "c"), ("dzh", "j"), ("dj", "j"), ("ts", "c"), ("tz", "c"), ("ph", "f"), ("ks", "x"), ("w", "v"), ("ou", "u"),
    ("iy", "i"), ("yi", "i"), ("yy", "i"), ("y", "i"), ("ii", "i"), ("iu", "u"), ("ia", "a"), ("ie", "e"), ("io", "o"),
)  # fmt: skip
_KAZAKH_TO_RUSSIAN = str.maketrans("әғқңөұүһі", "агкноуухи")
ONE_LETTER = str.maketrans("ёЁ", "еЕ")  # texts write either
_DOUBLE = re.compile(r"(.)\1+")

_CYRILLIC_TO_LATIN = {
    "а": "a", "ә": "a", "б": "b", "в": "v", "г": "g", "ғ": "g", "д": "d", "е": "e", "ё": "yo", "ж": "zh", "з": "z",
    "и": "i", "й": "y", "к": "k", "қ": "k", "л": "l", "м": "m", "н": "n", "ң": "n", "о": "o", "ө": "o", "п": "p",
    "р": "r", "с": "s", "т": "t", "у": "u", "ұ": "u", "ү": "u", "ф": "f", "х": "kh", "һ": "h", "ц": "ts", "ч": "ch",
    "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "і": "i", "ь": "", "э": "e", "ю": "yu", "я": "ya",
}  # fmt: skip


@lru_cache(maxsize=100_000)
def fold(word: str) -> str:
    """The key of a word in any script: lower case, no diacritics, usual spellings merged."""
    while (key := _folded(word)) != word:  # one rule makes occasions for another: kkh → kh → h
        word = key
    return key


def _folded(word: str) -> str:
    low = unicodedata.normalize("NFC", word.casefold()).replace("ё", "е").translate(_KAZAKH_TO_RUSSIAN)
    if not _cyrillic(low):
        low = "".join(c for c in unicodedata.normalize("NFKD", low) if not unicodedata.combining(c))
    low = re.sub(r"['’ʼ`]", "", low)
    if _cyrillic(low):
        return low
    for old, new in _LATIN:
        low = low.replace(old, new)
    return _DOUBLE.sub(r"\1", low) or word


def latin(text: str) -> str:
    """A Latin spelling of a Cyrillic text, for identifiers."""
    out = []
    for char in text:
        small = _CYRILLIC_TO_LATIN.get(char.lower()) or _CYRILLIC_TO_LATIN.get(_plain(char.lower()), char)
        out.append(small.capitalize() if char.isupper() else small)
    return "".join(out)


def _plain(letter: str) -> str:
    """The Cyrillic letter that one with a tail, stroke or accent is made from, whatever the language: җ → ж."""
    name = unicodedata.name(unicodedata.normalize("NFD", letter)[0], "").partition(" WITH ")[0]
    return unicodedata.lookup(name) if name.startswith("CYRILLIC") else letter


_KAZAKH_LATIN = (  # the drafts of 2018 (acute) and 2021 (dots, breve, cedilla); what both write alike stands once
    ("sh", "ш"), ("ch", "ч"), ("á", "ә"), ("ä", "ә"), ("ó", "ө"), ("ö", "ө"), ("ú", "ү"), ("ü", "ү"), ("ū", "ұ"),
    ("ý", "у"), ("ǵ", "ғ"), ("ğ", "ғ"), ("ń", "ң"), ("ñ", "ң"), ("ş", "ш"), ("q", "қ"), ("j", "ж"), ("y", "ы"),
    ("h", "х"), ("a", "а"), ("b", "б"), ("c", "ц"), ("d", "д"), ("e", "е"), ("f", "ф"), ("g", "г"), ("k", "к"),
    ("l", "л"), ("m", "м"), ("n", "н"), ("o", "о"), ("p", "п"), ("r", "р"), ("s", "с"), ("t", "т"), ("u", "у"),
    ("v", "в"), ("w", "у"), ("x", "кс"), ("z", "з"),
)  # fmt: skip
_OF_2018, _OF_2021 = frozenset("áǵńóúý"), frozenset("äğñöüşūı")
KAZAKH_LATIN = _OF_2018 | _OF_2021


@lru_cache(maxsize=100_000)
def cyrillic(word: str) -> str:
    """A Kazakh word of either Latin draft in Cyrillic, lower case; one in Cyrillic as it is, lower case.

    The drafts swap two letters: и is ı in that of 2018 and i in that of 2021, і the other one.
    """
    low = unicodedata.normalize("NFC", word.casefold().replace("i\u0307", "i"))
    if _cyrillic(low) or not low.isalpha():
        return low
    of_2021 = bool(_OF_2021 & set(low)) and not _OF_2018 & set(low)
    for old, new in (*_KAZAKH_LATIN, ("i", "и" if of_2021 else "і"), ("ı", "і" if of_2021 else "и")):
        low = low.replace(old, new)
    return low


@lru_cache(maxsize=20_000)
def slug(text: str) -> str:
    """An identifier made of a name: lower-case ASCII words joined by hyphens."""
    ascii_text = unicodedata.normalize("NFKD", latin(text)).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", ascii_text.lower()).strip("-")


def _cyrillic(text: str) -> bool:
    return any("\u0400" <= c <= "\u04ff" for c in text)
