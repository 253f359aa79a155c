"""What a language's grammar tells: the base of every language's ``grammar.py``.

What is abstract here every language must say. The rest has an answer that holds for a language whose nouns and names do
not inflect and whose verbs stand before their objects; a language says what is otherwise in it. A name that is none of
this class's, in a language's class, is a mistake that ``check`` tells.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Collection
from types import ModuleType
from typing import ClassVar, Literal

from extract.languages.quotation_marks import QuotationMarks


class Grammar(ABC):
    """The grammar of a language: its writing, the order of its words, the forms of its words.

    Attributes:
        script: the letters it is written in.
        own_letters: letters, lower case, that tell its texts from those of other languages, in whatever script; also
            those that it shares with some: of several languages, that with the most of its own in a text is taken.
        alpha3: its code of three letters (ISO 639-3), by which other formats know it; every language says it.
        borrows_names: whether names stand in its texts as any language of a country's tables writes them.
        words_inflect: whether words have cases, so that who asks for a name may give a form of it.
        head_last: whether what is said of a word stands before it: place, seat of a title, whole clause of a verb.
        kind_follows_name: whether the noun that says what a thing is always stands after its name.
        names_adjoin: whether names follow each other with no word between.
        names_inflect: whether a name beside its kind is inflected.
        names_apposed: whether a village stands in the nominative after its kind.
        cased_complements: whether what a title is held in stands in a case, rather than after "of" or before the title.
        dash_before_holder: whether a dash may stand between a title and its holder's name.
        receives_in: the cases in which a name stands that a passive says to receive something; none where none tell.
        taken_up_in: the cases in which a title stands that a clause says to be taken up or left: "назначен акимом".
        change_begins_in: the cases of a number that something grows or falls from: "12-ден 20 тоннаға".
        place_beside: where a place stands that is bound to its thing by no word; None where none is.
        free_word_order: whether circumstances and numbers may stand anywhere between a verb and its noun phrases.
        measures_take_verb: whether what a number is of, told after it, needs its verb: "выделено … на дороги".
        adjectives_uninflected: whether no ending tells adjectives from nouns: "907 state and 93 private schools".
        attribute: the suffixes of adjectives made of nouns, where there are such.
        modifiers: words that only describe the noun after them, though their form does not say so.
        plural_after_numbers: whether things that a number counts stand in the plural: "Sarybulak 2 wind farm" is one.
        commas_group_thousands: whether a comma before three digits groups them before a scale word too ("1,500
            million"), where others write a fraction.
        hyphenated_ordinals: whether a hyphen ties to a number what makes it an ordinal, whatever it is: "4-й".
        months_capitalised: whether months bear a capital, so that "may" is none.
        dash_opens_speech: whether a dash at the beginning of a paragraph opens direct speech: "– Words, – said X."
        glued: where, in a word, the second begins of two that stand without a space between: "поездкой|прибыл"; None in
            a word that is one. None where no dictionary tells.
        quotation_marks: those that its texts bear, its own and others'.
    """

    calling: ClassVar[re.Pattern[str]] = re.compile(r"(?!)")  # suffixes of nouns of what persons do: "кәсіпкерлік"
    script: ClassVar[Literal["Latin", "Cyrillic"]] = "Latin"
    own_letters: ClassVar[str] = ""
    alpha3: ClassVar[str]
    borrows_names: ClassVar[bool] = False
    words_inflect: ClassVar[bool] = False
    head_last: ClassVar[bool] = False
    kind_follows_name: ClassVar[bool] = False
    names_adjoin: ClassVar[bool] = False
    names_inflect: ClassVar[bool] = False
    names_apposed: ClassVar[bool] = False
    cased_complements: ClassVar[bool] = False
    dash_before_holder: ClassVar[bool] = False
    receives_in: ClassVar[frozenset[str]] = frozenset()
    taken_up_in: ClassVar[frozenset[str]] = frozenset()
    change_begins_in: ClassVar[frozenset[str]] = frozenset()
    place_beside: ClassVar[Literal["before", "after"] | None] = None
    free_word_order: ClassVar[bool] = False
    measures_take_verb: ClassVar[bool] = False
    adjectives_uninflected: ClassVar[bool] = True
    attribute: ClassVar[re.Pattern[str] | None] = None
    modifiers: ClassVar[frozenset[str]] = frozenset()
    plural_after_numbers: ClassVar[bool] = False
    commas_group_thousands: ClassVar[bool] = False
    hyphenated_ordinals: ClassVar[bool] = False
    months_capitalised: ClassVar[bool] = False
    dash_opens_speech: ClassVar[bool] = False
    glued: ClassVar[staticmethod[[str], int | None] | None] = None
    quotation_marks: ClassVar[QuotationMarks] = QuotationMarks.of({'"': '"”', "“": "”“", "«": "»", "„": "“”"})

    # What every language says

    @abstractmethod
    def keys(self, word: str) -> tuple[str, ...]:
        """The keys under which a word of a text is looked up: its folded spelling, lemmas or stems."""

    @abstractmethod
    def plural(self, word: str, adjective: str = "", verb: str = "") -> bool:
        """May a word be the plural of a noun? With the adjective of one thing before it: is it one, as the two say:
        "Костанайская и Акмолинская **области**"? With the verb right before it: is it one as its object: "посетил
        **сёла**"?
        """

    @abstractmethod
    def singular(self, word: str, *, possessed: bool = False) -> str:
        """The singular of a noun, as it stands alone; ``possessed``: a possessive that it bears is kept."""

    @abstractmethod
    def base_form(self, phrase: str, *, of_one: bool = False) -> str:
        """A noun phrase as it stands alone; ``of_one``: of what tells of several, as of one: "school", of "schools"."""

    @abstractmethod
    def ends_phrase(self, word: str, *, counted: bool = False) -> bool:
        """Does a noun phrase end before this word? ``counted``: right after a number, where a verb may be a noun."""

    @abstractmethod
    def noun_end(self, words: list[str]) -> int:
        """How many of the words after a number belong to what is counted."""

    @abstractmethod
    def verb_forms(self, verb: str) -> tuple[str, ...]:
        """The keys under which a verb of a list stands in a text."""

    # What most need not say

    def noun_keys(self, word: str) -> tuple[str, ...]:
        """The keys under which a noun is looked up of which a word is a form, and not another word made of it: those of
        "қордың" are "қор", those of "қорытынды" are not."""
        return self.keys(word)

    def name_key(self, word: str) -> str | None:
        """The key of a word of a name as lists have it, where it is another than the first of its keys in a text."""
        return None

    def nominative(self, name: str, cases: Collection[str] = ()) -> str:
        """A person's name as it stands alone; ``cases`` are those that a title beside it allows."""
        return name

    def cases(self, title: str) -> frozenset[str]:
        """The cases that a title may stand in, where they tell those of its holder's name; none: any."""
        return frozenset()

    def stands_in(self, name: str, cases: Collection[str]) -> bool:
        """May a name stand beside a title of one of these cases?"""
        return True

    def bare_surname(self, word: str, cases: Collection[str]) -> str | None:
        """The nominative of a word that can only be a surname in one of these cases: a title before makes it a name."""
        return None

    def complements(self, word: str) -> bool:
        """May a common word after a title belong to a complement that no word introduces: "хирург областной больницы"?

        Those of a language without cases do not.
        """
        return False

    def governed(self, word: str, noun: str = "") -> bool:
        """May a common word follow the preposition that goes on with a body's name ("комитет по **делам** религий"), or
        the noun of a verb whose object it is ("комитет … и управления **ресурсами**")?"""
        return False

    def common_noun(self, word: str) -> bool:
        """Does a dictionary have a word as a common noun, and as no name: "Движения" in "лидер Движения за мир"?"""
        return False

    def adjective(self, word: str, noun: str = "") -> bool:
        """Is a word an adjective, which as a name agrees with the kind after it: "Тогузакской школы"?

        With a noun: may it be that of one thing of its gender, as "Павлодарской" of "область"?
        """
        return False

    def place_stem(self, adjective: str) -> str:
        """What a country's name begins with, by its adjective's key: "японский" → "япон"; empty where none tells."""
        return ""

    def places(self, word: str) -> bool:
        """Does a word's ending make a place that it names that of the noun after it?"""
        return False

    def possessed(self, word: str) -> bool:
        """May a common noun, for its form, be the kind of a name before it?"""
        return True

    def verbal(self, word: str) -> bool:
        """Does a word's form say that it is a verb?"""
        return False

    def oblique(self, word: str) -> bool:
        """Can a word, for its case, be no name before a kind: "Өскеменде жаңа зауыт"?"""
        return False

    def leads(self, word: str, following: str) -> bool:
        """May a word before another be of the name of a body that a noun after them ends: "**қаржы** басқармасы"?"""
        return False

    def said_before(self, words: list[str]) -> tuple[int, int]:
        """Which of the words between a mark and a number say what the number is of, as a range of them."""
        return 0, len(words)

    def fitted_for(self, word: str) -> str:
        """The noun of which an adjective says how many a thing is for: "орындық" → "орын"; empty where it is none."""
        return ""


class GrammarError(ValueError):
    """A language's grammar does not say what it must, or says what nobody asks: the message names file and name."""


def of(module: ModuleType, file: str) -> Grammar:
    """The grammar that a language's module defines.

    Raises:
        GrammarError: there is none, it leaves out what it must say, or it has a public name that no grammar has, which
            may be a misspelling.
    """
    own = [v for v in vars(module).values() if isinstance(v, type) and v.__module__ == module.__name__]
    grammar = next((v for v in own if issubclass(v, Grammar)), None)
    if grammar is None:
        raise GrammarError(f"{file}: it has no class derived from Grammar")
    named = {n for base in grammar.__mro__ for n in vars(base).get("__annotations__", ())}
    missing = sorted({*grammar.__abstractmethods__, *(n for n in named if not hasattr(grammar, n))})
    if missing:
        raise GrammarError(f"{file}: {grammar.__name__} does not say: {', '.join(missing)}")
    asked = {n for base in grammar.__mro__[1:] for n in (*vars(base), *vars(base).get("__annotations__", ()))}
    unknown = sorted(n for n in vars(grammar) if not n.startswith("_") and n not in asked)
    if unknown:
        raise GrammarError(f"{file}: nobody asks {grammar.__name__} for: {', '.join(unknown)}")
    return grammar()
