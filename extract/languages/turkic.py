"""What Turkic languages share: nouns with a row of suffixes, the head last, names that stand side by side.

A language of the family gives its tables (endings of cases, suffixes, words that end a phrase) and its verbs; how they
are used is said here once.
"""

from __future__ import annotations

import re
from abc import abstractmethod
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import lru_cache
from typing import ClassVar, Protocol

from extract.languages.grammar import Grammar
from extract.transliteration import cyrillic, fold

LEAST_STEM = 2  # letters


class VerbForm(Protocol):
    """A form of a verb, as far as the grammar of nouns asks for it."""

    @property
    def lemma(self) -> str:
        """The infinitive."""

    @property
    def form(self) -> str:
        """Which form it is: ``infinitive``, ``simultaneous`` (a converb that looks like a noun) or another."""

    @property
    def finite(self) -> bool:
        """Can it end a sentence as it stands?"""


class Nominals:
    """The inflection of nouns: number, possessive, case, in this order.

    Args:
        endings: of each case (``gen``, ``dat``, ``acc``, ``loc``, ``abl``, ``ins``; ``rel`` for "that is in"), with
            vowel harmony and assimilation spelled out.
        after_possessive: patterns of endings that a case has only after a possessive.
        plurals: the suffixes of the plural.
        possessive: the vowels of the possessive, back and front ("ы", "і").
        possessive_s: the possessive after a vowel ("сы", "сі").
        s_stems: stems whose own last letter a possessive after a vowel would seem to begin with.
        agents: what ends a stem after which these vowels are its own: "ш" of "оқушы", who does it.
        voiced: what becomes of a stem's last letter before a vowel, undone.
        unassimilated: what does not stand where a stem and the ending of a case meet: "кабине-ті".
        listed: gives the words that lists have in the nominative, though they end as inflected ones do.
    """

    def __init__(
        self,
        endings: Mapping[str, Sequence[str]],
        after_possessive: Mapping[str, str],
        plurals: Sequence[str],
        possessive: str,
        possessive_s: tuple[str, ...],
        s_stems: re.Pattern[str],
        agents: str,
        voiced: Mapping[str, str],
        unassimilated: re.Pattern[str],
        listed: Callable[[], frozenset[str]],
    ) -> None:
        self.endings = endings
        self._cases = [
            (name, re.compile("|".join([f"(?:{'|'.join(of)})$", *filter(None, [after_possessive.get(name)])])))
            for name, of in endings.items()
        ]
        self._plural = re.compile(rf"(?<=\w\w)(?:{'|'.join(plurals)})$")
        self.possessive, self._agents = possessive, agents
        self._possessive_s, self._s_stems, self._voiced, self._listed = possessive_s, s_stems, voiced, listed
        self._unassimilated = unassimilated
        self.case = lru_cache(maxsize=50_000)(self._case)
        self.lemma = lru_cache(maxsize=50_000)(self._lemma)
        self.forms = lru_cache(maxsize=50_000)(self._forms)

    def before_vowel(self, stem: str) -> str:
        """A stem as it stands before a vowel: қожалық → қожалығ."""
        voiced = next((letter for letter, plain in self._voiced.items() if plain == stem[-1]), stem[-1])
        return stem[:-1] + voiced

    def _case(self, word: str) -> tuple[str, str]:
        """A noun's case, ``nom`` where it bears none, and the rest of it."""
        low = word.casefold()
        if low in self._listed():
            return "nom", low
        for name, pattern in self._cases:
            match = pattern.search(low)
            if match is not None and match.start() >= LEAST_STEM and not self._clashes(low, match.start()):
                return name, low[: match.start()]
        return "nom", low

    def _forms(self, word: str) -> frozenset[str]:
        """A word, and what is left of it without each ending of a case that it may bear, a joining "н" left out."""
        low = word.casefold()
        stems = [low[: -len(of)] for endings in self.endings.values() for of in endings if low.endswith(of)]
        possessed = [stem[:-1] for stem in stems if stem[-2:-1] in self.possessive and stem.endswith("н")]
        return frozenset((low, self.case(low)[1], *(s for s in (*stems, *possessed) if len(s) >= LEAST_STEM)))

    def _clashes(self, word: str, ending: int) -> bool:
        return self._unassimilated.match(word, ending - 1) is not None

    def _lemma(self, word: str) -> str:
        """A noun without case, possessive and plural endings."""
        stem = self.case(word)[1]
        if len(stem) > 4 and stem[-2:] in self._possessive_s and not self._s_stems.search(stem[:-1]):
            stem = stem[:-2]
        elif len(stem) > 3 and stem[-1] in self.possessive and stem[-2] not in self._agents:
            stem = stem[:-1]
            stem = stem[:-1] + self._voiced.get(stem[-1], stem[-1])
        return self._plural.sub("", stem)


