"""Names that decline alike, so that one can stand for the other in all of its cases: stems change, endings stay."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

_RU_HARD, _RU_HUSHED = "бвгдзклмнпрстфх", "жшчщц"
_KK_BACK, _KK_FRONT = "аоұыуя", "әеөүіэи"
_ANY = r"\w*"
_RU_SURNAMES = {
    "ов": r"(?:ов|ев|ёв|ин)", "ова": r"(?:ов|ев|ёв|ин)а",
}  # fmt: skip
_CASES = {  # the endings of each kind
    "ов": "|а|у|ым|е|ы|ых", "ова": "а|ой|у", "hard": "|а|у|ом|е", "hushed": "|а|у|ем|е", "й": "й|я|ю|ем|е",
    "а": "а|ы|е|у|ой", "га": "а|и|е|у|ой", "я": "я|и|е|ю|ей", "ия": "я|и|ю|ей",
    "ский": "ий|ого|ому|им|ом", "ская": "ая|ой|ую",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Declined:
    """A name.

    Attributes:
        word: the nominative.
        kind: names of one kind have the same endings; one of a kind by itself is replaced by none.
        stem: what its cases share, which another of the kind takes the place of.
        endings: a pattern of what may follow.
    """

    word: str
    kind: str
    stem: str
    endings: str

    def sub(self, other: Declined, text: str, after: str = "") -> str:
        """A text in which another name of the same kind stands for it, in capitals where it does.

        Args:
            other: the name.
            text: where it is replaced.
            after: a pattern of what must follow it.
        """
        for written in (str, str.upper):
            endings = self.endings if self.endings == _ANY else "|".join(map(written, self.endings.split("|")))
            pattern = rf"(?<![\w-]){re.escape(written(self.stem))}(?=(?:{endings})(?!\w){after})"
            text = re.sub(pattern, written(other.stem), text)
        return text


@cache
def declined(word: str, language: str) -> Declined:
    """How a name declines in a language."""
    if language == "en":
        woman = re.search(r"(?:[oe]va|ina|kaya)$", word) is not None
        man = re.search(r"(?:[oe]v|in)$", word) is not None
        return Declined(word, "ova" if woman else "ov" if man else "", word, "")
    return _kazakh(word) if language == "kk" else _russian(word)


def _russian(word: str) -> Declined:
    last = word[-1].casefold()
    for kind, ending in _RU_SURNAMES.items():
        if re.search(rf"{ending}$", word):
            return Declined(word, kind, word[:-1] if kind == "ова" else word, _CASES[kind])
    for kind in ("ский", "ская"):
        if word.endswith(kind):
            return Declined(word, kind, word[:-2], _CASES[kind])
    if last in _RU_HARD:
        return Declined(word, "hard", word, _CASES["hard"])
    if last in _RU_HUSHED:
        return Declined(word, "hushed", word, _CASES["hushed"])
    if last == "й":
        return Declined(word, "й", word[:-1], _CASES["й"])
    if last in "ая":
        before = word[-2].casefold()
        kind = "ия" if word.endswith("ия") else "га" if last == "а" and before in "гкхжшчщ" else last
        return Declined(word, kind, word[:-1], _CASES[kind])
    return Declined(word, f"-{last}", word, "")


def _kazakh(word: str) -> Declined:
    """Endings go by the last sound and by the vowels of the last syllable: of a name in -ов, of what is before it."""
    stem = re.sub(r"(?:[ое]в|ин)а?$", "", word.casefold())
    vowels = [letter for letter in stem if letter in _KK_BACK + _KK_FRONT]
    harmony = "back" if vowels and vowels[-1] in _KK_BACK else "front"
    return Declined(word, f"{word[-1].casefold()} {harmony} {stem != word.casefold()}", word, _ANY)
