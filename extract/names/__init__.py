"""Names in a paragraph: listed ones, and new ones that their form and the common noun beside them give away.

A finder looks at one common noun and answers with the units that it reads there, or with None where another must look.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from extract.document import Unit
from extract.linking import Linker
from extract.names.addresses import address
from extract.names.again import abbreviate, again
from extract.names.aimed import aimed
from extract.names.apposed import apposed
from extract.names.bare import bare, quoted_alone
from extract.names.based import based
from extract.names.beside import after_kind, before_kind, described
from extract.names.candidates import Candidates
from extract.names.carried_out import carried_out
from extract.names.complemented import agreeing_body, capital_body, department, honour
from extract.names.elliptic import elliptic
from extract.names.enumerated import enumerated, item
from extract.names.granted import granted
from extract.names.headed import headed
from extract.names.honorary import honorary
from extract.names.nouns import KindNoun, kind_nouns
from extract.names.numbered import numbered
from extract.names.plain import after_place, listed_plainly, of_each, of_kind_of_place, of_named_place, owned_by_place
from extract.names.preposed import preposed
from extract.names.shared_head import shared_head
from extract.passage import Passage

Finder = Callable[[Candidates, Linker, KindNoun], list[Unit] | None]

# The first that answers is right; what a noun heads is read beside it.
_FINDERS: tuple[Finder, ...] = (
    numbered, apposed, enumerated, agreeing_body, capital_body, listed_plainly, after_kind, before_kind, preposed,
    described, of_named_place, after_place, owned_by_place, department, of_kind_of_place, of_each, honour, granted,
    address, aimed,
)  # fmt: skip


class NameFinder:
    """Finds the names of one paragraph."""

    def __init__(self, passage: Passage, linker: Linker) -> None:
        self.names, self.linker = Candidates(passage), linker
        self._nouns = kind_nouns(self.names)
        self._regions = list(elliptic(self.names))

    def units(self) -> list[Unit]:
        """The names found, those that overlap and lie within each other included."""
        places = sorted({*self._nouns, *self.names.listed.starts, *self.names.quoted.starts})
        found = [unit for i in places for unit in self._at(i)]
        if (listed := item(self.names, self.linker)) is not None:
            found.append(listed)
        found += [*self._regions, *based(self.names, self.linker)]
        found += [*honorary(self.names, self.linker), *carried_out(self.names, self.linker)]
        abbreviate(self.names, self.linker, found)
        return [*found, *again(self.names, self.linker, found)]

    def _at(self, i: int) -> Iterator[Unit]:
        if i in self._nouns:
            yield from self._told_by(self._nouns[i])
        for name in self.names.listed.starting(i):
            yield from bare(self.names, self.linker, name)
        for name in self.names.quoted.starting(i):
            yield from quoted_alone(self.names, self.linker, name)

    def _told_by(self, noun: KindNoun) -> list[Unit]:
        """What a common noun tells."""
        if (bodies := shared_head(self.names, self.linker, noun)) is not None:
            return bodies
        answers = (finder(self.names, self.linker, noun) for finder in _FINDERS)
        units = next((answer for answer in answers if answer is not None), [])
        return [*units, *(headed(self.names, self.linker, noun) or ())]