class Turkic(Grammar):
    """The grammar of a Turkic language: what stands before a noun says what it is of, and suffixes say the rest.

    Attributes:
        nominals: how its nouns inflect.
        suffixes: what ``keys`` takes off, one after the other.
        phrase_ends: words before which a noun phrase ends.
        possessed_nouns: nouns that end as such adjectives do.
        of_many: a possessive plural, as names have it; its groups are the stem and the vowel of the suffix.
        plural_end: the suffixes of the plural, a possessive after them or none.
        fitted: the suffixes of adjectives that say how many a thing is for.
        vowels: front and back ones, in this order.
        other_vowels: those that stand in words of either kind.
        joining: what stands between a vowel and a possessive.
        links: what stands between a noun and the noun that it describes: "істері **жөніндегі** комитет".
        leads_no_name: words before a noun that are of no name: "this", "several", "yesterday".
        verbal_noun: the ending of the noun of a verb, which may govern an object.
        verb_end: endings of verbs that are no nouns.
        short_accusative: the accusative after a possessive, with which names may end too.
        surname, patronymic: their endings.
    """

    script = "Cyrillic"
    words_inflect = True
    head_last = True
    kind_follows_name = True
    names_adjoin = True
    change_begins_in = frozenset(["abl"])
    place_beside = "before"
    free_word_order = True
    measures_take_verb = True
    hyphenated_ordinals = True
    dash_opens_speech = True
    nominals: ClassVar[Nominals]
    suffixes: ClassVar[frozenset[str]]
    modifiers: ClassVar[frozenset[str]]
    phrase_ends: ClassVar[frozenset[str]]
    attribute: ClassVar[re.Pattern[str]]
    possessed_nouns: ClassVar[frozenset[str]]
    of_many: ClassVar[re.Pattern[str]]
    plural_end: ClassVar[re.Pattern[str]]
    fitted: ClassVar[re.Pattern[str]]
    vowels: ClassVar[tuple[str, str]]
    other_vowels: ClassVar[str]
    joining: ClassVar[str]
    links: ClassVar[frozenset[str]]
    leads_no_name: ClassVar[frozenset[str]]
    verbal_noun: ClassVar[re.Pattern[str]]
    verb_end: ClassVar[re.Pattern[str]]
    short_accusative: ClassVar[str]
    surname: ClassVar[re.Pattern[str]]
    patronymic: ClassVar[re.Pattern[str]]
    shortest_name = 4  # letters; what is shorter without its ending is left as it is

    def __init__(self) -> None:
        self._longest_suffix = max(map(len, self.suffixes))

    @abstractmethod
    def verb(self, word: str) -> VerbForm | None:
        """The form of a verb that a word is."""

    @lru_cache(maxsize=50_000)  # noqa: B019 - one grammar a process
    def keys(self, word: str) -> tuple[str, ...]:
        """A word's folded spelling, every stem that taking off up to four suffixes leaves, and its verb."""
        low = cyrillic(word)
        known = self.verb(low)
        found, front = {low: None}, [low]
        for _ in range(4):
            shorter = []
            for form in front:
                for size in range(1, self._longest_suffix + 1):
                    if len(form) - size >= 3 and form[-size:] in self.suffixes:
                        stem = form[:-size]
                        if stem not in found:
                            found[stem] = None
                            shorter.append(stem)
            front = shorter
        stems = dict.fromkeys(fold(f) for f in (*found, *filter(None, map(self._of_one, found))))
        if known is not None and known.form != "simultaneous":
            stems.setdefault(_as_verb(known.lemma))
        return tuple(stems)

    @lru_cache(maxsize=50_000)  # noqa: B019 - one grammar a process
    def noun_keys(self, word: str) -> tuple[str, ...]:
        """The folded spellings of the noun that a word is a form of: in any case, possessed or not, of one or many."""
        forms = self.nominals.forms(cyrillic(word))
        ones = (one for form in forms for one in (self.nominals.lemma(form), self._of_one(form)) if one)
        return tuple(dict.fromkeys(fold(form) for form in sorted({*forms, *ones})))

    def _of_one(self, form: str) -> str | None:
        """The singular of a possessive plural, as names have it: облыстары → облысы, қалалары → қаласы."""
        match = self.of_many.match(form)
        if match is None:
            return None
        front, back = self.vowels
        vowel = self.nominals.possessive[match[2] in front]
        stem = self.nominals.before_vowel(match[1])
        return stem + (self.joining if stem[-1] in front + back + self.other_vowels else "") + vowel

    def verb_forms(self, verb: str) -> tuple[str, ...]:
        """The key of a verb: words in a text are looked up by theirs; a noun beside a verb of doing by its own."""
        return (_as_verb(verb),) if verb.endswith(("у", "ю")) else (self.keys(verb)[0],)

    @lru_cache(maxsize=50_000)  # noqa: B019 - one grammar a process
    def plural(self, word: str, adjective: str = "", verb: str = "") -> bool:
        """Does the word bear a plural suffix?"""
        return self.plural_end.search(self.nominals.case(cyrillic(word))[1]) is not None

    def nominative(self, name: str, cases: Collection[str] = ()) -> str:
        """A person's name without the case ending of its last word; what may be part of the name is left."""
        head, space, last = name.rpartition(" ")
        how, stem = self.nominals.case(last)
        shorter = last[: len(stem)]
        sure = bool(self.surname.search(shorter) or self.patronymic.search(shorter))
        least = self.shortest_name - 1 if how == "ins" else self.shortest_name  # hardly a name ends in -мен
        if (
            how in ("nom", "rel")
            or (len(stem) < least and not sure)
            or (self.surname.search(last) and not self.patronymic.search(shorter))
        ):
            return name
        if not sure and (
            how in ("loc", "abl")
            or (how == "acc" and last.endswith(self.short_accusative))
            or (how != "ins" and not _harmonic(self.vowels, last, len(stem)))
        ):
            return name
        return head + space + shorter

    def ends_phrase(self, word: str, *, counted: bool = False) -> bool:
        """Does a noun phrase end before this word?"""
        return word.casefold() in self.phrase_ends

    def _describes(self, word: str, following: str) -> bool:
        """Does a word only describe the noun after it: an adjective, or the first part of a compound? Its case may make
        it the last of what is counted: "7 **көшеге** асфальт төселді"."""
        low = word.casefold()
        if low not in self.modifiers and self.nominals.case(low)[0] in ("gen", "dat", "abl"):
            return False
        attribute = bool(self.attribute.search(low)) and low not in self.possessed_nouns
        possessed = self.nominals.case(following)[1][-1] in self.nominals.possessive
        return low in self.modifiers or attribute or (possessed and following.casefold() not in self.modifiers)

    def noun_end(self, words: list[str]) -> int:
        """How many of the words after a number belong to what is counted: what describes the noun, and the noun."""
        i = 0
        while i < len(words) - 1 and self._describes(words[i], words[i + 1]):
            i += 1
        return i + 1 if words else 0

    def singular(self, word: str, *, possessed: bool = False) -> str:
        """The noun without its possessive or case ending: "ауылдарының" → "ауыл", with its possessive "ауылы"."""
        stem = self.nominals.case(word)[1]
        return (self._of_one(stem) or stem) if possessed else self.nominals.lemma(word)

    def base_form(self, phrase: str, *, of_one: bool = False) -> str:
        """A noun phrase as it stands alone: its last word without the case ending, its possessive kept."""
        head, space, last = phrase.rpartition(" ")
        if of_one:
            return head + space + self.singular(last)
        how, stem = self.nominals.case(last)
        return phrase if how == "nom" else head + space + last[: len(stem)]

    def cases(self, title: str) -> frozenset[str]:
        """The case of a title, where no title before its holder's name bears it: "Президенттің хатшысы NAME"."""
        how = self.nominals.case(cyrillic(title.split()[-1]))[0] if title else "nom"
        return frozenset() if how == "nom" else frozenset([how])

    def stands_in(self, name: str, cases: Collection[str]) -> bool:
        """May a name stand after a title of this case? Only after one that is not inflected."""
        return not cases

    def places(self, word: str) -> bool:
        """Does a word's ending make a place that it names that of the noun after it: -ның, -дағы?"""
        return self._case(word) in ("gen", "rel")

    @lru_cache(maxsize=50_000)  # noqa: B019 - one grammar a process
    def possessed(self, word: str) -> bool:
        """Does a word bear a possessive, as a kind does after its name: "X ауылына", not "ауылға"?"""
        stem, vowels = self.nominals.case(cyrillic(word))[1], self.nominals.possessive
        return stem[-1] in vowels or (stem.endswith("н") and stem[-2:-1] in vowels and stem != word.casefold())

    @lru_cache(maxsize=50_000)  # noqa: B019 - one grammar a process
    def verbal(self, word: str) -> bool:
        """Is a word a finite form of a verb?"""
        known = self.verb(word)
        return known is not None and known.finite

    def oblique(self, word: str) -> bool:
        """Can a word, for its case, be no name before a kind: "Өскеменде жаңа зауыт"?"""
        return self._case(word) in ("loc", "abl", "dat", "rel")

    @lru_cache(maxsize=50_000)  # noqa: B019 - one grammar a process
    def leads(self, word: str, following: str) -> bool:
        """May a word be of the name of a body that a noun after it ends: a noun or an adjective, no verb; an object
        or means only before what is done with it: "жер ресурстарын басқару комитеті", "жұмыспен қамту басқармасы"?"""
        low = cyrillic(word).casefold()
        if low in self.links:
            return True
        if self.ends_phrase(low) or low in self.leads_no_name or self._is_verb(low) or self.verb_end.search(low):
            return False
        how, after = self._case(low), cyrillic(following).casefold()
        done = self.verbal_noun.search(self.nominals.case(after)[1]) is not None  # "жұмыспен қамтуды үйлестіру"
        governed = after in self.links or done
        by_means = how == "ins" and done and not self.ends_phrase(after)
        return how in ("nom", "gen") or low in self.modifiers or (how in ("acc", "dat") and governed) or by_means

    def fitted_for(self, word: str) -> str:
        """The noun of which an adjective says how many a thing is for: "орындық" → "орын"; empty where it is none."""
        low = cyrillic(word).casefold()
        return self.fitted.sub("", low) if self.fitted.search(low) else ""

    def said_before(self, words: list[str]) -> tuple[int, int]:
        """Which of the words between a mark and a number say what it is of: the last noun phrase before it.

        What stands between in another case only tells whence, how or what else: "республикалық бюджеттен 5 млрд".
        """
        end = len(words)
        while end:
            last = words[end - 1]
            if not (self.ends_phrase(last) or self._is_verb(last) or self._case(last) in ("abl", "ins")):
                break
            end -= 1
        verbal_noun = end and self.verb(cyrillic(words[end - 1]))
        inside = ("nom", "gen", "rel", "acc", "dat") if verbal_noun else ("nom", "gen", "rel")
        start = end - 1 if end else 0
        while start > 0 and not self.ends_phrase(words[start - 1]):
            if words[start - 1].casefold() not in self.modifiers and self._case(words[start - 1]) not in inside:
                break
            start -= 1
        return start, end

    def _is_verb(self, word: str) -> bool:
        known = self.verb(cyrillic(word))
        return known is not None and known.form != "infinitive"

    def _case(self, word: str) -> str:
        return self.nominals.case(cyrillic(word))[0]


def _harmonic(of: tuple[str, str], word: str, size: int) -> bool:
    """Do the vowels of an ending go with the last of the stem, as suffixes do and parts of a name need not?"""
    front, back = of
    vowels = [c for c in word[:size].casefold() if c in front + back]
    ending = [c for c in word[size:].casefold() if c in front + back]
    return not vowels or not ending or (vowels[-1] in front) == (ending[0] in front)


def _as_verb(infinitive: str) -> str:
    """The key of a verb; no noun has it."""
    return f"={fold(infinitive)}"
