"""Whose a title is: the name beside it, each name of a list, or the person it stands for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from extract.document import Document, Held, Title, Unit
from extract.holders.abroad import in_country_of, of_other_country
from extract.holders.after import is_another_holder, is_object, is_of_many, is_subject, person_after, titled_after
from extract.holders.before import person_before
from extract.holders.listed import holders_listed
from extract.holders.search import HolderSearch
from extract.layer import GrowingLayer
from extract.linking import Linker
from extract.passage import Passage
from extract.persons.runs import Runs
from extract.persons.surnames import Surnames


@dataclass(frozen=True, slots=True)
class Bound:
    """What comes of binding titles to names.

    Attributes:
        units: of the document, a title and its holder's name one unit.
        inner: the units that those with titles take in.
        held: every title that stands with a name, with the unit of that name.
        alone: the titles that stand with none, in order.
    """

    units: tuple[Unit, ...]
    inner: tuple[Unit, ...]
    held: tuple[Held, ...]
    alone: tuple[Title, ...]


def bind(
    document: Document,
    passages: Sequence[tuple[Passage, Runs]],
    titles: Sequence[Title],
    linker: Linker,
    *,
    by_surname: bool = False,
) -> Bound:
    """Join titles with the names beside them, the last first, so that a title before a titled name finds it.

    Args:
        document: the article; it is left as it is.
        passages: its paragraphs, with their runs of capitals.
        titles: those found in it, in order.
        linker: makes the persons that no list has.
        by_surname: whether a surname alone may be a new person's name, once all full names are known.
    """
    binder = _Binder(document.units)
    surnames = Surnames(document, document.units)
    alone = []
    for title in reversed(titles):
        passage, runs = passages[document.sentence_of(title.start).paragraph]
        cases = document.title_cases(title)
        search = HolderSearch(passage, title, cases, binder.units, runs, linker, surnames, by_surname, titles)
        if not binder.bind(search):
            alone.append(title)
    return Bound(tuple(binder.units), tuple(binder.inner), tuple(binder.held), tuple(reversed(alone)))


class _Binder:
    """Collects what titles are bound to."""

    def __init__(self, units: Iterable[Unit]) -> None:
        self.units = GrowingLayer(units)
        self.inner: list[Unit] = []
        self.held: list[Held] = []

    def bind(self, search: HolderSearch) -> bool:
        """Join a title with the name after or before it, a plural one with those of a list; False if there is none."""
        if search.is_plural() and (listed := holders_listed(search)):
            for unit in listed:
                self._join(search, unit)
            return True
        before = person_before(search)
        apposed = before is not None and search.marked(search.title.end, ",")
        if (not apposed or _is_of_next(search, before)) and (bound := self._after(search)) is not None:
            return bound
        if before is None or search.is_plural() or _is_of_next(search, before):
            return False
        if before.title is None:
            self._join(search, replace(before, end=search.title.end, title=search.title))
        else:  # "Major General NAME, commander of …"
            self.held.append(Held(search.title, replace(before, title=search.title)))
        return True

    def _after(self, search: HolderSearch) -> bool | None:
        """Join a title with the name after it; None where it may still be that of a name before."""
        title, after = search.title, person_after(search)
        start = _with_article(search.passage, title.start)
        if after is not None and search.is_plural() and (after.title is not None or not _goes_on(search, after)):
            return False  # "the governors, the minister NAME"
        if after is not None and (is_object(search, after) or is_subject(search, after)):
            return False
        if after is not None and after.title is None:
            self._join(search, replace(after, start=start, title=title))
            return True
        if after is not None and (is_another_holder(search, after) or is_of_many(search, after)):
            return False
        second = after or titled_after(search)
        if second is None or not _agree(search, second.title):
            return None
        title = in_country_of(search, second.title)
        self.held.append(Held(title, replace(second, title=title)))
        self._place(search, replace(second, start=start))  # "Deputy Prime Minister – Minister of Economy NAME"
        return True

    def _join(self, search: HolderSearch, unit: Unit) -> None:
        """Make a name and its title one unit."""
        unit = replace(unit, title=of_other_country(search, unit))
        self._place(search, unit)
        if unit.title is not None:
            self.held.append(Held(unit.title, unit))

    def _place(self, search: HolderSearch, unit: Unit) -> None:
        """Put a unit in the place of those that it takes in."""
        self.inner += [u for u in self.units.cover(unit) if u.entity.id != unit.entity.id]
        search.surnames.add(unit)


def _goes_on(search: HolderSearch, unit: Unit) -> bool:
    """Does the list go on after a name?"""
    return search.marked(unit.end, ",") or search.passage.says(unit.end, search.passage.words.coordinators)


def _is_of_next(search: HolderSearch, before: Unit | None) -> bool:
    """Is a title in a list that of the next of it: does the name before have its own, and another title follow?
    "director NAME, **patron**, writer NAME"."""
    own = before is not None and any(title.end == before.start for title in search.titles)
    return own and (titled := titled_after(search)) is not None and titled.start == search.title.end + 1


def _with_article(passage: Passage, i: int) -> int:
    """Where a title begins with its article, or the pronoun that says whose it is: "**оның** орынбасары NAME"."""
    words = passage.words.articles | passage.words.possessive_pronouns
    return i - 1 if i > passage.start and passage.says(i - 1, words) else i


def _agree(search: HolderSearch, second: Title | None) -> bool:
    """Can two titles be one person's: do they stand in one case, unlike "Указом Президента шахтёру NAME"?"""
    return second is None or not search.cases or bool(search.cases & search.passage.document.title_cases(second))
