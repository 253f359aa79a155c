"""What the morphology of a language answers where it says nothing of its own: that its names do not inflect."""

from __future__ import annotations

from collections.abc import Collection

from extract.languages.quotation_marks import QuotationMarks

commas_group_thousands = False
"""Does a comma before three digits group them even before a scale word: "1,500 million"? Others write fractions so."""

months_capitalised = False
"""Are months written with a capital letter, so that "may" in lower case is none?"""

adjectives_uninflected = True
"""Do adjectives stand before nouns without an ending that tells them, as in "907 state and 93 private schools"?"""

dash_opens_speech = True
"""Does a dash at the beginning of a paragraph open direct speech: "– Words, – said X."?"""

quotation_marks = QuotationMarks.of({'"': '"”', "“": "”“", "«": "»", "„": "“”"})
"""The marks that texts of the language bear, their own and others'."""

hyphenated_ordinals = True
"""Is a number an ordinal that a hyphen ties to any word, its ending ("4-й")?"""


def nominative(name: str, cases: Collection[str] = ()) -> str:
    """A person's name as it stands alone; ``cases`` are those that a title beside it allows."""
    return name


def cases(title: str) -> frozenset[str]:
    """The cases that a title may stand in, where they tell those of its holder's name; none: any."""
    return frozenset()


def stands_in(name: str, cases: Collection[str]) -> bool:
    """May a name stand beside a title of one of these cases?"""
    return True


def bare_surname(word: str, cases: Collection[str]) -> str | None:
    """The nominative of a word that can only be a surname in one of these cases: a title before it makes it a name."""
    return None


def complements(word: str) -> bool:
    """May a common word after a title belong to a complement that no word introduces: "хирург областной больницы"?"""
    return False


def common_noun(word: str) -> bool:
    """Does a dictionary have a word as a common noun, and as no name: "Движения" in "лидер Движения за мир"?"""
    return False


def adjective(word: str) -> bool:
    """Is a word an adjective, which as a name agrees with the kind after it: "Тогузакской школы"?"""
    return False


def places(word: str) -> bool:
    """Does a word's ending make a place that it names that of the noun after it?"""
    return False


def possessed(word: str) -> bool:
    """May a common noun, for its form, be the kind of a name before it?"""
    return True


def verbal(word: str) -> bool:
    """Does a word's form say that it is a verb?"""
    return False


def oblique(word: str) -> bool:
    """Can a word, for its case, be no name before a kind: "Өскеменде жаңа зауыт"?"""
    return False


def name_key(word: str) -> str | None:
    """The key of a word of a name as lists have it, where it is another than the first of its keys in a text."""
    return None


def said_before(words: list[str]) -> tuple[int, int]:
    """Which of the words between a mark and a number say what the number is of."""
    return 0, len(words)


def fitted_for(word: str) -> str:
    """The noun of which an adjective says how many a thing is for: "орындық" → "орын"; empty where it is none."""
    return ""
