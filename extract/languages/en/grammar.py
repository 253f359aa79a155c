"""English grammar: plurals and the past by their endings; words do not inflect otherwise."""

from __future__ import annotations

from functools import lru_cache

from extract.languages.grammar import Grammar
from extract.transliteration import fold


class English(Grammar):
    """Words of few forms in a fixed order; prepositions say what cases say elsewhere."""

    alpha3 = "eng"
    script = "Latin"
    commas_group_thousands = True
    months_capitalised = True
    dash_before_holder = True
    plural_after_numbers = True

    @lru_cache(maxsize=50_000)  # noqa: B019 - one grammar a process
    def keys(self, word: str) -> tuple[str, ...]:
        """``"districts"`` → its own key and that of ``"district"``."""
        low = word.casefold()
        found = [fold(_PRESENT.get(low, low))]
        if word in _COMPASS:
            found.append(fold(_COMPASS[word]))
        if low in _MEN:
            found.append(fold(low[:-2] + "an"))
        elif _plural(low):
            found.append(fold(low[:-1]))
            if low.endswith("ies"):
                found.append(fold(low[:-3] + "y"))
            if low.endswith(("ches", "shes", "sses", "xes")):
                found.append(fold(low[:-2]))
        return tuple(dict.fromkeys(found))

    def plural(self, word: str, adjective: str = "", verb: str = "") -> bool:
        """May this be the plural of a noun?"""
        return _plural(word.casefold()) or word.casefold() in _ALIKE

    def ends_phrase(self, word: str, *, counted: bool = False) -> bool:
        """Does a noun phrase end before this word: a function word, a participle that is not counted, too?"""
        low = word.casefold()
        participle = low.endswith("ed") and not counted and low not in ("united", "skilled", "specialized")
        return low in _FUNCTION or participle

    def noun_end(self, words: list[str]) -> int:
        """How many of the words after a number belong to what is counted: all of them, the noun last."""
        return len(words)

    def singular(self, word: str, *, possessed: bool = False) -> str:
        """The singular of a noun."""
        low = word.casefold()
        if low in _IRREGULAR_PLURAL or not self.plural(low):
            return _IRREGULAR_PLURAL.get(low, low)
        if low.endswith("ies"):
            return low[:-3] + "y"
        return low[:-2] if low.endswith(("ches", "shes", "sses", "xes")) else low[:-1]

    def verb_forms(self, verb: str) -> tuple[str, ...]:
        """The folded present and past forms of a verb: "notes", "noted"."""
        consonant_y = verb.endswith("y") and verb[-2:-1] not in "aeou"
        stem = verb[:-1] + "ie" if consonant_y else verb
        hissing = verb.endswith(("s", "sh", "ch", "x", "z", "o"))
        past = _IRREGULAR_PAST.get(verb, stem + ("d" if stem.endswith("e") else "ed"))
        return tuple(dict.fromkeys(fold(f) for f in (verb, stem + ("es" if hissing else "s"), past)))

    def base_form(self, phrase: str, *, of_one: bool = False) -> str:
        """A noun phrase as it stands alone: its words do not inflect before the name, but for number."""
        head, space, noun = phrase.rpartition(" ")
        return head + space + self.singular(noun) if of_one else phrase

    def verbal(self, word: str) -> bool:
        """Is a word in lower case, by its form, a verb in the past: "pointed", "said"?"""
        return word.islower() and (word.endswith("ed") or word in _PAST)


def _plural(low: str) -> bool:
    if low in _MEN:
        return True
    if low.endswith("works") and len(low) > len("works"):
        return False  # "steelworks"
    return len(low) > 3 and low.endswith("s") and not low.endswith(("ss", "us", "is", "’s", "'s"))


_MEN = frozenset(
    f"{kind}men" for kind in ("chair", "congress", "craft", "fire", "fisher", "police", "service", "spokes", "states")
)  # compounds of "man" that titles and jobs have
_IN_ES = (
    "bus",
    "minibus",
    "trolleybus",
    "campus",
    "virus",
    "gas",
    "lens",
    "bonus",
    "status",
    "potato",
    "tomato",
    "hero",
)
_ALIKE = frozenset(["sheep", "cattle", "poultry", "livestock", "aircraft", "personnel"])  # of one and of many
_IRREGULAR_PLURAL = {
    **{w: w for w in _ALIKE},
    "people": "person", "children": "child", "men": "man", "women": "woman", "calves": "calf", "crises": "crisis",
    **{f"{w}es": w for w in _IN_ES}, **{w: w[:-2] + "an" for w in _MEN},
}  # fmt: skip

_PRESENT = {"found": "find"}  # of past forms that folded spelling takes for nouns: "found" for "fund"

_COMPASS = {"N": "north", "S": "south", "E": "east", "W": "west"}  # in headlines: "W Kazakhstan region"

_IRREGULAR_PAST = {
    "say": "said", "tell": "told", "think": "thought", "write": "wrote", "meet": "met", "become": "became",
    "take": "took", "leave": "left", "give": "gave", "admit": "admitted", "highlight": "highlighted", "sum": "summed",
    "go": "went", "hold": "held", "speak": "spoke", "step": "stepped", "get": "got", "brief": "briefed",
    "confer": "conferred",
}  # fmt: skip

_PAST = frozenset(_IRREGULAR_PAST.values()) - {"left"}  # which may be a side

_FUNCTION = frozenset([
    "of", "in", "for", "to", "with", "by", "on", "at", "from", "that", "which", "who", "where", "is", "are",
    "was", "were", "be", "been", "has", "have", "had", "will", "would", "can", "could", "should", "must", "may",
    "might", "and", "or", "as", "but", "than", "per", "a", "the", "this", "last", "less", "not", "also",
    "there", "it", "its", "their", "do", "did", "does", "during", "since", "until", "within", "under", "over",
    "out", "up", "into", "after", "before", "among", "total", "annually", "today", "now", "already", "about",
    "worth", "alone", "across", "throughout", "along", "abroad", "here", "each", "so", "while", "when", "because",
    "against",
])  # fmt: skip
