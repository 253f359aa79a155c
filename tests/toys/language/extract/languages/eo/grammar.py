"""Esperanto grammar: every noun ends in -o, -j makes a plural of it, -n an object; verbs have one form a tense."""

from __future__ import annotations

import re

from extract.languages.grammar import Grammar
from extract.transliteration import fold

_ENDINGS = re.compile(r"(?<=\w\w[oa])(?:jn|j|n)$")


class Esperanto(Grammar):
    """Two endings for nouns; prepositions and the order of words say the rest."""

    script = "Latin"
    own_letters = "ĉĝĥĵŝŭ"
    alpha3 = "epo"
    borrows_names = True
    words_inflect = True

    def keys(self, word: str) -> tuple[str, ...]:
        """A word's spelling, and that without endings."""
        low = word.casefold()
        return tuple(dict.fromkeys([fold(low), fold(_ENDINGS.sub("", low))]))

    def plural(self, word: str, adjective: str = "", verb: str = "") -> bool:
        """Does a word end in -j?"""
        return word.casefold().rstrip("n").endswith(("oj", "aj"))

    def singular(self, word: str, *, possessed: bool = False) -> str:
        """A noun without its endings."""
        return _ENDINGS.sub("", word.casefold())

    def base_form(self, phrase: str, *, of_one: bool = False) -> str:
        """A noun phrase without its endings."""
        return " ".join(_ENDINGS.sub("", word) for word in phrase.split())

    def ends_phrase(self, word: str, *, counted: bool = False) -> bool:
        """Verbs and prepositions end it."""
        return word.casefold().endswith(("is", "as", "os")) or word.casefold() in ("de", "en", "al", "kaj")

    def noun_end(self, words: list[str]) -> int:
        """What is counted ends with a noun."""
        return next((i + 1 for i, word in enumerate(words) if self.singular(word).endswith("o")), 0)

    def verb_forms(self, verb: str) -> tuple[str, ...]:
        """Present and past of an infinitive."""
        return tuple(fold(verb.removesuffix("i") + ending) for ending in ("as", "is"))
