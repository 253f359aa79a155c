"""The names that a title may find beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from extract.document import Title, Unit
from extract.layer import Layer
from extract.linking import Linker
from extract.passage import Passage
from extract.persons.runs import Runs, month_as_name
from extract.persons.surnames import Surnames
from extract.persons.unit import person
from extract.persons.words import spellings
from ontology.reference import Entity

_LONGEST_NAME = 5  # words


@dataclass(frozen=True, slots=True)
class HolderSearch:
    """The search for the holder of one title.

    Attributes:
        passage: the title's paragraph.
        title: the title.
        cases: those that it may stand in, and its holder's name beside it; none where none tell.
        units: of the document, as titles bound before have left them.
        runs: the runs of capitals that could hold a person's name.
        linker: makes the persons that no list has.
        surnames: the persons named so far.
        by_surname: whether a surname alone may be a new person's name.
        titles: those of the article, in order.
    """

    passage: Passage
    title: Title
    cases: frozenset[str]
    units: Layer[Unit]
    runs: Runs
    linker: Linker
    surnames: Surnames
    by_surname: bool
    titles: Sequence[Title] = ()

    def is_person(self, unit: Unit) -> bool:
        """Does a unit say the name of a person?"""
        return unit.named and self.passage.document.is_a(unit.entity, "Person")

    def is_plural(self) -> bool:
        """Does the title speak of several holders?"""
        words, grammar = self.title.words.split(), self.passage.grammar
        return grammar.plural(words[0] if grammar.cased_complements else words[-1])  # as the words agree

    def marked(self, i: int, *marks: str) -> bool:
        """Does one of these marks stand at a token of the paragraph?"""
        return i < self.passage.end and self.passage.tokens[i].text in marks


def named_at(search: HolderSearch, i: int) -> Unit | None:
    """The person whose name begins at a token, in a case that the title allows."""
    if i >= search.passage.end:
        return None
    if (unit := search.units.at(i)) is not None:
        return _agreeing(search, unit) if unit.start == i and search.is_person(unit) else None
    end = _end_of_name(search, i)
    if end is None or not search.units.free(i, end):
        return None
    words = [j for j in range(i, end) if search.passage.tokens[j].word]
    if len(words) == 1 and search.by_surname:
        return _by_surname(search, words[0])
    if not 2 <= len(words) <= _LONGEST_NAME or _says_kind(search, words):
        return None
    if (bearer := _by_initials(search, i, end)) is not None:
        return Unit(i, end, bearer, "surname", None, i, end)
    return _agreeing(search, person(search.passage, search.linker, i, end))


def _end_of_name(search: HolderSearch, i: int) -> int | None:
    """The end of a run of capitals from a token on; its beginning may have belonged to the title, as in "Minister of
    Foreign Affairs NAME"."""
    if (start := search.runs.around(i)) is not None:
        return search.runs[start]
    return month_as_name(search.passage, search.runs, i)


def _says_kind(search: HolderSearch, words: list[int]) -> bool:
    """Is one of some words a common noun that says what something is?"""
    kinds = search.passage.language.kinds
    return any(kinds.longest(search.passage.keys, i) is not None for i in words)


def _by_initials(search: HolderSearch, start: int, end: int) -> Entity | None:
    """The person known by surname and initials, if he may hold the title."""
    tokens = search.passage.tokens[start:end]
    if not any(t.word and len(t.text) <= 2 for t in tokens):
        return None
    bearer = search.surnames.bearer_of(search.passage, start, end)
    return bearer if bearer is not None and _may_hold(search, bearer) else None


def _by_surname(search: HolderSearch, i: int) -> Unit | None:
    """A person of whom the text says no more than title and surname, in one case."""
    passage = search.passage
    if not search.cases or passage.gazetteer.entities.longest(passage.keys, i) is not None:
        return None
    surname = passage.grammar.bare_surname(passage.tokens[i].text, search.cases)
    if surname is None:
        return None
    return Unit(i, i + 1, search.linker.new("Person", passage.language.code, surname), "form", None, i, i + 1)


def _agreeing(search: HolderSearch, unit: Unit) -> Unit | None:
    """A person whose name may stand in the case of the title, the name spelled as that case has it."""
    if not search.cases or unit.name_start < 0:
        return unit
    language = search.passage.language
    name = search.passage.document.text(unit.name_start, unit.name_end)
    if not language.grammar.stands_in(name, search.cases):
        return None
    if unit.entity.known or unit.why != "form":
        return unit
    spelled = language.grammar.nominative(name, search.cases)
    return replace(unit, entity=search.linker.new("Person", language.code, *spellings(spelled)))


def _may_hold(search: HolderSearch, bearer: Entity) -> bool:
    """May a person told by initials be who holds the title: named in the text, or once in such an office?"""
    if any(unit.entity == bearer for unit in search.units):
        return True
    title, reference = search.title, search.passage.document.reference
    offices = [reference.offices[t.office] for t in reference.tenures_of_person.get(bearer.id, ())]
    if title.office is not None or title.seat is not None:
        return title.office in offices
    seats = [reference.entities.get(o.get("jurisdiction") or o.get("body") or "") for o in offices]
    return any(search.passage.gazetteer.office(title.keys, seat) is not None for seat in seats)
