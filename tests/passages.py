"""One paragraph as finders of names, titles and holders are given it, for their tests."""

from __future__ import annotations

from extract.document import Title, Unit
from extract.linking import Linker
from extract.names import NameFinder
from extract.names.candidates import Candidates
from extract.names.nouns import KindNoun, kind_nouns
from extract.names.overlap import outermost
from extract.passage import Passage
from extract.persons.runs import Runs, name_words
from extract.persons.unlisted import new_persons
from tests.documents import bare


def passage(text: str, language: str = "en") -> Passage:
    """The only paragraph of a text."""
    return Passage.each(bare(text, language))[0]


def candidates(text: str, language: str = "en") -> Candidates:
    """The candidate names of a text."""
    return Candidates(passage(text, language))


def noun(text: str, word: str, language: str = "en") -> tuple[Candidates, Linker, KindNoun]:
    """What a finder of names is given for a common noun that begins with a word."""
    names = candidates(text, language)
    return names, Linker(names.document), kind_nouns(names)[token(names.passage, word)]


def token(place: Passage, word: str) -> int:
    """The number of the only token that is a word."""
    (found,) = (i for i, t in enumerate(place.tokens) if t.text == word)
    return found


def words(place: Passage, start: int, end: int) -> str:
    """The words of a range of tokens."""
    return place.document.text(start, end)


def named(text: str, language: str = "en", issued: str | None = None) -> tuple[Passage, Runs, Linker]:
    """A paragraph whose names are known, what titles and holders are looked for in."""
    place = Passage.each(bare(text, language, issued))[0]
    linker, could_name = Linker(place.document), name_words(place)
    found = NameFinder(place, linker).units()
    beside_kinds = place.within(place.document.with_units(outermost(u for u in found if u.kind is not None)[0]))
    persons = list(new_persons(beside_kinds, Runs(beside_kinds, could_name), linker))
    place = place.within(place.document.with_units(outermost([*found, *persons])[0]))
    return place, Runs(place, could_name), linker


def told(place: Passage, units: list[Unit]) -> dict[str, str]:
    """The words of units, and the id of what each means."""
    return {words(place, u.start, u.end): u.entity.id for u in units}


def title_words(place: Passage, title: Title) -> str:
    """A title as it stands, with what it is held in."""
    return words(place, title.start, title.end)
