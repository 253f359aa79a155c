"""What the morphology of a language answers where it says nothing of its own: that its names do not inflect."""

from __future__ import annotations

from collections.abc import Collection

kind_follows_name = False  # does what a thing is always stand after its name?
names_adjoin = False  # do names follow each other with no word or mark between?
names_inflect = False  # is a name inflected beside its kind?
genitive_complements = False  # does what a title is held in stand in the genitive, where no word introduces it?
dash_before_holder = False  # may a dash stand between a title and its holder's name?
villages_apposed = False  # does a village's name stand in the nominative after its kind?


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
